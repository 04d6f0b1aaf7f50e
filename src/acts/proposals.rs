//! Proposals: submission, revision, consultation, sponsors, final text, withdrawal.

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::words::ProposalSymbol;
use crate::store::{Failure, Tx};

pub(super) fn declassification(
    _tx: &mut Tx<'_>,
    _proposal: &ProposalSymbol,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
