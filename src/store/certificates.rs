//! Certificates of results: the body as it was certified, and its signature once there is one.

use diesel::prelude::*;

use super::amendments;
use super::ballots::{self, Ballot, Question, State};
use super::connection::AnyConnection;
use super::entries;
use super::failures::{Failure, StoreError};
use super::parts;
use super::pens::Tx;
use super::proposals;
use super::reading::{Reading, word};
use super::schema::certificates;
use super::votes;
use crate::record::canonical;
use crate::record::certificates::{Body, PutPart, PutText, PutTexts, body, part};
use crate::record::entries::VotingPart;
use crate::record::{Act, Entry};
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang};

/// Keeps the body that a certification holds the SHA-256 of.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn lay(tx: &mut Tx<'_>, body: &Body) -> Result<(), Failure> {
    put(tx.conn, body)
}

pub(super) fn put(conn: &mut AnyConnection, body: &Body) -> Result<(), Failure> {
    diesel::insert_into(certificates::table)
        .values((
            certificates::ballot.eq(body.ballot.as_str()),
            certificates::body.eq(body.bytes()?),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the certificate of a closed ballot states, from the entries that opened and closed it and corrected its
/// roll: for the act that certifies.
///
/// # Errors
/// [`Refusal::OutOfOrder`] while it runs, [`Refusal::LanguageMissing`]; [`Failure::Store`] when the database fails.
pub fn state(r: &mut Reading<'_>, ballot: &Ballot) -> Result<Body, Failure> {
    let insider = Viewer::Secretariat;
    let question = ballots::question(r, &insider, &ballot.proposal, ballot.revision)?;
    let texts = PutTexts {
        en: put_text(&question, Lang::En)?,
        fr: put_text(&question, Lang::Fr)?,
    };
    let closed = ballot.closed_idx.ok_or(Refusal::OutOfOrder)?;
    let opening = entries::content(r, ballot.idx)?;
    let closing = entries::content(r, closed)?;
    let corrections = votes::corrections_of(r, &insider, ballot)?
        .iter()
        .map(|made| entries::content(r, made.index))
        .collect::<Result<Vec<_>, _>>()?;
    let part = put_part(r, ballot, &opening)?;
    let head = r.head();
    body(
        (head.house, &head.origin),
        &opening,
        &closing,
        &corrections,
        texts,
        part,
    )
    .ok_or_else(|| StoreError::Corrupt(format!("the entries of {}", ballot.symbol)).into())
}

/// The part that the ballot was on, as the entries have it.
fn put_part(
    r: &mut Reading<'_>,
    ballot: &Ballot,
    opening: &Entry,
) -> Result<Option<PutPart>, Failure> {
    let Some(place) = ballot.part else {
        return Ok(None);
    };
    let insider = Viewer::Secretariat;
    let corrupt = || StoreError::Corrupt(format!("the part of {}", ballot.symbol));
    let found = parts::find(r, &insider, &ballot.proposal, place)?;
    let ordered = proposals::find(r, &insider, &ballot.proposal)?.order;
    let (ordered, _) = ordered.ok_or_else(corrupt)?;
    let order = entries::content(r, ordered)?;
    let amendment = match found.what {
        VotingPart::Amendment(number) => {
            let index = amendments::find(r, &insider, &ballot.proposal, number)?.index;
            Some(entries::content(r, index)?)
        }
        VotingPart::Division(_) => None,
    };
    let put = part(opening, &order, amendment.as_ref()).ok_or_else(corrupt)?;
    Ok(Some(put))
}

fn put_text(question: &Question, lang: Lang) -> Result<PutText, Refusal> {
    question
        .of(lang)
        .map(|texts| PutText {
            text: texts.text.clone(),
            title: texts.title.clone(),
        })
        .ok_or(Refusal::LanguageMissing(lang))
}

/// A certificate as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Certified {
    pub body: Body,
    /// The signed note over the body; none until the certificate key has signed.
    pub note: Option<String>,
}

/// The certificate of a ballot; that of a ballot on a proposal for members is for whoever may read it.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none for this viewer.
pub fn find(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &BallotSymbol,
) -> Result<Certified, StoreError> {
    let ballot = ballots::find(r, viewer, symbol)?;
    // A certification that was refused certifies nothing.
    if ballot.state != State::Certified {
        return Err(StoreError::NotFound);
    }
    let (body, note): (String, Option<String>) = certificates::table
        .find(symbol.as_str())
        .select((certificates::body, certificates::note))
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    Ok(Certified {
        body: canonical::read(&body)?,
        note,
    })
}

/// The act that certified a result, closed or open on the record: read with its certificate, by whoever may read that.
///
/// # Errors
/// [`StoreError::NotFound`] past the head.
pub fn certification(r: &mut Reading<'_>, index: i64) -> Result<Entry, StoreError> {
    let entry = entries::content(r, index)?;
    match entry.act {
        Act::Certification { .. } => Ok(entry),
        _ => Err(StoreError::NotFound),
    }
}

/// The bodies that await the signature of the certificate key, at most so many.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn unsigned(r: &mut Reading<'_>, most: i64) -> Result<Vec<Body>, StoreError> {
    let rows: Vec<String> = certificates::table
        .filter(certificates::note.is_null())
        .order(certificates::ballot)
        .limit(most)
        .select(certificates::body)
        .load(r.conn)?;
    rows.iter().map(|body| Ok(canonical::read(body)?)).collect()
}

/// Adds the signed note to a certificate.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn sign(tx: &mut Tx<'_>, ballot: &BallotSymbol, note: &str) -> Result<(), Failure> {
    diesel::update(certificates::table.find(ballot.as_str()))
        .set(certificates::note.eq(note))
        .execute(tx.conn)?;
    Ok(())
}

/// The ballots that have a certificate, in order.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all(r: &mut Reading<'_>) -> Result<Vec<BallotSymbol>, StoreError> {
    let rows: Vec<String> = certificates::table
        .order(certificates::ballot)
        .select(certificates::ballot)
        .load(r.conn)?;
    rows.iter().map(|symbol| word(symbol)).collect()
}

/// Copies all certificates, for replay: those of ballots that the other register has as certified.
pub(super) fn copy(from: &mut AnyConnection, to: &mut AnyConnection) -> Result<(), StoreError> {
    use super::schema::ballots as rows;
    let certified: Vec<String> = rows::table
        .filter(rows::state.eq(State::Certified.as_str()))
        .select(rows::symbol)
        .load(to)?;
    for ballot in certified {
        let kept: Option<(String, Option<String>)> = certificates::table
            .find(&ballot)
            .select((certificates::body, certificates::note))
            .first(from)
            .optional()?;
        if let Some((body, note)) = kept {
            diesel::insert_into(certificates::table)
                .values((
                    certificates::ballot.eq(&ballot),
                    certificates::body.eq(body),
                    certificates::note.eq(note),
                ))
                .execute(to)?;
        }
    }
    Ok(())
}
