//! Days on which the house is closed besides weekends and public holidays; officers keep them, everybody may read them.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::closed_days;
use crate::rules::words::{Lang, Name};
use crate::rules::{Refusal, calendar};

/// A day on which the house is closed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDay {
    pub day: Date,
    pub name_en: String,
    pub name_fr: String,
    /// When it was put into the table.
    pub at: Timestamp,
}

impl ClosedDay {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name_en,
            Lang::Fr => &self.name_fr,
        }
    }
}

/// All from a day on, in their order.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn from(r: &mut Reading<'_>, day: Date) -> Result<Vec<ClosedDay>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = closed_days::table
        .filter(closed_days::day.ge(day.to_string()))
        .order(closed_days::day)
        .select((
            closed_days::day,
            closed_days::name_en,
            closed_days::name_fr,
            closed_days::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(day, name_en, name_fr, put)| {
            Ok(ClosedDay {
                day: word(&day)?,
                name_en,
                name_fr,
                at: at(put)?,
            })
        })
        .collect()
}

/// The days alone.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn days_from(r: &mut Reading<'_>, day: Date) -> Result<BTreeSet<Date>, StoreError> {
    Ok(from(r, day)?.into_iter().map(|one| one.day).collect())
}

/// The next working day after this one, where this one is none: by the calendar of the seat or by the table.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next_if_closed(r: &mut Reading<'_>, day: Date) -> Result<Option<Date>, StoreError> {
    let closed = days_from(r, day)?;
    Ok((!calendar::is_open_day(day, &closed)).then(|| calendar::next_open_day(day, &closed)))
}

/// Puts a day into the table.
///
/// # Errors
/// [`Refusal::AlreadyDone`] of one that is there.
pub fn put(tx: &mut Tx<'_>, day: Date, name_en: &Name, name_fr: &Name) -> Result<(), Failure> {
    let by = tx.permit().account().ok_or(Refusal::SignInFirst)?;
    let known: Option<String> = closed_days::table
        .find(day.to_string())
        .select(closed_days::day)
        .first(tx.conn)
        .optional()?;
    if known.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    diesel::insert_into(closed_days::table)
        .values((
            closed_days::day.eq(day.to_string()),
            closed_days::name_en.eq(name_en.to_string()),
            closed_days::name_fr.eq(name_fr.to_string()),
            closed_days::account.eq(by.to_string()),
            closed_days::at.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes a day out of the table.
///
/// # Errors
/// [`Refusal::NotFound`] of one that is not there.
pub fn take_out(tx: &mut Tx<'_>, day: Date) -> Result<(), Failure> {
    let gone = diesel::delete(closed_days::table.find(day.to_string())).execute(tx.conn)?;
    match gone {
        1 => Ok(()),
        _ => Err(Refusal::NotFound.into()),
    }
}
