//! The structure of a text without its words: where a translation begins, parallel from the first line.

use crate::rules::words::Lang;
use crate::text::{Text, Unit, UnitKind};

/// What stands where the words will be.
const WORDS: &str = "…";

/// The headings, numbers and points of a text, in the marks of the other language, without its words.
pub fn structure(text: &Text, into: Lang) -> String {
    let blocks: Vec<String> = text
        .units()
        .iter()
        .map(|unit| {
            let label = label(unit, into);
            let bare = Unit {
                heading: unit.heading.as_ref().map(|_| WORDS.to_owned()),
                words: if unit.kind.is_heading() {
                    String::new()
                } else {
                    WORDS.to_owned()
                },
                label,
                ..unit.clone()
            };
            bare.print() + "\n"
        })
        .collect();
    blocks.join("\n")
}

/// A heading's label in the other language; a number stays what it is.
fn label(unit: &Unit, into: Lang) -> String {
    let (noun, number) = match unit.label.split_once(' ') {
        Some(parts) => parts,
        None => (unit.label.as_str(), ""),
    };
    let noun = match (unit.kind, into) {
        (UnitKind::Article, _) => noun,
        (UnitKind::Annex, Lang::En) => "Annex",
        (UnitKind::Annex, Lang::Fr) => "Annexe",
        (UnitKind::Part, _) => part(noun, into),
        (UnitKind::Recital | UnitKind::Paragraph | UnitKind::Point, _) => {
            return unit.label.clone();
        }
    };
    let number = match (unit.kind, into, number) {
        (UnitKind::Article, Lang::Fr, "1") => "1er",
        (UnitKind::Article, Lang::En, "1er" | "premier") => "1",
        (_, _, number) => number,
    };
    format!("{noun} {number}").trim().to_owned()
}

fn part(noun: &str, into: Lang) -> &str {
    const NOUNS: [(&str, &str); 4] = [
        ("Part", "Partie"),
        ("Title", "Titre"),
        ("Chapter", "Chapitre"),
        ("Section", "Section"),
    ];
    let known = NOUNS
        .iter()
        .find(|(en, fr)| noun.eq_ignore_ascii_case(en) || noun.eq_ignore_ascii_case(fr));
    match (known, into) {
        (Some((en, _)), Lang::En) => en,
        (Some((_, fr)), Lang::Fr) => fr,
        (None, _) => noun,
    }
}
