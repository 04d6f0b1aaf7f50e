//! The export: the record up to its checkpoint, the public documents, and the register that follows from both.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::before::checkpoint_before;
use super::day::{AS_OF, Day};
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
use crate::store::{Reading, Store, StoreError, before, checkpoints, documents, entries, keys};

/// How many entries are read at a time.
const RUN: i64 = 1_000;

/// Why an export was not made.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("the files cannot be written: {0}")]
    Files(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the record does not read: {0}")]
    Record(#[from] Malformed),
    #[error(
        "document {0} was withheld by entry {1}, which no checkpoint covers yet: an export without the document and \
         without that entry would not hold; export again once it is signed"
    )]
    WithheldSince(String, i64),
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
    /// Newer entries, which no checkpoint covers yet and which are not exported; none where nothing is signed.
    pub unsigned: Option<u64>,
}

/// Writes everything that anybody may know of a house into a new folder.
///
/// The register is written as it follows from the public record, so that nothing else can stand in it; whether
/// the house's own rows are the same is what `registry check` asks.
///
/// With a day, the register is that of the end of the day in Paris; the record beside it is whole.
///
/// # Errors
/// [`Failed`]; what was written stays, without its list of checksums.
pub fn export(
    store: &Store,
    into: &Path,
    on: Option<Date>,
    progress: Progress<'_>,
) -> Result<Exported, Failed> {
    let mut folder = Folder::begin(into)?;
    if let Some(day) = on {
        folder.write(AS_OF, format!("{day}\n").as_bytes())?;
    }
    let (tree, register, papers, unsigned) = store.read(|r| {
        let head = r.head().n.unsigned_abs();
        let signed = signatures(r, &mut folder)?;
        let size = signed.unwrap_or(head);
        let (tiling, named, register) = record(r, &mut folder, size, on, progress)?;
        let tree = tiling.finish(&mut folder)?;
        let papers = lay_papers(r, &mut folder, &named, size, progress)?;
        let unsigned = signed.map(|size| head.saturating_sub(size));
        Ok::<_, Failed>((tree, register, papers, unsigned))
    })?;
    for (path, bytes) in register_files(&register, &papers)? {
        folder.write(&path, &bytes)?;
    }
    Ok(Exported {
        entries: tree.size(),
        documents: papers.0.len(),
        root: tree.root(),
        files: folder.finish()? + 1,
        unsigned,
    })
}

/// Writes the signed checkpoint and the log's keys, newest first; gives how many entries it covers.
fn signatures(r: &mut Reading<'_>, folder: &mut Folder) -> Result<Option<u64>, Failed> {
    // That of an empty record is signed before there is a key in it.
    let served = checkpoints::newest(r)?.filter(|served| served.size > 0);
    let covered = served.as_ref().map_or(u64::MAX, |served| served.size);
    // A key entered since the checkpoint has signed nothing here.
    let covered = i64::try_from(covered).unwrap_or(i64::MAX);
    let begun = before::begun(r)?;
    let lines: String = keys::of_log(r, begun..covered)?
        .iter()
        .map(|key| format!("{key}\n"))
        .collect();
    if !lines.is_empty() {
        folder.write("record/registry.vkey", lines.as_bytes())?;
    }
    // What is kept of the records before is the beginning of this one: their checkpoints are all that they add.
    for earlier in before::all(r)? {
        if let Some(last) = earlier.served.filter(|_| earlier.index < covered) {
            folder.write(&checkpoint_before(earlier.number), last.note.as_bytes())?;
        }
    }
    let Some(served) = served else {
        return Ok(None);
    };
    folder.write("record/checkpoint", served.note.as_bytes())?;
    Ok(Some(served.size))
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
    on: Option<Date>,
    progress: Progress<'_>,
) -> Result<Replayed, Failed> {
    let mut opened = Opened::default();
    let mut day = on.map(Day::ending);
    each(r, size, |bytes, _| {
        opened.collect(bytes.as_bytes());
        if let Some(day) = &mut day {
            day.collect(bytes.as_bytes());
        }
        Ok(())
    })?;
    let mut tiling = Tiling::default();
    let mut named = BTreeMap::new();
    let mut register = Register::default();
    each(r, size, |bytes, n| {
        tiling.append(folder, bytes.as_bytes())?;
        let entry = Entry::parse(bytes)?;
        named_in(&entry, &mut named);
        let content = match &day {
            None => Some(opened.content_of(&entry).unwrap_or(&entry)),
            Some(day) => day.content_of(&entry),
        };
        if let Some(content) = content {
            register.apply(&effects(content))?;
        }
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
    size: u64,
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
            Err(StoreError::NotFound) => match documents::withheld_by(r, &commitment)? {
                Some(by) if by.unsigned_abs() >= size => {
                    return Err(Failed::WithheldSince(commitment.to_string(), by));
                }
                _ => continue,
            },
            Err(error) => return Err(error.into()),
        };
        let paper = Paper {
            commitment: document.commitment.to_string(),
            media: document.media,
            salt: document.salt,
            sha256: document.sha256,
            text: document.body,
        };
        let bytes = paper.bytes().map_err(io::Error::from)?;
        folder.write(&format!("documents/{commitment}.json"), &bytes)?;
        papers.0.insert(paper.commitment, paper.text);
    }
    Ok(papers)
}
