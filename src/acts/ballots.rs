//! Ballots: opening, extension, end without decision, closing, certification, correction.

use jiff::Timestamp;

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::words::{
    BallotSymbol, CertificationGround, Choice, EndGround, MemberCode, Reference,
};
use crate::store::{Failure, Tx};

pub(super) fn extension(
    _tx: &mut Tx<'_>,
    _b: BallotSymbol,
    _c: Timestamp,
    _r: Reference,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn end(
    _tx: &mut Tx<'_>,
    _b: BallotSymbol,
    _g: EndGround,
    _r: Reference,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn certification(_tx: &mut Tx<'_>, _b: BallotSymbol) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn certification_refusal(
    _tx: &mut Tx<'_>,
    _b: BallotSymbol,
    _g: CertificationGround,
    _r: Reference,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn correction(
    _tx: &mut Tx<'_>,
    _b: BallotSymbol,
    _c: Option<Choice>,
    _m: MemberCode,
    _r: Reference,
) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
