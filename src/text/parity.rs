//! Parity: whether the English and the French text have the same units.

use std::collections::HashSet;

use super::{Text, UnitKind};

/// One of the two equally authentic languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

/// A unit that one language has and the other has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disparity {
    /// Its address.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// How it is called in the language that has it.
    pub label: String,
    /// The language that has it.
    pub only_in: Language,
}

/// The units that stand in one language only, by address: those of the English text first.
/// Empty if the texts agree.
#[must_use]
pub fn parity(en: &Text, fr: &Text) -> Vec<Disparity> {
    let mut found = only_in(Language::En, en, fr);
    found.extend(only_in(Language::Fr, fr, en));
    found
}

fn only_in(language: Language, text: &Text, other: &Text) -> Vec<Disparity> {
    let known: HashSet<(&str, UnitKind)> = other
        .units()
        .iter()
        .map(|unit| (unit.id.as_str(), unit.kind))
        .collect();
    text.units()
        .iter()
        .filter(|unit| !known.contains(&(unit.id.as_str(), unit.kind)))
        .map(|unit| Disparity {
            id: unit.id.clone(),
            kind: unit.kind,
            label: unit.label.clone(),
            only_in: language,
        })
        .collect()
}
