//! What a check found wrong, each in a sentence for the terminal.

use std::fmt;

use super::replay::{Difference, Finding, How};

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Entry { index, why } => {
                write!(f, "Entry {index} of the record cannot be read: {why}.")
            }
            Finding::Leaf { index } => write!(
                f,
                "Entry {index} of the record was changed: its bytes do not have the hash that is kept of them."
            ),
            Finding::Gap { expected, found } => write!(
                f,
                "Entry {expected} of the record is missing: entry {found} stands in its place."
            ),
            Finding::Sealed { index } => write!(
                f,
                "What entry {index} of the record seals is missing, or is not what the entry commits to."
            ),
            Finding::Document { commitment } => write!(
                f,
                "The document {commitment} was changed: its text is not what the record commits to."
            ),
            Finding::DocumentMissing { commitment } => write!(
                f,
                "The document {commitment} is missing: the record names it, and no entry withholds it."
            ),
            Finding::DocumentPlace { commitment } => write!(
                f,
                "The document {commitment} is not kept with what the record names it with: who may read it was changed."
            ),
            Finding::DocumentOfNothing { commitment } => write!(
                f,
                "The document {commitment} is named nowhere in the record."
            ),
            Finding::Certificate { ballot } => write!(
                f,
                "The certificate of {ballot} is missing, or is not what was certified."
            ),
            Finding::Effect { index, why } => write!(
                f,
                "What follows from entry {index} of the record could not be done again: {why}."
            ),
            Finding::Root { kept, counted } => write!(
                f,
                "The root kept of the record is {kept}, but its entries give {counted}."
            ),
            Finding::Row(difference) => difference.fmt(f),
            Finding::Index { symbol } if symbol == "*" => write!(
                f,
                "The index of the search holds what the register does not."
            ),
            Finding::Index { symbol } => write!(
                f,
                "The index of the search does not hold {symbol} as the register does."
            ),
            Finding::PrivateLog { line } => write!(
                f,
                "Line {line} of the private log does not follow from the line before it."
            ),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { table, key, how } = self;
        match how {
            How::Columns(columns) => write!(
                f,
                "In the table {table}, the row {key} is not what the record makes it: {} differs.",
                columns.join(", ")
            ),
            How::OnlyHere => write!(
                f,
                "In the table {table}, the row {key} follows from no entry of the record."
            ),
            How::OnlyThere => write!(
                f,
                "In the table {table}, the row {key} is missing, though it follows from the record."
            ),
        }
    }
}
