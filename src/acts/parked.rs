//! Parked text: kept when a form comes after its session had ended, and given back to its account.

use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::store::parked::{self, Form};
use crate::store::sessions::Token;
use crate::store::{Asking, Asks, Failure, Kept, Store};

/// Parks a form for whoever had this session: nobody is signed in, and only that account finds it again.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn park(store: &Store, had: &Token, form: Form) -> Result<Option<Uuid>, Failure> {
    let had = had.clone();
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        Ok(Kept::Done(parked::park(tx, &had, &form)?))
    })
}

/// Throws away what was parked.
///
/// # Errors
/// [`Refusal::NotFound`] when the account has nothing of this number.
pub fn forget(store: &Store, by: Asks, id: Uuid) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::OwnAccount), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        parked::forget(tx, id, account)?;
        Ok(Kept::Done(()))
    })
}
