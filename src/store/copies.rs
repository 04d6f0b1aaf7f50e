//! Whole copies of a register, public and private, between databases: what backup and restore are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use serde_json::Value;

use super::connection::{self, AnyConnection, MultiBackend, Source};
use super::failures::StoreError;
use super::reading;
use super::search;

/// Rows read and written at a time.
const RUN: usize = 200;

/// What Diesel keeps about its own migrations; every database has its own.
const MIGRATIONS: &str = "__diesel_schema_migrations";

/// Copies a register into a new SQLite file, at one moment, while the house runs. Gives the number of rows.
///
/// # Errors
/// [`StoreError::Other`] when the file has something in it; [`StoreError`] when a database fails.
pub fn into_file(from: &Source, file: &Path, progress: &dyn Fn(u64)) -> Result<u64, StoreError> {
    if std::fs::metadata(file).is_ok_and(|there| there.len() > 0) {
        return Err(StoreError::Other(format!(
            "{} is there already: a backup never overwrites",
            file.display()
        )));
    }
    let to = Source::Sqlite(file.display().to_string());
    match from.connect()? {
        AnyConnection::Sqlite(mut here) => {
            // A snapshot of the whole file: SQLite's own online copy.
            diesel::sql_query("VACUUM INTO $1")
                .bind::<Text, _>(file.display().to_string())
                .execute(&mut here)?;
            let mut copy = to.connect()?;
            tables(&mut copy)?
                .iter()
                .map(|table| count(&mut copy, table))
                .sum()
        }
        mut here @ AnyConnection::Postgres(_) => {
            let mut there = to.connect()?;
            connection::migrate_on(&mut there)?;
            let rows = copy(&mut here, &mut there, progress)?;
            there.transaction(search::make_anew)?;
            Ok(rows)
        }
    }
}

/// Copies a register from a SQLite file into an empty database with its tables. Gives the number of rows.
///
/// # Errors
/// [`StoreError::Other`] when a house is there already; [`StoreError`] when a database fails.
pub fn from_file(file: &Path, to: &Source, progress: &dyn Fn(u64)) -> Result<u64, StoreError> {
    is_empty(to)?;
    let mut there = to.connect()?;
    let mut here = Source::Sqlite(file.display().to_string()).connect()?;
    let rows = copy(&mut here, &mut there, progress)?;
    there.transaction(search::make_anew)?;
    Ok(rows)
}

/// Whether a database with its tables holds no register yet.
///
/// # Errors
/// [`StoreError::Other`] when it does; [`StoreError`] when it fails.
pub fn is_empty(to: &Source) -> Result<(), StoreError> {
    match reading::head_row(&mut to.connect()?) {
        Err(StoreError::NoHouse) => Ok(()),
        Ok(row) => Err(StoreError::Other(format!(
            "the database holds a register already (\"{}\", {} entries): restore into an empty one",
            row.origin, row.n
        ))),
        Err(error) => Err(error),
    }
}

/// All tables in one transaction on each side, those referred to before those that refer.
fn copy(
    here: &mut AnyConnection,
    there: &mut AnyConnection,
    progress: &dyn Fn(u64),
) -> Result<u64, StoreError> {
    let order = in_order_of_reference(here, there)?;
    let mut copied = 0;
    here.transaction::<(), StoreError, _>(|here| {
        if let AnyConnection::Postgres(here) = here {
            here.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
        }
        there.transaction::<(), StoreError, _>(|there| {
            // A migration may have laid a counter at nought.
            for table in order.iter().rev() {
                diesel::sql_query(format!("DELETE FROM \"{table}\"")).execute(there)?;
            }
            for table in &order {
                let columns = columns(there, table)?;
                let mut rows = Rows::of(here, table, &columns)?;
                loop {
                    let run = rows.next(here)?;
                    if run.is_empty() {
                        break;
                    }
                    put(there, table, &columns, &run)?;
                    copied += run.len() as u64;
                    progress(copied);
                }
                rows.close(here)?;
            }
            Ok(())
        })
    })?;
    Ok(copied)
}

/// Reads a table in runs: by a cursor on PostgreSQL, by the row's number on SQLite.
struct Rows {
    table: String,
    list: String,
    after: i64,
}

#[derive(QueryableByName)]
struct Dumped {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Text)]
    cells: String,
}

impl Rows {
    fn of(conn: &mut AnyConnection, table: &str, columns: &[String]) -> Result<Self, StoreError> {
        let list = quoted(columns);
        if let AnyConnection::Postgres(conn) = conn {
            conn.batch_execute(&format!(
                "DECLARE copied NO SCROLL CURSOR FOR \
                 SELECT 0::bigint AS number, json_build_array({list})::text AS cells FROM \"{table}\""
            ))?;
        }
        Ok(Self {
            table: table.to_owned(),
            list,
            after: i64::MIN,
        })
    }

    fn next(&mut self, conn: &mut AnyConnection) -> Result<Vec<Vec<Value>>, StoreError> {
        let rows: Vec<Dumped> = match conn {
            AnyConnection::Postgres(_) => {
                diesel::sql_query(format!("FETCH {RUN} FROM copied")).load(conn)?
            }
            AnyConnection::Sqlite(_) => diesel::sql_query(format!(
                "SELECT rowid AS number, json_array({}) AS cells FROM \"{}\" WHERE rowid > $1 ORDER BY rowid LIMIT {RUN}",
                self.list, self.table
            ))
            .bind::<BigInt, _>(self.after)
            .load(conn)?,
        };
        if let Some(last) = rows.last() {
            self.after = last.number;
        }
        rows.iter()
            .map(|row| {
                serde_json::from_str(&row.cells)
                    .map_err(|error| StoreError::Corrupt(error.to_string()))
            })
            .collect()
    }

    fn close(self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        if let AnyConnection::Postgres(conn) = conn {
            conn.batch_execute("CLOSE copied")?;
        }
        Ok(())
    }
}

fn put(
    conn: &mut AnyConnection,
    table: &str,
    columns: &[String],
    rows: &[Vec<Value>],
) -> Result<(), StoreError> {
    let mut place = 0;
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let one: Vec<String> = row
            .iter()
            .map(|cell| {
                if cell.is_null() {
                    "NULL".to_owned()
                } else {
                    place += 1;
                    format!("${place}")
                }
            })
            .collect();
        places.push(format!("({})", one.join(", ")));
    }
    let sql = format!(
        "INSERT INTO \"{table}\" ({}) VALUES {}",
        quoted(columns),
        places.join(", ")
    );
    let mut query = diesel::sql_query(sql).into_boxed::<MultiBackend>();
    for cell in rows.iter().flatten() {
        query = match cell {
            Value::Null => query,
            Value::Number(number) => {
                query.bind::<BigInt, _>(number.as_i64().ok_or_else(|| {
                    StoreError::Corrupt(format!("a number in {table} is not whole"))
                })?)
            }
            Value::String(text) => query.bind::<Text, _>(text.clone()),
            other => query.bind::<Nullable<Text>, _>(Some(other.to_string())),
        };
    }
    query.execute(conn)?;
    Ok(())
}

fn quoted(columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    columns.join(", ")
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(conn: &mut AnyConnection, sql: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Name> = diesel::sql_query(sql).load(conn)?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// The tables that the database has, by name: none can be forgotten here.
fn tables(conn: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let sql = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
        }
        AnyConnection::Postgres(_) => {
            "SELECT table_name::text AS name FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
        }
    };
    let mut all = names(conn, sql)?;
    // The index of the search is no part of a copy: it is made anew from what is.
    all.retain(|name| name != MIGRATIONS && !name.starts_with("search_"));
    Ok(all)
}

/// The columns of a table, by name.
fn columns(conn: &mut AnyConnection, table: &str) -> Result<Vec<String>, StoreError> {
    let sql = match conn {
        AnyConnection::Sqlite(_) => {
            format!("SELECT name FROM pragma_table_info('{table}') ORDER BY name")
        }
        AnyConnection::Postgres(_) => format!(
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_name = '{table}' AND table_schema = current_schema() ORDER BY column_name"
        ),
    };
    names(conn, &sql)
}

fn count(conn: &mut AnyConnection, table: &str) -> Result<u64, StoreError> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let count: Count =
        diesel::sql_query(format!("SELECT COUNT(*) AS n FROM \"{table}\"")).get_result(conn)?;
    Ok(count.n.unsigned_abs())
}

/// The tables, each after those that its rows refer to, by the references of the SQLite side.
fn in_order_of_reference(
    here: &mut AnyConnection,
    there: &mut AnyConnection,
) -> Result<Vec<String>, StoreError> {
    let all = tables(here)?;
    let other = tables(there)?;
    if all != other {
        return Err(StoreError::Other(
            "the two databases do not have the same tables".into(),
        ));
    }
    let file = match (&here, &there) {
        (AnyConnection::Sqlite(_), _) => here,
        _ => there,
    };
    let mut waiting: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for table in all {
        let sql = format!("SELECT \"table\" AS name FROM pragma_foreign_key_list('{table}')");
        let mut refers: BTreeSet<String> = names(file, &sql)?.into_iter().collect();
        refers.remove(&table);
        waiting.insert(table, refers);
    }
    let mut order = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready: Vec<String> = waiting
            .iter()
            .filter(|(_, refers)| !refers.iter().any(|table| waiting.contains_key(table)))
            .map(|(table, _)| table.clone())
            .collect();
        if ready.is_empty() {
            return Err(StoreError::Other(
                "the tables refer to each other in a circle".into(),
            ));
        }
        for table in ready {
            waiting.remove(&table);
            order.push(table);
        }
    }
    Ok(order)
}
