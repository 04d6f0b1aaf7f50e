//! Digests: what people wanted collected, laid as one letter each.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::addressees;
use super::closed_days;
use super::duties;
use super::failures::StoreError;
use super::outbox::{self, letter_of};
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::outbox as rows;
use super::sessions::holdings;
use crate::rules::calendar::{day_of, days_after};
use crate::rules::letters::Letter;
use crate::rules::notices::{Owed, Pace, daily, weekly};
use crate::rules::permissions::Holding;

/// Days before today of which the table of closed days is read: a house that is closed longer sends on its public days.
const LOOKED_BACK: i64 = 62;

/// For whom something is to be collected now: laid before the last hour of its pace.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due(r: &mut Reading<'_>) -> Result<Vec<Uuid>, StoreError> {
    let (day, week) = last_sendings(r)?;
    let accounts: Vec<Option<String>> = rows::table
        .filter(rows::pace.ne(Pace::AtOnce.as_str()))
        .filter(rows::digest.is_null())
        .filter(rows::dead.is_null())
        .filter(
            rows::pace
                .eq(Pace::Daily.as_str())
                .and(rows::created.lt(day.as_microsecond()))
                .or(rows::pace
                    .eq(Pace::Weekly.as_str())
                    .and(rows::created.lt(week.as_microsecond()))),
        )
        .select(rows::account)
        .distinct()
        .load(r.conn)?;
    accounts.iter().flatten().map(|id| word(id)).collect()
}

/// When what is collected by day, and by week, was last to be sent; no week of working days is longer ago.
fn last_sendings(r: &mut Reading<'_>) -> Result<(Timestamp, Timestamp), StoreError> {
    let closed = closed_days::days_from(r, days_after(day_of(r.now()), -LOOKED_BACK))?;
    Ok((daily(r.now(), &closed), weekly(r.now(), &closed)))
}

/// Lays one letter with all that was collected for a person; none where nothing was, or another instance was faster:
/// each notice is taken once, by the row.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lay(tx: &mut Tx<'_>, account: Uuid) -> Result<Option<Uuid>, StoreError> {
    let (day, week) = last_sendings(&mut tx.reading())?;
    let id = tx.fresh_id();
    let taken = diesel::update(
        rows::table
            .filter(rows::account.eq(account.to_string()))
            .filter(rows::pace.ne(Pace::AtOnce.as_str()))
            .filter(rows::digest.is_null())
            .filter(rows::dead.is_null())
            .filter(
                rows::pace
                    .eq(Pace::Daily.as_str())
                    .and(rows::created.lt(day.as_microsecond()))
                    .or(rows::pace
                        .eq(Pace::Weekly.as_str())
                        .and(rows::created.lt(week.as_microsecond()))),
            ),
    )
    .set(rows::digest.eq(id.to_string()))
    .execute(tx.conn)?;
    if taken == 0 {
        return Ok(None);
    }
    let facts: Vec<String> = rows::table
        .filter(rows::digest.eq(id.to_string()))
        .order((rows::created, rows::id))
        .select(rows::facts)
        .load(tx.conn)?;
    let items = facts
        .iter()
        .map(|facts| letter_of(facts))
        .collect::<Result<Vec<Letter>, StoreError>>()?;
    let held = holdings(tx.conn, account, tx.now())?;
    let letter = Letter::Collected {
        account,
        member: held.iter().find_map(|one| one.member.clone()),
        due: owed(tx, &held)?,
        items,
    };
    match addressees::of_account(&mut tx.reading(), account)?.first() {
        Some(addressee) => outbox::lay_as(tx, id, addressee, &letter, Pace::AtOnce)?,
        None => nobody(tx, id)?,
    }
    Ok(Some(id))
}

/// What is due from whoever holds these offices, as symbols: what was done is not said.
fn owed(tx: &mut Tx<'_>, held: &[Holding]) -> Result<Vec<Owed>, StoreError> {
    let due = duties::of_holdings(&mut tx.reading(), held)?;
    let owed = due.into_iter().filter(|duty| duty.done.is_none());
    Ok(owed
        .map(|duty| Owed {
            kind: duty.kind,
            // What waits for a second officer has an id, which says nothing.
            subject: match duty.subject.parse::<Uuid>() {
                Ok(_) => String::new(),
                Err(_) => duty.subject,
            },
            deadline: duty.deadline,
        })
        .collect())
}

/// The account has ended: what was collected for it goes to nobody.
fn nobody(tx: &mut Tx<'_>, id: Uuid) -> Result<(), StoreError> {
    diesel::update(rows::table.filter(rows::digest.eq(id.to_string())))
        .set((
            rows::dead.eq(tx.now().as_microsecond()),
            rows::trouble.eq("the account has ended"),
        ))
        .execute(tx.conn)?;
    Ok(())
}
