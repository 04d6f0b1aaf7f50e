//! Members: admission, suspension, reinstatement and withdrawal as a body decided them; names; partners.

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::words::MemberCode;
use crate::store::{Failure, Tx};

pub(super) fn admission(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn suspension(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn reinstatement(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn withdrawal(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn rename(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn partner(_tx: &mut Tx<'_>, _act: Act) -> Result<Vec<Act>, Failure> {
    Err(Refusal::OutOfOrder.into())
}
pub(super) fn may_be_accredited(_tx: &mut Tx<'_>, _member: &MemberCode) -> Result<(), Failure> {
    Ok(())
}
