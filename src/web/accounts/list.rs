//! The list of accounts, found by words of a name or an address, paged by address.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::rules::permissions::{Action, Holding};
use crate::rules::words::Lang;
use crate::store::Failure;
use crate::store::members::{self, Roster};
use crate::store::persons::{self, Listed};
use crate::web::answers;
use crate::web::desk;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::offices;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Accounts on one page.
const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    q: String,
    after: Option<String>,
}

struct Row {
    url: String,
    name: String,
    email: String,
    offices: Vec<String>,
    since: String,
    is_ended: bool,
}

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    q: String,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// `GET /{lang}/desk/accounts`.
///
/// # Errors
/// Not found for everybody but an administrator.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::KeepAccounts) {
        return Err(Problem::NotFound);
    }
    let viewer = caller.viewer();
    let Query { q, after } = query.into_inner();
    // A database refuses a zero byte.
    let behind = after.as_ref().map(|after| after.replace('\0', ""));
    let sought = q.clone();
    let (found, roster) = house
        .read(move |r| {
            let found = persons::list(r, &viewer, &sought, behind.as_deref(), PAGE)?;
            Ok::<_, Failure>((found, members::roster(r)?))
        })
        .await?;
    let w = words(lang.0);
    let at = |after: Option<&str>| {
        let mut pairs = Vec::new();
        if !q.trim().is_empty() {
            pairs.push(("q", q.trim()));
        }
        pairs.extend(after.map(|after| ("after", after)));
        let query = serde_html_form::to_string(pairs).unwrap_or_default();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}/desk/accounts{mark}{query}", lang.0)
    };
    let is_full = found.len() as i64 == PAGE;
    let next = found
        .last()
        .filter(|_| is_full)
        .map_or_else(String::new, |last| at(Some(&last.email)));
    let first = after.map_or_else(String::new, |_| at(None));
    let title = w.accounts_title();
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/accounts",
            title,
            &caller.visitor,
            &roster,
        ),
        errors: FormErrors::none(),
        rows: found
            .into_iter()
            .map(|listed| row(listed, &roster, lang.0, w))
            .collect(),
        q,
        first,
        next,
    })
}

fn row(listed: Listed, roster: &Roster, lang: Lang, w: &Words) -> Row {
    Row {
        url: format!("/{lang}/desk/accounts/{}", listed.account),
        email: persons::address(&listed.email).to_owned(),
        offices: listed
            .offices
            .iter()
            .map(|held| office(held, roster, lang, w))
            .collect(),
        since: w.date_of(listed.created),
        is_ended: listed.ended.is_some(),
        name: listed.name,
    }
}

/// « France, head of delegation », or the office alone.
pub(super) fn office(held: &Holding, roster: &Roster, lang: Lang, w: &Words) -> String {
    let name = offices::name(held.office, w);
    match &held.member {
        Some(code) => w.office_of(roster.short(code, lang), name),
        None => name,
    }
}
