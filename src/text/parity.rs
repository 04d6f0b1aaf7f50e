//! Parity: whether the English and the French text have the same units in the same order.

use std::collections::HashMap;

use super::align::longest_rise;
use super::numerals::roman;
use super::{Text, Unit, UnitKind, headings};

/// One of the two equally authentic languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

impl Language {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }
}

/// A unit as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its address in its language.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// How it is called in its language; empty if unnumbered.
    pub label: String,
}

/// Something in which the two languages differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disparity {
    /// A unit stands in one language only.
    OnlyIn {
        /// The language that has it.
        language: Language,
        /// The unit.
        unit: Named,
    },
    /// A unit stands in both, but in another place of the sequence.
    OutOfOrder {
        /// The unit in English.
        en: Named,
        /// The unit in French.
        fr: Named,
    },
    /// A unit in the same place is numbered otherwise.
    NumberedOtherwise {
        /// The unit in English.
        en: Named,
        /// The unit in French.
        fr: Named,
    },
    /// A part, an article or an annex has the words of a heading in one language only.
    HeadingOnlyIn {
        /// The language that has them.
        language: Language,
        /// The unit in that language.
        unit: Named,
    },
}

/// In what the two languages differ, in reading order; at one place, what is in English first.
/// Empty if the texts agree.
///
/// Units with the same address and kind belong together. Between two of them, what is left on both
/// sides is paired by its place, if it is the same sequence of kinds: that was numbered otherwise.
#[must_use]
pub fn parity(en: &Text, fr: &Text) -> Vec<Disparity> {
    let (en, fr) = (en.units(), fr.units());
    let common = common(en, fr);
    let kept = longest_rise(&common);
    let mut in_fr = vec![false; fr.len()];
    let mut in_en = vec![false; en.len()];
    for &(at_en, at_fr, _) in &common {
        (in_en[at_en], in_fr[at_fr]) = (true, true);
    }
    let mut found = Vec::new();
    let (mut past_en, mut past_fr) = (0, 0);
    let mut stray: Vec<(usize, usize)> = Vec::new();
    for (&(at_en, at_fr, _), is_kept) in common.iter().zip(kept) {
        if !is_kept {
            stray.push((at_en, at_fr));
            continue;
        }
        let left_en = (past_en..at_en).filter(|&at| !in_en[at]).map(|at| &en[at]);
        let left_fr = (past_fr..at_fr).filter(|&at| !in_fr[at]).map(|at| &fr[at]);
        between(left_en.collect(), left_fr.collect(), &mut found);
        for (at_en, at_fr) in stray.drain(..) {
            out_of_order(&en[at_en], &fr[at_fr], &mut found);
        }
        same_place(&en[at_en], &fr[at_fr], &mut found);
        (past_en, past_fr) = (at_en + 1, at_fr + 1);
    }
    let left_en = (past_en..en.len())
        .filter(|&at| !in_en[at])
        .map(|at| &en[at]);
    let left_fr = (past_fr..fr.len())
        .filter(|&at| !in_fr[at])
        .map(|at| &fr[at]);
    between(left_en.collect(), left_fr.collect(), &mut found);
    for (at_en, at_fr) in stray {
        out_of_order(&en[at_en], &fr[at_fr], &mut found);
    }
    found
}

/// The units with the same address and kind, by their places, in the order of the French text.
fn common(en: &[Unit], fr: &[Unit]) -> Vec<(usize, usize, u32)> {
    let places: HashMap<(&str, UnitKind), usize> = en
        .iter()
        .enumerate()
        .map(|(at, unit)| ((unit.id.as_str(), unit.kind), at))
        .collect();
    let pairs = fr.iter().enumerate().filter_map(|(at_fr, unit)| {
        let at_en = places.get(&(unit.id.as_str(), unit.kind))?;
        Some((*at_en, at_fr, 0))
    });
    pairs.collect()
}

/// What stands between two pairs of units that belong together.
fn between(en: Vec<&Unit>, fr: Vec<&Unit>, found: &mut Vec<Disparity>) {
    let shape = |units: &[&Unit]| -> Vec<(UnitKind, u8)> {
        units.iter().map(|unit| (unit.kind, unit.depth)).collect()
    };
    if !en.is_empty() && shape(&en) == shape(&fr) {
        for (en, fr) in en.into_iter().zip(fr) {
            same_place(en, fr, found);
        }
        return;
    }
    let only_in = |language| {
        move |unit: &Unit| Disparity::OnlyIn {
            language,
            unit: named(unit),
        }
    };
    found.extend(en.into_iter().map(only_in(Language::En)));
    found.extend(fr.into_iter().map(only_in(Language::Fr)));
}

fn out_of_order(en: &Unit, fr: &Unit, found: &mut Vec<Disparity>) {
    found.push(Disparity::OutOfOrder {
        en: named(en),
        fr: named(fr),
    });
    heading(en, fr, found);
}

/// Two units in the same place: whether they have the same number, and both a heading.
fn same_place(en: &Unit, fr: &Unit, found: &mut Vec<Disparity>) {
    if number(en) != number(fr) {
        found.push(Disparity::NumberedOtherwise {
            en: named(en),
            fr: named(fr),
        });
    }
    heading(en, fr, found);
}

fn heading(en: &Unit, fr: &Unit, found: &mut Vec<Disparity>) {
    let only = match (&en.heading, &fr.heading) {
        (Some(_), None) if en.kind.is_heading() => Some((Language::En, en)),
        (None, Some(_)) if fr.kind.is_heading() => Some((Language::Fr, fr)),
        _ => None,
    };
    found.extend(only.map(|(language, unit)| Disparity::HeadingOnlyIn {
        language,
        unit: named(unit),
    }));
}

/// The unit's own number, without that of what it stands under: that is told once, of what it
/// belongs to.
fn number(unit: &Unit) -> String {
    match unit.kind {
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => {
            let noun = headings::noun(unit);
            let number = headings::address(unit.label.get(noun.len()..).unwrap_or(""));
            match roman(&number).filter(|_| unit.kind == UnitKind::Part) {
                Some(value) => value.to_string(),
                None => number,
            }
        }
        UnitKind::Paragraph => headings::address(unit.number()),
        UnitKind::Point | UnitKind::Recital => unit.label.clone(),
    }
}

fn named(unit: &Unit) -> Named {
    Named {
        id: unit.id.clone(),
        kind: unit.kind,
        label: unit.label.clone(),
    }
}
