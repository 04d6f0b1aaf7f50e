//! Drafts: a delegation's own, seen by nobody else.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::accounts;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::drafts;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{DraftSymbol, MemberCode, ProposalSymbol};

/// What has been typed so far, exactly as typed: a draft may be partial.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct DraftWords {
    /// `en` or `fr`: the language of the original, in which the reason is given.
    pub original: String,
    pub title_en: String,
    pub summary_en: String,
    pub text_en: String,
    pub title_fr: String,
    pub summary_fr: String,
    pub text_fr: String,
    pub reason: String,
    pub theme: String,
    pub kind: String,
    pub classification: String,
    pub opens_on: String,
    pub effect: String,
    /// `on-date`, `after-adoption` or `after-adherences`.
    pub force: String,
    pub force_date: String,
    pub force_months: String,
    pub force_adherences: String,
    pub report_every: String,
    /// The norm that the proposal would amend, replace or abrogate; its kind says which.
    #[serde(default)]
    pub norm: String,
}

/// A draft of a delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub symbol: DraftSymbol,
    pub member: MemberCode,
    /// The submitted proposal of which this would be the next revision; none for a new proposal.
    pub proposal: Option<ProposalSymbol>,
    pub words: DraftWords,
    /// Counts the saves, from 1.
    pub version: i64,
    pub changed: Timestamp,
    /// The entry that it became, once it was submitted.
    pub used: Option<i64>,
}

#[derive(Queryable)]
struct Row {
    symbol: String,
    member: String,
    proposal: Option<String>,
    words: String,
    version: i64,
    _account: String,
    changed: i64,
    used: Option<i64>,
}

/// One draft.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or it is another delegation's.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &DraftSymbol,
) -> Result<Draft, StoreError> {
    let member = viewer.delegation().ok_or(StoreError::NotFound)?;
    let row = drafts::table
        .find(symbol.to_string())
        .filter(drafts::member.eq(member.to_string()))
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    read(row)
}

/// The drafts that the viewer's delegation works on, the last changed first; none for anybody else.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn open(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Draft>, StoreError> {
    let Some(member) = viewer.delegation() else {
        return Ok(Vec::new());
    };
    drafts::table
        .filter(drafts::member.eq(member.to_string()))
        .filter(drafts::used.is_null())
        .order((drafts::changed.desc(), drafts::symbol))
        .load::<Row>(r.conn)?
        .into_iter()
        .map(read)
        .collect()
}

/// The working draft of the next revision of a proposal, if the viewer's delegation has one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
) -> Result<Option<Draft>, StoreError> {
    Ok(open(r, viewer)?
        .into_iter()
        .find(|draft| draft.proposal.as_ref() == Some(proposal)))
}

/// Lays down a new draft of the caller's delegation.
///
/// # Errors
/// [`Refusal::OfficeDoesNotPermit`] for a caller of no delegation.
pub fn create(
    tx: &mut Tx<'_>,
    proposal: Option<&ProposalSymbol>,
    words: &DraftWords,
) -> Result<DraftSymbol, Failure> {
    let member = tx
        .permit()
        .member()
        .cloned()
        .ok_or(Refusal::OfficeDoesNotPermit)?;
    let number = accounts::next_number(tx, &format!("draft {member}"))?;
    let symbol = DraftSymbol::new(&member, number);
    diesel::insert_into(drafts::table)
        .values((
            drafts::symbol.eq(symbol.to_string()),
            drafts::member.eq(member.to_string()),
            drafts::proposal.eq(proposal.map(ToString::to_string)),
            drafts::words.eq(json(words)?),
            drafts::version.eq(1i64),
            drafts::account.eq(account(tx)?),
            drafts::changed.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(symbol)
}

/// Keeps what was typed over the version that was open; gives the new version.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved meanwhile: nothing is overwritten.
pub fn save(
    tx: &mut Tx<'_>,
    symbol: &DraftSymbol,
    version: i64,
    words: &DraftWords,
) -> Result<i64, Failure> {
    let changed = diesel::update(
        drafts::table
            .find(symbol.to_string())
            .filter(drafts::version.eq(version))
            .filter(drafts::used.is_null()),
    )
    .set((
        drafts::words.eq(json(words)?),
        drafts::version.eq(version + 1),
        drafts::account.eq(account(tx)?),
        drafts::changed.eq(tx.now().as_microsecond()),
    ))
    .execute(tx.conn)?;
    if changed == 1 {
        Ok(version + 1)
    } else {
        Err(Refusal::ChangedSinceOpened.into())
    }
}

/// The draft has become the entry that this act writes; it is no longer worked on.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved it after this version was read.
pub fn use_up(tx: &mut Tx<'_>, symbol: &DraftSymbol, version: i64) -> Result<(), Failure> {
    let changed = diesel::update(
        drafts::table
            .find(symbol.to_string())
            .filter(drafts::version.eq(version))
            .filter(drafts::used.is_null()),
    )
    .set(drafts::used.eq(tx.index()))
    .execute(tx.conn)?;
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

fn json(words: &DraftWords) -> Result<String, StoreError> {
    serde_json::to_string(words).map_err(|error| StoreError::Other(error.to_string()))
}

fn read(row: Row) -> Result<Draft, StoreError> {
    Ok(Draft {
        symbol: word(&row.symbol)?,
        member: word(&row.member)?,
        proposal: word_if(row.proposal.as_deref())?,
        words: serde_json::from_str(&row.words)
            .map_err(|error| StoreError::Corrupt(error.to_string()))?,
        version: row.version,
        changed: at(row.changed)?,
        used: row.used,
    })
}
