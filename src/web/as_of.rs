//! The day as of which a public page is asked to show the register: `?on=2026-03-02`, the end of that day in Paris.

use jiff::Timestamp;
use jiff::civil::Date;

use super::answers;
use super::forms::FormErrors;
use super::problems::Problem;
use super::words::Words;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::refusals::Field;
use crate::store::{Failure, Reading, StoreError, entries};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// What a page was asked for, and what it shows.
#[derive(Clone, Debug, Default)]
pub struct AsOf {
    /// As it was typed; it comes back with the page.
    pub typed: String,
    /// The day gone by that is shown; none for the present.
    pub day: Option<Date>,
    /// Why the day typed cannot be shown.
    pub errors: FormErrors,
}

impl AsOf {
    /// Turns the reading back to the day typed. Where it cannot be shown, the reading stays in the present and the
    /// errors say why.
    ///
    /// # Errors
    /// [`Failure::Store`] when the database fails.
    pub fn turn(r: &mut Reading<'_>, typed: &str, w: &Words) -> Result<Self, Failure> {
        Self::turn_since(r, typed, 0, w)
    }

    /// As [`AsOf::turn`], of a page that has nothing to show before the entry of this index.
    ///
    /// # Errors
    /// [`Failure::Store`] when the database fails.
    pub fn turn_since(
        r: &mut Reading<'_>,
        typed: &str,
        first: i64,
        w: &Words,
    ) -> Result<Self, Failure> {
        let mut asked = Self {
            typed: typed.trim().to_owned(),
            ..Self::default()
        };
        if asked.typed.is_empty() {
            return Ok(asked);
        }
        let begins = entries::find(r, first)?.time;
        match allowed(&asked.typed, begins, calendar::day_of(r.now())) {
            Ok(day) => asked.day = day,
            Err(refusal) => asked.errors.refuse_at("on", &refusal, w),
        }
        if let Some(day) = asked.day {
            r.go_back_to(day)?;
        }
        Ok(asked)
    }

    /// What links to pages of the same day end in.
    pub fn kept(&self) -> String {
        self.day
            .map_or_else(String::new, |day| format!("?on={day}"))
    }

    /// The page, with the status that says whether it is what was asked for.
    ///
    /// # Errors
    /// A fault when the page does not print.
    pub fn answer(&self, page: &impl Template) -> Result<HttpResponse, Problem> {
        let status = if self.errors.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        answers::page_with(status, page)
    }
}

/// Turns a reading back to a day that a program asks for.
///
/// # Errors
/// [`StoreError::NotFound`] for a day on which there was no register, or that has not come.
pub fn turned(r: &mut Reading<'_>, day: Date) -> Result<(), Failure> {
    let begins = calendar::day_of(entries::find(r, 0)?.time);
    let today = calendar::day_of(r.now());
    if !(begins..=today).contains(&day) {
        return Err(StoreError::NotFound.into());
    }
    if day < today {
        r.go_back_to(day)?;
    }
    Ok(())
}

/// Where no other choice goes along with the day.
pub const NOTHING_KEPT: &[(&str, String)] = &[];

/// The day typed, if there is something to show at its end; none where it is today.
fn allowed(typed: &str, begins: Timestamp, today: Date) -> Result<Option<Date>, Refusal> {
    let day = calendar::parse_date(typed, Field::Date)?;
    let begins = calendar::day_of(begins);
    if day > today {
        Err(Refusal::MustNotBeLater(Field::Date))
    } else if day < begins {
        Err(Refusal::NothingThatDay { begins })
    } else {
        Ok((day < today).then_some(day))
    }
}
