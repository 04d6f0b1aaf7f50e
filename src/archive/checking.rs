//! The check of a house by itself: its rows against its record, the law over every act, closed ones too, its signature.

use std::fmt;

use super::checkpoints::look;
use super::findings::{Finding, Findings};
use crate::record::checkpoints::Checkpoint;
use crate::record::judge::{Judge, Verdict};
use crate::record::tree::{Frontier, leaf};
use crate::rules::words::KeyUse;
use crate::store::replay::{self, Report};
use crate::store::{Failure, Reading, Store, StoreError, checkpoints, entries};

/// How many entries are read at a time.
const RUN: i64 = 1_000;

/// What a house found in itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Where rows, hashes, documents and closed acts are not what the record makes them.
    pub report: Report,
    /// What the law, the tree and the signature say, in the words of the verification.
    pub findings: Vec<Finding>,
    /// How many of these there are; the first of them are kept.
    pub found: u64,
}

impl Checked {
    /// How many things are wrong.
    pub fn wrong(&self) -> u64 {
        self.report.findings.len() as u64 + self.found
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.report.findings {
            writeln!(f, "{finding}")?;
        }
        for finding in &self.findings {
            writeln!(f, "WRONG: {finding}")?;
        }
        let beyond = self.found - self.findings.len() as u64;
        if beyond > 0 {
            writeln!(f, "... and {beyond} more.")?;
        }
        let Report {
            entries,
            documents,
            rows,
            ..
        } = self.report;
        write!(
            f,
            "Looked at {entries} entries, {documents} documents and {rows} rows; every act judged by the law of its \
             moment, every result counted again."
        )
    }
}

/// Checks a house against its own record, and asks the law of every act in it as a verification does; what is closed
/// to others is known here. Nothing is changed.
///
/// # Errors
/// [`Failure`] when the database fails; what is wrong in it is a finding.
pub fn check(store: &Store) -> Result<Checked, Failure> {
    let report = replay::check(store)?;
    let mut findings = Findings::default();
    store.read::<_, Failure>(|r| {
        let served = checkpoints::newest(r)?;
        let checkpoint = served
            .as_ref()
            .and_then(|served| Checkpoint::of_note(&served.note));
        let (verdict, root) = judged(r, checkpoint.as_ref())?;
        if let Some(served) = served.filter(|served| served.size > 0) {
            signed(&served.note, &verdict, root, &mut findings);
        }
        let beyond = verdict.found - verdict.violations.len() as u64;
        findings.extend(verdict.violations.into_iter().map(Finding::Law).collect());
        findings.found += beyond;
        Ok(())
    })?;
    Ok(Checked {
        report,
        findings: findings.kept,
        found: findings.found,
    })
}

/// The law over the whole record, and the root of as many entries as the checkpoint covers, if there are so many.
fn judged(
    r: &mut Reading<'_>,
    checkpoint: Option<&Checkpoint>,
) -> Result<(Verdict, Frontier), StoreError> {
    let mut judge = Judge::new(entries::known_contents(r)?, None);
    let mut tree = Frontier::default();
    let covered = checkpoint.map_or(0, |checkpoint| checkpoint.size);
    let mut next = 0;
    loop {
        let run = entries::bytes_from(r, next, RUN)?;
        if run.is_empty() {
            return Ok((judge.end(None), tree));
        }
        next += run.len() as i64;
        for bytes in run {
            if tree.size() < covered {
                tree.append(leaf(bytes.as_bytes()));
            }
            judge.hear(bytes.as_bytes());
        }
    }
}

/// The checkpoint as it is served: by a key that the record names, of this record, and over these entries.
fn signed(note: &str, verdict: &Verdict, tree: Frontier, findings: &mut Findings) {
    let of_log = verdict
        .keys
        .iter()
        .filter(|(purpose, ..)| *purpose == KeyUse::Log);
    let named: String = of_log.map(|(_, vkey, _)| format!("{vkey}\n")).collect();
    let looked = look(Some(note.as_bytes()), Some(named.as_bytes()), None);
    findings.extend(looked.findings);
    let Some(checkpoint) = looked.checkpoint else {
        return;
    };
    if tree.size() != checkpoint.size {
        findings.add(Finding::Size {
            signed: checkpoint.size,
            found: tree.size(),
        });
    } else if tree.root() != checkpoint.root {
        findings.add(Finding::Root);
    }
    if let Some(says) = verdict
        .origin
        .as_ref()
        .filter(|says| **says != checkpoint.origin)
    {
        findings.add(Finding::Origin {
            signed: checkpoint.origin,
            says: says.clone(),
        });
    }
}
