//! Rows of a long act that wait to be written many at a time: an archive brings hundreds of thousands.

use std::collections::BTreeMap;
use std::mem::take;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::apply;
use super::connection::AnyConnection;
use super::failures::StoreError;
use super::prepared::{Prepared, prepared};
use crate::record::effects::{Cell, Effect};

/// Rows that wait at most, and bytes of their words.
const MOST_ROWS: usize = 16_384;
const MOST_BYTES: usize = 4 << 20;
/// How many rows one statement writes: of these sizes only, so that each is prepared once for its table.
const RUNS: [usize; 4] = [512, 64, 8, 1];
/// What SQLite keeps of the file in memory meanwhile and otherwise, in kibibytes: with less it would write the same
/// pages again and again while rows come in another order than that of their keys.
const WIDE: &str = "PRAGMA cache_size = -65536";
const PLAIN: &str = "PRAGMA cache_size = -2000";

/// Tables to which the rows of any other refer.
const FIRST: [&str; 2] = ["documents", "entries"];

/// Rows of one table that have values in the same columns: one statement fits them all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    /// The place of the table in the order in which rows came: they refer to earlier ones only.
    place: usize,
    table: &'static str,
    /// Names, and whether a value stands there: else it is NULL.
    columns: Vec<(&'static str, bool)>,
}

type Row = Vec<Cell>;

/// What waits to be written, of new rows only.
#[derive(Debug)]
pub(super) struct Bundle {
    /// In the order in which they are written.
    tables: Vec<&'static str>,
    waiting: BTreeMap<Shape, Vec<Row>>,
    rows: usize,
    bytes: usize,
}

impl Bundle {
    /// An empty one, for which SQLite takes more memory until [`Bundle::end`].
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub(super) fn begin(conn: &mut AnyConnection) -> Result<Self, StoreError> {
        if let AnyConnection::Sqlite(conn) = conn {
            conn.batch_execute(WIDE)?;
        }
        Ok(Self {
            tables: FIRST.to_vec(),
            waiting: BTreeMap::new(),
            rows: 0,
            bytes: 0,
        })
    }

    /// Takes a change: a new row waits; before any other change all that waits is written.
    ///
    /// # Errors
    /// [`StoreError::Database`] when a constraint is violated or the database fails.
    pub(super) fn take(
        &mut self,
        conn: &mut AnyConnection,
        effect: Effect,
    ) -> Result<(), StoreError> {
        match effect {
            Effect::Put { table, row } => {
                let (names, cells) = row.into_iter().unzip();
                self.add(table, names, cells);
            }
            Effect::PutEach {
                table,
                row,
                column,
                values,
            } => {
                for value in values {
                    let (mut names, mut cells): (Vec<_>, Row) = row.iter().cloned().unzip();
                    names.insert(0, column);
                    cells.insert(0, Cell::Text(value));
                    self.add(table, names, cells);
                }
            }
            Effect::PutFirst { .. } | Effect::Set { .. } => {
                self.write(conn)?;
                apply::apply(conn, &[effect])?;
            }
        }
        Ok(())
    }

    fn add(&mut self, table: &'static str, names: Vec<&'static str>, cells: Row) {
        let columns = names
            .into_iter()
            .zip(cells.iter().map(|cell| *cell != Cell::Null));
        let known = self.tables.iter().position(|one| *one == table);
        let place = known.unwrap_or_else(|| {
            self.tables.push(table);
            self.tables.len() - 1
        });
        let shape = Shape {
            place,
            table,
            columns: columns.collect(),
        };
        self.rows += 1;
        self.bytes += cells.iter().map(bytes).sum::<usize>();
        self.waiting.entry(shape).or_default().push(cells);
    }

    /// Writes what waits where that is much.
    ///
    /// # Errors
    /// As [`Bundle::take`].
    pub(super) fn write_if_full(&mut self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        if self.rows < MOST_ROWS && self.bytes < MOST_BYTES {
            return Ok(());
        }
        self.write(conn)
    }

    /// Writes what waits.
    fn write(&mut self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        (self.rows, self.bytes) = (0, 0);
        for (shape, mut rows) in take(&mut self.waiting) {
            // Keys begin with the first column: neighbours are written together.
            rows.sort_by(|a, b| first(a).cmp(&first(b)));
            let mut rest = rows.as_slice();
            for run in RUNS {
                while let Some((now, later)) = rest.split_at_checked(run) {
                    shape.insert(now).execute(conn)?;
                    rest = later;
                }
            }
        }
        Ok(())
    }

    /// Writes the rest.
    ///
    /// # Errors
    /// As [`Bundle::take`].
    pub(super) fn end(mut self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        self.write(conn)?;
        if let AnyConnection::Sqlite(conn) = conn {
            conn.batch_execute(PLAIN)?;
        }
        Ok(())
    }
}

impl Shape {
    fn insert(&self, rows: &[Row]) -> Prepared {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|(name, _)| apply::quoted(name))
            .collect();
        let mut place = 0;
        let mut of_row = || {
            let places: Vec<String> = self
                .columns
                .iter()
                .map(|(_, is_bound)| {
                    if *is_bound {
                        place += 1;
                        format!("${place}")
                    } else {
                        "NULL".to_owned()
                    }
                })
                .collect();
            format!("({})", places.join(", "))
        };
        let places: Vec<String> = rows.iter().map(|_| of_row()).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES {}",
            self.table,
            names.join(", "),
            places.join(", ")
        );
        apply::bound(prepared(sql), rows.iter().flatten())
    }
}

fn first(row: &Row) -> (i64, &str) {
    match row.first() {
        Some(Cell::Int(n)) => (*n, ""),
        Some(Cell::Text(text)) => (0, text),
        Some(Cell::Null | Cell::Of(_)) | None => (0, ""),
    }
}

fn bytes(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Int(_) | Cell::Null | Cell::Of(_) => 0,
    }
}
