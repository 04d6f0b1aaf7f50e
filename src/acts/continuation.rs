//! A new record behind one whose last entries stay lost: begun by two officers, at the machine.
//!
//! The register cannot be written while entries are missing, and so nobody can sign in: the two give their passwords
//! where the restore was made.

use uuid::Uuid;

use super::house::FirstKey;
use super::passwords;
use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::permissions::{Action, Office, may};
use crate::rules::words::Seat;
use crate::store::accounts::{self, Account};
use crate::store::{Asking, Asks, Enacted, Failure, Store, StoreError, Tx, before, private_log};

/// An officer at the machine.
#[derive(Clone)]
pub struct Officer {
    pub email: String,
    pub password: String,
}

/// What two officers begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    /// The last checkpoint of the present record that is known, as it was signed.
    pub after: String,
    /// The first and the last entry that are lost.
    pub lost: [i64; 2],
    /// The origin of the new record.
    pub origin: String,
    /// Its keys.
    pub keys: Vec<FirstKey>,
}

/// Begins the new record behind what is kept; gives the entry that says so.
///
/// # Errors
/// [`Refusal::WrongCredentials`] of a name or password that is not right, [`Refusal::SecondOfficerMustDiffer`],
/// [`Refusal::OfficeDoesNotPermit`] of who is no officer now; [`Refusal::OutOfOrder`] when entries were added since.
pub fn begin(
    store: &Store,
    continuation: Continuation,
    officers: [Officer; 2],
) -> Result<i64, Failure> {
    let [first, second] = officers;
    let first = known(store, &first)?;
    let second = known(store, &second)?;
    if first.id == second.id {
        return Err(Refusal::SecondOfficerMustDiffer.into());
    }
    store.enact(
        Asking::new(Asks::CommandLine, Action::Continue),
        move |tx| {
            if tx.index() != continuation.lost[0] {
                return Err(Refusal::OutOfOrder.into());
            }
            let proposing = seat(tx, &first, Action::ProposeMotion)?;
            let approving = seat(tx, &second, Action::ApproveMotion)?;
            if proposing == approving {
                return Err(Refusal::SecondOfficerMustDiffer.into());
            }
            before::keep(tx)?;
            for officer in [&first, &second] {
                private_log::write(tx, "record-continued", &officer.id.to_string())?;
            }
            let index = tx.index();
            let mut acts = vec![Act::Continue {
                after: continuation.after.clone(),
                house: tx.house(),
                lost: continuation.lost,
                origin: continuation.origin.clone(),
            }];
            for ((purpose, vkey), from) in continuation.keys.iter().zip(index + 1..) {
                acts.push(Act::Key {
                    from,
                    purpose: *purpose,
                    vkey: vkey.clone(),
                });
            }
            Ok(Enacted::by_two((proposing, approving), acts, index))
        },
    )
}

/// The account of an officer whose password is right.
fn known(store: &Store, officer: &Officer) -> Result<Account, Failure> {
    let email = officer.email.trim().to_lowercase();
    let account = store.read::<_, StoreError>(|r| accounts::of_email(r, &email))?;
    let hash = account.as_ref().map(|account| account.password.as_str());
    let is_right = passwords::is_right(&officer.password, hash);
    account
        .filter(|_| is_right)
        .ok_or_else(|| Refusal::WrongCredentials.into())
}

/// The seat in which an officer acts now, whose password is still the one that was verified.
fn seat(tx: &mut Tx<'_>, verified: &Account, action: Action) -> Result<Seat, Failure> {
    let now = accounts::of_email(&mut tx.reading(), &verified.email)?;
    if !now.is_some_and(|now| now.id == verified.id && now.password == verified.password) {
        return Err(Refusal::WrongCredentials.into());
    }
    let account: Uuid = verified.id;
    accounts::offices(&mut tx.reading(), account)?
        .into_iter()
        .filter(|held| may(held.office, action))
        .min_by_key(|held| held.office != Office::Registrar)
        .map(|held| held.seat)
        .ok_or_else(|| Refusal::OfficeDoesNotPermit.into())
}
