//! The sessions that an account has open.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::{ABSOLUTE, IDLE, Token, end};
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::{Reading, at};
use crate::store::schema::sessions;

/// A session that runs, as its own person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Names the session among those of its account: the beginning of its token's hash.
    pub handle: String,
    pub since: Timestamp,
    pub seen: Timestamp,
    /// What the browser said it is; empty if it said nothing.
    pub agent: String,
    /// From which network it began; empty where that was not noted.
    pub network: String,
    /// The session of whoever asks.
    pub is_this: bool,
}

/// Characters of a token that name a session among those of one account.
const HANDLE: usize = 16;

/// The sessions of an account that run, the last used first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn running_of(
    r: &mut Reading<'_>,
    account: Uuid,
    this: &Token,
) -> Result<Vec<Running>, StoreError> {
    let now = r.now();
    let rows: Vec<(String, i64, i64, String, String)> = sessions::table
        .filter(sessions::account.eq(account.to_string()))
        .filter(sessions::ended.is_null())
        .filter(sessions::seen.ge((now - IDLE).as_microsecond()))
        .filter(sessions::created.ge((now - ABSOLUTE).as_microsecond()))
        .order((sessions::seen.desc(), sessions::token))
        .select((
            sessions::token,
            sessions::created,
            sessions::seen,
            sessions::agent,
            sessions::network,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(token, created, seen, agent, network)| {
            Ok(Running {
                handle: token.chars().take(HANDLE).collect(),
                since: at(created)?,
                seen: at(seen)?,
                agent,
                network,
                is_this: token == this.0,
            })
        })
        .collect()
}

/// Ends one session of an account by its handle; false when the account has none of that name.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_named(tx: &mut Tx<'_>, account: Uuid, handle: &str) -> Result<bool, StoreError> {
    let tokens: Vec<String> = sessions::table
        .filter(sessions::account.eq(account.to_string()))
        .filter(sessions::ended.is_null())
        .select(sessions::token)
        .load(tx.conn)?;
    let named = |token: &String| handle.len() == HANDLE && token.starts_with(handle);
    let Some(token) = tokens.into_iter().find(named) else {
        return Ok(false);
    };
    end(tx, &Token(token))?;
    Ok(true)
}

/// Ends every session of an account but one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_others(tx: &mut Tx<'_>, account: Uuid, kept: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .filter(sessions::account.eq(account.to_string()))
            .filter(sessions::token.ne(&kept.0))
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}
