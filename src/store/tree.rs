//! The tree as it is kept: bytes and leaves of entries, the roots of full tiles, and any subtree from them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::failures::StoreError;
use super::reading::{Reading, head_row};
use super::schema::{entries, tile_roots};
use crate::record::proofs::Subtrees;
use crate::record::tiles::{WIDTH, subtree_root};
use crate::record::tree::{Frontier, Hash, leaf};

/// The bytes of the entries `from .. to`, in order.
///
/// # Errors
/// [`StoreError::NotFound`] when one is not there.
pub fn bytes(r: &mut Reading<'_>, from: u64, to: u64) -> Result<Vec<String>, StoreError> {
    let found: Vec<String> = entries::table
        .filter(entries::idx.ge(from as i64))
        .filter(entries::idx.lt(to as i64))
        .order(entries::idx)
        .select(entries::bytes)
        .load(r.conn)?;
    whole(found, from, to)
}

/// The root over the first entries, recomputed from their bytes.
///
/// # Errors
/// [`StoreError::NotFound`] when there are fewer.
pub fn root_over(r: &mut Reading<'_>, size: u64) -> Result<Hash, StoreError> {
    const RUN: u64 = 2_000;
    let mut tree = Frontier::default();
    while tree.size() < size {
        let from = tree.size();
        for entry in bytes(r, from, (from + RUN).min(size))? {
            tree.append(leaf(entry.as_bytes()));
        }
    }
    Ok(tree.root())
}

/// The leaves of the entries `from .. to`, as they were kept with them.
///
/// # Errors
/// [`StoreError::NotFound`] when one is not there.
pub fn leaves(r: &mut Reading<'_>, from: u64, to: u64) -> Result<Vec<Hash>, StoreError> {
    let found: Vec<String> = entries::table
        .filter(entries::idx.ge(from as i64))
        .filter(entries::idx.lt(to as i64))
        .order(entries::idx)
        .select(entries::leaf)
        .load(r.conn)?;
    whole(found, from, to)?.iter().map(hash).collect()
}

/// The hashes `from .. to` of a level of tiles: leaves at 0, above it the roots of full tiles of the level below.
///
/// # Errors
/// [`StoreError::NotFound`] when one of them is not complete.
pub fn row(r: &mut Reading<'_>, level: u32, from: u64, to: u64) -> Result<Vec<Hash>, StoreError> {
    if level == 0 {
        return leaves(r, from, to);
    }
    let kept: Vec<(i64, String)> = tile_roots::table
        .filter(tile_roots::level.eq(i64::from(level)))
        .filter(tile_roots::n.ge(from as i64))
        .filter(tile_roots::n.lt(to as i64))
        .order(tile_roots::n)
        .select((tile_roots::n, tile_roots::hash))
        .load(r.conn)?;
    let kept: HashMap<i64, String> = kept.into_iter().collect();
    (from..to)
        .map(|n| match kept.get(&(n as i64)) {
            Some(text) => hash(text),
            // Not kept yet, or no longer: made from what it stands for.
            None => Ok(subtree_root(&row(
                r,
                level - 1,
                n * WIDTH,
                (n + 1) * WIDTH,
            )?)),
        })
        .collect()
}

/// The roots of full tiles that are kept, by level and number.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn kept_roots(r: &mut Reading<'_>) -> Result<HashMap<(u32, u64), Hash>, StoreError> {
    let rows: Vec<(i64, i64, String)> = tile_roots::table.load(r.conn)?;
    rows.into_iter()
        .map(|(level, n, text)| Ok(((level as u32, n.unsigned_abs()), hash(text)?)))
        .collect()
}

/// The right edge of the tree as the pens left it.
///
/// # Errors
/// [`StoreError::Corrupt`] when it does not fit the head.
pub fn edge(r: &mut Reading<'_>) -> Result<Frontier, StoreError> {
    let row = head_row(r.conn)?;
    let peaks = hex::decode(&row.peaks).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Frontier::from_bytes(row.n.unsigned_abs(), &peaks)
        .ok_or_else(|| StoreError::Corrupt("the peaks do not fit the head".into()))
}

/// Any complete subtree, read tile by tile; each tile once.
pub struct Stored<'r, 'c> {
    r: &'r mut Reading<'c>,
    /// How many leaves the tree has: nothing is asked for beyond.
    size: u64,
    tiles: HashMap<(u32, u64), Vec<Hash>>,
}

impl<'r, 'c> Stored<'r, 'c> {
    pub fn of(r: &'r mut Reading<'c>, size: u64) -> Self {
        Self {
            r,
            size,
            tiles: HashMap::new(),
        }
    }
}

impl Subtrees for Stored<'_, '_> {
    type Error = StoreError;

    fn subtree(&mut self, level: u32, n: u64) -> Result<Hash, StoreError> {
        let (row_level, within) = (level / 8, level % 8);
        let (first, count) = (n << within, 1 << within);
        let tile = first / WIDTH;
        if !self.tiles.contains_key(&(row_level, tile)) {
            let there = self.size >> (8 * row_level);
            let end = ((tile + 1) * WIDTH).min(there);
            let hashes = row(self.r, row_level, tile * WIDTH, end)?;
            self.tiles.insert((row_level, tile), hashes);
        }
        let at = (first % WIDTH) as usize;
        self.tiles[&(row_level, tile)]
            .get(at..at + count)
            .map(subtree_root)
            .ok_or(StoreError::NotFound)
    }
}

fn hash(text: impl AsRef<str>) -> Result<Hash, StoreError> {
    let bytes = hex::decode(text.as_ref()).ok();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| StoreError::Corrupt("a hash has 64 hexadecimal digits".into()))
}

fn whole(found: Vec<String>, from: u64, to: u64) -> Result<Vec<String>, StoreError> {
    if found.len() as u64 == to - from {
        Ok(found)
    } else {
        Err(StoreError::NotFound)
    }
}
