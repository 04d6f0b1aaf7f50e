//! What was sent: the notices about a ballot as proof, and those that could not be delivered.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::outbox::{self as letters, letter_of};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{ballots, outbox};
use crate::rules::Refusal;
use crate::rules::letters::Letter;
use crate::rules::notices::Event;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang, MemberCode};

/// The word under which the outbox keeps what was collected for a person.
const COLLECTED: &str = "collected";

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// A mail server took it over.
    Sent(Timestamp),
    /// To be sent, now or at the next try.
    Waits,
    /// To be sent with what else its person wants collected.
    Held,
    GivenUp(Timestamp),
}

/// A notice as it was laid for one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Uuid,
    /// None for a letter that holds what was collected.
    pub event: Option<Event>,
    /// What it is about: a symbol or two.
    pub about: String,
    pub member: Option<MemberCode>,
    pub name: String,
    pub email: String,
    /// None for both.
    pub lang: Option<Lang>,
    pub laid: Timestamp,
    pub delivery: Delivery,
    pub trouble: String,
}

type Row = (
    (String, Option<String>, String, String, String),
    (Option<String>, i64, Option<i64>, Option<i64>, i64, String),
);

/// The notices of a ballot, and those of its proposal that came before it (the opening of the consultation, the final
/// text), in the order in which they were laid. Letters about votes are not among them.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer than the secretariat, or where there is no such ballot.
pub fn of_ballot(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &BallotSymbol,
) -> Result<Vec<Line>, Failure> {
    if *viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let proposal: Option<String> = ballots::table
        .find(ballot.as_str())
        .select(ballots::proposal)
        .first(r.conn)
        .optional()?;
    let proposal = proposal.ok_or(Refusal::NotFound)?;
    let before = [
        Event::ConsultationOpened.as_str(),
        Event::FinalText.as_str(),
    ];
    let rows: Vec<Row> = outbox::table
        .filter(
            outbox::ballot.eq(ballot.as_str()).or(outbox::proposal
                .eq(proposal)
                .and(outbox::event.eq_any(before))),
        )
        .order((outbox::created, outbox::id))
        .select((
            (
                outbox::id,
                outbox::event,
                outbox::facts,
                outbox::name,
                outbox::recipient,
            ),
            (
                outbox::lang,
                outbox::created,
                outbox::sent,
                outbox::dead,
                outbox::due,
                outbox::trouble,
            ),
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|row| line(row).map_err(Failure::from))
        .collect()
}

/// Notices that were given up, the newest first, a hundred at most; letters about an account are the administrator's.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer than the secretariat.
pub fn undelivered(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<Line>, Failure> {
    if *viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let rows: Vec<Row> = outbox::table
        .filter(outbox::dead.is_not_null())
        .filter(outbox::digest.is_null())
        .filter(outbox::event.is_not_null().or(outbox::kind.eq(COLLECTED)))
        .order((outbox::created.desc(), outbox::id.desc()))
        .limit(100)
        .select((
            (
                outbox::id,
                outbox::event,
                outbox::facts,
                outbox::name,
                outbox::recipient,
            ),
            (
                outbox::lang,
                outbox::created,
                outbox::sent,
                outbox::dead,
                outbox::due,
                outbox::trouble,
            ),
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|row| line(row).map_err(Failure::from))
        .collect()
}

/// Tries a notice once more that was given up.
///
/// # Errors
/// [`Refusal::NotFound`] of a letter that is none, or was not given up.
pub fn revive(tx: &mut Tx<'_>, id: Uuid) -> Result<(), Failure> {
    let found: Option<String> = outbox::table
        .find(id.to_string())
        .filter(outbox::event.is_not_null().or(outbox::kind.eq(COLLECTED)))
        .select(outbox::id)
        .first(tx.conn)
        .optional()?;
    match found {
        Some(_) => letters::revive(tx, id),
        None => Err(Refusal::NotFound.into()),
    }
}

fn line(
    ((id, event, facts, name, email), (lang, laid, sent, dead, due, trouble)): Row,
) -> Result<Line, StoreError> {
    let letter = letter_of(&facts)?;
    let (about, member) = match &letter {
        Letter::Told(told) => {
            let matter = &told.matter;
            let symbols = [
                matter.proposal.as_ref().map(ToString::to_string),
                matter.ballot.as_ref().map(ToString::to_string),
                matter.norm.as_ref().map(|norm| norm.printed()),
            ];
            let symbols: Vec<String> = symbols.into_iter().flatten().collect();
            (symbols.join(", "), told.member.clone())
        }
        Letter::MotionWaits { subject, .. } => (subject.clone(), None),
        _ => (String::new(), None),
    };
    let delivery = match (sent, dead) {
        (Some(sent), _) => Delivery::Sent(at(sent)?),
        (None, Some(dead)) => Delivery::GivenUp(at(dead)?),
        (None, None) if due == i64::MAX => Delivery::Held,
        (None, None) => Delivery::Waits,
    };
    Ok(Line {
        id: word(&id)?,
        event: word_if(event.as_deref())?,
        about,
        member,
        name,
        email,
        lang: word_if(lang.as_deref())?,
        laid: at(laid)?,
        delivery,
        trouble,
    })
}
