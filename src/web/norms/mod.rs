//! Norms, as the public reads them.

mod corrigenda;
mod facts;
mod history;
mod list;
mod of_member;
mod paragraphs;
mod show;

use actix_web::web;
use jiff::civil::Date;

use crate::rules::words::{Lang, ThemeCode};
use crate::store::adherence::Ledger;
use crate::store::norms::{Adoption, Norm, Standing};
use crate::store::themes::Theme;
use crate::web::forms::Offer;
use crate::web::words::Words;
pub(super) use of_member::of_member;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/norms", web::get().to(list::list))
        .route("/norms/{symbol}", web::get().to(show::show))
        .route("/norms/{symbol}/versions", web::get().to(history::show))
        .route(
            "/norms/{symbol}/units/{unit}",
            web::get().to(paragraphs::show),
        )
        .route("/norms/{symbol}/{date}", web::get().to(show::version));
}

/// A status as a chip, with what is still missing.
pub struct Chip {
    pub kind: &'static str,
    pub text: String,
    /// Empty where nothing is missing.
    pub note: String,
}

/// Where a norm stands, as a chip.
pub(super) fn chip(norm: &Norm, ledger: &Ledger, on: Date, w: &Words) -> Chip {
    let (kind, text) = match ledger.standing(norm, on) {
        Standing::InForce { since } => ("force", w.norms_in_force_since(w.date(since))),
        Standing::NotInForce { on: Some(day) } => ("open", w.norms_enters_into_force(w.date(day))),
        Standing::NotInForce { on: None } => ("quiet", w.norms_not_yet_in_force()),
        Standing::Annulled { on } => ("bad", w.norms_annulled_on(w.date(on))),
        Standing::Ended { on, how } => ("bad", w.norms_ended_on(how.as_str(), w.date(on))),
    };
    let note = match (ledger.standing(norm, on), ledger.missing(norm, on)) {
        (Standing::NotInForce { on: None }, Some(missing)) => w.norms_adherences_missing(missing),
        _ => String::new(),
    };
    Chip { kind, text, note }
}

/// « Adopted by 38 votes to 4, with 3 abstentions », or that it was adopted without a vote.
pub(super) fn decision(norm: &Norm, w: &Words) -> String {
    decision_of(&norm.adoption, w)
}

/// The same of a version.
pub(super) fn decision_of(adoption: &Adoption, w: &Words) -> String {
    match adoption {
        Adoption::Vote { tally, .. } => w.norms_result(tally.yes, tally.no, tally.abstain),
        Adoption::WithoutVote { .. } => w.norms_without_vote(),
    }
}

pub(super) fn theme_name(themes: &[Theme], code: &ThemeCode, lang: Lang) -> String {
    let theme = themes.iter().find(|theme| theme.code == *code);
    theme.map_or_else(
        || code.to_string(),
        |theme| match lang {
            Lang::En => theme.name_en.clone(),
            Lang::Fr => theme.name_fr.clone(),
        },
    )
}

/// All themes as a list to choose from, after one for all.
pub(super) fn theme_offers(themes: &[Theme], every: String, lang: Lang) -> Vec<Offer> {
    let all = std::iter::once(Offer::of("", every));
    let each = themes.iter().map(|theme| {
        Offer::of(
            theme.code.to_string(),
            theme_name(themes, &theme.code, lang),
        )
    });
    all.chain(each).collect()
}
