//! A member's status on a norm, derived from the dated events it notifies (PROCEDURE, section 5).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::months_after;
use super::refusals::{Field, Refusal};
use super::words::{Choice, EffectClause, ForceClause, UnitSymbol, word_list};

word_list! {
    /// What a member notifies about a norm.
    EventKind {
        Adhered = "adhered",
        DoesNotIntend = "does-not-intend",
        Reservation = "reservation",
        ReservationWithdrawn = "reservation-withdrawn",
        Declaration = "interpretative-declaration",
        MeasureNotified = "measure-notified",
        ImplementedInLaw = "implemented-in-law",
        ImplementedInPractice = "implemented-in-practice",
        AdherenceWithdrawn = "adherence-withdrawn",
    }
}

word_list! {
    /// What a member has done with a norm, as of a day; derived, never typed in. Furthest first.
    Status {
        ImplementedInPractice = "implemented-in-practice",
        ImplementedInLaw = "implemented-in-law",
        MeasureNotified = "measure-notified",
        Adhered = "adhered",
        AdherenceWithdrawn = "adherence-withdrawn",
        DoesNotIntend = "does-not-intend",
        NothingReported = "nothing-reported",
    }
}

word_list! {
    /// Whether an adoption by itself binds a member.
    Effect { Bound = "bound", NotBound = "not-bound" }
}

/// One event of one member on one norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Event {
    pub kind: EventKind,
    /// Date of effect.
    pub date: Date,
    /// Index of its entry in the public record; orders the events of one day.
    pub index: i64,
}

/// The status on a day: the furthest reached since the last withdrawal of adherence; else whichever was
/// said last, that adherence is withdrawn or not intended.
///
/// `bound_since` is the day of adoption of a norm that bound this member by itself
/// ([`bound_by_adoption`]); it counts as an adherence on that day.
pub fn status(events: &[Event], bound_since: Option<Date>, on: Date) -> Status {
    let (withdrawal, since) = since_last_withdrawal(events, bound_since, on);
    let furthest = since
        .iter()
        .filter_map(|event| reached(event.kind))
        .min_by_key(|status| Status::ALL.iter().position(|s| s == status));
    let last_said = match withdrawal {
        Withdrawal::Made => Status::AdherenceWithdrawn,
        Withdrawal::None => Status::NothingReported,
    };
    furthest.unwrap_or_else(|| {
        if since.iter().any(|e| e.kind == EventKind::DoesNotIntend) {
            Status::DoesNotIntend
        } else {
            last_said
        }
    })
}

/// The day since which the member adheres without interruption, on a day; none if it does not.
pub fn adhered_since(events: &[Event], bound_since: Option<Date>, on: Date) -> Option<Date> {
    since_last_withdrawal(events, bound_since, on)
        .1
        .iter()
        .find(|event| event.kind == EventKind::Adhered)
        .map(|event| event.date)
}

/// Whether the member may notify the event with effect on the day. Measures and implementation may be
/// reported by any member; that the day has come is the caller's to ask.
///
/// # Errors
/// [`Refusal::EventBeforeAdoption`], [`Refusal::AlreadyAdhered`], [`Refusal::NotAdhered`] (a reservation
/// is to something adhered to), [`Refusal::NothingToWithdraw`].
pub fn may_notify(
    kind: EventKind,
    events: &[Event],
    bound_since: Option<Date>,
    date: Date,
    adopted: Date,
) -> Result<(), Refusal> {
    if date < adopted {
        return Err(Refusal::EventBeforeAdoption { adopted });
    }
    let adheres = adhered_since(events, bound_since, date).is_some();
    match kind {
        EventKind::Adhered | EventKind::DoesNotIntend if adheres => Err(Refusal::AlreadyAdhered),
        EventKind::Reservation if !adheres => Err(Refusal::NotAdhered),
        EventKind::AdherenceWithdrawn if !adheres => Err(Refusal::NothingToWithdraw),
        EventKind::ReservationWithdrawn if reservations(events, bound_since, date) == 0 => {
            Err(Refusal::NothingToWithdraw)
        }
        EventKind::Adhered
        | EventKind::DoesNotIntend
        | EventKind::Reservation
        | EventKind::ReservationWithdrawn
        | EventKind::Declaration
        | EventKind::MeasureNotified
        | EventKind::ImplementedInLaw
        | EventKind::ImplementedInPractice
        | EventKind::AdherenceWithdrawn => Ok(()),
    }
}

/// Whether a notification of this kind may name these units: what is about the norm as a whole names none, and
/// nothing names one twice. They stand in order.
///
/// # Errors
/// [`Refusal::Malformed`].
pub fn may_name_units(kind: EventKind, units: &[UnitSymbol]) -> Result<(), Refusal> {
    let is_of_the_whole = matches!(
        kind,
        EventKind::Adhered | EventKind::DoesNotIntend | EventKind::AdherenceWithdrawn
    );
    if (is_of_the_whole && !units.is_empty()) || !units.is_sorted_by(|a, b| a < b) {
        return Err(Refusal::Malformed(Field::Unit));
    }
    Ok(())
}

/// How many reservations stand on a day; they fall with the adherence.
pub fn reservations(events: &[Event], bound_since: Option<Date>, on: Date) -> i64 {
    since_last_withdrawal(events, bound_since, on)
        .1
        .iter()
        .fold(0, |standing: i64, event| match event.kind {
            EventKind::Reservation => standing + 1,
            EventKind::ReservationWithdrawn => (standing - 1).max(0),
            _ => standing,
        })
}

/// The day a norm enters into force, where it is known yet: never before its adoption.
///
/// `adherences` are the days since which each present Adherent adheres ([`adhered_since`]), in any order.
pub fn force_date(clause: &ForceClause, adopted: Date, adherences: &[Date]) -> Option<Date> {
    let day = match clause {
        ForceClause::OnDate { date } => *date,
        ForceClause::AfterAdoption { months } => months_after(adopted, *months),
        ForceClause::AfterAdherences {
            adherences: number,
            months,
        } => {
            let mut days = adherences.to_vec();
            days.sort_unstable();
            let completed = match usize::try_from(*number) {
                Ok(0) | Err(_) => adopted,
                Ok(n) => *days.get(n - 1)?,
            };
            months_after(completed, *months)
        }
    };
    Some(day.max(adopted))
}

/// How many adherences are missing before the entry into force can be dated; none where the clause
/// counts no adherences.
pub fn adherences_missing(clause: &ForceClause, adherences: &[Date]) -> Option<i64> {
    match clause {
        ForceClause::AfterAdherences {
            adherences: number, ..
        } => {
            let have = i64::try_from(adherences.len()).unwrap_or(i64::MAX);
            Some((number - have).max(0))
        }
        ForceClause::OnDate { .. } | ForceClause::AfterAdoption { .. } => None,
    }
}

/// A binding norm binds every member but those against or abstaining; who did not vote is bound.
pub const fn bound_by_adoption(clause: EffectClause, vote: Option<Choice>) -> Effect {
    match (clause, vote) {
        (EffectClause::OnAdherence, _)
        | (EffectClause::Binding, Some(Choice::No | Choice::Abstain)) => Effect::NotBound,
        (EffectClause::Binding, Some(Choice::Yes | Choice::NotParticipating) | None) => {
            Effect::Bound
        }
    }
}

enum Withdrawal {
    None,
    Made,
}

/// The events up to and on a day that followed the last withdrawal of adherence, by date then index.
fn since_last_withdrawal(
    events: &[Event],
    bound_since: Option<Date>,
    on: Date,
) -> (Withdrawal, Vec<Event>) {
    let bound = bound_since.map(|date| Event {
        kind: EventKind::Adhered,
        date,
        index: i64::MIN,
    });
    let mut past: Vec<Event> = events.iter().copied().chain(bound).collect();
    past.retain(|event| event.date <= on);
    past.sort_by_key(|event| (event.date, event.index));
    match past
        .iter()
        .rposition(|event| event.kind == EventKind::AdherenceWithdrawn)
    {
        Some(last) => (Withdrawal::Made, past.split_off(last + 1)),
        None => (Withdrawal::None, past),
    }
}

fn reached(kind: EventKind) -> Option<Status> {
    match kind {
        EventKind::ImplementedInPractice => Some(Status::ImplementedInPractice),
        EventKind::ImplementedInLaw => Some(Status::ImplementedInLaw),
        EventKind::MeasureNotified => Some(Status::MeasureNotified),
        EventKind::Adhered => Some(Status::Adhered),
        _ => None,
    }
}
