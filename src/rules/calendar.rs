//! The calendar of the house: days, hours and working days in Paris.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp};

use super::refusals::{Field, Refusal};
use super::words::word_list;

/// From the tables in the program, not from the machine's, so that every instance agrees.
static PARIS: LazyLock<TimeZone> = LazyLock::new(|| {
    TimeZoneDatabase::bundled()
        .get("Europe/Paris")
        .expect("the bundled time zones have Europe/Paris")
});

/// The years a date typed by a person may have; all arithmetic stays far from the ends of time.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Public holidays on the same day each year, of the seat in Paris (French Labour Code, article
/// L3133-1), as month and day. Easter Monday, Ascension and Whit Monday follow from Easter.
const HOLIDAYS: [(i8, i8); 8] = [
    (1, 1),
    (5, 1),
    (5, 8),
    (7, 14),
    (8, 15),
    (11, 1),
    (11, 11),
    (12, 25),
];

/// Days from Easter Sunday to Easter Monday, Ascension and Whit Monday.
const AFTER_EASTER: [i64; 3] = [1, 39, 50];

/// The time zone of the house, for printing.
pub fn paris() -> &'static TimeZone {
    &PARIS
}

/// The day it is in Paris.
pub fn day_of(moment: Timestamp) -> Date {
    PARIS.to_datetime(moment).date()
}

/// The year it is in Paris; symbols carry it.
pub fn year_of(moment: Timestamp) -> i16 {
    day_of(moment).year()
}

/// 00:00 in Paris: the moment at which a date without a time begins.
pub fn start_of(day: Date) -> Timestamp {
    PARIS
        .to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
        .unwrap_or(Timestamp::MAX)
}

/// A date as a form gives it, `2026-11-24`.
///
/// # Errors
/// [`Refusal::Missing`] of nothing, [`Refusal::Malformed`] of anything else that is no such day.
pub fn parse_date(text: &str, field: Field) -> Result<Date, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Missing(field));
    }
    let day: Date = match text.len() {
        10 => text.parse().map_err(|_| Refusal::Malformed(field))?,
        _ => return Err(Refusal::Malformed(field)),
    };
    if YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(Refusal::Malformed(field))
    }
}

/// An hour in Paris as a form's local date and time gives it, `2026-11-24T18:00`, seconds optional.
/// An hour that the end of summer time doubles is the first of the two.
///
/// # Errors
/// [`Refusal::HourSkipped`] of an hour that summer time skips; [`Refusal::Missing`] or
/// [`Refusal::Malformed`], of the field hour.
pub fn parse_hour(text: &str) -> Result<Timestamp, Refusal> {
    let malformed = Refusal::Malformed(Field::Hour);
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Missing(Field::Hour));
    }
    if !matches!(text.len(), 16 | 19) || text.as_bytes().get(10) != Some(&b'T') {
        return Err(malformed);
    }
    let local: DateTime = text.parse().map_err(|_| malformed.clone())?;
    if !YEARS.contains(&local.year()) {
        return Err(malformed);
    }
    let hour = PARIS.to_ambiguous_timestamp(local);
    match hour.offset() {
        AmbiguousOffset::Gap { .. } => Err(Refusal::HourSkipped),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
            hour.earlier().map_err(|_| malformed)
        }
    }
}

/// Neither a weekend nor a public holiday at the seat.
pub fn is_working_day(day: Date) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_fixed = HOLIDAYS.contains(&(day.month(), day.day()));
    let easter = easter_sunday(day.year());
    let follows_easter = AFTER_EASTER
        .iter()
        .any(|days| days_after(easter, *days) == day);
    !is_weekend && !is_fixed && !follows_easter
}

/// The first working day after the day, which is itself not looked at.
pub fn next_working_day(day: Date) -> Date {
    let mut next = days_after(day, 1);
    while !is_working_day(next) && next < Date::MAX {
        next = days_after(next, 1);
    }
    next
}

/// A working day on which the house is not closed besides.
pub fn is_open_day(day: Date, closed: &BTreeSet<Date>) -> bool {
    is_working_day(day) && !closed.contains(&day)
}

/// As [`next_working_day`], but for the days on which the house is closed besides.
pub fn next_open_day(day: Date, closed: &BTreeSet<Date>) -> Date {
    let mut next = next_working_day(day);
    while closed.contains(&next) && next < Date::MAX {
        next = next_working_day(next);
    }
    next
}

/// Which public holiday of the seat a day is; weekends are none.
pub fn holiday(day: Date) -> Option<Holiday> {
    let fixed = HOLIDAYS
        .iter()
        .position(|on| *on == (day.month(), day.day()));
    let easter = easter_sunday(day.year());
    let movable = AFTER_EASTER
        .iter()
        .position(|days| days_after(easter, *days) == day);
    let place = fixed.or(movable.map(|place| HOLIDAYS.len() + place))?;
    Holiday::ALL.get(place).copied()
}

word_list! {
    /// The public holidays of the seat: those of the same day each year as they are listed above, then the movable.
    Holiday {
        NewYear = "new-year",
        Labour = "labour",
        Victory = "victory",
        National = "national",
        Assumption = "assumption",
        AllSaints = "all-saints",
        Armistice = "armistice",
        Christmas = "christmas",
        EasterMonday = "easter-monday",
        Ascension = "ascension",
        WhitMonday = "whit-monday",
    }
}

/// The n-th working day after the day; the day itself for none.
pub fn working_days_after(day: Date, n: i64) -> Date {
    (0..n).fold(day, |reached, _| next_working_day(reached))
}

/// The midnight in Paris that ends the n-th working day after the moment's day.
pub fn end_of_working_days(moment: Timestamp, n: i64) -> Timestamp {
    start_of(days_after(working_days_after(day_of(moment), n), 1))
}

/// The same day of the month `n` months later, or that month's last day where it is shorter.
pub fn months_after(day: Date, n: i64) -> Date {
    Span::new()
        .try_months(n)
        .map_or(Date::MAX, |months| day.saturating_add(months))
}

/// The day `n` calendar days later.
pub fn days_after(day: Date, n: i64) -> Date {
    Span::new()
        .try_days(n)
        .map_or(Date::MAX, |days| day.saturating_add(days))
}

/// Easter Sunday in the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher).
fn easter_sunday(year: i16) -> Date {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let century = year_number.div_euclid(100);
    let of_century = year_number.rem_euclid(100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let days = i64::from(epact + weekday - 7 * shift);
    // The earliest Easter is 22 March.
    Date::new(year, 3, 22).map_or(Date::MAX, |earliest| days_after(earliest, days))
}
