//! Proofs over the tree: the vectors of RFC 6962 implementations, another library's roots, and every mistake found.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use registry::record::proofs::{Leaves, consistency, extends, includes, inclusion, root};
use registry::record::tree::{Frontier, Hash, leaf};
use sha2::Sha256;

use super::record::{LEAVES, ROOTS};

fn hash(text: &str) -> Hash {
    hex::decode(text).unwrap().try_into().unwrap()
}

fn standard_leaves() -> Vec<Hash> {
    LEAVES
        .iter()
        .map(|bytes| leaf(&hex::decode(bytes).unwrap()))
        .collect()
}

const N01: &str = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
const N23: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const N45: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const N67: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const N03: &str = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const N47: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const L0: &str = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const L1: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const L4: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";

#[test]
fn inclusion_is_proved_as_the_vectors_say() {
    let leaves = standard_leaves();
    let cases: [(u64, u64, &[&str]); 6] = [
        (0, 1, &[]),
        (0, 8, &[L1, N23, N47]),
        (5, 8, &[L4, N67, N03]),
        (2, 3, &[N01]),
        (1, 5, &[L0, N23, L4]),
        (6, 7, &[N45, N03]),
    ];
    for (index, size, path) in cases {
        let made = inclusion(&mut Leaves(&leaves), index, size)
            .unwrap()
            .unwrap();
        let expected: Vec<Hash> = path.iter().map(|text| hash(text)).collect();
        assert_eq!(made, expected, "{index} in {size}");
        let root = hash(ROOTS[size as usize]);
        assert!(includes(&root, size, index, &leaves[index as usize], &made));
    }
    assert_eq!(inclusion(&mut Leaves(&leaves), 8, 8).unwrap(), None);
    assert_eq!(inclusion(&mut Leaves(&leaves), 0, 0).unwrap(), None);
}

#[test]
fn consistency_is_proved_as_the_vectors_say() {
    let leaves = standard_leaves();
    let cases: [(u64, u64, &[&str]); 6] = [
        (1, 1, &[]),
        (0, 8, &[]),
        (1, 8, &[L1, N23, N47]),
        (6, 8, &[N45, N67, N03]),
        (2, 5, &[N23, L4]),
        (4, 8, &[N47]),
    ];
    for (old, size, path) in cases {
        let made = consistency(&mut Leaves(&leaves), old, size)
            .unwrap()
            .unwrap();
        let expected: Vec<Hash> = path.iter().map(|text| hash(text)).collect();
        assert_eq!(made, expected, "{old} to {size}");
        let (before, after) = (hash(ROOTS[old as usize]), hash(ROOTS[size as usize]));
        assert!(
            extends(&before, old, &after, size, &made),
            "{old} to {size}"
        );
    }
    assert_eq!(consistency(&mut Leaves(&leaves), 8, 7).unwrap(), None);
    assert!(!extends(&hash(ROOTS[3]), 3, &hash(ROOTS[4]), 3, &[]));
    assert!(!extends(&hash(ROOTS[3]), 4, &hash(ROOTS[3]), 3, &[]));
    assert!(!extends(&hash(ROOTS[1]), 0, &hash(ROOTS[4]), 4, &[]));
}

#[test]
fn another_library_gives_the_same_roots_and_takes_our_proofs() {
    let mut theirs: MemoryBackedTree<Sha256, Vec<u8>> = MemoryBackedTree::new();
    let mut ours = Frontier::default();
    let mut leaves = Vec::new();
    let looked_at = [1, 2, 3, 255, 256, 257, 65_537, 100_000];
    for n in 0u32..100_000 {
        let bytes = format!("{{\"index\":{n}}}").into_bytes();
        ours.append(leaf(&bytes));
        leaves.push(leaf(&bytes));
        theirs.push(bytes);
        let size = u64::from(n) + 1;
        if !looked_at.contains(&size) {
            continue;
        }
        let their_root = theirs.root();
        assert_eq!(ours.root()[..], their_root.as_bytes()[..], "{size} entries");
        assert_eq!(root(&mut Leaves(&leaves), size).unwrap(), ours.root());
        for index in [0, size / 2, size - 1] {
            let our_path = inclusion(&mut Leaves(&leaves), index, size)
                .unwrap()
                .unwrap();
            let their_path = theirs.prove_inclusion(index as usize);
            assert_eq!(
                our_path.concat(),
                their_path.as_bytes(),
                "{index} in {size}"
            );
        }
        for old in [1, size / 3 + 1, size - size / 4] {
            let our_path = consistency(&mut Leaves(&leaves), old, size)
                .unwrap()
                .unwrap();
            let before = root(&mut Leaves(&leaves), old).unwrap();
            assert!(extends(&before, old, &ours.root(), size, &our_path));
            if old < size {
                let their_path = theirs.prove_consistency((size - old) as usize);
                assert_eq!(our_path.concat(), their_path.as_bytes(), "{old} to {size}");
            }
        }
    }
}

fn numbered(size: u64) -> Vec<Hash> {
    (0..size).map(|n| leaf(&n.to_be_bytes())).collect()
}

proptest! {
    #[test]
    fn whatever_is_in_the_tree_is_proved_and_nothing_else(
        size in 1u64..600, at in any::<u64>(), other in any::<u64>(), bit in 0usize..256, step in any::<usize>()
    ) {
        let leaves = numbered(size);
        let index = at % size;
        let whole = root(&mut Leaves(&leaves), size).unwrap();
        let path = inclusion(&mut Leaves(&leaves), index, size).unwrap().unwrap();
        let this = leaves[index as usize];
        prop_assert!(includes(&whole, size, index, &this, &path));
        let elsewhere = other % (size + 2);
        if elsewhere != index {
            prop_assert!(!includes(&whole, size, elsewhere, &this, &path));
        }
        let mut wrong = this;
        wrong[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!includes(&whole, size, index, &wrong, &path));
        let mut longer = path.clone();
        longer.push(this);
        prop_assert!(!includes(&whole, size, index, &this, &longer));
        if !path.is_empty() {
            prop_assert!(!includes(&whole, size, index, &this, &path[1..]));
            let mut bent = path.clone();
            bent[step % path.len()][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!includes(&whole, size, index, &this, &bent));
        }
    }

    #[test]
    fn a_tree_extends_its_own_past_and_no_other(
        size in 1u64..600, at in any::<u64>(), changed in any::<u64>(), bit in 0usize..256, step in any::<usize>()
    ) {
        let leaves = numbered(size);
        let old = at % (size + 1);
        let before = root(&mut Leaves(&leaves), old).unwrap();
        let after = root(&mut Leaves(&leaves), size).unwrap();
        let path = consistency(&mut Leaves(&leaves), old, size).unwrap().unwrap();
        prop_assert!(extends(&before, old, &after, size, &path));
        if old == 0 {
            return Ok(());
        }
        let mut rewritten = leaves.clone();
        rewritten[(changed % old) as usize][bit / 8] ^= 1 << (bit % 8);
        let other = root(&mut Leaves(&rewritten), size).unwrap();
        let other_path = consistency(&mut Leaves(&rewritten), old, size).unwrap().unwrap();
        prop_assert!(!extends(&before, old, &other, size, &other_path));
        if !path.is_empty() {
            let mut bent = path.clone();
            bent[step % path.len()][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!extends(&before, old, &after, size, &bent));
            prop_assert!(!extends(&before, old, &after, size, &path[1..]));
        }
        let mut longer = path.clone();
        longer.push(after);
        prop_assert!(!extends(&before, old, &after, size, &longer));
    }
}
