//! Tiles written as entries come (C2SP tlog-tiles).

use std::io;

use super::folder::Folder;
use crate::record::tiles::{Holds, Tile, WIDTH, bundle, subtree_root};
use crate::record::tree::{Frontier, Hash, leaf};

/// Writes the tiles of a record, in memory no more than one of each level.
#[derive(Default)]
pub(super) struct Tiling {
    entries: Vec<Vec<u8>>,
    /// Of each level the tile that is not full yet, behind how many full ones.
    levels: Vec<(u64, Vec<Hash>)>,
    frontier: Frontier,
}

impl Tiling {
    pub(super) fn append(&mut self, folder: &mut Folder, bytes: &[u8]) -> io::Result<()> {
        let hash = leaf(bytes);
        self.frontier.append(hash);
        self.entries.push(bytes.to_vec());
        if self.entries.len() as u64 == WIDTH {
            self.write_entries(folder)?;
            self.entries.clear();
        }
        self.raise(folder, 0, hash)
    }

    /// Writes what is not full, as it is now; gives the tree.
    pub(super) fn finish(self, folder: &mut Folder) -> io::Result<Frontier> {
        if !self.entries.is_empty() {
            self.write_entries(folder)?;
        }
        for (level, (n, hashes)) in self.levels.iter().enumerate() {
            if !hashes.is_empty() {
                write_hashes(folder, level, *n, hashes)?;
            }
        }
        Ok(self.frontier)
    }

    fn raise(&mut self, folder: &mut Folder, level: usize, hash: Hash) -> io::Result<()> {
        if self.levels.len() == level {
            self.levels.push((0, Vec::new()));
        }
        let (n, hashes) = &mut self.levels[level];
        hashes.push(hash);
        if hashes.len() as u64 == WIDTH {
            write_hashes(folder, level, *n, hashes)?;
            *n += 1;
            let above = subtree_root(hashes);
            hashes.clear();
            self.raise(folder, level + 1, above)?;
        }
        Ok(())
    }

    fn write_entries(&self, folder: &mut Folder) -> io::Result<()> {
        let tile = Tile {
            holds: Holds::Entries,
            n: (self.frontier.size() - 1) / WIDTH,
            width: self.entries.len() as u64,
        };
        let bytes = bundle(self.entries.iter().map(Vec::as_slice))
            .ok_or_else(|| io::Error::other("an entry is longer than 65,535 bytes"))?;
        folder.write(&format!("record/tile/{}", tile.path()), &bytes)
    }
}

fn write_hashes(folder: &mut Folder, level: usize, n: u64, hashes: &[Hash]) -> io::Result<()> {
    let level = u32::try_from(level).map_err(io::Error::other)?;
    let tile = Tile {
        holds: Holds::Hashes { level },
        n,
        width: hashes.len() as u64,
    };
    folder.write(&format!("record/tile/{}", tile.path()), &hashes.concat())
}
