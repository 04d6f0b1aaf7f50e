//! A new record behind one whose last entries stay lost: what is missing, its keys, its second place.

use super::keys::{Keyring, Seal};
use super::place::Place;
use super::{NotaryError, Setting, log_keys};
use crate::record::checkpoints::{Checkpoint, signers};
use crate::record::tree::Frontier;
use crate::rules::words::{KeyUse, Vkey};
use crate::store::{Store, StoreError, before, tree};

/// What a new record needs to know of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The checkpoint that is missing, as it was signed.
    pub after: String,
    /// The first and the last entry that it has more than this database.
    pub entries: [i64; 2],
}

/// What the second place has signed and this database lacks; none when it lacks nothing.
///
/// # Errors
/// [`NotaryError`] when the second place cannot be read, or what stands there was signed by nobody who is known.
pub fn lost(store: &Store, setting: &Setting) -> Result<Option<Lost>, NotaryError> {
    let (origin, n) = store.read::<_, StoreError>(|r| Ok((r.head().origin.clone(), r.head().n)))?;
    let Some(after) = Place::of(setting, store.source())?.read(&origin)? else {
        return Err(NotaryError::NoSecondPlace(n, origin));
    };
    let Some(signed) = Checkpoint::of_note(&after).filter(|signed| signed.origin == origin) else {
        return Err(NotaryError::NotOurs(origin, after));
    };
    let ring = Keyring::of(&setting.keys, &origin);
    if signers(&after, &log_keys::known(store, &ring)?).is_empty() {
        return Err(NotaryError::UnknownSigner);
    }
    let last = i64::try_from(signed.size).unwrap_or(i64::MAX) - 1;
    if last >= n {
        let entries = [n, last];
        return Ok(Some(Lost { after, entries }));
    }
    let root = store.read(|r| tree::root_over(r, signed.size))?;
    if root == signed.root {
        Ok(None)
    } else {
        Err(NotaryError::Beside)
    }
}

/// Makes the keys of the new record, beside those of the one before.
///
/// # Errors
/// [`NotaryError::Key`] when the folder cannot be written.
pub fn new_keys(setting: &Setting, origin: &str) -> Result<Vec<(KeyUse, Vkey)>, NotaryError> {
    Keyring::of(&setting.keys, origin).found()
}

/// Lays the empty checkpoint of the new origin in the second place, in the place of the missing one, which the record
/// names by now; once that is done, does nothing. From there the notary signs the new record.
///
/// # Errors
/// [`NotaryError::NotOurs`] when something else stands there.
pub fn lay_second_place(store: &Store, setting: &Setting) -> Result<(), NotaryError> {
    let (origin, before) =
        store.read::<_, StoreError>(|r| Ok((r.head().origin.clone(), before::all(r)?)))?;
    let mut place = Place::of(setting, store.source())?;
    let there = place.read(&origin)?;
    let is_laid = there
        .as_deref()
        .and_then(Checkpoint::of_note)
        .is_some_and(|there| there.origin == origin);
    if is_laid {
        return Ok(());
    }
    // A file has room for one record; a database keeps the row of the one before.
    let replaced = before.last().map(|before| before.after.as_str());
    if there.is_some() && there.as_deref() != replaced {
        return Err(NotaryError::NotOurs(origin, there.unwrap_or_default()));
    }
    let nothing = Checkpoint {
        origin: origin.clone(),
        size: 0,
        root: Frontier::default().root(),
    };
    let ring = Keyring::of(&setting.keys, &origin);
    let note = Seal::sign(&ring.all(KeyUse::Log)?, &nothing.text())?;
    if place.swap(&origin, there.as_deref(), &note)? {
        Ok(())
    } else {
        Err(NotaryError::Place(
            "of this register".to_owned(),
            "another process holds it; stop the register first".to_owned(),
        ))
    }
}
