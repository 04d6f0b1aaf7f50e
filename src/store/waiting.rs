//! What waits in the house, in numbers for whoever operates it.

use diesel::prelude::*;

use super::ballots::State;
use super::checkpoints;
use super::failures::StoreError;
use super::reading::Reading;
use super::schema::{ballots, outbox};
use crate::rules::notices::Pace;

/// Numbers of what waits, at the moment of a reading. None of them says anything of anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Entries of the record.
    pub entries: i64,
    /// Entries that the newest checkpoint covers; none before the first.
    pub signed: i64,
    /// Letters that are to be sent as soon as they can be.
    pub letters: i64,
    /// Letters that no mail server took.
    pub undelivered: i64,
    /// Ballots whose closing has not been recorded.
    pub running: i64,
    /// Of these, such as whose hour has passed.
    pub overdue: i64,
}

/// # Errors
/// [`StoreError`] when the database fails.
pub fn standing(r: &mut Reading<'_>) -> Result<Waiting, StoreError> {
    let signed = checkpoints::newest(r)?.map_or(0, |served| served.size as i64);
    let letters = outbox::table
        .filter(outbox::sent.is_null())
        .filter(outbox::dead.is_null())
        .filter(outbox::pace.eq(Pace::AtOnce.as_str()))
        .count()
        .get_result(r.conn)?;
    let undelivered = outbox::table
        .filter(outbox::dead.is_not_null())
        .filter(outbox::digest.is_null())
        .count()
        .get_result(r.conn)?;
    let running = ballots::table.filter(ballots::state.eq(State::Open.as_str()));
    let overdue = running
        .filter(ballots::closes.le(r.now().as_microsecond()))
        .count()
        .get_result(r.conn)?;
    Ok(Waiting {
        entries: r.head().n,
        signed,
        letters,
        undelivered,
        running: running.count().get_result(r.conn)?,
        overdue,
    })
}
