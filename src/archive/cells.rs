//! Rows as CSV and JSON: moments as RFC 3339, nothing as nothing, prose that a spreadsheet must not run.

use std::io;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::record::canonical::micros;
use crate::record::effects::Cell;
use crate::record::register::Register;
use crate::record::tables::{Kind, Table};

/// A value as it stands in a file.
fn text(kind: Kind, cell: &Cell) -> String {
    match (kind, cell) {
        (_, Cell::Null | Cell::Of(_)) => String::new(),
        (Kind::Time, Cell::Int(moment)) => {
            Timestamp::from_microsecond(*moment).map_or_else(|_| moment.to_string(), micros::text)
        }
        (_, Cell::Int(n)) => n.to_string(),
        (Kind::Prose, Cell::Text(text)) => harmless(text),
        (_, Cell::Text(text)) => text.clone(),
    }
}

/// Prose that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text".
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The cells of one row, each as it stands in CSV, and in JSON.
pub(super) type Line = Vec<(String, Value)>;

/// A table as one CSV file and one JSON file, by their paths.
pub(super) fn sheet(
    path: &str,
    columns: &[&str],
    lines: impl Iterator<Item = Line>,
) -> io::Result<[(String, Vec<u8>); 2]> {
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    let mut json = Vec::from(b"[");
    csv.write_record(columns)?;
    for (n, line) in lines.enumerate() {
        csv.write_record(line.iter().map(|(text, _)| text))?;
        let names = columns.iter().map(|name| (*name).to_owned());
        let object: Map<String, Value> = names
            .zip(line.into_iter().map(|(_, value)| value))
            .collect();
        json.extend(if n == 0 { &b"\n"[..] } else { &b",\n"[..] });
        serde_json::to_writer(&mut json, &object)?;
    }
    json.extend(b"\n]\n");
    let csv = csv
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))?;
    Ok([(format!("{path}.csv"), csv), (format!("{path}.json"), json)])
}

/// Every table of the full register, as CSV and as JSON, by their paths.
pub(super) fn full(register: &Register, table: &Table) -> io::Result<[(String, Vec<u8>); 2]> {
    let columns: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let lines = register.rows(table).map(|cells| both(table, cells));
    sheet(&format!("register/full/{}", table.name), &columns, lines)
}

/// The cells of a row of the full register, both ways.
fn both(table: &Table, cells: &[Cell]) -> Line {
    table
        .columns
        .iter()
        .zip(cells)
        .map(|((_, kind), cell)| {
            let text = text(*kind, cell);
            let value = match cell {
                Cell::Null | Cell::Of(_) => Value::Null,
                Cell::Int(n) if *kind == Kind::Whole => Value::from(*n),
                Cell::Text(text) => Value::from(text.clone()),
                Cell::Int(_) => Value::from(text.clone()),
            };
            (text, value)
        })
        .collect()
}

/// A word as it stands in a file.
pub(super) fn word(text: &str) -> (String, Value) {
    (text.to_owned(), Value::from(text))
}

/// Prose as it stands in a file.
pub(super) fn prose(text: &str) -> (String, Value) {
    (harmless(text), Value::from(text))
}
