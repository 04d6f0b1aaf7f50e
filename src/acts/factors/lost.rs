//! All factors lost: two officers agree, a day passes, and whoever knows the password may enrol a new factor. Nobody
//! is signed in by it, and no factor is dropped.

use uuid::Uuid;

use crate::acts::appointments;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::store::factors::half_sessions::{self, Stage};
use crate::store::factors::resets;
use crate::store::sessions::Token;
use crate::store::{Asking, Asks, Failure, Kept, Store, Tx, accounts, private_log};

/// What two officers agree on: the account of this address may enrol a new factor, from a day later on.
pub(in crate::acts) fn agree(tx: &mut Tx<'_>, email: &str) -> Result<(), Failure> {
    let email = appointments::email(email)?;
    let account = accounts::of_email(&mut tx.reading(), &email)?.ok_or(Refusal::NotFound)?;
    resets::agree(tx, account.id)?;
    private_log::write(tx, "factors-lost", &account.id.to_string())?;
    Ok(())
}

/// Goes the way that two officers opened: whoever is half way in may enrol.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the half session is over, [`Refusal::NotFound`] where no way is open.
pub fn enter(store: &Store, half: &Token) -> Result<(), Failure> {
    let half = half.clone();
    let asking = Asking::new(Asks::Stranger, Action::SignIn);
    store.keep(asking, move |tx| {
        let found = half_sessions::find(&mut tx.reading(), &half)?
            .filter(|half| half.stage == Stage::SecondFactor)
            .ok_or(Refusal::SignInFirst)?;
        let now = tx.now();
        resets::of(&mut tx.reading(), found.account)?
            .filter(|reset| reset.opens <= now)
            .ok_or(Refusal::NotFound)?;
        resets::end(tx, found.account)?;
        half_sessions::may_enrol(tx, &half)?;
        private_log::write(tx, "factors-lost-entered", &found.account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Whoever signs in by a factor has lost none: the way that was opened closes.
pub(super) fn has_one_still(tx: &mut Tx<'_>, account: Uuid) -> Result<(), Failure> {
    if resets::end(tx, account)? {
        private_log::write(tx, "factors-not-lost", &account.to_string())?;
    }
    Ok(())
}
