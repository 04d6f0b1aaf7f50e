//! Before the first entry of a house: its keys, and the empty checkpoint in the second place.

use super::keys::{Keyring, Seal};
use super::place::Place;
use super::{NotaryError, Setting};
use crate::record::checkpoints::Checkpoint;
use crate::record::tree::Frontier;
use crate::rules::words::{KeyUse, Vkey};
use crate::store::{Store, StoreError};

/// Makes the keys of a house that has no entries yet, and fixes its origin in the second place; gives the keys,
/// which its first entries name. A house with entries gets nothing.
///
/// # Errors
/// [`NotaryError::Lost`] when the second place knows of entries: this is no new house but one that lost its
/// database.
pub fn found(
    store: &Store,
    setting: &Setting,
    origin: &str,
) -> Result<Vec<(KeyUse, Vkey)>, NotaryError> {
    match store.read::<_, StoreError>(|r| Ok(r.head().n)) {
        Ok(0) | Err(StoreError::NoHouse) => {}
        Ok(_) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    }
    let mut place = Place::of(setting, store.source())?;
    if let Some(note) = place.read(origin)? {
        let there = Checkpoint::of_note(&note).filter(|there| there.origin == origin);
        match there {
            None => return Err(NotaryError::NotOurs(origin.to_owned(), note)),
            Some(there) if there.size > 0 => return Err(NotaryError::Lost(there.size)),
            Some(_) => {}
        }
    }
    let ring = Keyring::of(&setting.keys, origin);
    let first = ring.found()?;
    let nothing = Checkpoint {
        origin: origin.to_owned(),
        size: 0,
        root: Frontier::default().root(),
    };
    let note = Seal::sign(&ring.all(KeyUse::Log)?, &nothing.text())?;
    // Where another instance was faster, its note stands there already.
    place.swap(origin, None, &note)?;
    Ok(first)
}
