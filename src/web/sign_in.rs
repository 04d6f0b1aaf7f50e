//! Signing in with address and password, and signing out.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::assets;
use super::door;
use super::factors;
use super::forms::FormErrors;
use super::house::House;
use super::languages::{self, Language};
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::signed_in;
use super::site::Site;
use super::visits::Visit;
use super::words::words;
use crate::acts;
use crate::rules::Refusal;
use crate::rules::words::Lang;
use crate::store::accounts::Account;
use crate::store::{Failure, accounts};

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/sign-in", web::get().to(show))
        .route("/sign-in", web::post().to(sign_in))
        .route("/sign-out", web::post().to(sign_out));
}

/// Why one comes here, as a line above the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    Recovery,
    Address,
    Invitation,
    SignOut,
    /// A form was sent after the session had ended.
    Interrupted,
    /// The same, and what was written is kept for its account.
    Parked,
}

#[derive(Debug, Deserialize)]
pub struct Query {
    next: Option<String>,
    after: Option<After>,
}

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    notice: String,
    next: String,
    email: String,
    may_sign_in: bool,
    /// Asks a device for its passkey; the page works without.
    script: &'static str,
    has_passkeys: bool,
}

impl Page {
    fn new(site: &Site, lang: Lang, next: &str) -> Self {
        let title = words(lang).sign_in_title();
        Self {
            shell: Shell::public(site, lang, "/sign-in", title, Section::None),
            errors: FormErrors::none(),
            notice: String::new(),
            next: local(next).unwrap_or_default().to_owned(),
            email: String::new(),
            may_sign_in: site.may_sign_in(),
            script: assets::PASSKEYS_JS,
            has_passkeys: site.relying_party().is_some(),
        }
    }
}

/// `GET /{lang}/sign-in`.
///
/// # Errors
/// Not found in any other language.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let mut page = Page::new(&site, lang.0, query.next.as_deref().unwrap_or_default());
    page.notice = match query.after {
        Some(After::Recovery) => w.sign_in_after_recovery(),
        Some(After::Address) => w.sign_in_after_address(),
        Some(After::Invitation) => w.sign_in_after_invitation(),
        Some(After::SignOut) => w.sign_in_after_sign_out(),
        Some(After::Interrupted) => w.sign_in_after_interrupted(),
        Some(After::Parked) => w.sign_in_after_parked(),
        None => String::new(),
    };
    answers::page(&page)
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /{lang}/sign-in`: half way in, for whoever knows the password; the same answer for a wrong password and for
/// an unknown name.
///
/// # Errors
/// Too many attempts; a failure of the store.
pub async fn sign_in(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    visit: Visit,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    house.door().knock(visit.address)?;
    let mut page = Page::new(&site, lang.0, &typed.next);
    page.email.clone_from(&typed.email);
    if !page.may_sign_in {
        return answers::page_with(StatusCode::FORBIDDEN, &page);
    }
    let email = address_of(&typed.email);
    let Some(account) = verified(&house, &visit, &email, typed.password.clone()).await? else {
        page.errors = FormErrors::of(&Refusal::WrongCredentials, words(lang.0));
        return answers::page_with(StatusCode::FORBIDDEN, &page);
    };
    factors::half_way(&site, &house, lang.0, account, &typed.next).await
}

/// The page of the sign-in, after a passkey that was not accepted.
///
/// # Errors
/// A fault when the page cannot be written.
pub(super) fn refused_by_passkey(
    site: &Site,
    lang: Lang,
    next: &str,
    refusal: &Refusal,
) -> Result<HttpResponse, Problem> {
    let mut page = Page::new(site, lang, next);
    page.errors.refuse_at("passkey", refusal, words(lang));
    answers::page_with(StatusCode::FORBIDDEN, &page)
}

/// The account of an address, if the password is its own: as much work where there is no account.
///
/// # Errors
/// Too many attempts; a failure of the store.
pub(super) async fn verified(
    house: &House,
    visit: &Visit,
    email: &str,
    password: String,
) -> Result<Option<Account>, Problem> {
    let sought = email.to_owned();
    let account = house
        .read(move |r| accounts::of_email(r, &sought).map_err(Failure::from))
        .await?;
    let is_right = door::is_password_of(house, visit, email, account.as_ref(), password).await?;
    Ok(account.filter(|_| is_right))
}

/// An address to look for; nothing for what can be none (a database refuses a zero byte).
pub(super) fn address_of(typed: &str) -> String {
    let email = typed.trim().to_lowercase();
    if email.len() <= 254 && !email.contains('\0') {
        email
    } else {
        String::new()
    }
}

/// `POST /{lang}/sign-out`.
///
/// # Errors
/// A failure of the store.
pub async fn sign_out(
    req: HttpRequest,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    if let Some(token) = signed_in::token_of(&req, &site) {
        house
            .act(move |store| acts::sessions::end_quietly(store, &token))
            .await?;
    }
    let mut answer = answers::see_other(&format!("/{}/sign-in?after=sign-out", lang.0));
    let mut spent = signed_in::cookie(&site, String::new());
    spent.make_removal();
    answer.add_cookie(&spent).map_err(Problem::fault)?;
    Ok(answer)
}

/// A path of ours to go on to: never another host, whatever its spelling.
pub fn local(next: &str) -> Option<&str> {
    let is_plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let (lang, _) = languages::split(next);
    let is_ours = next.starts_with(&format!("/{lang}/"));
    (is_plain && is_ours).then_some(next)
}
