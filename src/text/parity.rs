//! Parity: whether the English and the French text have the same units in the same order.

use std::collections::HashSet;

use super::{Text, Unit, UnitKind};

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

/// In what the two languages differ, in reading order of the English text, then of the French
/// one. Empty if the texts agree.
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
        .map(|unit| Disparity::OnlyIn {
            language,
            unit: named(unit),
        })
        .collect()
}

fn named(unit: &Unit) -> Named {
    Named {
        id: unit.id.clone(),
        kind: unit.kind,
        label: unit.label.clone(),
    }
}
