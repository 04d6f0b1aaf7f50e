//! Amendments to proposals as they stand: who proposed them, what they change, and what became of them.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::ballots::{self, Ballot, State};
use super::eights::{eights_of_numbers, is_one_of};
use super::failures::StoreError;
use super::parts;
use super::proposals;
use super::reading::{Reading, at, word, word_if};
use super::schema::text_changes;
use super::schema::{amendment_sponsorships, amendments, comments, proposals as proposal_rows};
use crate::record::entries::VotingPart;
use crate::rules::amendments::AmendmentState;
use crate::rules::majority::Outcome;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    BallotSymbol, Classification, Commitment, How, Lang, MemberCode, ProposalSymbol, UnitSymbol,
};

/// One change that an amendment would make, its words by their commitments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub how: How,
    /// None for an insertion at the very beginning.
    pub unit: Option<UnitSymbol>,
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
}

impl Change {
    pub const fn of(&self, lang: Lang) -> Option<&Commitment> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }
}

/// An amendment to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub proposal: ProposalSymbol,
    /// Within its proposal, from 1: `A.2`.
    pub number: i64,
    /// The revision whose text it would change.
    pub revision: i64,
    /// Its sponsor.
    pub member: MemberCode,
    pub cosponsors: Vec<MemberCode>,
    /// The comment that it grew from.
    pub comment: Option<i64>,
    pub reason: Commitment,
    pub state: AmendmentState,
    /// The entry by which it was withdrawn, accepted, or fell.
    pub settled: Option<i64>,
    /// The revision that contains it: by acceptance, or by its adoption.
    pub merged: Option<i64>,
    /// Why it fell.
    pub fallen: Option<Commitment>,
    /// Its place in the order of voting, from 1.
    pub place: Option<i64>,
    pub ballot: Option<BallotSymbol>,
    pub at: Timestamp,
    pub index: i64,
    pub changes: Vec<Change>,
}

impl Amendment {
    /// Whether the sponsor of the proposal accepted it and no revision contains it yet.
    pub fn awaits_a_revision(&self) -> bool {
        self.state == AmendmentState::Accepted && self.merged.is_none()
    }

    /// As it is cited within its proposal: `A.2`.
    pub fn symbol(&self) -> String {
        format!("A.{}", self.number)
    }

    /// Its documents, for [`super::documents::bodies`].
    pub fn commitments(&self) -> Vec<String> {
        let words = self
            .changes
            .iter()
            .flat_map(|change| [&change.en, &change.fr]);
        words
            .flatten()
            .chain([&self.reason])
            .chain(&self.fallen)
            .map(ToString::to_string)
            .collect()
    }
}

#[derive(Queryable)]
struct Row {
    idx: i64,
    proposal: String,
    number: i64,
    revision: i64,
    member: String,
    comment: Option<i64>,
    reason: String,
    state: String,
    settled_idx: Option<i64>,
    merged: Option<i64>,
    fallen: Option<String>,
    at: i64,
}

/// All amendments to a proposal, in the order in which they were proposed.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Amendment>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let rows: Vec<Row> = amendments::table
        .filter(amendments::proposal.eq(symbol.to_string()))
        .filter(amendments::idx.lt(r.before()))
        .order(amendments::number)
        .load(r.conn)?;
    let joined = joined(r, symbol)?;
    let mut changed = changed(r, &rows.iter().map(|row| row.idx).collect::<Vec<_>>())?;
    let placed = placed(r, viewer, symbol)?;
    rows.into_iter()
        .map(|row| {
            let changes = changed.remove(&row.idx).unwrap_or_default();
            let cosponsors = joined
                .iter()
                .filter(|(number, _)| *number == row.number)
                .map(|(_, member)| member.clone())
                .collect();
            let place = placed.get(&row.number);
            read(row, r.before(), cosponsors, changes, place)
        })
        .collect()
}

/// One amendment to a proposal.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
) -> Result<Amendment, StoreError> {
    of_proposal(r, viewer, symbol)?
        .into_iter()
        .find(|amendment| amendment.number == number)
        .ok_or(StoreError::NotFound)
}

/// The newest amendments that a member proposed, at most so many: proposal and number.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_member(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<(ProposalSymbol, i64)>, StoreError> {
    let mut query = amendments::table
        .inner_join(proposal_rows::table.on(proposal_rows::symbol.eq(amendments::proposal)))
        .filter(amendments::member.eq(member.to_string()))
        .filter(amendments::idx.lt(r.before()))
        .order(amendments::idx.desc())
        .limit(most)
        .select((amendments::proposal, amendments::number))
        .into_boxed();
    if !viewer.sees(Classification::ForMembers) {
        query = query.filter(
            proposal_rows::classification
                .eq(Classification::Public.as_str())
                .nullable()
                .or(proposal_rows::opened.lt(r.before())),
        );
    }
    let rows: Vec<(String, i64)> = query.load(r.conn)?;
    rows.into_iter()
        .map(|(proposal, number)| Ok((word(&proposal)?, number)))
        .collect()
}

/// The wording that a comment proposes: its unit, its language and the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    pub revision: i64,
    pub unit: Option<UnitSymbol>,
    pub lang: Lang,
    pub note: Commitment,
    pub wording: Commitment,
}

/// What a published comment proposes, for an amendment that grows from it.
///
/// # Errors
/// [`StoreError::NotFound`] where there is no such comment for this viewer, or it proposes no wording.
pub fn suggested(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    comment: i64,
) -> Result<Suggested, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let (revision, unit, lang, note, wording): (
        i64,
        Option<String>,
        String,
        String,
        Option<String>,
    ) = comments::table
        .filter(comments::proposal.eq(symbol.to_string()))
        .filter(comments::number.eq(comment))
        .select((
            comments::revision,
            comments::unit,
            comments::lang,
            comments::note,
            comments::wording,
        ))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    Ok(Suggested {
        revision,
        unit: word_if(unit.as_deref())?,
        lang: word(&lang)?,
        note: word(&note)?,
        wording: word(&wording.ok_or(StoreError::NotFound)?)?,
    })
}

fn joined(
    r: &mut Reading<'_>,
    symbol: &ProposalSymbol,
) -> Result<Vec<(i64, MemberCode)>, StoreError> {
    let rows: Vec<(i64, String)> = amendment_sponsorships::table
        .filter(amendment_sponsorships::proposal.eq(symbol.to_string()))
        .filter(amendment_sponsorships::idx.lt(r.before()))
        .order(amendment_sponsorships::idx)
        .select((
            amendment_sponsorships::number,
            amendment_sponsorships::member,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(number, member)| Ok((number, word(&member)?)))
        .collect()
}

/// The changes that these entries brought, in their order.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn changed(
    r: &mut Reading<'_>,
    entries: &[i64],
) -> Result<HashMap<i64, Vec<Change>>, StoreError> {
    type Columns = (i64, String, Option<String>, Option<String>, Option<String>);
    let mut found: HashMap<i64, Vec<Change>> = HashMap::new();
    for eight in eights_of_numbers(entries) {
        let rows: Vec<Columns> = text_changes::table
            .filter(is_one_of!(text_changes::idx, eight))
            .order((text_changes::idx, text_changes::place))
            .select((
                text_changes::idx,
                text_changes::how,
                text_changes::unit,
                text_changes::en,
                text_changes::fr,
            ))
            .load(r.conn)?;
        for (idx, how, unit, en, fr) in rows {
            found.entry(idx).or_default().push(Change {
                how: word(&how)?,
                unit: word_if(unit.as_deref())?,
                en: word_if(en.as_deref())?,
                fr: word_if(fr.as_deref())?,
            });
        }
    }
    Ok(found)
}

/// Where the order of voting puts an amendment, and its ballot if there is one.
struct Placed {
    place: i64,
    merged: Option<i64>,
    ballot: Option<Ballot>,
}

fn placed(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<HashMap<i64, Placed>, StoreError> {
    let mut found = HashMap::new();
    for part in parts::of_proposal(r, viewer, symbol)? {
        let VotingPart::Amendment(number) = part.what else {
            continue;
        };
        let ballot = match &part.ballot {
            Some(ballot) => Some(ballots::find(r, viewer, ballot)?),
            None => None,
        };
        let placed = Placed {
            place: part.place,
            merged: part.merged,
            ballot,
        };
        found.insert(number, placed);
    }
    Ok(found)
}

/// What the ballot on a part decided; none while it is not over.
pub(super) fn decided(ballot: &Ballot) -> Option<AmendmentState> {
    match (ballot.state, ballot.outcome) {
        (State::Open | State::Closed, _) => None,
        (State::Certified, Some(Outcome::Adopted)) => Some(AmendmentState::Adopted),
        (State::Certified, Some(Outcome::Rejected(_))) => Some(AmendmentState::Rejected),
        _ => Some(AmendmentState::NoDecision),
    }
}

fn read(
    row: Row,
    before: i64,
    cosponsors: Vec<MemberCode>,
    changes: Vec<Change>,
    placed: Option<&Placed>,
) -> Result<Amendment, StoreError> {
    // What was settled later stands as it stood.
    let is_settled = row.settled_idx.is_some_and(|settled| settled < before);
    let kept = match is_settled {
        true => word(&row.state)?,
        false => AmendmentState::Standing,
    };
    let ballot = placed.and_then(|placed| placed.ballot.as_ref());
    let state = match kept {
        AmendmentState::Standing => ballot.and_then(decided).unwrap_or(kept),
        kept => kept,
    };
    Ok(Amendment {
        proposal: word(&row.proposal)?,
        number: row.number,
        revision: row.revision,
        member: word(&row.member)?,
        cosponsors,
        comment: row.comment,
        reason: word(&row.reason)?,
        state,
        settled: row.settled_idx.filter(|_| is_settled),
        merged: row.merged.or(placed.and_then(|placed| placed.merged)),
        fallen: word_if(row.fallen.as_deref())?,
        place: placed.map(|placed| placed.place),
        ballot: ballot.map(|ballot| ballot.symbol.clone()),
        at: at(row.at)?,
        index: row.idx,
        changes,
    })
}
