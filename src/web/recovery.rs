//! A lost password: asking for a link, and setting a new password through it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::door::Line;
use super::forms::FormErrors;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::visits::Visit;
use super::words::words;
use crate::acts::{self, passwords};
use crate::rules::Refusal;
use crate::store::sessions::Token;
use crate::store::{Failure, resets};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/recovery", web::get().to(show))
        .route("/recovery", web::post().to(ask))
        .route("/recovery/{secret}", web::get().to(open))
        .route("/recovery/{secret}", web::post().to(set));
}

#[derive(Template)]
#[template(path = "recovery/ask.html")]
struct AskPage {
    shell: Shell,
    errors: FormErrors,
    is_asked: bool,
}

fn ask_page(site: &Site, lang: Language) -> AskPage {
    let title = words(lang.0).recovery_title();
    AskPage {
        shell: Shell::public(site, lang.0, "/recovery", title, Section::None),
        errors: FormErrors::none(),
        is_asked: false,
    }
}

/// `GET /{lang}/recovery`.
///
/// # Errors
/// Not found in any other language.
pub async fn show(lang: Language, site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    answers::page(&ask_page(&site, lang))
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
}

/// `POST /{lang}/recovery`: the same answer, at the same time, whether the address is known or not.
///
/// # Errors
/// A fault when the page cannot be written.
pub async fn ask(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    visit: Visit,
    asked: web::Form<Asked>,
) -> Result<HttpResponse, Problem> {
    house.door().knock(visit.address)?;
    let mut page = ask_page(&site, lang);
    let email = super::sign_in::address_of(&asked.email);
    // Not awaited: how long it takes would tell whether the address is known.
    actix_web::rt::spawn(async move {
        // A failure was logged as it happened; the page says the same.
        drop(
            house
                .act(move |store| acts::resets::ask(store, &email))
                .await,
        );
    });
    page.is_asked = true;
    answers::page(&page)
}

#[derive(Template)]
#[template(path = "recovery/set.html")]
struct SetPage {
    shell: Shell,
    errors: FormErrors,
    email: String,
}

async fn set_page(
    site: &Site,
    house: &House,
    lang: Language,
    secret: &str,
) -> Result<SetPage, Problem> {
    let token = Token::of(secret);
    let (_, email) = house
        .read(move |r| resets::find(r, &token).map_err(Failure::from))
        .await?
        .ok_or(Refusal::LinkSpent)?;
    let path = format!("/recovery/{secret}");
    let title = words(lang.0).recovery_set_title();
    Ok(SetPage {
        shell: Shell::public(site, lang.0, &path, title, Section::None),
        errors: FormErrors::none(),
        email,
    })
}

/// `GET /{lang}/recovery/{secret}`: looks, and spends nothing.
///
/// # Errors
/// The link is spent.
pub async fn open(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    answers::page(&set_page(&site, &house, lang, &address.1).await?)
}

#[derive(Deserialize)]
pub struct NewPassword {
    #[serde(default)]
    password: String,
}

/// `POST /{lang}/recovery/{secret}`: sets the password, ends all sessions, signs nobody in.
///
/// # Errors
/// The link is spent.
pub async fn set(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    visit: Visit,
    address: web::Path<(String, String)>,
    typed: web::Form<NewPassword>,
) -> Result<HttpResponse, Problem> {
    house.door().knock(visit.address)?;
    let secret = address.into_inner().1;
    let mut page = set_page(&site, &house, lang, &secret).await?;
    if let Err(refusal) = passwords::strong(&typed.password, &[&page.email]) {
        page.errors.refuse(&refusal, words(lang.0));
        return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = house
        .door()
        .hash(Line::Everybody, typed.password.clone())
        .await?;
    house
        .act(move |store| acts::resets::spend(store, &secret, &hash))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/sign-in?after=recovery",
        lang.0
    )))
}
