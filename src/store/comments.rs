//! Comments in a consultation, as published and answered.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::proposals;
use super::reading::{Reading, at, word, word_if};
use super::schema::{amendments, comments};
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{
    Answer, CommentKind, Commitment, Lang, MemberCode, ProposalSymbol, UnitSymbol,
};

/// The secretariat's answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub answer: Answer,
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
    /// The entry that recorded it.
    pub index: i64,
    pub at: Timestamp,
}

/// A member's comment, numbered within its proposal: `C.3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub index: i64,
    pub proposal: ProposalSymbol,
    pub number: i64,
    /// The revision it was made on.
    pub revision: i64,
    /// None for a comment on the text as a whole.
    pub unit: Option<UnitSymbol>,
    /// The language it is written in, with its wording.
    pub lang: Lang,
    pub kind: CommentKind,
    pub member: MemberCode,
    pub note: Commitment,
    pub wording: Option<Commitment>,
    pub at: Timestamp,
    pub answered: Option<Answered>,
}

impl Comment {
    /// All its documents, for [`super::documents::bodies`].
    pub fn commitments(&self) -> Vec<String> {
        let answer = self.answered.iter().flat_map(|one| [&one.en, &one.fr]);
        let all = [Some(&self.note), self.wording.as_ref()].into_iter();
        all.chain(answer.map(Option::as_ref))
            .flatten()
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
    unit: Option<String>,
    lang: String,
    kind: String,
    member: String,
    note: String,
    wording: Option<String>,
    at: i64,
    answer: Option<String>,
    answer_en: Option<String>,
    answer_fr: Option<String>,
    answered_idx: Option<i64>,
    answered_at: Option<i64>,
}

/// The comments on a proposal, in the order in which they were made.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Comment>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let before = r.before();
    comments::table
        .filter(comments::proposal.eq(symbol.as_str()))
        .filter(comments::idx.lt(before))
        .order(comments::number)
        .load::<Row>(r.conn)?
        .into_iter()
        .map(|row| read(row, before))
        .collect()
}

/// One comment.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
    number: i64,
) -> Result<Comment, StoreError> {
    of_proposal(r, viewer, symbol)?
        .into_iter()
        .find(|comment| comment.number == number)
        .ok_or(StoreError::NotFound)
}

/// The number of the next comment on a proposal. Asked under the lock.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_number(r: &mut Reading<'_>, symbol: &ProposalSymbol) -> Result<i64, StoreError> {
    let newest: Option<i64> = comments::table
        .filter(comments::proposal.eq(symbol.as_str()))
        .order(comments::number.desc())
        .select(comments::number)
        .first(r.conn)
        .optional()?;
    Ok(newest.unwrap_or(0) + 1)
}

/// The amendments that grew from comments on a proposal, by the number of the comment.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn grown(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<HashMap<i64, Vec<i64>>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let rows: Vec<(Option<i64>, i64)> = amendments::table
        .filter(amendments::proposal.eq(symbol.as_str()))
        .filter(amendments::comment.is_not_null())
        .filter(amendments::idx.lt(r.before()))
        .order(amendments::number)
        .select((amendments::comment, amendments::number))
        .load(r.conn)?;
    let mut grown: HashMap<i64, Vec<i64>> = HashMap::new();
    for (comment, amendment) in rows {
        if let Some(comment) = comment {
            grown.entry(comment).or_default().push(amendment);
        }
    }
    Ok(grown)
}

/// How many comments await an answer that can still be given, by proposal, oldest proposal first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn unanswered(
    r: &mut Reading<'_>,
    viewer: &Viewer,
) -> Result<Vec<(ProposalSymbol, i64)>, StoreError> {
    let open: Vec<Stage> = Stage::ALL
        .iter()
        .copied()
        .filter(|stage| !stage.is_settled())
        .collect();
    let counts: Vec<(String, i64)> = comments::table
        .filter(comments::answer.is_null())
        .group_by(comments::proposal)
        .select((comments::proposal, diesel::dsl::count(comments::idx)))
        .load(r.conn)?;
    let counts: HashMap<String, i64> = counts.into_iter().collect();
    let mut found = Vec::new();
    for proposal in proposals::of_stage(r, viewer, &open)? {
        if let Some(count) = counts.get(proposal.symbol.as_str()) {
            found.push((proposal.symbol, *count));
        }
    }
    Ok(found)
}

fn read(row: Row, before: i64) -> Result<Comment, StoreError> {
    let answered = match (row.answer, row.answered_idx, row.answered_at) {
        (Some(answer), Some(index), Some(answered)) if index < before => Some(Answered {
            answer: word(&answer)?,
            en: word_if(row.answer_en.as_deref())?,
            fr: word_if(row.answer_fr.as_deref())?,
            index,
            at: at(answered)?,
        }),
        (None, None, None) | (Some(_), Some(_), Some(_)) => None,
        _ => return Err(StoreError::Corrupt("a comment half answered".into())),
    };
    Ok(Comment {
        index: row.idx,
        proposal: word(&row.proposal)?,
        number: row.number,
        revision: row.revision,
        unit: word_if(row.unit.as_deref())?,
        lang: word(&row.lang)?,
        kind: word(&row.kind)?,
        member: word(&row.member)?,
        note: word(&row.note)?,
        wording: word_if(row.wording.as_deref())?,
        at: at(row.at)?,
        answered,
    })
}
