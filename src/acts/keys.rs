//! Keys: which of them sign for the house, from which entry on.

use crate::record::Act;
use crate::record::checkpoints::may_sign;
use crate::rules::Refusal;
use crate::rules::refusals::Field;
use crate::rules::words::{KeyUse, Vkey};
use crate::store::{Failure, Tx, keys};

/// Lets a key begin to sign, by two officers; the log key before it signs beside it for 90 days (RECORD, Keys).
pub(super) fn key(tx: &mut Tx<'_>, purpose: KeyUse, vkey: Vkey) -> Result<Vec<Act>, Failure> {
    let is_known = keys::all(&mut tx.reading())?
        .iter()
        .any(|known| known.vkey == vkey);
    if is_known {
        return Err(Refusal::AlreadyDone.into());
    }
    // One that does not read would never verify anything, and stand in the record for ever.
    if !may_sign(tx.origin(), purpose, vkey.as_str()) {
        return Err(Refusal::Malformed(Field::Key).into());
    }
    Ok(vec![Act::Key {
        from: tx.index(),
        purpose,
        vkey,
    }])
}
