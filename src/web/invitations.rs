//! Invitations: what is offered behind a link, and taking it up.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::door::Line;
use super::factors;
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::offices;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::sign_in;
use super::site::Site;
use super::visits::Visit;
use super::words::words;
use crate::acts::appointments::{NewAccount, Taker};
use crate::acts::{self, passwords};
use crate::rules::Refusal;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, Name};
use crate::store::accounts::Account;
use crate::store::sessions::Token;
use crate::store::{Failure, accounts, members};

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/invitations/{secret}", web::get().to(open))
        .route("/invitations/{secret}", web::post().to(accept));
}

#[derive(Template)]
#[template(path = "invitations/show.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    facts: Vec<(String, String)>,
    email: String,
    /// The address has an account: only the office is taken up, by whoever knows its password.
    is_known: bool,
    may_sign_in: bool,
    person: String,
    languages: Vec<Offer>,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Language,
    secret: &str,
) -> Result<Page, Problem> {
    let token = Token::of(secret);
    let (found, roster) = house
        .read(move |r| {
            let invitation = accounts::invitation(r, &token)?.ok_or(Refusal::LinkSpent)?;
            let account = accounts::of_email(r, &invitation.email)?;
            let roster = members::roster(r)?;
            Ok(((invitation, account.is_some()), roster))
        })
        .await?;
    let (invitation, is_known) = found;
    let w = words(lang.0);
    let offer = &invitation.offer;
    let mut facts = vec![
        (w.field_email(), invitation.email.clone()),
        (w.field_role(), offices::name(offer.office, w)),
    ];
    if let Some(code) = &offer.member {
        facts.push((w.field_member(), roster.short(code, lang.0)));
    }
    facts.push((w.field_seat(), offer.seat.to_string()));
    if let Some(until) = offer.until {
        facts.push((w.people_until(), w.moment(until)));
    }
    facts.push((w.invitation_link_until(), w.moment(invitation.expires)));
    let path = format!("/invitations/{secret}");
    Ok(Page {
        shell: Shell::public(site, lang.0, &path, w.invitation_title(), Section::None),
        errors: FormErrors::none(),
        facts,
        email: invitation.email,
        is_known,
        may_sign_in: site.may_sign_in(),
        person: String::new(),
        languages: languages(lang.0, lang.0.as_str()),
    })
}

fn languages(lang: Lang, taken: &str) -> Vec<Offer> {
    let w = words(lang);
    let offers = vec![
        Offer::of("en", w.language_english()),
        Offer::of("fr", w.language_french()),
    ];
    Offer::taken(offers, taken)
}

/// `GET /{lang}/invitations/{secret}`: looks, and spends nothing.
///
/// # Errors
/// The link is spent.
pub async fn open(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    address: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    answers::page(&page_of(&site, &house, lang, &address.1).await?)
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    language: String,
}

/// `POST /{lang}/invitations/{secret}`: takes up the office; leads to the second step, and signs nobody in.
///
/// # Errors
/// The link is spent.
pub async fn accept(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    visit: Visit,
    address: web::Path<(String, String)>,
    typed: web::Form<Typed>,
) -> Result<HttpResponse, Problem> {
    house.door().knock(visit.address)?;
    let secret = address.into_inner().1;
    let mut page = page_of(&site, &house, lang, &secret).await?;
    page.person.clone_from(&typed.name);
    page.languages = languages(lang.0, &typed.language);
    let taker = if page.is_known {
        let Some(account) = verified(&site, &house, &visit, &page, typed.into_inner()).await?
        else {
            page.errors
                .refuse_at("password", &Refusal::WrongCredentials, words(lang.0));
            return answers::page_with(StatusCode::FORBIDDEN, &page);
        };
        Taker::Known(account)
    } else {
        let Some((name, chosen)) = take(&mut page, &typed, lang.0) else {
            return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        };
        Taker::New(NewAccount {
            name: name.into_string(),
            password_hash: house
                .door()
                .hash(Line::Everybody, typed.password.clone())
                .await?,
            lang: chosen,
        })
    };
    // From here on in the language that the person chose.
    let spoken = match &taker {
        Taker::New(new) => new.lang,
        Taker::Known(_) => lang.0,
    };
    let email = page.email.clone();
    let taken = house
        .attempt(move |store| {
            acts::appointments::accept(store, &secret, taker.clone())?;
            store.read(|r| accounts::of_email(r, &email).map_err(Failure::from))
        })
        .await?;
    match taken {
        // The password was shown just now: on to the second step, or to a first factor.
        Ok(Some(account)) => factors::half_way(&site, &house, spoken, account, "").await,
        Ok(None) => Err(Refusal::SignInFirst.into()),
        Err(refusal) => {
            page.errors.refuse(&refusal, words(lang.0));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The account of the address, if its password is the one typed: by the rules of the sign-in, at its door.
async fn verified(
    site: &Site,
    house: &House,
    visit: &Visit,
    page: &Page,
    typed: Typed,
) -> Result<Option<Account>, Problem> {
    if !site.may_sign_in() {
        return Ok(None);
    }
    let email = sign_in::address_of(&page.email);
    sign_in::verified(house, visit, &email, typed.password).await
}

fn take(page: &mut Page, typed: &Typed, lang: Lang) -> Option<(Name, Lang)> {
    let w = words(lang);
    let person = |refusal| match refusal {
        Refusal::Missing(_) => Refusal::Missing(Field::PersonName),
        Refusal::TooLong { most, .. } => Refusal::TooLong {
            field: Field::PersonName,
            most,
        },
        other => other,
    };
    let name = page
        .errors
        .take_at("name", Name::parse(&typed.name).map_err(person), w);
    let known = [page.email.as_str(), typed.name.as_str()];
    page.errors
        .take(passwords::strong(&typed.password, &known), w);
    let chosen = typed.language.parse();
    let chosen = page
        .errors
        .take(chosen.map_err(|_| Refusal::Malformed(Field::Language)), w);
    if page.errors.is_empty() {
        name.zip(chosen)
    } else {
        None
    }
}
