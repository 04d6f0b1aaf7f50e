//! What a verification found, and how it ends: one clear sentence, with its honest limits.

use crate::record::judge::{Verdict, Violation};

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("the checkpoint does not read as one")]
    Checkpoint,
    #[error("the record names the keys that sign its checkpoints, and there is no checkpoint")]
    NoCheckpoint,
    #[error("the checkpoint is not signed by any of the keys given")]
    Unsigned,
    #[error("{0} does not read as a key that signs checkpoints")]
    Key(String),
    #[error("the key {0} is not one that the record names for its checkpoints")]
    KeyNotInRecord(String),
    #[error("the witnesses that the policy asks for have not cosigned")]
    Quorum,
    #[error("the checkpoint is of {signed}, the record of {says}")]
    Origin { signed: String, says: String },
    #[error("{0} is no checkpoint of the record before, or not the beginning of this one")]
    Before(String),
    #[error("the record has {found} entries, the checkpoint {signed}")]
    Size { signed: u64, found: u64 },
    #[error("the checkpoint is of {0} entries, more than any record is looked at with")]
    TooMany(u64),
    #[error("the root over the entries is not the one that was signed")]
    Root,
    #[error("{0} is missing or does not read")]
    Missing(String),
    #[error("{0} does not hold the hashes of the entries")]
    Tile(String),
    #[error("{0} is not what the list of checksums says")]
    Checksum(String),
    #[error("{0}")]
    Law(Violation),
    #[error("document {0} is not what its commitment says")]
    Document(String),
    #[error("document {0} is named in the record and not there, and no entry withholds it")]
    DocumentMissing(String),
    #[error("document {0} is withheld by entry {1}, and there all the same")]
    DocumentWithheld(String, u64),
    #[error("document {0} is named nowhere in the record")]
    DocumentOfNothing(String),
    #[error("register/as-of does not say a day")]
    AsOf,
    #[error("{file} differs from what follows from the record, first in line {line}")]
    Register { file: String, line: usize },
    #[error("what follows from entry {0} does not fit what came before: {1}")]
    Effect(u64, String),
}

/// Who signed, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// There is no checkpoint.
    None,
    /// Signed by a key that lay beside what it signs.
    SamePlace { key: String },
    /// Signed by a key of the policy.
    Policy { key: String },
    /// Not signed as it must be; a finding says why.
    Broken,
}

impl Signature {
    pub(super) fn line(&self) -> String {
        match self {
            Signature::None => "Not signed: there is no checkpoint here.".to_owned(),
            Signature::SamePlace { key } => {
                format!("Signed by {key}, found in the same place: compare its fingerprint.")
            }
            Signature::Policy { key } => format!("Signed by {key}, a key of your policy."),
            Signature::Broken => "The signature does not hold.".to_owned(),
        }
    }
}

/// How many witnesses cosigned, and what follows from it.
pub(super) fn witnessed(witnesses: usize) -> String {
    match witnesses {
        0 => "No witness is known here: that all readers see this history is not shown.".to_owned(),
        n => format!("Cosigned by {n} witnesses of your policy."),
    }
}

/// What a verification looked at, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub verdict: Verdict,
    /// The root over the entries, as it stands in a checkpoint.
    pub root: String,
    pub signature: Signature,
    /// How many witnesses cosigned, of those that the policy knows.
    pub witnesses: usize,
    /// Of each record that this one continues, how many entries its kept checkpoint covers.
    pub before: Vec<Option<u64>>,
    pub documents: usize,
    /// Explanations of votes whose documents stay closed with their proposals.
    pub documents_closed: usize,
    /// How many files of the register were compared; none where there is no register.
    pub register: Option<usize>,
    pub findings: Vec<Finding>,
    /// How many there are; the first of them are kept.
    pub found: u64,
}

impl Report {
    pub fn holds(&self) -> bool {
        self.found == 0
    }

    /// What was looked at, and what cannot be said, a line each.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} entries, root {}; every one read, its act judged by the law of its moment, every result counted again.",
            self.verdict.entries, self.root
        )];
        for (before, covered) in self.verdict.continued.iter().zip(&self.before) {
            let [first, last] = before.lost;
            lines.push(format!(
                "It continues the record \"{}\" from entry {} on. Entries {first} to {last} of that one are lost, by its \
                 last known checkpoint, signed by {}.",
                before.origin, before.index, before.key
            ));
            lines.push(match covered {
                Some(size) => format!(
                    "The checkpoint of it that is kept, of {size} entries, is signed, and they are the beginning of this record."
                ),
                None => "No checkpoint of it is kept whose entries are all here.".to_owned(),
            });
        }
        lines.push(match self.register {
            Some(files) => format!(
                "{} documents hashed again; {files} files of the register derived from the record again.",
                self.documents
            ),
            None => format!("{} documents hashed again.", self.documents),
        });
        let (acts, proposals) = (self.verdict.closed_acts, self.verdict.closed_proposals);
        if acts > 0 {
            lines.push(format!(
                "Not replayed: {acts} acts on {proposals} proposals for members, which stay closed."
            ));
        }
        if self.documents_closed > 0 {
            lines.push(format!(
                "{} explanations of votes stay closed with their proposals.",
                self.documents_closed
            ));
        }
        for entry in self.verdict.withheld.values() {
            lines.push(format!("1 document withheld by entry {entry}."));
        }
        lines.push(self.signature.line());
        lines.push(witnessed(self.witnesses));
        lines.push(
            "Not shown: what a delegate's screen displayed, that a vote came from the delegate, secrecy from those \
             who run the machine."
                .to_owned(),
        );
        lines
    }

    /// The end of it, in one sentence.
    pub fn sentence(&self) -> String {
        match (self.holds(), &self.signature) {
            (true, Signature::None) => {
                "It holds, as far as an unsigned record can: nothing in it contradicts the law or itself.".to_owned()
            }
            (true, _) => {
                "It holds: the record is whole and signed, every act was allowed, and every result follows.".to_owned()
            }
            (false, _) if self.found == 1 => "It does not hold: 1 thing is wrong.".to_owned(),
            (false, _) => format!("It does not hold: {} things are wrong.", self.found),
        }
    }
}

/// How many findings are kept; all are counted.
const KEPT: usize = 1_000;

/// What was found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub kept: Vec<Finding>,
    pub found: u64,
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        self.found += 1;
        if self.kept.len() < KEPT {
            self.kept.push(finding);
        }
    }

    pub(super) fn extend(&mut self, findings: Vec<Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}
