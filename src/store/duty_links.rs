//! Private links to a person's duties as a calendar: one of an account, known by the SHA-256 of its secret.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::{accounts, duty_links};
use super::sessions::{self, Token};
use crate::rules::permissions::Holding;

/// Since when an account has a link; none where it has none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_account(r: &mut Reading<'_>, account: Uuid) -> Result<Option<Timestamp>, StoreError> {
    let created: Option<i64> = duty_links::table
        .find(account.to_string())
        .select(duty_links::created)
        .first(r.conn)
        .optional()?;
    created.map(at).transpose()
}

/// What the holder of a link holds now. A link ends with the account, and with its last office.
///
/// # Errors
/// [`StoreError::NotFound`] of a link that is unknown, revoked or over.
pub fn holdings(r: &mut Reading<'_>, token: &Token) -> Result<Vec<Holding>, StoreError> {
    let account: Option<String> = duty_links::table
        .inner_join(accounts::table.on(accounts::id.eq(duty_links::account)))
        .filter(duty_links::token.eq(token.as_str()))
        .filter(accounts::ended.is_null())
        .select(duty_links::account)
        .first(r.conn)
        .optional()?;
    let account: Uuid = word(&account.ok_or(StoreError::NotFound)?)?;
    let now = r.now();
    let held = sessions::holdings(r.conn, account, now)?;
    match held.is_empty() {
        true => Err(StoreError::NotFound),
        false => Ok(held),
    }
}

/// Makes the link of an account; one that it had stops. The secret is given this once and kept nowhere.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn make(tx: &mut Tx<'_>, account: Uuid) -> Result<String, StoreError> {
    revoke(tx, account)?;
    let secret = hex::encode(tx.fresh_secret()?);
    diesel::insert_into(duty_links::table)
        .values((
            duty_links::account.eq(account.to_string()),
            duty_links::token.eq(Token::of(&secret).as_str()),
            duty_links::created.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(secret)
}

/// Stops the link of an account; whether it had one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn revoke(tx: &mut Tx<'_>, account: Uuid) -> Result<bool, StoreError> {
    let gone = diesel::delete(duty_links::table.find(account.to_string())).execute(tx.conn)?;
    Ok(gone > 0)
}
