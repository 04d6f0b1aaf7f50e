//! Redline: what changed between two texts, unit by unit.

use super::align::{Pair, Place, align};
use super::runs::{MOST_COMPARISONS, run, runs};
use super::{Run, RunKind, SafeHtml, Text, Unit, UnitKind, html};

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The same words in the same place, perhaps under another number.
    Same,
    /// It is in the new text only.
    Inserted,
    /// It is in the old text only; it stands where it stood.
    Deleted,
    /// Some of its words changed.
    Changed,
    /// It was put elsewhere, with the same words or nearly; it stands at its new place only.
    Moved,
}

/// Where a unit stood in the old text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Its address in the old text.
    pub id: String,
    /// How it was called there.
    pub label: String,
}

/// A unit of a redline. The runs that are not `Inserted` make up the old words, those that are
/// not `Deleted` the new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedlineUnit {
    /// Its address: in the new text, or in the old one if it was deleted.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// How it is called.
    pub label: String,
    /// Its heading, whole; the runs of a heading tell what changed in these words.
    pub heading: Option<String>,
    /// How deep it stands.
    pub depth: u8,
    /// What became of it.
    pub change: Change,
    /// Where it stood, if it was moved or is now under another address.
    pub was: Option<Former>,
    /// Its words, or those of its heading.
    pub runs: Vec<Run>,
}

impl RedlineUnit {
    /// The words as HTML, with `ins` and `del`.
    #[must_use]
    pub fn html(&self) -> SafeHtml {
        let parts = self.runs.iter().map(|run| match run.kind {
            RunKind::Same => html(&run.words),
            RunKind::Inserted => SafeHtml::inserted(&run.words),
            RunKind::Deleted => SafeHtml::deleted(&run.words),
        });
        parts.collect()
    }
}

/// The redline from one text to another: the units of the new text in order, and between them
/// the deleted units of the old one.
#[must_use]
pub fn redline(old: &Text, new: &Text) -> Vec<RedlineUnit> {
    let (old, new) = (old.units(), new.units());
    let pairs = align(old, new);
    let mut of_new: Vec<Option<Pair>> = vec![None; new.len()];
    let mut is_paired = vec![false; old.len()];
    for pair in pairs {
        of_new[pair.new] = Some(pair);
        is_paired[pair.old] = true;
    }
    let mut out = Vec::with_capacity(new.len());
    let mut budget = MOST_COMPARISONS;
    let mut shown = 0;
    let mut put_in = Vec::new();
    for (unit, pair) in new.iter().zip(of_new) {
        match pair {
            None => put_in.push(whole(unit, Change::Inserted, RunKind::Inserted)),
            Some(pair) if pair.place == Place::Moved => {
                put_in.push(compared(&old[pair.old], unit, pair.place, &mut budget));
            }
            Some(pair) => {
                let gone = deleted(&old[shown..pair.old], &is_paired[shown..pair.old]);
                between(gone, std::mem::take(&mut put_in), &mut out);
                shown = pair.old + 1;
                out.push(compared(&old[pair.old], unit, pair.place, &mut budget));
            }
        }
    }
    let gone = deleted(&old[shown..], &is_paired[shown..]);
    between(gone, put_in, &mut out);
    out
}

/// The words of two versions of one unit, compared.
#[must_use]
pub fn compared_words(old: &str, new: &str) -> Vec<Run> {
    let mut budget = MOST_COMPARISONS;
    runs(old, new, &mut budget)
}

/// The units of this stretch of the old text that are not in the new one.
fn deleted(old: &[Unit], is_paired: &[bool]) -> Vec<RedlineUnit> {
    old.iter()
        .zip(is_paired)
        .filter(|(_, is_paired)| !**is_paired)
        .map(|(unit, _)| whole(unit, Change::Deleted, RunKind::Deleted))
        .collect()
}

/// What went out and what came in between two units that stayed: what went out first, but
/// neither under a heading of the other.
fn between(mut gone: Vec<RedlineUnit>, mut put_in: Vec<RedlineUnit>, out: &mut Vec<RedlineUnit>) {
    let headed = |units: &[RedlineUnit]| {
        let heading = units.iter().position(|unit| unit.kind.is_heading());
        heading.unwrap_or(units.len())
    };
    let gone_headed = gone.split_off(headed(&gone));
    let put_in_headed = put_in.split_off(headed(&put_in));
    for units in [gone, put_in, gone_headed, put_in_headed] {
        out.extend(units);
    }
}

fn whole(unit: &Unit, change: Change, kind: RunKind) -> RedlineUnit {
    RedlineUnit {
        id: unit.id.clone(),
        kind: unit.kind,
        label: unit.label.clone(),
        heading: unit.heading.clone(),
        depth: unit.depth,
        change,
        was: None,
        runs: run(kind, unit.content()).into_iter().collect(),
    }
}

fn compared(old: &Unit, new: &Unit, place: Place, budget: &mut usize) -> RedlineUnit {
    let is_same = old.content() == new.content();
    let change = match (place, is_same) {
        (Place::Moved, _) => Change::Moved,
        (Place::Kept, true) => Change::Same,
        (Place::Kept, false) => Change::Changed,
    };
    let former = || Former {
        id: old.id.clone(),
        label: old.label.clone(),
    };
    let mut unit = whole(new, change, RunKind::Same);
    unit.was = (old.id != new.id || place == Place::Moved).then(former);
    if !is_same {
        unit.runs = runs(old.content(), new.content(), budget);
    }
    unit
}
