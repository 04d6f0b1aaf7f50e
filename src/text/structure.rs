//! Structure: what stands under a unit.

use super::{Unit, UnitKind};

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

/// Whether the unit begins what has paragraphs; recitals stand before the first of them.
pub(super) fn is_section(unit: &Unit) -> bool {
    matches!(unit.kind, UnitKind::Article | UnitKind::Annex)
}
