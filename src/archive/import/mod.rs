//! The import of an archive: five CSV files, read and checked whole before anything is written.

mod decisions;
mod instruments;
mod members;
mod sheet;
mod terminal;
mod values;
mod votes;
mod wrongs;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use self::terminal::{Answer, Dry, Failed, import_from};
pub use self::wrongs::{Place, Wrongs};

use self::sheet::Sheet;
use crate::acts::imports::Archive;
use crate::record::imports::ImportedFile;
use crate::rules::majority::Rule;
use crate::rules::words::{CollectionCode, Fingerprint};
use crate::store::archives::Known;

/// The files of an archive, in the order in which they are read.
pub const FILES: [&str; 5] = [
    "members.csv",
    "decisions.csv",
    "votes.csv",
    "instruments.csv",
    "participation.csv",
];

/// Why files cannot be looked at at all.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error(
        "{0} has none of members.csv, decisions.csv, votes.csv, instruments.csv, participation.csv"
    )]
    NoFiles(PathBuf),
    #[error("{0} cannot be read: {1}")]
    File(PathBuf, std::io::Error),
}

/// An archive as its files have it, with all that is wrong in them and all that is worth a word.
#[derive(Debug)]
pub struct Looked {
    pub archive: Archive,
    pub wrongs: Wrongs,
    pub notes: Wrongs,
    /// Files that the collection has already, byte for byte.
    pub known: Vec<String>,
    pub counts: Counts,
}

/// How much an archive brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub members: usize,
    pub decisions: usize,
    pub votes: usize,
    pub instruments: usize,
    pub events: usize,
}

/// Reads the files of a folder and holds them against each other, and against what the collection has.
///
/// # Errors
/// [`Unusable`] when there is no file, or one cannot be read; what is wrong in them is in [`Looked`].
pub fn look(
    folder: &Path,
    collection: CollectionCode,
    rule: Rule,
    known: &Known,
) -> Result<Looked, Unusable> {
    let mut looked = Looked {
        archive: Archive {
            collection,
            rule,
            files: Vec::new(),
            members: Vec::new(),
            participants: Vec::new(),
            decisions: Vec::new(),
            votes: Vec::new(),
            instruments: Vec::new(),
        },
        wrongs: Wrongs::default(),
        notes: Wrongs::default(),
        known: Vec::new(),
        counts: Counts::default(),
    };
    let mut found = false;
    let mut files: BTreeMap<&'static str, ImportedFile> = BTreeMap::new();
    let mut read = |looked: &mut Looked, name: &'static str| -> Result<Option<Sheet>, Unusable> {
        let path = folder.join(name);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Unusable::File(path, error)),
        };
        found = true;
        let sha256 = hex::encode(Sha256::digest(&bytes));
        if known.files.contains(&(name.to_owned(), sha256.clone())) {
            looked.known.push(name.to_owned());
            return Ok(None);
        }
        if let Ok(sha256) = Fingerprint::parse(&sha256) {
            let file = ImportedFile {
                bytes: bytes.len() as i64,
                name: name.to_owned(),
                rows: 0,
                sha256,
            };
            files.insert(name, file);
        }
        Ok(Some(Sheet::of(name, bytes, &mut looked.wrongs)))
    };
    let sheet = read(&mut looked, FILES[0])?;
    let members = members::read(sheet, known, &mut looked);
    let sheet = read(&mut looked, FILES[1])?;
    let decisions = decisions::read(sheet, known, &mut looked);
    let sheet = read(&mut looked, FILES[2])?;
    votes::read(sheet, &members, &decisions, &mut looked);
    let sheet = read(&mut looked, FILES[3])?;
    let instruments = instruments::read(sheet, known, &mut looked);
    let sheet = read(&mut looked, FILES[4])?;
    instruments::participation(sheet, &members, &instruments, &mut looked);
    if !found {
        return Err(Unusable::NoFiles(folder.to_owned()));
    }
    let Counts {
        members,
        decisions,
        votes,
        instruments,
        events,
    } = looked.counts;
    let rows = [members, decisions, votes, instruments, events];
    for (name, rows) in FILES.iter().zip(rows) {
        looked
            .archive
            .files
            .extend(files.remove(name).map(|file| ImportedFile {
                rows: rows as i64,
                ..file
            }));
    }
    Ok(looked)
}
