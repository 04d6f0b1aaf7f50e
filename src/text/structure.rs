//! Structure: what stands under a unit, and what a unit would be if it stood somewhere.

use super::{Unit, UnitKind, parse};

/// Where that which stands under the unit at `at` ends (the index after its last unit): the
/// articles of a part, the paragraphs of an article, the points of a paragraph.
pub(super) fn end_of(units: &[Unit], at: usize) -> usize {
    let rest = &units[at + 1..];
    at + 1
        + rest
            .iter()
            .take_while(|unit| holds(&units[at], unit))
            .count()
}

/// Whether the second unit, anywhere after the first, can stand under it.
pub(super) fn holds(above: &Unit, unit: &Unit) -> bool {
    match (above.kind, unit.kind) {
        (UnitKind::Part, UnitKind::Article) => true,
        (_, UnitKind::Part | UnitKind::Article | UnitKind::Annex) => false,
        (UnitKind::Part | UnitKind::Article | UnitKind::Annex, _) => true,
        (_, _) => unit.depth > above.depth,
    }
}

/// The units that a source would make right after the unit at `after` (`None`: at the beginning).
pub(super) fn in_place(units: &[Unit], after: Option<usize>, source: &str) -> Vec<Unit> {
    let context = after.map_or_else(Vec::new, |at| above(units, at));
    let count = context.len();
    let lines: Vec<String> = context.into_iter().chain([source.to_owned()]).collect();
    let mut made = parse::units(&lines.join("\n\n")).0;
    made.split_off(count.min(made.len()))
}

/// The lines of the units that the unit at `at` stands under, and its own, outermost first.
fn above(units: &[Unit], at: usize) -> Vec<String> {
    let mut chain: Vec<&Unit> = Vec::new();
    for unit in units[..=at].iter().rev() {
        let is_above = chain
            .last()
            .is_none_or(|below| unit.kind.is_heading() || unit.depth < below.depth);
        if is_above {
            chain.push(unit);
        }
        if unit.kind.is_heading() {
            break;
        }
    }
    let outermost = chain.last().copied();
    let is_preamble = outermost.is_none_or(|unit| match unit.kind {
        // A part's heading before the first article does not end the preamble.
        UnitKind::Part => units[..=at].iter().all(|unit| !is_section(unit)),
        kind => !kind.is_heading(),
    });
    if is_preamble {
        chain.retain(|unit| !unit.kind.is_heading());
    }
    let lines = chain.into_iter().rev().map(|unit| match unit.kind {
        UnitKind::Part => "## -".to_owned(),
        _ => unit.print(),
    });
    lines.collect()
}

fn is_section(unit: &Unit) -> bool {
    matches!(unit.kind, UnitKind::Article | UnitKind::Annex)
}
