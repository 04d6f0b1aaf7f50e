//! An exported folder as it is read back: files by their paths, the entries in order.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::record::tiles::{Holds, Tile, WIDTH, unbundle};

/// Why a folder cannot be verified at all.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("{0} has no record: neither record/checkpoint nor record/tile/entries")]
    NoRecord(String),
    #[error("{0} cannot be read: {1}")]
    File(String, io::Error),
    #[error("the policy does not read: {0}")]
    Policy(String),
    #[error("{0} cannot be fetched: {1}")]
    Fetch(String, String),
    #[error(
        "{0} serves more than {1} bytes, which are not held here: fetch it into a folder and verify that"
    )]
    TooLarge(String, usize),
}

/// Where an export lies: in a folder, or fetched.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Folder(PathBuf),
    Held(BTreeMap<String, Vec<u8>>),
}

impl Place {
    pub(super) fn at(root: &Path) -> Result<Self, Unreadable> {
        let place = Self::Folder(root.to_owned());
        if place.has("record/checkpoint") || place.has("record/tile/entries") {
            Ok(place)
        } else {
            Err(Unreadable::NoRecord(root.display().to_string()))
        }
    }

    pub(super) const fn held(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self::Held(files)
    }

    /// Holds one more file that was fetched.
    pub(super) fn hold(&mut self, path: String, bytes: Vec<u8>) {
        if let Self::Held(files) = self {
            files.insert(path, bytes);
        }
    }

    /// Whether there is such a file or folder.
    pub(super) fn has(&self, path: &str) -> bool {
        match self {
            Self::Folder(root) => root.join(path).exists(),
            Self::Held(files) => {
                let below = format!("{path}/");
                let mut from = files.range(below.clone()..);
                files.contains_key(path)
                    || from
                        .next()
                        .is_some_and(|(file, _)| file.starts_with(&below))
            }
        }
    }

    /// The bytes of a file; none where there is none.
    pub(super) fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let root = match self {
            Self::Folder(root) => root,
            Self::Held(files) => return Ok(files.get(path).cloned()),
        };
        match fs::read(root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Unreadable::File(path.to_owned(), error)),
        }
    }

    /// The names of the files in one folder, sorted; none where there is no such folder.
    pub(super) fn names(&self, path: &str) -> Result<Vec<String>, Unreadable> {
        let root = match self {
            Self::Folder(root) => root,
            Self::Held(files) => {
                let below = format!("{path}/");
                let names = files.keys().filter_map(|file| file.strip_prefix(&below));
                return Ok(names
                    .filter(|name| !name.contains('/'))
                    .map(str::to_owned)
                    .collect());
            }
        };
        let failed = |error| Unreadable::File(path.to_owned(), error);
        let listed = match fs::read_dir(root.join(path)) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        let mut names = Vec::new();
        for item in listed {
            let name = item.map_err(failed)?.file_name();
            names.push(name.to_string_lossy().into_owned());
        }
        names.sort_unstable();
        Ok(names)
    }

    /// The names of the folders in one folder, sorted.
    pub(super) fn folders(&self, path: &str) -> Result<Vec<String>, Unreadable> {
        match self {
            Self::Folder(_) => self.names(path),
            Self::Held(files) => {
                let below = format!("{path}/");
                let mut names: Vec<String> = files
                    .keys()
                    .filter_map(|file| file.strip_prefix(&below)?.split_once('/'))
                    .map(|(folder, _)| folder.to_owned())
                    .collect();
                names.dedup();
                Ok(names)
            }
        }
    }

    /// How many entries lie here, where no checkpoint says it: full bundles, and the largest partial one.
    pub(super) fn count(&self) -> Result<u64, Unreadable> {
        let mut n = 0;
        let full = |n| bundle_at(n, WIDTH);
        while self.has(&full(n)) {
            n += 1;
        }
        let partial = self.names(&format!("{}.p", full(n)))?;
        let width = partial
            .iter()
            .filter_map(|name| name.parse::<u64>().ok())
            .max();
        Ok(n * WIDTH + width.unwrap_or(0))
    }

    /// The bytes of one bundle of a record of this size; of a larger record, what this size needs of it.
    pub(super) fn bundle(&self, n: u64, size: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let width = (size - n * WIDTH).min(WIDTH);
        match self.file(&bundle_at(n, width))? {
            Some(bytes) => Ok(Some(bytes)),
            None => self.file(&bundle_at(n, WIDTH)),
        }
    }
}

pub(super) fn bundle_at(n: u64, width: u64) -> String {
    let tile = Tile {
        holds: Holds::Entries,
        n,
        width,
    };
    format!("record/tile/{}", tile.path())
}

/// The entries of a bundle that belong to a record of this size; none when its lengths do not fit.
pub(super) fn entries_of(bytes: &[u8], n: u64, size: u64) -> Option<Vec<&[u8]>> {
    let width = (size - n * WIDTH).min(WIDTH);
    let mut entries = unbundle(bytes)?;
    let there = entries.len() as u64;
    if there < width || (there > width && there != WIDTH) {
        return None;
    }
    entries.truncate(usize::try_from(width).ok()?);
    Some(entries)
}

/// Takes bundle after bundle; none in the place of one that is missing or does not read.
pub(super) fn each_bundle(
    place: &Place,
    size: u64,
    mut take: impl FnMut(u64, Option<Vec<&[u8]>>),
) -> Result<(), Unreadable> {
    for n in 0..size.div_ceil(WIDTH) {
        let bytes = place.bundle(n, size)?;
        take(
            n,
            bytes
                .as_deref()
                .and_then(|bytes| entries_of(bytes, n, size)),
        );
    }
    Ok(())
}
