//! The register in memory: the public rows that follow from entries, with no database.

use std::collections::BTreeMap;

use super::effects::{Cell, Column, Effect};
use super::tables::{Kind, Table};

/// A part of a row's key, in the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Nothing,
    Whole(i64),
    Text(String),
}

impl From<&Cell> for Part {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Int(n) => Part::Whole(*n),
            Cell::Text(text) => Part::Text(text.clone()),
            Cell::Null | Cell::Of(_) => Part::Nothing,
        }
    }
}

/// The rows of one table by their keys, each with its cells in the order of the table's columns.
pub type Rows = BTreeMap<Vec<Part>, Vec<Cell>>;

/// The public rows, table by table.
#[derive(Clone, Debug, Default)]
pub struct Register {
    tables: BTreeMap<&'static str, Rows>,
}

/// What cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("a second row of {0} has the same key")]
    Twice(&'static str),
    #[error("{0} has no column {1}")]
    Column(&'static str, &'static str),
}

impl Register {
    /// Applies what follows from an entry. A change to a row that is not there is nothing: outsiders do not know
    /// the rows of proposals for members.
    ///
    /// # Errors
    /// [`Unfit`]; what came before it is applied.
    pub fn apply(&mut self, effects: &[Effect]) -> Result<(), Unfit> {
        effects.iter().try_for_each(|effect| self.one(effect))
    }

    /// The rows of a table, in the order of their keys.
    pub fn rows(&self, table: &Table) -> impl Iterator<Item = &Vec<Cell>> {
        self.tables
            .get(table.name)
            .into_iter()
            .flat_map(Rows::values)
    }

    /// The row with this key.
    pub fn row(&self, table: &Table, key: &[Part]) -> Option<Row<'_>> {
        let (name, columns) = (table.name, table.columns);
        let cells = self.tables.get(name)?.get(key)?;
        Some(Row { columns, cells })
    }

    /// The rows of a table by the names of their columns.
    pub fn named(&self, table: &str) -> impl Iterator<Item = Row<'_>> {
        let table = Table::named(table);
        table.into_iter().flat_map(|table| {
            self.rows(table).map(|cells| Row {
                columns: table.columns,
                cells,
            })
        })
    }

    fn one(&mut self, effect: &Effect) -> Result<(), Unfit> {
        let Some(table) = Table::named(effect.table()) else {
            return Ok(());
        };
        let rows = self.tables.entry(table.name).or_default();
        match effect {
            Effect::Put { row, .. } | Effect::PutFirst { row, .. } => {
                let cells = laid(table, row)?;
                let key = key_of(table, &cells);
                match (rows.contains_key(&key), effect) {
                    (true, Effect::PutFirst { .. }) => {}
                    (true, _) => return Err(Unfit::Twice(table.name)),
                    (false, _) => drop(rows.insert(key, cells)),
                }
            }
            Effect::Set { key, change, .. } => {
                for row in matching(table, rows, key)? {
                    set(table, row, change)?;
                }
            }
            Effect::PutEach {
                row,
                column,
                values,
                ..
            } => {
                for value in values {
                    let mut row = row.clone();
                    row.push((column, Cell::Text(value.clone())));
                    let cells = laid(table, &row)?;
                    if rows.insert(key_of(table, &cells), cells).is_some() {
                        return Err(Unfit::Twice(table.name));
                    }
                }
            }
        }
        Ok(())
    }
}

/// A row whose cells are asked for by name.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    columns: &'static [(&'static str, Kind)],
    cells: &'a [Cell],
}

impl<'a> Row<'a> {
    pub fn cell(&self, column: &str) -> &'a Cell {
        let at = self.columns.iter().position(|(name, _)| *name == column);
        at.map_or(&Cell::Null, |at| &self.cells[at])
    }

    /// The text of a column; none of an empty cell.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        match self.cell(column) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn whole(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Int(n) => Some(*n),
            _ => None,
        }
    }
}

fn laid(table: &'static Table, row: &[Column]) -> Result<Vec<Cell>, Unfit> {
    let mut cells = vec![Cell::Null; table.columns.len()];
    for (name, cell) in row {
        let at = table.place(name).ok_or(Unfit::Column(table.name, name))?;
        cells[at] = cell.clone();
    }
    Ok(cells)
}

fn key_of(table: &Table, cells: &[Cell]) -> Vec<Part> {
    let part = |name: &&str| {
        table
            .place(name)
            .map_or(Part::Nothing, |at| Part::from(&cells[at]))
    };
    table.key.iter().map(part).collect()
}

/// The rows whose columns hold these values: found at once by the table's own key, else by looking at all.
fn matching<'a>(
    table: &'static Table,
    rows: &'a mut Rows,
    key: &[Column],
) -> Result<Vec<&'a mut Vec<Cell>>, Unfit> {
    let is_whole_key = key.len() == table.key.len()
        && table
            .key
            .iter()
            .all(|name| key.iter().any(|(of, _)| of == name));
    if is_whole_key {
        let cells = laid(table, key)?;
        let key = key_of(table, &cells);
        return Ok(rows.get_mut(&key).into_iter().collect());
    }
    let wanted = key
        .iter()
        .map(|(name, cell)| {
            let at = table.place(name).ok_or(Unfit::Column(table.name, name))?;
            Ok((at, cell))
        })
        .collect::<Result<Vec<_>, Unfit>>()?;
    Ok(rows
        .values_mut()
        .filter(|row| wanted.iter().all(|(at, cell)| row[*at] == **cell))
        .collect())
}

fn set(table: &'static Table, row: &mut [Cell], change: &[Column]) -> Result<(), Unfit> {
    // All of a change is reckoned from the row as it was, as SQL does.
    let before = row.to_vec();
    for (name, cell) in change {
        let at = table.place(name).ok_or(Unfit::Column(table.name, name))?;
        row[at] = match cell {
            Cell::Of(column) => {
                let from = table
                    .place(column)
                    .ok_or(Unfit::Column(table.name, column))?;
                before[from].clone()
            }
            cell => cell.clone(),
        };
    }
    Ok(())
}
