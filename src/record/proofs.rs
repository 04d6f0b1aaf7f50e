//! Proofs over the tree (RFC 6962, section 2.1): that an entry is in it, and that it extends an older one.

use sha2::{Digest, Sha256};

use super::tree::{Hash, node};

/// The hashes of the complete subtrees of a tree, wherever they are kept.
pub trait Subtrees {
    type Error;

    /// The hash over the leaves `n * 2^level .. (n + 1) * 2^level`, all of which are there; at level 0 a leaf.
    ///
    /// # Errors
    /// When the place where they are kept fails.
    fn subtree(&mut self, level: u32, n: u64) -> Result<Hash, Self::Error>;
}

/// All leaves in memory; for small trees and for tests.
pub struct Leaves<'a>(pub &'a [Hash]);

impl Subtrees for Leaves<'_> {
    type Error = std::convert::Infallible;

    fn subtree(&mut self, level: u32, n: u64) -> Result<Hash, Self::Error> {
        match level {
            0 => Ok(self.0[n as usize]),
            _ => Ok(node(
                &self.subtree(level - 1, 2 * n)?,
                &self.subtree(level - 1, 2 * n + 1)?,
            )),
        }
    }
}

/// The root of the first `size` leaves; of none, the hash of nothing.
///
/// # Errors
/// When the place of the subtrees fails.
pub fn root<S: Subtrees>(tree: &mut S, size: u64) -> Result<Hash, S::Error> {
    if size == 0 {
        return Ok(Sha256::digest([]).into());
    }
    hash_of(tree, 0, size)
}

/// The audit path of the entry at `index` in the tree of `size` leaves, from its sibling upwards; none when
/// there is no such entry.
///
/// # Errors
/// When the place of the subtrees fails.
pub fn inclusion<S: Subtrees>(
    tree: &mut S,
    index: u64,
    size: u64,
) -> Result<Option<Vec<Hash>>, S::Error> {
    if index >= size {
        return Ok(None);
    }
    let (mut low, mut high) = (0, size);
    let mut path = Vec::new();
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            path.push(hash_of(tree, middle, high)?);
            high = middle;
        } else {
            path.push(hash_of(tree, low, middle)?);
            low = middle;
        }
    }
    path.reverse();
    Ok(Some(path))
}

/// Why the tree of `size` leaves has the tree of its first `old` leaves in it; none when it is not larger.
/// Nothing need be shown where `old` is 0 or equal.
///
/// # Errors
/// When the place of the subtrees fails.
pub fn consistency<S: Subtrees>(
    tree: &mut S,
    old: u64,
    size: u64,
) -> Result<Option<Vec<Hash>>, S::Error> {
    if old > size {
        return Ok(None);
    }
    if old == 0 || old == size {
        return Ok(Some(Vec::new()));
    }
    let (mut low, mut high) = (0, size);
    let mut path = Vec::new();
    while old < high {
        let middle = low + split(high - low);
        if old <= middle {
            path.push(hash_of(tree, middle, high)?);
            high = middle;
        } else {
            path.push(hash_of(tree, low, middle)?);
            low = middle;
        }
    }
    // The whole old tree is known to whoever asks; a part of it is not.
    if low > 0 {
        path.push(hash_of(tree, low, high)?);
    }
    path.reverse();
    Ok(Some(path))
}

/// Whether the path leads from this leaf at this index to this root (RFC 9162, 2.1.3.2).
pub fn includes(root: &Hash, size: u64, index: u64, leaf: &Hash, path: &[Hash]) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for step in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node(step, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, step);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the path shows that the tree of `size` leaves extends the tree of `old` leaves (RFC 9162, 2.1.4.2).
pub fn extends(old_root: &Hash, old: u64, root: &Hash, size: u64, path: &[Hash]) -> bool {
    if old > size {
        return false;
    }
    if old == 0 {
        return path.is_empty() && *old_root == Hash::from(Sha256::digest([]));
    }
    if old == size {
        return path.is_empty() && old_root == root;
    }
    let whole;
    let mut steps = if old.is_power_of_two() {
        whole = *old_root;
        std::iter::once(&whole).chain(path)
    } else {
        whole = Hash::default();
        let mut steps = std::iter::once(&whole).chain(path);
        steps.next();
        steps
    };
    let (mut at, mut last) = (old - 1, size - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let Some(first) = steps.next() else {
        return false;
    };
    let (mut before, mut after) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            before = node(step, &before);
            after = node(step, &after);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            after = node(&after, step);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && before == *old_root && after == *root
}

/// The greatest power of two below `n`, which is at least 2.
const fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The hash over the leaves `low .. high`, where `low` is a place at which such a part of a tree begins.
fn hash_of<S: Subtrees>(tree: &mut S, low: u64, high: u64) -> Result<Hash, S::Error> {
    let width = high - low;
    if width.is_power_of_two() {
        let level = width.ilog2();
        return tree.subtree(level, low >> level);
    }
    let middle = low + split(width);
    Ok(node(
        &hash_of(tree, low, middle)?,
        &hash_of(tree, middle, high)?,
    ))
}
