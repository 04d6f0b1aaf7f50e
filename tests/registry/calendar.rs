//! Days, hours and working days in Paris.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use registry::rules::Refusal;
use registry::rules::calendar;
use registry::rules::refusals::Field;
use registry::rules::words::ProposalSymbol;

fn utc(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

#[test]
fn the_last_half_hour_of_the_year_in_utc_is_the_new_year_in_paris() {
    let submitted = utc("2026-12-31T23:30:00Z");
    assert_eq!(calendar::day_of(submitted), date(2027, 1, 1));
    let symbol = ProposalSymbol::new(calendar::year_of(submitted), 1);
    assert_eq!(symbol.as_str(), "P-2027-001");
}

#[test]
fn a_day_begins_at_midnight_in_paris_in_winter_and_in_summer() {
    assert_eq!(
        calendar::start_of(date(2026, 1, 15)),
        utc("2026-01-14T23:00:00Z")
    );
    assert_eq!(
        calendar::start_of(date(2026, 7, 15)),
        utc("2026-07-14T22:00:00Z")
    );
    assert_eq!(
        calendar::start_of(date(2026, 3, 29)),
        utc("2026-03-28T23:00:00Z")
    );
}

#[test]
fn an_hour_typed_is_an_hour_in_paris() {
    assert_eq!(
        calendar::parse_hour("2026-11-24T18:00"),
        Ok(utc("2026-11-24T17:00:00Z"))
    );
    assert_eq!(
        calendar::parse_hour("2026-06-24T18:00:30"),
        Ok(utc("2026-06-24T16:00:30Z"))
    );
}

#[test]
fn an_hour_that_summer_time_skips_is_refused() {
    for skipped in ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59"] {
        assert_eq!(
            calendar::parse_hour(skipped),
            Err(Refusal::HourSkipped),
            "{skipped}"
        );
    }
    assert_eq!(
        calendar::parse_hour("2026-03-29T01:59"),
        Ok(utc("2026-03-29T00:59:00Z"))
    );
    assert_eq!(
        calendar::parse_hour("2026-03-29T03:00"),
        Ok(utc("2026-03-29T01:00:00Z"))
    );
}

#[test]
fn a_doubled_hour_is_the_first_of_the_two() {
    assert_eq!(
        calendar::parse_hour("2026-10-25T02:30"),
        Ok(utc("2026-10-25T00:30:00Z"))
    );
}

#[test]
fn what_is_no_hour_is_refused() {
    assert_eq!(
        calendar::parse_hour(" "),
        Err(Refusal::Missing(Field::Hour))
    );
    let malformed = [
        "2026-11-24",
        "2026-11-24 18:00",
        "2026-11-24T25:00",
        "2026-02-30T10:00",
        "2026-11-24T18:00Z",
        "9999-11-24T18:00",
        "2026-11-24T18h00",
        "noon, as usual!!",
    ];
    for text in malformed {
        assert_eq!(
            calendar::parse_hour(text),
            Err(Refusal::Malformed(Field::Hour)),
            "{text}"
        );
    }
}

#[test]
fn a_date_typed_is_a_day_that_exists() {
    assert_eq!(
        calendar::parse_date("2026-11-24", Field::From),
        Ok(date(2026, 11, 24))
    );
    assert_eq!(
        calendar::parse_date("", Field::From),
        Err(Refusal::Missing(Field::From))
    );
    let malformed = [
        "2026-02-30",
        "24/11/2026",
        "2026-11-24T18:00",
        "20261124",
        "0026-11-24",
        "+2026-1-24",
        "2026-W48-2",
    ];
    for text in malformed {
        assert_eq!(
            calendar::parse_date(text, Field::From),
            Err(Refusal::Malformed(Field::From)),
            "{text}"
        );
    }
}

#[test]
fn weekends_and_the_holidays_of_the_seat_are_not_working_days() {
    let holidays: [Date; 11] = [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ];
    for day in holidays {
        assert!(!calendar::is_working_day(day), "{day}");
    }
    assert!(!calendar::is_working_day(date(2026, 11, 21)), "a Saturday");
    assert!(!calendar::is_working_day(date(2026, 11, 22)), "a Sunday");
    assert!(calendar::is_working_day(date(2026, 11, 23)), "a Monday");
    assert!(calendar::is_working_day(date(2026, 4, 3)), "Good Friday");
}

#[test]
fn easter_monday_moves_with_the_year() {
    for monday in [
        date(2019, 4, 22),
        date(2020, 4, 13),
        date(2024, 4, 1),
        date(2025, 4, 21),
        date(2027, 3, 29),
        date(2038, 4, 26),
    ] {
        assert!(!calendar::is_working_day(monday), "{monday}");
    }
    assert!(calendar::is_working_day(date(2027, 4, 5)));
}

#[test]
fn working_days_pass_over_weekends_and_holidays() {
    let friday = date(2026, 11, 20);
    assert_eq!(calendar::next_working_day(friday), date(2026, 11, 23));
    assert_eq!(calendar::working_days_after(friday, 0), friday);
    assert_eq!(calendar::working_days_after(friday, 5), date(2026, 11, 27));
    // 24 December is a Thursday; the 25th is a holiday.
    assert_eq!(
        calendar::working_days_after(date(2026, 12, 24), 2),
        date(2026, 12, 29)
    );
}

#[test]
fn a_period_of_working_days_ends_at_the_midnight_after_its_last_day() {
    // Closed on Tuesday 24 November at 18:00; Wednesday and Thursday are the two working days.
    let closed = utc("2026-11-24T17:00:00Z");
    assert_eq!(
        calendar::end_of_working_days(closed, 2),
        utc("2026-11-26T23:00:00Z")
    );
    // 23:30 UTC on Tuesday is Wednesday in Paris.
    let later = utc("2026-11-24T23:30:00Z");
    assert_eq!(
        calendar::end_of_working_days(later, 2),
        utc("2026-11-27T23:00:00Z")
    );
}

#[test]
fn a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() {
    assert_eq!(
        calendar::months_after(date(2026, 11, 24), 3),
        date(2027, 2, 24)
    );
    assert_eq!(
        calendar::months_after(date(2027, 1, 31), 1),
        date(2027, 2, 28)
    );
    assert_eq!(
        calendar::months_after(date(2027, 1, 31), 0),
        date(2027, 1, 31)
    );
}

#[test]
fn arithmetic_past_the_end_of_time_stops_there() {
    assert_eq!(
        calendar::months_after(date(2026, 1, 1), i64::MAX),
        Date::MAX
    );
    assert_eq!(calendar::days_after(date(2026, 1, 1), i64::MAX), Date::MAX);
    assert_eq!(calendar::start_of(Date::MAX), Timestamp::MAX);
    assert_eq!(calendar::next_working_day(Date::MAX), Date::MAX);
}
