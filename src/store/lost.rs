//! What a backup does not have yet, regained from the record as it was published.

use std::collections::HashMap;
use std::fmt;

use diesel::prelude::*;

use super::apply;
use super::ballots;
use super::certificates;
use super::connection::{AnyConnection, Source};
use super::documents;
use super::entries::{Appending, Sealed, restore_sealed};
use super::failures::{Failure, StoreError};
use super::reading::{self, Head, Reading, at, word};
use super::schema::{counters, sealed_acts, sealed_votes};
use crate::record::canonical;
use crate::record::checkpoints::base64;
use crate::record::commitments::{
    DocumentContent, Kind, Opened, VoteContent, commit, salt_of, sha256_hex,
};
use crate::record::entries::OpenedAct;
use crate::record::tree::{Frontier, leaf};
use crate::record::{Act, Doc, Entry, effects};
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, KeyUse, Seat};

/// A public document as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub media: String,
    pub salt: String,
    pub text: String,
}

/// What was regained, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regained {
    /// Entries that the backup did not have.
    pub entries: i64,
    /// Acts on proposals for members among them that nothing opens: what they did is lost.
    pub closed_acts: i64,
    /// Votes in ballots that still run: that they were cast is regained, what they say is lost.
    pub votes: Vec<(BallotSymbol, i64)>,
    /// Documents that entries name and that were not to be had.
    pub documents: i64,
    /// Results whose entries do not state what was certified: their certificates are not made again.
    pub certificates: Vec<BallotSymbol>,
    /// Seats given or ended since the backup: who holds them is not known any more.
    pub seats: Vec<Seat>,
}

impl fmt::Display for Regained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Regained from the published record: {} entries.",
            self.entries
        )?;
        if self.closed_acts > 0 {
            writeln!(
                f,
                "Lost: what {} acts on proposals for members did; their entries stand.",
                self.closed_acts
            )?;
        }
        for (ballot, votes) in &self.votes {
            writeln!(
                f,
                "Lost: what {votes} votes in {ballot} say, which still runs; ask the delegations to vote again."
            )?;
        }
        if self.documents > 0 {
            writeln!(f, "Missing: {} documents.", self.documents)?;
        }
        for ballot in &self.certificates {
            writeln!(
                f,
                "Lost: the certificate of {ballot}; what the record states of it is not what was certified."
            )?;
        }
        if !self.seats.is_empty() {
            let seats: Vec<&str> = self.seats.iter().map(Seat::as_str).collect();
            writeln!(
                f,
                "Seats given or ended since the backup, whose holders are not known any more: {}.",
                seats.join(", ")
            )?;
        }
        Ok(())
    }
}

/// Replays the entries that were published after the backup; all of them from the first must be given, as
/// their canonical bytes.
///
/// # Errors
/// [`StoreError::Other`] when the published record is not the one that the backup continues;
/// [`Failure`] when the database fails.
pub fn regain(
    to: &Source,
    published: &[String],
    document: &mut dyn FnMut(&Doc) -> Result<Option<Published>, StoreError>,
) -> Result<Regained, Failure> {
    let mut conn = to.connect()?;
    conn.transaction::<Regained, Failure, _>(|conn| {
        let row = reading::head_row(conn)?;
        let known = usize::try_from(row.n).unwrap_or_default();
        let mut appending = Appending::from(row)?;
        let Some(lost) = published.get(known..) else {
            return Err(StoreError::Other(format!(
                "the published record has {} entries and the backup {known}: nothing to regain",
                published.len()
            ))
            .into());
        };
        if root_of(&published[..known]) != appending.root() {
            return Err(StoreError::Other(
                "the published record is not the one that this backup is of: their first entries differ".into(),
            )
            .into());
        }
        let entries: Vec<Entry> = lost
            .iter()
            .map(|bytes| Entry::parse(bytes))
            .collect::<Result<_, _>>()
            .map_err(StoreError::from)?;
        let opened = opened_in(&entries);
        let mut regained = Regained {
            entries: entries.len() as i64,
            ..Regained::default()
        };
        let mut end = None;
        for entry in &entries {
            appending.restore(conn, entry)?;
            let content = open(conn, entry, &opened, &mut regained)?;
            apply::apply(conn, &effects(&content))?;
            settle(conn, &content, &mut regained)?;
            for doc in content.docs() {
                bring(conn, &content, &doc, document, &mut regained)?;
            }
            end = Some(entry.time);
        }
        if let Some(end) = end {
            appending.finish(conn, end)?;
            running_votes(conn, &entries, &mut regained)?;
            count_on(conn)?;
            certify_again(conn, &entries, &opened, &mut regained)?;
        }
        Ok(regained)
    })
}

/// The log keys that a register names, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn log_keys(of: &Source) -> Result<Vec<String>, StoreError> {
    use super::schema::keys;
    Ok(keys::table
        .filter(keys::purpose.eq(KeyUse::Log.as_str()))
        .order(keys::idx.desc())
        .select(keys::vkey)
        .load(&mut of.connect()?)?)
}

fn root_of(entries: &[String]) -> String {
    let mut frontier = Frontier::default();
    for bytes in entries {
        frontier.append(leaf(bytes.as_bytes()));
    }
    base64(&frontier.root())
}

/// What disclosures open, by the index of the act, with the entry that opens it.
fn opened_in(entries: &[Entry]) -> HashMap<i64, (OpenedAct, i64)> {
    let mut opened = HashMap::new();
    for entry in entries {
        if let Act::Disclosure { acts, .. } = &entry.act {
            for act in acts {
                opened.insert(act.content.index, (act.clone(), entry.index));
            }
        }
    }
    opened
}

/// What an entry did: for a closed one its content, if a later entry opens it.
fn open(
    conn: &mut AnyConnection,
    entry: &Entry,
    opened: &HashMap<i64, (OpenedAct, i64)>,
    regained: &mut Regained,
) -> Result<Entry, Failure> {
    let Act::ForMembers { proposal, .. } = &entry.act else {
        return Ok(entry.clone());
    };
    let Some((act, by)) = opened.get(&entry.index) else {
        regained.closed_acts += 1;
        return Ok(entry.clone());
    };
    restore_sealed(
        conn,
        &Sealed {
            index: entry.index,
            proposal: proposal.to_string(),
            content: act.content.bytes().map_err(StoreError::from)?,
            salt: act.salt.clone(),
            disclosed: Some(*by),
        },
    )?;
    Ok((*act.content).clone())
}

/// What the private tables know of an act: closed votes that it opened, closed acts, a text that it erased.
fn settle(
    conn: &mut AnyConnection,
    content: &Entry,
    regained: &mut Regained,
) -> Result<(), Failure> {
    match &content.act {
        Act::Closing { ballot, votes, .. } | Act::BallotEnd { ballot, votes, .. } => {
            diesel::delete(sealed_votes::table.filter(sealed_votes::ballot.eq(ballot.as_str())))
                .execute(conn)?;
            votes
                .iter()
                .try_for_each(|vote| keep_vote(conn, ballot, vote))?;
        }
        Act::Disclosure { acts, .. } => {
            for act in acts {
                diesel::update(sealed_acts::table.find(act.content.index))
                    .set(sealed_acts::disclosed.eq(content.index))
                    .execute(conn)?;
            }
        }
        Act::Withhold { commitment, .. } => {
            documents::remove(conn, commitment)?;
        }
        Act::Seat { seat, .. } | Act::SeatEnd { seat } => regained.seats.push(seat.clone()),
        _ => {}
    }
    Ok(())
}

fn keep_vote(
    conn: &mut AnyConnection,
    ballot: &BallotSymbol,
    vote: &Opened<VoteContent>,
) -> Result<(), StoreError> {
    diesel::insert_into(sealed_votes::table)
        .values((
            sealed_votes::idx.eq(vote.content.index),
            sealed_votes::ballot.eq(ballot.as_str()),
            sealed_votes::member.eq(vote.content.member.as_str()),
            sealed_votes::account.eq(""),
            sealed_votes::content.eq(canonical::write(&vote.content)?),
            sealed_votes::salt.eq(&vote.salt),
            sealed_votes::is_withdrawal.eq(i64::from(vote.content.choice.is_none())),
        ))
        .execute(conn)?;
    Ok(())
}

/// A document that an entry names, unless it is here already.
fn bring(
    conn: &mut AnyConnection,
    content: &Entry,
    doc: &Doc,
    document: &mut dyn FnMut(&Doc) -> Result<Option<Published>, StoreError>,
    regained: &mut Regained,
) -> Result<(), StoreError> {
    if documents::is_there(conn, &doc.commitment)? {
        return Ok(());
    }
    let found = document(doc)?.filter(|found| is_committed(doc, found));
    let Some(found) = found else {
        regained.documents += 1;
        return Ok(());
    };
    let sha256 = sha256_hex(found.text.as_bytes());
    documents::restore(
        conn,
        &documents::Kept {
            commitment: doc.commitment.to_string(),
            media: found.media,
            sha256,
            salt: found.salt,
            bytes: found.text.len() as i64,
            body: found.text,
            idx: content.index,
            proposal: content
                .act
                .under_classification_of()
                .map(ToString::to_string),
            ballot: None,
            member: None,
        },
    )
}

fn is_committed(doc: &Doc, found: &Published) -> bool {
    let content = DocumentContent {
        media: found.media.clone(),
        sha256: sha256_hex(found.text.as_bytes()),
    };
    salt_of(&found.salt)
        .and_then(|salt| commit(Kind::Document, &salt, &content).ok())
        .is_some_and(|commitment| commitment == doc.commitment)
}

/// The votes whose contents are gone with the lost time, of ballots that nothing has closed since.
fn running_votes(
    conn: &mut AnyConnection,
    entries: &[Entry],
    regained: &mut Regained,
) -> Result<(), StoreError> {
    let mut cast: HashMap<BallotSymbol, i64> = HashMap::new();
    for entry in entries {
        match &entry.act {
            Act::Vote { ballot, .. } => {
                let known: i64 = sealed_votes::table
                    .filter(sealed_votes::idx.eq(entry.index))
                    .count()
                    .get_result(conn)?;
                if known == 0 {
                    *cast.entry(ballot.clone()).or_default() += 1;
                }
            }
            Act::Closing { ballot, .. } | Act::BallotEnd { ballot, .. } => {
                cast.remove(ballot);
            }
            _ => {}
        }
    }
    regained.votes = cast.into_iter().collect();
    regained.votes.sort();
    Ok(())
}

/// The counters of symbols and seats, so that none is given twice.
fn count_on(conn: &mut AnyConnection) -> Result<(), StoreError> {
    use super::schema::{ballots, norms, seats};
    let mut highest: HashMap<String, i64> = HashMap::new();
    let mut seen = |name: String, number: &str| {
        if let Ok(number) = number.parse::<i64>() {
            let most = highest.entry(name).or_default();
            *most = (*most).max(number);
        }
    };
    for symbol in ballots::table
        .select(ballots::symbol)
        .load::<String>(conn)?
    {
        if let [_, year, number] = symbol.splitn(3, '-').collect::<Vec<_>>()[..] {
            seen(format!("ballot {year}"), number);
        }
    }
    let provisional = ballots::table
        .filter(ballots::norm.is_not_null())
        .select(ballots::norm.assume_not_null());
    let mut given: Vec<String> = provisional.load(conn)?;
    given.extend(norms::table.select(norms::symbol).load::<String>(conn)?);
    for symbol in given {
        if let Some((_, number)) = symbol.rsplit_once('-') {
            seen("norm".to_owned(), number);
        }
    }
    for seat in seats::table.select(seats::seat).load::<String>(conn)? {
        if let Some((of, number)) = seat.split_once(['/', '-']) {
            seen(format!("seat {of}"), number);
        }
    }
    for (name, number) in highest {
        let there: i64 = counters::table
            .filter(counters::name.eq(&name))
            .count()
            .get_result(conn)?;
        if there == 0 {
            diesel::insert_into(counters::table)
                .values((counters::name.eq(&name), counters::n.eq(0)))
                .execute(conn)?;
        }
        diesel::update(counters::table.find(&name).filter(counters::n.lt(number)))
            .set(counters::n.eq(number))
            .execute(conn)?;
    }
    Ok(())
}

/// The certificates of results certified in the lost time, from the record itself.
fn certify_again(
    conn: &mut AnyConnection,
    entries: &[Entry],
    opened: &HashMap<i64, (OpenedAct, i64)>,
    regained: &mut Regained,
) -> Result<(), Failure> {
    let row = reading::head_row(conn)?;
    let head = Head {
        n: row.n,
        time: at(row.time)?,
        house: word(&row.house)?,
        origin: row.origin,
    };
    let now = head.time;
    for entry in entries {
        let content = opened
            .get(&entry.index)
            .map_or(entry, |(act, _)| &act.content);
        if let Act::Certification {
            ballot,
            certificate,
            ..
        } = &content.act
        {
            // As it stood then: a later correction is none of what was certified.
            let mut r = Reading::of(conn, head.clone(), now).before_entry(entry.index);
            let ballot = ballots::find(&mut r, &Viewer::Secretariat, ballot)?;
            let body = certificates::state(&mut r, &ballot)?;
            if body.fingerprint().map_err(StoreError::from)? == *certificate {
                certificates::put(conn, &body)?;
            } else {
                regained.certificates.push(ballot.symbol);
            }
        }
    }
    Ok(())
}
