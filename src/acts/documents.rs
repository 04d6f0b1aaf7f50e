//! Documents: withholding one that may no longer be read.

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::words::{Commitment, Reference, WithholdGround};
use crate::store::{Failure, Tx, documents};

/// Erases a document with its salt, by two officers; the record says so and stays whole (RECORD, Entries).
pub(super) fn withholding(
    tx: &mut Tx<'_>,
    commitment: Commitment,
    ground: WithholdGround,
    reference: Reference,
) -> Result<Vec<Act>, Failure> {
    if !documents::erase(tx, &commitment)? {
        return Err(Refusal::NotFound.into());
    }
    Ok(vec![Act::Withhold {
        commitment,
        ground,
        reference,
    }])
}
