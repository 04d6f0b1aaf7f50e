//! Commitments that were used: no two entries of a record share one.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The first half of each commitment: two that are equal are never missed, and two that only begin alike do not happen.
#[derive(Debug, Default)]
pub(super) struct Used(HashSet<[u8; 16], BuildHasherDefault<First>>);

impl Used {
    /// Takes a commitment, and says whether it was not there before.
    pub(super) fn is_new(&mut self, commitment: &[u8; 32]) -> bool {
        let mut half = [0; 16];
        half.copy_from_slice(&commitment[..16]);
        self.0.insert(half)
    }
}

/// A commitment is spread evenly already: its first bytes are hash enough.
#[derive(Debug, Default)]
struct First(u64);

impl Hasher for First {
    fn write(&mut self, bytes: &[u8]) {
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(bytes) {
            *to = *from;
        }
        self.0 = u64::from_le_bytes(first);
    }

    /// The length before the bytes of an array says nothing.
    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
