//! What a draft of an amendment lacks before it can be proposed, or what it makes of the text.

use super::as_it_stands;
use crate::acts::application::{self, BothTexts, WordedChange};
use crate::acts::drafts::{REASON_MOST, well_formed_wording};
use crate::rules::Refusal;
use crate::rules::amendments::{Named, Worded, may_change};
use crate::rules::refusals::Field;
use crate::rules::words::{How, Lang, Prose, UnitSymbol};
use crate::store::amendment_drafts::{AmendmentWords, ChangeWords};

/// Longest wording of one change in one language, in characters.
pub const WORDING_MOST: usize = 20_000;
/// Most changes of one amendment.
pub const CHANGES_MOST: usize = 100;

/// A draft with everything that an amendment needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    pub lang: Lang,
    pub reason: Prose,
    pub changes: Vec<WordedChange>,
    /// What the text becomes.
    pub made: BothTexts,
}

/// What a draft still lacks: at the reason, or at a change (from 0) in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub change: Option<usize>,
    pub lang: Option<Lang>,
    pub refusal: Refusal,
}

/// Everything that a draft lacks before it can be proposed to this text, or the whole of it.
///
/// # Errors
/// Each lack with its place, in the order of the form.
pub fn complete(words: &AmendmentWords, current: &BothTexts) -> Result<Complete, Vec<Lack>> {
    let mut lacks = Vec::new();
    let mut changes = Vec::new();
    for (at, typed) in words.changes.iter().enumerate() {
        match change_of(at, typed, current) {
            Ok(_) if changes_nothing(typed, current) => lacks.push(Lack {
                change: Some(at),
                lang: None,
                refusal: Refusal::TextsUnchanged,
            }),
            Ok(change) => changes.push(change),
            Err(lack) => lacks.push(lack),
        }
    }
    let general = |refusal: Refusal| Lack {
        change: None,
        lang: None,
        refusal,
    };
    if words.changes.is_empty() {
        lacks.push(general(Refusal::Missing(Field::Wording)));
    }
    if words.changes.len() > CHANGES_MOST {
        lacks.push(general(Refusal::TooLong {
            field: Field::Wording,
            most: CHANGES_MOST as i64,
        }));
    }
    let lang = words.lang.trim().parse::<Lang>();
    let reason = Prose::parse(&words.reason, Field::Reason, REASON_MOST);
    let made = match lacks.is_empty() {
        true => made_of(current, &changes).map_err(general),
        false => Ok(current.clone()),
    };
    match (lang, reason, made, lacks.is_empty()) {
        (Ok(lang), Ok(reason), Ok(made), true) => Ok(Complete {
            lang,
            reason,
            changes,
            made,
        }),
        (lang, reason, made, _) => {
            let language = lang.err().map(|_| Refusal::Malformed(Field::Language));
            lacks.extend(made.err());
            lacks.extend([language, reason.err()].into_iter().flatten().map(general));
            Err(lacks)
        }
    }
}

fn made_of(current: &BothTexts, changes: &[WordedChange]) -> Result<BothTexts, Refusal> {
    let made = application::applied(current, current, changes)
        .map_err(|obstacles| application::refusal(&obstacles))?;
    if made.en == current.en && made.fr == current.fr {
        return Err(Refusal::TextsUnchanged);
    }
    Ok(made)
}

/// Whether a replacement has the present words in every language.
fn changes_nothing(typed: &ChangeWords, current: &BothTexts) -> bool {
    let unit = UnitSymbol::parse(typed.unit.trim());
    let stands = unit.and_then(|unit| as_it_stands(current, &unit));
    stands.is_ok_and(|stands| {
        typed.how == stands.how
            && (current.en.is_none() || typed.en.trim() == stands.en)
            && (current.fr.is_none() || typed.fr.trim() == stands.fr)
    })
}

fn change_of(at: usize, typed: &ChangeWords, current: &BothTexts) -> Result<WordedChange, Lack> {
    let lack = |lang: Option<Lang>, refusal: Refusal| Lack {
        change: Some(at),
        lang,
        refusal,
    };
    let how = typed
        .how
        .parse::<How>()
        .map_err(|_| lack(None, Refusal::Malformed(Field::Wording)))?;
    let unit = match typed.unit.trim() {
        "" => None,
        unit => Some(UnitSymbol::parse(unit).map_err(|refusal| lack(None, refusal))?),
    };
    let named = match unit {
        Some(_) => Named::Unit,
        None => Named::Nothing,
    };
    let mut change = WordedChange {
        how,
        unit,
        en: None,
        fr: None,
    };
    let languages: Vec<Lang> = current.languages().collect();
    for lang in languages {
        let typed = match lang {
            Lang::En => &typed.en,
            Lang::Fr => &typed.fr,
        };
        let wording = match how {
            How::Delete => None,
            _ => Prose::parse_optional(typed, Field::Wording, WORDING_MOST)
                .map_err(|refusal| lack(Some(lang), refusal))?,
        };
        if let Some(wording) = &wording {
            well_formed_wording(lang, wording).map_err(|refusal| lack(Some(lang), refusal))?;
        }
        let worded = match wording {
            Some(_) => Worded::Given,
            None => Worded::Nothing,
        };
        may_change(how, named, worded).map_err(|refusal| match refusal {
            Refusal::Missing(Field::Wording) => lack(Some(lang), Refusal::WordingMissing(lang)),
            refusal => lack(None, refusal),
        })?;
        let wording = wording.map(Prose::into_string);
        match lang {
            Lang::En => change.en = wording,
            Lang::Fr => change.fr = wording,
        }
    }
    Ok(change)
}
