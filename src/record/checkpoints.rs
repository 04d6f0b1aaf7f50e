//! Checkpoints and other signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::Verifier as _;
use signed_note::{Note, NoteError, StandardVerifier, Verifier, VerifierList};

use super::tree::Hash;
use crate::rules::words::KeyUse;

/// The signature type of a cosignature (tlog-cosignature, Ed25519).
const COSIGNATURE: u8 = 4;

/// What a log says of itself: how many entries it has, and the root over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: String,
    pub size: u64,
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = BASE64.encode(self.root);
        format!("{}\n{}\n{root}\n", self.origin, self.size)
    }

    /// Reads the text of a checkpoint; extension lines are none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let read = tlog_tiles::Checkpoint::from_bytes(text.as_bytes()).ok()?;
        Some(Self {
            origin: read.origin().to_owned(),
            size: read.size(),
            root: read.hash().0,
        })
    }

    /// Reads a signed checkpoint without asking who signed it.
    pub fn of_note(note: &str) -> Option<Self> {
        Self::parse(split(note)?.0)
    }
}

/// A note's text and its signature lines.
pub fn split(note: &str) -> Option<(&str, &str)> {
    let at = note.rfind("\n\n")?;
    Some((&note[..=at], &note[at + 2..]))
}

/// A key that signatures are verified with, as it is written: `name+id+base64`.
#[derive(Clone)]
pub struct VerifierKey {
    text: String,
    name: String,
    id: u32,
    key: Key,
}

#[derive(Clone)]
enum Key {
    /// Of a log, or of our own receipts and certificates.
    Plain(Box<StandardVerifier>),
    /// Of a witness.
    Cosignature(ed25519_dalek::VerifyingKey),
}

impl VerifierKey {
    /// Reads a key of Ed25519 signatures or cosignatures.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, rest) = text.split_once('+')?;
        let (id, encoded) = rest.split_once('+')?;
        let id = u32::from_str_radix(id, 16).ok()?;
        let bytes = BASE64.decode(encoded).ok()?;
        let key = match *bytes.first()? {
            COSIGNATURE => {
                let is_its_own = signed_note::key_id(name, &bytes) == id;
                let key: [u8; 32] = bytes[1..].try_into().ok()?;
                if !is_its_own || !signed_note::is_key_name_valid(name) {
                    return None;
                }
                Key::Cosignature(ed25519_dalek::VerifyingKey::from_bytes(&key).ok()?)
            }
            _ => Key::Plain(Box::new(StandardVerifier::new(text).ok()?)),
        };
        Some(Self {
            text: text.to_owned(),
            name: name.to_owned(),
            id,
            key,
        })
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it verifies cosignatures of checkpoints, and nothing else.
    pub const fn is_of_a_witness(&self) -> bool {
        matches!(self.key, Key::Cosignature(_))
    }

    /// Eight hexadecimal digits: the beginning of its fingerprint, which stands in each signature.
    pub fn id(&self) -> String {
        format!("{:08x}", self.id)
    }
}

impl std::fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for VerifierKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for VerifierKey {}

impl Verifier for VerifierKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn key_id(&self) -> u32 {
        self.id
    }

    fn verify(&self, msg: &[u8], sig: &[u8]) -> bool {
        match &self.key {
            Key::Plain(key) => key.verify(msg, sig),
            Key::Cosignature(key) => {
                let Some((time, signature)) = sig.split_at_checked(8) else {
                    return false;
                };
                let time = u64::from_be_bytes(time.try_into().unwrap_or_default());
                let Ok(signature) = ed25519_dalek::Signature::from_slice(signature) else {
                    return false;
                };
                key.verify(&cosigned(time, msg), &signature).is_ok()
            }
        }
    }
}

/// What a witness signs: when, and the text of the checkpoint (seconds since 1970).
pub fn cosigned(time: u64, checkpoint: &[u8]) -> Vec<u8> {
    let mut message = format!("cosignature/v1\ntime {time}\n").into_bytes();
    message.extend(checkpoint);
    message
}

/// The name that a key must bear for its use, so that none is entered for another one.
pub fn name_of_key(origin: &str, purpose: KeyUse) -> String {
    match purpose {
        KeyUse::Log => origin.to_owned(),
        KeyUse::Certificate | KeyUse::Receipt => format!("{origin}/{purpose}"),
    }
}

/// A key that may sign for a record: one that reads, and bears the name of its use.
pub fn may_sign(origin: &str, purpose: KeyUse, vkey: &str) -> bool {
    VerifierKey::parse(vkey)
        .is_some_and(|key| !key.is_of_a_witness() && key.name() == name_of_key(origin, purpose))
}

/// Which of these keys signed a note: none when one of them did not sign what stands there, or none did.
/// Lines of unknown keys are ignored.
pub fn signers<'k>(note: &str, keys: &'k [VerifierKey]) -> Vec<&'k VerifierKey> {
    verified(note, keys).unwrap_or_default()
}

fn verified<'k>(note: &str, keys: &'k [VerifierKey]) -> Result<Vec<&'k VerifierKey>, NoteError> {
    let note = Note::from_bytes(note.as_bytes())?;
    let known: Vec<Box<dyn Verifier>> = keys
        .iter()
        .map(|key| Box::new(key.clone()) as Box<dyn Verifier>)
        .collect();
    let (valid, _) = note.verify(&VerifierList::new(known))?;
    Ok(keys
        .iter()
        .filter(|key| {
            valid
                .iter()
                .any(|sig| sig.name() == key.name && sig.id() == key.id)
        })
        .collect())
}

/// Which of these witnesses cosigned a note, and when (seconds since 1970), by their verified lines.
pub fn cosigners<'k>(note: &str, keys: &'k [VerifierKey]) -> Vec<(&'k VerifierKey, u64)> {
    let mut found = Vec::new();
    let Some((text, lines)) = split(note) else {
        return found;
    };
    for line in lines.lines() {
        let Ok(signature) = signed_note::Signature::from_bytes(line.as_bytes()) else {
            continue;
        };
        let by = keys.iter().find(|key| {
            matches!(key.key, Key::Cosignature(_))
                && key.name == signature.name()
                && key.id == signature.id()
                && key.verify(text.as_bytes(), signature.signature())
        });
        if let (Some(key), Some(time)) = (by, signature.signature().first_chunk::<8>()) {
            found.push((key, u64::from_be_bytes(*time)));
        }
    }
    found
}

/// A proof to be kept: where an entry stands, the path to the root, and the signed checkpoint (tlog-proof).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    pub index: u64,
    pub path: Vec<Hash>,
    /// The signed note, exactly.
    pub checkpoint: String,
}

/// The first line of a proof.
const TLOG_PROOF: &str = "c2sp.org/tlog-proof@v1";

impl TlogProof {
    pub fn text(&self) -> String {
        let mut text = format!("{TLOG_PROOF}\nindex {}\n", self.index);
        for hash in &self.path {
            text.push_str(&BASE64.encode(hash));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.checkpoint);
        text
    }

    /// Reads a proof; extra data that it may carry is not looked at.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(TLOG_PROOF)?.strip_prefix('\n')?;
        let (head, checkpoint) = rest.split_once("\n\n")?;
        let mut lines = head.lines().peekable();
        if lines.peek()?.starts_with("extra ") {
            lines.next();
        }
        let given = lines.next()?.strip_prefix("index ")?;
        let index: u64 = given.parse().ok()?;
        if index.to_string() != given {
            return None;
        }
        let path = lines.map(hash_of).collect::<Option<Vec<_>>>()?;
        Some(Self {
            index,
            path,
            checkpoint: checkpoint.to_owned(),
        })
    }
}

/// Bytes as they stand in notes.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Bytes as they stood in a note.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

/// A hash as it stands in notes.
pub fn hash_of(text: &str) -> Option<Hash> {
    bytes_of(text)?.try_into().ok()
}
