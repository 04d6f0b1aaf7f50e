//! Forms that come back: what was wrong, at the top and beside each field, with what was typed kept.

use std::borrow::Cow;

use super::figures::Stance;
use super::kept::lasting;
use super::problems::Problem;
use super::refusals;
use super::words::Words;
use crate::rules::Refusal;
use crate::rules::words::Choice;

/// One sentence, and the input it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The `name` (and `id`) of the input; `None` when it is about the whole form.
    pub input: Option<Cow<'static, str>>,
    pub sentence: String,
}

/// What was wrong with a form; empty when it is shown for the first time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors {
    pub entries: Vec<FormError>,
}

impl FormErrors {
    pub fn none() -> Self {
        Self::default()
    }

    /// A form refused as a whole, or at the input named like the refusal's field.
    pub fn of(refusal: &Refusal, w: &Words) -> Self {
        let mut errors = Self::default();
        errors.refuse(refusal, w);
        errors
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds a refusal at the input named like its field.
    pub fn refuse(&mut self, refusal: &Refusal, w: &Words) {
        let input = refusal.field().map(|field| Cow::Borrowed(field.as_str()));
        self.entries.push(FormError {
            input,
            sentence: refusals::say(refusal, w),
        });
    }

    /// Adds a refusal at an input of another name, as `title-fr` for the field « title ».
    pub fn refuse_at(&mut self, input: impl Into<Cow<'static, str>>, refusal: &Refusal, w: &Words) {
        self.entries.push(FormError {
            input: Some(input.into()),
            sentence: refusals::say(refusal, w),
        });
    }

    /// Takes a parsed value, or notes why it is none; so that a form tells all its errors at once.
    pub fn take<T>(&mut self, parsed: Result<T, Refusal>, w: &Words) -> Option<T> {
        parsed.map_err(|refusal| self.refuse(&refusal, w)).ok()
    }

    /// As [`FormErrors::take`], at an input of another name.
    pub fn take_at<T>(
        &mut self,
        input: &'static str,
        parsed: Result<T, Refusal>,
        w: &Words,
    ) -> Option<T> {
        parsed
            .map_err(|refusal| self.refuse_at(input, &refusal, w))
            .ok()
    }

    /// The sentence to stand beside an input, if any.
    pub fn at(&self, input: &str) -> Option<&str> {
        let mut about = self
            .entries
            .iter()
            .filter(|error| error.input.as_deref() == Some(input));
        about.next().map(|error| error.sentence.as_str())
    }
}

/// The number of a form that is about to be shown: 128 bits of the operating system, hexadecimal.
///
/// # Errors
/// A fault when the system has no chance to give.
pub fn fresh_request_id() -> Result<String, Problem> {
    lasting::forbid();
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Problem::fault)?;
    Ok(hex::encode(bytes))
}

/// One of the answers that a list or a set of cards offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub value: String,
    pub label: String,
    /// What it means, in small print; empty if it speaks for itself.
    pub meaning: String,
    pub is_taken: bool,
    /// The mark that stands with it when it is a vote; else empty.
    pub letter: &'static str,
}

impl Offer {
    /// `value` is what the form sends, `label` what the person reads.
    pub fn of(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            meaning: String::new(),
            is_taken: false,
            letter: "",
        }
    }

    /// One of the four votes, with its mark.
    pub fn vote(choice: Choice, w: &Words) -> Self {
        let letter = Stance::Voted(choice).letter();
        Self {
            letter,
            ..Self::of(choice.as_str(), w.choice_capital(choice))
        }
    }

    #[must_use]
    pub fn meaning(mut self, meaning: impl Into<String>) -> Self {
        self.meaning = meaning.into();
        self
    }

    /// The offers with the one of this value taken: a form that comes back shows what was chosen.
    pub fn taken(mut offers: Vec<Self>, value: &str) -> Vec<Self> {
        for offer in &mut offers {
            offer.is_taken = offer.value == value;
        }
        offers
    }

    pub fn is_vote(&self) -> bool {
        !self.letter.is_empty()
    }
}
