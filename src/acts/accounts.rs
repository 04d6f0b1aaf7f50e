//! What a person changes about the own account: the password, and the language of letters.

use jiff::Timestamp;
use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor, Letter};
use crate::rules::permissions::Action;
use crate::rules::words::Lang;
use crate::store::sessions::{self, Token};
use crate::store::{Asking, Asks, Failure, Kept, Store, accounts, private_log, resets};

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
