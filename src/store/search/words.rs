//! The words that are used on a shelf, for whoever mistypes one.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::BTreeSet;

use super::laying::{Cell, insert_or};
use super::{Shelf, terms};
use crate::rules::visibility::Viewer;
use crate::store::connection::{AnyConnection, MultiBackend};
use crate::store::failures::StoreError;
use crate::store::prepared::prepared;
use crate::store::reading::Reading;
use crate::text::words::{Analyzer, Word, words};

/// Shorter words are never proposed.
const SHORTEST: usize = 3;
/// The words looked at for one that was mistyped: those used most.
const LOOKED_AT: i64 = 20_000;

/// The words of one thing on a shelf.
#[derive(Default)]
pub(super) struct Said(BTreeSet<String>);

impl Said {
    /// A field as terms, its words taken note of.
    pub(super) fn field(&mut self, analyzer: &mut Analyzer, en: &str, fr: &str) -> String {
        let (en, fr) = (words(en), words(fr));
        self.note(&en);
        self.note(&fr);
        terms::field(analyzer, &en, &fr)
    }

    fn note(&mut self, words: &[Word]) {
        for word in words {
            let has_digit = word.folded.bytes().any(|byte| byte.is_ascii_digit());
            if !has_digit
                && word.folded.chars().count() >= SHORTEST
                && !self.0.contains(&word.folded)
            {
                self.0.insert(word.folded.clone());
            }
        }
    }

    pub(super) fn remember(self, conn: &mut AnyConnection, shelf: Shelf) -> Result<(), StoreError> {
        let rows: Vec<Vec<Cell>> = self
            .0
            .into_iter()
            .map(|word| {
                let letters = word.chars().count() as i64;
                vec![
                    Cell::Text(shelf.to_string()),
                    Cell::Text(word),
                    Cell::Whole(letters),
                    Cell::Whole(1),
                ]
            })
            .collect();
        insert_or(
            conn,
            "search_words (shelf, word, letters, n)",
            &[""; 4],
            &rows,
            " ON CONFLICT (shelf, word) DO UPDATE SET n = search_words.n + 1",
        )
    }
}

#[derive(QueryableByName)]
struct Texts {
    #[diesel(sql_type = Text)]
    all_texts: String,
}

/// Takes back the words of one thing, whose texts stand between two places, while they still do.
pub(super) fn forget(
    conn: &mut AnyConnection,
    shelf: Shelf,
    from: i64,
    to: i64,
) -> Result<(), StoreError> {
    let mut said = Said::default();
    let rows: Vec<Texts> = diesel::sql_query(
        "SELECT title_en || ' ' || title_fr || ' ' || names || ' ' || heading_en || ' ' || heading_fr || ' ' || body_en || ' ' || body_fr \
         AS all_texts FROM search_texts WHERE shelf = $1 AND id >= $2 AND id < $3",
    )
    .bind::<Text, _>(shelf.as_str())
    .bind::<BigInt, _>(from)
    .bind::<BigInt, _>(to)
    .load(conn)?;
    for row in rows {
        said.note(&words(&row.all_texts));
    }
    let all: Vec<String> = said.0.into_iter().collect();
    for run in all.chunks(200) {
        let places: Vec<String> = (2..run.len() + 2)
            .map(|place| format!("${place}"))
            .collect();
        for what in [
            "UPDATE search_words SET n = n - 1 WHERE",
            "DELETE FROM search_words WHERE n <= 0 AND",
        ] {
            let mut query = diesel::sql_query(format!(
                "{what} shelf = $1 AND word IN ({})",
                places.join(", ")
            ))
            .into_boxed::<MultiBackend>()
            .bind::<Text, _>(shelf.as_str());
            for word in run {
                query = query.bind::<Text, _>(word.clone());
            }
            query.execute(conn)?;
        }
    }
    Ok(())
}

/// A word of the index, and how many norms, proposals, votes and members use it.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Known {
    #[diesel(sql_type = Text)]
    pub word: String,
    #[diesel(sql_type = BigInt)]
    pub n: i64,
}

/// Whether a folded word is used in what the viewer may find.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn known(r: &mut Reading<'_>, viewer: &Viewer, folded: &str) -> Result<bool, StoreError> {
    for shelf in Shelf::of(viewer) {
        let found = prepared("SELECT word, n FROM search_words WHERE shelf = $1 AND word = $2")
            .text(shelf.as_str())
            .text(folded)
            .get_result::<Known>(r.conn)
            .optional()?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The words of nearly this many letters in what the viewer may find, those used most first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn near(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    letters: i64,
    more_or_less: i64,
) -> Result<Vec<Known>, StoreError> {
    let mut found = Vec::new();
    for shelf in Shelf::of(viewer) {
        found.extend(
            prepared(
                "SELECT word, n FROM search_words WHERE shelf = $1 AND letters >= $2 AND letters <= $3 ORDER BY n DESC, word LIMIT $4",
            )
            .text(shelf.as_str())
            .whole(letters - more_or_less)
            .whole(letters + more_or_less)
            .whole(LOOKED_AT)
            .load::<Known>(r.conn)?,
        );
    }
    Ok(found)
}
