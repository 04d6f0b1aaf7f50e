//! What is done to a draft's words while they are written: looked at, tidied, imported; nothing of it is saved.

use crate::acts::drafts::{SUMMARY_MOST, TEXT_MOST};
use crate::rules::Refusal;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, Title};
use crate::store::drafts::DraftWords;
use crate::text::paste;
use crate::web::forms::FormErrors;
use crate::web::refusals::language_name;
use crate::web::texts::imported::{self, Imported};
use crate::web::texts::looked::{self, Looked, Typed};
use crate::web::words::Words;

/// What a button of the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Save,
    /// Saved, then read as it would be submitted.
    SaveAndPreview,
    Look,
    Tidy(Lang),
}

impl Next {
    /// Any other word saves: what was typed is safe then.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "preview" => Self::SaveAndPreview,
            "look" => Self::Look,
            "tidy-en" => Self::Tidy(Lang::En),
            "tidy-fr" => Self::Tidy(Lang::Fr),
            _ => Self::Save,
        }
    }
}

/// The text in a language.
pub(super) const fn text(words: &DraftWords, lang: Lang) -> &String {
    match lang {
        Lang::En => &words.text_en,
        Lang::Fr => &words.text_fr,
    }
}

pub(super) fn text_mut(words: &mut DraftWords, lang: Lang) -> &mut String {
    match lang {
        Lang::En => &mut words.text_en,
        Lang::Fr => &mut words.text_fr,
    }
}

/// The inputs that are longer than can ever be submitted: neither kept nor worked on.
pub(super) fn limits(words: &DraftWords, w: &Words) -> FormErrors {
    let mut errors = FormErrors::none();
    let inputs = [
        ("title_en", &words.title_en, Field::Title, Title::MOST),
        (
            "summary_en",
            &words.summary_en,
            Field::Summary,
            SUMMARY_MOST,
        ),
        ("text_en", &words.text_en, Field::Text, TEXT_MOST),
        ("title_fr", &words.title_fr, Field::Title, Title::MOST),
        (
            "summary_fr",
            &words.summary_fr,
            Field::Summary,
            SUMMARY_MOST,
        ),
        ("text_fr", &words.text_fr, Field::Text, TEXT_MOST),
    ];
    for (input, typed, field, most) in inputs {
        // Line ends count once, and what is around the words not at all.
        let chars = typed.trim().chars().filter(|c| *c != '\r').count();
        if chars > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            errors.refuse_at(input, &Refusal::TooLong { field, most }, w);
        }
    }
    errors
}

/// Looks at what was typed, in both languages.
pub(super) fn look(words: &DraftWords, w: &Words) -> Looked {
    let typed = [
        Typed {
            lang: Lang::En,
            title: &words.title_en,
            summary: &words.summary_en,
            text: &words.text_en,
        },
        Typed {
            lang: Lang::Fr,
            title: &words.title_fr,
            summary: &words.summary_fr,
            text: &words.text_fr,
        },
    ];
    looked::look(&typed, &[Lang::En, Lang::Fr], Lang::En, w)
}

/// Tidies the text of a language where it stands, and says what was recognised.
pub(super) fn tidy(words: &mut DraftWords, lang: Lang, w: &Words) -> String {
    let text = text_mut(words, lang);
    let pasted = paste::markdown(text);
    *text = pasted.source;
    w.tidied(
        language_name(lang, w),
        imported::counts(pasted.recognised, w),
    )
}

/// Puts what was imported in its place, and says what was recognised.
pub(super) fn put(words: &mut DraftWords, lang: Lang, found: &Imported, w: &Words) -> String {
    *text_mut(words, lang) = found.source.clone();
    w.imported(language_name(lang, w), &*found.counts)
}
