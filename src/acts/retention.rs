//! Retention: what is private and has served is taken away once a day, by the rule of the house.

use crate::rules::permissions::Action;
use crate::rules::retention::RULE;
use crate::store::{Asking, Asks, Failure, Kept, Store, private_log, retention};

/// Takes away what the rule does not keep; gives how many rows. A line of the log says so where there were any.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn forget(store: &Store) -> Result<usize, Failure> {
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    store.keep(asking, |tx| {
        let gone = retention::forget(tx, &RULE)?;
        if gone > 0 {
            private_log::write(tx, "forgotten", &gone.to_string())?;
        }
        Ok(Kept::Done(gone))
    })
}
