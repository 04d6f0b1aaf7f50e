//! A member's standing, as of any day.

use jiff::civil::{Date, date};
use registry::rules::standing::{Scope, Standing, StandingRecord, StandingWhat, changes, on};

fn record(what: StandingWhat, from: Date) -> StandingRecord {
    StandingRecord {
        what,
        from,
        until: None,
        scope: None,
    }
}

fn admitted(from: Date) -> StandingRecord {
    record(StandingWhat::Admitted, from)
}

fn suspended(scope: Scope, from: Date, until: Option<Date>) -> StandingRecord {
    StandingRecord {
        what: StandingWhat::Suspended,
        from,
        until,
        scope: Some(scope),
    }
}

const JAN: Date = date(2026, 1, 1);
const MAR: Date = date(2026, 3, 1);
const JUN: Date = date(2026, 6, 1);
const SEP: Date = date(2026, 9, 1);

#[test]
fn a_member_is_one_from_the_day_of_effect_of_its_admission() {
    let records = [admitted(MAR)];
    assert_eq!(on(&records, date(2026, 2, 28)), Standing::NotYet);
    assert_eq!(on(&records, MAR), Standing::Member);
    assert_eq!(on(&[], MAR), Standing::NotYet);
}

#[test]
fn a_suspended_member_is_a_member() {
    let records = [admitted(JAN), suspended(Scope::Vote, MAR, None)];
    let standing = on(&records, JUN);
    assert_eq!(
        standing,
        Standing::Suspended {
            scope: Scope::Vote,
            from: MAR,
            until: None
        }
    );
    assert!(standing.is_member());
    assert!(!Standing::NotYet.is_member());
    assert!(!Standing::Former { since: JAN }.is_member());
}

#[test]
fn a_suspension_ends_by_itself_on_its_day() {
    let records = [admitted(JAN), suspended(Scope::All, MAR, Some(JUN))];
    assert_eq!(on(&records, date(2026, 2, 28)), Standing::Member);
    assert!(matches!(
        on(&records, date(2026, 5, 31)),
        Standing::Suspended { .. }
    ));
    assert_eq!(on(&records, JUN), Standing::Member);
}

#[test]
fn a_reinstatement_ends_a_suspension_early() {
    let records = [
        admitted(JAN),
        suspended(Scope::Vote, MAR, Some(SEP)),
        record(StandingWhat::Reinstated, JUN),
    ];
    assert!(matches!(
        on(&records, date(2026, 5, 31)),
        Standing::Suspended { .. }
    ));
    assert_eq!(on(&records, JUN), Standing::Member);
}

#[test]
fn a_suspension_that_names_no_scope_is_of_all_participation() {
    let records = [admitted(JAN), record(StandingWhat::Suspended, MAR)];
    assert!(matches!(
        on(&records, MAR),
        Standing::Suspended {
            scope: Scope::All,
            ..
        }
    ));
}

#[test]
fn a_member_that_withdrew_is_a_former_member_until_admitted_again() {
    let records = [
        admitted(JAN),
        suspended(Scope::Vote, MAR, Some(SEP)),
        record(StandingWhat::Withdrawn, JUN),
    ];
    assert_eq!(on(&records, JUN), Standing::Former { since: JUN });
    assert_eq!(
        on(&records, SEP),
        Standing::Former { since: JUN },
        "the end of the suspension restores nobody who left"
    );
    let again = [records.as_slice(), &[admitted(SEP)]].concat();
    assert_eq!(on(&again, SEP), Standing::Member);
}

#[test]
fn records_take_effect_by_date_though_recorded_late() {
    let records = [
        admitted(JAN),
        record(StandingWhat::Withdrawn, SEP),
        suspended(Scope::Vote, MAR, Some(JUN)),
    ];
    assert!(matches!(on(&records, MAR), Standing::Suspended { .. }));
    assert_eq!(on(&records, SEP), Standing::Former { since: SEP });
}

#[test]
fn of_two_on_the_same_day_the_one_recorded_later_prevails() {
    let suspension_last = [
        admitted(JAN),
        suspended(Scope::Vote, MAR, None),
        record(StandingWhat::Reinstated, JUN),
        suspended(Scope::All, JUN, None),
    ];
    assert!(matches!(
        on(&suspension_last, JUN),
        Standing::Suspended {
            scope: Scope::All,
            ..
        }
    ));
    let reinstatement_last = [
        admitted(JAN),
        suspended(Scope::Vote, JUN, None),
        record(StandingWhat::Reinstated, JUN),
    ];
    assert_eq!(on(&reinstatement_last, JUN), Standing::Member);
}

#[test]
fn what_does_not_follow_changes_nothing() {
    assert_eq!(
        on(&[suspended(Scope::Vote, JAN, None)], MAR),
        Standing::NotYet
    );
    assert_eq!(
        on(&[record(StandingWhat::Withdrawn, JAN)], MAR),
        Standing::NotYet
    );
    let reinstated = [admitted(JAN), record(StandingWhat::Reinstated, MAR)];
    assert_eq!(on(&reinstated, MAR), Standing::Member);
}

#[test]
fn the_changes_are_the_days_on_which_the_standing_becomes_another() {
    let records = [
        admitted(JAN),
        suspended(Scope::Vote, MAR, Some(SEP)),
        record(StandingWhat::Reinstated, JUN),
    ];
    let suspension = Standing::Suspended {
        scope: Scope::Vote,
        from: MAR,
        until: Some(SEP),
    };
    assert_eq!(
        changes(&records),
        [
            (JAN, Standing::Member),
            (MAR, suspension),
            (JUN, Standing::Member)
        ],
        "1 September changes nothing after the reinstatement"
    );
    assert!(changes(&[]).is_empty());
}
