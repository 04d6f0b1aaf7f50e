//! The working days of the house: officers keep the days on which it is closed, and no new deadline falls on one.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::Name;
use crate::rules::{Refusal, calendar};
use crate::store::{Asking, Asks, Failure, Kept, Store, Tx, closed_days, private_log};

/// The most days that are closed at once.
const MOST: usize = 31;

/// Days to be closed, under one name.
#[derive(Clone, Debug)]
pub struct Closing {
    pub first: Date,
    /// The same day for one alone.
    pub last: Date,
    pub name_en: Name,
    pub name_fr: Name,
}

/// Closes the house on a day, or on each working day of a period; gives how many days that are. What was due on one
/// of them before stays due: past entries are judged as they were made.
///
/// # Errors
/// [`Refusal::MustBeLater`] of a day gone by, [`Refusal::EndsBeforeItBegins`], [`Refusal::NotAWorkingDay`] where there
/// is nothing to close, [`Refusal::AlreadyDone`], [`Refusal::Malformed`] of more than a month.
pub fn close(store: &Store, by: Asks, closing: Closing) -> Result<usize, Failure> {
    store.keep(Asking::new(by, Action::KeepWorkingDays), move |tx| {
        let (first, last) = (closing.first, closing.last);
        if first < calendar::day_of(tx.now()) {
            return Err(Refusal::MustBeLater(Field::Date).into());
        }
        if last < first {
            return Err(Refusal::EndsBeforeItBegins.into());
        }
        let mut days = vec![first];
        while let Some(day) = days.last().copied().filter(|day| *day < last) {
            if days.len() > MOST {
                return Err(Refusal::Malformed(Field::Until).into());
            }
            days.push(calendar::days_after(day, 1));
        }
        days.retain(|day| calendar::is_working_day(*day));
        if days.is_empty() {
            return Err(Refusal::NotAWorkingDay { date: first }.into());
        }
        for day in &days {
            closed_days::put(tx, *day, &closing.name_en, &closing.name_fr)?;
            private_log::write(tx, "day-closed", &day.to_string())?;
        }
        Ok(Kept::Done(days.len()))
    })
}

/// Makes a day a working day again.
///
/// # Errors
/// [`Refusal::NotFound`] of one on which the house is not closed, [`Refusal::MustBeLater`] of one gone by.
pub fn open(store: &Store, by: Asks, day: Date) -> Result<(), Failure> {
    store.keep(Asking::new(by, Action::KeepWorkingDays), move |tx| {
        if day < calendar::day_of(tx.now()) {
            return Err(Refusal::MustBeLater(Field::Date).into());
        }
        closed_days::take_out(tx, day)?;
        private_log::write(tx, "day-opened", &day.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// A new deadline falls on a working day of the house. What the law itself refuses is left to the law, unless the day
/// that it would propose is closed too.
pub(super) fn must_be_one(tx: &mut Tx<'_>, deadline: Timestamp) -> Result<(), Failure> {
    let date = calendar::day_of(deadline);
    match closed_days::next_if_closed(&mut tx.reading(), date)? {
        None => Ok(()),
        Some(next)
            if !calendar::is_working_day(date) && next == calendar::next_working_day(date) =>
        {
            Ok(())
        }
        Some(next) => Err(Refusal::HouseClosed { date, next }.into()),
    }
}
