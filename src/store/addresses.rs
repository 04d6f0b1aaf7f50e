//! What has a public page of its own: the symbols of norms, proposals and ballots, and what archives hold.

use diesel::prelude::*;

use super::failures::StoreError;
use super::reading::{Reading, word};
use super::schema::{
    archive_decisions, archive_instruments, archive_members, ballots, norms, proposals,
};
use crate::record::effects::GAIP;
use crate::rules::words::{ArchiveSymbol, Classification, CollectionCode};

/// The symbols of every norm of the house, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_norms(r: &mut Reading<'_>) -> Result<Vec<String>, StoreError> {
    Ok(norms::table
        .filter(norms::collection.eq(GAIP))
        .order(norms::idx)
        .select(norms::symbol)
        .load(r.conn)?)
}

/// The symbols of every proposal that everybody may read, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_proposals(r: &mut Reading<'_>) -> Result<Vec<String>, StoreError> {
    Ok(proposals::table
        .filter(proposals::collection.eq(GAIP))
        .filter(
            proposals::classification
                .eq(Classification::Public.as_str())
                .or(proposals::opened.is_not_null()),
        )
        .order(proposals::idx)
        .select(proposals::symbol)
        .load(r.conn)?)
}

/// The symbols of every ballot, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_ballots(r: &mut Reading<'_>) -> Result<Vec<String>, StoreError> {
    Ok(ballots::table
        .filter(ballots::collection.eq(GAIP))
        .order(ballots::idx)
        .select(ballots::symbol)
        .load(r.conn)?)
}

/// What has a page in an imported archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archived {
    /// Codes of participants.
    pub participants: Vec<String>,
    pub decisions: Vec<ArchiveSymbol>,
    pub instruments: Vec<ArchiveSymbol>,
}

/// The participants, decisions and instruments of an archive, in the order in which they were imported.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_archive(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
) -> Result<Archived, StoreError> {
    let read = |symbols: Vec<String>| symbols.iter().map(|symbol| word(symbol)).collect();
    let decisions: Result<_, StoreError> = read(
        archive_decisions::table
            .filter(archive_decisions::collection.eq(collection.as_str()))
            .order(archive_decisions::idx)
            .select(archive_decisions::symbol)
            .load(r.conn)?,
    );
    let instruments: Result<_, StoreError> = read(
        archive_instruments::table
            .filter(archive_instruments::collection.eq(collection.as_str()))
            .order(archive_instruments::idx)
            .select(archive_instruments::symbol)
            .load(r.conn)?,
    );
    Ok(Archived {
        participants: archive_members::table
            .filter(archive_members::collection.eq(collection.as_str()))
            .order((archive_members::idx, archive_members::code))
            .select(archive_members::code)
            .load(r.conn)?,
        decisions: decisions?,
        instruments: instruments?,
    })
}
