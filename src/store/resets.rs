//! Password resets: a link's hash, an hour, one use.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::factors::half_sessions;
use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::{accounts, password_resets};
use super::sessions::Token;

/// How long a reset link can be used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// Keeps a reset under the hash of its secret.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn offer(tx: &mut Tx<'_>, token: &Token, account: Uuid) -> Result<(), StoreError> {
    let expires: Timestamp = tx
        .now()
        .checked_add(LIFE)
        .map_err(|error| StoreError::Other(error.to_string()))?;
    diesel::insert_into(password_resets::table)
        .values((
            password_resets::token.eq(token.as_str()),
            password_resets::account.eq(account.to_string()),
            password_resets::created.eq(tx.now().as_microsecond()),
            password_resets::expires.eq(expires.as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whose password this link may set, by account and address, if it is neither spent nor over.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, token: &Token) -> Result<Option<(Uuid, String)>, StoreError> {
    let row: Option<(String, String)> = password_resets::table
        .inner_join(accounts::table.on(accounts::id.eq(password_resets::account)))
        .filter(password_resets::token.eq(token.as_str()))
        .filter(password_resets::spent.is_null())
        .filter(password_resets::expires.gt(r.now().as_microsecond()))
        .filter(accounts::ended.is_null())
        .select((accounts::id, accounts::email))
        .first(r.conn)
        .optional()?;
    row.map(|(account, email)| Ok((word(&account)?, email)))
        .transpose()
}

/// Spends every reset of an account: a new password makes the others worthless.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn spend_all(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    diesel::update(
        password_resets::table
            .filter(password_resets::account.eq(account.to_string()))
            .filter(password_resets::spent.is_null()),
    )
    .set(password_resets::spent.eq(tx.now().as_microsecond()))
    .execute(tx.conn)?;
    Ok(())
}

/// Sets the password of an account: an argon2id hash in PHC form. Whoever is half way in by the one before is out.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn set_password(tx: &mut Tx<'_>, account: Uuid, hash: &str) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(account.to_string()))
        .set(accounts::password.eq(hash))
        .execute(tx.conn)?;
    half_sessions::end_all(tx, account)
}
