//! Retention: what is private and has served is taken away, once a day, a bounded part at a time.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::failures::StoreError;
use super::notices;
use super::pens::Tx;
use super::private_log;
use super::reading::{Reading, at};
use super::schema::{
    counters, email_changes, invitation_links, known_browsers, known_networks, outbox,
    password_resets, requests, sessions,
};
use super::sessions::ABSOLUTE;
use super::throttles;
use crate::rules::retention::Rule;

/// The counter that keeps the moment, in seconds, at which this was done last.
const DONE: &str = "retention";
/// How often it is done.
const EVERY: SignedDuration = SignedDuration::from_hours(24);
/// Lines of the log at one time; the next ones go a moment later.
const MOST_LINES: i64 = 5_000;

/// Whether a day has passed since it was done last.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn is_due(r: &mut Reading<'_>) -> Result<bool, StoreError> {
    let last: Option<i64> = counters::table
        .find(DONE)
        .select(counters::n)
        .first(r.conn)
        .optional()?;
    let last = last.map(|seconds| at(seconds * 1_000_000)).transpose()?;
    Ok(last.is_none_or(|last| r.now().duration_since(last) >= EVERY))
}

/// Takes away what the rule does not keep; gives how many rows.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget(tx: &mut Tx<'_>, rule: &Rule) -> Result<usize, StoreError> {
    let now = tx.now();
    let before = |kept: SignedDuration| -> i64 { (now - kept).as_microsecond() };
    let mut gone = 0;
    gone += diesel::delete(requests::table.filter(requests::at.lt(before(rule.answers))))
        .execute(tx.conn)?;
    let over = before(rule.sessions + ABSOLUTE);
    gone += diesel::delete(
        sessions::table.filter(
            sessions::created
                .lt(over)
                .or(sessions::ended.lt(before(rule.sessions))),
        ),
    )
    .execute(tx.conn)?;
    gone += diesel::delete(
        password_resets::table.filter(password_resets::expires.lt(before(rule.links))),
    )
    .execute(tx.conn)?;
    gone +=
        diesel::delete(email_changes::table.filter(email_changes::expires.lt(before(rule.links))))
            .execute(tx.conn)?;
    gone += diesel::delete(
        invitation_links::table.filter(invitation_links::expires.lt(before(rule.links))),
    )
    .execute(tx.conn)?;
    let (letters, proofs) = (before(rule.letters), before(rule.proofs));
    gone += diesel::delete(
        outbox::table
            .filter(outbox::sent.lt(letters).or(outbox::dead.lt(letters)))
            .filter(outbox::proposal.is_null())
            .filter(outbox::ballot.is_null()),
    )
    .execute(tx.conn)?;
    gone +=
        diesel::delete(outbox::table.filter(outbox::sent.lt(proofs).or(outbox::dead.lt(proofs))))
            .execute(tx.conn)?;
    gone += notices::forget_old(tx)?;
    let browsers = before(rule.browsers);
    gone += diesel::delete(known_browsers::table.filter(known_browsers::seen.lt(browsers)))
        .execute(tx.conn)?;
    gone += diesel::delete(known_networks::table.filter(known_networks::seen.lt(browsers)))
        .execute(tx.conn)?;
    gone += throttles::forget_old(tx)?;
    let lines = private_log::forget_before(tx, now - rule.log, MOST_LINES)?;
    gone += lines;
    if (lines as i64) < MOST_LINES {
        done(tx, now)?;
    }
    Ok(gone)
}

fn done(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    let seconds = now.as_second();
    let changed = diesel::update(counters::table.find(DONE))
        .set(counters::n.eq(seconds))
        .execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(counters::table)
            .values((counters::name.eq(DONE), counters::n.eq(seconds)))
            .execute(tx.conn)
            // Another instance was there at the same time.
            .map_err(super::pens::as_worth_a_retry)?;
    }
    Ok(())
}
