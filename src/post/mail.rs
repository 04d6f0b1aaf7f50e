//! A letter as a message of Internet mail (RFC 5322): plain text and HTML side by side, the same id at every try.

use std::str::FromStr;
use std::time::{Duration, UNIX_EPOCH};

use lettre::Message;
use lettre::address::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

use crate::acts::letters::{Outgoing, Written};

/// From whom letters are: `Registry of the Partnership <registry@example.org>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

impl Sender {
    /// # Errors
    /// A sentence, when it is no mail address.
    pub fn parse(text: &str) -> Result<Self, String> {
        Mailbox::from_str(text)
            .map(Self)
            .map_err(|error| format!("\"{text}\" is no address to send from: {error}"))
    }
}

/// The message of a letter. What answers by itself does not answer it (RFC 3834).
///
/// # Errors
/// A sentence, when the recipient's address cannot stand in a message.
pub fn message(from: &Sender, outgoing: &Outgoing, written: &Written) -> Result<Message, String> {
    let taken = &outgoing.taken;
    let address = Address::from_str(&taken.email)
        .map_err(|error| format!("the recipient's address: {error}"))?;
    let name = (!taken.name.is_empty()).then(|| taken.name.clone());
    let since = u64::try_from(taken.created.as_second()).unwrap_or_default();
    let host = from.0.email.domain();
    Message::builder()
        .from(from.0.clone())
        .to(Mailbox::new(name, address))
        .subject(&written.subject)
        .date(UNIX_EPOCH + Duration::from_secs(since))
        .message_id(Some(format!("<{}@{host}>", taken.id)))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(
            written.text.clone(),
            written.html.clone(),
        ))
        .map_err(|error| format!("the message: {error}"))
}
