//! The state of each language of a proposal's text: where it comes from, who agreed it, who signed it off.

use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::words::Lang;
use crate::text::{Disparity, Text, parity};
use crate::web::proposals::Read;
use crate::web::refusals::{self, language_name};
use crate::web::words::Words;

/// One language, as a row of the table.
pub struct State {
    pub lang: Lang,
    pub name: String,
    pub origin: String,
    pub agreed: String,
    pub signed: String,
    /// Whether it is ready for the final text, as a chip: its kind.
    pub chip: &'static str,
}

/// Both texts of the revision that was read, with their parity report; none while a language is missing.
pub struct Both {
    pub en: Text,
    pub fr: Text,
    pub report: Vec<Disparity>,
}

/// Parses and compares the two languages.
pub fn both(read: &Read) -> Option<Both> {
    let text = |lang: Lang| {
        let texts = read.revision.of(lang)?;
        let source = read.bodies.get(texts.text.as_str())?;
        Some(Text::parse(source))
    };
    let (en, fr) = (text(Lang::En)?, text(Lang::Fr)?);
    Some(Both {
        report: parity(&en, &fr),
        en,
        fr,
    })
}

/// The state of the two languages, that of the original first.
pub fn states(read: &Read, w: &Words) -> Vec<State> {
    let original = read.carried.proposal.original;
    [original, original.other()]
        .map(|lang| state(read, lang, w))
        .into()
}

/// Whether the revision follows from a vote on a part: both languages were ready before, and are voted as they stand.
fn is_merged(read: &Read) -> bool {
    read.history.iter().any(|entry| match &entry.act {
        Act::Merging { revision, .. } => *revision == read.revision.number,
        _ => false,
    })
}

fn state(read: &Read, lang: Lang, w: &Words) -> State {
    if is_merged(read) {
        return State {
            lang,
            name: language_name(lang, w),
            origin: w.languages_merged(),
            agreed: w.languages_not_needed(),
            signed: w.languages_not_needed(),
            chip: "force",
        };
    }
    let supplied = read.revision.supplied();
    let origin = match read.revision.of(lang) {
        None => w.languages_missing(),
        Some(texts) if supplied == Some(lang) => w.languages_supplied(moment(read, texts.index, w)),
        Some(_) if lang == read.carried.proposal.original => w.languages_original(),
        Some(_) => w.languages_with_original(),
    };
    let agreed = match (read.revision.of(lang), read.revision.agreed) {
        (None, _) => String::new(),
        (Some(_), _) if supplied != Some(lang) => w.languages_agreed_itself(),
        (Some(_), Some(index)) => w.languages_agreed(moment(read, index, w)),
        (Some(_), None) => w.languages_not_agreed(),
    };
    let signed = read.signed.iter().find(|one| one.lang == lang);
    let is_agreed = supplied != Some(lang) || read.revision.agreed.is_some();
    State {
        lang,
        name: language_name(lang, w),
        origin,
        agreed,
        chip: match (read.revision.of(lang), signed) {
            (None, _) => "bad",
            (Some(_), Some(_)) if is_agreed => "force",
            _ => "due",
        },
        signed: match signed {
            Some(one) => w.languages_signed(one.seat.as_str(), w.moment(one.at)),
            None => w.languages_not_signed(),
        },
    }
}

/// When an entry of this proposal's history was recorded.
fn moment(read: &Read, index: i64, w: &Words) -> String {
    read.history
        .iter()
        .find(|entry| entry.index == index)
        .map(|entry| w.moment(entry.time))
        .unwrap_or_default()
}

/// What the languages still need before the text can be final; nothing once it is, or of an earlier revision.
pub fn awaited(read: &Read, differences: usize) -> Vec<Refusal> {
    let proposal = &read.carried.proposal;
    if !proposal.stage.is_open_to_revision() || read.revision.number != proposal.revision {
        return Vec::new();
    }
    if let Some(lacks) = read.languages.lacks {
        return vec![Refusal::LanguageMissing(lacks)];
    }
    let mut awaited = Vec::new();
    if differences > 0 {
        awaited.push(Refusal::TextsNotParallel {
            units: i64::try_from(differences).unwrap_or(i64::MAX),
        });
    }
    if read.languages.supplied.is_some() && !read.languages.is_agreed {
        awaited.push(Refusal::TranslationNotAgreed);
    }
    for lang in [Lang::En, Lang::Fr] {
        if !read
            .languages
            .signed
            .iter()
            .any(|(signed, _)| *signed == lang)
        {
            awaited.push(Refusal::NotSignedOff(lang));
        }
    }
    awaited
}

/// The same in words.
pub fn awaits(read: &Read, w: &Words) -> Vec<String> {
    let differences = both(read).map_or(0, |both| both.report.len());
    awaited(read, differences)
        .iter()
        .map(|refusal| refusals::say(refusal, w))
        .collect()
}
