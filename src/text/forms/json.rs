//! JSON: the units of a text, one object each.

use serde::Serialize;

use crate::text::{Identities, Text, Unit, UnitId, UnitKind};

#[derive(Serialize)]
struct Written<'a> {
    /// The stable id; null where only one language has the unit.
    id: Option<UnitId>,
    address: &'a str,
    kind: &'static str,
    label: &'a str,
    heading: Option<&'a str>,
    words: &'a str,
    depth: u8,
}

/// The units as a JSON array, in reading order: `id`, `address`, `kind`, `label`, `heading` (or
/// null), `words` (with their `*` marks) and `depth`.
#[must_use]
pub fn json(text: &Text, ids: &Identities) -> serde_json::Value {
    let written = |unit: &Unit| {
        serde_json::json!(Written {
            id: ids.at(&unit.id),
            address: &unit.id,
            kind: kind(unit.kind),
            label: &unit.label,
            heading: unit.heading.as_deref(),
            words: &unit.words,
            depth: unit.depth,
        })
    };
    text.units().iter().map(written).collect()
}

const fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Recital => "recital",
        UnitKind::Part => "part",
        UnitKind::Article => "article",
        UnitKind::Paragraph => "paragraph",
        UnitKind::Point => "point",
        UnitKind::Annex => "annex",
    }
}
