//! What offices ask of whoever holds or appointed them: codes, ends, letters that did not arrive.

use diesel::prelude::*;
use uuid::Uuid;

use crate::rules::duties::{Duty, ENDING_NOTICE, Kind};
use crate::rules::permissions::{Holding, Office};
use crate::store::accounts;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{appointments, outbox};
use crate::store::takings;

/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of(r: &mut Reading<'_>, held: &[Holding]) -> Result<Vec<Duty>, StoreError> {
    let mut all = codes(r, held)?;
    all.extend(ending(r, held)?);
    Ok(all)
}

/// Offices that somebody took up and that wait for the code on that person's screen.
fn codes(r: &mut Reading<'_>, held: &[Holding]) -> Result<Vec<Duty>, StoreError> {
    let account = match held.first() {
        Some(first) => accounts::of_seat(r, &first.seat)?.unwrap_or(Uuid::nil()),
        None => return Ok(Vec::new()),
    };
    let waiting = takings::to_confirm(r, account, held)?;
    Ok(waiting
        .into_iter()
        .map(|taking| {
            Duty::of(Kind::OfficeCode, &taking.offer.seat)
                .detailed(taking.name)
                .until(Some(taking.expires))
        })
        .collect())
}

/// Offices that end soon: one's own; for a head those of the whole delegation.
fn ending(r: &mut Reading<'_>, held: &[Holding]) -> Result<Vec<Duty>, StoreError> {
    let now = r.now();
    let soon = now.checked_add(ENDING_NOTICE).unwrap_or(now);
    let own: Vec<&str> = held.iter().map(|one| one.seat.as_str()).collect();
    let led: Vec<&str> = held
        .iter()
        .filter(|one| one.office == Office::Head)
        .filter_map(|one| one.member.as_ref())
        .map(|member| member.as_str())
        .collect();
    let rows: Vec<(String, String, Option<i64>)> = appointments::table
        .filter(appointments::ended.is_null())
        .filter(appointments::until.gt(now.as_microsecond()))
        .filter(appointments::until.le(soon.as_microsecond()))
        .filter(
            appointments::seat
                .eq_any(own)
                .nullable()
                .or(appointments::member
                    .eq_any(led)
                    .and(appointments::office.ne(Office::PartnerDelegate.as_str()))),
        )
        .select((
            appointments::seat,
            appointments::office,
            appointments::until,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(seat, office, until)| {
            let office: Office = word(&office)?;
            let until = until.map(at).transpose()?;
            Ok(Duty::of(Kind::OfficeEnds, seat)
                .detailed(office)
                .until(until))
        })
        .collect()
}

/// Letters that were given up, as one duty: all of them for whoever keeps accounts, notices alone for the secretariat.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn undelivered(
    r: &mut Reading<'_>,
    held: &[Holding],
) -> Result<Option<Duty>, StoreError> {
    let mut letters = outbox::table
        .filter(outbox::dead.is_not_null())
        .filter(outbox::digest.is_null())
        .count()
        .into_boxed();
    if !held.iter().any(|one| one.office == Office::Administrator) {
        letters = letters.filter(outbox::event.is_not_null().or(outbox::kind.eq("collected")));
    }
    let dead: i64 = letters.get_result(r.conn)?;
    Ok((dead > 0).then(|| Duty::of(Kind::Undelivered, "").numbered(dead)))
}
