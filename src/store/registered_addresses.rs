//! Registered addresses: where a member's capital or mission is told of its delegation. Private.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::registered_addresses;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;

/// A member's registered address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredAddress {
    pub email: String,
    pub since: Timestamp,
}

/// The address of a member, for a letter to it; none where none was registered.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn of_member(
    r: &mut Reading<'_>,
    member: &MemberCode,
) -> Result<Option<String>, StoreError> {
    Ok(registered_addresses::table
        .filter(registered_addresses::member.eq(member.as_str()))
        .order(registered_addresses::id.desc())
        .select(registered_addresses::email)
        .first(r.conn)
        .optional()?)
}

/// The address of each member that has one, for letters to them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn newest(r: &mut Reading<'_>) -> Result<BTreeMap<MemberCode, String>, StoreError> {
    let rows: Vec<(String, String)> = registered_addresses::table
        .order(registered_addresses::id)
        .select((registered_addresses::member, registered_addresses::email))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(member, email)| Ok((word(&member)?, email)))
        .collect()
}

/// The addresses of all members, for the secretariat; a delegation reads its own.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn all(
    r: &mut Reading<'_>,
    viewer: &Viewer,
) -> Result<BTreeMap<MemberCode, RegisteredAddress>, Failure> {
    let mut query = registered_addresses::table
        .order(registered_addresses::id)
        .into_boxed();
    query = match viewer {
        Viewer::Secretariat => query,
        Viewer::Delegation(member) => {
            query.filter(registered_addresses::member.eq(member.to_string()))
        }
        _ => return Err(Refusal::NotFound.into()),
    };
    let rows: Vec<(String, String, i64)> = query
        .select((
            registered_addresses::member,
            registered_addresses::email,
            registered_addresses::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(member, email, since)| {
            let since = at(since)?;
            Ok((word(&member)?, RegisteredAddress { email, since }))
        })
        .collect()
}

/// Registers another address of a member.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn register(tx: &mut Tx<'_>, member: &MemberCode, email: &str) -> Result<(), Failure> {
    let by = tx.permit().account().ok_or(Refusal::SignInFirst)?;
    diesel::insert_into(registered_addresses::table)
        .values((
            registered_addresses::id.eq(tx.fresh_id().to_string()),
            registered_addresses::member.eq(member.as_str()),
            registered_addresses::email.eq(email),
            registered_addresses::account.eq(by.to_string()),
            registered_addresses::at.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}
