//! Participants of an imported archive, of whatever time, and how each voted.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::civil::Date;

use crate::rules::archives::{ParticipantKind, Period};
use crate::rules::words::{Choice, CollectionCode, MemberCode};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{archive_members, archive_votes};

use super::decisions::{After, Decision, Sought, decisions};

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

/// The votes of a participant, the newest first, those of one day in the order of the archive.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn votes_of(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    code: &MemberCode,
    after: Option<After>,
    most: i64,
) -> Result<Vec<Vote>, StoreError> {
    let sought = Sought {
        member: Some(code.clone()),
        after,
        ..Sought::default()
    };
    let voted_on = decisions(r, collection, &sought, most)?;
    let choices: BTreeMap<i64, String> = archive_votes::table
        .filter(archive_votes::member.eq(code.as_str()))
        .filter(archive_votes::decision.eq_any(voted_on.iter().map(|decision| decision.idx)))
        .select((archive_votes::decision, archive_votes::choice))
        .load::<(i64, String)>(r.conn)?
        .into_iter()
        .collect();
    voted_on
        .into_iter()
        .map(|decision| {
            let choice = choices.get(&decision.idx).map_or("", String::as_str);
            Ok(Vote {
                choice: word(choice)?,
                decision,
            })
        })
        .collect()
}
