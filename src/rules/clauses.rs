//! The clauses of a proposal: what their numbers may be.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::refusals::{Field, Refusal};
use super::words::{ForceClause, Relation};

/// Months until an entry into force.
pub const MONTHS: RangeInclusive<i64> = 0..=600;
/// Adherences until an entry into force.
pub const ADHERENCES: RangeInclusive<i64> = 1..=200;
/// Months between reports.
pub const REPORT_EVERY: RangeInclusive<i64> = 1..=120;

/// # Errors
/// [`Refusal::Malformed`] outside the range.
pub fn within(number: i64, range: &RangeInclusive<i64>, field: Field) -> Result<i64, Refusal> {
    if range.contains(&number) {
        Ok(number)
    } else {
        Err(Refusal::Malformed(field))
    }
}

/// Whether a proposal sent today may have these clauses.
///
/// # Errors
/// [`Refusal::MustBeLater`] of a date of entry into force that has come, [`Refusal::Malformed`].
pub fn may_stand(
    force: &ForceClause,
    report_every: Option<i64>,
    today: Date,
) -> Result<(), Refusal> {
    if let Some(months) = report_every {
        within(months, &REPORT_EVERY, Field::Months)?;
    }
    match force {
        ForceClause::OnDate { date } => must_be_later(*date, today),
        ForceClause::AfterAdoption { months } => {
            within(*months, &MONTHS, Field::Months).map(|_| ())
        }
        ForceClause::AfterAdherences { adherences, months } => {
            within(*adherences, &ADHERENCES, Field::Adherences)?;
            within(*months, &MONTHS, Field::Months).map(|_| ())
        }
    }
}

/// Whether what would amend or abrogate a norm may take effect so: on a day that follows from its adoption, since
/// its adherences are those of the norm.
///
/// # Errors
/// [`Refusal::ForceByDateOnly`].
pub const fn may_change_a_norm(relation: Relation, force: &ForceClause) -> Result<(), Refusal> {
    match (relation, force) {
        (Relation::Replaces, _)
        | (_, ForceClause::OnDate { .. } | ForceClause::AfterAdoption { .. }) => Ok(()),
        (_, ForceClause::AfterAdherences { .. }) => Err(Refusal::ForceByDateOnly),
    }
}

/// # Errors
/// [`Refusal::MustBeLater`].
pub fn must_be_later(day: Date, today: Date) -> Result<(), Refusal> {
    if day > today {
        Ok(())
    } else {
        Err(Refusal::MustBeLater(Field::Date))
    }
}
