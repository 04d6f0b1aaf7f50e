//! Credentials: accreditation of heads, appointment to offices of trust, letters and registered addresses.

use jiff::civil::Date;
use uuid::Uuid;

use super::appointments::{self, Invitee};
use super::members;
use super::motions::{Enclosed, Prepared};
use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::appointments::needs_two;
use crate::rules::letters::Letter;
use crate::rules::permissions::{Action, Office};
use crate::rules::refusals::LetterFault;
use crate::rules::words::MemberCode;
use crate::store::{
    Asking, Asks, Failure, Kept, Store, Tx, credential_letters, private_log, registered_addresses,
};
use crate::text::pdf;

/// The most bytes of a letter.
pub const MOST_LETTER_BYTES: usize = 5 * 1024 * 1024;

/// Lays a letter down that a motion will name: a PDF, looked through, kept as it came. For a member's delegation, or
/// for an office of the house.
///
/// # Errors
/// [`Refusal::LetterNotTaken`].
pub fn lay_letter(
    store: &Store,
    by: Asks,
    member: Option<MemberCode>,
    file: Vec<u8>,
) -> Result<Enclosed, Failure> {
    if file.len() > MOST_LETTER_BYTES {
        return Err(Refusal::LetterNotTaken(LetterFault::TooLong).into());
    }
    pdf::looked_through(&file).map_err(|fault| Refusal::LetterNotTaken(told(fault)))?;
    store.keep(Asking::new(by, Action::KeepCredentials), move |tx| {
        let (id, sha256) = credential_letters::lay(tx, member.as_ref(), &file)?;
        private_log::write(tx, "letter-laid", &format!("{id} {sha256}"))?;
        Ok(Kept::Done(Enclosed { id, sha256 }))
    })
}

const fn told(fault: pdf::Fault) -> LetterFault {
    match fault {
        pdf::Fault::NotPdf => LetterFault::NotPdf,
        pdf::Fault::Cut => LetterFault::Cut,
        pdf::Fault::Encrypted => LetterFault::Encrypted,
        pdf::Fault::Active => LetterFault::Active,
        pdf::Fault::Unreadable => LetterFault::Unreadable,
    }
}

/// Registers the address at which a member is told of its delegation.
///
/// # Errors
/// [`Refusal::NotAMember`], [`Refusal::Malformed`].
pub fn register_address(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    email: &str,
) -> Result<(), Failure> {
    let (member, email) = (member.clone(), appointments::email(email)?);
    store.keep(Asking::new(by, Action::KeepCredentials), move |tx| {
        members::may_be_accredited(tx, &member)?;
        let viewer = tx.viewer();
        let before = registered_addresses::all(&mut tx.reading(), &viewer)?.remove(&member);
        if before.is_some_and(|before| before.email == email) {
            return Err(Refusal::AlreadyDone.into());
        }
        // Told where the member was told before.
        let letter = Letter::AddressRegistered {
            member: member.clone(),
            email: email.clone(),
            at: tx.now(),
        };
        super::letters::lay(tx, &letter)?;
        registered_addresses::register(tx, &member, &email)?;
        private_log::write(tx, "address-registered", member.as_str())?;
        Ok(Kept::Done(()))
    })
}

/// The seat of a head, with its letter of credentials.
pub(super) fn accreditation(
    tx: &mut Tx<'_>,
    email: &str,
    letter: Option<&Enclosed>,
    member: &MemberCode,
    until: Option<Date>,
) -> Result<Prepared, Failure> {
    members::may_be_accredited(tx, member)?;
    let invitee = Invitee {
        email: appointments::email(email)?,
        office: Office::Head,
        member: Some(member.clone()),
        until,
    };
    let prepared = offered(tx, &invitee, letter)?;
    if let [Act::Seat { seat, .. }] = prepared.acts.as_slice() {
        let letter = Letter::HeadAccredited {
            member: member.clone(),
            seat: seat.clone(),
            email: invitee.email,
            at: tx.now(),
        };
        super::letters::lay(tx, &letter)?;
    }
    Ok(prepared)
}

/// The seat of an officer, registrar or administrator.
pub(super) fn appointment(
    tx: &mut Tx<'_>,
    email: &str,
    letter: Option<&Enclosed>,
    office: Office,
    until: Option<Date>,
) -> Result<Prepared, Failure> {
    if !needs_two(office) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    let invitee = Invitee {
        email: appointments::email(email)?,
        office,
        member: None,
        until,
    };
    appointments::may_be_offered(tx, &invitee)?;
    offered(tx, &invitee, letter)
}

fn offered(
    tx: &mut Tx<'_>,
    invitee: &Invitee,
    letter: Option<&Enclosed>,
) -> Result<Prepared, Failure> {
    let (act, link) = appointments::offer_seat(tx, invitee)?;
    if let (Some(Enclosed { id, sha256 }), Act::Seat { seat, .. }) = (letter, &act) {
        credential_letters::accept(tx, *id, sha256, seat)?;
    }
    Ok(Prepared {
        acts: vec![act],
        follows: Vec::new(),
        unnamed: Vec::new(),
        link: Some(link),
    })
}

/// The number of a letter that a form names again.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn letter_id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}
