//! Sessions: begun, kept alive, ended.

mod renewing;
mod running;
mod visitors;

use diesel::prelude::*;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::rules::words::Auth;
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::schema::sessions;
pub use renewing::Renewal;
pub(super) use renewing::{current, renew};
pub use running::{Running, end_named, end_others, running_of};
pub use visitors::{Visitor, visitor, whose};
pub(super) use visitors::{caller, holdings};

/// A session ends when nothing was asked for this long.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after the sign-in, whatever happens.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// How fine the last use is kept.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The SHA-256 of a session's secret: all that the database knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token of the secret that a browser holds (256 bits, hexadecimal).
    pub fn of(secret: &str) -> Self {
        Self(hex::encode(Sha256::digest(secret.as_bytes())))
    }

    pub(in crate::store) fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a session begins.
#[derive(Clone, Copy, Debug)]
pub struct Begins<'a> {
    pub auth: Auth,
    /// The passkey that it begins with: it ends with it.
    pub passkey: Option<&'a str>,
    /// What the browser says it is.
    pub agent: &'a str,
}

impl<'a> Begins<'a> {
    /// With something that is no passkey.
    pub const fn of(auth: Auth, agent: &'a str) -> Self {
        Self {
            auth,
            passkey: None,
            agent,
        }
    }

    pub const fn with_passkey(credential: &'a str, agent: &'a str) -> Self {
        Self {
            auth: Auth::Passkey,
            passkey: Some(credential),
            agent,
        }
    }
}

/// Begins a session for an account; the secret goes to the browser and nowhere else.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn begin(tx: &mut Tx<'_>, account: Uuid, begins: &Begins<'_>) -> Result<String, StoreError> {
    let secret = hex::encode(tx.fresh_secret()?);
    let now = tx.now().as_microsecond();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token.eq(Token::of(&secret).0),
            sessions::account.eq(account.to_string()),
            sessions::auth.eq(begins.auth.as_str()),
            sessions::passkey.eq(begins.passkey),
            sessions::created.eq(now),
            sessions::seen.eq(now),
            sessions::agent.eq(begins.agent.chars().take(200).collect::<String>()),
            sessions::name.eq(tx.fresh_id().to_string()),
        ))
        .execute(tx.conn)?;
    Ok(secret)
}

/// Ends one session.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .find(&token.0)
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}

/// Ends every session of an account: at a new password, and when an appointment ends.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_all(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        sessions::table
            .filter(sessions::account.eq(account.to_string()))
            .filter(sessions::ended.is_null()),
    )
    .set(sessions::ended.eq(now))
    .execute(tx.conn)?;
    Ok(())
}

/// Notes that a session was used.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn touch(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(sessions::table.find(&token.0))
        .set(sessions::seen.eq(now))
        .execute(tx.conn)?;
    Ok(())
}
