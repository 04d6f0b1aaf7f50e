//! Effects become SQL here, and only here: the same statements on both databases.

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::prepared::{Prepared, prepared};
use crate::record::effects::{Cell, Column, Effect};

/// Applies effects in order.
///
/// # Errors
/// [`StoreError::Database`] when a constraint is violated or the database fails.
pub(super) fn apply(conn: &mut AnyConnection, effects: &[Effect]) -> Result<(), StoreError> {
    effects
        .iter()
        .try_for_each(|effect| apply_one(conn, effect))
}

fn apply_one(conn: &mut AnyConnection, effect: &Effect) -> Result<(), StoreError> {
    let mut values: Vec<&Cell> = Vec::new();
    let list;
    let sql = match effect {
        Effect::PutEach {
            table,
            row,
            column,
            values: each,
        } => {
            let names: Vec<String> = row.iter().map(|(name, _)| quoted(name)).collect();
            let places: Vec<String> = row
                .iter()
                .map(|(_, cell)| typed(place(cell, &mut values), cell))
                .collect();
            list = Cell::Text(json_list(each)?);
            let from = unfolded(conn, &place(&list, &mut values));
            format!(
                "INSERT INTO {table} ({}, {}) SELECT {}, value FROM {from}",
                names.join(", "),
                quoted(column),
                places.join(", ")
            )
        }
        Effect::Put { table, row } | Effect::PutFirst { table, row } => {
            let names: Vec<String> = row.iter().map(|(name, _)| quoted(name)).collect();
            let places: Vec<String> = row
                .iter()
                .map(|(_, cell)| place(cell, &mut values))
                .collect();
            let unless = match effect {
                Effect::PutFirst { .. } => " ON CONFLICT DO NOTHING",
                _ => "",
            };
            format!(
                "INSERT INTO {table} ({}) VALUES ({}){unless}",
                names.join(", "),
                places.join(", ")
            )
        }
        Effect::Set { table, key, change } => {
            let changes: Vec<String> = change
                .iter()
                .map(|(name, cell)| format!("{} = {}", quoted(name), place(cell, &mut values)))
                .collect();
            let keys: Vec<String> = key
                .iter()
                .map(|column| matches(column, &mut values))
                .collect();
            format!(
                "UPDATE {table} SET {} WHERE {}",
                changes.join(", "),
                keys.join(" AND ")
            )
        }
    };
    bound(prepared(sql), values).execute(conn)?;
    Ok(())
}

/// With these values, in their order.
pub(super) fn bound<'a>(query: Prepared, values: impl IntoIterator<Item = &'a Cell>) -> Prepared {
    values.into_iter().fold(query, |query, value| match value {
        Cell::Int(n) => query.whole(*n),
        Cell::Text(text) => query.text(text),
        // Written into the words.
        Cell::Null | Cell::Of(_) => query,
    })
}

/// The values of one column, to be bound at once: a roll call is one statement, not one for each vote.
fn json_list(values: &[String]) -> Result<String, StoreError> {
    serde_json::to_string(values).map_err(|error| StoreError::Other(error.to_string()))
}

/// The rows of a bound list. Bulk loading alone may match on the connection.
fn unfolded(conn: &AnyConnection, place: &str) -> String {
    match conn {
        AnyConnection::Sqlite(_) => format!("json_each({place})"),
        AnyConnection::Postgres(_) => {
            format!("json_array_elements_text(({place})::json) AS list(value)")
        }
    }
}

/// PostgreSQL cannot tell by itself what a bound value in a selection is.
fn typed(place: String, cell: &Cell) -> String {
    match cell {
        Cell::Int(_) => format!("CAST({place} AS BIGINT)"),
        Cell::Text(_) => format!("CAST({place} AS TEXT)"),
        Cell::Null | Cell::Of(_) => place,
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// A placeholder for what is bound, or the word itself for what is not.
fn place<'a>(cell: &'a Cell, values: &mut Vec<&'a Cell>) -> String {
    match cell {
        Cell::Null => "NULL".to_owned(),
        Cell::Of(column) => quoted(column),
        Cell::Int(_) | Cell::Text(_) => {
            values.push(cell);
            format!("${}", values.len())
        }
    }
}

fn matches<'a>((name, cell): &'a Column, values: &mut Vec<&'a Cell>) -> String {
    match cell {
        Cell::Null => format!("{} IS NULL", quoted(name)),
        _ => format!("{} = {}", quoted(name), place(cell, values)),
    }
}
