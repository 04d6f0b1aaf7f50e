//! The second step of the sign-in: a code of the app, a passkey, or a recovery code.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answered::{agent_of, let_in, onward};
use super::cards::SCRIPT;
use super::who::{HalfIn, shell_half_way};
use crate::acts::factors::{sign_in, totp};
use crate::rules::Refusal;
use crate::rules::words::Lang;
use crate::store::Failure;
use crate::store::factors::{held, resets};
use crate::web::answers;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::sign_in::local;
use crate::web::site::{DemoBanner, Site};
use crate::web::words::words;

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/second-factor", web::get().to(show))
        .route("/desk/second-factor", web::post().to(with_code))
        .route(
            "/desk/second-factor/recovery",
            web::post().to(with_recovery_code),
        );
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub next: String,
}

#[derive(Template)]
#[template(path = "factors/second_step.html")]
struct Page {
    shell: Shell,
    script: &'static str,
    errors: FormErrors,
    next: String,
    email: String,
    has_passkeys: bool,
    has_app: bool,
    has_codes: bool,
    /// The code of this moment, in an invented house; else empty.
    example_code: String,
    /// What two officers agreed, as a sentence; empty where nothing.
    reset: String,
    is_reset_open: bool,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    half: &HalfIn,
    next: &str,
) -> Result<Page, Problem> {
    let account = half.person.account;
    let sealing = house.store().sealing().clone();
    let is_example = site.banner == DemoBanner::Shown;
    let (has, code, reset, now) = house
        .read(move |r| {
            let code = match is_example {
                true => totp::code_of_an_invented_house(r, &sealing, account)?,
                false => None,
            };
            Ok::<_, Failure>((held(r, account)?, code, resets::of(r, account)?, r.now()))
        })
        .await?;
    let path = "/desk/second-factor";
    let w = words(lang);
    let title = w.factors_second_title();
    let is_reset_open = reset.is_some_and(|reset| reset.opens <= now);
    let reset = match reset {
        None => String::new(),
        Some(reset) if is_reset_open => w.lost_open_until(w.moment(reset.closes)),
        Some(reset) => w.lost_opens_at(w.moment(reset.opens)),
    };
    Ok(Page {
        reset,
        is_reset_open,
        shell: shell_half_way(site, lang, path, title),
        script: SCRIPT,
        errors: FormErrors::none(),
        next: local(next).unwrap_or_default().to_owned(),
        email: half.person.email.clone(),
        has_passkeys: has.passkeys > 0,
        has_app: has.has_totp,
        has_codes: has.recovery_codes > 0,
        example_code: code.unwrap_or_default(),
    })
}

/// `GET /{lang}/desk/second-factor`.
///
/// # Errors
/// Sign in first.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    answers::page(&page_of(&site, &house, lang.0, &half, &query.next).await?)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
    #[serde(rename = "recovery-code")]
    recovery_code: String,
    next: String,
}

/// `POST /{lang}/desk/second-factor`: in, by a code that was not used before.
///
/// # Errors
/// Sign in first.
pub async fn with_code(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let (token, code, agent) = (half.token.clone(), typed.code.clone(), agent_of(&req));
    let tried = house
        .attempt(move |store| sign_in::with_code(store, &token, &code, &agent))
        .await?;
    match tried {
        Ok(secret) => {
            let answer = answers::see_other(&onward(lang.0, &typed.next));
            let_in(&req, &site, &house, secret, answer).await
        }
        Err(refusal) => again(&site, &house, lang.0, &half, &typed.next, &refusal, "code").await,
    }
}

/// `POST /{lang}/desk/second-factor/recovery`: on to a new factor, by a recovery code; signs nobody in.
///
/// # Errors
/// Sign in first.
pub async fn with_recovery_code(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    half: HalfIn,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    let (token, code) = (half.token.clone(), typed.recovery_code.clone());
    let tried = house
        .attempt(move |store| sign_in::with_recovery_code(store, &token, &code))
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
            let input = "recovery-code";
            again(&site, &house, lang.0, &half, &typed.next, &refusal, input).await
        }
    }
}

/// The page with what was refused; whoever is refused too often begins again at the password.
pub(super) async fn again(
    site: &Site,
    house: &House,
    lang: Lang,
    half: &HalfIn,
    next: &str,
    refusal: &Refusal,
    input: &'static str,
) -> Result<HttpResponse, Problem> {
    if *refusal == Refusal::SignInFirst {
        return Ok(answers::see_other(&format!("/{lang}/sign-in")));
    }
    let mut page = page_of(site, house, lang, half, next).await?;
    page.errors.refuse_at(input, refusal, words(lang));
    answers::page_with(StatusCode::FORBIDDEN, &page)
}
