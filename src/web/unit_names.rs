//! The names of units of a text, as one says them: Article 3, paragraph 3.2 (a), recital 4.

use super::words::Words;
use crate::text::{Text, UnitKind};

/// How the unit at this address is called in the language of `w`, the labels being those of `text`.
/// The address itself where the text has no such unit.
pub fn name(text: &Text, address: &str, w: &Words) -> String {
    let Some(unit) = text.find(address) else {
        return address.to_owned();
    };
    let number = address.rsplit('-').next().unwrap_or_default();
    match unit.kind {
        UnitKind::Recital => w.unit_recital(number),
        UnitKind::Part | UnitKind::Article | UnitKind::Annex if unit.label.is_empty() => {
            crate::text::plain(unit.content())
        }
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => unit.label.clone(),
        UnitKind::Paragraph if unit.label.is_empty() => {
            let above = address.strip_suffix(&format!("-sub-{number}"));
            w.unit_unnumbered(name(text, above.unwrap_or_default(), w), number)
        }
        UnitKind::Paragraph if unit.label.contains('.') => w.unit_paragraph(&*unit.label),
        UnitKind::Paragraph => {
            let above = address.strip_suffix(&format!("-par-{number}"));
            w.unit_paragraph_of(name(text, above.unwrap_or_default(), w), &*unit.label)
        }
        UnitKind::Point => {
            let above = address.strip_suffix(&format!("-{number}"));
            format!(
                "{} {}",
                name(text, above.unwrap_or_default(), w),
                unit.label
            )
        }
    }
}
