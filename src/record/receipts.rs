//! Receipts: what an instance signs at once for a vote, before any checkpoint covers it.

use serde::{Deserialize, Serialize};

use super::checkpoints::{base64, hash_of};
use super::commitments::VoteContent;
use super::tree::Hash;
use crate::rules::words::Commitment;

const FORM: &str = "gaip-receipt/v1";

/// The text of a receipt note: that an entry with this leaf stands at this place of this log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptText {
    pub origin: String,
    pub index: i64,
    pub leaf: Hash,
    /// As in the entry: RFC 3339, UTC, microseconds.
    pub time: String,
}

impl ReceiptText {
    /// The text that is signed.
    pub fn text(&self) -> String {
        let leaf = base64(&self.leaf);
        format!(
            "{FORM}\nlog {}\nindex {}\nleaf {leaf}\ntime {}\n",
            self.origin, self.index, self.time
        )
    }

    /// Reads the text of a receipt note; none when it is not exactly one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != FORM {
            return None;
        }
        let read = Self {
            origin: lines.next()?.strip_prefix("log ")?.to_owned(),
            index: lines.next()?.strip_prefix("index ")?.parse().ok()?,
            leaf: hash_of(lines.next()?.strip_prefix("leaf ")?)?,
            time: lines.next()?.strip_prefix("time ")?.to_owned(),
        };
        (read.text() == text).then_some(read)
    }
}

/// The file of a receipt, as a delegation keeps it: with it, it can show its own vote to whom it likes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    pub commitment: Commitment,
    pub content: VoteContent,
    /// The signed note; none where the instance had no key.
    pub note: Option<String>,
    /// 32 bytes, hexadecimal.
    pub salt: String,
}
