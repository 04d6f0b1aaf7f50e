//! Which entries of the record a person made: private, since the record names seats and never persons.

use diesel::prelude::*;
use uuid::Uuid;

use super::entries::{self, Written};
use super::failures::StoreError;
use super::pens::Tx;
use super::reading::Reading;
use super::schema::own_entries;

/// Notes who made an entry.
pub(super) fn note(tx: &mut Tx<'_>, account: Uuid, index: i64) -> Result<(), StoreError> {
    diesel::insert_into(own_entries::table)
        .values((
            own_entries::account.eq(account.to_string()),
            own_entries::idx.eq(index),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The entries that a person made before an index, newest first, `most` at most.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(
    r: &mut Reading<'_>,
    account: Uuid,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let indexes: Vec<i64> = own_entries::table
        .filter(own_entries::account.eq(account.to_string()))
        .filter(own_entries::idx.lt(before.unwrap_or(i64::MAX)))
        .order(own_entries::idx.desc())
        .limit(most)
        .select(own_entries::idx)
        .load(r.conn)?;
    indexes
        .into_iter()
        .map(|index| entries::find(r, index))
        .collect()
}
