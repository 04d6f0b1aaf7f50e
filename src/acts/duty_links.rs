//! The private link to one's duties as a calendar: made, replaced, revoked by the person whose it is.

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::store::{Asking, Asks, Failure, Kept, Store, duty_links, private_log};

/// Makes the link, or another in its place; gives the secret, this once.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] for who holds no office: nothing is due from them.
pub fn make(store: &Store, by: Asks) -> Result<String, Failure> {
    store.keep(Asking::new(by, Action::OwnAccount), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        if tx.caller().holdings().is_empty() {
            return Err(Refusal::OfficeDoesNotPermit.into());
        }
        let secret = duty_links::make(tx, account)?;
        private_log::write(tx, "duty-link-made", &account.to_string())?;
        Ok(Kept::Done(secret))
    })
}

/// Stops the link.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none.
pub fn revoke(store: &Store, by: Asks) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::OwnAccount), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        if !duty_links::revoke(tx, account)? {
            return Err(Refusal::NotFound.into());
        }
        private_log::write(tx, "duty-link-revoked", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}
