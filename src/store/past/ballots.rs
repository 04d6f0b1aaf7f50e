//! Ballots as they were: what later entries changed in place, taken back for a reading in the past.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::record::Act;
use crate::rules::electorate::{self, NotEntitledGround};
use crate::rules::majority::Tally;
use crate::rules::words::{BallotSymbol, Choice, MemberCode};
use crate::store::ballots::{Ballot, State, WithoutDecision, electorate as electorate_of};
use crate::store::entries;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word, word_if};
use crate::store::schema::{corrections, electors, extensions, votes};

/// A ballot as the reading's day had it: not yet certified, not yet closed, not yet corrected.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(in crate::store) fn as_it_was(
    r: &mut Reading<'_>,
    mut ballot: Ballot,
) -> Result<Ballot, StoreError> {
    let now = r.before();
    if let Some(tally) = &mut ballot.tally {
        uncorrect(r, &ballot.symbol, tally)?;
    }
    if ballot.certified_idx.is_some_and(|index| index >= now) {
        ballot.state = State::Closed;
        ballot.certified_idx = None;
        ballot.certified_at = None;
        if matches!(ballot.ground, Some(WithoutDecision::Refused(_))) {
            ballot.ground = None;
        }
    }
    if ballot.closed_idx.is_some_and(|index| index >= now) {
        ballot.state = State::Open;
        ballot.ground = None;
        ballot.outcome = None;
        ballot.tally = None;
        ballot.left_closed = None;
        ballot.norm = None;
        ballot.closed_idx = None;
        ballot.closed_at = None;
        as_opened(r, &mut ballot)?;
    }
    Ok(ballot)
}

/// The electorate and the hour as the opening fixed them, with the extensions known by then.
fn as_opened(r: &mut Reading<'_>, ballot: &mut Ballot) -> Result<(), StoreError> {
    let symbol = ballot.symbol.as_str();
    ballot.entitled = electors::table
        .filter(electors::ballot.eq(symbol))
        .filter(
            electors::ground
                .is_null()
                .nullable()
                .or(electors::ground.eq(NotEntitledGround::Ceased.as_str())),
        )
        .count()
        .get_result(r.conn)?;
    let extended: Option<i64> = extensions::table
        .filter(extensions::ballot.eq(symbol))
        .filter(extensions::idx.lt(r.before()))
        .order(extensions::idx.desc())
        .select(extensions::closes)
        .first(r.conn)
        .optional()?;
    if let Some(closes) = extended {
        ballot.closes = at(closes)?;
    } else if let Act::Ballot { closes, .. } = entries::find(r, ballot.idx)?.entry.act {
        ballot.closes = closes;
    }
    Ok(())
}

/// Takes back, from a tally as it stands now, the corrections that the reading's day did not know.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(in crate::store) fn uncorrect(
    r: &mut Reading<'_>,
    ballot: &BallotSymbol,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    if !r.is_past() {
        return Ok(());
    }
    let made: Vec<(i64, String, Option<String>)> = corrections::table
        .filter(corrections::ballot.eq(ballot.as_str()))
        .order(corrections::idx)
        .select((corrections::idx, corrections::member, corrections::choice))
        .load(r.conn)?;
    let now = r.before();
    if made.iter().all(|(index, ..)| *index < now) {
        return Ok(());
    }
    let opened: Vec<(String, Option<String>)> = votes::table
        .filter(votes::ballot.eq(ballot.as_str()))
        .select((votes::member, votes::choice))
        .load(r.conn)?;
    let known = made.into_iter().filter(|(index, ..)| *index < now);
    let known = known.map(|(_, member, choice)| (member, choice));
    let mut standing: BTreeMap<MemberCode, Choice> = BTreeMap::new();
    for (member, choice) in opened.into_iter().chain(known) {
        let member: MemberCode = word(&member)?;
        match word_if(choice.as_deref())? {
            Some(choice) => standing.insert(member, choice),
            None => standing.remove(&member),
        };
    }
    // The vote of a member struck from the list is opened, and counts nowhere.
    *tally = electorate::tally(&electorate_of(r, ballot)?, &standing);
    Ok(())
}
