//! Browsers and networks that an account signed in from before: a browser by the hash of a secret that it keeps.

use diesel::prelude::*;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::Reading;
use super::schema::{known_browsers, known_networks, sessions};
use super::sessions::Token;
use crate::record::commitments::sha256_hex;

/// What failures of a known browser are counted by: of this account in this browser.
pub fn key(browser: &Token, account_key: &str) -> String {
    sha256_hex(format!("{} {account_key}", browser.as_str()).as_bytes())
}

/// Whether the account signed in from this browser before.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn is_known(r: &mut Reading<'_>, account: Uuid, browser: &Token) -> Result<bool, StoreError> {
    let found: Option<i64> = known_browsers::table
        .find((browser.as_str(), account.to_string()))
        .select(known_browsers::seen)
        .first(r.conn)
        .optional()?;
    Ok(found.is_some())
}

/// What is new about the place of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The account never signed in anywhere before.
    First,
    /// Browser and network are known.
    Known,
    /// One of them is not.
    New,
}

/// Notes that an account signed in from this browser and this network, and says what is new about that.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn note(
    tx: &mut Tx<'_>,
    account: Uuid,
    browser: &Token,
    network: &str,
) -> Result<Place, StoreError> {
    let (account, now) = (account.to_string(), tx.now().as_microsecond());
    let before: Option<i64> = known_browsers::table
        .filter(known_browsers::account.eq(&account))
        .select(known_browsers::since)
        .first(tx.conn)
        .optional()?;
    let same_browser = diesel::update(known_browsers::table.find((browser.as_str(), &account)))
        .set(known_browsers::seen.eq(now))
        .execute(tx.conn)?
        == 1;
    if !same_browser {
        diesel::insert_into(known_browsers::table)
            .values((
                known_browsers::token.eq(browser.as_str()),
                known_browsers::account.eq(&account),
                known_browsers::since.eq(now),
                known_browsers::seen.eq(now),
            ))
            .execute(tx.conn)?;
    }
    let same_network = diesel::update(known_networks::table.find((&account, network)))
        .set(known_networks::seen.eq(now))
        .execute(tx.conn)?
        == 1;
    if !same_network {
        diesel::insert_into(known_networks::table)
            .values((
                known_networks::account.eq(&account),
                known_networks::network.eq(network),
                known_networks::since.eq(now),
                known_networks::seen.eq(now),
            ))
            .execute(tx.conn)?;
    }
    Ok(match (before, same_browser && same_network) {
        (None, _) => Place::First,
        (Some(_), true) => Place::Known,
        (Some(_), false) => Place::New,
    })
}

/// Forgets every browser and network of an account: who takes it for lost begins anew.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let account = account.to_string();
    diesel::delete(known_browsers::table.filter(known_browsers::account.eq(&account)))
        .execute(tx.conn)?;
    diesel::delete(known_networks::table.filter(known_networks::account.eq(&account)))
        .execute(tx.conn)?;
    Ok(())
}

/// Notes on a session from which network it began.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn place_session(tx: &mut Tx<'_>, session: &Token, network: &str) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(session.as_str()))
        .set(sessions::network.eq(network))
        .execute(tx.conn)?;
    Ok(())
}
