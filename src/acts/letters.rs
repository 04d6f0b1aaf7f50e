//! Letters: laid with the act they tell of, to whom the table of the rules says, and handed to the post afterwards.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor, Letter, Recipients};
use crate::rules::notices::Pace;
use crate::rules::permissions::{Action, Office};
use crate::store::outbox::{self, Addressee, Taken};
use crate::store::sessions::Token;
use crate::store::{
    Asking, Asks, Failure, Kept, Store, StoreError, Tx, addressees, email_changes,
    invitation_links, paces, private_log, resets,
};

/// Waits before the next try, in minutes; after the last a letter is given up.
const WAITS: [i64; 9] = [1, 2, 5, 15, 60, 180, 360, 720, 1_440];

/// Lays a letter for everybody whom it concerns, but for who does not want to be told what need not be told. In the
/// transaction of the act: what was taken back tells nobody.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lay(tx: &mut Tx<'_>, letter: &Letter) -> Result<(), StoreError> {
    let chosen = match letter.chosen() {
        Some(event) => paces::of_event(&mut tx.reading(), event)?,
        None => BTreeMap::new(),
    };
    for addressee in to_whom(tx, letter)? {
        let pace = addressee
            .account
            .and_then(|account| chosen.get(&account))
            .copied()
            .unwrap_or(Pace::AtOnce);
        outbox::lay(tx, &addressee, letter, pace)?;
    }
    Ok(())
}

/// Tells a person that what they sign in with has changed.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn factor_changed(
    tx: &mut Tx<'_>,
    account: Uuid,
    factor: Factor,
    change: Change,
    name: &str,
) -> Result<(), StoreError> {
    let letter = Letter::FactorChanged {
        account,
        factor,
        change,
        name: name.to_owned(),
        at: tx.now(),
    };
    lay(tx, &letter)
}

fn to_whom(tx: &mut Tx<'_>, letter: &Letter) -> Result<Vec<Addressee>, StoreError> {
    let mut r = tx.reading();
    let all = match letter.recipients() {
        Recipients::Person(account) => addressees::of_account(&mut r, account)?,
        Recipients::PersonAt(account, email) => {
            let mut person = addressees::of_account(&mut r, account)?;
            for addressee in &mut person {
                addressee.email.clone_from(&email);
            }
            person
        }
        Recipients::HoldersOfTheVote(member) => {
            addressees::in_office(&mut r, &[Office::Head, Office::Alternate], Some(&member))?
        }
        Recipients::HeadsAndAddress(member) => {
            let mut all = addressees::in_office(&mut r, &[Office::Head], Some(&member))?;
            all.extend(addressees::registered(&mut r, &member)?);
            all
        }
        Recipients::HoldersAndAddress(member) => {
            let holders = [Office::Head, Office::Alternate];
            let mut all = addressees::in_office(&mut r, &holders, Some(&member))?;
            all.extend(addressees::registered(&mut r, &member)?);
            all
        }
        Recipients::Invitee(seat) => addressees::of_invitation(&mut r, &seat)?,
        Recipients::OfficersBut(one) => {
            let mut officers =
                addressees::in_office(&mut r, &[Office::Officer, Office::Registrar], None)?;
            officers.retain(|officer| officer.account != Some(one));
            officers
        }
        // Laid by the store, with the act's entry.
        Recipients::OfTheTable(_) => Vec::new(),
    };
    Ok(all)
}

/// A letter as the post takes it, with the secret that was made for it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub taken: Taken,
    /// What its link ends in, for an invitation or a new password.
    pub secret: Option<String>,
}

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What the outbox gives the post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handed {
    /// Nothing is due.
    Nothing,
    /// One need not be sent any more: what it was to bring about is done, or over.
    Dropped,
    Letter(Box<Outgoing>),
}

/// Takes the next letter for the length of a lease, and makes the secret that it carries.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn take(store: &Store) -> Result<Handed, Failure> {
    let asking = Asking::new(Asks::Registry, Action::SendLetters);
    store.keep(asking, move |tx| {
        let Some(taken) = outbox::take(tx)? else {
            return Ok(Kept::Done(Handed::Nothing));
        };
        let secret = match &taken.letter {
            Letter::Invitation { seat, .. } => match invitation_links::make(tx, seat)? {
                Some(secret) => Some(secret),
                None => return dropped(tx, &taken),
            },
            Letter::PasswordReset { account } => {
                let secret = hex::encode(tx.fresh_secret()?);
                resets::offer(tx, &Token::of(&secret), *account)?;
                Some(secret)
            }
            Letter::EmailConfirmation { account, email } => {
                let secret = hex::encode(tx.fresh_secret()?);
                email_changes::offer(tx, &Token::of(&secret), *account, email)?;
                Some(secret)
            }
            _ => None,
        };
        Ok(Kept::Done(Handed::Letter(Box::new(Outgoing {
            taken,
            secret,
        }))))
    })
}

fn dropped(tx: &mut Tx<'_>, taken: &Taken) -> Result<Kept<Handed>, Failure> {
    outbox::failed(tx, taken.id, "what it offers is taken up or over", None)?;
    Ok(Kept::Done(Handed::Dropped))
}

/// How sending a letter ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    Sent,
    /// The server may take it another time.
    NotNow(String),
    /// The server will never take it.
    Never(String),
}

/// Notes how sending a letter ended; what may be taken later is tried again, each time after a longer wait.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn ended(store: &Store, taken: &Taken, how: Ended) -> Result<(), Failure> {
    let (id, attempts) = (taken.id, taken.attempts);
    let asking = Asking::new(Asks::Registry, Action::SendLetters);
    store.keep(asking, move |tx| {
        match &how {
            Ended::Sent => outbox::sent(tx, id)?,
            Ended::NotNow(why) => {
                let again = next_try(tx.now(), attempts);
                outbox::failed(tx, id, why, again)?;
            }
            Ended::Never(why) => outbox::failed(tx, id, why, None)?,
        }
        Ok(Kept::Done(()))
    })
}

/// When a letter that was tried so often is tried again; none when it is given up.
pub fn next_try(now: Timestamp, attempts: i64) -> Option<Timestamp> {
    let tried = usize::try_from(attempts).ok()?.checked_sub(1)?;
    let minutes = *WAITS.get(tried)?;
    now.checked_add(SignedDuration::from_mins(minutes)).ok()
}

/// Tries a letter once more that was given up; by the administrator.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn try_again(store: &Store, by: Asks, id: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        outbox::revive(tx, id)?;
        private_log::write(tx, "letter-again", &id.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Takes away the letters of a past that was invented: they were never to be sent.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] in a house whose clock is the database's.
pub fn forget_the_past(store: &Store) -> Result<(), Failure> {
    if !matches!(store.clock(), crate::store::Clock::Scripted(_)) {
        return Err(Refusal::OfficeDoesNotPermit.into());
    }
    // Reports that fell due in that past were told of in it.
    super::notices::tell_of_reports(&store.clone().without_letters())?;
    let asking = Asking::new(Asks::Registry, Action::SendLetters);
    store.keep(asking, move |tx| {
        outbox::empty(tx)?;
        Ok(Kept::Done(()))
    })
}
