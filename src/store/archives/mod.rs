//! Imported archives as they are kept: collections, decisions, instruments, participants.

mod decisions;
mod instruments;
mod known;
mod participants;

pub use decisions::{After, Decision, Sought, decision, decisions, in_order, years};
pub use instruments::{Event, Instrument, events, events_of, instrument, instruments};
pub use known::{Known, known, running_until};
pub use participants::{Participant, Vote, participant, participants, votes_of};

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::reading::{Reading, at, word};
use super::schema::{archive_collections, archive_files, archive_imports};
use crate::rules::words::CollectionCode;

/// A file that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The entry of its import.
    pub idx: i64,
    pub name: String,
    pub bytes: i64,
    pub rows: i64,
    pub sha256: String,
    /// When it was imported.
    pub at: Timestamp,
}

/// An imported collection, with the files that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    pub code: CollectionCode,
    pub files: Vec<File>,
}

impl Collection {
    /// How many rows the files of this name brought, together.
    pub fn rows(&self, name: &str) -> i64 {
        self.files
            .iter()
            .filter(|file| file.name == name)
            .map(|file| file.rows)
            .sum()
    }
}

/// Every imported collection, in the order of their first imports.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn collections(r: &mut Reading<'_>) -> Result<Vec<Collection>, StoreError> {
    let codes: Vec<String> = archive_collections::table
        .filter(archive_collections::idx.lt(r.before()))
        .order(archive_collections::idx)
        .select(archive_collections::code)
        .load(r.conn)?;
    let mut files = files(r)?;
    codes
        .iter()
        .map(|code| {
            Ok(Collection {
                code: word(code)?,
                files: files.remove(code).unwrap_or_default(),
            })
        })
        .collect()
}

/// One collection.
///
/// # Errors
/// [`StoreError::NotFound`] when nothing was imported under this code.
pub fn collection(r: &mut Reading<'_>, code: &CollectionCode) -> Result<Collection, StoreError> {
    collections(r)?
        .into_iter()
        .find(|collection| collection.code == *code)
        .ok_or(StoreError::NotFound)
}

/// Files are few, however many rows they brought.
fn files(r: &mut Reading<'_>) -> Result<BTreeMap<String, Vec<File>>, StoreError> {
    type Row = (i64, String, String, i64, i64, String, i64);
    let rows: Vec<Row> = archive_files::table
        .inner_join(archive_imports::table.on(archive_imports::idx.eq(archive_files::idx)))
        .filter(archive_files::idx.lt(r.before()))
        .order((archive_files::idx, archive_files::name))
        .select((
            archive_files::idx,
            archive_files::collection,
            archive_files::name,
            archive_files::bytes,
            archive_files::rows,
            archive_files::sha256,
            archive_imports::at,
        ))
        .load(r.conn)?;
    let mut files: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for (idx, collection, name, bytes, rows, sha256, when) in rows {
        files.entry(collection).or_default().push(File {
            idx,
            name,
            bytes,
            rows,
            sha256,
            at: at(when)?,
        });
    }
    Ok(files)
}
