//! What a backup does not have yet, regained from the record as it was published.

mod counting;
mod papers;
mod regained;

use std::collections::HashMap;

use diesel::prelude::*;

pub use self::regained::Regained;

use self::papers::Wanted;
use super::apply;
use super::ballots;
use super::certificates;
use super::connection::{AnyConnection, Source};
use super::documents;
use super::entries::{Appending, Sealed, restore_sealed};
use super::failures::{Failure, StoreError};
use super::preparations;
use super::reading::{self, Head, Reading, at, word};
use super::schema::{appointments, sealed_acts, sealed_votes};
use super::unknown::Unknown;
use crate::record::canonical;
use crate::record::checkpoints::base64;
use crate::record::commitments::{Opened, VoteContent};
use crate::record::entries::OpenedAct;
use crate::record::tree::{Frontier, leaf};
use crate::record::{Act, Entry};
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Commitment, KeyUse};

/// A public document as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub media: String,
    pub salt: String,
    pub text: String,
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
    document: &mut dyn FnMut(&Commitment) -> Result<Option<Published>, StoreError>,
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
        let (mut unknown, mut wanted) = (Unknown::default(), Wanted::default());
        for entry in &entries {
            appending.restore(conn, entry)?;
            let content = open(conn, entry, &opened, &mut regained)?;
            let effects = unknown.effects(conn, &content)?;
            apply::apply(conn, &effects)?;
            settle(conn, &content, &unknown, &mut regained)?;
            wanted.take(conn, &content)?;
            end = Some(entry.time);
        }
        if root_of(published) != appending.root() {
            return Err(StoreError::Other(
                "the entries that were regained do not give the root of the published record".into(),
            )
            .into());
        }
        if let Some(end) = end {
            appending.finish(conn, end)?;
            wanted.bring(conn, document, &mut regained)?;
            counting::count_on(conn)?;
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

/// The root over entries by their bytes, as a checkpoint spells it.
pub fn root_of(entries: &[String]) -> String {
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
    unknown: &Unknown,
    regained: &mut Regained,
) -> Result<(), Failure> {
    match &content.act {
        Act::Ballot {
            ballot, proposal, ..
        } if unknown.has(ballot) => regained.ballots.push((ballot.clone(), proposal.clone())),
        Act::Closing { ballot, .. } | Act::BallotEnd { ballot, .. } if unknown.has(ballot) => {}
        Act::Closing { ballot, votes, .. } | Act::BallotEnd { ballot, votes, .. } => {
            preparations::lapse_at(conn, ballot, content.time)?;
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
        Act::Seat { seat, .. } => regained.seats.push(seat.clone()),
        Act::SeatEnd { seat } => {
            // Whoever sat there in the backup does not any more.
            diesel::update(
                appointments::table
                    .filter(appointments::seat.eq(seat.as_str()))
                    .filter(appointments::ended.is_null()),
            )
            .set(appointments::ended.eq(content.time.as_microsecond()))
            .execute(conn)?;
            regained.seats.push(seat.clone());
        }
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
        peaks: row.peaks,
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
