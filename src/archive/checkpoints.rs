//! Who signed a checkpoint: by the keys beside it, or by those of a policy (C2SP tlog-policy).

use std::collections::BTreeMap;

use super::findings::{Finding, Signature};
use super::reading::Unreadable;
use crate::record::checkpoints::{Checkpoint, VerifierKey, cosigners, signers};

/// The keys that whoever verifies trusts, and how many witnesses must have cosigned.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    witnesses: BTreeMap<String, VerifierKey>,
    groups: BTreeMap<String, (usize, Vec<String>)>,
    quorum: Option<String>,
}

impl Policy {
    /// Reads a policy: `log VKEY [URL]`, `witness NAME VKEY [URL]`, `group NAME any|all|N MEMBER...`, `quorum NAME|none`.
    ///
    /// # Errors
    /// [`Unreadable::Policy`] with the line that does not read.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut policy = Self::default();
        for (n, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split_ascii_whitespace().collect();
            if words.is_empty() || words[0].starts_with('#') {
                continue;
            }
            policy
                .line(&words)
                .ok_or_else(|| Unreadable::Policy(format!("line {}: {line}", n + 1)))?;
        }
        match (policy.logs.is_empty(), &policy.quorum) {
            (true, _) => Err(Unreadable::Policy("it names no log".to_owned())),
            (false, None) => Err(Unreadable::Policy("it has no quorum line".to_owned())),
            (false, Some(_)) => Ok(policy),
        }
    }

    fn line(&mut self, words: &[&str]) -> Option<()> {
        let is_new = |policy: &Self, name: &str| {
            name != "none"
                && !policy.witnesses.contains_key(name)
                && !policy.groups.contains_key(name)
        };
        match words {
            ["log", vkey] | ["log", vkey, _] => self.logs.push(VerifierKey::parse(vkey)?),
            ["witness", name, vkey] | ["witness", name, vkey, _] if is_new(self, name) => {
                let key = VerifierKey::parse(vkey)?;
                self.witnesses.insert((*name).to_owned(), key);
            }
            ["group", name, least, members @ ..] if is_new(self, name) && !members.is_empty() => {
                let known =
                    |of: &&str| self.witnesses.contains_key(*of) || self.groups.contains_key(*of);
                let least = match *least {
                    "any" => 1,
                    "all" => members.len(),
                    number => number.parse().ok()?,
                };
                if !members.iter().all(known) || !(1..=members.len()).contains(&least) {
                    return None;
                }
                let members = members.iter().map(|of| (*of).to_owned()).collect();
                self.groups.insert((*name).to_owned(), (least, members));
            }
            ["quorum", name] if self.quorum.is_none() => {
                let known = self.witnesses.contains_key(*name) || self.groups.contains_key(*name);
                if *name != "none" && !known {
                    return None;
                }
                self.quorum = Some((*name).to_owned());
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether what this name asks for is there, given who cosigned.
    fn is_met(&self, name: &str, cosigned: &[&str]) -> bool {
        if name == "none" {
            return true;
        }
        if let Some(key) = self.witnesses.get(name) {
            return cosigned.contains(&key.as_str());
        }
        self.groups.get(name).is_some_and(|(least, members)| {
            members
                .iter()
                .filter(|of| self.is_met(of, cosigned))
                .count()
                >= *least
        })
    }
}

/// What a checkpoint says, and who says so.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub checkpoint: Option<Checkpoint>,
    pub signature: Option<Signature>,
    pub witnesses: usize,
    pub findings: Vec<Finding>,
}

/// The most entries that a record is looked at with: more than a hundred years of a thousand acts a day have, a
/// hundred times over. A checkpoint of more costs its signer nothing, and whoever counts to it everything.
const MOST_ENTRIES: u64 = u32::MAX as u64;

/// Looks at a signed checkpoint: by the policy, or else by the keys that lie beside it.
pub(super) fn look(note: Option<&[u8]>, beside: Option<&[u8]>, policy: Option<&Policy>) -> Looked {
    let mut looked = Looked::default();
    let Some(note) = note else {
        looked.signature = Some(Signature::None);
        if policy.is_some() {
            looked.findings.push(Finding::Unsigned);
        }
        return looked;
    };
    let note = String::from_utf8_lossy(note);
    looked.checkpoint = Checkpoint::of_note(&note);
    looked.signature = Some(Signature::Broken);
    let Some(checkpoint) = &looked.checkpoint else {
        looked.findings.push(Finding::Checkpoint);
        return looked;
    };
    if checkpoint.size > MOST_ENTRIES {
        looked.findings.push(Finding::TooMany(checkpoint.size));
    }
    let keys = match policy {
        Some(policy) => policy.logs.clone(),
        None => {
            let (keys, others) = keys(beside.unwrap_or_default());
            looked.findings.extend(others.into_iter().map(Finding::Key));
            keys
        }
    };
    let of_origin = |key: &&VerifierKey| key.name() == checkpoint.origin;
    let mut signed = signers(&note, &keys).into_iter();
    let Some(key) = signed.find(of_origin).map(|key| key.as_str().to_owned()) else {
        looked.findings.push(Finding::Unsigned);
        return looked;
    };
    looked.signature = Some(match policy {
        Some(_) => Signature::Policy { key },
        None => Signature::SamePlace { key },
    });
    if let Some(policy) = policy {
        let witnesses: Vec<VerifierKey> = policy.witnesses.values().cloned().collect();
        let cosigned = cosigners(&note, &witnesses);
        let cosigned: Vec<&str> = cosigned.iter().map(|(key, _)| key.as_str()).collect();
        looked.witnesses = cosigned.len();
        if policy
            .quorum
            .as_ref()
            .is_some_and(|name| !policy.is_met(name, &cosigned))
        {
            looked.findings.push(Finding::Quorum);
        }
    }
    looked
}

/// The keys of a file, one a line, and the lines that are none.
fn keys(file: &[u8]) -> (Vec<VerifierKey>, Vec<String>) {
    let mut keys = Vec::new();
    let mut others = Vec::new();
    for line in String::from_utf8_lossy(file).lines() {
        match VerifierKey::parse(line).filter(|key| !key.is_of_a_witness()) {
            Some(key) => keys.push(key),
            None => others.push(line.to_owned()),
        }
    }
    (keys, others)
}
