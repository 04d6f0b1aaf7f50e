//! Norm texts: the units of a text, in the light Markdown they are written in.

mod align;
pub mod amend;
mod common;
mod differences;
pub mod docx;
mod excerpt;
pub mod forms;
mod headings;
mod identity;
mod inline;
mod likeness;
mod numerals;
mod parity;
mod parse;
pub mod paste;
pub mod pdf;
mod plan;
mod redline;
pub mod remarks;
mod revision;
mod runs;
mod structure;
pub mod words;

pub use excerpt::excerpt;
pub use identity::{Identities, NotIdentities, UnitId};
pub use inline::{SafeHtml, html, plain};
pub use parity::{Disparity, Language, Named, parity};
pub use redline::{Change, Former, RedlineUnit, compared_words, redline};
pub use remarks::remarks;
pub use runs::{Run, RunKind};

/// What a unit of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// A paragraph of the preamble: what stands before the first `## ` heading.
    Recital,
    /// A `# ` heading.
    Part,
    /// A `## ` heading that is not an annex. Its `label` is empty if it names no article number.
    Article,
    /// A paragraph, numbered (`1. …`) or not.
    Paragraph,
    /// A point `(a) …`, or a sub-point `(i) …` of a point.
    Point,
    /// A `## Annex …` or `## Annexe …` heading.
    Annex,
}

impl UnitKind {
    /// Whether the unit is a heading: it has a `heading` and no `words`.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Part | Self::Article | Self::Annex)
    }
}

/// A unit of a text: the smallest thing one can cite, comment or amend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Its address, unique in the text, equal in both languages, fit for a URL fragment:
    /// `recital-2`, `part-1`, `art-3`, `art-3-par-2`, `art-3-par-2-a`, `art-3-par-2-a-i`,
    /// `annex-1`. An unnumbered paragraph is `art-3-sub-1`, or `art-3-par-2-sub-1` below a
    /// numbered one; a `## ` heading without a number is `section-1`. A number given twice
    /// gets `~2`.
    pub id: String,
    /// How it is called on the page, in its language: `Article 3`, `3.2`, `(a)`; empty for
    /// recitals and unnumbered paragraphs.
    pub label: String,
    /// The words of a heading, without its label.
    pub heading: Option<String>,
    /// The words as written (with their `*` marks), on one line; empty for a heading.
    pub words: String,
    /// How deep it stands below its heading: 0 for headings and recitals, 1 for the paragraphs
    /// of an article, 2 for their points.
    pub depth: u8,
}

impl Unit {
    /// The words of the unit, or of its heading.
    #[must_use]
    pub fn content(&self) -> &str {
        self.heading.as_deref().unwrap_or(&self.words)
    }

    /// The number of a numbered paragraph without its article's, `2 bis` of `3.2 bis`; the whole
    /// label of anything else.
    #[must_use]
    pub fn number(&self) -> &str {
        match self.kind {
            UnitKind::Paragraph => self.label.rsplit('.').next().unwrap_or(&self.label),
            _ => &self.label,
        }
    }

    /// Writes it as one line of the light Markdown.
    #[must_use]
    pub fn print(&self) -> String {
        let line = match self.kind {
            UnitKind::Part => format!("# {}", headings::print(self)),
            UnitKind::Article | UnitKind::Annex => format!("## {}", headings::print(self)),
            UnitKind::Point => format!("{} {}", self.label, self.words),
            // The label repeats the article's number ("3.2"); the source does not.
            UnitKind::Paragraph if !self.label.is_empty() => {
                format!("{}. {}", self.number(), self.words)
            }
            UnitKind::Recital | UnitKind::Paragraph => self.words.clone(),
        };
        line.trim_end().to_owned()
    }

    /// The words as HTML; see [`SafeHtml`].
    #[must_use]
    pub fn html(&self) -> SafeHtml {
        html(self.content())
    }
}

/// The text of a norm or of a draft, in one language: its units in reading order.
///
/// `Text::parse(&text.print()) == text`, for every text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    units: Vec<Unit>,
}

impl Text {
    /// Reads the light Markdown. It never fails: what has no known form is an unnumbered
    /// paragraph, or a recital before the first heading.
    #[must_use]
    pub fn parse(source: &str) -> Self {
        Self {
            units: parse::units(source).0,
        }
    }

    /// Writes the text back in the light Markdown, one unit a block.
    #[must_use]
    pub fn print(&self) -> String {
        let lines: Vec<String> = self.units.iter().map(|unit| unit.print() + "\n").collect();
        lines.join("\n")
    }

    /// All units in reading order.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit at this address.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The headings (parts, articles, annexes) in order, for a contents list.
    pub fn articles(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.kind.is_heading())
    }
}
