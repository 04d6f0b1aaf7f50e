//! The entries that a certificate rests on, shown to stand in its checkpoint, and who signed both.

use std::collections::BTreeMap;

use super::certificates::Tried;
use super::checkpoints::{Policy, look};
use super::findings::witnessed;
use crate::record::certificates::{Certificate, Proof};
use crate::record::checkpoints::{Checkpoint, TlogProof, VerifierKey, signers};
use crate::record::judge::Opened;
use crate::record::proofs;
use crate::record::tree::leaf;
use crate::record::{Act, Entry};
use crate::rules::words::KeyUse;

/// The entries that stand in the tree of their checkpoint, of which there must be one. In the place of an act that
/// was closed stands what a disclosure among them opens it to be.
pub(super) struct Proven {
    pub entries: BTreeMap<i64, Entry>,
    checkpoint: Option<(Checkpoint, String)>,
}

impl Proven {
    pub(super) fn of(certificate: &Certificate, tried: &mut Tried) -> Self {
        let mut stand: Vec<Entry> = Vec::new();
        let mut opened = Opened::default();
        let mut checkpoint: Option<(Checkpoint, String)> = None;
        for proof in &certificate.proofs {
            let Proof::Entry { bytes, proof } = proof else {
                continue;
            };
            let Some((entry, of, note)) = there(bytes, proof) else {
                tried
                    .wrong
                    .push("an entry is not shown to stand in the record".to_owned());
                continue;
            };
            match &checkpoint {
                Some((first, _)) if *first != of => tried
                    .wrong
                    .push("its proofs are of different checkpoints".to_owned()),
                Some(_) => {}
                None => checkpoint = Some((of, note)),
            }
            opened.collect(bytes.as_bytes());
            stand.push(entry);
        }
        let contents = stand.iter().map(|entry| {
            let content = opened.content_of(entry).unwrap_or(entry);
            (entry.index, content.clone())
        });
        let entries: BTreeMap<i64, Entry> = contents.collect();
        tried.lines.push(format!(
            "{} entries of the record stand in the tree of its checkpoint.",
            entries.len()
        ));
        Self {
            entries,
            checkpoint,
        }
    }

    /// The checkpoint by a log key and by the witnesses that the policy asks for, the certificate by a certificate
    /// key; without a policy, by the keys that the record names.
    pub(super) fn signed(
        &self,
        certificate: &Certificate,
        policy: Option<&Policy>,
        tried: &mut Tried,
    ) {
        match &self.checkpoint {
            Some((checkpoint, note))
                if checkpoint.origin == self.origin_from(&certificate.body.origin) =>
            {
                let named: String = self
                    .named(KeyUse::Log)
                    .iter()
                    .map(|key| format!("{}\n", key.as_str()))
                    .collect();
                let looked = look(Some(note.as_bytes()), Some(named.as_bytes()), policy);
                let wrong = looked.findings.iter().map(ToString::to_string);
                tried.wrong.extend(wrong);
                tried
                    .lines
                    .extend(looked.signature.map(|signature| signature.line()));
                tried.lines.push(witnessed(looked.witnesses));
            }
            _ => tried
                .wrong
                .push("there is no checkpoint of its record".to_owned()),
        }
        let keys = self.named(KeyUse::Certificate);
        let text = certificate.body.note_text().unwrap_or_default();
        let is_signed = certificate.proofs.iter().any(|proof| match proof {
            Proof::Signature { note } => {
                note.strip_prefix(&text)
                    .is_some_and(|rest| rest.starts_with('\n'))
                    && !signers(note, &keys).is_empty()
            }
            Proof::Entry { .. } => false,
        });
        if is_signed {
            tried
                .lines
                .push("Signed by a certificate key that the record names.".to_owned());
        } else {
            tried
                .wrong
                .push("it is not signed by a certificate key that the record names".to_owned());
        }
    }

    /// The origin of the record today: that of the vote, or of one that continues it.
    fn origin_from<'a>(&'a self, of_the_vote: &'a str) -> &'a str {
        let mut origin = of_the_vote;
        for entry in self.entries.values() {
            if let Act::Continue {
                after, origin: new, ..
            } = &entry.act
                && Checkpoint::of_note(after).is_some_and(|before| before.origin == origin)
            {
                origin = new;
            }
        }
        origin
    }

    /// The keys for one use that the record names.
    fn named(&self, purpose: KeyUse) -> Vec<VerifierKey> {
        self.entries
            .values()
            .filter_map(|entry| match &entry.act {
                Act::Key {
                    purpose: of, vkey, ..
                } if *of == purpose => VerifierKey::parse(vkey.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// An entry with the checkpoint in whose tree its proof shows it.
fn there(bytes: &str, proof: &str) -> Option<(Entry, Checkpoint, String)> {
    let proof = TlogProof::parse(proof)?;
    let checkpoint = Checkpoint::of_note(&proof.checkpoint)?;
    let entry = Entry::parse(bytes).ok()?;
    let is_there = proofs::includes(
        &checkpoint.root,
        checkpoint.size,
        proof.index,
        &leaf(bytes.as_bytes()),
        &proof.path,
    );
    let is_itself = u64::try_from(entry.index) == Ok(proof.index);
    (is_there && is_itself).then_some((entry, checkpoint, proof.checkpoint))
}
