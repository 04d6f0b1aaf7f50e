//! Both languages of a text side by side: each unit with its counterpart, or with the gap where it is missing.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::disparities::Difference;
use crate::rules::words::Lang;
use crate::text::{Disparity, Identities, Text, Unit};
use crate::web::proposals::{Beside, UnitView, unit_view};
use crate::web::words::Words;

/// Which text is read: `?text=en`, `fr` or `both`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    En,
    Fr,
    Both,
}

impl Way {
    pub const fn of(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Fr => Self::Fr,
        }
    }

    /// The language of the text, where it is one.
    pub const fn lang(self) -> Option<Lang> {
        match self {
            Self::En => Some(Lang::En),
            Self::Fr => Some(Lang::Fr),
            Self::Both => None,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Both => "both",
        }
    }
}

/// A unit in both languages, or the gap where one lacks it.
pub struct Row {
    /// The anchor of the row: the unit's address in the first language, or in the only one that has it.
    pub id: String,
    /// The stable id, once the unit has one.
    pub stable: String,
    pub first: Option<UnitView>,
    pub second: Option<UnitView>,
    /// In what the two differ, in words.
    pub said: Vec<String>,
}

/// Both texts in rows, the language `first` on the left.
pub struct Parallel {
    pub first: Lang,
    pub second: Lang,
    pub rows: Vec<Row>,
    /// A unit that stands in one language only is marked so; not in a text that is merely read.
    pub marks_gaps: bool,
}

impl Parallel {
    /// What stands beside the units of the first language, put beside them here too.
    #[must_use]
    pub fn marked(mut self, units: &mut [UnitView]) -> Self {
        let mut marks: HashMap<String, Vec<Beside>> = units
            .iter_mut()
            .map(|unit| (unit.id.clone(), std::mem::take(&mut unit.beside)))
            .collect();
        for unit in self.rows.iter_mut().filter_map(|row| row.first.as_mut()) {
            unit.beside = marks.remove(&unit.id).unwrap_or_default();
        }
        self
    }
}

/// Lays two texts side by side for reading: no marks.
pub fn reading(en: &Text, fr: &Text, report: &[Disparity], first: Lang, w: &Words) -> Parallel {
    Parallel {
        marks_gaps: false,
        ..parallel(en, fr, report, &[], None, first, w)
    }
}

/// Lays two texts side by side, with what their parity report says beside each unit.
pub fn parallel(
    en: &Text,
    fr: &Text,
    report: &[Disparity],
    said: &[Difference],
    ids: Option<&Identities>,
    first: Lang,
    w: &Words,
) -> Parallel {
    let renumbered: HashMap<&str, &str> = report
        .iter()
        .filter_map(|one| match one {
            Disparity::NumberedOtherwise { en, fr } => Some((en.id.as_str(), fr.id.as_str())),
            _ => None,
        })
        .collect();
    let pairs = pairs(en, fr, &renumbered);
    let stable = |unit: Option<&Unit>| {
        unit.and_then(|unit| ids?.at(&unit.id))
            .map(|id| id.to_string())
    };
    let of_en = by_address(said, |one| one.en.as_deref());
    let of_fr = by_address(said, |one| one.fr.as_deref());
    let about = |en: Option<&Unit>, fr: Option<&Unit>| {
        let mut sentences = of_unit(&of_en, en);
        for sentence in of_unit(&of_fr, fr) {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        sentences.into_iter().map(str::to_owned).collect()
    };
    let mut given = HashSet::new();
    let rows = pairs
        .into_iter()
        .map(|(en, fr)| {
            let (one, other) = match first {
                Lang::En => (en, fr),
                Lang::Fr => (fr, en),
            };
            let mut id = one
                .or(other)
                .map(|unit| unit.id.clone())
                .unwrap_or_default();
            // The same address of another kind of unit, in the other language only.
            while !given.insert(id.clone()) {
                id.push('~');
            }
            Row {
                id,
                stable: stable(en).or_else(|| stable(fr)).unwrap_or_default(),
                said: about(en, fr),
                first: one.map(|unit| unit_view(unit, w)),
                second: other.map(|unit| unit_view(unit, w)),
            }
        })
        .collect();
    Parallel {
        first,
        second: first.other(),
        rows,
        marks_gaps: true,
    }
}

/// What is said of units, by their address in one language.
type SaidOf<'a> = HashMap<&'a str, Vec<&'a str>>;

fn by_address(said: &[Difference], of: impl Fn(&Difference) -> Option<&str>) -> SaidOf<'_> {
    let mut found: SaidOf<'_> = HashMap::new();
    for one in said {
        if let Some(address) = of(one) {
            found.entry(address).or_default().push(&one.said);
        }
    }
    found
}

fn of_unit<'a>(said: &SaidOf<'a>, unit: Option<&Unit>) -> Vec<&'a str> {
    unit.and_then(|unit| said.get(unit.id.as_str()).cloned())
        .unwrap_or_default()
}

/// The units that belong together: by address and kind, or by place where they are numbered otherwise. In the
/// order of the English text; what is in French only follows the unit behind which it stands there.
fn pairs<'a>(
    en: &'a Text,
    fr: &'a Text,
    renumbered: &HashMap<&str, &str>,
) -> Vec<(Option<&'a Unit>, Option<&'a Unit>)> {
    let places: HashMap<&str, usize> = fr
        .units()
        .iter()
        .enumerate()
        .map(|(at, unit)| (unit.id.as_str(), at))
        .collect();
    let partner = |unit: &Unit| {
        let id = unit.id.as_str();
        let other = renumbered.get(id).copied().unwrap_or(id);
        let at = *places.get(other)?;
        (fr.units()[at].kind == unit.kind).then_some(at)
    };
    let mut taken = HashSet::new();
    let partners: Vec<Option<usize>> = en
        .units()
        .iter()
        .map(|unit| partner(unit).filter(|at| taken.insert(*at)))
        .collect();
    let mut lone = (0..fr.units().len())
        .filter(|at| !taken.contains(at))
        .peekable();
    let mut found = Vec::with_capacity(en.units().len());
    for (unit, partner) in en.units().iter().zip(&partners) {
        while let Some(at) = lone.next_if(|at| partner.is_some_and(|of| *at < of)) {
            found.push((None, Some(&fr.units()[at])));
        }
        found.push((Some(unit), partner.map(|at| &fr.units()[at])));
    }
    found.extend(lone.map(|at| (None, Some(&fr.units()[at]))));
    found
}
