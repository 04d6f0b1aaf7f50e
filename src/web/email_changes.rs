//! Another e-mail address: asked for on the page of the account, taken up through the link that was mailed there.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::desk::account;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::signed_in::SignedIn;
use super::site::Site;
use super::visits::Visit;
use super::words::words;
use crate::acts::{self, appointments};
use crate::rules::Refusal;
use crate::store::sessions::Token;
use crate::store::{Failure, email_changes};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/account/email", web::post().to(ask))
        .route("/address/{secret}", web::get().to(open))
        .route("/address/{secret}", web::post().to(take_up));
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    email: String,
}

/// `POST /{lang}/desk/account/email`: confirmed by its person, then a letter goes to the new address.
///
/// # Errors
/// The law's refusals; a failure of the store.
pub async fn ask(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    asked: web::Form<Asked>,
) -> Result<HttpResponse, Problem> {
    let email = match appointments::email(&asked.email) {
        Ok(email) if email != caller.visitor.email => email,
        outcome => {
            let refusal = outcome.err().unwrap_or(Refusal::AlreadyDone);
            let typed = asked.into_inner().email;
            return account::refused_email(&site, &house, lang.0, &caller, typed, &refusal).await;
        }
    };
    let holder = caller.holder();
    house
        .act(move |store| acts::email_changes::ask(store, &holder, &email))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=email",
        lang.0
    )))
}

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct Page {
    shell: Shell,
    change: email_changes::Change,
}

/// `GET /{lang}/address/{secret}`: looks, and spends nothing.
///
/// # Errors
/// The link is spent.
pub async fn open(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let secret = address.into_inner().1;
    let token = Token::of(&secret);
    let change = house
        .read(move |r| email_changes::find(r, &token).map_err(Failure::from))
        .await?
        .ok_or(Refusal::LinkSpent)?;
    let path = format!("/address/{secret}");
    let title = words(lang.0).address_title();
    let shell = Shell::public(&site, lang.0, &path, title, Section::None);
    answers::page_with(StatusCode::OK, &Page { shell, change })
}

/// `POST /{lang}/address/{secret}`: the account has the new address, and every session ends.
///
/// # Errors
/// The link is spent.
pub async fn take_up(
    lang: Language,
    house: web::Data<House>,
    visit: Visit,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    house.door().knock(visit.address)?;
    let secret = address.into_inner().1;
    house
        .act(move |store| acts::email_changes::take_up(store, &secret))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/sign-in?after=address",
        lang.0
    )))
}
