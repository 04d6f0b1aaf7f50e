//! The corrigenda of the invented house: which words of which norm are corrected, and why.

use crate::rules::words::Lang;

/// One corrigendum.
#[derive(Clone, Copy, Debug)]
pub struct Circulated {
    /// The text that it corrects.
    pub slug: &'static str,
    /// How many days ago it began to circulate.
    pub ago: i64,
    /// The language that is corrected: these words, for those.
    pub lang: Lang,
    pub wrong: &'static str,
    pub right: &'static str,
    pub reason: &'static str,
}

/// The first stands by now; the second still circulates.
pub const CIRCULATED: [Circulated; 2] = [
    Circulated {
        slug: "synthetic-labelling",
        ago: 84,
        lang: Lang::Fr,
        wrong: "dans les quinze jours ouvrables",
        right: "dans les cinq jours ouvrables",
        reason: "Défaut de concordance : le texte anglais, soumis le premier, dit « within five working days ».",
    },
    Circulated {
        slug: "training-data-documentation",
        ago: 12,
        lang: Lang::En,
        wrong: "points (a), (b) and (e) of Article 2",
        right: "points (a), (b) and (d) of Article 2",
        reason: "Error in a reference: the short form is about the legal basis, as the French text says, and not about filtering.",
    },
];
