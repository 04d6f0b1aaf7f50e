//! Keys: which of them sign for the house, from which entry on.

use crate::record::Act;
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
    // A key bears the name of what it signs, so that none is entered for another use.
    let name = match purpose {
        KeyUse::Log => tx.origin().to_owned(),
        KeyUse::Certificate | KeyUse::Receipt => format!("{}/{purpose}", tx.origin()),
    };
    if vkey.name() != name {
        return Err(Refusal::Malformed(Field::Key).into());
    }
    Ok(vec![Act::Key {
        from: tx.index(),
        purpose,
        vkey,
    }])
}
