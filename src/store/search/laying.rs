//! What is laid on a shelf, and taken from it: the rows of the index, whole for each thing that can be found.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::keys::UNITS;
use super::{Facet, Facets, Key, Shelf, terms, words};
use crate::record::commitments::sha256_hex;
use crate::rules::words::Lang;
use crate::store::connection::{AnyConnection, MultiBackend};
use crate::store::failures::{Failure, StoreError};
use crate::store::norms::Both;
use crate::store::pens::Tx;
use crate::store::prepared::prepared;
use crate::text::words::Analyzer;

/// One thing that can be found, with what it is found by on each shelf that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    pub key: Key,
    pub shelved: Vec<Shelved>,
}

/// What is found of it on one shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    pub shelf: Shelf,
    pub facets: Facets,
    pub title: Both,
    /// Its symbol and other names: found as words of the title, and not shown.
    pub names: String,
    /// The summary first, without address; then the units.
    pub pieces: Vec<Piece>,
}

/// A text that is found by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub address: String,
    pub label: Both,
    pub heading: Both,
    pub body: Both,
}

/// Rows of one statement.
const RUN: usize = 100;

/// Lays texts on their shelves in the place of what stood there of the same symbol: what an import brings.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn shelve(tx: &mut Tx<'_>, laid: &[Laid]) -> Result<(), Failure> {
    let mut analyzer = Analyzer::default();
    for one in laid {
        lay(tx.conn, &mut analyzer, one)?;
    }
    Ok(())
}

/// As [`shelve`], for one; nothing is written where the same stands already.
pub(super) fn lay(
    conn: &mut AnyConnection,
    analyzer: &mut Analyzer,
    laid: &Laid,
) -> Result<(), StoreError> {
    for shelf in Shelf::ALL {
        let wanted = laid.shelved.iter().find(|one| one.shelf == *shelf);
        let there = digest_on(conn, *shelf, &laid.key)?;
        let digest = wanted.map(digest_of);
        if there == digest {
            continue;
        }
        if there.is_some() {
            take(conn, *shelf, &laid.key)?;
        }
        if let (Some(wanted), Some(digest)) = (wanted, digest) {
            put(conn, analyzer, &laid.key, wanted, &digest)?;
        }
    }
    Ok(())
}

/// One hash of all that would be laid.
pub(super) fn digest_of(shelved: &Shelved) -> String {
    sha256_hex(format!("{shelved:?}").as_bytes())
}

#[derive(QueryableByName)]
struct Digest {
    #[diesel(sql_type = Text)]
    digest: String,
}

pub(super) fn digest_on(
    conn: &mut AnyConnection,
    shelf: Shelf,
    key: &Key,
) -> Result<Option<String>, StoreError> {
    let found = prepared("SELECT digest FROM search_subjects WHERE shelf = $1 AND id = $2")
        .text(shelf.as_str())
        .whole(key.first_id())
        .get_result::<Digest>(conn)
        .optional()?;
    Ok(found.map(|row| row.digest))
}

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn take(conn: &mut AnyConnection, shelf: Shelf, key: &Key) -> Result<(), StoreError> {
    let first = key.first_id();
    let places: Vec<Place> =
        diesel::sql_query("SELECT id FROM search_rows WHERE shelf = $1 AND id >= $2 AND id < $3")
            .bind::<Text, _>(shelf.as_str())
            .bind::<BigInt, _>(first)
            .bind::<BigInt, _>(first + UNITS)
            .load(conn)?;
    words::forget(conn, shelf, first, first + UNITS)?;
    let (table, id) = (shelf.table(), id_of(conn));
    for place in places {
        diesel::sql_query(format!("DELETE FROM {table} WHERE {id} = $1"))
            .bind::<BigInt, _>(place.id)
            .execute(conn)?;
    }
    for table in ["search_rows", "search_texts", "search_subjects"] {
        diesel::sql_query(format!(
            "DELETE FROM {table} WHERE shelf = $1 AND id >= $2 AND id < $3"
        ))
        .bind::<Text, _>(shelf.as_str())
        .bind::<BigInt, _>(first)
        .bind::<BigInt, _>(first + UNITS)
        .execute(conn)?;
    }
    Ok(())
}

const fn id_of(conn: &AnyConnection) -> &'static str {
    match conn {
        AnyConnection::Sqlite(_) => "rowid",
        AnyConnection::Postgres(_) => "id",
    }
}

fn put(
    conn: &mut AnyConnection,
    analyzer: &mut Analyzer,
    key: &Key,
    shelved: &Shelved,
    digest: &str,
) -> Result<(), StoreError> {
    let (shelf, facets, first) = (shelved.shelf.as_str(), &shelved.facets, key.first_id());
    let (mut terms, mut rows, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let mut said = words::Said::default();
    for (id, piece) in (first..first + UNITS).zip(&shelved.pieces) {
        let title = match piece.address.as_str() {
            "" => {
                let with_names = |lang| format!("{}\n{}", shelved.title.of(lang), shelved.names);
                said.field(analyzer, &with_names(Lang::En), &with_names(Lang::Fr))
            }
            _ => String::new(),
        };
        let heading = said.field(analyzer, &piece.heading.en, &piece.heading.fr);
        let body = said.field(analyzer, &piece.body.en, &piece.body.fr);
        let counted = [
            (Facet::Kind, key.kind().as_str()),
            (Facet::Theme, &facets.theme),
            (Facet::Status, &facets.status),
            (Facet::Year, &facets.year),
            (Facet::Member, &facets.member),
            (Facet::Result, &facets.result),
        ];
        let all = terms::all(&title, &heading, &body, &counted);
        let all = match conn {
            AnyConnection::Sqlite(_) => all,
            AnyConnection::Postgres(_) => terms::as_tsvector(&all),
        };
        terms.push(vec![Cell::Whole(id), Cell::Text(all)]);
        let text = |text: &str| Cell::Text(text.to_owned());
        rows.push(vec![
            text(shelf),
            Cell::Whole(id),
            text(key.kind().as_str()),
            text(key.symbol()),
            text(&piece.address),
            text(&facets.theme),
            text(&facets.status),
            text(&facets.year),
            text(&facets.member),
            text(&facets.result),
            Cell::Text(title),
            Cell::Text(heading),
        ]);
        let names = if piece.address.is_empty() {
            &*shelved.names
        } else {
            ""
        };
        let mut shown = vec![text(shelf), Cell::Whole(id), text(names)];
        for both in [&shelved.title, &piece.label, &piece.heading, &piece.body] {
            shown.extend([text(&both.en), text(&both.fr)]);
        }
        texts.push(shown);
    }
    let (table, id) = (shelved.shelf.table(), id_of(conn));
    // Given as text: PostgreSQL reads it as a tsvector.
    let cast = match conn {
        AnyConnection::Sqlite(_) => "",
        AnyConnection::Postgres(_) => "::tsvector",
    };
    insert(conn, &format!("{table} ({id}, terms)"), &["", cast], &terms)?;
    insert(
        conn,
        "search_rows (shelf, id, kind, symbol, address, theme, status, year, member, result, title, heading)",
        &[""; 12],
        &rows,
    )?;
    insert(
        conn,
        "search_texts (shelf, id, names, title_en, title_fr, label_en, label_fr, heading_en, heading_fr, body_en, body_fr)",
        &[""; 11],
        &texts,
    )?;
    diesel::sql_query(
        "INSERT INTO search_subjects (shelf, id, symbol, digest) VALUES ($1, $2, $3, $4)",
    )
    .bind::<Text, _>(shelf)
    .bind::<BigInt, _>(first)
    .bind::<Text, _>(key.symbol())
    .bind::<Text, _>(digest)
    .execute(conn)?;
    said.remember(conn, shelved.shelf)
}

/// A value of a row.
pub(super) enum Cell {
    Whole(i64),
    Text(String),
}

/// Inserts rows, many to a statement; `casts` stand behind the places of each row.
pub(super) fn insert(
    conn: &mut AnyConnection,
    into: &str,
    casts: &[&str],
    rows: &[Vec<Cell>],
) -> Result<(), StoreError> {
    insert_or(conn, into, casts, rows, "")
}

/// As [`insert`], with what happens where a row is there already.
pub(super) fn insert_or(
    conn: &mut AnyConnection,
    into: &str,
    casts: &[&str],
    rows: &[Vec<Cell>],
    or: &str,
) -> Result<(), StoreError> {
    for run in rows.chunks(RUN) {
        let mut sql = format!("INSERT INTO {into} VALUES ");
        let mut place = 0;
        for (number, row) in run.iter().enumerate() {
            sql.push_str(if number == 0 { "(" } else { ", (" });
            for (number, cast) in casts.iter().enumerate().take(row.len()) {
                place += 1;
                let comma = if number == 0 { "" } else { ", " };
                sql.push_str(&format!("{comma}${place}{cast}"));
            }
            sql.push(')');
        }
        sql.push_str(or);
        let mut query = diesel::sql_query(sql).into_boxed::<MultiBackend>();
        for cell in run.iter().flatten() {
            query = match cell {
                Cell::Whole(n) => query.bind::<BigInt, _>(*n),
                Cell::Text(text) => query.bind::<Text, _>(text.clone()),
            };
        }
        query.execute(conn)?;
    }
    Ok(())
}
