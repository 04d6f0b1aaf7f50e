//! After a restore: what was open on the old machine is ended on this one; which votes that run lost something.

use std::fmt;

use diesel::dsl::max;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::ballots::Ballot;
use super::before;
use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::{
    ballots, duty_links, electors, invitations, motions, password_resets, sealed_votes, sessions,
    takings, vote_entries,
};
use crate::rules::words::{BallotSymbol, MemberCode};

/// How many of each were ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub sessions: usize,
    pub invitations: usize,
    /// Links to a new password.
    pub resets: usize,
    /// Acts that one officer had proposed and that waited for another.
    pub motions: usize,
}

/// Ends all sessions, links and proposals to a second officer (RECORD, restore).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_what_was_open(tx: &mut Tx<'_>) -> Result<Ended, StoreError> {
    let now = tx.now().as_microsecond();
    let sessions = diesel::update(sessions::table.filter(sessions::ended.is_null()))
        .set(sessions::ended.eq(now))
        .execute(tx.conn)?;
    let invitations = diesel::update(invitations::table.filter(invitations::spent.is_null()))
        .set(invitations::spent.eq(now))
        .execute(tx.conn)?;
    let resets = diesel::update(password_resets::table.filter(password_resets::spent.is_null()))
        .set(password_resets::spent.eq(now))
        .execute(tx.conn)?;
    diesel::delete(takings::table).execute(tx.conn)?;
    // One that was revoked since must not come back.
    diesel::delete(duty_links::table).execute(tx.conn)?;
    super::factors::end_what_was_open(tx)?;
    let motions = diesel::update(motions::table.filter(motions::state.eq("waiting")))
        .set((motions::state.eq("withdrawn"), motions::settled.eq(now)))
        .execute(tx.conn)?;
    super::intents::void_all(tx)?;
    super::motions::forget_votes(tx)?;
    Ok(Ended {
        sessions,
        invitations,
        resets,
        motions,
    })
}

/// A ballot that runs, and whose votes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningBallot {
    pub ballot: BallotSymbol,
    /// Vote entries that stand in the record and whose content is not kept any more.
    pub lost: i64,
    /// Members entitled to it of which a vote, change or withdrawal is kept, by code.
    pub kept: Vec<MemberCode>,
    /// Members entitled to it of which nothing is kept.
    pub without: Vec<MemberCode>,
}

/// The ballots that run, with what is kept of their votes.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn running(r: &mut Reading<'_>) -> Result<Vec<RunningBallot>, StoreError> {
    let symbols: Vec<String> = ballots::table
        .filter(ballots::state.eq("open"))
        .order(ballots::symbol)
        .select(ballots::symbol)
        .load(r.conn)?;
    symbols.iter().map(|symbol| one(r, symbol)).collect()
}

fn one(r: &mut Reading<'_>, symbol: &str) -> Result<RunningBallot, StoreError> {
    let entitled: Vec<String> = electors::table
        .filter(electors::ballot.eq(symbol))
        .filter(electors::ground.is_null())
        .order(electors::member)
        .select(electors::member)
        .load(r.conn)?;
    let voted: Vec<String> = sealed_votes::table
        .filter(sealed_votes::ballot.eq(symbol))
        .select(sealed_votes::member)
        .distinct()
        .load(r.conn)?;
    let ballot: BallotSymbol = word(symbol)?;
    let (mut kept, mut without) = (Vec::new(), Vec::new());
    for member in entitled {
        match voted.contains(&member) {
            true => kept.push(word(&member)?),
            false => without.push(word(&member)?),
        }
    }
    Ok(RunningBallot {
        lost: lost_votes(r, &ballot)?,
        ballot,
        kept,
        without,
    })
}

/// How many vote entries of a ballot that runs have lost their content in a restore.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lost_votes(r: &mut Reading<'_>, ballot: &BallotSymbol) -> Result<i64, StoreError> {
    Ok(without_content(ballot).count().get_result(r.conn)?)
}

/// The newest entry until which votes of a ballot that runs may have been lost in a restore: those whose content is
/// gone, and those of the time in which one record ended and the next began.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lost_until(r: &mut Reading<'_>, ballot: &Ballot) -> Result<Option<i64>, StoreError> {
    let newest: Option<i64> = without_content(&ballot.symbol)
        .select(max(vote_entries::idx))
        .first(r.conn)?;
    let begun = before::begun(r)?;
    Ok(newest.max((begun > ballot.idx).then_some(begun)))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn without_content(ballot: &BallotSymbol) -> _ {
    let symbol: String = ballot.to_string();
    vote_entries::table
        .left_join(sealed_votes::table.on(sealed_votes::idx.eq(vote_entries::idx)))
        .filter(vote_entries::ballot.eq(symbol))
        .filter(sealed_votes::idx.is_null())
}

impl fmt::Display for RunningBallot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |members: &[MemberCode]| match members {
            [] => "nobody".to_owned(),
            _ => {
                let codes: Vec<&str> = members.iter().map(MemberCode::as_str).collect();
                codes.join(", ")
            }
        };
        let Self {
            ballot,
            lost,
            kept,
            without,
        } = self;
        write!(
            f,
            "{ballot} runs. A vote is kept of: {}. None of: {}.",
            listed(kept),
            listed(without)
        )?;
        if *lost > 0 {
            write!(
                f,
                "\nLost: what {lost} votes in {ballot} say, and what was explained with them. Ask these delegations to look \
                 at their page of it and to vote again, also those that may have changed a vote."
            )?;
        }
        Ok(())
    }
}
