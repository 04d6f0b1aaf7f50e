//! A person's own account: the sessions that run, the password, the language of letters.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::shell;
use crate::acts::{self, passwords};
use crate::rules::Refusal;
use crate::rules::refusals::Field;
use crate::rules::words::Lang;
use crate::store::{Failure, accounts, duty_links, members, paces, sessions};
use crate::web::answers;
use crate::web::browsers;
use crate::web::door;
use crate::web::factors::{Own, own_factors};
use crate::web::forms::{FormError, FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::own::notices::{self, Choice};
use crate::web::problems::Problem;
use crate::web::refusals::language_name;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::visits::Visit;
use crate::web::words::words;

/// The addresses of this page.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/account", web::get().to(show))
        .route("/desk/account/session-ends", web::post().to(end_session))
        .route("/desk/account/password", web::post().to(change_password))
        .route("/desk/account/language", web::post().to(change_language));
}

/// What was just done, as a line above the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    Session,
    Others,
    Password,
    Language,
    Notices,
    DutyLink,
    Factor,
    FactorGone,
    Email,
}

#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// A session as a line of the table.
struct Line {
    handle: String,
    since: String,
    seen: String,
    agent: String,
    network: String,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    notice: String,
    facts: Vec<(String, String)>,
    email: String,
    /// What was typed as another address.
    new_email: String,
    lines: Vec<Line>,
    languages: Vec<Offer>,
    notices: Vec<Choice>,
    /// Whether anything can be due: who holds no office has no link.
    has_office: bool,
    /// Since when there is a private link to the duties; empty where there is none.
    duty_link: String,
    has_others: bool,
    factors: Own,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
) -> Result<Page, Problem> {
    let (account, token) = (caller.visitor.account, caller.token.clone());
    let (running, chosen, duty_link, roster) = house
        .read(move |r| {
            let running = sessions::running_of(r, account, &token)?;
            let chosen = paces::of(r, account)?;
            let duty_link = duty_links::of_account(r, account)?;
            Ok::<_, Failure>((running, chosen, duty_link, members::roster(r)?))
        })
        .await?;
    let w = words(lang);
    let has_others = running.iter().any(|session| !session.is_this);
    let lines = running
        .into_iter()
        .map(|session| Line {
            handle: session.handle,
            since: w.moment(session.since),
            seen: w.moment(session.seen),
            agent: browsers::name(&session.agent, w),
            network: session.network,
            is_this: session.is_this,
        })
        .collect();
    let offers = [Lang::En, Lang::Fr]
        .map(|offered| Offer::of(offered.as_str(), language_name(offered, w)))
        .to_vec();
    let title = w.account_title();
    let shell = shell(site, lang, "/desk/account", title, &caller.visitor, &roster);
    let mut facts = vec![
        (w.field_person_name(), caller.visitor.name.clone()),
        (w.field_email(), caller.visitor.email.clone()),
    ];
    if let Some(held) = caller.visitor.office() {
        facts.push((w.field_seat(), held.seat.to_string()));
    }
    if let Some(corner) = &shell.signed_in {
        facts.push((w.field_role(), corner.label.clone()));
    }
    let factors = own_factors(house, lang, caller).await?;
    Ok(Page {
        shell,
        factors,
        errors: FormErrors::none(),
        notice: String::new(),
        facts,
        email: caller.visitor.email.clone(),
        new_email: String::new(),
        lines,
        has_office: caller.visitor.office().is_some(),
        duty_link: duty_link.map_or_else(String::new, |since| w.moment(since)),
        notices: notices::choices(&caller.visitor, &chosen, w),
        languages: Offer::taken(offers, caller.visitor.lang.as_str()),
        has_others,
    })
}

/// `GET /{lang}/desk/account`.
///
/// # Errors
/// A failure of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let mut page = page_of(&site, &house, lang.0, &caller).await?;
    page.notice = match query.done {
        Some(Done::Session) => w.account_done_session(),
        Some(Done::Others) => w.account_done_others(),
        Some(Done::Password) => w.account_done_password(),
        Some(Done::Language) => w.account_done_language(),
        Some(Done::DutyLink) => w.duties_link_gone(),
        Some(Done::Notices) => w.account_done_notices(),
        Some(Done::Factor) => w.factors_done(),
        Some(Done::FactorGone) => w.factors_done_gone(),
        Some(Done::Email) => w.account_done_email(),
        None => String::new(),
    };
    answers::page(&page)
}

/// The page with an address that cannot be taken, as it was typed.
///
/// # Errors
/// A failure of the store.
pub async fn refused_email(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    typed: String,
    refusal: &Refusal,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(site, house, lang, caller).await?;
    page.new_email = typed;
    page.errors.refuse(refusal, words(lang));
    answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Which session ends; none means all the others.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ended {
    session: String,
}

/// `POST /{lang}/desk/account/session-ends`: one session, or all the others.
///
/// # Errors
/// Not found when this person has no such session.
pub async fn end_session(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    ended: web::Form<Ended>,
) -> Result<HttpResponse, Problem> {
    let (token, handle) = (caller.token.clone(), ended.into_inner().session);
    let done = if handle.is_empty() {
        "others"
    } else {
        "session"
    };
    house
        .act(move |store| match handle.as_str() {
            "" => acts::sessions::end_others(store, &token),
            handle => acts::sessions::end_named(store, &token, handle),
        })
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done={done}",
        lang.0
    )))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Passwords {
    current: String,
    password: String,
}

/// `POST /{lang}/desk/account/password`: the new one, for who knows the old one.
///
/// # Errors
/// Too many attempts; a failure of the store.
pub async fn change_password(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    visit: Visit,
    typed: web::Form<Passwords>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let email = caller.visitor.email.clone();
    let mut errors = FormErrors::none();
    if let Err(refusal) = passwords::strong(&typed.password, &[&email, &caller.visitor.name]) {
        errors.refuse(&refusal, w);
    }
    let sought = email.clone();
    let account = house
        .read(move |r| accounts::of_email(r, &sought).map_err(Failure::from))
        .await?;
    let current = typed.current.clone();
    let is_right = door::is_password_of(&house, &visit, &email, account.as_ref(), current).await?;
    if !is_right {
        errors.entries.push(FormError {
            input: Some("current".into()),
            sentence: w.account_wrong_password(),
        });
    }
    if !errors.is_empty() {
        let mut page = page_of(&site, &house, lang.0, &caller).await?;
        page.errors = errors;
        return answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hash = house
        .door()
        .hash(door::Line::Known, typed.password.clone())
        .await?;
    let token = caller.token.clone();
    house
        .act(move |store| acts::accounts::change_password(store, &token, &hash))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=password",
        lang.0
    )))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Spoken {
    language: String,
}

/// `POST /{lang}/desk/account/language`.
///
/// # Errors
/// A language of ours only.
pub async fn change_language(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    typed: web::Form<Spoken>,
) -> Result<HttpResponse, Problem> {
    let chosen: Lang = typed
        .language
        .parse()
        .map_err(|_| Refusal::Malformed(Field::Language))?;
    let token = caller.token.clone();
    house
        .act(move |store| acts::accounts::change_language(store, &token, chosen))
        .await?;
    Ok(answers::see_other(&format!(
        "/{}/desk/account?done=language",
        lang.0
    )))
}
