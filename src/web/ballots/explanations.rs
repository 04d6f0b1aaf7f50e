//! Explanations of vote, as the public reads them.

use super::roll::stance;
use super::seen::Seen;
use crate::rules::words::{Commitment, Lang};
use crate::store::votes::RollLine;
use crate::web::words::words;

/// An explanation of vote in the reader's language, or in the one it was given in.
pub struct Explanation {
    pub member: String,
    pub letter: &'static str,
    pub lang: Lang,
    pub paragraphs: Vec<String>,
    pub is_translation: bool,
    pub is_in_other_language: bool,
}

pub(super) fn explanations(seen: &Seen, lang: Lang) -> Vec<Explanation> {
    let w = words(lang);
    let mut found = Vec::new();
    for line in &seen.roll {
        let of = |wanted: Lang| {
            line.explanation
                .iter()
                .find(|one| seen.languages.get(*one) == Some(&wanted))
        };
        found.extend(explanation(
            seen,
            line,
            of(Lang::En),
            of(Lang::Fr),
            None,
            lang,
        ));
    }
    for one in &seen.explained {
        if let Some(line) = seen.roll.iter().find(|line| line.member == one.member) {
            let (en, fr) = (one.en.as_ref(), one.fr.as_ref());
            found.extend(explanation(seen, line, en, fr, one.translated, lang));
        }
    }
    found.sort_by_cached_key(|explanation| w.sort_key(&explanation.member));
    found
}

fn explanation(
    seen: &Seen,
    line: &RollLine,
    en: Option<&Commitment>,
    fr: Option<&Commitment>,
    translated: Option<Lang>,
    lang: Lang,
) -> Option<Explanation> {
    let (own, other) = match lang {
        Lang::En => (en, fr),
        Lang::Fr => (fr, en),
    };
    let (given, commitment) = match (own, other) {
        (Some(own), _) => (lang, own),
        (None, Some(other)) => (lang.other(), other),
        (None, None) => return None,
    };
    let body = seen.bodies.get(commitment.as_str())?;
    Some(Explanation {
        member: seen.roster.short(&line.member, lang),
        letter: stance(line.position).letter(),
        lang: given,
        paragraphs: paragraphs(body),
        is_translation: translated == Some(given),
        is_in_other_language: given != lang,
    })
}

/// Prose as paragraphs: an empty line parts them.
pub fn paragraphs(body: &str) -> Vec<String> {
    body.split("\n\n")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
