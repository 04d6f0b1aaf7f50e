//! Drafts at the desk of a delegation.

mod edit;
mod form;
mod list;
mod submission;
mod written;

use actix_web::web;

use crate::rules::calendar;
use crate::rules::words::{DraftSymbol, Lang};
use crate::store::Failure;
use crate::store::amendments::{self, Amendment};
use crate::store::drafts::{self, Draft, DraftWords};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Norm};
use crate::store::themes::{self, Theme};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::proposals::FORM_BYTES;
use crate::web::signed_in::SignedIn;
use crate::web::words::Words;

/// The addresses of drafts.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/drafts", web::get().to(list::list))
        .route("/desk/drafts", web::post().to(list::create))
        .service(
            web::scope("/desk/drafts/{symbol}")
                .app_data(web::FormConfig::default().limit(FORM_BYTES))
                .route("", web::get().to(edit::edit))
                .route("", web::post().to(edit::save))
                .route("/imports", web::post().to(edit::import))
                .route("/preview", web::get().to(submission::preview))
                .route("/submission", web::post().to(submission::submit)),
        );
}

/// The title as far as there is one, with the language it is in.
fn title_of(words: &DraftWords, lang: Lang, w: &Words) -> (String, Lang) {
    let titles = [(Lang::En, &words.title_en), (Lang::Fr, &words.title_fr)];
    let written = |wanted: Lang| {
        titles
            .iter()
            .find(|(of, title)| *of == wanted && !title.trim().is_empty())
            .map(|(of, title)| ((*title).clone(), *of))
    };
    written(lang)
        .or_else(|| written(lang.other()))
        .unwrap_or_else(|| (w.draft_untitled(), lang))
}

struct Found {
    draft: Draft,
    themes: Vec<Theme>,
    roster: Roster,
    /// The norms that can be amended, replaced or abrogated.
    norms: Vec<Norm>,
    /// Those of the proposal that the draft would revise.
    amendments: Vec<Amendment>,
    today: jiff::civil::Date,
}

async fn find(house: &House, caller: &SignedIn, typed: &str) -> Result<Found, Problem> {
    let symbol = DraftSymbol::parse(typed).map_err(|_| Problem::NotFound)?;
    let viewer = caller.viewer();
    house
        .read(move |r| {
            let draft = drafts::find(r, &viewer, &symbol)?;
            let amendments = match &draft.proposal {
                Some(of) => amendments::of_proposal(r, &viewer, of)?,
                None => Vec::new(),
            };
            Ok::<_, Failure>(Found {
                draft,
                amendments,
                themes: themes::all(r)?,
                roster: members::roster(r)?,
                norms: norms::all(r)?
                    .into_iter()
                    .filter(|norm| norm.annulled.is_none() && norm.ended.is_none())
                    .collect(),
                today: calendar::day_of(r.now()),
            })
        })
        .await
}
