//! What is wrong in the files of an archive, each by file, line, column and reason.

use std::fmt;

/// How many are kept; all are counted.
const KEPT: usize = 200;

/// One thing in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub file: &'static str,
    /// From 1; the heading is the first.
    pub line: u64,
    /// The column's name, where it is about one.
    pub column: Option<&'static str>,
    pub reason: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Everything of one kind, up to a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrongs {
    kept: Vec<Place>,
    found: u64,
}

impl Wrongs {
    pub(super) fn add(
        &mut self,
        file: &'static str,
        line: u64,
        column: Option<&'static str>,
        reason: impl Into<String>,
    ) {
        self.found += 1;
        if self.kept.len() < KEPT {
            self.kept.push(Place {
                file,
                line,
                column,
                reason: reason.into(),
            });
        }
    }

    /// How many there are.
    pub const fn found(&self) -> u64 {
        self.found
    }

    /// The first of them.
    pub fn places(&self) -> &[Place] {
        &self.kept
    }
}
