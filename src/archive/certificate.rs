//! The verification of a certificate by itself: the outcome counted again, and what ties it to the record.

use std::collections::BTreeMap;

use super::checkpoints::Policy;
use crate::record::Act;
use crate::record::certificates::{Certificate, Proof, Sum, body};
use crate::record::checkpoints::{Checkpoint, TlogProof, signers, split};
use crate::record::entries::Entry;
use crate::record::proofs::includes;
use crate::record::tree::leaf;
use crate::rules::calendar;
use crate::rules::majority::Outcome;

/// One thing in a certificate that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("it is no certificate: {0}")]
    Form(String),
    #[error("its votes are not one of each member entitled, in the order of members")]
    Votes,
    #[error("the tally does not follow from its votes")]
    Tally,
    #[error("the outcome does not follow from the rule and the tally")]
    Outcome,
    #[error("the quorum, the majority needed or the base is not what the rule gives")]
    Arithmetic,
    #[error("the day of adoption is not that of the closing in Paris")]
    AdoptionDay,
    #[error("the signed note is of another certificate")]
    Note,
    #[error("it has no signature of a certificate key")]
    NoSignature,
    #[error("the proof of entry {0} does not lead to the root that was signed")]
    Proof(i64),
    #[error("an entry or its proof does not read")]
    Entry,
    #[error("its checkpoint is of another log, or not signed by a key of your policy")]
    Checkpoint,
    #[error("the entries that opened and closed the ballot do not say what it says")]
    AnotherBallot,
    #[error("the entry of its certification holds the hash of another certificate")]
    NotCertified,
}

/// What a certificate shows by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certified {
    pub faults: Vec<Fault>,
    lines: Vec<String>,
}

impl Certified {
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was looked at, what only the whole record can show, and the end of it, a line each.
    pub fn told(&self) -> Vec<String> {
        let wrong = self.faults.iter().map(|fault| format!("WRONG: {fault}"));
        let end = match self.faults.len() {
            0 => "It holds: the outcome follows from the certificate alone.",
            _ => "It does not hold.",
        };
        wrong
            .chain(self.lines.iter().cloned())
            .chain([end.to_owned()])
            .collect()
    }
}

/// Recomputes the outcome from a certificate alone, and follows its proofs into the record.
/// What does not hold is a [`Fault`].
pub fn verify_certificate(bytes: &[u8], policy: Option<&Policy>) -> Certified {
    let certificate: Certificate = match serde_json::from_slice(bytes) {
        Ok(certificate) => certificate,
        Err(error) => {
            return Certified {
                faults: vec![Fault::Form(error.to_string())],
                lines: Vec::new(),
            };
        }
    };
    let mut faults = Vec::new();
    let mut lines = vec![stated(&certificate)];
    counted(&certificate, &mut faults);
    signed(&certificate, &mut faults, &mut lines);
    tied(&certificate, policy, &mut faults, &mut lines);
    lines.push(
        "Only the whole record can show: that those entitled were the members of that day, that each opened vote is \
         the last of its member, that the seats could act, and that nothing was corrected or annulled since."
            .to_owned(),
    );
    Certified { faults, lines }
}

fn stated(Certificate { body, .. }: &Certificate) -> String {
    let tally = &body.tally;
    format!(
        "{} on {}, of the {} house \"{}\": {}; {} yes, {} no, {} abstain, {} not participating of {} entitled.",
        body.ballot,
        body.proposal,
        body.house,
        body.origin,
        body.outcome.as_str(),
        tally.yes,
        tally.no,
        tally.abstain,
        tally.not_participating,
        tally.entitled
    )
}

/// The arithmetic, from the votes it lists.
fn counted(Certificate { body, .. }: &Certificate, faults: &mut Vec<Fault>) {
    let entitled = body
        .electorate
        .iter()
        .filter(|elector| elector.is_entitled());
    let is_sorted = body.electorate.is_sorted_by(|a, b| a.member < b.member);
    if !is_sorted
        || !entitled
            .map(|e| &e.member)
            .eq(body.votes.iter().map(|vote| &vote.member))
    {
        faults.push(Fault::Votes);
    }
    let counted = body.recounted();
    if counted.tally != body.tally {
        faults.push(Fault::Tally);
    }
    if counted.outcome != body.outcome {
        faults.push(Fault::Outcome);
    }
    if Sum::from(&counted) != body.arithmetic {
        faults.push(Fault::Arithmetic);
    }
    let day = (body.outcome == Outcome::Adopted).then(|| calendar::day_of(body.closes));
    if body.adopted != day {
        faults.push(Fault::AdoptionDay);
    }
}

fn signed(certificate: &Certificate, faults: &mut Vec<Fault>, lines: &mut Vec<String>) {
    let notes = certificate.proofs.iter().filter_map(|proof| match proof {
        Proof::Signature { note } => Some(note),
        Proof::Entry { .. } => None,
    });
    let expected = certificate.body.note_text().ok();
    let mut found = false;
    for note in notes {
        found = true;
        match split(note) {
            Some((text, signatures)) if Some(text) == expected.as_deref() => {
                let by: Vec<&str> = signatures
                    .lines()
                    .filter_map(|line| line.split(' ').nth(1))
                    .collect();
                lines.push(format!(
                    "It carries the signature of {}: verify it with the certificate key that the record names.",
                    by.join(", ")
                ));
            }
            _ => faults.push(Fault::Note),
        }
    }
    if !found {
        faults.push(Fault::NoSignature);
    }
}

/// The entries that opened, closed and certified it stand in the record that was signed.
fn tied(
    certificate: &Certificate,
    policy: Option<&Policy>,
    faults: &mut Vec<Fault>,
    lines: &mut Vec<String>,
) {
    let stated = &certificate.body;
    let mut entries: BTreeMap<i64, Entry> = BTreeMap::new();
    for proof in &certificate.proofs {
        let Proof::Entry { bytes, proof } = proof else {
            continue;
        };
        let (Ok(entry), Some(proof)) = (Entry::parse(bytes), TlogProof::parse(proof)) else {
            faults.push(Fault::Entry);
            continue;
        };
        let checkpoint = Checkpoint::of_note(&proof.checkpoint);
        let Some(checkpoint) = checkpoint.filter(|read| read.origin == stated.origin) else {
            faults.push(Fault::Checkpoint);
            continue;
        };
        if policy.is_some_and(|policy| signers(&proof.checkpoint, policy.logs()).is_empty()) {
            faults.push(Fault::Checkpoint);
        }
        let is_there = proof.index == entry.index.unsigned_abs()
            && includes(
                &checkpoint.root,
                checkpoint.size,
                proof.index,
                &leaf(bytes.as_bytes()),
                &proof.path,
            );
        if !is_there {
            faults.push(Fault::Proof(entry.index));
        }
        entries.insert(entry.index, entry);
    }
    let corrections: Vec<Entry> = entries
        .values()
        .filter(|entry| matches!(entry.act, Act::Correction { .. }))
        .cloned()
        .collect();
    let again = entries
        .get(&stated.opened)
        .zip(entries.get(&stated.closed))
        .and_then(|(opening, closing)| {
            let house = (stated.house, stated.origin.as_str());
            body(house, opening, closing, &corrections, stated.texts.clone())
        });
    let corrected = stated
        .votes
        .iter()
        .filter(|vote| vote.corrected.is_some())
        .count();
    // A correction that was closed when it was made is shown by the whole record alone.
    if again.as_ref() != Some(stated) && (again.is_none() || corrected == corrections.len()) {
        faults.push(Fault::AnotherBallot);
    }
    let fingerprint = stated.fingerprint().ok();
    let certified = entries.values().find_map(|entry| match &entry.act {
        Act::Certification {
            ballot,
            certificate,
            ..
        } if *ballot == stated.ballot => Some((entry.index, certificate.clone())),
        _ => None,
    });
    match certified {
        Some((index, holds)) if Some(&holds) == fingerprint.as_ref() => {
            let by = match policy {
                Some(_) => "signed by a key of your policy",
                None => "whose signature needs the log's key (--policy)",
            };
            lines.push(format!(
                "Entry {index} certifies it, under a checkpoint {by}."
            ));
        }
        _ => faults.push(Fault::NotCertified),
    }
}
