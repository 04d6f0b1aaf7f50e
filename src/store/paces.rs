//! Paces: how each person wants the notices that need not be sent at once.

use std::collections::BTreeMap;

use diesel::prelude::*;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::notice_paces;
use crate::rules::notices::{Event, Pace};

/// What a person chose; of what is not there, at once.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(r: &mut Reading<'_>, account: Uuid) -> Result<BTreeMap<Event, Pace>, StoreError> {
    let rows: Vec<(String, String)> = notice_paces::table
        .filter(notice_paces::account.eq(account.to_string()))
        .select((notice_paces::event, notice_paces::pace))
        .load(r.conn)?;
    rows.iter()
        .map(|(event, pace)| Ok((word(event)?, word(pace)?)))
        .collect()
}

/// What all persons chose for one kind.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_event(r: &mut Reading<'_>, event: Event) -> Result<BTreeMap<Uuid, Pace>, StoreError> {
    let rows: Vec<(String, String)> = notice_paces::table
        .filter(notice_paces::event.eq(event.as_str()))
        .select((notice_paces::account, notice_paces::pace))
        .load(r.conn)?;
    rows.iter()
        .map(|(account, pace)| Ok((word(account)?, word(pace)?)))
        .collect()
}

/// Sets what a person chose, of these kinds.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn set(tx: &mut Tx<'_>, account: Uuid, chosen: &[(Event, Pace)]) -> Result<(), StoreError> {
    let account = account.to_string();
    for (event, pace) in chosen {
        diesel::delete(notice_paces::table.find((&account, event.as_str()))).execute(tx.conn)?;
        if *pace != Pace::AtOnce {
            diesel::insert_into(notice_paces::table)
                .values((
                    notice_paces::account.eq(&account),
                    notice_paces::event.eq(event.as_str()),
                    notice_paces::pace.eq(pace.as_str()),
                ))
                .execute(tx.conn)?;
        }
    }
    Ok(())
}
