//! The records that a record continues: the checkpoints of theirs that are kept, held against what it begins with.

use super::findings::Finding;
use super::reading::{Place, Unreadable};
use crate::record::checkpoints::{Checkpoint, VerifierKey, signers};
use crate::record::judge::Verdict;
use crate::record::tree::Hash;
use crate::rules::words::KeyUse;

/// Where the last checkpoint of an earlier record lies; 1 is the oldest.
pub(super) fn checkpoint_before(number: usize) -> String {
    format!("record/before/{number}/checkpoint")
}

/// The checkpoints of earlier records that lie beside a record, by their numbers.
pub(super) struct Kept(Vec<(usize, String, Option<Checkpoint>)>);

impl Kept {
    pub(super) fn of(place: &Place) -> Result<Self, Unreadable> {
        let mut kept = Vec::new();
        for folder in place.folders("record/before")? {
            let Ok(number) = folder.parse() else {
                continue;
            };
            if let Some(note) = place.file(&checkpoint_before(number))? {
                let note = String::from_utf8_lossy(&note).into_owned();
                let checkpoint = Checkpoint::of_note(&note);
                kept.push((number, note, checkpoint));
            }
        }
        Ok(Self(kept))
    }

    /// The sizes of which the roots are needed.
    pub(super) fn sizes(&self) -> Vec<u64> {
        let read = self.0.iter().filter_map(|(.., read)| read.as_ref());
        read.map(|checkpoint| checkpoint.size).collect()
    }

    /// Holds each against the record, given the roots at the sizes asked for; gives how many entries the kept
    /// checkpoint of each earlier record covers.
    pub(super) fn hold_against(
        &self,
        verdict: &Verdict,
        roots: &[(u64, Hash)],
        found: &mut Vec<Finding>,
    ) -> Vec<Option<u64>> {
        let keys: Vec<VerifierKey> = verdict
            .keys
            .iter()
            .filter(|(purpose, ..)| *purpose == KeyUse::Log)
            .filter_map(|(_, vkey, _)| VerifierKey::parse(vkey.as_str()))
            .collect();
        let mut covered = vec![None; verdict.continued.len()];
        for (number, note, checkpoint) in &self.0 {
            let before = number
                .checked_sub(1)
                .and_then(|at| verdict.continued.get(at));
            let holds = before
                .zip(checkpoint.as_ref())
                .is_some_and(|(before, checkpoint)| {
                    checkpoint.origin == before.origin
                        && checkpoint.size <= before.index.unsigned_abs()
                        && roots.contains(&(checkpoint.size, checkpoint.root))
                        && signers(note, &keys)
                            .iter()
                            .any(|key| key.name() == before.origin)
                });
            match (holds, checkpoint) {
                (true, Some(checkpoint)) => covered[number - 1] = Some(checkpoint.size),
                _ => found.push(Finding::Before(checkpoint_before(*number))),
            }
        }
        covered
    }
}
