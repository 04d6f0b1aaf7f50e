//! The keys of the log: those on the record, and which of them sign now.

use jiff::SignedDuration;

use super::NotaryError;
use super::keys::{Keyring, Seal};
use crate::record::checkpoints::VerifierKey;
use crate::rules::words::KeyUse;
use crate::store::{Store, StoreError, keys};

/// How long two log keys sign after a change.
const BOTH_SIGN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// The keys that sign now: the newest of the record, and those replaced less than 90 days ago. A house whose
/// record names none signs with the first of its folder.
///
/// # Errors
/// [`NotaryError::NoKey`] when none of them is in the folder.
pub fn that_sign(store: &Store, ring: &Keyring) -> Result<Vec<Seal>, NotaryError> {
    let mut seals = ring.all(KeyUse::Log)?;
    let listed = on_record(store)?;
    if listed.is_empty() {
        seals.truncate(1);
    } else {
        seals.retain(|seal| {
            listed
                .iter()
                .any(|(key, signs)| *signs && *key == seal.vkey)
        });
    }
    if seals.is_empty() {
        return Err(NotaryError::NoKey(ring.folder().display().to_string()));
    }
    Ok(seals)
}

/// All keys that ever signed for this log: those of the record, and those of the folder.
///
/// # Errors
/// A failure of the store, or a key that does not read.
pub fn known(store: &Store, ring: &Keyring) -> Result<Vec<VerifierKey>, NotaryError> {
    let mut known: Vec<VerifierKey> = on_record(store)?.into_iter().map(|(key, _)| key).collect();
    for seal in ring.all(KeyUse::Log)? {
        if !known.contains(&seal.vkey) {
            known.push(seal.vkey);
        }
    }
    Ok(known)
}

/// The log's keys on the record, newest first, and whether they sign now.
fn on_record(store: &Store) -> Result<Vec<(VerifierKey, bool)>, NotaryError> {
    let (now, listed) = store.read::<_, StoreError>(|r| Ok((r.now(), keys::all(r)?)))?;
    let mut found = Vec::new();
    let mut replaced = None;
    for key in listed.iter().filter(|key| key.purpose == KeyUse::Log) {
        let signs = replaced.is_none_or(|at| now.duration_since(at) < BOTH_SIGN);
        if let Some(vkey) = VerifierKey::parse(key.vkey.as_str()) {
            found.push((vkey, signs));
        }
        replaced = Some(key.at);
    }
    Ok(found)
}
