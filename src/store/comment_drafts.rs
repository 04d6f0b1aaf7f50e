//! Drafts of comments: a delegation's own, seen by nobody else.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::proposals::{self, Proposal};
use super::reading::{Reading, at, word};
use super::schema::comment_drafts;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, ProposalSymbol};

/// What has been typed so far, exactly as typed: a draft may be partial.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentWords {
    /// The stable id of a unit; empty for the text as a whole.
    pub unit: String,
    /// `en` or `fr`: the language of the comment and of its wording.
    pub lang: String,
    pub kind: String,
    pub note: String,
    /// Empty where none is proposed.
    pub wording: String,
}

/// A draft of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDraft {
    pub id: Uuid,
    pub proposal: ProposalSymbol,
    /// The revision that was current when it was last saved.
    pub revision: i64,
    pub member: MemberCode,
    pub words: CommentWords,
    /// Counts the saves, from 1.
    pub version: i64,
    pub changed: Timestamp,
    /// The entry that it became, once it was published.
    pub used: Option<i64>,
}

#[derive(Queryable)]
struct Row {
    id: String,
    proposal: String,
    revision: i64,
    member: String,
    unit: Option<String>,
    lang: String,
    kind: String,
    note: String,
    wording: String,
    _account: String,
    version: i64,
    changed: i64,
    used: Option<i64>,
    _published_by: Option<String>,
}

/// One draft.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, it is another delegation's, or its proposal is not for this viewer.
pub fn find(r: &mut Reading<'_>, viewer: &Viewer, id: Uuid) -> Result<CommentDraft, StoreError> {
    let member = viewer.delegation().ok_or(StoreError::NotFound)?;
    let row = comment_drafts::table
        .find(id.to_string())
        .filter(comment_drafts::member.eq(member.as_str()))
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    let draft = read(row)?;
    proposals::find(r, viewer, &draft.proposal)?;
    Ok(draft)
}

/// The drafts that the viewer's delegation has not published, oldest first; none for anybody else.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<CommentDraft>, StoreError> {
    let Some(member) = viewer.delegation() else {
        return Ok(Vec::new());
    };
    // Their ids follow the time at which they were begun.
    comment_drafts::table
        .filter(comment_drafts::member.eq(member.as_str()))
        .filter(comment_drafts::used.is_null())
        .order(comment_drafts::id)
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// Lays down a new draft of the caller's delegation.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] for a caller of no delegation.
pub fn create(tx: &mut Tx<'_>, proposal: &Proposal, words: &CommentWords) -> Result<Uuid, Failure> {
    let member = tx
        .permit()
        .member()
        .cloned()
        .ok_or(Refusal::OfficeDoesNotPermit)?;
    let id = tx.fresh_id();
    diesel::insert_into(comment_drafts::table)
        .values((
            comment_drafts::id.eq(id.to_string()),
            comment_drafts::proposal.eq(proposal.symbol.as_str()),
            comment_drafts::revision.eq(proposal.revision),
            comment_drafts::member.eq(member.as_str()),
            comment_drafts::unit.eq(unit(words)),
            comment_drafts::lang.eq(&words.lang),
            comment_drafts::kind.eq(&words.kind),
            comment_drafts::note.eq(&words.note),
            comment_drafts::wording.eq(&words.wording),
            comment_drafts::account.eq(account(tx)?),
            comment_drafts::version.eq(1i64),
            comment_drafts::changed.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Keeps what was typed over the version that was open; gives the new version.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved or published meanwhile: nothing is overwritten.
pub fn save(
    tx: &mut Tx<'_>,
    id: Uuid,
    version: i64,
    revision: i64,
    words: &CommentWords,
) -> Result<i64, Failure> {
    let changed = diesel::update(
        comment_drafts::table
            .find(id.to_string())
            .filter(comment_drafts::version.eq(version))
            .filter(comment_drafts::used.is_null()),
    )
    .set((
        comment_drafts::revision.eq(revision),
        comment_drafts::unit.eq(unit(words)),
        comment_drafts::lang.eq(&words.lang),
        comment_drafts::kind.eq(&words.kind),
        comment_drafts::note.eq(&words.note),
        comment_drafts::wording.eq(&words.wording),
        comment_drafts::account.eq(account(tx)?),
        comment_drafts::version.eq(version + 1),
        comment_drafts::changed.eq(tx.now().as_microsecond()),
    ))
    .execute(tx.conn)?;
    once(changed).map(|()| version + 1)
}

/// The draft has become the entry that this act writes; it is no longer worked on.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved it after this version was read.
pub fn use_up(tx: &mut Tx<'_>, id: Uuid, version: i64) -> Result<(), Failure> {
    let changed = diesel::update(
        comment_drafts::table
            .find(id.to_string())
            .filter(comment_drafts::version.eq(version))
            .filter(comment_drafts::used.is_null()),
    )
    .set((
        comment_drafts::used.eq(tx.index()),
        comment_drafts::published_by.eq(account(tx)?),
    ))
    .execute(tx.conn)?;
    once(changed)
}

/// Throws a draft away that was not published.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved it after this version was read.
pub fn delete(tx: &mut Tx<'_>, id: Uuid, version: i64) -> Result<(), Failure> {
    let deleted = diesel::delete(
        comment_drafts::table
            .find(id.to_string())
            .filter(comment_drafts::version.eq(version))
            .filter(comment_drafts::used.is_null()),
    )
    .execute(tx.conn)?;
    once(deleted)
}

fn once(changed: usize) -> Result<(), Failure> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Refusal::ChangedSinceOpened.into())
    }
}

fn unit(words: &CommentWords) -> Option<&str> {
    Some(words.unit.as_str()).filter(|unit| !unit.is_empty())
}

fn account(tx: &Tx<'_>) -> Result<String, Refusal> {
    tx.permit()
        .account()
        .map(|account| account.to_string())
        .ok_or(Refusal::SignInFirst)
}

fn read(row: Row) -> Result<CommentDraft, StoreError> {
    Ok(CommentDraft {
        id: word(&row.id)?,
        proposal: word(&row.proposal)?,
        revision: row.revision,
        member: word(&row.member)?,
        words: CommentWords {
            unit: row.unit.unwrap_or_default(),
            lang: row.lang,
            kind: row.kind,
            note: row.note,
            wording: row.wording,
        },
        version: row.version,
        changed: at(row.changed)?,
        used: row.used,
    })
}
