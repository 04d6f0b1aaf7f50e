//! Corrigenda: a manifest error, or a lack of concordance, corrected unless a member objects (PROCEDURE, section 5).

use jiff::Timestamp;

use super::calendar;
use super::refusals::Refusal;

/// The midnight in Paris until which members may object.
pub fn objections_until(circulated: Timestamp, days: i64) -> Timestamp {
    calendar::start_of(calendar::days_after(calendar::day_of(circulated), days + 1))
}

/// Objects to a corrigendum that circulates.
///
/// # Errors
/// [`Refusal::ObjectionsOver`], [`Refusal::AlreadyDone`] of a member that has objected.
pub fn may_object(until: Timestamp, now: Timestamp, before: usize) -> Result<(), Refusal> {
    if now >= until {
        return Err(Refusal::ObjectionsOver { until });
    }
    match before {
        0 => Ok(()),
        _ => Err(Refusal::AlreadyDone),
    }
}

/// The corrigendum stands: the period is over, and nobody objected.
///
/// # Errors
/// [`Refusal::ObjectionsOpen`], [`Refusal::ObjectedTo`].
pub fn may_stand(until: Timestamp, now: Timestamp, objections: usize) -> Result<(), Refusal> {
    if objections > 0 {
        return Err(Refusal::ObjectedTo);
    }
    if now < until {
        return Err(Refusal::ObjectionsOpen { until });
    }
    Ok(())
}
