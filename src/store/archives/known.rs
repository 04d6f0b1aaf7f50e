//! What an import must know of its collection before it adds to it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::dsl::min;
use diesel::prelude::*;
use jiff::Timestamp;

use super::participants::{Participant, participants};
use crate::rules::words::{CollectionCode, MemberCode};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at};
use crate::store::schema::{archive_decisions, archive_files, archive_instruments, ballots};

/// What stands in a collection; nothing in one that is not there yet.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Name and SHA-256 of every file that was imported.
    pub files: BTreeSet<(String, String)>,
    pub participants: BTreeMap<MemberCode, Participant>,
    /// Symbols by their form in addresses.
    pub decisions: BTreeMap<String, String>,
    pub instruments: BTreeMap<String, String>,
}

/// Reads what stands in a collection.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn known(r: &mut Reading<'_>, collection: &CollectionCode) -> Result<Known, StoreError> {
    let code = collection.as_str();
    let files: Vec<(String, String)> = archive_files::table
        .filter(archive_files::collection.eq(code))
        .select((archive_files::name, archive_files::sha256))
        .load(r.conn)?;
    let decisions: Vec<(String, String)> = archive_decisions::table
        .filter(archive_decisions::collection.eq(code))
        .select((archive_decisions::slug, archive_decisions::symbol))
        .load(r.conn)?;
    let instruments: Vec<(String, String)> = archive_instruments::table
        .filter(archive_instruments::collection.eq(code))
        .select((archive_instruments::slug, archive_instruments::symbol))
        .load(r.conn)?;
    let participants = participants(r, collection)?
        .into_iter()
        .map(|participant| (participant.code.clone(), participant));
    Ok(Known {
        files: files.into_iter().collect(),
        participants: participants.collect(),
        decisions: decisions.into_iter().collect(),
        instruments: instruments.into_iter().collect(),
    })
}

/// Until when a ballot of the house runs, if one does: the first that closes.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn running_until(r: &mut Reading<'_>) -> Result<Option<Timestamp>, StoreError> {
    let closes: Option<i64> = ballots::table
        .filter(ballots::state.eq("open"))
        .select(min(ballots::closes))
        .first(r.conn)?;
    closes.map(at).transpose()
}
