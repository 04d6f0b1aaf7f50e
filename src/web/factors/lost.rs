//! All factors lost: the form by which an officer proposes to open the way to a new one, and going that way.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::second_step::{Query, again};
use super::who::HalfIn;
use crate::acts::appointments;
use crate::acts::factors::lost;
use crate::acts::motions::Motion;
use crate::rules::permissions::Action;
use crate::store::{Failure, members};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::{FormErrors, fresh_request_id};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::motions::propose_and_show;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::sign_in::local;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// The addresses of the form, and of the way.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/lost-factors", web::get().to(show))
        .route("/desk/lost-factors", web::post().to(propose))
        .route("/desk/second-factor/reset", web::post().to(enter));
}

#[derive(Template)]
#[template(path = "factors/lost.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    typed: Typed,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    request_id: String,
    email: String,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Language,
    caller: &SignedIn,
    typed: Typed,
) -> Result<Page, Problem> {
    if !caller.may(Action::ProposeMotion) {
        return Err(Problem::NotFound);
    }
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let title = words(lang.0).motion_lost_factors();
    let path = "/desk/lost-factors";
    Ok(Page {
        shell: desk::shell(site, lang.0, path, title, &caller.visitor, &roster),
        errors: FormErrors::none(),
        typed,
    })
}

/// `GET /{lang}/desk/lost-factors`.
///
/// # Errors
/// Not found for whoever is no officer.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let typed = Typed {
        request_id: fresh_request_id()?,
        ..Typed::default()
    };
    answers::page(&page_of(&site, &house, lang, &caller, typed).await?)
}

/// `POST /{lang}/desk/lost-factors`: a motion that waits for a second officer.
///
/// # Errors
/// Not found for whoever is no officer.
pub async fn propose(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let mut page = page_of(&site, &house, lang, &caller, typed.into_inner()).await?;
    if let Some(email) = page.errors.take(appointments::email(&page.typed.email), w) {
        let motion = Motion::LostFactors { email };
        let request_id = page.typed.request_id.clone();
        match propose_and_show(&house, &caller, lang.0, motion, &request_id).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => page.errors.refuse(&refusal, w),
        }
    }
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /{lang}/desk/second-factor/reset`: on to a new factor, where two officers opened the way.
///
/// # Errors
/// Sign in first.
pub async fn enter(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
    typed: web::Form<Query>,
) -> Result<HttpResponse, Problem> {
    let token = half.token.clone();
    let tried = house
        .attempt(move |store| lost::enter(store, &token))
        .await?;
    match tried {
        Ok(()) => {
            let next = local(&typed.next).map_or_else(String::new, |next| format!("?next={next}"));
            Ok(answers::see_other(&format!(
                "/{}/desk/enrolment{next}",
                lang.0
            )))
        }
        Err(refusal) => {
            let input = "reset";
            again(&site, &house, lang.0, &half, &typed.next, &refusal, input).await
        }
    }
}
