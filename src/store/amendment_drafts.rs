//! Drafts of amendments: a delegation's own, seen by nobody else.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::amendment_drafts;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, ProposalSymbol};

/// One change as it was typed: it may be partial.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ChangeWords {
    /// `replace`, `insert-after` or `delete`.
    pub how: String,
    /// The stable id of the unit; empty for the very beginning.
    pub unit: String,
    pub en: String,
    pub fr: String,
}

/// What has been typed so far, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct AmendmentWords {
    /// `en` or `fr`: the language of the reason.
    pub lang: String,
    pub reason: String,
    /// The comment that it grew from.
    pub comment: Option<i64>,
    pub changes: Vec<ChangeWords>,
}

/// A delegation's draft of an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentDraft {
    pub id: Uuid,
    pub proposal: ProposalSymbol,
    /// The revision that its changes are made to.
    pub revision: i64,
    pub member: MemberCode,
    pub words: AmendmentWords,
    /// Counts the saves, from 1.
    pub version: i64,
    pub changed: Timestamp,
    /// The entry that it became.
    pub used: Option<i64>,
}

#[derive(Queryable)]
struct Row {
    id: String,
    proposal: String,
    revision: i64,
    member: String,
    words: String,
    _account: String,
    version: i64,
    changed: i64,
    used: Option<i64>,
}

/// One draft.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or it is another delegation's.
pub fn find(r: &mut Reading<'_>, viewer: &Viewer, id: Uuid) -> Result<AmendmentDraft, StoreError> {
    let member = viewer.delegation().ok_or(StoreError::NotFound)?;
    let row = amendment_drafts::table
        .find(id.to_string())
        .filter(amendment_drafts::member.eq(member.to_string()))
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    read(row)
}

/// The drafts that the viewer's delegation works on, the last changed first; none for anybody else.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<AmendmentDraft>, StoreError> {
    let Some(member) = viewer.delegation() else {
        return Ok(Vec::new());
    };
    amendment_drafts::table
        .filter(amendment_drafts::member.eq(member.to_string()))
        .filter(amendment_drafts::used.is_null())
        .order((amendment_drafts::changed.desc(), amendment_drafts::id))
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// Lays down a new draft of the caller's delegation.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] for a caller of no delegation.
pub fn create(
    tx: &mut Tx<'_>,
    proposal: &ProposalSymbol,
    revision: i64,
    words: &AmendmentWords,
) -> Result<Uuid, Failure> {
    let member = tx
        .permit()
        .member()
        .cloned()
        .ok_or(Refusal::OfficeDoesNotPermit)?;
    let id = tx.fresh_id();
    diesel::insert_into(amendment_drafts::table)
        .values((
            amendment_drafts::id.eq(id.to_string()),
            amendment_drafts::proposal.eq(proposal.to_string()),
            amendment_drafts::revision.eq(revision),
            amendment_drafts::member.eq(member.to_string()),
            amendment_drafts::words.eq(json(words)?),
            amendment_drafts::account.eq(account(tx)?),
            amendment_drafts::version.eq(1i64),
            amendment_drafts::changed.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// Keeps what was typed over the version that was open; gives the new version.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved meanwhile: nothing is overwritten.
pub fn save(
    tx: &mut Tx<'_>,
    id: Uuid,
    version: i64,
    words: &AmendmentWords,
) -> Result<i64, Failure> {
    let account = account(tx)?;
    let changed = diesel::update(
        amendment_drafts::table
            .find(id.to_string())
            .filter(amendment_drafts::version.eq(version))
            .filter(amendment_drafts::used.is_null()),
    )
    .set((
        amendment_drafts::words.eq(json(words)?),
        amendment_drafts::version.eq(version + 1),
        amendment_drafts::account.eq(account),
        amendment_drafts::changed.eq(tx.now().as_microsecond()),
    ))
    .execute(tx.conn)?;
    is_one(changed).map(|()| version + 1)
}

/// The draft has become the entry that this act writes.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved it after this version was read.
pub fn use_up(tx: &mut Tx<'_>, id: Uuid, version: i64) -> Result<(), Failure> {
    let changed = diesel::update(
        amendment_drafts::table
            .find(id.to_string())
            .filter(amendment_drafts::version.eq(version))
            .filter(amendment_drafts::used.is_null()),
    )
    .set(amendment_drafts::used.eq(tx.index()))
    .execute(tx.conn)?;
    is_one(changed)
}

/// Throws a draft away that was never proposed.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved it after this version was read.
pub fn discard(tx: &mut Tx<'_>, id: Uuid, version: i64) -> Result<(), Failure> {
    let gone = diesel::delete(
        amendment_drafts::table
            .find(id.to_string())
            .filter(amendment_drafts::version.eq(version))
            .filter(amendment_drafts::used.is_null()),
    )
    .execute(tx.conn)?;
    is_one(gone)
}

fn is_one(changed: usize) -> Result<(), Failure> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Refusal::ChangedSinceOpened.into())
    }
}

fn account(tx: &Tx<'_>) -> Result<String, Refusal> {
    tx.permit()
        .account()
        .map(|account| account.to_string())
        .ok_or(Refusal::SignInFirst)
}

fn json(words: &AmendmentWords) -> Result<String, StoreError> {
    serde_json::to_string(words).map_err(|error| StoreError::Other(error.to_string()))
}

fn read(row: Row) -> Result<AmendmentDraft, StoreError> {
    Ok(AmendmentDraft {
        id: word(&row.id)?,
        proposal: word(&row.proposal)?,
        revision: row.revision,
        member: word(&row.member)?,
        words: serde_json::from_str(&row.words)
            .map_err(|error| StoreError::Corrupt(error.to_string()))?,
        version: row.version,
        changed: at(row.changed)?,
        used: row.used,
    })
}
