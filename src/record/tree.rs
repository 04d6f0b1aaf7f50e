//! The Merkle tree over the entries: RFC 6962 hashing, SHA-256, leaf prefix 0x00, node prefix 0x01.

use sha2::{Digest, Sha256};

pub type Hash = [u8; 32];

/// The hash of a leaf: one entry's bytes.
pub fn leaf(bytes: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(bytes);
    hash.finalize().into()
}

pub(super) fn node(left: &Hash, right: &Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(left);
    hash.update(right);
    hash.finalize().into()
}

/// The tree's right edge: the roots of its perfect subtrees, largest first. Appending is O(log n).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    pub fn append(&mut self, leaf: Hash) {
        self.append_telling(leaf, |_, _, _| {});
    }

    /// As [`Frontier::append`]; tells each subtree that this leaf completed: its level, the how-manieth, its hash.
    pub fn append_telling(&mut self, leaf: Hash, mut complete: impl FnMut(u32, u64, &Hash)) {
        let mut hash = leaf;
        let mut below = self.size;
        let mut level = 0;
        while below & 1 == 1 {
            let left = self
                .peaks
                .pop()
                .expect("a peak for each set bit of the size");
            hash = node(&left, &hash);
            below >>= 1;
            level += 1;
            complete(level, below, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of all leaves; of none, the hash of nothing (RFC 6962, section 2.1).
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        match peaks.next() {
            None => Sha256::digest([]).into(),
            Some(last) => peaks.fold(*last, |right, left| node(left, &right)),
        }
    }

    /// The peaks one after the other, to be kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.peaks.concat()
    }

    /// The frontier of a tree of `size` leaves from its kept peaks; none when they do not fit the size.
    pub fn from_bytes(size: u64, bytes: &[u8]) -> Option<Self> {
        let peaks: Vec<Hash> = bytes
            .chunks(32)
            .map(Hash::try_from)
            .collect::<Result<_, _>>()
            .ok()?;
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }
}
