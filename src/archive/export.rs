//! The export: the record up to its checkpoint, the public documents, and the register that follows from both.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::folder::Folder;
use super::papers::{Named, Paper, Papers, named_in};
use super::tiling::Tiling;
use super::verify::Step;
use super::{Progress, cells, collection, described};
use crate::record::Entry;
use crate::record::canonical::Malformed;
use crate::record::effects::effects;
use crate::record::judge::Opened;
use crate::record::register::{Register, Unfit};
use crate::record::tables::TABLES;
use crate::record::tree::Hash;
use crate::rules::visibility::Viewer;
use crate::rules::words::Commitment;
use crate::store::{Reading, Store, StoreError, documents, entries};

/// How many entries are read at a time.
const RUN: i64 = 1_000;

/// What was signed over the record, and the keys that signed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The signed checkpoint; without one the export says so by having none.
    pub checkpoint: Option<Checkpointed>,
    /// The log's verifier keys, newest first.
    pub keys: Vec<String>,
}

/// A signed checkpoint, and how many entries it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpointed {
    pub note: String,
    pub size: u64,
}

/// Why an export was not made.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("the files cannot be written: {0}")]
    Files(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the record does not read: {0}")]
    Record(#[from] Malformed),
    #[error("the register does not follow from the record: {0}")]
    Register(#[from] Unfit),
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub entries: u64,
    pub documents: usize,
    pub files: usize,
    pub root: Hash,
}

/// Writes everything that anybody may know of a house into a new folder.
///
/// The register is written as it follows from the public record, so that nothing else can stand in it; whether
/// the house's own rows are the same is what `registry check` asks.
///
/// # Errors
/// [`Failed`]; what was written stays, without its list of checksums.
pub fn export(
    store: &Store,
    into: &Path,
    signed: &Signed,
    progress: Progress<'_>,
) -> Result<Exported, Failed> {
    let mut folder = Folder::begin(into)?;
    let (tree, named, register, papers) = store.read(|r| {
        let size = match &signed.checkpoint {
            Some(checkpoint) => checkpoint.size,
            None => r.head().n.unsigned_abs(),
        };
        let (tiling, named, register) = record(r, &mut folder, size, progress)?;
        let tree = tiling.finish(&mut folder)?;
        let papers = lay_papers(r, &mut folder, &named, progress)?;
        Ok::<_, Failed>((tree, named.len(), register, papers))
    })?;
    if let Some(checkpoint) = &signed.checkpoint {
        folder.write("record/checkpoint", checkpoint.note.as_bytes())?;
    }
    if !signed.keys.is_empty() {
        let lines: String = signed.keys.iter().map(|key| format!("{key}\n")).collect();
        folder.write("record/registry.vkey", lines.as_bytes())?;
    }
    for (path, bytes) in register_files(&register, &papers)? {
        folder.write(&path, &bytes)?;
    }
    progress(Step::Writing, named as u64, named as u64);
    Ok(Exported {
        entries: tree.size(),
        documents: papers.0.len(),
        root: tree.root(),
        files: folder.finish()? + 1,
    })
}

/// Every file of the register, by its path.
pub(super) fn register_files(
    register: &Register,
    papers: &Papers,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = collection::files(register, papers)?;
    for table in TABLES {
        files.extend(cells::full(register, table)?);
    }
    let mut metadata = serde_json::to_vec_pretty(&described::metadata())?;
    metadata.push(b'\n');
    files.push(("register/csv-metadata.json".to_owned(), metadata));
    Ok(files)
}

type Replayed = (Tiling, BTreeMap<String, Named>, Register);

/// Writes the tiles, and replays what the entries do as an outsider can.
fn record(
    r: &mut Reading<'_>,
    folder: &mut Folder,
    size: u64,
    progress: Progress<'_>,
) -> Result<Replayed, Failed> {
    let mut opened = Opened::default();
    each(r, size, |bytes, _| {
        opened.collect(bytes.as_bytes());
        Ok(())
    })?;
    let mut tiling = Tiling::default();
    let mut named = BTreeMap::new();
    let mut register = Register::default();
    each(r, size, |bytes, n| {
        tiling.append(folder, bytes.as_bytes())?;
        let entry = Entry::parse(bytes)?;
        named_in(&entry, &mut named);
        let done = effects(opened.content_of(&entry).unwrap_or(&entry));
        register.apply(&done)?;
        progress(Step::Writing, n, size);
        Ok(())
    })?;
    Ok((tiling, named, register))
}

fn each(
    r: &mut Reading<'_>,
    size: u64,
    mut take: impl FnMut(&str, u64) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let mut next = 0;
    while next < size {
        let run = entries::bytes_from(r, next as i64, RUN.min((size - next) as i64))?;
        if run.is_empty() {
            let why = format!("the record ends before entry {next}");
            return Err(StoreError::Corrupt(why).into());
        }
        for bytes in run {
            take(&bytes, next)?;
            next += 1;
        }
    }
    Ok(())
}

/// Writes the documents that the record names and that are public.
fn lay_papers(
    r: &mut Reading<'_>,
    folder: &mut Folder,
    named: &BTreeMap<String, Named>,
    progress: Progress<'_>,
) -> Result<Papers, Failed> {
    let mut papers = Papers::default();
    for (n, commitment) in named.keys().enumerate() {
        progress(Step::Papers, n as u64, named.len() as u64);
        let Ok(commitment) = Commitment::parse(commitment) else {
            continue;
        };
        let document = match documents::find(r, &Viewer::Public, &commitment) {
            Ok(document) => document,
            // Withheld, or an explanation of a vote on a proposal that stays for members.
            Err(StoreError::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        let paper = Paper {
            commitment: document.commitment.to_string(),
            media: document.media,
            salt: document.salt,
            sha256: document.sha256,
            text: document.body,
        };
        let mut bytes = serde_json::to_vec(&paper).map_err(io::Error::from)?;
        bytes.push(b'\n');
        folder.write(&format!("documents/{commitment}.json"), &bytes)?;
        papers.0.insert(paper.commitment, paper.text);
    }
    Ok(papers)
}
