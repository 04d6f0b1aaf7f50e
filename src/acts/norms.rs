//! Norms: adoption without a vote, adherence, acknowledgement, entry into force, annulment.

use crate::record::Act;
use crate::record::entries::Decision;
use crate::rules::Refusal;
use crate::rules::words::{MemberCode, NormSymbol, ProposalSymbol};
use crate::store::{Failure, Tx};

pub(super) fn adoption_without_vote(
    _tx: &mut Tx<'_>,
    _chair: MemberCode,
    _d: Decision,
    _out: Vec<MemberCode>,
    _p: &ProposalSymbol,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn annulment(
    _tx: &mut Tx<'_>,
    _d: Decision,
    _n: NormSymbol,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
