//! The records that this one continues: their origins, what of them is lost, and their last checkpoints that are kept.

use std::collections::HashMap;

use diesel::prelude::*;

use super::checkpoints::Served;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at};
use super::schema::{checkpoints, checkpoints_before, houses};

/// A record before the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// 1 is the oldest.
    pub number: usize,
    pub origin: String,
    /// The entry that continues it; those before it are of both records.
    pub index: i64,
    /// The first and the last entry that are lost.
    pub lost: [i64; 2],
    /// Its last checkpoint that is known, as it was signed; not all of its entries are here.
    pub after: String,
    /// Its last checkpoint whose entries are all here; none where none was signed.
    pub served: Option<Served>,
}

/// The records before the present one, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<Before>, StoreError> {
    type House = (i64, String, Option<String>, Option<i64>, Option<i64>);
    let begun: Vec<House> = houses::table
        .order(houses::idx)
        .select((
            houses::idx,
            houses::origin,
            houses::after,
            houses::lost_from,
            houses::lost_to,
        ))
        .load(r.conn)?;
    let kept: Vec<(i64, i64, String, i64)> = checkpoints_before::table.load(r.conn)?;
    let mut served = HashMap::new();
    for (index, size, note, made) in kept {
        let size = size.unsigned_abs();
        served.insert(
            index,
            Served {
                size,
                note,
                at: at(made)?,
            },
        );
    }
    let mut found = Vec::new();
    for pair in begun.windows(2) {
        let [(_, origin, ..), (index, _, after, first, last)] = pair else {
            continue;
        };
        let (Some(after), Some(first), Some(last)) = (after, first, last) else {
            continue;
        };
        found.push(Before {
            number: found.len() + 1,
            origin: origin.clone(),
            index: *index,
            lost: [*first, *last],
            after: after.clone(),
            served: served.remove(index),
        });
    }
    Ok(found)
}

/// The entry with which the present record parted from the one before; 0 where there is none before.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn begun(r: &mut Reading<'_>) -> Result<i64, StoreError> {
    let last: Option<i64> = houses::table
        .select(diesel::dsl::max(houses::idx))
        .first(r.conn)?;
    Ok(last.unwrap_or_default())
}

/// Keeps the checkpoint that is served as the last one of the record that ends with this act.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn keep(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let row: Option<(i64, String, i64)> = checkpoints::table
        .select((checkpoints::size, checkpoints::note, checkpoints::at))
        .first(tx.conn)
        .optional()?;
    if let Some((size, note, made)) = row {
        diesel::insert_into(checkpoints_before::table)
            .values((
                checkpoints_before::idx.eq(tx.index()),
                checkpoints_before::size.eq(size),
                checkpoints_before::note.eq(note),
                checkpoints_before::at.eq(made),
            ))
            .execute(tx.conn)?;
        // The new record has no checkpoint until its own key has signed one.
        diesel::delete(checkpoints::table).execute(tx.conn)?;
    }
    Ok(())
}
