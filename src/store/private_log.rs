//! The private log: what is not public leaves a line in a chain whose newest hash enters the record daily.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at};
use super::schema::{log_heads, private_log, private_log_people};
use crate::record::canonical::{self, micros};
use crate::record::commitments::{salt_of, salt_text};
use crate::record::log;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;

/// One line: what happened, to which account or seat, by whom. It names persons and is never public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub n: i64,
    #[serde(with = "micros")]
    pub at: Timestamp,
    /// The event's name, `session-begun`.
    pub event: String,
    /// The account that acted, if known.
    pub by: Option<String>,
    /// What it is about: an account, a seat, an address, a network.
    pub about: String,
}

impl Line {
    /// As a line of the process's own log, which can be shipped off the machine: who, what, about what, when in UTC.
    pub(super) fn say(&self) {
        let by = self.by.as_deref().unwrap_or_default();
        tracing::info!(target: "registry::security", n = self.n, at = %self.at, event = self.event, by, about = self.about);
    }
}

/// Writes a line.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn write(tx: &mut Tx<'_>, event: &str, about: &str) -> Result<(), Failure> {
    // The counter's row is the lock of the chain.
    let n = super::accounts::count_up(tx.conn, "private-log")?;
    let prev: Option<String> = private_log::table
        .order(private_log::n.desc())
        .select(private_log::h)
        .first(tx.conn)
        .optional()?;
    let prev_hash = match &prev {
        None => log::START,
        Some(text) => hash_of(text)?,
    };
    let salt = tx.fresh_secret()?;
    let by = tx.caller().account().map(|id| id.to_string());
    let line = Line {
        n,
        at: tx.now(),
        event: event.to_owned(),
        by,
        about: about.to_owned(),
    };
    let h = log::next(&prev_hash, &salt, &line)?;
    diesel::insert_into(private_log::table)
        .values((
            private_log::n.eq(n),
            private_log::at.eq(tx.now().as_microsecond()),
            private_log::h.eq(hex::encode(h)),
            private_log::prev.eq(hex::encode(prev_hash)),
            private_log::salt.eq(salt_text(&salt)),
            private_log::line.eq(canonical::write(&line)?),
            private_log::event.eq(event),
        ))
        .execute(tx.conn)?;
    tx.told.push(line.clone());
    for (account, is_own) in people(&line) {
        diesel::insert_into(private_log_people::table)
            .values((
                private_log_people::account.eq(account.to_string()),
                private_log_people::n.eq(n),
                private_log_people::is_own.eq(i64::from(is_own)),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// The accounts that a line is about, and whether each acted itself: who acted, or, before a session, whom it names.
fn people(line: &Line) -> Vec<(Uuid, bool)> {
    let by: Option<Uuid> = line.by.as_ref().and_then(|by| by.parse().ok());
    let mut people: Vec<(Uuid, bool)> = by.into_iter().map(|by| (by, true)).collect();
    for word in line.about.split_whitespace() {
        if let Ok(account) = word.parse()
            && people.iter().all(|(known, _)| *known != account)
        {
            let is_own = by.is_none() && line.event != "sign-in-failed";
            people.push((account, is_own));
        }
    }
    people
}

/// The newest hash of the chain that is not on the record yet.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn unanchored(r: &mut Reading<'_>) -> Result<Option<String>, StoreError> {
    let newest: Option<String> = private_log::table
        .order(private_log::n.desc())
        .select(private_log::h)
        .first(r.conn)
        .optional()?;
    let anchored: Option<String> = log_heads::table
        .order(log_heads::idx.desc())
        .select(log_heads::head)
        .first(r.conn)
        .optional()?;
    Ok(newest.filter(|h| Some(h) != anchored.as_ref()))
}

/// When the log was last anchored in the record.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn anchored_at(r: &mut Reading<'_>) -> Result<Option<Timestamp>, StoreError> {
    let last: Option<i64> = log_heads::table
        .order(log_heads::idx.desc())
        .select(log_heads::at)
        .first(r.conn)
        .optional()?;
    last.map(at).transpose()
}

/// What is looked for in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Lines by this account, or about it.
    pub person: Option<Uuid>,
    pub event: Option<String>,
    /// Not before this moment.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// Lines with a smaller number.
    pub before: Option<i64>,
}

/// A line as the chain holds it: who has the salt can hash it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub line: Line,
    pub salt: String,
    pub prev: String,
    pub h: String,
}

/// What is sought, newest first, `most` at most, for the auditor alone. What was taken out by the rule of retention
/// is not there any more.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn sought(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    most: i64,
) -> Result<Vec<Link>, Failure> {
    if *viewer != Viewer::Auditor {
        return Err(Refusal::NotFound.into());
    }
    let mut query = private_log::table
        .filter(private_log::n.lt(sought.before.unwrap_or(i64::MAX)))
        .filter(private_log::line.ne(""))
        .order(private_log::n.desc())
        .limit(most)
        .into_boxed();
    if let Some(person) = sought.person {
        let theirs = private_log_people::table
            .filter(private_log_people::account.eq(person.to_string()))
            .select(private_log_people::n);
        query = query.filter(private_log::n.eq_any(theirs));
    }
    if let Some(event) = &sought.event {
        query = query.filter(private_log::event.eq(event));
    }
    if let Some(since) = sought.since {
        query = query.filter(private_log::at.ge(since.as_microsecond()));
    }
    if let Some(until) = sought.until {
        query = query.filter(private_log::at.lt(until.as_microsecond()));
    }
    let rows: Vec<(String, String, String, String)> = query
        .select((
            private_log::line,
            private_log::salt,
            private_log::prev,
            private_log::h,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(line, salt, prev, h)| {
            Ok(Link {
                line: canonical::read(&line)?,
                salt,
                prev,
                h,
            })
        })
        .collect()
}

/// What a person did: lines by the account itself, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn own(
    r: &mut Reading<'_>,
    account: Uuid,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Line>, StoreError> {
    let lines: Vec<String> = private_log::table
        .inner_join(private_log_people::table.on(private_log_people::n.eq(private_log::n)))
        .filter(private_log_people::account.eq(account.to_string()))
        .filter(private_log_people::is_own.eq(1))
        .filter(private_log::n.lt(before.unwrap_or(i64::MAX)))
        .filter(private_log::line.ne(""))
        .order(private_log::n.desc())
        .limit(most)
        .select(private_log::line)
        .load(r.conn)?;
    lines
        .iter()
        .map(|line| canonical::read(line).map_err(StoreError::from))
        .collect()
}

/// The events that the log has lines of, by name.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn events(r: &mut Reading<'_>) -> Result<Vec<String>, StoreError> {
    let mut events: Vec<String> = private_log::table
        .select(private_log::event)
        .distinct()
        .load(r.conn)?;
    events.retain(|event| !event.is_empty());
    events.sort();
    Ok(events)
}

/// Takes the words out of lines that are older than the rule of retention keeps them; the hashes stay, so that the
/// chain goes on. Gives how many.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget_before(tx: &mut Tx<'_>, moment: Timestamp, most: i64) -> Result<usize, StoreError> {
    let old: Vec<i64> = private_log::table
        .filter(private_log::at.lt(moment.as_microsecond()))
        .filter(private_log::line.ne(""))
        .order(private_log::n)
        .limit(most)
        .select(private_log::n)
        .load(tx.conn)?;
    for n in &old {
        diesel::delete(private_log_people::table.filter(private_log_people::n.eq(n)))
            .execute(tx.conn)?;
        diesel::update(private_log::table.find(n))
            .set((
                private_log::line.eq(""),
                private_log::salt.eq(""),
                private_log::event.eq(""),
            ))
            .execute(tx.conn)?;
    }
    Ok(old.len())
}

/// Recomputes the whole chain; the number of the first line that does not follow, if any.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn first_break(r: &mut Reading<'_>) -> Result<Option<i64>, StoreError> {
    let rows: Vec<(i64, String, String, String)> = private_log::table
        .order(private_log::n)
        .select((
            private_log::n,
            private_log::h,
            private_log::salt,
            private_log::line,
        ))
        .load(r.conn)?;
    let mut prev = log::START;
    let mut is_forgotten = true;
    for (n, h, salt, line) in rows {
        // The oldest lines have lost their words by the rule of retention; what follows them has its own.
        is_forgotten = is_forgotten && line.is_empty() && salt.is_empty();
        if is_forgotten {
            prev = hash_of(&h)?;
            continue;
        }
        let follows = match (salt_of(&salt), canonical::read::<Line>(&line)) {
            (Some(salt), Ok(line)) => {
                hex::encode(log::next(&prev, &salt, &line)?) == h && line.n == n
            }
            _ => false,
        };
        if !follows {
            return Ok(Some(n));
        }
        prev = hash_of(&h)?;
    }
    Ok(None)
}

fn hash_of(text: &str) -> Result<[u8; 32], StoreError> {
    salt_of(text).ok_or_else(|| StoreError::Corrupt("a hash of the private log".into()))
}
