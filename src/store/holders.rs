//! Holders of a member's vote: since when they were granted it, and whether an officer has confirmed it.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{accounts, appointments};
use crate::rules::Refusal;
use crate::rules::appointments::{VOTE_WAITS, votes_from};
use crate::rules::permissions::Office;
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, Seat};

/// Since when a seat holds the vote, and when an officer confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    pub since: Timestamp,
    pub confirmed: Option<Timestamp>,
}

impl Granted {
    /// From when its holder votes.
    pub fn votes_from(self) -> Timestamp {
        votes_from(self.since, self.confirmed)
    }
}

/// When the office in a seat was granted; none where nobody sits there.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn granted(r: &mut Reading<'_>, seat: &Seat) -> Result<Option<Granted>, StoreError> {
    let row: Option<(i64, Option<i64>)> = appointments::table
        .filter(appointments::seat.eq(seat.as_str()))
        .filter(appointments::ended.is_null())
        .select((appointments::since, appointments::vote_confirmed))
        .first(r.conn)
        .optional()?;
    row.map(|(since, confirmed)| {
        Ok(Granted {
            since: at(since)?,
            confirmed: confirmed.map(at).transpose()?,
        })
    })
    .transpose()
}

/// A new holder of a vote who waits, for the officers who may confirm it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub account: Uuid,
    pub name: String,
    pub email: String,
    pub office: Office,
    pub member: Option<MemberCode>,
    pub seat: Seat,
    pub since: Timestamp,
    pub votes_from: Timestamp,
}

/// The new holders who cannot vote yet, the oldest first.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer than the secretariat.
pub fn waiting(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Waiting>, Failure> {
    if *viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let now = r.now();
    let latest = (now - VOTE_WAITS).as_microsecond();
    type Row = (String, String, String, String, Option<String>, String, i64);
    let rows: Vec<Row> = appointments::table
        .inner_join(accounts::table.on(accounts::id.eq(appointments::account)))
        .filter(appointments::office.eq_any([Office::Head.as_str(), Office::Alternate.as_str()]))
        .filter(appointments::ended.is_null())
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(now.as_microsecond())),
        )
        .filter(appointments::vote_confirmed.is_null())
        .filter(appointments::since.gt(latest))
        .order((appointments::since, appointments::id))
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            appointments::office,
            appointments::member,
            appointments::seat,
            appointments::since,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(account, name, email, office, member, seat, since)| {
            let since = at(since)?;
            Ok(Waiting {
                account: word(&account)?,
                name,
                email,
                office: word(&office)?,
                member: word_if(member.as_deref())?,
                seat: word(&seat)?,
                since,
                votes_from: votes_from(since, None),
            })
        })
        .collect()
}

/// Whether somebody in this seat holds the vote and cannot give it yet.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn waits(r: &mut Reading<'_>, seat: &Seat) -> Result<bool, StoreError> {
    let latest = (r.now() - VOTE_WAITS).as_microsecond();
    let holder: Option<String> = appointments::table
        .filter(appointments::seat.eq(seat.as_str()))
        .filter(appointments::office.eq_any([Office::Head.as_str(), Office::Alternate.as_str()]))
        .filter(appointments::ended.is_null())
        .filter(appointments::vote_confirmed.is_null())
        .filter(appointments::since.gt(latest))
        .select(appointments::account)
        .first(r.conn)
        .optional()?;
    Ok(holder.is_some())
}

/// An officer confirms that whoever sits in a seat votes from now on; gives the account.
///
/// # Errors
/// [`Refusal::AlreadyDone`] where nobody waits there.
pub fn confirm(tx: &mut Tx<'_>, seat: &Seat) -> Result<Uuid, Failure> {
    let by = tx.permit().account().map(|id| id.to_string());
    let now = tx.now();
    let latest = (now - VOTE_WAITS).as_microsecond();
    let holder: Option<String> = appointments::table
        .filter(appointments::seat.eq(seat.as_str()))
        .filter(appointments::office.eq_any([Office::Head.as_str(), Office::Alternate.as_str()]))
        .filter(appointments::ended.is_null())
        .filter(appointments::vote_confirmed.is_null())
        .filter(appointments::since.gt(latest))
        .select(appointments::account)
        .first(tx.conn)
        .optional()?;
    let holder = holder.ok_or(Refusal::AlreadyDone)?;
    diesel::update(appointments::table.filter(appointments::seat.eq(seat.as_str())))
        .set((
            appointments::vote_confirmed.eq(now.as_microsecond()),
            appointments::vote_confirmed_by.eq(by),
        ))
        .execute(tx.conn)?;
    Ok(word(&holder)?)
}

/// How many people hold the office of an officer or registrar now.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn officers(r: &mut Reading<'_>) -> Result<usize, StoreError> {
    let now = r.now().as_microsecond();
    let mut people: Vec<String> = appointments::table
        .filter(appointments::office.eq_any([Office::Officer.as_str(), Office::Registrar.as_str()]))
        .filter(appointments::ended.is_null())
        .filter(
            appointments::until
                .is_null()
                .or(appointments::until.gt(now)),
        )
        .select(appointments::account)
        .load(r.conn)?;
    people.sort_unstable();
    people.dedup();
    Ok(people.len())
}
