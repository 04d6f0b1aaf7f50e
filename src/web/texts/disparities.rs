//! The parity report in sentences: in what the English and the French text differ, and where.

use crate::rules::words::Lang;
use crate::text::{Disparity, Language, Named, Text};
use crate::web::refusals::language_name;
use crate::web::unit_names;
use crate::web::words::Words;

/// One difference in words, with the addresses of the units it is about.
pub struct Difference {
    pub said: String,
    pub en: Option<String>,
    pub fr: Option<String>,
}

/// Puts the report of two texts into words.
pub fn differences(report: &[Disparity], en: &Text, fr: &Text, w: &Words) -> Vec<Difference> {
    let texts = Texts { en, fr };
    report.iter().map(|one| texts.difference(one, w)).collect()
}

struct Texts<'a> {
    en: &'a Text,
    fr: &'a Text,
}

impl Texts<'_> {
    fn difference(&self, disparity: &Disparity, w: &Words) -> Difference {
        let (said, en, fr) = match disparity {
            Disparity::OnlyIn { language, unit } => {
                let name = self.name(*language, unit, w);
                at(
                    w.disparity_only_in(name, tongue(*language, w)),
                    *language,
                    unit,
                )
            }
            Disparity::HeadingOnlyIn { language, unit } => {
                let name = self.name(*language, unit, w);
                let said = w.disparity_heading_only_in(name, tongue(*language, w));
                at(said, *language, unit)
            }
            Disparity::OutOfOrder { en, fr } => {
                let (english, french) = self.names(en, fr, w);
                (
                    w.disparity_out_of_order(english, french),
                    Some(en),
                    Some(fr),
                )
            }
            Disparity::NumberedOtherwise { en, fr } => {
                let (english, french) = self.names(en, fr, w);
                let said = w.disparity_numbered_otherwise(english, french);
                (said, Some(en), Some(fr))
            }
        };
        Difference {
            said,
            en: en.map(|unit| unit.id.clone()),
            fr: fr.map(|unit| unit.id.clone()),
        }
    }

    fn names(&self, en: &Named, fr: &Named, w: &Words) -> (String, String) {
        (
            self.name(Language::En, en, w),
            self.name(Language::Fr, fr, w),
        )
    }

    /// How a unit is called in a sentence.
    fn name(&self, language: Language, unit: &Named, w: &Words) -> String {
        let text = match language {
            Language::En => self.en,
            Language::Fr => self.fr,
        };
        unit_names::name(text, &unit.id, w)
    }
}

fn at(said: String, language: Language, unit: &Named) -> (String, Option<&Named>, Option<&Named>) {
    match language {
        Language::En => (said, Some(unit), None),
        Language::Fr => (said, None, Some(unit)),
    }
}

fn tongue(language: Language, w: &Words) -> String {
    let lang = match language {
        Language::En => Lang::En,
        Language::Fr => Lang::Fr,
    };
    language_name(lang, w)
}
