//! The private log, read and exported by the auditor: either leaves a line in it.

use crate::rules::permissions::Action;
use crate::store::private_log::{self, Line, Link, Sought};
use crate::store::{Asking, Asks, Failure, Kept, Store, Tx};

/// The most lines of one export.
pub const MOST_EXPORTED: i64 = 100_000;

/// Lines before `before` (the newest when none is given), newest first, `most` at most.
///
/// # Errors
/// The law's refusal for everybody but an auditor.
pub fn read(store: &Store, by: Asks, before: Option<i64>, most: i64) -> Result<Vec<Line>, Failure> {
    let sought = Sought {
        before,
        ..Sought::default()
    };
    let links = read_sought(store, by, sought, most)?;
    Ok(links.into_iter().map(|link| link.line).collect())
}

/// As [`read`], of what is sought.
///
/// # Errors
/// As [`read`].
pub fn read_sought(
    store: &Store,
    by: Asks,
    sought: Sought,
    most: i64,
) -> Result<Vec<Link>, Failure> {
    store.keep(Asking::new(by, Action::ReadPrivateLog), move |tx| {
        Ok(Kept::Done(told(tx, "log-read", &sought, most)?))
    })
}

/// As [`read_sought`], to be taken away as a file.
///
/// # Errors
/// As [`read`].
pub fn export(store: &Store, by: Asks, sought: Sought) -> Result<Vec<Link>, Failure> {
    store.keep(Asking::new(by, Action::ReadPrivateLog), move |tx| {
        Ok(Kept::Done(told(
            tx,
            "log-exported",
            &sought,
            MOST_EXPORTED,
        )?))
    })
}

fn told(tx: &mut Tx<'_>, event: &str, sought: &Sought, most: i64) -> Result<Vec<Link>, Failure> {
    let viewer = tx.viewer();
    let links = private_log::sought(&mut tx.reading(), &viewer, sought, most)?;
    private_log::write(tx, event, &in_words(sought))?;
    Ok(links)
}

/// What was looked for, as the line says it.
fn in_words(sought: &Sought) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(sought.person.map(|person| format!("person {person}")));
    words.extend(sought.event.as_ref().map(|event| format!("event {event}")));
    words.extend(sought.since.map(|since| format!("since {since}")));
    words.extend(sought.until.map(|until| format!("until {until}")));
    words.extend(sought.before.map(|n| format!("before {n}")));
    if words.is_empty() {
        return "newest".to_owned();
    }
    words.join(" ")
}
