//! Changes in words: a redline in its context, in each language; units by their names; what speaks against.

use crate::acts::application::{BothTexts, Obstacle, WordedChange, id_of};
use crate::rules::words::{How, Lang, UnitSymbol};
use crate::text::amend::Conflict;
use crate::text::{self, Change, RunKind, SafeHtml, Text, UnitId, UnitKind};
use crate::web::refusals::language_name;
use crate::web::results::capital;
use crate::web::words::Words;

/// Words with one fate.
pub struct RunView {
    /// `same`, `inserted`, `deleted`.
    pub kind: &'static str,
    pub html: SafeHtml,
}

/// A unit of the redline, or a gap where units that stay are left out.
pub struct UnitView {
    pub label: String,
    pub is_gap: bool,
    pub is_heading: bool,
    pub depth: u8,
    /// `is-new`, `is-gone`, `is-moved`, or nothing.
    pub class: &'static str,
    /// The same in words; empty where the unit stayed.
    pub said: String,
    pub runs: Vec<RunView>,
}

/// The redline in one language.
pub struct Redlined {
    pub lang: Lang,
    pub name: String,
    pub units: Vec<UnitView>,
}

/// What changes between two texts, in every language that both have, with what stands around it.
pub fn redlined(old: &BothTexts, new: &BothTexts, w: &Words) -> Vec<Redlined> {
    let languages = [w.lang(), w.lang().other()];
    let one = |lang: Lang| {
        let (old, new) = (old.of(lang)?, new.of(lang)?);
        Some(Redlined {
            lang,
            name: capital(&language_name(lang, w)),
            units: in_context(&text::redline(old, new), w),
        })
    };
    languages.into_iter().filter_map(one).collect()
}

fn in_context(all: &[text::RedlineUnit], w: &Words) -> Vec<UnitView> {
    let is_changed = |unit: &text::RedlineUnit| unit.change != Change::Same;
    let mut is_shown = vec![false; all.len()];
    for (at, unit) in all.iter().enumerate() {
        if !is_changed(unit) {
            continue;
        }
        // What changed, what stands right before and after it, and the heading above.
        let around = at.saturating_sub(1)..(at + 2).min(all.len());
        is_shown[around].fill(true);
        if let Some(heading) = (0..at).rev().find(|above| all[*above].kind.is_heading()) {
            is_shown[heading] = true;
        }
    }
    let mut views: Vec<UnitView> = Vec::new();
    for (unit, is_shown) in all.iter().zip(is_shown) {
        if is_shown {
            views.push(view(unit, w));
        } else if views.last().is_none_or(|last| !last.is_gap) {
            views.push(gap());
        }
    }
    views
}

const fn gap() -> UnitView {
    UnitView {
        label: String::new(),
        is_gap: true,
        is_heading: false,
        depth: 0,
        class: "",
        said: String::new(),
        runs: Vec::new(),
    }
}

fn view(unit: &text::RedlineUnit, w: &Words) -> UnitView {
    let (class, said) = match (&unit.change, &unit.was) {
        (Change::Inserted, _) => ("is-new", w.redline_new()),
        (Change::Deleted, _) => ("is-gone", w.redline_gone()),
        (Change::Moved, Some(was)) => {
            let before = match was.label.is_empty() {
                true => &was.id,
                false => &was.label,
            };
            ("is-moved", w.redline_moved(before))
        }
        _ => ("", String::new()),
    };
    let run = |run: &text::Run| RunView {
        kind: match run.kind {
            RunKind::Same => "same",
            RunKind::Inserted => "inserted",
            RunKind::Deleted => "deleted",
        },
        html: text::html(&run.words),
    };
    UnitView {
        label: unit.label.clone(),
        is_gap: false,
        is_heading: unit.kind.is_heading(),
        depth: unit.depth,
        class,
        said,
        runs: unit.runs.iter().map(run).collect(),
    }
}

/// A unit by its name in the language of the page, or by its address where the text has it no more.
pub fn name_of(texts: &BothTexts, unit: UnitId, w: &Words) -> String {
    let lang = match texts.of(w.lang()) {
        Some(_) => w.lang(),
        None => w.lang().other(),
    };
    let found = texts.of(lang).and_then(|text| {
        let address = texts.ids.address(unit)?;
        let at = text.units().iter().position(|one| one.id == address)?;
        Some(name_at(text, at, w))
    });
    found.unwrap_or_else(|| w.amendment_unit_gone(unit.to_string()))
}

/// How the unit at this place is called: with what it stands under, or by its first words.
pub fn name_at(text: &Text, at: usize, w: &Words) -> String {
    let unit = &text.units()[at];
    if unit.kind.is_heading() {
        let heading = unit.heading.as_deref().unwrap_or_default();
        return match (unit.label.is_empty(), heading.is_empty()) {
            (false, false) => format!("{}. {}", unit.label, text::excerpt(heading, 50)),
            (false, true) => unit.label.clone(),
            (true, _) => text::excerpt(heading, 60),
        };
    }
    if unit.label.is_empty() {
        return w.amendment_unit_words(text::excerpt(&unit.words, 60));
    }
    let mut name = unit.label.clone();
    let mut depth = unit.depth;
    for above in text.units()[..at].iter().rev() {
        if above.kind.is_heading() || unit.kind != UnitKind::Point {
            break;
        }
        if above.depth < depth && !above.label.is_empty() {
            name = format!("{} {name}", above.label);
            depth = above.depth;
        }
    }
    name
}

/// The units of a list by their names.
pub fn names(texts: &BothTexts, units: &[UnitSymbol], w: &Words) -> String {
    let named: Vec<String> = units
        .iter()
        .filter_map(|unit| Some(name_of(texts, id_of(unit)?, w)))
        .collect();
    w.list(&named)
}

/// A change in a sentence: « replaces 1.2 ».
pub fn sentence(texts: &BothTexts, change: &WordedChange, w: &Words) -> String {
    let unit = change.unit.as_ref().and_then(id_of);
    match unit.map(|unit| name_of(texts, unit, w)) {
        Some(name) => w.amendment_change(change.how.as_str(), name),
        None if change.how == How::InsertAfter => w.amendment_change_first(),
        None => String::new(),
    }
}

/// What speaks against changes, a sentence for each unit or language.
pub fn obstacles(found: &[Obstacle], texts: &BothTexts, w: &Words) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for obstacle in found {
        let one = match obstacle {
            Obstacle::WordingMissing(lang) => w.amendment_obstacle_wording(language_name(*lang, w)),
            Obstacle::NotParallel { .. } => w.amendment_obstacle_parallel(),
            Obstacle::NothingLeft => w.amendment_obstacle_nothing_left(),
            Obstacle::Unit(lang, conflict) => {
                let unit = obstacle
                    .unit()
                    .map_or_else(|| w.amendment_beginning(), |unit| name_of(texts, unit, w));
                let word = match conflict {
                    Conflict::Unknown { .. } | Conflict::Gone { .. } => "gone",
                    Conflict::Changed { .. } => "changed",
                    Conflict::AddedUnder { .. } => "added",
                    Conflict::Twice { .. } => "twice",
                    Conflict::OtherKind { .. } => "other-kind",
                    Conflict::NoWords { .. } => "no-words",
                };
                w.amendment_obstacle(word, unit, language_name(*lang, w))
            }
        };
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said
}
