//! Motions that wait for a second officer: private until they are approved.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::motions;
use super::sealing::Sealing;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Seat};

/// A motion that one officer proposed.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: Uuid,
    pub kind: String,
    /// Symbol or code that it is about.
    pub subject: String,
    /// Canonical JSON of the motion.
    pub body: String,
    pub account: Uuid,
    pub seat: Seat,
    pub at: Timestamp,
    pub expires: Timestamp,
}

/// How a motion stopped waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Approved,
    Withdrawn,
}

/// Lets a motion wait.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn wait(tx: &mut Tx<'_>, waiting: &Waiting) -> Result<(), StoreError> {
    // A vote lies sealed here too, as long as it lies here.
    let body = match waiting.kind == WITH_A_VOTE {
        true => tx.sealing().close(&place_of(waiting.id), &waiting.body)?,
        false => waiting.body.clone(),
    };
    diesel::insert_into(motions::table)
        .values((
            motions::id.eq(waiting.id.to_string()),
            motions::kind.eq(&waiting.kind),
            motions::subject.eq(&waiting.subject),
            motions::body.eq(body),
            motions::account.eq(waiting.account.to_string()),
            motions::seat.eq(waiting.seat.as_str()),
            motions::at.eq(waiting.at.as_microsecond()),
            motions::expires.eq(waiting.expires.as_microsecond()),
            motions::state.eq("waiting"),
            motions::proposed_intent.eq(tx.intent().map(|id| id.to_string())),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The motion, if it still waits.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn waiting(r: &mut Reading<'_>, id: Uuid) -> Result<Option<Waiting>, StoreError> {
    let sealing = r.sealing().clone();
    motions::table
        .find(id.to_string())
        .filter(motions::state.eq("waiting"))
        .filter(motions::expires.gt(r.now().as_microsecond()))
        .select(COLUMNS)
        .first::<Row>(r.conn)
        .optional()?
        .map(|row| waiting_of(row, &sealing))
        .transpose()
}

/// Everything that waits, oldest first, for the secretariat alone.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer.
pub fn all_waiting(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Waiting>, Failure> {
    if *viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let rows: Vec<Row> = motions::table
        .filter(motions::state.eq("waiting"))
        .filter(motions::expires.gt(r.now().as_microsecond()))
        .order(motions::at)
        .select(COLUMNS)
        .load(r.conn)?;
    let sealing = r.sealing().clone();
    rows.into_iter()
        .map(|row| waiting_of(row, &sealing).map_err(Failure::from))
        .collect()
}

/// Ends the waiting. The constraint of the table holds that two persons and two seats did it.
///
/// # Errors
/// [`Refusal::NothingWaiting`] when somebody was faster.
pub fn settle(tx: &mut Tx<'_>, id: Uuid, how: Settled) -> Result<(), Failure> {
    let state = match how {
        Settled::Approved => "approved",
        Settled::Withdrawn => "withdrawn",
    };
    let (account, seat, intent) = match how {
        Settled::Approved => (
            tx.permit().account().map(|id| id.to_string()),
            Some(tx.permit().seat().to_string()),
            tx.intent().map(|id| id.to_string()),
        ),
        Settled::Withdrawn => (None, None, None),
    };
    let changed = diesel::update(
        motions::table
            .find(id.to_string())
            .filter(motions::state.eq("waiting")),
    )
    .set((
        motions::state.eq(state),
        motions::approved_by.eq(account),
        motions::approved_seat.eq(seat),
        motions::approved_intent.eq(intent),
        motions::settled.eq(tx.now().as_microsecond()),
    ))
    .execute(tx.conn)?;
    forget_vote(tx, id)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Refusal::NothingWaiting.into())
    }
}

/// Where the body of a motion is sealed for.
fn place_of(id: Uuid) -> String {
    format!("motion/{id}")
}

/// The kind of a motion whose body holds a vote.
const WITH_A_VOTE: &str = "note-verbale";

/// A motion that held a vote says no more once it has stopped waiting.
fn forget_vote(tx: &mut Tx<'_>, id: Uuid) -> Result<(), StoreError> {
    diesel::update(
        motions::table
            .find(id.to_string())
            .filter(motions::kind.eq(WITH_A_VOTE)),
    )
    .set(motions::body.eq("{}"))
    .execute(tx.conn)?;
    Ok(())
}

/// The voting is over: notes verbales of which no second officer decided are forgotten.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget_votes_in(tx: &mut Tx<'_>, ballot: &BallotSymbol) -> Result<(), StoreError> {
    let waiting: Vec<String> = motions::table
        .filter(motions::kind.eq(WITH_A_VOTE))
        .filter(motions::subject.eq(ballot.as_str()))
        .filter(motions::state.eq("waiting"))
        .select(motions::id)
        .load(tx.conn)?;
    end(tx, &waiting)
}

/// After a restore: whatever waited was ended, and what held a vote is forgotten.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget_votes(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let all: Vec<String> = motions::table
        .filter(motions::kind.eq(WITH_A_VOTE))
        .filter(motions::body.ne("{}"))
        .select(motions::id)
        .load(tx.conn)?;
    end(tx, &all)
}

fn end(tx: &mut Tx<'_>, ids: &[String]) -> Result<(), StoreError> {
    for id in ids {
        diesel::update(motions::table.find(id).filter(motions::state.eq("waiting")))
            .set((
                motions::state.eq("withdrawn"),
                motions::settled.eq(tx.now().as_microsecond()),
            ))
            .execute(tx.conn)?;
        forget_vote(tx, word(id)?)?;
    }
    Ok(())
}

type Row = (String, String, String, String, String, String, i64, i64);
const COLUMNS: (
    motions::id,
    motions::kind,
    motions::subject,
    motions::body,
    motions::account,
    motions::seat,
    motions::at,
    motions::expires,
) = (
    motions::id,
    motions::kind,
    motions::subject,
    motions::body,
    motions::account,
    motions::seat,
    motions::at,
    motions::expires,
);

fn waiting_of(row: Row, sealing: &Sealing) -> Result<Waiting, StoreError> {
    let (id, kind, subject, body, account, seat, made, expires) = row;
    let id = word(&id)?;
    let body = sealing.disclose(&place_of(id), &body)?;
    Ok(Waiting {
        id,
        kind,
        subject,
        body,
        account: word(&account)?,
        seat: word(&seat)?,
        at: at(made)?,
        expires: at(expires)?,
    })
}
