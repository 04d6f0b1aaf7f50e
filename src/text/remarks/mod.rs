//! Remarks: what is malformed in a source of light Markdown, pointed at by line.

mod lines;
mod numbers;

use super::inline::open_emphasis;
use super::{Unit, UnitKind, headings, parse};

/// The most bytes of a text in one language: about three hundred pages.
pub const MOST_BYTES: usize = 1_000_000;
/// The most characters of a line.
pub const MOST_CHARS: usize = 20_000;

/// The most remarks on one text; those that block come before those that advise.
pub const MOST_REMARKS: usize = 300;
/// The most characters of the words that a remark quotes.
const QUOTED: usize = 60;

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
    let typed: Vec<(usize, String)> = parse::lines(source).collect();
    let (units, begins) = parse::units(source);
    let mut found = lines::remarks(&typed);
    found.extend(numbers::remarks(&units, &begins));
    for (at, (unit, &line)) in units.iter().zip(&begins).enumerate() {
        let matter = if unit.kind.is_heading() {
            nothing_under(&units, at)
        } else {
            hanging(unit)
        };
        found.extend(matter.map(|matter| Remark { line, matter }));
        if let Some(open) = open_emphasis(unit.content()) {
            let last = begins.get(at + 1).copied().unwrap_or(usize::MAX);
            let line = line_of(open, &typed, line, last);
            let matter = Matter::OpenEmphasis {
                words: quoted(open),
            };
            found.push(Remark { line, matter });
        }
    }
    if found.len() > MOST_REMARKS {
        found.sort_by_key(|remark| (remark.matter.severity(), remark.line));
        found.truncate(MOST_REMARKS);
    }
    found.sort_by_key(|remark| remark.line);
    found
}

/// An article, an annex or a part that ends where it begins.
fn nothing_under(units: &[Unit], at: usize) -> Option<Matter> {
    let unit = &units[at];
    let is_filled = units.get(at + 1).is_some_and(|next| match unit.kind {
        UnitKind::Part => !matches!(next.kind, UnitKind::Part | UnitKind::Annex),
        _ => !next.kind.is_heading(),
    });
    // A part may be divided into chapters, which are parts here.
    let is_divided = unit.kind == UnitKind::Part
        && units.get(at + 1).is_some_and(|next| {
            next.kind == UnitKind::Part && headings::noun(next) != headings::noun(unit)
        });
    let heading = headings::print(unit);
    (!is_filled && !is_divided).then(|| Matter::NothingUnder {
        heading: quoted(&heading),
    })
}

/// Words that begin like a point and are none.
fn hanging(unit: &Unit) -> Option<Matter> {
    let is_bare = unit.kind != UnitKind::Point && unit.label.is_empty();
    let (mark, _) = parse::point_mark(&unit.words).filter(|_| is_bare)?;
    Some(Matter::PointHangs {
        mark: format!("({mark})"),
    })
}

/// The line, from `first` and before `next`, in which the words begin that are at the end of
/// those of a unit.
fn line_of(words: &str, typed: &[(usize, String)], first: usize, next: usize) -> usize {
    let from = typed.partition_point(|(line, _)| *line < first);
    let lines = typed[from..]
        .iter()
        .take_while(|(line, _)| *line < next || *line == first);
    // Of a long line of stars, each is compared with the beginning of the words only.
    let cut = words.char_indices().nth(QUOTED);
    let head = cut.map_or(words, |(cut, _)| &words[..cut]);
    let shared = |line: &str| {
        let stars = line.match_indices('*').map(|(at, _)| &line[at..]);
        let same = stars.filter(|end| end.starts_with(head) || head.starts_with(end));
        same.map(|end| end.len().min(head.len())).max().unwrap_or(0)
    };
    let best = lines
        .map(|(number, line)| (shared(line), std::cmp::Reverse(*number)))
        .max();
    best.map_or(first, |(_, std::cmp::Reverse(line))| line)
}

fn quoted(words: &str) -> String {
    // Not `excerpt`: the marks are what is spoken of.
    match words.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
        None => words.to_owned(),
    }
}
