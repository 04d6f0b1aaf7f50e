//! What a person changes about the own account: the password, and the language of letters.

use jiff::Timestamp;
use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor, Letter};
use crate::rules::permissions::Action;
use crate::rules::words::Lang;
use crate::store::sessions::{self, Token};
use crate::store::{
    Asking, Asks, Failure, Kept, Store, accounts, known_browsers, persons, private_log, resets,
};

/// Sets a new password, whose old one was verified before: ends every other session, and spends every link.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn change_password(store: &Store, by: &Token, password_hash: &str) -> Result<(), Failure> {
    let (kept, hash) = (by.clone(), password_hash.to_owned());
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        resets::spend_all(tx, account)?;
        resets::set_password(tx, account, &hash)?;
        sessions::end_others(tx, account, &kept)?;
        private_log::write(tx, "password-set", &account.to_string())?;
        let letter = password_replaced(account, tx.now());
        super::letters::lay(tx, &letter)?;
        Ok(Kept::Done(()))
    })
}

/// Sets the language in which the register writes to this person.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn change_language(store: &Store, by: &Token, lang: Lang) -> Result<(), Failure> {
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        accounts::set_lang(tx, account, lang)?;
        private_log::write(tx, "language-set", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Ends an account that holds no office any more: its sessions end, and nobody signs in to it again. By the
/// administrator.
///
/// # Errors
/// [`Refusal::HoldsOffices`], [`Refusal::AlreadyDone`], [`Refusal::NotFound`].
pub fn end(store: &Store, by: Asks, account: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        let viewer = tx.viewer();
        let found = persons::one(&mut tx.reading(), &viewer, account)?;
        if found.ended.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        if !found.offices.is_empty() {
            return Err(Refusal::HoldsOffices.into());
        }
        resets::spend_all(tx, account)?;
        sessions::end_all(tx, account)?;
        known_browsers::forget(tx, account)?;
        persons::end(tx, account)?;
        private_log::write(tx, "account-ended", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Ends every session of an account, as when a laptop was lost. By the administrator.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn end_sessions(store: &Store, by: Asks, account: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        accounts::email_of(&mut tx.reading(), account)?.ok_or(Refusal::NotFound)?;
        sessions::end_all(tx, account)?;
        known_browsers::forget(tx, account)?;
        private_log::write(tx, "sessions-ended", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// The letter that says so.
pub(super) fn password_replaced(account: Uuid, at: Timestamp) -> Letter {
    Letter::FactorChanged {
        account,
        factor: Factor::Password,
        change: Change::Replaced,
        name: String::new(),
        at,
    }
}
