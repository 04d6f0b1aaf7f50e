//! Application: what a text becomes, in both languages, when changes made to one revision are made to another.

use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{How, Lang, ProposalSymbol, UnitSymbol};
use crate::store::amendments::Amendment;
use crate::store::revisions::{self, Revision};
use crate::store::{Reading, StoreError, documents};
use crate::text::amend::{Change, Conflict, apply};
use crate::text::{Identities, Text, UnitId, parity};

/// A text in the languages that it has, with the ids of its units, which both share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothTexts {
    pub en: Option<Text>,
    pub fr: Option<Text>,
    pub ids: Identities,
}

impl BothTexts {
    pub const fn of(&self, lang: Lang) -> Option<&Text> {
        match lang {
            Lang::En => self.en.as_ref(),
            Lang::Fr => self.fr.as_ref(),
        }
    }

    /// The languages that it has.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + '_ {
        [Lang::En, Lang::Fr]
            .into_iter()
            .filter(|lang| self.of(*lang).is_some())
    }

    /// In how many units the two languages differ.
    pub fn disparities(&self) -> usize {
        match (&self.en, &self.fr) {
            (Some(en), Some(fr)) => parity(en, fr).len(),
            _ => 0,
        }
    }
}

/// One change with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordedChange {
    pub how: How,
    /// None for an insertion at the very beginning.
    pub unit: Option<UnitSymbol>,
    pub en: Option<String>,
    pub fr: Option<String>,
}

impl WordedChange {
    pub fn of(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.en.as_deref(),
            Lang::Fr => self.fr.as_deref(),
        }
    }
}

/// Why changes cannot be made mechanically.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A unit speaks against it, in this language.
    Unit(Lang, Conflict),
    /// A change has no words in a language that the text has.
    WordingMissing(Lang),
    /// The two languages would not have the same units any more.
    NotParallel { units: usize },
    /// Nothing would be left of the text.
    NothingLeft,
}

impl Obstacle {
    /// The unit to name.
    pub const fn unit(&self) -> Option<UnitId> {
        match self {
            Self::Unit(_, conflict) => match conflict {
                Conflict::Unknown { unit }
                | Conflict::Gone { unit }
                | Conflict::Changed { unit }
                | Conflict::AddedUnder { unit, .. }
                | Conflict::Twice { unit }
                | Conflict::OtherKind { unit, .. } => Some(*unit),
                Conflict::NoWords { unit } => *unit,
            },
            _ => None,
        }
    }
}

/// How the law says no to changes that cannot be made.
pub fn refusal(obstacles: &[Obstacle]) -> Refusal {
    let wording = obstacles.iter().find_map(|obstacle| match obstacle {
        Obstacle::WordingMissing(lang) => Some(*lang),
        _ => None,
    });
    if let Some(lang) = wording {
        return Refusal::WordingMissing(lang);
    }
    let parallel = obstacles.iter().find_map(|obstacle| match obstacle {
        Obstacle::NotParallel { units } => Some(*units),
        _ => None,
    });
    match parallel {
        Some(units) => Refusal::TextsNotParallel {
            units: i64::try_from(units).unwrap_or(i64::MAX),
        },
        None => Refusal::AmendmentConflicts {
            units: units(obstacles),
        },
    }
}

/// How many units speak against it.
pub fn units(obstacles: &[Obstacle]) -> i64 {
    let mut named: Vec<UnitId> = obstacles.iter().filter_map(Obstacle::unit).collect();
    named.sort_unstable();
    named.dedup();
    i64::try_from(named.len().max(1)).unwrap_or(i64::MAX)
}

/// Makes changes, which were made to `base`, to `current`: in every language it has, all or none.
///
/// # Errors
/// Everything that speaks against it.
pub fn applied(
    base: &BothTexts,
    current: &BothTexts,
    changes: &[WordedChange],
) -> Result<BothTexts, Vec<Obstacle>> {
    let mut made = BothTexts {
        en: None,
        fr: None,
        ids: current.ids.clone(),
    };
    let mut obstacles = Vec::new();
    let mut is_first = true;
    let languages: Vec<Lang> = current.languages().collect();
    for lang in languages {
        let Some(text) = current.of(lang) else {
            continue;
        };
        let Some(changes) = in_language(changes, lang) else {
            obstacles.push(Obstacle::WordingMissing(lang));
            continue;
        };
        // A language that came after the changes were made has no earlier words to hold against.
        let was = base
            .of(lang)
            .map_or((text, &current.ids), |text| (text, &base.ids));
        match apply(was.0, was.1, text, &current.ids, &changes) {
            Ok((text, ids)) => {
                if is_first {
                    made.ids = ids;
                    is_first = false;
                }
                match lang {
                    Lang::En => made.en = Some(text),
                    Lang::Fr => made.fr = Some(text),
                }
            }
            Err(conflicts) => {
                obstacles.extend(
                    conflicts
                        .into_iter()
                        .map(|found| Obstacle::Unit(lang, found)),
                );
            }
        }
    }
    if obstacles.is_empty() && current.disparities() == 0 {
        match made.disparities() {
            0 => {}
            units => obstacles.push(Obstacle::NotParallel { units }),
        }
    }
    if obstacles.is_empty() && made.languages().any(|lang| is_empty(&made, lang)) {
        obstacles.push(Obstacle::NothingLeft);
    }
    if obstacles.is_empty() {
        Ok(made)
    } else {
        Err(obstacles)
    }
}

fn is_empty(texts: &BothTexts, lang: Lang) -> bool {
    texts
        .of(lang)
        .is_none_or(|text| text.units().iter().all(|unit| unit.kind.is_heading()))
}

/// The changes in one language; none where words are missing in it.
pub fn in_language(changes: &[WordedChange], lang: Lang) -> Option<Vec<Change>> {
    changes
        .iter()
        .map(|change| {
            let unit = change.unit.as_ref().and_then(id_of);
            let source = change.of(lang).map(str::to_owned);
            Some(match change.how {
                How::Replace => Change::Replace {
                    unit: unit?,
                    source: source?,
                },
                How::InsertAfter => Change::InsertAfter {
                    unit,
                    source: source?,
                },
                How::Delete => Change::Delete { unit: unit? },
            })
        })
        .collect()
}

/// The changes that take units out, with all that stands under them; of a unit that stands under another one of
/// the list, only the other is named. Units that are gone already are left out.
pub fn taking_out(text: &BothTexts, units: &[UnitSymbol]) -> Vec<WordedChange> {
    let some = text.languages().next().and_then(|lang| text.of(lang));
    let there = |unit: &UnitSymbol| {
        let place = id_of(unit).and_then(|id| text.ids.address(id));
        place.and_then(|address| {
            let text = some?;
            text.units().iter().position(|one| one.id == address)
        })
    };
    let places: Vec<(usize, &UnitSymbol)> = units
        .iter()
        .filter_map(|unit| Some((there(unit)?, unit)))
        .collect();
    let mut sorted = places;
    sorted.sort_unstable();
    sorted.dedup();
    let mut end = 0;
    let mut changes = Vec::new();
    for (place, unit) in sorted {
        if place < end {
            continue;
        }
        end = some.map_or(place + 1, |text| below(text, place));
        changes.push(WordedChange {
            how: How::Delete,
            unit: Some(unit.clone()),
            en: None,
            fr: None,
        });
    }
    changes
}

/// The index after the last unit that stands under the one at this place.
pub fn below(text: &Text, place: usize) -> usize {
    use crate::text::UnitKind;
    let units = text.units();
    let Some(above) = units.get(place) else {
        return place;
    };
    let stands_under = |unit: &crate::text::Unit| match (above.kind, unit.kind) {
        (UnitKind::Part, UnitKind::Article) => true,
        (_, UnitKind::Part | UnitKind::Article | UnitKind::Annex) => false,
        (UnitKind::Part | UnitKind::Article | UnitKind::Annex, _) => true,
        _ => unit.depth > above.depth,
    };
    let rest = &units[place + 1..];
    place + 1 + rest.iter().take_while(|unit| stands_under(unit)).count()
}

/// The stable id as the text room knows it.
pub fn id_of(unit: &UnitSymbol) -> Option<UnitId> {
    UnitId::parse(unit.as_str())
}

/// The texts of a revision, with the ids of their units.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision for this viewer.
pub fn texts_of(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &ProposalSymbol,
    number: i64,
) -> Result<BothTexts, StoreError> {
    let revision = revisions::find(r, viewer, proposal, number)?;
    read(r, viewer, &revision)
}

/// As [`texts_of`], of a revision that is there.
///
/// # Errors
/// [`StoreError`] when the database fails or the ids do not read.
pub fn read(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    revision: &Revision,
) -> Result<BothTexts, StoreError> {
    let text = |lang: Lang| revision.of(lang).map(|texts| texts.text.to_string());
    let (en, fr) = (text(Lang::En), text(Lang::Fr));
    let mut wanted = vec![revision.units.to_string()];
    wanted.extend(en.iter().chain(&fr).cloned());
    let bodies = documents::bodies(r, viewer, &wanted)?;
    let parsed = |commitment: Option<String>| {
        commitment
            .and_then(|commitment| bodies.get(&commitment))
            .map(|body| Text::parse(body))
    };
    let (en, fr) = (parsed(en), parsed(fr));
    let ids = match bodies.get(revision.units.as_str()) {
        Some(json) => Identities::parse(json).map_err(|error| {
            StoreError::Corrupt(format!("units of {}: {error}", revision.proposal))
        })?,
        None => Identities::first(en.as_ref().or(fr.as_ref()).unwrap_or(&Text::default())),
    };
    Ok(BothTexts { en, fr, ids })
}

/// The changes of an amendment with their words.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn changes_of(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    amendment: &Amendment,
) -> Result<Vec<WordedChange>, StoreError> {
    let bodies = documents::standing(r, viewer, &amendment.commitments())?;
    let body = |commitment: Option<&crate::rules::words::Commitment>| {
        commitment.and_then(|commitment| bodies.get(commitment.as_str()).cloned())
    };
    let worded = amendment.changes.iter().map(|change| WordedChange {
        how: change.how,
        unit: change.unit.clone(),
        en: body(change.en.as_ref()),
        fr: body(change.fr.as_ref()),
    });
    Ok(worded.collect())
}

/// What an amendment would make of a text.
///
/// # Errors
/// [`StoreError`] when the database fails; inside, everything that speaks against it.
pub fn amended(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    amendment: &Amendment,
    current: &BothTexts,
) -> Result<Result<BothTexts, Vec<Obstacle>>, StoreError> {
    let base = texts_of(r, viewer, &amendment.proposal, amendment.revision)?;
    let changes = changes_of(r, viewer, amendment)?;
    Ok(applied(&base, current, &changes))
}
