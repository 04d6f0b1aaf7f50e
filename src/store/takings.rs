//! Offices taken up that wait for their inviter: the code that the person's own desk shows.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::accounts::Offer;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, takings};
use crate::rules::Refusal;
use crate::rules::appointments::{CODE_LIFE, MOST_WRONG_CODES, may_confirm};
use crate::rules::permissions::Holding;
use crate::rules::visibility::Viewer;
use crate::rules::words::Seat;

/// An office that somebody took up and does not hold yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub offer: Offer,
    /// Eight digits: shown to the person who took it up, asked of the inviter.
    pub code: String,
    /// How often it was mistyped.
    pub wrong: i64,
    pub taken: Timestamp,
    pub expires: Timestamp,
}

/// Keeps an office for an account until its inviter confirms the code; gives the code.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn take(
    tx: &mut Tx<'_>,
    account: Uuid,
    offer: &Offer,
    invited_by: Option<Uuid>,
) -> Result<String, StoreError> {
    let code = code_of(&tx.fresh_secret()?);
    let now = tx.now();
    diesel::insert_into(takings::table)
        .values((
            takings::seat.eq(offer.seat.as_str()),
            takings::account.eq(account.to_string()),
            takings::office.eq(offer.office.as_str()),
            takings::member.eq(offer.member.as_ref().map(|code| code.as_str())),
            takings::until.eq(offer.until.map(Timestamp::as_microsecond)),
            takings::invited_by.eq(invited_by.map(|id| id.to_string())),
            takings::code.eq(&code),
            takings::wrong.eq(0),
            takings::taken.eq(now.as_microsecond()),
            takings::expires.eq((now + CODE_LIFE).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(code)
}

/// Eight digits of a secret: a hundred million, of which five can be tried.
fn code_of(secret: &[u8; 32]) -> String {
    let drawn = secret.iter().fold(0u64, |sum, byte| {
        (sum * 256 + u64::from(*byte)) % 100_000_000
    });
    format!("{drawn:08}")
}

type Row = (
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    Option<i64>,
    String,
    i64,
    i64,
    i64,
);
const COLUMNS: (
    accounts::id,
    accounts::name,
    accounts::email,
    takings::office,
    takings::member,
    takings::seat,
    takings::until,
    takings::code,
    takings::wrong,
    takings::taken,
    takings::expires,
) = (
    accounts::id,
    accounts::name,
    accounts::email,
    takings::office,
    takings::member,
    takings::seat,
    takings::until,
    takings::code,
    takings::wrong,
    takings::taken,
    takings::expires,
);

/// What waits for a code in a seat.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_seat(r: &mut Reading<'_>, seat: &Seat) -> Result<Option<Taking>, StoreError> {
    takings::table
        .inner_join(accounts::table.on(accounts::id.eq(takings::account)))
        .filter(takings::seat.eq(seat.as_str()))
        .filter(takings::expires.gt(r.now().as_microsecond()))
        .select(COLUMNS)
        .first::<Row>(r.conn)
        .optional()?
        .map(taking_of)
        .transpose()
}

/// What waits for an account itself: the only ones whose codes a page shows.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_account(r: &mut Reading<'_>, account: Uuid) -> Result<Vec<Taking>, StoreError> {
    takings::table
        .inner_join(accounts::table.on(accounts::id.eq(takings::account)))
        .filter(takings::account.eq(account.to_string()))
        .filter(takings::expires.gt(r.now().as_microsecond()))
        .order(takings::taken)
        .select(COLUMNS)
        .load::<Row>(r.conn)?
        .into_iter()
        .map(taking_of)
        .collect()
}

/// What somebody who holds these offices may confirm, the oldest first; a head that of its own delegation.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn to_confirm(
    r: &mut Reading<'_>,
    account: Uuid,
    holdings: &[Holding],
) -> Result<Vec<Taking>, StoreError> {
    let rows: Vec<Row> = takings::table
        .inner_join(accounts::table.on(accounts::id.eq(takings::account)))
        .filter(takings::account.ne(account.to_string()))
        .filter(takings::expires.gt(r.now().as_microsecond()))
        .filter(takings::wrong.lt(MOST_WRONG_CODES))
        .order(takings::taken)
        .select(COLUMNS)
        .load(r.conn)?;
    let mut found = Vec::new();
    for row in rows {
        let taking = taking_of(row)?;
        if confirms(holdings, &taking.offer).is_some() {
            found.push(taking);
        }
    }
    Ok(found)
}

/// What waits for a code, for whoever may know who sits where: the administrator all of it, a delegation its own.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn all(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Taking>, Failure> {
    let mut query = takings::table
        .inner_join(accounts::table.on(accounts::id.eq(takings::account)))
        .filter(takings::expires.gt(r.now().as_microsecond()))
        .order(takings::taken)
        .into_boxed();
    query = match viewer {
        Viewer::Administrator => query,
        Viewer::Delegation(member) => query.filter(takings::member.eq(member.as_str())),
        _ => return Err(Refusal::NotFound.into()),
    };
    let rows: Vec<Row> = query.select(COLUMNS).load(r.conn)?;
    rows.into_iter()
        .map(|row| taking_of(row).map_err(Failure::from))
        .collect()
}

/// The office in which one may confirm who took up another.
pub fn confirms<'a>(holdings: &'a [Holding], offer: &Offer) -> Option<&'a Holding> {
    holdings.iter().find(|held| {
        may_confirm(held.office, offer.office)
            && (!held.office.is_of_delegation() || held.member == offer.member)
    })
}

/// Counts a code that was mistyped; gives how often it was by now.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn mistyped(tx: &mut Tx<'_>, seat: &Seat) -> Result<i64, StoreError> {
    diesel::update(takings::table.find(seat.as_str()))
        .set(takings::wrong.eq(takings::wrong + 1))
        .execute(tx.conn)?;
    Ok(takings::table
        .find(seat.as_str())
        .select(takings::wrong)
        .first(tx.conn)?)
}

/// Nothing waits in this seat any more.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget(tx: &mut Tx<'_>, seat: &Seat) -> Result<(), StoreError> {
    diesel::delete(takings::table.find(seat.as_str())).execute(tx.conn)?;
    Ok(())
}

fn taking_of(row: Row) -> Result<Taking, StoreError> {
    let (account, name, email, office, member, seat, until, code, wrong, taken, expires) = row;
    Ok(Taking {
        account: word(&account)?,
        name,
        email,
        offer: Offer {
            office: word(&office)?,
            member: word_if(member.as_deref())?,
            seat: word(&seat)?,
            until: until.map(at).transpose()?,
        },
        code,
        wrong,
        taken: at(taken)?,
        expires: at(expires)?,
    })
}
