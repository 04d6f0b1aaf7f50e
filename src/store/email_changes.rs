//! Changes of an account's e-mail address: a link's hash, an hour, one use.

use diesel::prelude::*;
use jiff::SignedDuration;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::{accounts, email_changes};
use super::sessions::Token;

/// How long the link can be used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub account: Uuid,
    /// The address that the account has now.
    pub from: String,
    /// The address to which the link was mailed.
    pub to: String,
}

/// Keeps a change under the hash of its secret.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn offer(tx: &mut Tx<'_>, token: &Token, account: Uuid, email: &str) -> Result<(), StoreError> {
    let now = tx.now();
    diesel::insert_into(email_changes::table)
        .values((
            email_changes::token.eq(token.as_str()),
            email_changes::account.eq(account.to_string()),
            email_changes::email.eq(email),
            email_changes::created.eq(now.as_microsecond()),
            email_changes::expires.eq((now + LIFE).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// What this link would change, if it is neither spent nor over.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, token: &Token) -> Result<Option<Change>, StoreError> {
    let row: Option<(String, String, String)> = email_changes::table
        .inner_join(accounts::table.on(accounts::id.eq(email_changes::account)))
        .filter(email_changes::token.eq(token.as_str()))
        .filter(email_changes::spent.is_null())
        .filter(email_changes::expires.gt(r.now().as_microsecond()))
        .filter(accounts::ended.is_null())
        .select((accounts::id, accounts::email, email_changes::email))
        .first(r.conn)
        .optional()?;
    row.map(|(account, from, to)| {
        Ok(Change {
            account: word(&account)?,
            from,
            to,
        })
    })
    .transpose()
}

/// Gives the account its new address, and spends every link to another one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn make(tx: &mut Tx<'_>, change: &Change) -> Result<(), StoreError> {
    let account = change.account.to_string();
    let open = email_changes::table
        .filter(email_changes::account.eq(&account))
        .filter(email_changes::spent.is_null());
    diesel::update(open)
        .set(email_changes::spent.eq(tx.now().as_microsecond()))
        .execute(tx.conn)?;
    diesel::update(accounts::table.find(&account))
        .set(accounts::email.eq(&change.to))
        .execute(tx.conn)?;
    Ok(())
}
