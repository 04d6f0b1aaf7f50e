//! The same rows into the same tables, with their keys and indexes, and nothing else: what an import is held against.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use registry::store::Source;
use sha2::{Digest, Sha256};

/// Tables that hold a house before anything was imported: what stands in them is not what came.
const FOUNDED: [&str; 3] = ["head", "counters", "search_made"];

/// Who imported may still be closing the file.
const PATIENCE: &str = "PRAGMA busy_timeout = 10000";

/// Lays the rows of a database into another, which has the tables and nothing in them, in one transaction, and takes the
/// SHA-256 of the files: how long that takes.
pub fn laid(from: &Source, into: &Source, tables: &[String], files: &Path) -> Duration {
    let began = Instant::now();
    for file in std::fs::read_dir(files).expect("the archive").flatten() {
        let bytes = std::fs::read(file.path()).expect("a file");
        std::hint::black_box(Sha256::digest(&bytes));
    }
    let hashed = began.elapsed();
    hashed
        + match (from, into) {
            (Source::Sqlite(from), Source::Sqlite(into)) => inserted(from, into, tables),
            (Source::Postgres(from), Source::Postgres(into)) => copied(from, into, tables),
            _ => unreachable!("both are of one kind"),
        }
}

/// The tables in which an import left rows, those that others refer to first.
pub fn tables(source: &Source) -> Vec<String> {
    let counted = |name: &str, count: i64| (count > 0).then(|| name.to_owned());
    let names: Vec<Name> = match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).expect("a database");
            // What FTS5 keeps its index in comes with the rows of the index itself.
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' \
                       AND name NOT LIKE 'search_public_%' AND name NOT LIKE 'search_members_%' ORDER BY rowid";
            conn.batch_execute(PATIENCE).expect("patience");
            diesel::sql_query(sql).load(&mut conn)
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).expect("a database");
            let sql = "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' \
                       AND relnamespace = 'public'::regnamespace ORDER BY oid";
            diesel::sql_query(sql).load(&mut conn)
        }
    }
    .expect("tables");
    names
        .into_iter()
        .filter(|one| !one.name.starts_with("__") && !FOUNDED.contains(&one.name.as_str()))
        .filter_map(|one| counted(&one.name, count(source, &one.name)))
        .collect()
}

pub fn count(source: &Source, table: &str) -> i64 {
    let question = diesel::sql_query(format!("SELECT COUNT(*) AS n FROM {table}"));
    let found: QueryResult<Number> = match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).expect("a database");
            conn.batch_execute(PATIENCE).expect("patience");
            question.get_result(&mut conn)
        }
        Source::Postgres(url) => {
            question.get_result(&mut PgConnection::establish(url).expect("a database"))
        }
    };
    found.expect("a count").n
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Row by row, each statement prepared once: even less than a program has to do that brings the rows.
fn inserted(from: &str, into: &str, tables: &[String]) -> Duration {
    let mut conn = SqliteConnection::establish(into).expect("a database");
    conn.batch_execute(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; ATTACH '{from}' AS brought"
    ))
    .expect("both databases");
    let began = Instant::now();
    conn.batch_execute("BEGIN IMMEDIATE")
        .expect("a transaction");
    for table in tables {
        // In an order: else SQLite would take whole pages over instead of rows.
        let sql = format!(
            "INSERT INTO main.{table} SELECT * FROM brought.{table} ORDER BY brought.{table}.rowid"
        );
        conn.batch_execute(&sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    conn.batch_execute("COMMIT").expect("a commit");
    began.elapsed()
}

/// By COPY, from files that were written beforehand.
fn copied(from: &str, into: &str, tables: &[String]) -> Duration {
    // The server writes and reads them itself, in its own folder.
    let file = |table: &str| format!("bench-import-{table}.copy");
    let mut conn = PgConnection::establish(from).expect("a database");
    for table in tables {
        let path = folder_of_server(&mut conn);
        let sql = format!("COPY {table} TO '{path}/{}'", file(table));
        conn.batch_execute(&sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    let path = folder_of_server(&mut conn);
    let mut conn = PgConnection::establish(into).expect("a database");
    let began = Instant::now();
    conn.batch_execute("BEGIN").expect("a transaction");
    for table in tables {
        let sql = format!("COPY {table} FROM '{path}/{}'", file(table));
        conn.batch_execute(&sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    conn.batch_execute("COMMIT").expect("a commit");
    began.elapsed()
}

fn folder_of_server(conn: &mut PgConnection) -> String {
    let sql = "SELECT current_setting('data_directory') AS name";
    let found: Name = diesel::sql_query(sql).get_result(conn).expect("a folder");
    found.name
}
