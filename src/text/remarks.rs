//! Remarks: what is malformed in a source of light Markdown, pointed at by line.

use super::Text;

/// The most bytes of a text in one language: about three hundred pages.
pub const MOST_BYTES: usize = 1_000_000;
/// The most characters of a line.
pub const MOST_CHARS: usize = 20_000;

/// Something to mend, or to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line as typed, from 1.
    pub line: usize,
    /// What is remarked.
    pub matter: Matter,
}

/// Whether a text can be submitted as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot.
    Blocks,
    /// It can; it is probably not what was meant.
    Advises,
}

/// What is remarked, with the words concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// The text is longer than [`MOST_BYTES`].
    TextTooLong {
        /// Its length.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// A line is longer than [`MOST_CHARS`].
    LineTooLong {
        /// Its length.
        chars: usize,
        /// The limit.
        most: usize,
    },
    /// The same number a second time: `Article 3`, `3.2`, `(b)`.
    NumberTwice {
        /// How the unit is called.
        label: String,
        /// The line where it stood first.
        first_line: usize,
    },
    /// A number that comes before the one above it.
    OutOfOrder {
        /// How the unit is called.
        label: String,
        /// What it comes after.
        after: String,
    },
    /// A number that leaves out one or more.
    Skipped {
        /// How the unit is called.
        label: String,
        /// What was expected.
        expected: String,
    },
    /// `##Article`, which is no heading without a space.
    NoSpace {
        /// The line, shortened.
        words: String,
    },
    /// `###`, which is deeper than headings go.
    TooDeep {
        /// The line, shortened.
        words: String,
    },
    /// A heading with nothing under it.
    NothingUnder {
        /// The heading's line without its `#` marks.
        heading: String,
    },
    /// A point `(c)` where `(b)` was not; for the first point, `(a)`.
    PointWithout {
        /// The point.
        mark: String,
        /// The point that should stand before.
        expected: String,
    },
    /// A point that hangs on nothing: no paragraph stands above it.
    PointHangs {
        /// The point.
        mark: String,
    },
    /// A `*` or `**` that is never closed and is shown as it is.
    OpenEmphasis {
        /// The words from there, shortened.
        words: String,
    },
    /// A tag of HTML, which is shown as text.
    Html {
        /// The tag.
        tag: String,
    },
    /// A table, which a norm cannot have.
    Table {
        /// The line, shortened.
        words: String,
    },
    /// A footnote, which a norm cannot have.
    Footnote {
        /// The mark: `[^1]`.
        mark: String,
    },
    /// Words in Markdown that the light one has not: `> …`, `- …`, `[…](…)`, `![…](…)`.
    NotLight {
        /// The words, shortened.
        words: String,
    },
}

impl Matter {
    /// Whether the text can be submitted with it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::TextTooLong { .. }
            | Self::LineTooLong { .. }
            | Self::NumberTwice { .. }
            | Self::NoSpace { .. }
            | Self::TooDeep { .. }
            | Self::PointHangs { .. } => Severity::Blocks,
            Self::OutOfOrder { .. }
            | Self::Skipped { .. }
            | Self::NothingUnder { .. }
            | Self::PointWithout { .. }
            | Self::OpenEmphasis { .. }
            | Self::Html { .. }
            | Self::Table { .. }
            | Self::Footnote { .. }
            | Self::NotLight { .. } => Severity::Advises,
        }
    }
}

/// All remarks on a source, by line. A source longer than [`MOST_BYTES`] gets that remark only.
#[must_use]
pub fn remarks(source: &str) -> Vec<Remark> {
    if source.len() > MOST_BYTES {
        let matter = Matter::TextTooLong {
            bytes: source.len(),
            most: MOST_BYTES,
        };
        return vec![Remark { line: 1, matter }];
    }
    let _ = Text::parse(source);
    Vec::new()
}
