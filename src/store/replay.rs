//! Replay: the public tables once more from the entries alone, and what the living ones say otherwise.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

use super::Store;
use super::apply;
use super::certificates;
use super::connection::{self, AnyConnection, Source};
use super::documents;
use super::entries::{self, Appending, Sealed};
use super::failures::{Failure, StoreError};
use super::named::Named;
use super::private_log;
use super::reading::{self, Reading, at};
use super::schema::entries as entry_rows;
use super::search;
use super::unknown::Unknown;
use crate::record::commitments::{Kind, commit_canonical, salt_of};
use crate::record::effects::Effect;
use crate::record::entries::House;
use crate::record::tree::leaf;
use crate::record::{Act, Entry};

/// Every public table with the columns that find a row again.
pub const PUBLIC_TABLES: &[(&str, &[&str])] = &[
    ("head", &["id"]),
    ("entries", &["idx"]),
    ("houses", &["idx"]),
    ("rulebooks", &["version"]),
    ("themes", &["code"]),
    ("log_heads", &["idx"]),
    ("moments", &["idx"]),
    ("members", &["code"]),
    ("member_names", &["idx"]),
    ("standings", &["idx"]),
    ("partners", &["idx"]),
    ("seats", &["seat"]),
    ("proposals", &["symbol"]),
    ("revisions", &["proposal", "number"]),
    ("sign_offs", &["idx"]),
    ("comments", &["idx"]),
    ("amendments", &["idx"]),
    ("amendment_sponsorships", &["idx"]),
    ("text_changes", &["idx", "place"]),
    ("voting_parts", &["idx", "place"]),
    ("returns", &["idx"]),
    ("sponsorships", &["idx"]),
    ("ballots", &["symbol"]),
    ("electors", &["ballot", "member"]),
    ("vote_entries", &["idx"]),
    ("extensions", &["idx"]),
    ("votes", &["ballot", "member"]),
    ("error_reports", &["idx"]),
    ("intended_votes", &["idx"]),
    ("corrections", &["idx"]),
    ("explanations", &["idx"]),
    ("norms", &["symbol"]),
    ("dissociations", &["proposal", "member"]),
    ("versions", &["idx"]),
    ("relations", &["idx"]),
    ("corrigenda", &["idx"]),
    ("corrigendum_objections", &["idx"]),
    ("adherence_events", &["idx"]),
    ("keys", &["idx"]),
    ("withheld", &["commitment"]),
    ("archive_collections", &["code"]),
    ("archive_imports", &["idx"]),
    ("archive_files", &["idx", "name"]),
    ("archive_members", &["collection", "code"]),
    ("archive_decisions", &["idx"]),
    ("archive_votes", &["member", "decision"]),
    ("archive_instruments", &["idx"]),
    ("archive_events", &["idx", "place"]),
];

/// How many rows are read at a time.
const RUN: i64 = 500;

/// A row that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub table: &'static str,
    /// Its key, the parts joined by a space: `B-2026-031 FRA`.
    pub key: String,
    pub how: How,
}

/// How a row differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// These columns hold something else.
    Columns(Vec<String>),
    /// It is on the first side only.
    OnlyHere,
    /// It is on the second side only.
    OnlyThere,
}

/// What is wrong with a register, as `registry check` says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The stored bytes of an entry are not canonical or not an entry.
    Entry { index: i64, why: String },
    /// The stored leaf hash is not that of the bytes.
    Leaf { index: i64 },
    /// Entries are not numbered without gaps from 0.
    Gap { expected: i64, found: i64 },
    /// A closed act is missing, or is not what its entry commits to.
    Sealed { index: i64 },
    /// A document is not what its commitment says.
    Document { commitment: String },
    /// A document that the record names is not there, and no entry withholds it.
    DocumentMissing { commitment: String },
    /// A document is kept closed, or open, with something else than what the record names it with.
    DocumentPlace { commitment: String },
    /// Nothing in the record names a document.
    DocumentOfNothing { commitment: String },
    /// The certificate of a ballot is missing, or is not what was certified.
    Certificate { ballot: String },
    /// What follows from an entry could not be applied.
    Effect { index: i64, why: String },
    /// The record's root by the kept frontier is not the root of the entries.
    Root { kept: String, counted: String },
    /// A public row is not what the record makes it: `OnlyHere` is in the register only.
    Row(Difference),
    /// The index of the search does not hold what the register does under this symbol; under `*`, it holds more.
    Index { symbol: String },
    /// The first line of the private log that does not follow from the one before.
    PrivateLog { line: i64 },
}

/// The outcome of a check: what was looked at, and what was found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub entries: i64,
    pub documents: i64,
    pub rows: i64,
    pub findings: Vec<Finding>,
}

/// Rebuilds a register in an empty database: copies entries, closed acts and documents, and applies what
/// follows from each entry. Nothing private is carried over.
///
/// # Errors
/// [`StoreError::Other`] when the other database is not empty or the record does not replay.
pub fn into_empty(from: &Store, to: &Source) -> Result<(), Failure> {
    rebuild_into_empty(from, to, None)
}

fn rebuild_into_empty(from: &Store, to: &Source, day: Option<Date>) -> Result<(), Failure> {
    let mut conn = to.connect()?;
    connection::migrate_on(&mut conn)?;
    match reading::head_row(&mut conn) {
        Err(StoreError::NoHouse) => {}
        Ok(_) => return Err(StoreError::Other("the database is not empty".into()).into()),
        Err(error) => return Err(error.into()),
    }
    from.read(|r| {
        if let Some(day) = day {
            r.go_back_to(day)?;
        }
        conn.transaction::<(), Failure, _>(|to| {
            let mut findings = Vec::new();
            rebuild(r, to, &mut findings)?;
            copy_documents(r, Some(to), &mut findings)?;
            certificates::copy(r.conn, to)?;
            search::make_anew(to)?;
            match findings.first() {
                None => Ok(()),
                Some(finding) => Err(StoreError::Other(finding.to_string()).into()),
            }
        })
    })
}

/// Rebuilds, in an empty database, what the register held at the end of a day in Paris: as [`into_empty`], from
/// the entries up to the last one of that day.
///
/// # Errors
/// [`StoreError::Other`] when the other database is not empty or the record does not replay.
pub fn day_into_empty(from: &Store, to: &Source, day: Date) -> Result<(), Failure> {
    rebuild_into_empty(from, to, Some(day))
}

/// Compares every public table of two registers, row for row, by key.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub fn differences(here: &Store, there: &Store) -> Result<Vec<Difference>, StoreError> {
    here.read(|a| {
        there.read(|b| {
            let mut found = Vec::new();
            for (table, key) in PUBLIC_TABLES {
                compare(a.conn, b.conn, table, key, &mut found)?;
            }
            Ok(found)
        })
    })
}

/// Checks a register against its own record: entries, hashes, closed acts, documents, every public row, and
/// the chain of the private log. The replay happens in memory; nothing is changed.
///
/// # Errors
/// [`StoreError`] when the database fails; what is wrong in it is a [`Finding`].
pub fn check(store: &Store) -> Result<Report, Failure> {
    let mut memory = Source::Sqlite(":memory:".into()).connect()?;
    connection::migrate_on(&mut memory)?;
    // Whether rows refer to rows is part of what is checked, not a condition of checking it.
    memory
        .batch_execute("PRAGMA foreign_keys = OFF")
        .map_err(StoreError::from)?;
    store.read(|r| {
        let mut findings = Vec::new();
        let named = rebuild(r, &mut memory, &mut findings)?;
        findings.extend(named.hold_against(r.conn, RUN)?);
        let documents = copy_documents(r, None, &mut findings)?;
        let mut rows = 0;
        let mut found = Vec::new();
        for (table, key) in PUBLIC_TABLES {
            rows += compare(r.conn, &mut memory, table, key, &mut found)?;
        }
        findings.extend(found.into_iter().map(Finding::Row));
        // An index is held against the register once the register itself is as its record makes it.
        if findings.is_empty() {
            let differing = search::differing(r)?.into_iter();
            findings.extend(differing.map(|symbol| Finding::Index { symbol }));
        }
        if let Some(line) = private_log::first_break(r)? {
            findings.push(Finding::PrivateLog { line });
        }
        Ok(Report {
            entries: r.head().n,
            documents,
            rows,
            findings,
        })
    })
}

/// Entries, closed acts and effects into an empty database; then the head.
fn rebuild(
    r: &mut Reading<'_>,
    to: &mut AnyConnection,
    findings: &mut Vec<Finding>,
) -> Result<Named, Failure> {
    let (house, origin) = founded(r)?;
    reading::lay_head(to, house, &origin)?;
    let (mut named, mut unknown) = (Named::default(), Unknown::default());
    let mut appending = Appending::from(reading::head_row(to)?)?;
    let mut sealed: HashMap<i64, Sealed> = HashMap::new();
    let before = r.before();
    for closed in entries::sealed(r.conn)? {
        if closed.index >= before {
            continue;
        }
        entries::restore_sealed(to, &closed)?;
        sealed.insert(closed.index, closed);
    }
    let mut next = 0;
    let mut last = None;
    loop {
        let run: Vec<(i64, String, String)> = entry_rows::table
            .filter(entry_rows::idx.ge(next))
            .filter(entry_rows::idx.lt(before))
            .order(entry_rows::idx)
            .limit(RUN)
            .select((entry_rows::idx, entry_rows::bytes, entry_rows::leaf))
            .load(r.conn)?;
        if run.is_empty() {
            break;
        }
        for (index, bytes, hash) in run {
            if index != next {
                findings.push(Finding::Gap {
                    expected: next,
                    found: index,
                });
            }
            next = index + 1;
            if hash != hex::encode(leaf(bytes.as_bytes())) {
                findings.push(Finding::Leaf { index });
            }
            match Entry::parse(&bytes) {
                Ok(entry) if entry.index == index => {
                    last = Some(entry.time);
                    appending.restore(to, &entry)?;
                    let content = content_of(&entry, &mut sealed, findings);
                    let effects = unknown.effects(to, &content)?;
                    if !matches!(&content.act, Act::Closing { ballot, .. } | Act::BallotEnd { ballot, .. } if unknown.has(ballot))
                    {
                        named.take(&content);
                    }
                    replay(to, index, &effects, findings)?;
                }
                Ok(entry) => findings.push(Finding::Entry {
                    index,
                    why: format!("it says that it is entry {}", entry.index),
                }),
                Err(error) => findings.push(Finding::Entry {
                    index,
                    why: error.to_string(),
                }),
            }
        }
    }
    // What is left belongs to no entry that commits to it.
    let mut left: Vec<i64> = sealed.into_keys().collect();
    left.sort_unstable();
    findings.extend(left.into_iter().map(|index| Finding::Sealed { index }));
    let kept = Appending::from(reading::head_row(r.conn)?)
        .map_or_else(|error| error.to_string(), |kept| kept.root());
    // Of a day gone by no root was kept.
    if before >= r.head().n && kept != appending.root() {
        findings.push(Finding::Root {
            kept,
            counted: appending.root(),
        });
    }
    let end = match last {
        Some(time) => time,
        None => at(0)?,
    };
    appending.finish(to, end)?;
    Ok(named)
}

/// Which house the record says it is, in its first entry; where that does not read, what the head says.
fn founded(r: &mut Reading<'_>) -> Result<(House, String), Failure> {
    let first = entries::from(r, 0, 1)
        .ok()
        .and_then(|run| run.into_iter().next());
    Ok(match first.map(|written| written.entry.act) {
        Some(Act::Open { house, origin } | Act::Continue { house, origin, .. }) => (house, origin),
        _ => (r.head().house, r.head().origin.clone()),
    })
}

/// What an entry did: of a closed act its content, once it is shown to be the one committed to.
fn content_of(
    entry: &Entry,
    sealed: &mut HashMap<i64, Sealed>,
    findings: &mut Vec<Finding>,
) -> Entry {
    let Act::ForMembers { commitment, .. } = &entry.act else {
        return entry.clone();
    };
    let index = entry.index;
    let content = sealed.remove(&index).and_then(|closed| {
        let salt = salt_of(&closed.salt)?;
        let hash = commit_canonical(Kind::Act, &salt, &closed.content);
        let content = Entry::parse(&closed.content).ok()?;
        (hash == *commitment && content.index == index).then_some(content)
    });
    content.unwrap_or_else(|| {
        findings.push(Finding::Sealed { index });
        entry.clone()
    })
}

/// Applies what follows from an entry.
fn replay(
    to: &mut AnyConnection,
    index: i64,
    effects: &[Effect],
    findings: &mut Vec<Finding>,
) -> Result<(), Failure> {
    // In a savepoint: one entry that does not fit must not keep the others from being looked at.
    let applied = to.transaction::<(), StoreError, _>(|to| apply::apply(to, effects));
    match applied {
        Ok(()) => {}
        Err(error @ StoreError::Database(diesel::result::Error::DatabaseError(..))) => {
            findings.push(Finding::Effect {
                index,
                why: error.to_string(),
            });
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Checks every document, copies it where asked, and counts them.
fn copy_documents(
    r: &mut Reading<'_>,
    mut to: Option<&mut AnyConnection>,
    findings: &mut Vec<Finding>,
) -> Result<i64, StoreError> {
    let mut count = 0;
    let mut after = String::new();
    loop {
        let run = documents::kept_after(r.conn, &after, RUN)?;
        let Some(last) = run.last() else {
            return Ok(count);
        };
        after.clone_from(&last.commitment);
        for document in &run {
            count += 1;
            if !documents::is_as_committed(document) {
                findings.push(Finding::Document {
                    commitment: document.commitment.clone(),
                });
            }
            if let Some(to) = to.as_deref_mut() {
                documents::restore(to, document)?;
            }
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Dumped {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    row: String,
}

/// Between the columns of a dumped row, and in the place of a null.
const UNIT: char = '\u{1f}';
const NULL: char = '\u{1e}';

/// Compares one table; counts the rows on the first side.
fn compare(
    here: &mut AnyConnection,
    there: &mut AnyConnection,
    table: &'static str,
    key: &[&str],
    found: &mut Vec<Difference>,
) -> Result<i64, StoreError> {
    let columns = columns(here, table)?;
    let mut theirs = dump(there, table, key, &columns)?;
    let ours = dump(here, table, key, &columns)?;
    let count = ours.len() as i64;
    for (key, row) in ours {
        match theirs.remove(&key) {
            Some(other) if other == row => {}
            Some(other) => {
                let differing = columns
                    .iter()
                    .zip(row.split(UNIT).zip(other.split(UNIT)))
                    .filter(|(_, (a, b))| a != b)
                    .map(|(name, _)| name.clone())
                    .collect();
                found.push(Difference {
                    table,
                    key,
                    how: How::Columns(differing),
                });
            }
            None => found.push(Difference {
                table,
                key,
                how: How::OnlyHere,
            }),
        }
    }
    found.extend(theirs.into_keys().map(|key| Difference {
        table,
        key,
        how: How::OnlyThere,
    }));
    Ok(count)
}

/// The columns of a table as the database has them: none can be forgotten here.
fn columns(conn: &mut AnyConnection, table: &str) -> Result<Vec<String>, StoreError> {
    let sql = match conn {
        AnyConnection::Sqlite(_) => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
        AnyConnection::Postgres(_) => {
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_name = $1 AND table_schema = current_schema() ORDER BY ordinal_position"
        }
    };
    let names: Vec<Name> = diesel::sql_query(sql).bind::<Text, _>(table).load(conn)?;
    Ok(names.into_iter().map(|column| column.name).collect())
}

fn dump(
    conn: &mut AnyConnection,
    table: &str,
    key: &[&str],
    columns: &[String],
) -> Result<BTreeMap<String, String>, StoreError> {
    let as_text = |name: &str| format!("COALESCE(CAST(\"{name}\" AS TEXT), '{NULL}')");
    let key: Vec<String> = key.iter().map(|name| as_text(name)).collect();
    let row: Vec<String> = columns.iter().map(|name| as_text(name)).collect();
    let sql = format!(
        "SELECT {} AS key, {} AS row FROM {table}",
        key.join(" || ' ' || "),
        row.join(&format!(" || '{UNIT}' || "))
    );
    let rows: Vec<Dumped> = diesel::sql_query(sql).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.key, row.row)).collect())
}
