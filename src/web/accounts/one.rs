//! One account: its offices by period, what the administrator may end, and never a password.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::list::office;
use crate::acts;
use crate::rules::Refusal;
use crate::rules::permissions::{Action, Holding};
use crate::rules::words::Lang;
use crate::store::Failure;
use crate::store::members::{self, Roster};
use crate::store::persons::{self, Period};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// What was just done, as a line above the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    Ended,
    Sessions,
}

#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

struct Row {
    seat: String,
    office: String,
    since: String,
    until: String,
    /// It runs: it can be ended.
    runs: bool,
}

#[derive(Template)]
#[template(path = "accounts/one.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    notice: String,
    account: Uuid,
    facts: Vec<(String, String)>,
    rows: Vec<Row>,
    is_ended: bool,
    may_end: bool,
}

async fn page_of(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    account: Uuid,
) -> Result<Page, Problem> {
    if !caller.may(Action::KeepAccounts) {
        return Err(Problem::NotFound);
    }
    let viewer = caller.viewer();
    let (found, periods, roster, now) = house
        .read(move |r| {
            let found = persons::one(r, &viewer, account)?;
            let periods = persons::periods(r, &viewer, account)?;
            let roster = members::roster(r)?;
            Ok::<_, Failure>((found, periods, roster, r.now()))
        })
        .await?;
    let w = words(lang);
    let mut facts = vec![
        (w.field_person_name(), found.name.clone()),
        (w.field_email(), persons::address(&found.email).to_owned()),
        (w.accounts_number(), found.account.to_string()),
        (w.accounts_since(), w.moment(found.created)),
    ];
    if let Some(ended) = found.ended {
        facts.push((w.accounts_ended(), w.moment(ended)));
    }
    let rows = periods
        .iter()
        .map(|period| row(period, now, &roster, lang, w))
        .collect();
    let path = format!("/desk/accounts/{account}");
    Ok(Page {
        shell: desk::shell(
            site,
            lang,
            &path,
            found.name.clone(),
            &caller.visitor,
            &roster,
        ),
        errors: FormErrors::none(),
        notice: String::new(),
        account,
        facts,
        rows,
        is_ended: found.ended.is_some(),
        may_end: found.ended.is_none() && found.offices.is_empty(),
    })
}

fn row(period: &Period, now: jiff::Timestamp, roster: &Roster, lang: Lang, w: &Words) -> Row {
    let held = Holding {
        office: period.office,
        seat: period.seat.clone(),
        member: period.member.clone(),
    };
    let over = [period.until, period.ended].into_iter().flatten().min();
    Row {
        seat: period.seat.to_string(),
        office: office(&held, roster, lang, w),
        since: w.moment(period.since),
        until: over.map_or_else(String::new, |over| w.moment(over)),
        runs: period.ended.is_none() && period.until.is_none_or(|until| now < until),
    }
}

/// `GET /{lang}/desk/accounts/{account}`.
///
/// # Errors
/// Not found for everybody but an administrator.
pub async fn show(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let mut page = page_of(&site, &house, lang.0, &caller, address.1).await?;
    let w = words(lang.0);
    page.notice = match query.done {
        Some(Done::Ended) => w.accounts_done_ended(),
        Some(Done::Sessions) => w.accounts_done_sessions(),
        None => String::new(),
    };
    answers::page(&page)
}

/// `POST /{lang}/desk/accounts/{account}/end`.
///
/// # Errors
/// The law's refusals stand above the page.
pub async fn end(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (by, account) = (caller.asks(), address.1);
    let done = house
        .attempt(move |store| acts::accounts::end(store, by, account))
        .await?;
    after(&site, &house, lang.0, &caller, account, done, "ended").await
}

/// `POST /{lang}/desk/accounts/{account}/session-ends`.
///
/// # Errors
/// The law's refusals stand above the page.
pub async fn end_sessions(
    address: web::Path<(String, Uuid)>,
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (by, account) = (caller.asks(), address.1);
    let done = house
        .attempt(move |store| acts::accounts::end_sessions(store, by, account))
        .await?;
    after(&site, &house, lang.0, &caller, account, done, "sessions").await
}

async fn after(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    account: Uuid,
    done: Result<(), Refusal>,
    said: &str,
) -> Result<HttpResponse, Problem> {
    match done {
        Ok(()) => Ok(answers::see_other(&format!(
            "/{lang}/desk/accounts/{account}?done={said}"
        ))),
        Err(refusal @ (Refusal::NotFound | Refusal::OfficeDoesNotPermit)) => Err(refusal.into()),
        Err(refusal) => {
            let mut page = page_of(site, house, lang, caller, account).await?;
            page.errors = FormErrors::of(&refusal, words(lang));
            answers::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
