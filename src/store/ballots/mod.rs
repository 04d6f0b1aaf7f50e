//! Ballots: question, rule, electorate and hours as they were fixed, and what came of them.

mod known;
mod lists;
mod questions;

use diesel::prelude::*;
use jiff::Timestamp;

use super::accounts;
use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::{extensions, rulebooks};
use crate::record::canonical;
use crate::record::entries::{Decision, PutToVote};
use crate::rules::majority::{Outcome, Rule, Tally};
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, CertificationGround, DecisionKind, EndGround, NormSymbol, ProposalSymbol,
    Reference, word_list,
};

pub use self::known::{elector, electorate, find};
pub use self::lists::{
    Decided, Sought, due_closings, next_closing, open, opened, over, over_for, provisional, results,
};
pub use self::questions::{Question, QuestionTexts, final_revision, question, questions, ready};

word_list! {
    /// Where a ballot stands; `open` until its closing was run, whatever the hour.
    State { Open = "open", Closed = "closed", Certified = "certified", Refused = "refused", Ended = "ended" }
}

/// Why officers left a ballot without decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithoutDecision {
    /// Ended before its hour.
    Ended(EndGround),
    /// Closed, and its certification refused.
    Refused(CertificationGround),
}

/// What a moment is in the life of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    NotYetOpen,
    Running,
    /// The hour has passed and the closing was not run yet: no vote is received any more.
    AwaitingClosing,
    Over,
}

/// A ballot. The texts of a proposal for members it does not hold; what followed the closing of such a ballot
/// (certification, refusal, corrections) is for members, and to others it stays closed as its closing left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub symbol: BallotSymbol,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub kind: DecisionKind,
    pub rule: Rule,
    /// Version of the rulebook from which the rule follows.
    pub rulebook: i64,
    /// How many may vote; falls when a member ceases to be one before the closing.
    pub entitled: i64,
    pub opens: Timestamp,
    /// The hour after which nothing is received, with all extensions.
    pub closes: Timestamp,
    pub put_by: Decision,
    pub waiver: Option<Reference>,
    pub texts: Option<PutToVote>,
    pub state: State,
    pub ground: Option<WithoutDecision>,
    pub outcome: Option<Outcome>,
    pub tally: Option<Tally>,
    /// Entries of replaced votes, which are never opened.
    pub left_closed: Option<i64>,
    pub norm: Option<NormSymbol>,
    /// The place in the order of voting, from 1, where the question is a part and not the whole.
    pub part: Option<i64>,
    pub closed_idx: Option<i64>,
    /// When the closing, or the end without decision, was recorded.
    pub closed_at: Option<Timestamp>,
    pub certified_idx: Option<i64>,
    pub certified_at: Option<Timestamp>,
    /// The entry that opened it.
    pub idx: i64,
}

impl Ballot {
    pub fn phase(&self, now: Timestamp) -> Phase {
        match self.state {
            State::Open if now < self.opens => Phase::NotYetOpen,
            State::Open if now < self.closes => Phase::Running,
            State::Open => Phase::AwaitingClosing,
            State::Closed | State::Certified | State::Refused | State::Ended => Phase::Over,
        }
    }

    /// The moment from which no vote is received: its hour, or its early end.
    pub fn ended_at(&self) -> Timestamp {
        match (self.state, self.closed_at) {
            (State::Ended, Some(ended)) => ended,
            _ => self.closes,
        }
    }

    /// The moment from which the periods after the vote are counted: when the result was there, which a closing
    /// that ran late makes later than the hour.
    pub fn result_at(&self) -> Timestamp {
        self.closed_at
            .map_or(self.closes, |closed| closed.max(self.ended_at()))
    }

    /// Closed and counted, but not certified.
    pub fn is_provisional(&self) -> bool {
        self.state == State::Closed
    }
}

/// The version of the rulebook that governs a ballot.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub fn rulebook(r: &mut Reading<'_>, version: i64) -> Result<Rulebook, StoreError> {
    let body: String = rulebooks::table
        .find(version)
        .select(rulebooks::body)
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    Ok(canonical::read(&body)?)
}

/// The hours that a running ballot was extended to, oldest first, with the entry of each. On a proposal for members
/// they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn extensions(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, Timestamp, Reference)>, StoreError> {
    match question(r, viewer, &ballot.proposal, ballot.revision) {
        Ok(_) => {}
        Err(StoreError::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    let rows: Vec<(i64, i64, String)> = extensions::table
        .filter(extensions::ballot.eq(ballot.symbol.as_str()))
        .order(extensions::idx)
        .select((extensions::idx, extensions::closes, extensions::reference))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(idx, closes, reference)| Ok((idx, at(closes)?, word(&reference)?)))
        .collect()
}

/// The next symbol of a year of opening.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_symbol(tx: &mut Tx<'_>, year: i16) -> Result<BallotSymbol, StoreError> {
    let number = accounts::next_number(tx, &format!("ballot {year}"))?;
    Ok(BallotSymbol::new(year, number))
}

/// The next number of a norm: given at adoption, in the order of adoption, and never reused.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_norm(tx: &mut Tx<'_>) -> Result<NormSymbol, StoreError> {
    Ok(NormSymbol::new(accounts::next_number(tx, "norm")?))
}
