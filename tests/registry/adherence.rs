//! What a member has done with a norm, as of any day.

use jiff::civil::{Date, date};
use registry::rules::Refusal;
use registry::rules::adherence::{
    Effect, Event, EventKind, Status, adhered_since, adherences_missing, bound_by_adoption,
    force_date, may_notify, reservations, status,
};
use registry::rules::words::{Choice, EffectClause, ForceClause};

const ADOPTED: Date = date(2026, 1, 10);
const FEB: Date = date(2026, 2, 1);
const MAR: Date = date(2026, 3, 1);
const APR: Date = date(2026, 4, 1);
const MAY: Date = date(2026, 5, 1);
const DEC: Date = date(2026, 12, 1);

/// Events in the order in which they were notified.
fn events<const N: usize>(notified: [(EventKind, Date); N]) -> Vec<Event> {
    (0..)
        .zip(notified)
        .map(|(index, (kind, date))| Event { kind, date, index })
        .collect()
}

fn status_of<const N: usize>(notified: [(EventKind, Date); N]) -> Status {
    status(&events(notified), None, DEC)
}

fn may<const N: usize>(
    kind: EventKind,
    date: Date,
    notified: [(EventKind, Date); N],
) -> Result<(), Refusal> {
    may_notify(kind, &events(notified), None, date, ADOPTED)
}

#[test]
fn nothing_reported_is_the_status_of_who_said_nothing() {
    assert_eq!(status(&[], None, DEC), Status::NothingReported);
}

#[test]
fn the_furthest_step_prevails_in_whatever_order_it_was_reported() {
    assert_eq!(
        status_of([
            (EventKind::ImplementedInLaw, MAR),
            (EventKind::Adhered, FEB),
            (EventKind::MeasureNotified, APR),
        ]),
        Status::ImplementedInLaw
    );
    assert_eq!(
        status_of([
            (EventKind::Adhered, FEB),
            (EventKind::ImplementedInPractice, MAR),
            (EventKind::ImplementedInLaw, APR),
        ]),
        Status::ImplementedInPractice
    );
}

#[test]
fn reservations_and_declarations_do_not_move_the_status() {
    assert_eq!(
        status_of([(EventKind::Adhered, FEB), (EventKind::Reservation, FEB)]),
        Status::Adhered
    );
    assert_eq!(
        status_of([(EventKind::Declaration, FEB)]),
        Status::NothingReported
    );
}

#[test]
fn only_what_followed_the_last_withdrawal_of_adherence_counts() {
    let notified = events([
        (EventKind::Adhered, FEB),
        (EventKind::ImplementedInLaw, MAR),
        (EventKind::AdherenceWithdrawn, APR),
        (EventKind::Adhered, MAY),
    ]);
    assert_eq!(
        status(&notified, None, date(2026, 3, 31)),
        Status::ImplementedInLaw
    );
    assert_eq!(status(&notified, None, APR), Status::AdherenceWithdrawn);
    assert_eq!(status(&notified, None, MAY), Status::Adhered);
    assert_eq!(adhered_since(&notified, None, MAR), Some(FEB));
    assert_eq!(adhered_since(&notified, None, APR), None);
    assert_eq!(adhered_since(&notified, None, DEC), Some(MAY));
}

#[test]
fn who_does_not_intend_to_adhere_may_yet_report_a_measure() {
    let notified = [
        (EventKind::DoesNotIntend, FEB),
        (EventKind::MeasureNotified, MAR),
    ];
    assert_eq!(status(&events(notified), None, FEB), Status::DoesNotIntend);
    assert_eq!(status_of(notified), Status::MeasureNotified);
}

#[test]
fn an_intention_not_to_adhere_said_after_the_withdrawal_is_the_last_word() {
    assert_eq!(
        status_of([
            (EventKind::Adhered, FEB),
            (EventKind::AdherenceWithdrawn, MAR),
            (EventKind::DoesNotIntend, APR),
        ]),
        Status::DoesNotIntend
    );
    assert_eq!(
        status_of([
            (EventKind::DoesNotIntend, FEB),
            (EventKind::Adhered, MAR),
            (EventKind::AdherenceWithdrawn, APR),
        ]),
        Status::AdherenceWithdrawn
    );
}

#[test]
fn events_of_one_day_follow_each_other_by_index() {
    assert_eq!(
        status_of([
            (EventKind::Adhered, FEB),
            (EventKind::AdherenceWithdrawn, FEB),
        ]),
        Status::AdherenceWithdrawn
    );
    assert_eq!(
        status_of([
            (EventKind::Adhered, FEB),
            (EventKind::AdherenceWithdrawn, FEB),
            (EventKind::Adhered, FEB),
        ]),
        Status::Adhered
    );
}

#[test]
fn a_member_bound_by_the_adoption_adheres_from_that_day() {
    assert_eq!(
        status(&[], Some(ADOPTED), date(2026, 1, 9)),
        Status::NothingReported
    );
    assert_eq!(status(&[], Some(ADOPTED), ADOPTED), Status::Adhered);
    let withdrawn = events([(EventKind::AdherenceWithdrawn, ADOPTED)]);
    assert_eq!(
        status(&withdrawn, Some(ADOPTED), ADOPTED),
        Status::AdherenceWithdrawn
    );
    assert_eq!(
        may_notify(EventKind::Adhered, &[], Some(ADOPTED), FEB, ADOPTED),
        Err(Refusal::AlreadyAdhered)
    );
    assert_eq!(
        may_notify(
            EventKind::AdherenceWithdrawn,
            &[],
            Some(ADOPTED),
            FEB,
            ADOPTED
        ),
        Ok(())
    );
}

#[test]
fn no_event_takes_effect_before_the_adoption() {
    for kind in EventKind::ALL {
        assert_eq!(
            may(*kind, date(2026, 1, 9), []),
            Err(Refusal::EventBeforeAdoption { adopted: ADOPTED }),
            "{kind}"
        );
    }
    assert_eq!(may(EventKind::Adhered, ADOPTED, []), Ok(()));
}

#[test]
fn measures_may_be_reported_by_any_member() {
    for kind in [
        EventKind::MeasureNotified,
        EventKind::ImplementedInLaw,
        EventKind::ImplementedInPractice,
    ] {
        assert_eq!(may(kind, FEB, []), Ok(()), "{kind}");
        assert_eq!(
            may(kind, FEB, [(EventKind::DoesNotIntend, FEB)]),
            Ok(()),
            "{kind}"
        );
    }
}

#[test]
fn who_adheres_can_neither_adhere_again_nor_not_intend_to() {
    let adhered = [(EventKind::Adhered, FEB)];
    assert_eq!(
        may(EventKind::Adhered, MAR, adhered),
        Err(Refusal::AlreadyAdhered)
    );
    assert_eq!(
        may(EventKind::DoesNotIntend, MAR, adhered),
        Err(Refusal::AlreadyAdhered)
    );
    let again = [
        (EventKind::Adhered, FEB),
        (EventKind::AdherenceWithdrawn, MAR),
    ];
    assert_eq!(may(EventKind::Adhered, APR, again), Ok(()));
}

#[test]
fn what_was_never_given_cannot_be_withdrawn() {
    assert_eq!(
        may(EventKind::AdherenceWithdrawn, FEB, []),
        Err(Refusal::NothingToWithdraw)
    );
    let adhered = [(EventKind::Adhered, FEB)];
    assert_eq!(may(EventKind::AdherenceWithdrawn, MAR, adhered), Ok(()));
    assert_eq!(
        may(EventKind::ReservationWithdrawn, MAR, adhered),
        Err(Refusal::NothingToWithdraw)
    );
}

#[test]
fn a_reservation_is_to_something_adhered_to_and_falls_with_it() {
    assert_eq!(
        may(EventKind::Reservation, FEB, []),
        Err(Refusal::NotAdhered)
    );
    let reserved = [(EventKind::Adhered, FEB), (EventKind::Reservation, FEB)];
    assert_eq!(
        may(EventKind::Reservation, FEB, [(EventKind::Adhered, FEB)]),
        Ok(())
    );
    assert_eq!(may(EventKind::ReservationWithdrawn, MAR, reserved), Ok(()));
    assert_eq!(reservations(&events(reserved), None, DEC), 1);
    let lifted = [
        (EventKind::Adhered, FEB),
        (EventKind::Reservation, FEB),
        (EventKind::ReservationWithdrawn, MAR),
    ];
    assert_eq!(reservations(&events(lifted), None, DEC), 0);
    assert_eq!(
        may(EventKind::ReservationWithdrawn, APR, lifted),
        Err(Refusal::NothingToWithdraw)
    );
    let left = [
        (EventKind::Adhered, FEB),
        (EventKind::Reservation, FEB),
        (EventKind::AdherenceWithdrawn, MAR),
    ];
    assert_eq!(reservations(&events(left), None, DEC), 0);
}

#[test]
fn a_norm_enters_into_force_on_its_date_or_months_after_the_adoption() {
    let on_date = ForceClause::OnDate { date: MAY };
    assert_eq!(force_date(&on_date, ADOPTED, &[]), Some(MAY));
    let months = |months| ForceClause::AfterAdoption { months };
    assert_eq!(force_date(&months(0), ADOPTED, &[]), Some(ADOPTED));
    assert_eq!(
        force_date(&months(6), ADOPTED, &[]),
        Some(date(2026, 7, 10))
    );
    assert_eq!(adherences_missing(&months(6), &[]), None);
}

#[test]
fn no_norm_is_in_force_before_its_adoption() {
    let past = ForceClause::OnDate {
        date: date(2025, 1, 1),
    };
    assert_eq!(force_date(&past, ADOPTED, &[]), Some(ADOPTED));
}

#[test]
fn a_norm_enters_into_force_months_after_the_last_adherence_it_needs() {
    let clause = ForceClause::AfterAdherences {
        adherences: 3,
        months: 2,
    };
    assert_eq!(force_date(&clause, ADOPTED, &[FEB, MAR]), None);
    assert_eq!(adherences_missing(&clause, &[FEB, MAR]), Some(1));
    let dates = [MAY, FEB, DEC, MAR];
    assert_eq!(force_date(&clause, ADOPTED, &dates), Some(date(2026, 7, 1)));
    assert_eq!(adherences_missing(&clause, &dates), Some(0));
}

#[test]
fn a_binding_norm_binds_all_but_those_against_or_abstaining() {
    let binding = |vote| bound_by_adoption(EffectClause::Binding, vote);
    assert_eq!(binding(Some(Choice::Yes)), Effect::Bound);
    assert_eq!(binding(Some(Choice::NotParticipating)), Effect::Bound);
    assert_eq!(binding(None), Effect::Bound);
    assert_eq!(binding(Some(Choice::No)), Effect::NotBound);
    assert_eq!(binding(Some(Choice::Abstain)), Effect::NotBound);
    assert_eq!(
        bound_by_adoption(EffectClause::OnAdherence, Some(Choice::Yes)),
        Effect::NotBound
    );
}
