//! Numbers: whether those of a text follow each other.

use std::collections::HashMap;

use super::{Matter, Remark};
use crate::text::numerals::{Numeral, Series, roman};
use crate::text::{Unit, UnitKind, headings};

/// What was numbered last in a place, and where each number stands.
#[derive(Default)]
struct Scope {
    series: Option<Series>,
    last: Option<(Numeral, String)>,
    lines: HashMap<Numeral, usize>,
}

/// The remarks on the numbers of articles, annexes, parts, paragraphs and points.
pub(super) fn remarks(units: &[Unit], begins: &[usize]) -> Vec<Remark> {
    let mut scopes: HashMap<String, Scope> = HashMap::new();
    let mut section = "";
    let mut found = Vec::new();
    for (unit, &line) in units.iter().zip(begins) {
        if unit.kind.is_heading() {
            section = &unit.id;
        }
        let Some((scope, number)) = place(unit, section) else {
            continue;
        };
        // Chapters begin anew in each title.
        if unit.kind == UnitKind::Part && Series::of_first(&number).is_first(&number) {
            scopes.remove(&scope);
        }
        let scope = scopes.entry(scope).or_default();
        found.extend(
            scope
                .take(unit, &number, line)
                .map(|matter| Remark { line, matter }),
        );
    }
    found
}

/// In which place the unit is numbered, and its number as written.
fn place(unit: &Unit, section: &str) -> Option<(String, String)> {
    if unit.label.is_empty() {
        return None;
    }
    match unit.kind {
        UnitKind::Recital => None,
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => {
            let noun = headings::noun(unit);
            let number = headings::address(unit.label.get(noun.len()..)?);
            (!number.is_empty()).then_some((format!("{:?} {noun}", unit.kind), number))
        }
        UnitKind::Paragraph => Some((
            format!("{section} paragraphs"),
            headings::address(unit.number()),
        )),
        UnitKind::Point => {
            let (above, _) = unit.id.rsplit_once('-')?;
            let mark = unit.label.trim_matches(['(', ')']);
            Some((format!("{above} points"), mark.to_owned()))
        }
    }
}

impl Scope {
    fn take(&mut self, unit: &Unit, number: &str, line: usize) -> Option<Matter> {
        let series = *self.series.get_or_insert_with(|| match unit.kind {
            UnitKind::Point => Series::of_first_point(number),
            _ => Series::of_first(number),
        });
        let Some(numeral) = series.read(number, self.last.as_ref().map(|(last, _)| *last)) else {
            return astray(unit, number);
        };
        if let Some(&first_line) = self.lines.get(&numeral) {
            let label = unit.label.clone();
            return Some(Matter::NumberTwice { label, first_line });
        }
        self.lines.insert(numeral, line);
        let last = self.last.take();
        let expected = Numeral::after(last.as_ref().map(|(last, _)| *last), numeral);
        let named = |numeral: Numeral| {
            let at = unit.label.rfind(['.', ' ', '(']);
            let head = at.map_or("", |at| &unit.label[..=at]);
            // « 3 bis » is one number, whose head is « Article ».
            let head = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            let gap = if head.is_empty() || head.ends_with(['.', '(']) {
                ""
            } else {
                " "
            };
            let tail = if head.ends_with('(') { ")" } else { "" };
            format!("{head}{gap}{}{tail}", series.print(numeral))
        };
        let matter = match (&last, expected) {
            (_, None) => None,
            (Some((last, after)), _) if *last > numeral => Some(Matter::OutOfOrder {
                label: unit.label.clone(),
                after: after.clone(),
            }),
            (_, Some(expected)) if unit.kind == UnitKind::Point => Some(Matter::PointWithout {
                mark: unit.label.clone(),
                expected: named(expected),
            }),
            (_, Some(expected)) => Some(Matter::Skipped {
                label: unit.label.clone(),
                expected: named(expected),
            }),
        };
        self.last = Some((numeral, unit.label.clone()));
        matter
    }
}

/// A point of another series than those beside it: a sub-point whose forerunner is missing.
fn astray(unit: &Unit, number: &str) -> Option<Matter> {
    let value = roman(number).filter(|value| unit.kind == UnitKind::Point && *value > 1)?;
    Some(Matter::PointWithout {
        mark: unit.label.clone(),
        expected: format!(
            "({})",
            Series::LowerRoman.print(Numeral {
                base: value - 1,
                inserted: 0
            })
        ),
    })
}
