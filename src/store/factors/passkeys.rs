//! Passkeys: public keys of a person's devices, named by the person; none is ever deleted, only ended.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{accounts, passkeys, sessions};

/// A passkey as its own person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The credential's id, as the device gave it, hexadecimal.
    pub credential: String,
    pub name: String,
    pub created: Timestamp,
    pub used: Option<Timestamp>,
}

/// A passkey as a ceremony needs it.
#[derive(Clone, Debug)]
pub struct Stored {
    pub credential: String,
    pub account: Uuid,
    pub name: String,
    /// The public key with its counter, serialised by the library that verifies.
    pub passkey: String,
}

/// How many passkeys an account has.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn count(r: &mut Reading<'_>, account: Uuid) -> Result<i64, StoreError> {
    Ok(passkeys::table
        .filter(passkeys::account.eq(account.to_string()))
        .filter(passkeys::ended.is_null())
        .count()
        .get_result(r.conn)?)
}

/// The passkeys of an account, the oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn named(r: &mut Reading<'_>, account: Uuid) -> Result<Vec<Named>, StoreError> {
    let rows: Vec<(String, String, i64, Option<i64>)> = passkeys::table
        .filter(passkeys::account.eq(account.to_string()))
        .filter(passkeys::ended.is_null())
        .order((passkeys::created, passkeys::credential))
        .select((
            passkeys::credential,
            passkeys::name,
            passkeys::created,
            passkeys::used,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(credential, name, created, used)| {
            Ok(Named {
                credential,
                name,
                created: at(created)?,
                used: used.map(at).transpose()?,
            })
        })
        .collect()
}

/// The passkeys of an account, for a challenge.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(r: &mut Reading<'_>, account: Uuid) -> Result<Vec<Stored>, StoreError> {
    let rows: Vec<(String, String, String, String)> = passkeys::table
        .filter(passkeys::account.eq(account.to_string()))
        .filter(passkeys::ended.is_null())
        .order((passkeys::created, passkeys::credential))
        .select((
            passkeys::credential,
            passkeys::account,
            passkeys::name,
            passkeys::passkey,
        ))
        .load(r.conn)?;
    rows.into_iter().map(stored).collect()
}

/// A passkey by its credential's id (hexadecimal), if neither it nor its account has ended.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, credential: &str) -> Result<Option<Stored>, StoreError> {
    let row: Option<(String, String, String, String)> = passkeys::table
        .inner_join(accounts::table.on(accounts::id.eq(passkeys::account)))
        .filter(passkeys::credential.eq(credential))
        .filter(passkeys::ended.is_null())
        .filter(accounts::ended.is_null())
        .select((
            passkeys::credential,
            passkeys::account,
            passkeys::name,
            passkeys::passkey,
        ))
        .first(r.conn)
        .optional()?;
    row.map(stored).transpose()
}

fn stored(
    (credential, account, name, passkey): (String, String, String, String),
) -> Result<Stored, StoreError> {
    Ok(Stored {
        credential,
        account: word(&account)?,
        name,
        passkey,
    })
}

/// Keeps a new passkey.
///
/// # Errors
/// [`StoreError`] when the database fails, also when the credential is known already.
pub fn add(tx: &mut Tx<'_>, new: &Stored) -> Result<(), StoreError> {
    diesel::insert_into(passkeys::table)
        .values((
            passkeys::credential.eq(&new.credential),
            passkeys::account.eq(new.account.to_string()),
            passkeys::name.eq(&new.name),
            passkeys::passkey.eq(&new.passkey),
            passkeys::created.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Notes a use, and the counter that came with it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn note_use(tx: &mut Tx<'_>, credential: &str, passkey: &str) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(passkeys::table.find(credential))
        .set((passkeys::used.eq(now), passkeys::passkey.eq(passkey)))
        .execute(tx.conn)?;
    Ok(())
}

/// Gives a passkey of an account another name; false when the account has none of this id.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn rename(
    tx: &mut Tx<'_>,
    account: Uuid,
    credential: &str,
    name: &str,
) -> Result<bool, StoreError> {
    let changed = diesel::update(
        passkeys::table
            .find(credential)
            .filter(passkeys::account.eq(account.to_string()))
            .filter(passkeys::ended.is_null()),
    )
    .set(passkeys::name.eq(name))
    .execute(tx.conn)?;
    Ok(changed == 1)
}

/// Ends a passkey of an account, and every session that began with it; false when the account has none of this id.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, account: Uuid, credential: &str) -> Result<bool, StoreError> {
    let now = tx.now().as_microsecond();
    let ended = diesel::update(
        passkeys::table
            .find(credential)
            .filter(passkeys::account.eq(account.to_string()))
            .filter(passkeys::ended.is_null()),
    )
    .set(passkeys::ended.eq(now))
    .execute(tx.conn)?;
    diesel::update(
        sessions::table
            .filter(sessions::passkey.eq(credential))
            .filter(sessions::account.eq(account.to_string()))
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(ended == 1)
}
