//! The tree over the entries as they lie there, and every tile of hashes held against it.

use super::findings::Finding;
use super::reading::{Place, Unreadable, each_bundle};
use crate::record::tiles::{Holds, Tile, WIDTH, subtree_root};
use crate::record::tree::{Frontier, Hash, leaf};

/// How many levels of the tree a tile spans.
const TILE_LEVELS: u32 = WIDTH.ilog2();

pub(super) struct Hashed {
    pub tree: Frontier,
    /// The roots at the sizes that were asked for.
    pub roots: Vec<(u64, Hash)>,
    pub findings: Vec<Finding>,
}

/// The tree over the entries; every tile of hashes is held against it.
pub(super) fn hash(place: &Place, size: u64, sizes: &[u64]) -> Result<Hashed, Unreadable> {
    let mut tree = Frontier::default();
    let mut roots = Vec::new();
    let mut findings = Vec::new();
    let mut above: Vec<Hash> = Vec::new();
    let mut outcome = Ok(());
    each_bundle(place, size, |n, entries| {
        let Some(entries) = entries else {
            let width = (size - n * WIDTH).min(WIDTH);
            let holds = Holds::Entries;
            let path = Tile { holds, n, width }.path();
            findings.push(Finding::Missing(format!("record/tile/{path}")));
            return;
        };
        let hashes: Vec<Hash> = entries.into_iter().map(leaf).collect();
        for hash in &hashes {
            // The subtrees over full tiles are the leaves of the level above.
            tree.append_telling(*hash, |level, _, root| {
                if level == TILE_LEVELS {
                    above.push(*root);
                }
            });
            if sizes.contains(&tree.size()) {
                roots.push((tree.size(), tree.root()));
            }
        }
        outcome = std::mem::replace(&mut outcome, Ok(()))
            .and_then(|()| holds(place, 0, n, &hashes, &mut findings));
    })?;
    outcome?;
    let mut level = 1;
    while !above.is_empty() {
        for (n, hashes) in above.chunks(WIDTH as usize).enumerate() {
            holds(place, level, n as u64, hashes, &mut findings)?;
        }
        above = above
            .chunks_exact(WIDTH as usize)
            .map(subtree_root)
            .collect();
        level += 1;
    }
    Ok(Hashed {
        tree,
        roots,
        findings,
    })
}

/// Holds one tile of hashes against what the entries give.
fn holds(
    place: &Place,
    level: u32,
    n: u64,
    hashes: &[Hash],
    findings: &mut Vec<Finding>,
) -> Result<(), Unreadable> {
    let holds = Holds::Hashes { level };
    let width = hashes.len() as u64;
    let path = format!("record/tile/{}", Tile { holds, n, width }.path());
    let full = format!(
        "record/tile/{}",
        Tile {
            holds,
            n,
            width: WIDTH
        }
        .path()
    );
    let stored = match place.file(&path)? {
        Some(stored) => Some(stored),
        None => place.file(&full)?,
    };
    match stored {
        None => findings.push(Finding::Missing(path)),
        Some(stored) if stored.starts_with(hashes.concat().as_slice()) => {}
        Some(_) => findings.push(Finding::Tile(path)),
    }
    Ok(())
}
