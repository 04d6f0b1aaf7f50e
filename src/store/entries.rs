//! Entries as they are kept: appended under the lock, read newest first, closed where the law says so.

use std::iter::once;

use diesel::prelude::*;
use jiff::Timestamp;

use super::apply::apply;
use super::connection::AnyConnection;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::read_entries;
use super::reading::{HeadRow, Reading, at};
use super::schema::{entries, head, proposals, sealed_acts};
use crate::record::canonical;
use crate::record::checkpoints::base64;
use crate::record::commitments::{Kind, Salt, commit_canonical, salt_text};
use crate::record::effects::{Effect, columns, effects, put};
use crate::record::entries::{OpenedAct, Side};
use crate::record::judge::Opened;
use crate::record::tree::{Frontier, Hash, leaf};
use crate::record::{Act, By, Entry};
use crate::rules::words::{Classification, ProposalSymbol};

/// The record's end while an act appends to it.
pub(super) struct Appending {
    n: i64,
    frontier: Frontier,
    newest: Hash,
    /// The origin of a record that begins among what was appended.
    begun: Option<String>,
}

impl Appending {
    pub(super) fn from(row: HeadRow) -> Result<Self, StoreError> {
        let peaks = hex::decode(&row.peaks).map_err(|e| StoreError::Corrupt(e.to_string()))?;
        let frontier = Frontier::from_bytes(row.n.unsigned_abs(), &peaks)
            .ok_or_else(|| StoreError::Corrupt("the peaks do not fit the head".into()))?;
        Ok(Self {
            n: row.n,
            frontier,
            newest: Hash::default(),
            begun: None,
        })
    }

    /// Appends one entry, closed if its proposal is for members, and says what is to be written: its own row first, then
    /// what follows from it.
    pub(super) fn append(
        &mut self,
        conn: &mut AnyConnection,
        now: Timestamp,
        by: Option<By>,
        act: Act,
        salt: &Salt,
    ) -> Result<Vec<Effect>, Failure> {
        let entry = Entry {
            act,
            by,
            index: self.n,
            time: now,
            v: 1,
        };
        let public = match closed_under(conn, &entry.act)? {
            Some(proposal) => seal(conn, &entry, proposal, salt)?,
            None => entry.clone(),
        };
        let own = self.row(&public)?;
        Ok(once(own).chain(effects(&entry)).collect())
    }

    /// The row of the next entry.
    fn row(&mut self, entry: &Entry) -> Result<Effect, Failure> {
        let bytes = entry.bytes()?;
        let hash = leaf(bytes.as_bytes());
        let subject = entry.act.subject();
        let row = columns! {
            idx: entry.index, time: entry.time, act: entry.act.name(),
            proposal: subject.proposal.map(|s| s.to_string()), ballot: subject.ballot.map(|s| s.to_string()),
            norm: subject.norm.map(|s| s.to_string()), member: subject.member.map(|s| s.to_string()),
            bytes: bytes, leaf: hex::encode(hash),
        };
        if let Act::Continue { origin, .. } = &entry.act {
            self.begun = Some(origin.clone());
        }
        self.frontier.append(hash);
        self.newest = hash;
        self.n += 1;
        Ok(put("entries", row))
    }

    /// Index and leaf of the entry appended last.
    pub(super) const fn newest(&self) -> (i64, Hash) {
        (self.n - 1, self.newest)
    }

    /// Puts back an entry as it stands in the record, closed or open: for replay.
    pub(super) fn restore(
        &mut self,
        conn: &mut AnyConnection,
        entry: &Entry,
    ) -> Result<(), Failure> {
        let row = self.row(entry)?;
        Ok(apply(conn, &[row])?)
    }

    /// The root of everything appended so far, as it stands in checkpoints.
    pub(super) fn root(&self) -> String {
        base64(&self.frontier.root())
    }

    pub(super) fn finish(self, conn: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(head::table)
            .set((
                head::n.eq(self.n),
                head::time.eq(now.as_microsecond()),
                head::peaks.eq(hex::encode(self.frontier.to_bytes())),
            ))
            .execute(conn)?;
        if let Some(origin) = self.begun {
            diesel::update(head::table)
                .set(head::origin.eq(origin))
                .execute(conn)?;
        }
        Ok(())
    }
}

/// The proposal under whose classification this act stays closed, if it does.
fn closed_under(conn: &mut AnyConnection, act: &Act) -> Result<Option<ProposalSymbol>, Failure> {
    let Some(proposal) = act.under_classification_of() else {
        return Ok(None);
    };
    if let Act::Submission { classification, .. } = act {
        return Ok((*classification == Classification::ForMembers).then(|| proposal.clone()));
    }
    Ok(is_closed(conn, proposal)?.then(|| proposal.clone()))
}

pub(super) fn is_closed(
    conn: &mut AnyConnection,
    proposal: &ProposalSymbol,
) -> Result<bool, StoreError> {
    let (classification, opened): (String, Option<i64>) = proposals::table
        .find(proposal.as_str())
        .select((proposals::classification, proposals::opened))
        .first(conn)?;
    Ok(classification == Classification::ForMembers.as_str() && opened.is_none())
}

fn seal(
    conn: &mut AnyConnection,
    entry: &Entry,
    proposal: ProposalSymbol,
    salt: &Salt,
) -> Result<Entry, Failure> {
    let content = entry.bytes()?;
    let commitment = commit_canonical(Kind::Act, salt, &content);
    diesel::insert_into(sealed_acts::table)
        .values((
            sealed_acts::idx.eq(entry.index),
            sealed_acts::proposal.eq(proposal.as_str()),
            sealed_acts::content.eq(content),
            sealed_acts::salt.eq(salt_text(salt)),
        ))
        .execute(conn)?;
    let by = match &entry.by {
        Some(By::Seat(seat)) if seat.as_str().contains('/') => By::Side(Side::Delegation),
        Some(By::Seat(seat)) if seat.as_str() == "registry" => By::Seat(seat.clone()),
        _ => By::Side(Side::Secretariat),
    };
    Ok(Entry {
        act: Act::ForMembers {
            commitment,
            proposal,
        },
        by: Some(by),
        index: entry.index,
        time: entry.time,
        v: 1,
    })
}

/// Room for the envelope of a disclosure beside the acts it opens.
const DISCLOSED_BYTES: usize = 60_000;

/// Whether every entry from one index up to another, itself not among them, is one of these acts.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn are_all_of(
    r: &mut Reading<'_>,
    from: i64,
    to: i64,
    acts: &[&str],
) -> Result<bool, StoreError> {
    let other = entries::table
        .filter(entries::idx.ge(from))
        .filter(entries::idx.lt(to))
        .filter(entries::act.ne_all(acts));
    let found: Option<i64> = other.select(entries::idx).first(r.conn).optional()?;
    Ok(found.is_none())
}

/// The disclosures that open all closed acts of a proposal: several when one entry cannot hold them.
///
/// # Errors
/// [`StoreError`] when the database fails or a closed act does not read.
pub fn disclosures(tx: &mut Tx<'_>, proposal: &ProposalSymbol) -> Result<Vec<Act>, StoreError> {
    let closed: Vec<(String, String)> = sealed_acts::table
        .filter(sealed_acts::proposal.eq(proposal.as_str()))
        .filter(sealed_acts::disclosed.is_null())
        .order(sealed_acts::idx)
        .select((sealed_acts::content, sealed_acts::salt))
        .load(tx.conn)?;
    diesel::update(
        sealed_acts::table
            .filter(sealed_acts::proposal.eq(proposal.as_str()))
            .filter(sealed_acts::disclosed.is_null()),
    )
    .set(sealed_acts::disclosed.eq(tx.index()))
    .execute(tx.conn)?;
    let mut done: Vec<Act> = Vec::new();
    let mut room = 0;
    for (content, salt) in closed {
        let opened = OpenedAct {
            content: Box::new(Entry::parse(&content)?),
            salt,
        };
        match done.last_mut() {
            Some(Act::Disclosure { acts, .. }) if room + content.len() < DISCLOSED_BYTES => {
                acts.push(opened)
            }
            _ => {
                room = 0;
                done.push(Act::Disclosure {
                    acts: vec![opened],
                    proposal: proposal.clone(),
                });
            }
        }
        room += content.len() + 100;
    }
    Ok(done)
}

/// An entry as it stands in the record.
#[derive(Clone, Debug)]
pub struct Written {
    pub index: i64,
    pub time: Timestamp,
    /// The canonical bytes, exactly.
    pub bytes: String,
    pub entry: Entry,
    /// Leaf hash (RFC 6962), hexadecimal.
    pub leaf: String,
}

/// Which entries are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Only entries before this index.
    pub before: Option<i64>,
    pub proposal: Option<String>,
    pub ballot: Option<String>,
    pub norm: Option<String>,
    pub member: Option<String>,
}

/// Entries newest first; everything that stands in the record is public.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn newest(r: &mut Reading<'_>, sought: &Sought, most: i64) -> Result<Vec<Written>, StoreError> {
    let mut query = entries::table
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .order(entries::idx.desc())
        .limit(most)
        .filter(entries::idx.lt(r.before()))
        .into_boxed();
    if let Some(before) = sought.before {
        query = query.filter(entries::idx.lt(before));
    }
    if let Some(symbol) = &sought.proposal {
        query = query.filter(entries::proposal.eq(symbol.clone()));
    }
    if let Some(symbol) = &sought.ballot {
        query = query.filter(entries::ballot.eq(symbol.clone()));
    }
    if let Some(symbol) = &sought.norm {
        query = query.filter(entries::norm.eq(symbol.clone()));
    }
    if let Some(code) = &sought.member {
        query = query.filter(entries::member.eq(code.clone()));
    }
    query
        .load::<(i64, i64, String, String)>(r.conn)?
        .into_iter()
        .map(shown)
        .collect()
}

/// One entry.
///
/// # Errors
/// [`StoreError::NotFound`] past the head.
pub fn find(r: &mut Reading<'_>, index: i64) -> Result<Written, StoreError> {
    let row = entries::table
        .find(index)
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .first::<(i64, i64, String, String)>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    shown(row)
}

/// A run of entries, oldest first, for replay: from this index on.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn from(r: &mut Reading<'_>, index: i64, most: i64) -> Result<Vec<Written>, StoreError> {
    entries::table
        .filter(entries::idx.ge(index))
        .order(entries::idx)
        .limit(most)
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .load::<(i64, i64, String, String)>(r.conn)?
        .into_iter()
        .map(written)
        .collect()
}

/// The canonical bytes of a run of entries, oldest first, from this index on.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn bytes_from(r: &mut Reading<'_>, index: i64, most: i64) -> Result<Vec<String>, StoreError> {
    Ok(entries::table
        .filter(entries::idx.ge(index))
        .order(entries::idx)
        .limit(most)
        .select(entries::bytes)
        .load(r.conn)?)
}

/// What was done by an entry, closed or open: for acts that build on it, never shown.
///
/// # Errors
/// [`StoreError::NotFound`] past the head.
pub(super) fn content(r: &mut Reading<'_>, index: i64) -> Result<Entry, StoreError> {
    let sealed: Option<String> = sealed_acts::table
        .find(index)
        .select(sealed_acts::content)
        .first(r.conn)
        .optional()?;
    match sealed {
        Some(content) => Ok(Entry::parse(&content)?),
        None => Ok(find(r, index)?.entry),
    }
}

/// The entry whose disclosure opened a closed act; none where the act was never closed, or stays so.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn opened_by(r: &mut Reading<'_>, index: i64) -> Result<Option<i64>, StoreError> {
    let disclosed: Option<Option<i64>> = sealed_acts::table
        .find(index)
        .select(sealed_acts::disclosed)
        .first(r.conn)
        .optional()?;
    let Some(first) = disclosed.flatten() else {
        return Ok(None);
    };
    // One act may open its contents in several entries, from this one on.
    let run = from(r, first, 500)?;
    Ok(run.into_iter().find_map(|written| match written.entry.act {
        Act::Disclosure { acts, .. } if acts.iter().any(|act| act.content.index == index) => {
            Some(written.index)
        }
        _ => None,
    }))
}

/// A closed act: its content and salt, and the entry that opened it, if one has.
pub(super) struct Sealed {
    pub index: i64,
    pub proposal: String,
    pub content: String,
    pub salt: String,
    pub disclosed: Option<i64>,
}

/// The closed acts, for the house's own replay: never shown.
pub(super) fn sealed(conn: &mut AnyConnection) -> Result<Vec<Sealed>, StoreError> {
    let rows: Vec<(i64, String, String, String, Option<i64>)> = sealed_acts::table
        .order(sealed_acts::idx)
        .select((
            sealed_acts::idx,
            sealed_acts::proposal,
            sealed_acts::content,
            sealed_acts::salt,
            sealed_acts::disclosed,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(index, proposal, content, salt, disclosed)| Sealed {
            index,
            proposal,
            content,
            salt,
            disclosed,
        })
        .collect())
}

/// What the closed acts are, for the judgement of the house over its own record: never shown.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn known_contents(r: &mut Reading<'_>) -> Result<Opened, StoreError> {
    let mut known = Opened::default();
    for closed in sealed(r.conn)? {
        // What does not read is found where the rows are held against the record.
        if let Ok(content) = Entry::parse(&closed.content) {
            known.know(OpenedAct {
                content: Box::new(content),
                salt: closed.salt,
            });
        }
    }
    Ok(known)
}

/// Puts back a closed act, for replay.
pub(super) fn restore_sealed(conn: &mut AnyConnection, sealed: &Sealed) -> Result<(), StoreError> {
    diesel::insert_into(sealed_acts::table)
        .values((
            sealed_acts::idx.eq(sealed.index),
            sealed_acts::proposal.eq(&sealed.proposal),
            sealed_acts::content.eq(&sealed.content),
            sealed_acts::salt.eq(&sealed.salt),
            sealed_acts::disclosed.eq(sealed.disclosed),
        ))
        .execute(conn)?;
    Ok(())
}

/// An entry of a page: entries are shown again and again.
pub(super) fn shown(
    (index, time, bytes, leaf): (i64, i64, String, String),
) -> Result<Written, StoreError> {
    let entry = read_entries::said(index, &bytes)?;
    Ok(Written {
        index,
        time: at(time)?,
        bytes,
        entry,
        leaf,
    })
}

fn written((index, time, bytes, leaf): (i64, i64, String, String)) -> Result<Written, StoreError> {
    let entry: Entry = canonical::read(&bytes)?;
    Ok(Written {
        index,
        time: at(time)?,
        bytes,
        entry,
        leaf,
    })
}
