//! One ballot as it is kept, and as each viewer may know it.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;

use super::{Ballot, State, WithoutDecision};
use crate::record::canonical;
use crate::record::entries::{Decision, PutToVote};
use crate::rules::electorate::{self, Elector};
use crate::rules::majority::Tally;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, Classification, MemberCode};
use crate::store::eights::{eights, is_one_of};
use crate::store::failures::StoreError;
use crate::store::past::ballots as past;
use crate::store::reading::{Reading, at, word, word_if};
use crate::store::schema::{ballots, electors, entries, proposals, votes};

#[derive(Queryable)]
pub(super) struct Row {
    symbol: String,
    _collection: String,
    proposal: String,
    revision: i64,
    kind: String,
    rule: String,
    rulebook: i64,
    entitled: i64,
    opens: i64,
    closes: i64,
    body: String,
    reference: String,
    decided: String,
    waiver: Option<String>,
    text_en: Option<String>,
    text_fr: Option<String>,
    state: String,
    ground: Option<String>,
    outcome: Option<String>,
    yes: Option<i64>,
    no: Option<i64>,
    abstain: Option<i64>,
    not_participating: Option<i64>,
    left_closed: Option<i64>,
    closed_idx: Option<i64>,
    certified_idx: Option<i64>,
    certified_at: Option<i64>,
    norm: Option<String>,
    part: Option<i64>,
    idx: i64,
}

impl Row {
    pub(super) fn read(self, closed_at: Option<i64>) -> Result<Ballot, StoreError> {
        let state: State = word(&self.state)?;
        let ground = match (state, self.ground.as_deref()) {
            (State::Ended, Some(ground)) => Some(WithoutDecision::Ended(word(ground)?)),
            (State::Refused, Some(ground)) => Some(WithoutDecision::Refused(word(ground)?)),
            _ => None,
        };
        let tally = match (self.yes, self.no, self.abstain, self.not_participating) {
            (Some(yes), Some(no), Some(abstain), Some(not_participating)) => Some(Tally {
                entitled: self.entitled,
                yes,
                no,
                abstain,
                not_participating,
            }),
            _ => None,
        };
        let texts = match (&self.text_en, &self.text_fr) {
            (Some(en), Some(fr)) => Some(PutToVote {
                en: word(en)?,
                fr: word(fr)?,
            }),
            _ => None,
        };
        Ok(Ballot {
            symbol: word(&self.symbol)?,
            proposal: word(&self.proposal)?,
            revision: self.revision,
            kind: word(&self.kind)?,
            rule: canonical::read(&self.rule)?,
            rulebook: self.rulebook,
            entitled: self.entitled,
            opens: at(self.opens)?,
            closes: at(self.closes)?,
            put_by: Decision {
                body: word(&self.body)?,
                decided: word(&self.decided)?,
                reference: word(&self.reference)?,
            },
            waiver: word_if(self.waiver.as_deref())?,
            texts,
            state,
            ground,
            outcome: self.outcome.as_deref().map(canonical::read).transpose()?,
            tally,
            left_closed: self.left_closed,
            norm: word_if(self.norm.as_deref())?,
            part: self.part,
            closed_idx: self.closed_idx,
            closed_at: closed_at.map(at).transpose()?,
            certified_idx: self.certified_idx,
            certified_at: self.certified_at.map(at).transpose()?,
            idx: self.idx,
        })
    }
}

/// One ballot. Every viewer may read it; what it asks is read with [`question`].
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &BallotSymbol,
) -> Result<Ballot, StoreError> {
    let (row, closed): (Row, Option<i64>) = ballots::table
        .left_join(entries::table.on(entries::idx.nullable().eq(ballots::closed_idx)))
        .filter(ballots::symbol.eq(symbol.as_str()))
        .filter(ballots::idx.lt(r.before()))
        .select((ballots::all_columns, entries::time.nullable()))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    let ballot = past::as_it_was(r, row.read(closed)?)?;
    as_known_to(r, viewer, vec![ballot])?
        .pop()
        .ok_or(StoreError::NotFound)
}

/// Folds back, for viewers that may not read a proposal for members, what only its closed acts tell.
pub(super) fn as_known_to(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    mut found: Vec<Ballot>,
) -> Result<Vec<Ballot>, StoreError> {
    if viewer.sees_for_members() {
        return Ok(found);
    }
    let asked: Vec<&str> = found.iter().map(|b| b.proposal.as_str()).collect();
    let mut closed: HashSet<String> = HashSet::new();
    for eight in eights(&asked) {
        let of_these: Vec<String> = proposals::table
            .filter(is_one_of!(proposals::symbol, eight))
            .filter(proposals::classification.eq(Classification::ForMembers.as_str()))
            .filter(
                proposals::opened
                    .is_null()
                    .nullable()
                    .or(proposals::opened.ge(r.before())),
            )
            .select(proposals::symbol)
            .load(r.conn)?;
        closed.extend(of_these);
    }
    for ballot in &mut found {
        if closed.contains(ballot.proposal.as_str()) {
            if matches!(ballot.state, State::Certified | State::Refused) {
                ballot.state = State::Closed;
                ballot.ground = None;
                ballot.certified_idx = None;
                ballot.certified_at = None;
            }
            if ballot.tally.is_some() {
                ballot.tally = Some(opened_tally(r, ballot)?);
            }
        }
    }
    Ok(found)
}

/// The tally of the votes that the closing opened, before any correction.
fn opened_tally(r: &mut Reading<'_>, ballot: &Ballot) -> Result<Tally, StoreError> {
    let rows: Vec<(String, Option<String>)> = votes::table
        .filter(votes::ballot.eq(ballot.symbol.as_str()))
        .select((votes::member, votes::choice))
        .load(r.conn)?;
    let mut last = BTreeMap::new();
    for (member, choice) in rows {
        if let Some(choice) = word_if::<Choice>(choice.as_deref())? {
            last.insert(word::<MemberCode>(&member)?, choice);
        }
    }
    Ok(electorate::tally(&electorate(r, &ballot.symbol)?, &last))
}

/// A member's own line of the electorate; none where it is not on the list.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn elector(
    r: &mut Reading<'_>,
    ballot: &BallotSymbol,
    member: &MemberCode,
) -> Result<Option<Elector>, StoreError> {
    let ground: Option<Option<String>> = electors::table
        .filter(electors::ballot.eq(ballot.as_str()))
        .filter(electors::member.eq(member.as_str()))
        .select(electors::ground)
        .first(r.conn)
        .optional()?;
    ground
        .map(|ground| {
            Ok(Elector {
                member: member.clone(),
                ground: word_if(ground.as_deref())?,
            })
        })
        .transpose()
}

/// The electorate as it was fixed, sorted by code; a struck member has its ground.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn electorate(r: &mut Reading<'_>, ballot: &BallotSymbol) -> Result<Vec<Elector>, StoreError> {
    let rows: Vec<(String, Option<String>)> = electors::table
        .filter(electors::ballot.eq(ballot.as_str()))
        .order(electors::member)
        .select((electors::member, electors::ground))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(member, ground)| {
            Ok(Elector {
                member: word(&member)?,
                ground: word_if(ground.as_deref())?,
            })
        })
        .collect()
}
