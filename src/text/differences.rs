//! Differences: the changes that make one text into another.

use super::align::longest_rise;
use super::amend::Change;
use super::plan::replaced;
use super::revision::Revision;
use super::structure::end_of;
use super::{Identities, Text, Unit};

/// The changes that make the new text of the old one, in reading order, as few as units allow:
/// applying them to the old text gives the new one.
///
/// A unit is the same one where it has the same id. One that was moved, or that no replacement can
/// make (a paragraph that lost its number), goes and comes in again.
#[must_use]
pub fn changes_between(
    old: &Text,
    old_ids: &Identities,
    new: &Text,
    new_ids: &Identities,
) -> Vec<Change> {
    let (old, new) = (Revision::of(old, old_ids), Revision::of(new, new_ids));
    let mut found = Found::of(&old);
    let mut is_kept = vec![false; old.units.len()];
    let mut anchor = None;
    let mut coming: Vec<String> = Vec::new();
    let mut opening = 0;
    for (unit, partner) in new.units.iter().zip(partners(&old, &new)) {
        let stays = partner.filter(|&at| coming.is_empty() || at >= opening);
        let made = stays.and_then(|at| Some((at, made(&old.units[at], unit)?)));
        let Some((at, source)) = made else {
            if coming.is_empty() {
                opening = old.opening(anchor, &unit.print());
            }
            coming.push(unit.print());
            continue;
        };
        found.insert(anchor, &mut coming);
        found.replaced[at] = source;
        is_kept[at] = true;
        anchor = Some(at);
    }
    found.insert(anchor, &mut coming);
    found.changes(&is_kept)
}

/// For each new unit, where the old one stands that it is, if it kept its place.
fn partners(old: &Revision<'_>, new: &Revision<'_>) -> Vec<Option<usize>> {
    let places = 0..new.units.len();
    let partner = |at: usize| new.id(at).and_then(|id| old.place(id));
    let pairs: Vec<(usize, usize, u32)> = places
        .clone()
        .filter_map(|at| Some((partner(at)?, at, 0)))
        .collect();
    let mut partners = vec![None; places.len()];
    for (pair, is_kept) in pairs.iter().zip(longest_rise(&pairs)) {
        if is_kept {
            partners[pair.1] = Some(pair.0);
        }
    }
    partners
}

/// With which source the old unit becomes the new one: `Some(None)` if it need not change,
/// `None` if no replacement makes it.
#[allow(clippy::option_option)]
fn made(old: &Unit, new: &Unit) -> Option<Option<String>> {
    let line = new.print();
    if old.print() == line {
        return Some(None);
    }
    let is_made = replaced(old, &line).is_ok_and(|made| made.print() == line);
    is_made.then_some(Some(line))
}

/// The changes being found, by the place of the old unit they are about.
struct Found<'a> {
    old: &'a Revision<'a>,
    first: Option<String>,
    replaced: Vec<Option<String>>,
    inserted: Vec<Option<String>>,
}

impl<'a> Found<'a> {
    fn of(old: &'a Revision<'a>) -> Self {
        Self {
            old,
            first: None,
            replaced: vec![None; old.units.len()],
            inserted: vec![None; old.units.len()],
        }
    }

    fn insert(&mut self, after: Option<usize>, coming: &mut Vec<String>) {
        if coming.is_empty() {
            return;
        }
        let source = std::mem::take(coming).join("\n\n");
        match after {
            Some(at) => self.inserted[at] = Some(source),
            None => self.first = Some(source),
        }
    }

    fn changes(mut self, is_kept: &[bool]) -> Vec<Change> {
        let mut changes = Vec::new();
        if let Some(source) = self.first.take() {
            changes.push(Change::InsertAfter { unit: None, source });
        }
        let mut gone = 0;
        for at in 0..is_kept.len() {
            let Some(unit) = self.old.id(at) else {
                continue;
            };
            if let Some(source) = self.replaced[at].take() {
                changes.push(Change::Replace { unit, source });
            }
            if !is_kept[at] && at >= gone {
                let end = end_of(self.old.units, at);
                if is_kept[at..end].iter().any(|kept| *kept) {
                    changes.push(Change::DeleteAlone { unit });
                } else {
                    changes.push(Change::Delete { unit });
                    gone = end;
                }
            }
            if let Some(source) = self.inserted[at].take() {
                let unit = Some(unit);
                changes.push(Change::InsertAfter { unit, source });
            }
        }
        changes
    }
}
