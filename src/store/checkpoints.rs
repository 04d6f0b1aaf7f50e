//! The checkpoint that is served: kept here so that instances without the key serve it too.

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::{Failure, StoreError};
use super::pens::{Asking, Asks, Kept};
use super::reading::{Reading, at};
use super::schema::{checkpoints, tile_roots};
use super::{Store, pens::Tx};
use crate::record::tree::Hash;
use crate::rules::permissions::Action;

/// The checkpoint served, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    pub size: u64,
    /// The signed note, with the cosignatures that came.
    pub note: String,
    pub at: Timestamp,
}

/// The root of a full tile: level 1 over leaves, the how-manieth, the hash.
pub type TileRoot = (u32, u64, Hash);

/// The newest checkpoint; none until the first was signed.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn newest(r: &mut Reading<'_>) -> Result<Option<Served>, StoreError> {
    let row: Option<(i64, String, i64)> = checkpoints::table
        .select((checkpoints::size, checkpoints::note, checkpoints::at))
        .first(r.conn)
        .optional()?;
    row.map(|(size, note, made)| {
        Ok(Served {
            size: size.unsigned_abs(),
            note,
            at: at(made)?,
        })
    })
    .transpose()
}

/// Serves a checkpoint from now on, unless a later one is served; keeps the roots of the tiles it filled.
///
/// # Errors
/// A failure of the store.
pub fn serve(store: &Store, size: u64, note: String, roots: Vec<TileRoot>) -> Result<(), Failure> {
    let asking = Asking::new(Asks::Registry, Action::KeepCheckpoint);
    store.keep(asking, move |tx| {
        for (level, n, hash) in &roots {
            keep_root(tx, *level, *n, hash)?;
        }
        let now = tx.now().as_microsecond();
        let newer = diesel::update(checkpoints::table.filter(checkpoints::size.le(size as i64)))
            .set((
                checkpoints::size.eq(size as i64),
                checkpoints::note.eq(&note),
                checkpoints::at.eq(now),
            ))
            .execute(tx.conn)?;
        let is_first = newer == 0
            && checkpoints::table
                .count()
                .get_result::<i64>(tx.conn)
                .map_err(StoreError::from)?
                == 0;
        if is_first {
            diesel::insert_into(checkpoints::table)
                .values((
                    checkpoints::id.eq(1i64),
                    checkpoints::size.eq(size as i64),
                    checkpoints::note.eq(&note),
                    checkpoints::at.eq(now),
                ))
                .execute(tx.conn)?;
        }
        Ok(Kept::Done(()))
    })
}

/// Adds cosignatures to the checkpoint served, if it is still the one they are for.
///
/// # Errors
/// A failure of the store.
pub fn cosigned(store: &Store, before: String, after: String) -> Result<bool, Failure> {
    let asking = Asking::new(Asks::Registry, Action::KeepCheckpoint);
    store.keep(asking, move |tx| {
        let changed = diesel::update(checkpoints::table.filter(checkpoints::note.eq(&before)))
            .set(checkpoints::note.eq(&after))
            .execute(tx.conn)?;
        Ok(Kept::Done(changed == 1))
    })
}

fn keep_root(tx: &mut Tx<'_>, level: u32, n: u64, hash: &Hash) -> Result<(), StoreError> {
    let (level, n) = (i64::from(level), n as i64);
    let hash = hex::encode(hash);
    let known = diesel::update(
        tile_roots::table
            .filter(tile_roots::level.eq(level))
            .filter(tile_roots::n.eq(n)),
    )
    .set(tile_roots::hash.eq(&hash))
    .execute(tx.conn)?;
    if known == 0 {
        diesel::insert_into(tile_roots::table)
            .values((
                tile_roots::level.eq(level),
                tile_roots::n.eq(n),
                tile_roots::hash.eq(hash),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
