//! The hours of a ballot: when it may open, how long it runs, to when it may be extended (PROCEDURE, sections 2 and 3).

use jiff::Timestamp;
use jiff::civil::Date;

use super::calendar;
use super::refusals::{Field, Refusal};
use super::rulebook::Rulebook;
use super::words::Reference;

/// The hours of a ballot to be opened, with what they are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Hours<'a> {
    /// When the text was fixed.
    pub fixed: Timestamp,
    pub opens: Timestamp,
    pub closes: Timestamp,
    /// The day on which it was put to the vote.
    pub decided: Date,
    /// The decision that waives the minimum notice and window.
    pub waiver: Option<&'a Reference>,
}

/// The first day on which a text fixed at this moment may be put to the vote without a waiver.
pub fn earliest_opening(book: &Rulebook, fixed: Timestamp) -> Date {
    calendar::days_after(calendar::day_of(fixed), book.notice_days)
}

/// # Errors
/// [`Refusal::MustNotBeLater`], [`Refusal::EndsBeforeItBegins`], [`Refusal::NoticeTooShort`],
/// [`Refusal::WindowTooShort`], [`Refusal::NotAWorkingDay`].
pub fn may_open(book: &Rulebook, hours: &Hours<'_>) -> Result<(), Refusal> {
    without_notice(book, hours)?;
    if hours.waiver.is_none() {
        let earliest = earliest_opening(book, hours.fixed);
        if calendar::day_of(hours.opens) < earliest {
            return Err(Refusal::NoticeTooShort { earliest });
        }
    }
    Ok(())
}

/// As [`may_open`], for whoever cannot know when the text was fixed.
///
/// # Errors
/// As [`may_open`], but for the notice.
pub fn without_notice(book: &Rulebook, hours: &Hours<'_>) -> Result<(), Refusal> {
    let first = calendar::day_of(hours.opens);
    if hours.decided > first {
        return Err(Refusal::MustNotBeLater(Field::Date));
    }
    if hours.closes <= hours.opens {
        return Err(Refusal::EndsBeforeItBegins);
    }
    let last = calendar::day_of(hours.closes);
    if hours.waiver.is_none() && last < calendar::days_after(first, book.window_days) {
        return Err(Refusal::WindowTooShort {
            days: book.window_days,
        });
    }
    on_a_working_day(hours.closes)
}

/// Extends a ballot: later only, and to a working day.
///
/// # Errors
/// [`Refusal::ExtensionMustLengthen`], [`Refusal::NotAWorkingDay`].
pub fn may_extend(closes: Timestamp, to: Timestamp) -> Result<(), Refusal> {
    if to <= closes {
        return Err(Refusal::ExtensionMustLengthen { closes });
    }
    on_a_working_day(to)
}

/// # Errors
/// [`Refusal::NotAWorkingDay`].
pub fn on_a_working_day(closes: Timestamp) -> Result<(), Refusal> {
    let date = calendar::day_of(closes);
    if calendar::is_working_day(date) {
        Ok(())
    } else {
        Err(Refusal::NotAWorkingDay { date })
    }
}
