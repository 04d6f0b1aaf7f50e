//! Commitments: a hash that fixes a content without showing it, until content and salt are opened.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::canonical::{self, Malformed};
use crate::rules::words::{Auth, BallotSymbol, Choice, Commitment, MemberCode, Seat};

/// 32 fresh bytes of the operating system.
pub type Salt = [u8; 32];

/// What kind of content is committed; part of what is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Document,
    Vote,
    Act,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Kind::Document => "document",
            Kind::Vote => "vote",
            Kind::Act => "act",
        }
    }
}

/// `hex(SHA-256("gaip-registry/commitment/v1\n" ‖ kind ‖ "\n" ‖ salt ‖ JCS(content)))`.
///
/// # Errors
/// [`Malformed::Form`] when the content has no JSON form.
pub fn commit<T: Serialize>(kind: Kind, salt: &Salt, content: &T) -> Result<Commitment, Malformed> {
    Ok(commit_canonical(kind, salt, &canonical::write(content)?))
}

/// As [`commit`], for content that is in its canonical bytes already.
pub fn commit_canonical(kind: Kind, salt: &Salt, content: &str) -> Commitment {
    Commitment::parse(&hex::encode(committed(kind, salt, content))).expect("64 hexadecimal digits")
}

/// As [`commit_canonical`], in bytes.
pub(super) fn committed(kind: Kind, salt: &Salt, content: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"gaip-registry/commitment/v1\n");
    hash.update(kind.as_str().as_bytes());
    hash.update(b"\n");
    hash.update(salt);
    hash.update(content.as_bytes());
    hash.finalize().into()
}

/// SHA-256 as lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What a commitment of kind `document` commits to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentContent {
    pub media: String,
    pub sha256: String,
}

/// In whose seat a vote was given: one of the delegation's, or the two officers' who entered a note verbale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Hand {
    Seat(Seat),
    Two([Seat; 2]),
}

impl Hand {
    /// The delegation's seat, or that of the officer who proposed.
    pub const fn first(&self) -> &Seat {
        match self {
            Hand::Seat(seat) | Hand::Two([seat, _]) => seat,
        }
    }

    /// The seat of the officer who approved: there is one where the vote came by note verbale.
    pub const fn second(&self) -> Option<&Seat> {
        match self {
            Hand::Seat(_) => None,
            Hand::Two([_, seat]) => Some(seat),
        }
    }
}

/// What a commitment of kind `vote` commits to: one vote, change or withdrawal (`choice` null).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteContent {
    pub auth: Auth,
    pub ballot: BallotSymbol,
    pub by: Hand,
    pub choice: Option<Choice>,
    pub explanation: Option<Vec<Commitment>>,
    pub index: i64,
    pub member: MemberCode,
    pub origin: String,
    pub v: i64,
}

/// A committed content laid open with its salt (hexadecimal): anybody can hash it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: serde::de::DeserializeOwned"))]
pub struct Opened<T> {
    pub content: T,
    pub salt: String,
}

/// Salt as it is written.
pub fn salt_text(salt: &Salt) -> String {
    hex::encode(salt)
}

/// Salt as it was written.
pub fn salt_of(text: &str) -> Option<Salt> {
    hex::decode(text).ok()?.try_into().ok()
}
