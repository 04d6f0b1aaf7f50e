//! The verification of a folder by whoever has nothing else: no database, no network, no trust in us.

use std::path::Path;
use std::thread;

use super::Progress;
use super::before::Kept;
use super::checkpoints::{Policy, look};
use super::comparing::{checksums, compare, papers};
use super::findings::{Finding, Findings, Report, Signature};
use super::hashing::hash;
use super::judging::{Beside, Judged, judge, opened_in};
use super::mirror;
use super::reading::{Place, Unreadable, bundle_at};
use crate::record::checkpoints::base64;
use crate::record::judge::Verdict;
use crate::record::tiles::WIDTH;
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
    verified(&mirror::fetched(url, policy, progress)?, policy, progress)
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
    if checkpoint.size > place.count()? {
        return Ok(false);
    }
    let hashed = hash(&place, checkpoint.size, &[])?;
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
    let mut findings = Findings::default();
    findings.extend(std::mem::take(&mut looked.findings));
    // A number costs its signer nothing: no more is looked at than lies there.
    let there = place.count()?;
    let size = match &looked.checkpoint {
        Some(checkpoint) if checkpoint.size > there => {
            findings.add(Finding::Missing(bundle_at(there / WIDTH, WIDTH)));
            there
        }
        Some(checkpoint) => checkpoint.size,
        None => there,
    };
    let beside_it = Beside::of(place, size)?;
    if beside_it.is_none() {
        findings.add(Finding::AsOf);
    }
    let beside_it = beside_it.unwrap_or(Beside::Nothing);
    let has_register = !matches!(beside_it, Beside::Nothing);
    let kept = Kept::of(place)?;
    let sizes = kept.sizes();
    // Hashing and judging are the two long ways through the entries: side by side.
    let (hashed, judged) = thread::scope(|both| {
        let hashing = both.spawn(|| hash(place, size, &sizes));
        let judged = opened_in(place, size)
            .and_then(|opened| judge(place, size, opened, &beside_it, progress));
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
    let mut of_before = Vec::new();
    let before = kept.hold_against(&verdict, &hashed.roots, &mut of_before);
    findings.extend(of_before);
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
        root: base64(&hashed.tree.root()),
        signature: looked.signature.unwrap_or(Signature::Broken),
        witnesses: looked.witnesses,
        before,
        documents: papers.papers.0.len(),
        documents_closed: papers.closed,
        register: files,
        found: findings.found + beyond,
        findings: findings.kept,
        verdict,
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
    String::from_utf8_lossy(beside.unwrap_or_default())
        .lines()
        .filter(|line| !of_log.contains(line))
        .map(|line| Finding::KeyNotInRecord(line.to_owned()))
        .collect()
}
