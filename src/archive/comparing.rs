//! Documents hashed again, the register derived again, and every file held against the list of checksums.

use std::collections::BTreeMap;

use super::Progress;
use super::export::register_files;
use super::findings::{Finding, Findings};
use super::folder::CHECKSUMS;
use super::papers::{Named, Paper, Papers};
use super::reading::{Place, Unreadable};
use super::verify::Step;
use crate::record::commitments::sha256_hex;
use crate::record::judge::Verdict;
use crate::record::register::Register;

/// The documents that are there, and how many explanations stay closed with their proposals.
pub(super) struct Laid {
    pub papers: Papers,
    pub closed: usize,
}

/// Hashes every document again, and says which that the record names are not there.
pub(super) fn papers(
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
pub(super) fn compare(
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
pub(super) fn checksums(place: &Place, findings: &mut Findings) -> Result<(), Unreadable> {
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
