//! The private log: what is not public leaves a line in a chain whose newest hash enters the record daily.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at};
use super::schema::{log_heads, private_log};
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
        ))
        .execute(tx.conn)?;
    Ok(())
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

/// Lines before `before`, newest first, for the auditor alone.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn newest(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Line>, Failure> {
    if *viewer != Viewer::Auditor {
        return Err(Refusal::NotFound.into());
    }
    let lines: Vec<String> = private_log::table
        .filter(private_log::n.lt(before.unwrap_or(i64::MAX)))
        .order(private_log::n.desc())
        .limit(most)
        .select(private_log::line)
        .load(r.conn)?;
    lines
        .iter()
        .map(|line| canonical::read(line).map_err(Failure::from))
        .collect()
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
    for (n, h, salt, line) in rows {
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
