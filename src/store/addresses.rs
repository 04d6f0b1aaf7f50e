//! What has a public page of its own: the symbols of norms, proposals and ballots.

use diesel::prelude::*;

use super::failures::StoreError;
use super::reading::Reading;
use super::schema::{ballots, norms, proposals};
use crate::record::effects::GAIP;
use crate::rules::words::Classification;

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
