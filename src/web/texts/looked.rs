//! What a preview shows of a text that is being written: its units, the remarks on it, the parity report.

use super::disparities::{Difference, differences};
use super::imported::counts;
use super::parallel::{self, Parallel};
use super::remarked::{Line, remarked};
use crate::rules::words::Lang;
use crate::text::paste::Recognised;
use crate::text::{Text, parity, remarks};
use crate::web::proposals::{UnitView, paragraphs, unit_view};
use crate::web::refusals::language_name;
use crate::web::words::Words;

/// Title, summary and text in one language, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub lang: Lang,
    pub title: &'a str,
    pub summary: &'a str,
    pub text: &'a str,
}

impl Typed<'_> {
    fn is_blank(&self) -> bool {
        [self.title, self.summary, self.text]
            .iter()
            .all(|words| words.trim().is_empty())
    }
}

/// One language of what is looked at.
pub struct Side {
    pub lang: Lang,
    pub name: String,
    pub title: String,
    pub summary: Vec<String>,
    pub units: Vec<UnitView>,
    /// « Recognised: 3 articles, 12 numbered paragraphs. »
    pub counts: String,
    pub blocks: Vec<Line>,
    pub advises: Vec<Line>,
    /// Its remarks are spoken of: not those of an original that somebody else wrote.
    pub is_remarked: bool,
}

/// A text looked at while it is written.
pub struct Looked {
    pub sides: Vec<Side>,
    /// Both texts in rows; none while there is one language only.
    pub parallel: Option<Parallel>,
    pub differences: Vec<Difference>,
    pub parity: String,
}

/// Looks at what was typed, in both languages where both are there. `written` are the languages whose remarks
/// concern who is writing.
pub fn look(typed: &[Typed<'_>], written: &[Lang], first: Lang, w: &Words) -> Looked {
    let texts: Vec<(Typed<'_>, Text)> = typed
        .iter()
        .filter(|typed| !typed.is_blank())
        .map(|typed| (*typed, Text::parse(typed.text)))
        .collect();
    let of = |lang: Lang| {
        let found = texts.iter().find(|(typed, _)| typed.lang == lang);
        found
            .map(|(_, text)| text)
            .filter(|text| !text.units().is_empty())
    };
    let (parallel, differences, parity) = match (of(Lang::En), of(Lang::Fr)) {
        (Some(en), Some(fr)) => {
            let report = parity(en, fr);
            let said = differences(&report, en, fr, w);
            let rows = parallel::parallel(en, fr, &report, &said, None, first, w);
            let summary = parity_said(said.len(), w);
            (Some(rows), said, summary)
        }
        _ => (None, Vec::new(), String::new()),
    };
    let has_rows = parallel.is_some();
    Looked {
        sides: texts
            .iter()
            .map(|(typed, text)| side(*typed, text, written, has_rows, w))
            .collect(),
        parallel,
        differences,
        parity,
    }
}

/// In one line, how far the languages agree.
pub fn parity_said(differences: usize, w: &Words) -> String {
    match differences {
        0 => w.languages_parallel(),
        some => w.languages_differ(some),
    }
}

fn side(typed: Typed<'_>, text: &Text, written: &[Lang], has_rows: bool, w: &Words) -> Side {
    let is_remarked = written.contains(&typed.lang);
    let found = if is_remarked {
        remarks(typed.text)
    } else {
        Vec::new()
    };
    let remarked = remarked(&found, w);
    Side {
        lang: typed.lang,
        name: language_name(typed.lang, w),
        title: typed.title.trim().to_owned(),
        summary: paragraphs(typed.summary),
        // With both languages the units stand in the rows.
        units: if has_rows {
            Vec::new()
        } else {
            text.units().iter().map(|unit| unit_view(unit, w)).collect()
        },
        counts: w.looked_counts(counts(Recognised::of(text), w)),
        blocks: remarked.blocks,
        advises: remarked.advises,
        is_remarked,
    }
}
