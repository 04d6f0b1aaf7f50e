//! Private links to a person's duties as a calendar: one of an account, known by the SHA-256 of its secret.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::{accounts, appointments, duty_links};
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

/// What the holder of a link holds now. A link ends with the account, and with its last office: one that is given
/// later does not bring it back.
///
/// # Errors
/// [`StoreError::NotFound`] of a link that is unknown, revoked or over.
pub fn holdings(r: &mut Reading<'_>, token: &Token) -> Result<Vec<Holding>, StoreError> {
    let found: Option<(String, i64)> = duty_links::table
        .inner_join(accounts::table.on(accounts::id.eq(duty_links::account)))
        .filter(duty_links::token.eq(token.as_str()))
        .filter(accounts::ended.is_null())
        .select((duty_links::account, duty_links::created))
        .first(r.conn)
        .optional()?;
    let (account, created) = found.ok_or(StoreError::NotFound)?;
    let now = r.now();
    if !has_held_ever_since(r, &account, created)? {
        return Err(StoreError::NotFound);
    }
    match sessions::holdings(r.conn, word(&account)?, now)? {
        held if held.is_empty() => Err(StoreError::NotFound),
        held => Ok(held),
    }
}

/// Whether one office or another was held without a break from a moment until now.
fn has_held_ever_since(r: &mut Reading<'_>, account: &str, since: i64) -> Result<bool, StoreError> {
    let now = r.now().as_microsecond();
    let rows: Vec<(i64, Option<i64>, Option<i64>)> = appointments::table
        .filter(appointments::account.eq(account))
        .order(appointments::since)
        .select((
            appointments::since,
            appointments::until,
            appointments::ended,
        ))
        .load(r.conn)?;
    let mut reached = since;
    for (begun, until, ended) in rows {
        if begun <= reached {
            let end = until.unwrap_or(i64::MAX).min(ended.unwrap_or(i64::MAX));
            reached = reached.max(end);
        }
    }
    Ok(reached > now)
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
