//! Participants of an imported archive, of whatever time, and how each voted.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::rules::archives::{ParticipantKind, Period};
use crate::rules::words::{Choice, CollectionCode, MemberCode};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{archive_decisions, archive_members, archive_votes};

use super::decisions::{Decision, Row as DecisionRow, decision_columns};

/// A participant as the archive names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub code: MemberCode,
    pub kind: ParticipantKind,
    pub name_en: String,
    pub name_fr: Option<String>,
    pub since: Option<Date>,
    pub until: Option<Date>,
    /// The entry that brought it.
    pub idx: i64,
}

impl Participant {
    pub const fn period(&self) -> Period {
        Period {
            since: self.since,
            until: self.until,
        }
    }
}

type Row = (
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
);

const fn columns() -> (
    archive_members::code,
    archive_members::kind,
    archive_members::name_en,
    archive_members::name_fr,
    archive_members::since,
    archive_members::until,
    archive_members::idx,
) {
    (
        archive_members::code,
        archive_members::kind,
        archive_members::name_en,
        archive_members::name_fr,
        archive_members::since,
        archive_members::until,
        archive_members::idx,
    )
}

/// All participants of a collection, by code.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn participants(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
) -> Result<Vec<Participant>, StoreError> {
    let rows: Vec<Row> = archive_members::table
        .filter(archive_members::collection.eq(collection.as_str()))
        .filter(archive_members::idx.lt(r.before()))
        .order(archive_members::code)
        .select(columns())
        .load(r.conn)?;
    rows.into_iter().map(read).collect()
}

/// One participant.
///
/// # Errors
/// [`StoreError::NotFound`] when the collection has none of this code.
pub fn participant(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    code: &MemberCode,
) -> Result<Participant, StoreError> {
    let row: Option<Row> = archive_members::table
        .find((collection.as_str(), code.as_str()))
        .filter(archive_members::idx.lt(r.before()))
        .select(columns())
        .first(r.conn)
        .optional()?;
    read(row.ok_or(StoreError::NotFound)?)
}

fn read((code, kind, name_en, name_fr, since, until, idx): Row) -> Result<Participant, StoreError> {
    Ok(Participant {
        code: word(&code)?,
        kind: word(&kind)?,
        name_en,
        name_fr,
        since: word_if(since.as_deref())?,
        until: word_if(until.as_deref())?,
        idx,
    })
}

/// How a participant voted on a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub choice: Choice,
    pub decision: Decision,
}

/// The votes of a participant, those that were imported last first, from before an entry on.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn votes_of(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    code: &MemberCode,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Vote>, StoreError> {
    let before = before.unwrap_or(i64::MAX).min(r.before());
    let rows: Vec<(String, DecisionRow)> = archive_votes::table
        .inner_join(archive_decisions::table.on(archive_decisions::idx.eq(archive_votes::decision)))
        .filter(archive_votes::member.eq(code.as_str()))
        .filter(archive_votes::decision.lt(before))
        .filter(archive_decisions::collection.eq(collection.as_str()))
        .order(archive_votes::decision.desc())
        .limit(most)
        .select((archive_votes::choice, decision_columns()))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(choice, row)| {
            Ok(Vote {
                choice: word(&choice)?,
                decision: row.read()?,
            })
        })
        .collect()
}
