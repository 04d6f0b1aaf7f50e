//! The conduct of a vote, on the secretariat's desk.

mod motion;
mod note_verbale;
mod page;
mod seen;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use motion::motion;
use page::page;
use seen::seen;
use serde::Deserialize;

use crate::rules::permissions::Action;
use crate::rules::words::{BallotSymbol, Lang};
use crate::web::answers;
use crate::web::forms::{FormErrors, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;
pub(super) use motion::parse_reference;

/// The addresses of the conduct of votes.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/ballots/{ballot}/motions", web::post().to(propose))
        .route(
            "/desk/ballots/{ballot}/notes-verbales",
            web::get().to(note_verbale::show),
        )
        .route(
            "/desk/ballots/{ballot}/notes-verbales",
            web::post().to(note_verbale::propose),
        );
}

/// Everything that these forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    /// Which of the acts: `extension`, `ballot-end`, `certification`, `certification-refusal`, `correction`.
    motion: String,
    closes: String,
    ground: String,
    reference: String,
    member: String,
    choice: String,
}

/// `GET /{lang}/desk/ballots/{ballot}` for the secretariat.
///
/// # Errors
/// Not found.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
    symbol: BallotSymbol,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    let seen = seen(house, lang, &caller, symbol).await?;
    answers::page(&page(site, lang, seen, typed, FormErrors::none()))
}

/// `POST /{lang}/desk/ballots/{ballot}/motions`: one officer proposes, another will approve.
///
/// # Errors
/// Not found for others; a refusal brings the page back.
pub async fn propose(
    lang: Language,
    path: web::Path<(String, String)>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let symbol = BallotSymbol::parse(&path.1).map_err(|_| Problem::NotFound)?;
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let mut typed = typed.into_inner();
    let w = words(lang.0);
    let mut errors = FormErrors::none();
    if let Some(motion) = motion(&typed, &symbol, &mut errors, w) {
        let id = typed.request_id.clone();
        match propose_and_show(&house, &caller, lang.0, motion, &id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => errors.refuse(&refusal, w),
        }
    }
    typed.request_id = fresh_request_id()?;
    let seen = seen(&house, lang.0, &caller, symbol).await?;
    let page = page(&site, lang.0, seen, typed, errors);
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
