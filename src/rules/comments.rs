//! Comments in a consultation, and the secretariat's answers to them.

use jiff::Timestamp;

use super::refusals::Refusal;
use super::stage::Stage;

/// Publishes a comment: while the consultation runs, by its hour and not by when its end is recorded.
///
/// # Errors
/// [`Refusal::ConsultationNotRunning`], [`Refusal::ConsultationOver`].
pub fn may_comment(stage: Stage, until: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    match (stage, until) {
        (Stage::Consultation, Some(until)) if now < until => Ok(()),
        (Stage::Consultation | Stage::Consulted, _) => Err(Refusal::ConsultationOver),
        _ => Err(Refusal::ConsultationNotRunning),
    }
}

/// Answers a comment, once, before the proposal is settled.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::AlreadyDone`].
pub const fn may_answer(stage: Stage, answered: Option<i64>) -> Result<(), Refusal> {
    match answered {
        Some(_) => Err(Refusal::AlreadyDone),
        None if stage.is_settled() => Err(Refusal::OutOfOrder),
        None => Ok(()),
    }
}
