//! The parity report in sentences: in what the English and the French text differ, and where.

use crate::rules::words::Lang;
use crate::text::{Disparity, Language, Named, UnitKind};
use crate::web::refusals::language_name;
use crate::web::words::Words;

/// One difference in words, with the addresses of the units it is about.
pub struct Difference {
    pub said: String,
    pub en: Option<String>,
    pub fr: Option<String>,
}

/// Puts the report into words.
pub fn differences(report: &[Disparity], w: &Words) -> Vec<Difference> {
    report.iter().map(|one| difference(one, w)).collect()
}

fn difference(disparity: &Disparity, w: &Words) -> Difference {
    let (said, en, fr) = match disparity {
        Disparity::OnlyIn { language, unit } => {
            let said = w.disparity_only_in(name(unit, w), tongue(*language, w));
            at(said, *language, unit)
        }
        Disparity::HeadingOnlyIn { language, unit } => {
            let said = w.disparity_heading_only_in(name(unit, w), tongue(*language, w));
            at(said, *language, unit)
        }
        Disparity::OutOfOrder { en, fr } => (
            w.disparity_out_of_order(name(en, w), name(fr, w)),
            Some(en),
            Some(fr),
        ),
        Disparity::NumberedOtherwise { en, fr } => (
            w.disparity_numbered_otherwise(name(en, w), name(fr, w)),
            Some(en),
            Some(fr),
        ),
    };
    Difference {
        said,
        en: en.map(|unit| unit.id.clone()),
        fr: fr.map(|unit| unit.id.clone()),
    }
}

fn at(said: String, language: Language, unit: &Named) -> (String, Option<&Named>, Option<&Named>) {
    match language {
        Language::En => (said, Some(unit), None),
        Language::Fr => (said, None, Some(unit)),
    }
}

/// How a unit is called in a sentence: by its label, or by where it stands.
fn name(unit: &Named, w: &Words) -> String {
    match unit.kind {
        UnitKind::Recital => w.unit_unnumbered("recital", unit.id.trim_start_matches("recital-")),
        UnitKind::Point => w.unit_point(&*unit.label, &*unit.id),
        UnitKind::Paragraph if unit.label.is_empty() => w.unit_unnumbered("paragraph", &*unit.id),
        UnitKind::Paragraph => w.unit_paragraph(&*unit.label),
        UnitKind::Part | UnitKind::Article | UnitKind::Annex if unit.label.is_empty() => {
            unit.id.clone()
        }
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => unit.label.clone(),
    }
}

fn tongue(language: Language, w: &Words) -> String {
    let lang = match language {
        Language::En => Lang::En,
        Language::Fr => Lang::Fr,
    };
    language_name(lang, w)
}
