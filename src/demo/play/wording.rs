//! The words of proposals, as the forms of the demo's delegations hold them.

use super::out_of_plot;
use crate::demo::scenario::{Binds, Does, Force, Item, ReadBy};
use crate::demo::texts::{self, Piece};
use crate::rules::words::{DecisionKind, Lang, NormSymbol};
use crate::store::Failure;
use crate::store::drafts::DraftWords;

pub(super) fn piece(slug: &str, lang: Lang) -> Result<Piece, Failure> {
    texts::piece(slug, lang).ok_or_else(|| out_of_plot("a text"))
}

/// A text that may be shortened for its first wording.
pub(super) struct Wording {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) body: String,
}

pub(super) fn whole(piece: Piece) -> Wording {
    Wording {
        title: piece.title.into(),
        summary: piece.summary.into(),
        body: piece.body.into(),
    }
}

/// The first wording: the one written for it, or the text without its last paragraph.
pub(super) fn first_piece(item: &Item, lang: Lang) -> Result<Wording, Failure> {
    if let Some(first) = texts::piece(&format!("{}/rev1", item.slug), lang) {
        return Ok(whole(first));
    }
    let mut wording = whole(piece(item.slug, lang)?);
    let trimmed = wording.body.trim_end();
    if let Some((rest, last)) = trimmed.rsplit_once("\n\n")
        && item.is_revised()
        && !last.starts_with("## ")
    {
        wording.body = format!("{rest}\n");
    }
    Ok(wording)
}

/// What the form of the first draft holds; `norm` is the norm that it would change.
pub(super) fn first_words(item: &Item, norm: Option<NormSymbol>) -> Result<DraftWords, Failure> {
    let wording = first_piece(item, item.original)?;
    Ok(DraftWords {
        norm: norm.map(|norm| norm.printed()).unwrap_or_default(),
        ..words_of(item, piece(item.slug, item.original)?, Some(wording))
    })
}

/// What the form of a draft would hold: the original language only.
pub(super) fn words_of(item: &Item, piece: Piece, first: Option<Wording>) -> DraftWords {
    let Wording {
        title,
        summary,
        body,
    } = first.unwrap_or_else(|| whole(piece));
    let (months, adherences, force) = match item.force {
        Force::Months(months) => (months.to_string(), String::new(), "after-adoption"),
        Force::Adherences(n, months) => (months.to_string(), n.to_string(), "after-adherences"),
    };
    let effect = match item.binds {
        Binds::FromAdoption => "binding-from-adoption",
        Binds::OnAdherence => "on-notification-of-adherence",
    };
    let classification = match item.read_by {
        ReadBy::Members => "for-members",
        ReadBy::Public => "public",
    };
    let mut words = DraftWords {
        original: item.original.to_string(),
        reason: piece.reason.into(),
        theme: item.theme.into(),
        kind: match item.does {
            Does::AdoptsANorm => DecisionKind::NormAdoption,
            Does::Amends(_) => DecisionKind::NormAmendment,
            Does::Abrogates(_) => DecisionKind::NormAbrogation,
        }
        .to_string(),
        classification: classification.into(),
        effect: effect.into(),
        force: force.into(),
        force_months: months,
        force_adherences: adherences,
        report_every: item.report_every.map(|n| n.to_string()).unwrap_or_default(),
        ..DraftWords::default()
    };
    match item.original {
        Lang::En => (words.title_en, words.summary_en, words.text_en) = (title, summary, body),
        Lang::Fr => (words.title_fr, words.summary_fr, words.text_fr) = (title, summary, body),
    }
    words
}
