//! Failures of signing in, counted in the database: the same for every instance.

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::at;
use super::schema::sign_in_failures;
use crate::rules::throttles::{Counted, FORGOTTEN, Failures};

/// What was counted for a key; none where nothing was.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn failures(
    tx: &mut Tx<'_>,
    counted: Counted,
    key: &str,
) -> Result<Option<Failures>, StoreError> {
    let row: Option<(i64, i64)> = sign_in_failures::table
        .find((counted.as_str(), key))
        .select((sign_in_failures::count, sign_in_failures::last))
        .first(tx.conn)
        .optional()?;
    row.map(|(count, last)| {
        Ok(Failures {
            count,
            last: at(last)?,
        })
    })
    .transpose()
}

/// Counts one more.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn count(tx: &mut Tx<'_>, counted: Counted, key: &str) -> Result<(), StoreError> {
    let before = failures(tx, counted, key)?;
    let now = tx.now();
    let standing = before.map_or(0, |failures| failures.standing(now));
    if before.is_some() {
        diesel::update(sign_in_failures::table.find((counted.as_str(), key)))
            .set((
                sign_in_failures::count.eq(standing + 1),
                sign_in_failures::last.eq(now.as_microsecond()),
            ))
            .execute(tx.conn)?;
    } else {
        diesel::insert_into(sign_in_failures::table)
            .values((
                sign_in_failures::counted.eq(counted.as_str()),
                sign_in_failures::key.eq(key),
                sign_in_failures::count.eq(1),
                sign_in_failures::last.eq(now.as_microsecond()),
            ))
            .execute(tx.conn)
            // Another instance counted the first at the same time.
            .map_err(super::pens::as_worth_a_retry)?;
    }
    Ok(())
}

/// Takes one back: what was counted in advance turned out right.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn take_back(tx: &mut Tx<'_>, counted: Counted, key: &str) -> Result<(), StoreError> {
    diesel::update(
        sign_in_failures::table
            .find((counted.as_str(), key))
            .filter(sign_in_failures::count.gt(0)),
    )
    .set(sign_in_failures::count.eq(sign_in_failures::count - 1))
    .execute(tx.conn)?;
    Ok(())
}

/// Forgets a key.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget(tx: &mut Tx<'_>, counted: Counted, key: &str) -> Result<(), StoreError> {
    diesel::delete(sign_in_failures::table.find((counted.as_str(), key))).execute(tx.conn)?;
    Ok(())
}

/// Forgets whatever counts no more; gives how many rows.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let before: Timestamp = tx.now() - FORGOTTEN;
    Ok(diesel::delete(
        sign_in_failures::table.filter(sign_in_failures::last.lt(before.as_microsecond())),
    )
    .execute(tx.conn)?)
}
