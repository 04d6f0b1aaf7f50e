//! Password resets: a link that sets a new password, and neither signs in nor grants anything.

use jiff::SignedDuration;
use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::letters::Letter;
use crate::rules::permissions::Action;
use crate::store::sessions::{self, Token};
use crate::store::{Asking, Asks, Failure, Kept, Store, accounts, outbox, private_log, resets};

/// How long after one letter of this kind no other is laid for the same account.
const BETWEEN_LETTERS: SignedDuration = SignedDuration::from_mins(5);

/// Lays a letter for whoever has this address; none when nobody has. The link is made as the letter is sent: the
/// page that asked never has it.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn ask(store: &Store, email: &str) -> Result<(), Failure> {
    let email = email.to_owned();
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        let Some(account) = accounts::of_email(&mut tx.reading(), &email)? else {
            return Ok(Kept::Done(()));
        };
        // Who asks again and again fills nobody's letter box.
        let since = tx.now() - BETWEEN_LETTERS;
        if outbox::was_laid(&mut tx.reading(), account.id, "password-reset", since)? {
            return Ok(Kept::Done(()));
        }
        private_log::write(tx, "reset-asked", &account.id.to_string())?;
        super::letters::lay(
            tx,
            &Letter::PasswordReset {
                account: account.id,
            },
        )?;
        Ok(Kept::Done(()))
    })
}

/// Makes a link for an account, by an administrator, who passes it on.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such account.
pub fn make(store: &Store, by: Asks, account: Uuid) -> Result<String, Failure> {
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        accounts::email_of(&mut tx.reading(), account)?.ok_or(Refusal::NotFound)?;
        let secret = hex::encode(tx.fresh_secret()?);
        resets::offer(tx, &Token::of(&secret), account)?;
        private_log::write(tx, "reset-made", &account.to_string())?;
        Ok(Kept::Done(secret))
    })
}

/// Lays a letter with a link for an account, by an administrator, who does not see it.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such account.
pub fn mail(store: &Store, by: Asks, account: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::KeepAccounts), move |tx| {
        accounts::email_of(&mut tx.reading(), account)?.ok_or(Refusal::NotFound)?;
        private_log::write(tx, "reset-made", &account.to_string())?;
        super::letters::lay(tx, &Letter::PasswordReset { account })?;
        Ok(Kept::Done(()))
    })
}

/// Sets the new password, spends the link and ends every session of the account. It does not sign in.
///
/// # Errors
/// [`Refusal::LinkSpent`].
pub fn spend(store: &Store, secret: &str, password_hash: &str) -> Result<(), Failure> {
    let token = Token::of(secret);
    let hash = password_hash.to_owned();
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        let found = resets::find(&mut tx.reading(), &token)?;
        let (account, _) = found.ok_or(Refusal::LinkSpent)?;
        resets::spend_all(tx, account)?;
        resets::set_password(tx, account, &hash)?;
        sessions::end_all(tx, account)?;
        private_log::write(tx, "password-set", &account.to_string())?;
        let letter = super::accounts::password_replaced(account, tx.now());
        super::letters::lay(tx, &letter)?;
        Ok(Kept::Done(()))
    })
}
