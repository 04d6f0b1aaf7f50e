//! Enrolment: a person's new factor; whoever was only half way in is signed in by it, and gets recovery codes.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::passkeys::{self, Answer};
use super::relying_party::RelyingParty;
use super::{Holder, recovery_codes, totp};
use crate::acts::confirming::confirm;
use crate::record::commitments::sha256_hex;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::words::{Auth, Name};
use crate::store::factors::{half_sessions, recovery_codes as codes};
use crate::store::sessions::{self, Begins};
use crate::store::{Failure, Kept, Store, Tx, private_log};

/// What enrolling gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// The secret of the session that begins with it; none for somebody who was signed in.
    pub session: Option<String>,
    /// Shown once; empty for somebody who has some left.
    pub codes: Vec<String>,
}

/// Adds a passkey under the name that its person gives.
///
/// # Errors
/// [`Refusal::PasskeyRefused`] when the answer is none to the challenge.
pub fn add_passkey(
    store: &Store,
    holder: &Holder,
    rp: &RelyingParty,
    answer: &Answer,
    name: &Name,
    agent: &str,
) -> Result<Enrolled, Failure> {
    let (holder, rp, agent) = (holder.clone(), rp.clone(), agent.to_owned());
    let (answer, name) = (answer.clone(), name.clone());
    store.keep(holder.changing(), move |tx| {
        let account = holder.person(tx)?.account;
        if tx.strength().is_some() {
            let tried =
                tx.trial(|tx| passkeys::register(tx, &rp, account, holder.token(), &answer, &name))?;
            if tried.is_none() {
                passkeys::register(tx, &rp, account, holder.token(), &answer, &name)?;
                return Ok(Kept::RefusedKeeping(Refusal::PasskeyRefused));
            }
        }
        // Before the new one counts: it does not confirm itself.
        let about = json!({ "credential": sha256_hex(answer.credential.as_bytes()), "name": name.as_str() });
        confirm(tx, &Deed::of("add-passkey", &about)?)?;
        let made = passkeys::register(tx, &rp, account, holder.token(), &answer, &name)?;
        let Some(credential) = made else {
            return Ok(Kept::RefusedKeeping(Refusal::PasskeyRefused));
        };
        let begins = Begins::with_passkey(&credential, &agent);
        Ok(Kept::Done(enrolled(tx, &holder, account, &begins)?))
    })
}

/// Adds the app whose seed was offered, or puts it in the place of the one before, by its first code.
///
/// # Errors
/// [`Refusal::CodeRefused`]; [`Refusal::OfferOver`] when the seed was shown too long ago.
pub fn add_app(
    store: &Store,
    holder: &Holder,
    code: &str,
    agent: &str,
) -> Result<Enrolled, Failure> {
    let (holder, code, agent) = (holder.clone(), code.to_owned(), agent.to_owned());
    store.keep(holder.changing(), move |tx| {
        let account = holder.person(tx)?.account;
        confirm(tx, &Deed::of("add-app", &json!({}))?)?;
        if !totp::confirm(tx, account, holder.token(), &code)? {
            return Ok(Kept::RefusedKeeping(Refusal::CodeRefused));
        }
        let begins = Begins::of(Auth::Totp, &agent);
        Ok(Kept::Done(enrolled(tx, &holder, account, &begins)?))
    })
}

/// The session and the codes that follow from a first factor.
fn enrolled(
    tx: &mut Tx<'_>,
    holder: &Holder,
    account: uuid::Uuid,
    begins: &Begins<'_>,
) -> Result<Enrolled, Failure> {
    let session = match holder {
        Holder::Session(_) | Holder::Confirmed(..) => None,
        Holder::Half(token) => {
            half_sessions::end(tx, token)?;
            let secret = sessions::begin(tx, account, begins)?;
            private_log::write(tx, "session-begun", &account.to_string())?;
            Some(secret)
        }
    };
    let codes = match codes::left(&mut tx.reading(), account)? {
        0 => recovery_codes::make(tx, account)?,
        _ => Vec::new(),
    };
    Ok(Enrolled { session, codes })
}
