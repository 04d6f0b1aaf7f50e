//! An imported collection in the five files that it came from.

use super::cells::{Line, prose, word};
use super::papers::Papers;
use crate::record::canonical;
use crate::record::register::{Part, Register, Row};
use crate::record::tables::Table;
use crate::rules::archives::RollCall;

/// The codes of the imported collections, in the order of their first imports.
pub(super) fn collections(register: &Register) -> Vec<&str> {
    let mut codes: Vec<(i64, &str)> = register
        .named("archive_collections")
        .filter_map(|row| Some((row.whole("idx")?, row.text("code")?)))
        .collect();
    codes.sort_unstable();
    codes.into_iter().map(|(_, code)| code).collect()
}

/// The lines of one file of a collection, one after another: there may be a great many.
pub(super) fn lines<'a>(
    name: &str,
    code: &'a str,
    register: &'a Register,
    papers: &'a Papers,
) -> Box<dyn Iterator<Item = Line> + 'a> {
    match name {
        "members" => Box::new(rows(register, "archive_members", code).map(member)),
        "decisions" => {
            Box::new(rows(register, "archive_decisions", code).map(|row| decision(&row, papers)))
        }
        "votes" => Box::new(rows(register, "archive_decisions", code).flat_map(votes)),
        "instruments" => Box::new(
            rows(register, "archive_instruments", code).map(|row| instrument(&row, papers)),
        ),
        _ => Box::new(
            rows(register, "archive_events", code)
                .map(move |row| participation(register, &row, papers)),
        ),
    }
}

/// The rows of a collection, in the order of their keys: of the codes, or of the entries.
fn rows<'a>(
    register: &'a Register,
    table: &'static str,
    code: &'a str,
) -> impl Iterator<Item = Row<'a>> + 'a {
    register
        .named(table)
        .filter(move |row| row.text("collection") == Some(code))
}

fn member(row: Row<'_>) -> Line {
    let text = |column| row.text(column).unwrap_or_default();
    vec![
        word(text("code")),
        prose(text("name_en")),
        prose(text("name_fr")),
        word(text("kind")),
        word(text("since")),
        word(text("until")),
    ]
}

fn decision(row: &Row<'_>, papers: &Papers) -> Line {
    let text = |column| row.text(column).unwrap_or_default();
    vec![
        word(text("symbol")),
        word(text("date")),
        prose(whole(papers, row.text("title"))),
        prose(whole(papers, row.text("summary"))),
        word(text("resolution")),
    ]
}

/// The roll call of a decision, in the order of the codes.
fn votes(row: Row<'_>) -> Vec<Line> {
    let symbol = row.text("symbol").unwrap_or_default();
    let roll = row.text("roll").unwrap_or_default();
    // It was written as canonical JSON by what follows from the entry.
    let roll: RollCall = canonical::read(roll).unwrap_or_default();
    roll.votes()
        .into_iter()
        .map(|(member, choice)| vec![word(symbol), word(member.as_str()), word(choice.as_str())])
        .collect()
}

fn instrument(row: &Row<'_>, papers: &Papers) -> Line {
    let text = |column| row.text(column).unwrap_or_default();
    vec![
        word(text("symbol")),
        prose(whole(papers, row.text("title"))),
        prose(whole(papers, row.text("chapter"))),
        word(text("adopted")),
    ]
}

fn participation(register: &Register, row: &Row<'_>, papers: &Papers) -> Line {
    let of = Table::named("archive_instruments");
    let of = of.and_then(|table| register.row(table, &[Part::from(row.cell("idx"))]));
    let symbol = of.and_then(|row| row.text("symbol")).unwrap_or_default();
    let text = |column| row.text(column).unwrap_or_default();
    vec![
        word(symbol),
        word(text("member")),
        word(text("event")),
        word(text("date")),
        prose(whole(papers, row.text("note"))),
    ]
}

/// A document's words exactly as they were imported; nothing of one that is withheld.
fn whole<'a>(papers: &'a Papers, commitment: Option<&str>) -> &'a str {
    commitment
        .and_then(|commitment| papers.0.get(commitment))
        .map_or("", String::as_str)
}
