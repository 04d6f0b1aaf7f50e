//! Parts: the order in which amendments and units of a proposal are put to the vote before the whole.

use diesel::prelude::*;

use super::amendments;
use super::failures::StoreError;
use super::proposals;
use super::reading::{Reading, word_if};
use super::schema::voting_parts;
use crate::record::canonical;
use crate::record::entries::VotingPart;
use crate::rules::amendments::{AmendmentState, Progress};
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, DecisionKind, ProposalSymbol};

/// A place in the order of voting, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub place: i64,
    pub what: VotingPart,
    pub ballot: Option<BallotSymbol>,
    /// The entry that settled it: the certification, or what stood in its place.
    pub settled: Option<i64>,
    /// The revision that follows from what was decided.
    pub merged: Option<i64>,
}

impl Part {
    /// The kind of question that it puts to the vote.
    pub const fn kind(&self) -> DecisionKind {
        match self.what {
            VotingPart::Amendment(_) => DecisionKind::Amendment,
            VotingPart::Division(_) => DecisionKind::Division,
        }
    }
}

type Row = (
    i64,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<i64>,
);

/// The order of voting of a proposal as it was recorded last; empty where none was.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Part>, StoreError> {
    let Some((order, _)) = proposals::find(r, viewer, symbol)?.order else {
        return Ok(Vec::new());
    };
    let rows: Vec<Row> = voting_parts::table
        .filter(voting_parts::idx.eq(order))
        .order(voting_parts::place)
        .select((
            voting_parts::place,
            voting_parts::amendment,
            voting_parts::units,
            voting_parts::ballot,
            voting_parts::settled_idx,
            voting_parts::merged,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(place, amendment, units, ballot, settled, merged)| {
            let what = match (amendment, units) {
                (Some(number), None) => VotingPart::Amendment(number),
                (None, Some(units)) => VotingPart::Division(canonical::read(&units)?),
                _ => return Err(StoreError::Corrupt(format!("a part of {symbol}"))),
            };
            Ok(Part {
                place,
                what,
                ballot: word_if(ballot.as_deref())?,
                settled: settled.filter(|settled| *settled < r.before()),
                merged,
            })
        })
        .collect()
}

/// One place in the order of voting.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    place: i64,
) -> Result<Part, StoreError> {
    of_proposal(r, viewer, symbol)?
        .into_iter()
        .find(|part| part.place == place)
        .ok_or(StoreError::NotFound)
}

/// How far the voting on parts has come.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn progress(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Progress, StoreError> {
    let parts = of_proposal(r, viewer, symbol)?;
    let standing = amendments::of_proposal(r, viewer, symbol)?
        .iter()
        .filter(|amendment| amendment.state == AmendmentState::Standing)
        .count();
    let settled = parts.iter().take_while(|part| part.settled.is_some());
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Progress {
        settled: count(settled.count()),
        parts: count(parts.len()),
        standing: count(standing),
    })
}
