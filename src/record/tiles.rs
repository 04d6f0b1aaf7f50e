//! Tiles: the tree and its entries as files that never change, named and filled as C2SP tlog-tiles says.

use super::tree::{Hash, node};

/// Hashes in a full tile, and entries in a full bundle.
pub const WIDTH: u64 = 256;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Hashes: at level 0 of leaves, above of full tiles of the level below.
    Hashes { level: u32 },
    /// Entries, each with its length before it.
    Entries,
}

/// One tile: what it holds, the how-manieth it is, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    pub holds: Holds,
    pub n: u64,
    /// 1 to 256.
    pub width: u64,
}

impl Tile {
    /// Reads what stands behind `/tile/`: `0/x001/234`, `1/000.p/17`, `entries/005`.
    pub fn parse(path: &str) -> Option<Self> {
        let (first, rest) = path.split_once('/')?;
        let holds = match first {
            "entries" => Holds::Entries,
            level => Holds::Hashes {
                level: plain(level).filter(|level| *level < 64)? as u32,
            },
        };
        let (place, width) = match rest.split_once(".p/") {
            None => (rest, WIDTH),
            Some((place, width)) => (
                place,
                plain(width).filter(|width| (1..WIDTH).contains(width))?,
            ),
        };
        let mut n: u64 = 0;
        let mut parts = place.split('/').peekable();
        while let Some(part) = parts.next() {
            let digits = match parts.peek() {
                Some(_) => part.strip_prefix('x')?,
                None => part,
            };
            if digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            n = n
                .checked_mul(1000)?
                .checked_add(digits.parse::<u64>().ok()?)?;
        }
        let tile = Self { holds, n, width };
        // One name for each tile: no leading groups of nothing.
        (tile.path() == path).then_some(tile)
    }

    /// The path behind `/tile/`.
    pub fn path(&self) -> String {
        let mut place = format!("{:03}", self.n % 1000);
        let mut rest = self.n / 1000;
        while rest > 0 {
            place = format!("x{:03}/{place}", rest % 1000);
            rest /= 1000;
        }
        let what = match self.holds {
            Holds::Hashes { level } => level.to_string(),
            Holds::Entries => "entries".to_owned(),
        };
        if self.width == WIDTH {
            format!("{what}/{place}")
        } else {
            format!("{what}/{place}.p/{}", self.width)
        }
    }

    /// The level of what it holds: entries stand beside the leaves.
    pub const fn level(&self) -> u32 {
        match self.holds {
            Holds::Hashes { level } => level,
            Holds::Entries => 0,
        }
    }

    /// The first of its hashes or entries, counted in its level.
    pub const fn first(&self) -> Option<u64> {
        self.n.checked_mul(WIDTH)
    }

    /// Whether a tree of this size has everything that the tile holds.
    pub fn is_in(&self, size: u64) -> bool {
        let there = size.checked_shr(8 * self.level()).unwrap_or(0);
        self.first()
            .and_then(|first| first.checked_add(self.width))
            .is_some_and(|end| end <= there)
    }

    /// All tiles of hashes and bundles of a tree of this size, the partial ones as they then are.
    /// One at a time: whoever names a size says nothing of what there is.
    pub fn of_tree(size: u64) -> impl Iterator<Item = Self> {
        let bundles = Self::row(Holds::Entries, size);
        let levels = (0..8u32).map(move |level| (level, size >> (8 * level)));
        bundles.chain(levels.flat_map(|(level, there)| Self::row(Holds::Hashes { level }, there)))
    }

    /// The tiles that so many entries or hashes fill, the last one in part.
    fn row(holds: Holds, there: u64) -> impl Iterator<Item = Self> {
        (0..there.div_ceil(WIDTH)).map(move |n| Self {
            holds,
            n,
            width: (there - n * WIDTH).min(WIDTH),
        })
    }
}

/// Entries one after the other, each behind its length in two bytes, the greater first.
pub fn bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
        bytes.extend(entry);
    }
    Some(bytes)
}

/// The entries of a bundle; none when the lengths do not fit.
pub fn unbundle(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_at_checked(2)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let (entry, rest) = rest.split_at_checked(length)?;
        entries.push(entry);
        bytes = rest;
    }
    Some(entries)
}

/// The hash over the hashes of a complete subtree: a full tile, or an aligned part of one.
///
/// # Panics
/// When the number of hashes is no power of two.
pub fn subtree_root(hashes: &[Hash]) -> Hash {
    assert!(hashes.len().is_power_of_two(), "a complete subtree");
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row
            .chunks_exact(2)
            .map(|pair| node(&pair[0], &pair[1]))
            .collect();
    }
    row[0]
}

/// A number without leading zeroes.
fn plain(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}
