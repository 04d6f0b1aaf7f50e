//! Languages: how the second one comes to a revision, and who answers for each.

use super::refusals::Refusal;
use super::stage::Stage;
use super::words::{Lang, Seat};

/// What has happened to the languages of the current revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages {
    /// The language that the revision lacks.
    pub lacks: Option<Lang>,
    /// The language that the secretariat supplied.
    pub supplied: Option<Lang>,
    /// The sponsor has agreed what was supplied.
    pub is_agreed: bool,
    /// The languages that are signed off, each with its seat.
    pub signed: Vec<(Lang, Seat)>,
}

impl Languages {
    /// Signs a language of the current revision off: each by another person.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] once the text is final, [`Refusal::LanguageMissing`], [`Refusal::AlreadyDone`],
    /// [`Refusal::SignedOffByTheSame`].
    pub fn may_sign_off(&self, stage: Stage, lang: Lang, seat: &Seat) -> Result<(), Refusal> {
        if !stage.is_open_to_revision() {
            return Err(Refusal::OutOfOrder);
        }
        if let Some(lacks) = self.lacks {
            return Err(Refusal::LanguageMissing(lacks));
        }
        if self.signed.iter().any(|(signed, _)| *signed == lang) {
            return Err(Refusal::AlreadyDone);
        }
        if self.signed.iter().any(|(_, by)| by == seat) {
            return Err(Refusal::SignedOffByTheSame);
        }
        Ok(())
    }

    /// The sponsor agrees the language that the secretariat supplied.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] where nothing was supplied or the text is final, [`Refusal::AlreadyDone`].
    pub fn may_agree(&self, stage: Stage) -> Result<(), Refusal> {
        match self.supplied {
            Some(_) if self.is_agreed => Err(Refusal::AlreadyDone),
            Some(_) if stage.is_open_to_revision() => Ok(()),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    /// Whether the current revision can be the final text: both languages are there and signed off, and the
    /// sponsor agrees what it did not write.
    ///
    /// # Errors
    /// [`Refusal::LanguageMissing`], [`Refusal::TranslationNotAgreed`], [`Refusal::NotSignedOff`].
    pub fn may_be_final(&self) -> Result<(), Refusal> {
        if let Some(lacks) = self.lacks {
            return Err(Refusal::LanguageMissing(lacks));
        }
        if self.supplied.is_some() && !self.is_agreed {
            return Err(Refusal::TranslationNotAgreed);
        }
        for lang in [Lang::En, Lang::Fr] {
            if !self.signed.iter().any(|(signed, _)| *signed == lang) {
                return Err(Refusal::NotSignedOff(lang));
            }
        }
        Ok(())
    }
}
