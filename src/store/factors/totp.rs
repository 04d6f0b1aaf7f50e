//! Codes of an authenticator app: the sealed seed of an account, and the last step whose code was taken.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::record::entries::House;
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{totp, totp_offers};
use crate::store::sealing::Sealing;
use crate::store::sessions::Token;

/// Bytes of a seed (RFC 4226, 4: 160 bits).
pub const SEED: usize = 20;
/// Wrong codes in a row before codes are not looked at for a while.
const FREE: i64 = 5;
/// How long they are not looked at after the last wrong one.
const PAUSE: SignedDuration = SignedDuration::from_mins(5);
/// How long a seed is shown before its first code.
const OFFERED: SignedDuration = SignedDuration::from_mins(30);

fn place(account: Uuid) -> String {
    format!("totp/{account}")
}

fn place_of_offer(session: &Token) -> String {
    format!("totp-offer/{}", session.as_str())
}

/// Since when the account has an app; none without one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn since(r: &mut Reading<'_>, account: Uuid) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<i64> = totp::table
        .find(account.to_string())
        .select(totp::created)
        .first(r.conn)
        .optional()?;
    row.map(at).transpose()
}

/// The app of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    pub seed: Vec<u8>,
    /// No code of it is looked at now: not for a while after several wrong ones in a row.
    pub is_paused: bool,
}

/// The app of an account; none without one.
///
/// # Errors
/// [`StoreError`] when the database fails, or the seed does not open.
pub fn app(tx: &mut Tx<'_>, account: Uuid) -> Result<Option<App>, StoreError> {
    let row: Option<(String, i64, Option<i64>)> = totp::table
        .find(account.to_string())
        .select((totp::seed, totp::wrong, totp::wrong_at))
        .first(tx.conn)
        .optional()?;
    let Some((sealed, wrong, last)) = row else {
        return Ok(None);
    };
    let is_paused = match last {
        Some(last) if wrong >= FREE => tx.now() < at(last)? + PAUSE,
        _ => false,
    };
    let seed = tx.sealing().open(&place(account), &sealed)?;
    Ok(Some(App { seed, is_paused }))
}

/// The seed of an account with the last step that was taken, for showing its codes; none without an app.
///
/// # Errors
/// [`StoreError::NotFound`] in a house of record: nothing there shows a code. [`StoreError`] when the database
/// fails, or the seed does not open.
pub fn shown(
    r: &mut Reading<'_>,
    sealing: &Sealing,
    account: Uuid,
) -> Result<Option<(Vec<u8>, i64)>, StoreError> {
    if r.head().house != House::Demo {
        return Err(StoreError::NotFound);
    }
    let row: Option<(String, i64)> = totp::table
        .find(account.to_string())
        .select((totp::seed, totp::last_step))
        .first(r.conn)
        .optional()?;
    row.map(|(sealed, last)| Ok((sealing.open(&place(account), &sealed)?, last)))
        .transpose()
}

/// Takes a step once: false when it, or a later one, was taken before.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn take_step(tx: &mut Tx<'_>, account: Uuid, step: i64) -> Result<bool, StoreError> {
    let taken = diesel::update(
        totp::table
            .find(account.to_string())
            .filter(totp::last_step.lt(step)),
    )
    .set((totp::last_step.eq(step), totp::wrong.eq(0)))
    .execute(tx.conn)?;
    Ok(taken == 1)
}

/// Counts a wrong code.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn note_wrong(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(totp::table.find(account.to_string()))
        .set((totp::wrong.eq(totp::wrong + 1), totp::wrong_at.eq(now)))
        .execute(tx.conn)?;
    Ok(())
}

/// Keeps the seed of an account in place of any other, with the step of its first code as taken.
///
/// # Errors
/// [`StoreError`] when the database fails, or there is no sealing key.
pub fn set(tx: &mut Tx<'_>, account: Uuid, seed: &[u8], step: i64) -> Result<(), StoreError> {
    let sealed = tx.sealing().seal(&place(account), seed)?;
    end(tx, account)?;
    diesel::insert_into(totp::table)
        .values((
            totp::account.eq(account.to_string()),
            totp::seed.eq(sealed),
            totp::last_step.eq(step),
            totp::wrong.eq(0),
            totp::created.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets the seed of an account; false when it has none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, account: Uuid) -> Result<bool, StoreError> {
    Ok(diesel::delete(totp::table.find(account.to_string())).execute(tx.conn)? == 1)
}

/// Offers a fresh seed to a session (or half session), in place of any other that it was offered.
///
/// # Errors
/// [`StoreError`] when the database fails, or there is no sealing key.
pub fn offer(
    tx: &mut Tx<'_>,
    session: &Token,
    account: Uuid,
    seed: &[u8],
) -> Result<(), StoreError> {
    let sealed = tx.sealing().seal(&place_of_offer(session), seed)?;
    let now = tx.now();
    diesel::delete(
        totp_offers::table.filter(
            totp_offers::session
                .eq(session.as_str())
                .or(totp_offers::expires.lt(now.as_microsecond())),
        ),
    )
    .execute(tx.conn)?;
    diesel::insert_into(totp_offers::table)
        .values((
            totp_offers::session.eq(session.as_str()),
            totp_offers::account.eq(account.to_string()),
            totp_offers::seed.eq(sealed),
            totp_offers::expires.eq((now + OFFERED).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The seed that a session was offered, and for which account; none when it is over.
///
/// # Errors
/// [`StoreError`] when the database fails, or the seed does not open.
pub fn offered(
    r: &mut Reading<'_>,
    sealing: &Sealing,
    session: &Token,
) -> Result<Option<(Uuid, Vec<u8>)>, StoreError> {
    let row: Option<(String, String)> = totp_offers::table
        .find(session.as_str())
        .filter(totp_offers::expires.gt(r.now().as_microsecond()))
        .select((totp_offers::account, totp_offers::seed))
        .first(r.conn)
        .optional()?;
    row.map(|(account, sealed)| {
        Ok((
            word(&account)?,
            sealing.open(&place_of_offer(session), &sealed)?,
        ))
    })
    .transpose()
}

/// Ends an offer; false when it was ended before.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_offer(tx: &mut Tx<'_>, session: &Token) -> Result<bool, StoreError> {
    Ok(diesel::delete(totp_offers::table.find(session.as_str())).execute(tx.conn)? == 1)
}
