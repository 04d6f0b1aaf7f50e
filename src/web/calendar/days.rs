//! Whole days of the calendar: entries into force, and the days on which the house does not work.

use jiff::civil::Date;

use crate::rules::calendar::{self, Holiday};
use crate::rules::words::NormSymbol;
use crate::store::closed_days::{self, ClosedDay};
use crate::store::{Failure, Reading, StoreError, adherence, entries, members, norms};
use crate::web::ical::{Event, When};
use crate::web::kept::lasting;
use crate::web::words::Words;

/// How far ahead days without work are told.
const MONTHS: i64 = 12;

/// A norm that enters into force on a day that is known.
pub(super) struct Entering {
    pub symbol: NormSymbol,
    pub title: String,
    pub on: Date,
    /// The entry of its adoption.
    pub index: i64,
}

/// The norms that enter into force on a day to come.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn entering(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Entering>, StoreError> {
    let waiting = norms::not_in_force(r)?;
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, &waiting, &roster)?;
    Ok(waiting
        .into_iter()
        .filter_map(|norm| {
            let on = ledger.force_date(&norm, roster.today())?;
            Some(Entering {
                title: norm.title.of(w.lang()).to_owned(),
                index: norm.index,
                symbol: norm.symbol,
                on,
            })
        })
        .collect())
}

/// A day without work, and why.
pub(super) struct Free {
    pub day: Date,
    pub name: String,
    /// Closed by the table of the house, and not by the law of the seat.
    pub closed: Option<ClosedDay>,
}

/// The days of the coming year on which the house does not work, but for weekends; in their order.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn free(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Free>, StoreError> {
    // The table moves no head: what shows it is kept as briefly as shared caches keep a page.
    lasting::until(r.now() + jiff::SignedDuration::from_secs(2));
    let today = calendar::day_of(r.now());
    let last = calendar::months_after(today, MONTHS);
    let mut found: Vec<Free> = closed_days::from(r, today)?
        .into_iter()
        .filter(|one| one.day <= last)
        .map(|one| Free {
            day: one.day,
            name: one.name(w.lang()).to_owned(),
            closed: Some(one),
        })
        .collect();
    let mut day = today;
    while day <= last {
        if let Some(holiday) = calendar::holiday(day) {
            found.push(Free {
                day,
                name: name(holiday, w),
                closed: None,
            });
        }
        day = calendar::days_after(day, 1);
    }
    found.sort_by_key(|one| one.day);
    Ok(found)
}

/// What a public holiday is called.
pub(super) fn name(holiday: Holiday, w: &Words) -> String {
    w.holiday_name(holiday.as_str())
}

pub(super) fn of_norms(
    r: &mut Reading<'_>,
    w: &Words,
    host: &str,
    origin: &str,
) -> Result<Vec<Event>, Failure> {
    let mut events = Vec::new();
    for norm in entering(r, w)? {
        let adopted = entries::find(r, norm.index)?.time;
        events.push(Event {
            uid: format!("force-{}@{host}", norm.symbol),
            sequence: 0,
            changed: adopted,
            when: When::Day(norm.on),
            summary: w.calendar_force(norm.symbol.printed(), norm.title.as_str()),
            description: String::new(),
            url: format!("{origin}/{}/norms/{}", w.lang(), norm.symbol),
            status: "CONFIRMED",
            category: "ENTRY-INTO-FORCE",
        });
    }
    Ok(events)
}

pub(super) fn without_work(
    r: &mut Reading<'_>,
    w: &Words,
    host: &str,
    origin: &str,
) -> Result<Vec<Event>, Failure> {
    let days = free(r, w)?.into_iter().map(|one| {
        // A holiday has no moment at which it was made: that of its year stays the same.
        let of_year = calendar::start_of(one.day.first_of_year());
        Event {
            uid: format!("closed-{}@{host}", one.day),
            sequence: 0,
            changed: one.closed.map_or(of_year, |closed| closed.at),
            when: When::Day(one.day),
            summary: w.calendar_closed(one.name),
            description: w.calendar_closed_what(),
            url: format!("{origin}/{}/calendar", w.lang()),
            status: "CONFIRMED",
            category: "NON-WORKING-DAY",
        }
    });
    Ok(days.collect())
}
