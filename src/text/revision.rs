//! Revisions: a text with the ids of its units, and what stands where in it.

use std::collections::HashMap;

use super::structure::{end_of, holds, is_section};
use super::{Identities, Text, Unit, UnitId, UnitKind, parse};

/// A text with the ids of its units.
pub(super) struct Revision<'a> {
    pub units: &'a [Unit],
    pub ids: &'a Identities,
    places: HashMap<&'a str, usize>,
    /// What each unit stands under, within its article.
    parents: Vec<Option<usize>>,
    /// Where the preamble ends.
    first_section: usize,
}

impl<'a> Revision<'a> {
    pub fn of(text: &'a Text, ids: &'a Identities) -> Self {
        let units = text.units();
        let places = units.iter().enumerate();
        let first_section = units.iter().position(is_section);
        Self {
            units,
            ids,
            places: places.map(|(at, unit)| (unit.id.as_str(), at)).collect(),
            parents: parents(units),
            first_section: first_section.unwrap_or(units.len()),
        }
    }

    /// Where the unit stands among the units.
    pub fn place(&self, unit: UnitId) -> Option<usize> {
        self.places.get(self.ids.address(unit)?).copied()
    }

    /// The id of the unit that stands there.
    pub fn id(&self, place: usize) -> Option<UnitId> {
        self.ids.at(&self.units[place].id)
    }

    /// Before which unit that stands which is inserted after the unit at `after`.
    pub fn opening(&self, after: Option<usize>, source: &str) -> usize {
        let Some(at) = after else { return 0 };
        match self.made(at, source) {
            Some(first) if holds(&self.units[at], &first) => at + 1,
            _ => end_of(self.units, at),
        }
    }

    /// The first unit that a source makes right after the unit at `at`.
    fn made(&self, at: usize, source: &str) -> Option<Unit> {
        let chain: Vec<usize> = std::iter::successors(Some(at), |at| self.parents[*at]).collect();
        let mut lines: Vec<String> = Vec::new();
        if at >= self.first_section {
            // What the article is called makes no difference to what stands in it.
            lines.push("## -".to_owned());
        }
        let units = chain.iter().rev().map(|at| &self.units[*at]);
        lines.extend(
            units
                .filter(|unit| !unit.kind.is_heading())
                .map(Unit::print),
        );
        let context = lines.len();
        lines.push(source.to_owned());
        parse::units(&lines.join("\n\n")).0.into_iter().nth(context)
    }
}

/// What each unit stands under: a heading, a paragraph, a point.
fn parents(units: &[Unit]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parents = units.iter().enumerate().map(|(at, unit)| {
        while let Some(&last) = open.last() {
            if unit.kind != UnitKind::Article && holds(&units[last], unit) {
                break;
            }
            open.pop();
        }
        let parent = open.last().copied();
        open.push(at);
        parent
    });
    parents.collect()
}
