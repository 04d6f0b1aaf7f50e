//! The keys on the record: what each signs, and since which entry.

use std::ops::Range;

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::reading::{Reading, at, word};
use super::schema::keys;
use crate::rules::words::{KeyUse, Vkey};

/// A key as it stands on the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The entry that brought it.
    pub index: i64,
    pub purpose: KeyUse,
    pub vkey: Vkey,
    /// The first entry that it may sign for.
    pub from: i64,
    pub at: Timestamp,
}

/// All keys, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<Key>, StoreError> {
    let rows: Vec<(i64, String, String, i64, i64)> =
        keys::table.order(keys::idx.desc()).load(r.conn)?;
    rows.into_iter()
        .map(|(index, purpose, vkey, from, entered)| {
            Ok(Key {
                index,
                purpose: word(&purpose)?,
                vkey: word(&vkey)?,
                from,
                at: at(entered)?,
            })
        })
        .collect()
}

/// The log's keys that these entries brought, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_log(r: &mut Reading<'_>, entries: Range<i64>) -> Result<Vec<Vkey>, StoreError> {
    Ok(all(r)?
        .into_iter()
        .filter(|key| key.purpose == KeyUse::Log && entries.contains(&key.index))
        .map(|key| key.vkey)
        .collect())
}
