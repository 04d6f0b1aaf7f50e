//! The verification of a folder by whoever has nothing else: no database, no network, no trust in us.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;

use super::Progress;
use super::checkpoints::{Policy, keys, look};
use super::export::register_files;
use super::findings::{Finding, Report, Signature};
use super::folder::CHECKSUMS;
use super::mirror;
use super::papers::{Named, Paper, Papers, named_in};
use super::reading::{Place, Unreadable, entries_of};
use crate::record::commitments::sha256_hex;
use crate::record::effects::effects;
use crate::record::judge::{Heard, Judge, Opened, Verdict};
use crate::record::register::Register;
use crate::record::tiles::{Holds, Tile, WIDTH, subtree_root};
use crate::record::tree::{Frontier, Hash, leaf};
use crate::rules::words::KeyUse;

/// What a long work is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Writing,
    Papers,
    Fetching,
    Judging,
    Comparing,
}

/// How many findings are kept; all are counted.
const KEPT: usize = 1_000;

/// Verifies the record in a folder, and the register beside it, if there is one.
///
/// # Errors
/// [`Unreadable`] when there is nothing to verify; what does not hold is a [`Finding`].
pub fn verify(
    from: &Path,
    policy: Option<&Policy>,
    progress: Progress<'_>,
) -> Result<Report, Unreadable> {
    verified(&Place::at(from)?, policy, progress)
}

/// Verifies the record that is served at an address, with the documents that it names.
///
/// # Errors
/// [`Unreadable`] when something cannot be fetched; what does not hold is a [`Finding`].
pub fn verify_at(
    url: &str,
    policy: Option<&Policy>,
    progress: Progress<'_>,
) -> Result<Report, Unreadable> {
    verified(&mirror::fetched(url, progress)?, policy, progress)
}

/// Verifies signature and tree alone: that these are the entries that were signed, whatever they say.
///
/// # Errors
/// [`Unreadable`] when there is nothing to verify.
pub fn verify_tree(from: &Path, policy: Option<&Policy>) -> Result<bool, Unreadable> {
    let place = Place::at(from)?;
    let note = place.file("record/checkpoint")?;
    let beside = place.file("record/registry.vkey")?;
    let looked = look(note.as_deref(), beside.as_deref(), policy);
    let Some(checkpoint) = looked.checkpoint.filter(|_| looked.findings.is_empty()) else {
        return Ok(false);
    };
    let hashed = hash(&place, checkpoint.size)?;
    let is_signed = hashed.tree.size() == checkpoint.size && hashed.tree.root() == checkpoint.root;
    Ok(is_signed && hashed.findings.is_empty())
}

pub(super) fn verified(
    place: &Place,
    policy: Option<&Policy>,
    progress: Progress<'_>,
) -> Result<Report, Unreadable> {
    let note = place.file("record/checkpoint")?;
    let beside = place.file("record/registry.vkey")?;
    let mut looked = look(note.as_deref(), beside.as_deref(), policy);
    let size = match &looked.checkpoint {
        Some(checkpoint) => checkpoint.size,
        None => place.count()?,
    };
    let mut findings = Findings::default();
    findings.extend(std::mem::take(&mut looked.findings));
    let opened = opened_in(place, size)?;
    let has_register = place.has("register");
    // Hashing and judging are the two long ways through the entries: side by side.
    let (hashed, judged) = thread::scope(|both| {
        let hashing = both.spawn(|| hash(place, size));
        let judged = judge(place, size, opened, has_register, progress);
        (hashing.join(), judged)
    });
    let hashed = hashed.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    let Judged {
        verdict,
        named,
        register,
        found,
    } = judged?;
    findings.extend(hashed.findings);
    findings.extend(found);
    if let Some(checkpoint) = &looked.checkpoint {
        if hashed.tree.size() != checkpoint.size {
            findings.add(Finding::Size {
                signed: checkpoint.size,
                found: hashed.tree.size(),
            });
        } else if hashed.tree.root() != checkpoint.root {
            findings.add(Finding::Root);
        }
        if let Some(says) = verdict
            .origin
            .as_ref()
            .filter(|says| **says != checkpoint.origin)
        {
            findings.add(Finding::Origin {
                signed: checkpoint.origin.clone(),
                says: says.clone(),
            });
        }
    }
    let has_log_key = verdict
        .keys
        .iter()
        .any(|(purpose, ..)| *purpose == KeyUse::Log);
    if note.is_none() && has_log_key {
        findings.add(Finding::NoCheckpoint);
    }
    findings.extend(strange_keys(beside.as_deref(), &verdict));
    let papers = papers(place, &named, &verdict, &mut findings)?;
    let files = match has_register {
        true => Some(compare(
            place,
            &register,
            &papers.papers,
            &mut findings,
            progress,
        )?),
        false => None,
    };
    checksums(place, &mut findings)?;
    let law = verdict.violations.iter().cloned().map(Finding::Law);
    let beyond = verdict.found - verdict.violations.len() as u64;
    findings.extend(law.collect());
    Ok(Report {
        root: hex::encode(hashed.tree.root()),
        signature: looked.signature.unwrap_or(Signature::Broken),
        witnesses: looked.witnesses,
        documents: papers.papers.0.len(),
        documents_closed: papers.closed,
        register: files,
        found: findings.found + beyond,
        findings: findings.kept,
        verdict,
    })
}

#[derive(Default)]
struct Findings {
    kept: Vec<Finding>,
    found: u64,
}

impl Findings {
    fn add(&mut self, finding: Finding) {
        self.found += 1;
        if self.kept.len() < KEPT {
            self.kept.push(finding);
        }
    }

    fn extend(&mut self, findings: Vec<Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}

fn each_bundle(
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

fn opened_in(place: &Place, size: u64) -> Result<Opened, Unreadable> {
    let mut opened = Opened::default();
    each_bundle(place, size, |_, entries| {
        for bytes in entries.into_iter().flatten() {
            opened.collect(bytes);
        }
    })?;
    Ok(opened)
}

struct Hashed {
    tree: Frontier,
    findings: Vec<Finding>,
}

/// The tree over the entries; every tile of hashes is held against it.
fn hash(place: &Place, size: u64) -> Result<Hashed, Unreadable> {
    let mut tree = Frontier::default();
    let mut findings = Vec::new();
    let mut levels: Vec<Vec<Hash>> = vec![Vec::new()];
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
        hashes.iter().for_each(|hash| tree.append(*hash));
        outcome = std::mem::replace(&mut outcome, Ok(()))
            .and_then(|()| holds(place, 0, n, &hashes, &mut findings));
        if hashes.len() as u64 == WIDTH {
            levels[0].push(subtree_root(&hashes));
        }
    })?;
    outcome?;
    let mut above = std::mem::take(&mut levels[0]);
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
    Ok(Hashed { tree, findings })
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

struct Judged {
    verdict: Verdict,
    named: BTreeMap<String, Named>,
    register: Register,
    found: Vec<Finding>,
}

/// The law over every entry; with a register beside the record, what follows from each besides.
fn judge(
    place: &Place,
    size: u64,
    opened: Opened,
    has_register: bool,
    progress: Progress<'_>,
) -> Result<Judged, Unreadable> {
    let mut judge = Judge::new(opened, None);
    let mut named = BTreeMap::new();
    let mut register = Register::default();
    let mut found = Vec::new();
    each_bundle(place, size, |n, entries| {
        for (index, bytes) in (n * WIDTH..).zip(entries.into_iter().flatten()) {
            let heard = Heard::parse(bytes);
            if let Ok(Heard::Entry(entry)) = &heard {
                named_in(entry, &mut named);
                if has_register {
                    let done = effects(judge.content_of(entry).unwrap_or(entry));
                    let unfit = register.apply(&done).err();
                    found.extend(unfit.map(|unfit| Finding::Effect(index, unfit.to_string())));
                }
            }
            judge.take(heard);
        }
        progress(Step::Judging, n * WIDTH, size);
    })?;
    Ok(Judged {
        verdict: judge.end(None),
        named,
        register,
        found,
    })
}

/// Keys that lie beside a record which names others for its checkpoints.
fn strange_keys(beside: Option<&[u8]>, verdict: &Verdict) -> Vec<Finding> {
    let of_log: Vec<&str> = verdict
        .keys
        .iter()
        .filter(|(purpose, ..)| *purpose == KeyUse::Log)
        .map(|(_, vkey, _)| vkey.as_str())
        .collect();
    if of_log.is_empty() {
        return Vec::new();
    }
    let beside = beside.and_then(keys).unwrap_or_default();
    let strange = beside.iter().filter(|key| !of_log.contains(&key.as_str()));
    strange
        .map(|key| Finding::KeyNotInRecord(key.as_str().to_owned()))
        .collect()
}

struct Laid {
    papers: Papers,
    closed: usize,
}

/// Hashes every document again, and says which that the record names are not there.
fn papers(
    place: &Place,
    named: &BTreeMap<String, Named>,
    verdict: &Verdict,
    findings: &mut Findings,
) -> Result<Laid, Unreadable> {
    let mut papers = Papers::default();
    for name in place.names("documents")? {
        let bytes = place
            .file(&format!("documents/{name}"))?
            .unwrap_or_default();
        let commitment = name.trim_end_matches(".json").to_owned();
        let paper = Paper::read(&bytes);
        let Some(paper) =
            paper.filter(|paper| paper.is_as_committed() && paper.commitment == commitment)
        else {
            findings.add(Finding::Document(commitment));
            continue;
        };
        match named.get(&commitment) {
            None => findings.add(Finding::DocumentOfNothing(commitment.clone())),
            Some(of) => {
                let is_so_long = of
                    .bytes
                    .is_none_or(|bytes| bytes == paper.text.len() as i64);
                if !is_so_long || of.media.as_ref().is_some_and(|media| *media != paper.media) {
                    findings.add(Finding::Document(commitment.clone()));
                }
            }
        }
        let withheld = verdict
            .withheld
            .iter()
            .find(|(of, _)| of.as_str() == commitment);
        if let Some((_, entry)) = withheld {
            findings.add(Finding::DocumentWithheld(commitment.clone(), *entry));
        }
        papers.0.insert(commitment, paper.text);
    }
    let mut closed = 0;
    // Where no document is there at all, only the record was asked for.
    let asked = !papers.0.is_empty() || place.has("register");
    for (commitment, of) in named.iter().filter(|_| asked) {
        let is_withheld = verdict
            .withheld
            .keys()
            .any(|other| other.as_str() == commitment);
        if papers.0.contains_key(commitment) || is_withheld {
            continue;
        }
        match of.bytes {
            None => closed += 1,
            Some(_) => findings.add(Finding::DocumentMissing(commitment.clone())),
        }
    }
    Ok(Laid { papers, closed })
}

/// Derives every file of the register again and compares it byte for byte; gives how many.
fn compare(
    place: &Place,
    register: &Register,
    papers: &Papers,
    findings: &mut Findings,
    progress: Progress<'_>,
) -> Result<usize, Unreadable> {
    let derived = register_files(register, papers)
        .map_err(|error| Unreadable::File("register".to_owned(), error))?;
    let all = derived.len() as u64;
    for (n, (path, bytes)) in derived.iter().enumerate() {
        progress(Step::Comparing, n as u64, all);
        match place.file(path)? {
            None => findings.add(Finding::Missing(path.clone())),
            Some(there) if there == *bytes => {}
            Some(there) => findings.add(Finding::Register {
                file: path.clone(),
                line: first_difference(bytes, &there),
            }),
        }
    }
    Ok(derived.len())
}

/// The first line, counted from 1, in which two files differ.
fn first_difference(a: &[u8], b: &[u8]) -> usize {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    1 + a[..same].iter().filter(|byte| **byte == b'\n').count()
}

/// Holds every file against the list of checksums, where there is one.
fn checksums(place: &Place, findings: &mut Findings) -> Result<(), Unreadable> {
    let Some(list) = place.file(CHECKSUMS)? else {
        return Ok(());
    };
    for line in String::from_utf8_lossy(&list).lines() {
        let Some((sum, path)) = line.split_once("  ") else {
            findings.add(Finding::Checksum(CHECKSUMS.to_owned()));
            continue;
        };
        let is_inside = !path.starts_with('/') && !path.split('/').any(|part| part == "..");
        let bytes = match is_inside {
            true => place.file(path)?,
            false => None,
        };
        if bytes.is_none_or(|bytes| sha256_hex(&bytes) != sum) {
            findings.add(Finding::Checksum(path.to_owned()));
        }
    }
    Ok(())
}
