//! The next moment at which the register reads otherwise without an act.

use diesel::dsl::min;
use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::reading::{Reading, at};
use super::schema::{ballots, corrigenda, proposals};
use crate::rules::calendar;

/// The end of the day in Paris, or what is scheduled before: an opening, a closing, the end of a consultation or of
/// the time in which a corrigendum may be opposed.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn next(r: &mut Reading<'_>) -> Result<Timestamp, StoreError> {
    let (now, today) = (r.now().as_microsecond(), calendar::day_of(r.now()));
    let tomorrow = calendar::start_of(calendar::days_after(today, 1));
    let opens: Option<i64> = ballots::table
        .filter(ballots::opens.gt(now))
        .filter(ballots::closes.gt(now))
        .select(min(ballots::opens))
        .first(r.conn)?;
    let closes: Option<i64> = ballots::table
        .filter(ballots::closes.gt(now))
        .select(min(ballots::closes))
        .first(r.conn)?;
    let consultation: Option<i64> = proposals::table
        .filter(proposals::stage.eq("consultation"))
        .filter(proposals::consultation_until.gt(now))
        .select(min(proposals::consultation_until))
        .first(r.conn)?;
    let corrigendum: Option<i64> = corrigenda::table
        .filter(corrigenda::until.gt(now))
        .select(min(corrigenda::until))
        .first(r.conn)?;
    [opens, closes, consultation, corrigendum]
        .into_iter()
        .flatten()
        .map(at)
        .try_fold(tomorrow, |soonest, moment| Ok(soonest.min(moment?)))
}
