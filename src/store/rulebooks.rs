//! Rulebooks as they were entered: which version governs a day.

use diesel::prelude::*;
use jiff::civil::Date;

use super::failures::{Failure, StoreError};
use super::reading::Reading;
use super::schema::rulebooks;
use crate::rules::Refusal;
use crate::rules::rulebook::{self, Rulebook};

/// All versions, oldest first; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails or a version does not read.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<Rulebook>, StoreError> {
    let bodies: Vec<String> = rulebooks::table
        .order(rulebooks::version)
        .select(rulebooks::body)
        .load(r.conn)?;
    bodies
        .iter()
        .map(|body| {
            serde_json::from_str(body).map_err(|error| StoreError::Corrupt(error.to_string()))
        })
        .collect()
}

/// The version in force on a day.
///
/// # Errors
/// [`Refusal::NoRuleForKind`] on a day before the first, or when the database fails.
pub fn in_force(r: &mut Reading<'_>, on: Date) -> Result<Rulebook, Failure> {
    let versions = all(r)?;
    Ok(rulebook::in_force(&versions, on)
        .cloned()
        .ok_or(Refusal::NoRuleForKind)?)
}
