//! What the form of a draft sends: all its words, with the version that was open.

use serde::Deserialize;

use crate::store::drafts::DraftWords;

/// What the form of a draft sends: all its words, and the version that was open.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftForm {
    pub(super) version: i64,
    pub(super) next: String,
    pub(super) original: String,
    pub(super) title_en: String,
    pub(super) summary_en: String,
    pub(super) text_en: String,
    pub(super) title_fr: String,
    pub(super) summary_fr: String,
    pub(super) text_fr: String,
    pub(super) reason: String,
    pub(super) theme: String,
    pub(super) kind: String,
    pub(super) classification: String,
    pub(super) opens_on: String,
    pub(super) effect: String,
    pub(super) force: String,
    pub(super) force_date: String,
    pub(super) force_months: String,
    pub(super) force_adherences: String,
    pub(super) report_every: String,
    #[serde(default)]
    pub(super) norm: String,
    /// With a file: the language it is imported into.
    pub(super) into: String,
    /// With a file: `yes` where it may replace the text that stands there.
    pub(super) replace: String,
}

impl DraftForm {
    /// The version that was open, what comes next, and the words.
    pub(super) fn words(self) -> (i64, String, DraftWords) {
        let words = DraftWords {
            original: self.original,
            title_en: self.title_en,
            summary_en: self.summary_en,
            text_en: self.text_en,
            title_fr: self.title_fr,
            summary_fr: self.summary_fr,
            text_fr: self.text_fr,
            reason: self.reason,
            theme: self.theme,
            kind: self.kind,
            classification: self.classification,
            opens_on: self.opens_on,
            effect: self.effect,
            force: self.force,
            force_date: self.force_date,
            force_months: self.force_months,
            force_adherences: self.force_adherences,
            report_every: self.report_every,
            norm: self.norm,
        };
        (self.version, self.next, words)
    }
}
