//! A certificate verified from its file alone: the count, the entries it rests on, who signed.

use std::collections::{BTreeMap, BTreeSet};

use super::checkpoints::Policy;
use super::proven::Proven;
use crate::record::canonical;
use crate::record::certificates::{Body, Certificate, PutPart, PutTexts, body, part};
use crate::record::commitments::{Kind, commit, salt_of};
use crate::record::{Act, By, Entry};
use crate::rules::words::Relation;

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
    let proven = Proven::of(&certificate, &mut tried);
    let certified = certified(body, &proven.entries, &mut tried);
    rebuild(body, &proven.entries, certified, &mut tried);
    votes(&proven.entries, body, &mut tried);
    proven.signed(&certificate, policy, &mut tried);
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

/// The same statement once more, from the entries alone.
fn rebuild(says: &Body, entries: &BTreeMap<i64, Entry>, certified: Option<i64>, tried: &mut Tried) {
    let (Some(opening), Some(closing)) = (entries.get(&says.opened), entries.get(&says.closed))
    else {
        tried
            .wrong
            .push("the entries that opened and closed the vote are not there".to_owned());
        return;
    };
    let part = part_again(says, opening, entries);
    let corrections = corrections(entries, certified);
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

/// The corrections that were made before the certification, in order; later ones are none of what it certified.
fn corrections(entries: &BTreeMap<i64, Entry>, certified: Option<i64>) -> Vec<Entry> {
    let before = certified.unwrap_or(i64::MAX);
    let known = entries.range(..before).map(|(_, entry)| entry);
    known
        .filter(|entry| matches!(entry.act, Act::Correction { .. }))
        .cloned()
        .collect()
}

/// Every vote that the closing opened is the one that its entry committed to.
fn votes(entries: &BTreeMap<i64, Entry>, says: &Body, tried: &mut Tried) {
    let Some(Act::Closing { votes, .. }) = entries.get(&says.closed).map(|entry| &entry.act) else {
        return;
    };
    let is_sorted = votes.is_sorted_by(|a, b| a.content.member < b.content.member);
    let places: BTreeSet<i64> = votes.iter().map(|opened| opened.content.index).collect();
    if !is_sorted || places.len() != votes.len() {
        tried
            .wrong
            .push("the opened votes are not in the order of members, one for each".to_owned());
    }
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

/// The entry that certified it, by two seats, with the fingerprint of what it states.
fn certified(says: &Body, entries: &BTreeMap<i64, Entry>, tried: &mut Tried) -> Option<i64> {
    let certification = entries.values().find_map(|entry| match &entry.act {
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
    certification.map(|(entry, ..)| entry.index)
}
