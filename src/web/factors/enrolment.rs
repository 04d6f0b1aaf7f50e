//! Enrolment: which way one will show that it is oneself, and a new passkey.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::answered::{agent_of, let_in, onward};
use super::cards::{SCRIPT, Step, codes_page, steps};
use super::passkeys::{Came, as_json, relying_party};
use super::second_step::Query;
use super::who::Enrolling;
use crate::acts::factors::enrolment::{self, Enrolled};
use crate::acts::factors::passkeys;
use crate::rules::words::Lang;
use crate::web::answers;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::sign_in::local;
use crate::web::site::Site;
use crate::web::words::words;

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/enrolment", web::get().to(show))
        .route("/desk/enrolment/challenges", web::post().to(challenge))
        .route("/desk/enrolment/passkeys", web::post().to(add));
}

#[derive(Template)]
#[template(path = "factors/enrolment.html")]
struct Page {
    shell: Shell,
    script: &'static str,
    steps: Vec<Step>,
    errors: FormErrors,
    next: String,
    email: String,
    name: String,
    is_on_the_way: bool,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    who: &Enrolling,
    next: &str,
) -> Result<Page, Problem> {
    let w = words(lang);
    let is_on_the_way = who.is_on_the_way();
    let title = match is_on_the_way {
        true => w.factors_enrol_title(),
        false => w.factors_add_title(),
    };
    Ok(Page {
        shell: who
            .shell(site, house, lang, "/desk/enrolment", title)
            .await?,
        script: SCRIPT,
        steps: match is_on_the_way {
            true => steps(w, 1),
            false => Vec::new(),
        },
        errors: FormErrors::none(),
        next: local(next).unwrap_or_default().to_owned(),
        email: who.email().to_owned(),
        name: String::new(),
        is_on_the_way,
    })
}

/// `GET /{lang}/desk/enrolment`.
///
/// # Errors
/// Sign in first.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    who: Enrolling,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    answers::page(&page_of(&site, &house, lang.0, &who, &query.next).await?)
}

/// `POST /{lang}/desk/enrolment/challenges`: for a new passkey.
///
/// # Errors
/// Sign in first; not found where no passkey can be.
pub async fn challenge(
    _lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    who: Enrolling,
) -> Result<HttpResponse, Problem> {
    let (rp, holder) = (relying_party(&site)?, who.holder());
    let begun = house
        .act(move |store| passkeys::begin_registration(store, &holder, &rp))
        .await?;
    Ok(as_json(&begun))
}

/// `POST /{lang}/desk/enrolment/passkeys`: the new passkey; whoever was half way in is in by it.
///
/// # Errors
/// Sign in first; not found where no passkey can be.
pub async fn add(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    who: Enrolling,
    came: web::Form<Came>,
) -> Result<HttpResponse, Problem> {
    let (rp, holder) = (relying_party(&site)?, who.holder());
    let (answer, agent) = (came.answer(), agent_of(&req));
    let tried = match passkeys::name(&came.name) {
        Err(refusal) => Err(refusal),
        Ok(name) => {
            house
                .attempt(move |store| {
                    enrolment::add_passkey(store, &holder, &rp, &answer, &name, &agent)
                })
                .await?
        }
    };
    match tried {
        Ok(enrolled) => after(&req, &site, &house, lang.0, &who, enrolled, &came.next).await,
        Err(refusal) => {
            let mut page = page_of(&site, &house, lang.0, &who, &came.next).await?;
            page.name.clone_from(&came.name);
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The recovery codes, where there are new ones; else on, or back to the account.
pub(super) async fn after(
    req: &HttpRequest,
    site: &Site,
    house: &House,
    lang: Lang,
    who: &Enrolling,
    enrolled: Enrolled,
    next: &str,
) -> Result<HttpResponse, Problem> {
    let onward = match (&enrolled.session, local(next)) {
        (None, None) => format!("/{lang}/desk/account?done=factor"),
        _ => onward(lang, next),
    };
    let answer = match enrolled.codes.is_empty() {
        true => answers::see_other(&onward),
        false => codes_page(site, house, lang, who, enrolled.codes, onward).await?,
    };
    match enrolled.session {
        Some(secret) => let_in(req, site, house, secret, answer).await,
        None => Ok(answer),
    }
}
