//! The votes that a member has still to give, and those it gave not long ago.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use crate::rules::duties::{Duty, Kind, Standing, Stands, of_vote};
use crate::rules::words::MemberCode;
use crate::store::ballots::State;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{accounts, ballots, electors, preparations, sealed_votes, vote_entries};

/// A ballot in whose electorate the member stands.
type Row = (String, String, i64, i64, String);

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let (now, recent) = (r.now(), super::recent(r));
    let last = last_votes(r, member, recent)?;
    let voted: Vec<&str> = last.keys().map(String::as_str).collect();
    let rows: Vec<Row> = ballots::table
        .inner_join(electors::table.on(electors::ballot.eq(ballots::symbol)))
        .filter(electors::member.eq(member.as_str()))
        .filter(electors::ground.is_null())
        .filter(
            ballots::state
                .eq(State::Open.as_str())
                .or(ballots::symbol.eq_any(voted)),
        )
        .select((
            ballots::symbol,
            ballots::proposal,
            ballots::opens,
            ballots::closes,
            ballots::state,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (symbol, proposal, opens, closes, state) in rows {
        let closes = at(closes)?;
        let is_running = word::<State>(&state)? == State::Open && at(opens)? <= now && now < closes;
        let duty = Duty::of(Kind::Vote, &symbol)
            .about(&word(&proposal)?)
            .until(Some(closes));
        match of_vote(is_running, last.get(&symbol).copied()) {
            Stands::Due => found.push(duty),
            Stands::Done(done) => found.push(duty.done(done)),
            Stands::Neither => {}
        }
    }
    found.extend(prepared(r, member)?);
    Ok(found)
}

/// The last of what the member entered in each ballot: when, and whether a vote stands. What it says is not read.
fn last_votes(
    r: &mut Reading<'_>,
    member: &MemberCode,
    recent: i64,
) -> Result<HashMap<String, (Timestamp, Standing)>, StoreError> {
    let rows: Vec<(String, i64, i64, String)> = sealed_votes::table
        .inner_join(vote_entries::table.on(vote_entries::idx.eq(sealed_votes::idx)))
        .inner_join(ballots::table.on(ballots::symbol.eq(sealed_votes::ballot)))
        .filter(sealed_votes::member.eq(member.as_str()))
        .filter(
            ballots::state
                .eq(State::Open.as_str())
                .or(vote_entries::at.ge(recent)),
        )
        .order(sealed_votes::idx)
        .select((
            sealed_votes::ballot,
            sealed_votes::is_withdrawal,
            vote_entries::at,
            ballots::state,
        ))
        .load(r.conn)?;
    let mut last = HashMap::new();
    for (ballot, is_withdrawal, made, _) in rows {
        let standing = match is_withdrawal {
            0 => Standing::Given,
            _ => Standing::Withdrawn,
        };
        last.insert(ballot, (at(made)?, standing));
    }
    Ok(last)
}

/// Votes that somebody prepared and nobody has given, in ballots that run.
fn prepared(r: &mut Reading<'_>, member: &MemberCode) -> Result<Vec<Duty>, StoreError> {
    let now = r.now().as_microsecond();
    let rows: Vec<(String, String, String, i64)> = preparations::table
        .inner_join(ballots::table.on(ballots::symbol.eq(preparations::subject)))
        .inner_join(accounts::table.on(accounts::id.eq(preparations::account)))
        .filter(preparations::member.eq(member.as_str()))
        .filter(preparations::kind.eq("vote"))
        .filter(preparations::outcome.is_null())
        .filter(ballots::state.eq(State::Open.as_str()))
        .filter(ballots::opens.le(now))
        .filter(ballots::closes.gt(now))
        .select((
            ballots::symbol,
            ballots::proposal,
            accounts::name,
            ballots::closes,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(symbol, proposal, name, closes)| {
            Ok(Duty::of(Kind::PreparedVote, &symbol)
                .about(&word(&proposal)?)
                .detailed(name)
                .until(Some(at(closes)?)))
        })
        .collect()
}
