//! A certificate verified from its file alone: the count, the entries it rests on, who signed.

use std::collections::BTreeMap;

use super::checkpoints::Policy;
use crate::record::canonical;
use crate::record::certificates::{Body, Certificate, Proof, PutPart, PutTexts, body, part};
use crate::record::checkpoints::{Checkpoint, TlogProof, VerifierKey, signers};
use crate::record::commitments::{Kind, commit, salt_of};
use crate::record::proofs;
use crate::record::tree::leaf;
use crate::record::{Act, By, Entry};
use crate::rules::words::{KeyUse, Relation};

/// What came of it: what is wrong, and what can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub wrong: Vec<String>,
    pub lines: Vec<String>,
}

impl Tried {
    pub const fn holds(&self) -> bool {
        self.wrong.is_empty()
    }

    /// The end of it, in one sentence.
    pub fn sentence(&self) -> String {
        match self.wrong.len() {
            0 => {
                "It holds: the result follows from the votes, and the votes from the signed record."
                    .to_owned()
            }
            1 => "It does not hold: 1 thing is wrong.".to_owned(),
            n => format!("It does not hold: {n} things are wrong."),
        }
    }
}

/// Verifies a certificate as it is handed out, with nothing but its bytes, and the keys of a policy if there is one.
pub fn verify_certificate(bytes: &str, policy: Option<&Policy>) -> Tried {
    let mut tried = Tried::default();
    let certificate: Certificate = match canonical::read(bytes.trim_end()) {
        Ok(certificate) => certificate,
        Err(error) => {
            tried
                .wrong
                .push(format!("it does not read as a certificate: {error}"));
            return tried;
        }
    };
    let body = &certificate.body;
    count(body, &mut tried);
    let proven = proven(&certificate, &mut tried);
    rebuild(body, &proven.entries, &mut tried);
    votes(&proven.entries, body, &mut tried);
    certified(body, &proven.entries, &mut tried);
    signed(&certificate, &proven, policy, &mut tried);
    tried.lines.push(
        "Only the whole record shows: that no other vote was received, that every act before was allowed, and that \
         this history is the one that others see."
            .to_owned(),
    );
    tried
}

fn count(body: &Body, tried: &mut Tried) {
    let counted = body.recounted();
    let agrees = counted.tally == body.tally
        && counted.outcome == body.outcome
        && crate::record::certificates::Sum::from(&counted) == body.arithmetic;
    if !agrees {
        tried
            .wrong
            .push("the result does not follow from the votes that it lists".to_owned());
    }
    tried.lines.push(format!(
        "{}: {} entitled; {} yes, {} no, {} abstentions, {} not participating; counted again.",
        body.ballot,
        body.tally.entitled,
        body.tally.yes,
        body.tally.no,
        body.tally.abstain,
        body.tally.not_participating
    ));
}

struct Proven {
    entries: BTreeMap<i64, Entry>,
    checkpoint: Option<(Checkpoint, String)>,
}

impl Proven {
    /// The origin of the record today: that of the vote, or of one that continues it.
    fn origin_from<'a>(&'a self, body: &'a Body) -> &'a str {
        let mut origin = body.origin.as_str();
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
}

/// The entries that stand in the tree of their checkpoint, of which there must be one.
fn proven(certificate: &Certificate, tried: &mut Tried) -> Proven {
    let mut found = Proven {
        entries: BTreeMap::new(),
        checkpoint: None,
    };
    for proof in &certificate.proofs {
        let Proof::Entry { bytes, proof } = proof else {
            continue;
        };
        let read = TlogProof::parse(proof).and_then(|proof| {
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
        });
        let Some((entry, checkpoint, note)) = read else {
            tried
                .wrong
                .push("an entry is not shown to stand in the record".to_owned());
            continue;
        };
        match &found.checkpoint {
            Some((first, _)) if *first != checkpoint => tried
                .wrong
                .push("its proofs are of different checkpoints".to_owned()),
            Some(_) => {}
            None => found.checkpoint = Some((checkpoint, note)),
        }
        found.entries.insert(entry.index, entry);
    }
    tried.lines.push(format!(
        "{} entries of the record stand in the tree of its checkpoint.",
        found.entries.len()
    ));
    found
}

/// The same statement once more, from the entries alone.
fn rebuild(says: &Body, entries: &BTreeMap<i64, Entry>, tried: &mut Tried) {
    let (Some(opening), Some(closing)) = (entries.get(&says.opened), entries.get(&says.closed))
    else {
        tried
            .wrong
            .push("the entries that opened and closed the vote are not there".to_owned());
        return;
    };
    let contents = contents(entries);
    let corrections: Vec<Entry> = contents
        .values()
        .filter(|entry| matches!(entry.act, Act::Correction { .. }))
        .cloned()
        .collect();
    let part = part_again(says, opening, &contents);
    let texts = PutTexts::clone(&says.texts);
    if let Act::Ballot {
        texts: Some(put), ..
    } = &opening.act
        && (put.en != texts.en.text || put.fr != texts.fr.text)
    {
        tried
            .wrong
            .push("the texts are not those that were put to the vote".to_owned());
    }
    let again = body(
        (says.house, &says.origin),
        opening,
        closing,
        &corrections,
        texts,
        part,
    );
    if again.as_ref() != Some(says) {
        tried
            .wrong
            .push("what it states is not what the entries say".to_owned());
    }
}

/// The part that was put to the vote, once more from the entries that it names.
fn part_again(says: &Body, opening: &Entry, contents: &BTreeMap<i64, Entry>) -> Option<PutPart> {
    let says = says.part.as_ref()?;
    let order = contents.get(&says.order)?;
    let amendment = match &says.amendment {
        Some(amendment) => Some(contents.get(&amendment.entry)?),
        None => None,
    };
    part(opening, order, amendment)
}

/// What stands in the entries, open on the record or opened since by a disclosure, by their places.
fn contents(entries: &BTreeMap<i64, Entry>) -> BTreeMap<i64, Entry> {
    let mut found = BTreeMap::new();
    for entry in entries.values() {
        let Act::Disclosure { acts, .. } = &entry.act else {
            found.entry(entry.index).or_insert_with(|| entry.clone());
            continue;
        };
        for opened in acts {
            let content = &opened.content;
            let committed = match entries.get(&content.index).map(|entry| &entry.act) {
                Some(Act::ForMembers { commitment, .. }) => Some(commitment),
                _ => None,
            };
            let hashed =
                salt_of(&opened.salt).and_then(|salt| commit(Kind::Act, &salt, content).ok());
            if committed.is_some() && hashed.as_ref() == committed {
                found.insert(content.index, (**content).clone());
            }
        }
    }
    found
}

/// Every vote that the closing opened is the one that its entry committed to.
fn votes(entries: &BTreeMap<i64, Entry>, says: &Body, tried: &mut Tried) {
    let Some(Act::Closing { votes, .. }) = entries.get(&says.closed).map(|entry| &entry.act) else {
        return;
    };
    for opened in votes {
        let committed = match entries.get(&opened.content.index).map(|entry| &entry.act) {
            Some(Act::Vote { ballot, commitment }) if *ballot == says.ballot => Some(commitment),
            _ => None,
        };
        let hashed =
            salt_of(&opened.salt).and_then(|salt| commit(Kind::Vote, &salt, &opened.content).ok());
        if committed.is_none() || hashed.as_ref() != committed {
            tried.wrong.push(format!(
                "the vote of {} is not the one that entry {} committed to",
                opened.content.member, opened.content.index
            ));
        }
    }
    tried.lines.push(format!(
        "{} votes hashed again; {} replaced ones stay closed.",
        votes.len(),
        says.left_closed
    ));
}

fn certified(says: &Body, entries: &BTreeMap<i64, Entry>, tried: &mut Tried) {
    // That of a part of a proposal for members was closed when it was made.
    let contents = contents(entries);
    let certification = contents.values().find_map(|entry| match &entry.act {
        Act::Certification {
            ballot,
            certificate,
            norm,
            related,
            ..
        } if *ballot == says.ballot => Some((entry, certificate, norm, related)),
        _ => None,
    });
    match certification {
        Some((entry, certificate, norm, related)) => {
            // What amends or abrogates a norm keeps its number; the others have that of their closing.
            let follows = match related {
                Some(related) if related.relation != Relation::Replaces => Some(&related.norm),
                _ => says.norm.as_ref(),
            };
            if follows != norm.as_ref() {
                tried.wrong.push(
                    "the norm certified is not the one that follows from the vote".to_owned(),
                );
            }
            if let Some(related) = related {
                tried.lines.push(format!(
                    "What was adopted {} {}.",
                    related.relation,
                    related.norm.printed()
                ));
            }
            if says.fingerprint().ok().as_ref() != Some(certificate) {
                tried
                    .wrong
                    .push("it is not what was certified: the fingerprints differ".to_owned());
            }
            match &entry.by {
                Some(By::Two([first, second])) if first != second => tried.lines.push(format!(
                    "Certified by the seats {first} and {second}, in entry {}.",
                    entry.index
                )),
                _ => tried
                    .wrong
                    .push("it was not certified by two different seats".to_owned()),
            }
        }
        None => tried
            .wrong
            .push("the entry that certified it is not there".to_owned()),
    }
}

/// The checkpoint by a log key, the certificate by a certificate key, both named in the record.
fn signed(certificate: &Certificate, proven: &Proven, policy: Option<&Policy>, tried: &mut Tried) {
    let named = |purpose: KeyUse| -> Vec<VerifierKey> {
        proven
            .entries
            .values()
            .filter_map(|entry| match &entry.act {
                Act::Key {
                    purpose: of, vkey, ..
                } if *of == purpose => VerifierKey::parse(vkey.as_str()),
                _ => None,
            })
            .collect()
    };
    let logs = named(KeyUse::Log);
    match &proven.checkpoint {
        Some((checkpoint, note)) if checkpoint.origin == proven.origin_from(&certificate.body) => {
            let trusted = policy.map_or(&logs[..], |policy| policy.logs());
            match signers(note, trusted).first() {
                Some(key) if policy.is_some() => tried.lines.push(format!(
                    "Checkpoint signed by {}, a key of your policy.",
                    key.as_str()
                )),
                Some(key) => tried.lines.push(format!(
                    "Checkpoint signed by {}, found in the same place: compare its fingerprint.",
                    key.as_str()
                )),
                None => tried
                    .wrong
                    .push("the checkpoint is not signed by any of the keys given".to_owned()),
            }
        }
        _ => tried
            .wrong
            .push("there is no checkpoint of its record".to_owned()),
    }
    let keys = named(KeyUse::Certificate);
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
