//! The index of the search: what can be found, on which shelf it stands, and who may look there.

mod contents;
mod following;
mod keys;
mod laying;
mod terms;
mod words;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::HashMap;

use super::connection::AnyConnection;
use super::eights::{eights_of_numbers, is_one_of};
use super::failures::StoreError;
use super::norms::Both;
use super::prepared::prepared;
use super::reading::Reading;
use crate::rules::visibility::Viewer;
use crate::rules::words::word_list;
use crate::text::words::Word;

pub use self::contents::differing;
pub(super) use self::following::{Touched, is_current, make_anew, make_where_old};
pub use self::keys::Key;
pub use self::laying::{Laid, Piece, Shelved, shelve};
pub use self::terms::{Alternatives, Within, alternatives};
pub use self::words::{Known, known, near};

word_list! {
    /// What can be found.
    Kind { Norm = "norm", Proposal = "proposal", Vote = "vote", Member = "member" }
}

word_list! {
    /// Where a text stands: for everybody, or for whoever reads what is for members.
    Shelf { Public = "public", Members = "members" }
}

impl Shelf {
    /// The shelves that a viewer finds things on.
    const fn of(viewer: &Viewer) -> &'static [Shelf] {
        if viewer.sees_for_members() {
            &[Shelf::Public, Shelf::Members]
        } else {
            &[Shelf::Public]
        }
    }

    /// The table of its terms.
    const fn table(self) -> &'static str {
        match self {
            Shelf::Public => "search_public",
            Shelf::Members => "search_members",
        }
    }
}

word_list! {
    /// By what found texts are counted and narrowed.
    Facet { Kind = "kind", Theme = "theme", Status = "status", Year = "year", Member = "member", Result = "result" }
}

/// What stands beside a text: the values of the facets, empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub theme: String,
    pub status: String,
    pub year: String,
    pub member: String,
    pub result: String,
}

/// What is looked for: every term must be met, and every facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// A word, or the words of a phrase in their order.
    pub terms: Vec<Vec<Word>>,
    pub facets: Vec<(Facet, String)>,
}

/// A text that was found, with what it is ranked and counted by.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Row {
    #[diesel(sql_type = Text)]
    pub shelf: String,
    /// Its place in the order of all texts: norms, proposals, votes, newest first, each with its units in reading
    /// order; then members.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub symbol: String,
    /// The address of the unit in its text; empty for title and summary.
    #[diesel(sql_type = Text)]
    pub address: String,
    #[diesel(sql_type = Text)]
    pub theme: String,
    #[diesel(sql_type = Text)]
    pub status: String,
    #[diesel(sql_type = Text)]
    pub year: String,
    #[diesel(sql_type = Text)]
    pub member: String,
    #[diesel(sql_type = Text)]
    pub result: String,
    /// The terms of the title, and of the heading.
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Text)]
    pub heading: String,
}

impl Row {
    /// The value that it is counted under; empty for none.
    pub fn of(&self, facet: Facet) -> &str {
        match facet {
            Facet::Kind => &self.kind,
            Facet::Theme => &self.theme,
            Facet::Status => &self.status,
            Facet::Year => &self.year,
            Facet::Member => &self.member,
            Facet::Result => &self.result,
        }
    }
}

/// The words of a text that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Of the norm, proposal, vote or member.
    pub title: Both,
    /// What the unit is called; empty for title and summary.
    pub label: Both,
    pub heading: Both,
    pub body: Both,
}

/// The columns of [`Row`], of the table named `s`.
const COLUMNS: &str = "s.shelf, s.id, s.kind, s.symbol, s.address, s.theme, s.status, s.year, s.member, s.result, s.title, s.heading";

/// The first texts that meet all that is sought, in the order of all texts, at most so many.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn matching(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
    within: Within,
    most: i64,
) -> Result<Vec<Row>, StoreError> {
    let asked = terms::question(sought, within);
    let mut found = Vec::new();
    for shelf in Shelf::of(viewer) {
        let table = shelf.table();
        // What stands on both shelves is read on the one that says more.
        let unless = match shelf {
            Shelf::Public if viewer.sees_for_members() => {
                "AND NOT EXISTS (SELECT 1 FROM search_rows m WHERE m.shelf = 'members' AND m.id = {id})"
            }
            _ => "",
        };
        let (ids, asked) = match r.conn {
            AnyConnection::Sqlite(_) => (
                format!(
                    "SELECT rowid AS id FROM {table} WHERE {table} MATCH $1 {} ORDER BY rowid LIMIT $2",
                    unless.replace("{id}", &format!("{table}.rowid"))
                ),
                asked.for_fts5(),
            ),
            AnyConnection::Postgres(_) => (
                format!(
                    "SELECT id FROM {table} f WHERE f.terms @@ CAST($1 AS tsquery) {} ORDER BY f.id LIMIT $2",
                    unless.replace("{id}", "f.id")
                ),
                asked.for_tsquery(),
            ),
        };
        let rows: Vec<Row> = prepared(format!(
            "SELECT {COLUMNS} FROM ({ids}) found CROSS JOIN search_rows s WHERE s.shelf = $3 AND s.id = found.id ORDER BY s.id"
        ))
        .text(asked)
        .whole(most)
        .text(shelf.as_str())
        .planned_anew_on_postgres(r.conn)
        .load(r.conn)?;
        found.extend(rows);
    }
    found.sort_unstable_by_key(|row| row.id);
    found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(found)
}

/// The title and summary of what bears a symbol, if the viewer may find it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_symbol(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    key: &Key,
) -> Result<Option<Row>, StoreError> {
    let mut found = None;
    for shelf in Shelf::of(viewer) {
        let row = prepared(format!(
            "SELECT {COLUMNS} FROM search_rows s WHERE s.shelf = $1 AND s.id = $2"
        ))
        .text(shelf.as_str())
        .whole(key.first_id())
        .get_result::<Row>(r.conn)
        .optional()?;
        found = row.or(found);
    }
    Ok(found)
}

diesel::table! {
    search_texts (shelf, id) {
        shelf -> Text,
        id -> BigInt,
        title_en -> Text,
        title_fr -> Text,
        label_en -> Text,
        label_fr -> Text,
        heading_en -> Text,
        heading_fr -> Text,
        body_en -> Text,
        body_fr -> Text,
    }
}

type TextsRow = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
);

/// The words of the texts that were found, by shelf and place.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn shown(
    r: &mut Reading<'_>,
    rows: &[Row],
) -> Result<HashMap<(String, i64), Shown>, StoreError> {
    let mut found = HashMap::new();
    for shelf in Shelf::ALL {
        let of_shelf = rows.iter().filter(|row| row.shelf == shelf.as_str());
        let ids: Vec<i64> = of_shelf.map(|row| row.id).collect();
        for eight in eights_of_numbers(&ids) {
            let texts: Vec<(i64, TextsRow)> = search_texts::table
                .filter(search_texts::shelf.eq(shelf.as_str()))
                .filter(is_one_of!(search_texts::id, eight))
                .select((
                    search_texts::id,
                    (
                        search_texts::title_en,
                        search_texts::title_fr,
                        search_texts::label_en,
                        search_texts::label_fr,
                        search_texts::heading_en,
                        search_texts::heading_fr,
                        search_texts::body_en,
                        search_texts::body_fr,
                    ),
                ))
                .load(r.conn)?;
            let texts = texts.into_iter();
            found.extend(texts.map(|(id, row)| ((shelf.to_string(), id), Shown::from(row))));
        }
    }
    Ok(found)
}

impl From<TextsRow> for Shown {
    fn from(row: TextsRow) -> Self {
        let (title_en, title_fr, label_en, label_fr, heading_en, heading_fr, body_en, body_fr) =
            row;
        let both = |en, fr| Both { en, fr };
        Self {
            title: both(title_en, title_fr),
            label: both(label_en, label_fr),
            heading: both(heading_en, heading_fr),
            body: both(body_en, body_fr),
        }
    }
}
