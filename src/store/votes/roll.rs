//! How members voted.

use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::BTreeMap;

use crate::record::canonical::{self};
use crate::rules::electorate::NotEntitledGround;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Choice, Commitment, MemberCode, Reference, Seat};
use crate::store::ballots::{Ballot, State};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word, word_if};
use crate::store::schema::{corrections, electors, intended_votes, votes};
use crate::store::votes::may_read_question;

/// How a member stands in a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The vote that counts, after corrections.
    Voted(Choice),
    DidNotVote,
    NotEntitled(NotEntitledGround),
    /// Entitled; what it answers, if anything, is not divulged before the closing.
    Undisclosed,
}

/// One member in the roll of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollLine {
    pub member: MemberCode,
    pub position: Position,
    /// The entry of the vote that the closing opened.
    pub index: Option<i64>,
    pub seat: Option<Seat>,
    /// The second officer's seat, where the vote came by note verbale.
    pub second_seat: Option<Seat>,
    /// The entry of the correction that this line follows, if it was corrected.
    pub corrected: Option<i64>,
    /// The explanation given with the vote.
    pub explanation: Vec<Commitment>,
}

/// How members voted, sorted by code; while the ballot runs, only who is entitled.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn roll(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<RollLine>, StoreError> {
    let rows: Vec<(String, Option<String>, Option<VoteRow>)> = electors::table
        .left_join(
            votes::table.on(votes::ballot
                .eq(electors::ballot)
                .and(votes::member.eq(electors::member))),
        )
        .filter(electors::ballot.eq(ballot.symbol.as_str()))
        .order(electors::member)
        .select((
            electors::member,
            electors::ground,
            (
                votes::choice,
                votes::idx,
                votes::seat,
                votes::second_seat,
                votes::explanation,
            )
                .nullable(),
        ))
        .load(r.conn)?;
    let corrected = last_corrections(r, viewer, ballot)?;
    rows.into_iter()
        .map(|(member, ground, vote)| {
            let member: MemberCode = word(&member)?;
            let correction = corrected.get(&member);
            line(
                ballot.state,
                member,
                word_if(ground.as_deref())?,
                vote,
                correction,
            )
        })
        .collect()
}

type VoteRow = (Option<String>, i64, String, Option<String>, Option<String>);

pub(super) fn line(
    state: State,
    member: MemberCode,
    ground: Option<NotEntitledGround>,
    vote: Option<VoteRow>,
    correction: Option<&(i64, Option<Choice>)>,
) -> Result<RollLine, StoreError> {
    let (choice, index, seat, second_seat, explanation) = match vote {
        None => (None, None, None, None, Vec::new()),
        Some((choice, index, seat, second_seat, explanation)) => (
            word_if::<Choice>(choice.as_deref())?,
            Some(index),
            Some(word(&seat)?),
            word_if(second_seat.as_deref())?,
            explanation
                .as_deref()
                .map(canonical::read::<Vec<Commitment>>)
                .transpose()?
                .unwrap_or_default(),
        ),
    };
    let choice = correction.map_or(choice, |(_, corrected)| *corrected);
    let position = match (ground, state, choice) {
        (Some(ground), _, _) => Position::NotEntitled(ground),
        (None, State::Open, _) => Position::Undisclosed,
        (None, _, Some(choice)) => Position::Voted(choice),
        (None, _, None) => Position::DidNotVote,
    };
    Ok(RollLine {
        member,
        position,
        index,
        seat,
        second_seat,
        corrected: correction.map(|(index, _)| *index),
        explanation,
    })
}

fn last_corrections(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<BTreeMap<MemberCode, (i64, Option<Choice>)>, StoreError> {
    Ok(corrections_of(r, viewer, ballot)?
        .into_iter()
        .map(|made| (made.member, (made.index, made.choice)))
        .collect())
}

/// A clerical correction of the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionMade {
    pub index: i64,
    pub member: MemberCode,
    pub choice: Option<Choice>,
    pub reference: Reference,
    pub at: Timestamp,
}

/// The corrections to a roll, oldest first. On a proposal for members they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn corrections_of(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<CorrectionMade>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, Option<String>, String, i64)> = corrections::table
        .filter(corrections::ballot.eq(ballot.symbol.as_str()))
        .filter(corrections::idx.lt(r.before()))
        .order(corrections::idx)
        .select((
            corrections::idx,
            corrections::member,
            corrections::choice,
            corrections::reference,
            corrections::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, choice, reference, made)| {
            Ok(CorrectionMade {
                index,
                member: word(&member)?,
                choice: word_if(choice.as_deref())?,
                reference: word(&reference)?,
                at: at(made)?,
            })
        })
        .collect()
}

/// The statements of intended vote, oldest first; they change no tally. On a proposal for members they are for
/// whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn intended(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, MemberCode, Choice)>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, String)> = intended_votes::table
        .filter(intended_votes::ballot.eq(ballot.symbol.as_str()))
        .order(intended_votes::idx)
        .select((
            intended_votes::idx,
            intended_votes::member,
            intended_votes::choice,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, choice)| Ok((index, word(&member)?, word(&choice)?)))
        .collect()
}
