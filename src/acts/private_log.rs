//! The private log, read by the auditor: reading it leaves a line in it.

use crate::rules::permissions::Action;
use crate::store::private_log::{self, Line};
use crate::store::{Asking, Asks, Failure, Kept, Store};

/// Lines before `before` (the newest when none is given), newest first, `most` at most.
///
/// # Errors
/// The law's refusal for everybody but an auditor.
pub fn read(store: &Store, by: Asks, before: Option<i64>, most: i64) -> Result<Vec<Line>, Failure> {
    store.keep(Asking::new(by, Action::ReadPrivateLog), move |tx| {
        let viewer = tx.viewer();
        let lines = private_log::newest(&mut tx.reading(), &viewer, before, most)?;
        let about = before.map_or_else(|| "newest".to_owned(), |n| format!("before {n}"));
        private_log::write(tx, "log-read", &about)?;
        Ok(Kept::Done(lines))
    })
}
