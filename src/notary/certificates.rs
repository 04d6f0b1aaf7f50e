//! The signatures of certificates: made once a result is certified, by the certificate key on the record.

use super::NotaryError;
use super::keys::{Keyring, Seal};
use crate::rules::permissions::Action;
use crate::rules::words::KeyUse;
use crate::store::{Asking, Asks, Kept, Store, StoreError, certificates, keys};

/// How many are signed in one round.
const RUN: i64 = 50;

/// Signs the certificates that have no signature yet; gives how many. An instance that does not hold the
/// certificate key of the record signs none: another does.
///
/// # Errors
/// [`NotaryError`] when a key does not read or the database fails.
pub(super) fn sign_waiting(store: &Store, ring: &Keyring) -> Result<usize, NotaryError> {
    let waiting = store.read::<_, StoreError>(|r| certificates::unsigned(r, RUN))?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let on_record = store.read::<_, StoreError>(keys::all)?;
    let newest = on_record
        .iter()
        .find(|key| key.purpose == KeyUse::Certificate);
    let Some(seal) = ring
        .all(KeyUse::Certificate)?
        .into_iter()
        .find(|seal| newest.is_some_and(|key| key.vkey.as_str() == seal.vkey.as_str()))
    else {
        return Ok(0);
    };
    let seals = [seal];
    for body in &waiting {
        let text = body.note_text().map_err(StoreError::from)?;
        let note = Seal::sign(&seals, &text)?;
        let ballot = body.ballot.clone();
        store.keep(
            Asking::new(Asks::Registry, Action::KeepCheckpoint),
            move |tx| {
                certificates::sign(tx, &ballot, &note)?;
                Ok(Kept::Done(()))
            },
        )?;
    }
    Ok(waiting.len())
}
