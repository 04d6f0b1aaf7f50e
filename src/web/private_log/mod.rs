//! The private log for the auditor: filtered by person, event and period, paged, and taken away as a file.

mod files;
pub mod words;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::answers;
use super::desk;
use super::duties::{self, Board};
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::Words;
use crate::acts;
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::words::Lang;
use crate::store::persons::{self, Persons};
use crate::store::private_log::{self, Link, Sought};
use crate::store::{Failure, members};

/// Lines of the log on one page.
const PAGE: i64 = 50;

/// The addresses of the log.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/log", web::get().to(page))
        .route("/desk/log.csv", web::get().to(files::csv))
        .route("/desk/log.jsonl", web::get().to(files::json_lines));
}

/// What is looked for, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    person: String,
    event: String,
    since: String,
    until: String,
    before: Option<i64>,
}

impl Query {
    /// What a link to the same lines ends in, without the place in the list.
    fn kept(&self) -> String {
        let pairs = [
            ("person", &self.person),
            ("event", &self.event),
            ("since", &self.since),
            ("until", &self.until),
        ];
        let given = pairs.iter().filter(|(_, value)| !value.trim().is_empty());
        serde_html_form::to_string(given.collect::<Vec<_>>()).unwrap_or_default()
    }
}

/// A line ready to print.
struct LogLine {
    n: String,
    at: String,
    event: String,
    event_name: String,
    by: String,
    about: String,
}

#[derive(Template)]
#[template(path = "private_log/show.html")]
struct Page {
    shell: Shell,
    /// Above the newest lines only.
    board: Option<Board>,
    errors: FormErrors,
    person: String,
    since: String,
    until: String,
    events: Vec<Offer>,
    lines: Vec<LogLine>,
    chain: String,
    is_broken: bool,
    is_sought: bool,
    files: Vec<(String, &'static str)>,
    newer: String,
    older: String,
}

/// `GET /{lang}/desk/log`.
///
/// # Errors
/// Not found for everybody but an auditor.
pub async fn page(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    show(&site, &house, lang.0, caller, query.into_inner()).await
}

/// The page, which is the auditor's desk too.
///
/// # Errors
/// As [`page`].
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
    query: Query,
) -> Result<HttpResponse, Problem> {
    if !caller.may(Action::ReadPrivateLog) {
        return Err(Problem::NotFound);
    }
    let w = super::words::words(lang);
    let mut errors = FormErrors::none();
    let sought = sought(house, &caller, &query, &mut errors, w).await?;
    let by = caller.asks();
    let links = match sought {
        Some(sought) => {
            house
                .act(move |store| acts::private_log::read_sought(store, by, sought, PAGE))
                .await?
        }
        None => Vec::new(),
    };
    let (viewer, visitor) = (caller.viewer(), caller.visitor.clone());
    let named = accounts_in(&links);
    let kept = query.kept();
    let is_first = query.before.is_none() && kept.is_empty();
    let (broken, board, roster, persons, events) = house
        .read(move |r| {
            // The whole chain is hashed again where the page begins, not at every step through it.
            let broken = if is_first {
                private_log::first_break(r)?
            } else {
                None
            };
            let persons = persons::of(r, &viewer, &named)?;
            let events = private_log::events(r)?;
            let roster = members::roster(r)?;
            let board = match is_first {
                true => Some(duties::board(r, &visitor, lang, &roster, None)?),
                false => None,
            };
            Ok::<_, Failure>((broken, board, roster, persons, events))
        })
        .await?;
    let at = |before: Option<i64>| {
        let before = before.map(|n| format!("before={n}"));
        let parts: Vec<String> = [Some(kept.clone()), before]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        match parts.is_empty() {
            true => format!("/{lang}/desk/log"),
            false => format!("/{lang}/desk/log?{}", parts.join("&")),
        }
    };
    let is_full = links.len() as i64 == PAGE;
    let last = links.last().map(|link| link.line.n);
    let older = last
        .filter(|n| is_full && *n > 1)
        .map_or_else(String::new, |n| at(Some(n)));
    let newer = query.before.map_or_else(String::new, |_| at(None));
    let mark = if kept.is_empty() { "" } else { "?" };
    let files = [("csv", "CSV"), ("jsonl", "JSON Lines")]
        .map(|(suffix, label)| (format!("/{lang}/desk/log.{suffix}{mark}{kept}"), label));
    let mut offers = vec![Offer::of("", w.log_any_event())];
    offers.extend(
        events
            .iter()
            .map(|event| Offer::of(event.clone(), words::event(event, w))),
    );
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        shell: desk::shell(
            site,
            lang,
            "/desk/log",
            w.desk_auditor_title(),
            &caller.visitor,
            &roster,
        )
        .with_query(&kept),
        board,
        errors,
        person: query.person,
        since: query.since,
        until: query.until,
        events: Offer::taken(offers, &query.event),
        lines: links
            .into_iter()
            .map(|link| line(link, &persons, w))
            .collect(),
        chain: match (is_first, broken) {
            (false, _) => String::new(),
            (true, None) => w.desk_log_whole(),
            (true, Some(n)) => w.desk_log_broken(w.number(n)),
        },
        is_broken: broken.is_some(),
        is_sought: !kept.is_empty(),
        files: files.to_vec(),
        newer,
        older,
    };
    answers::page_with(status, &page)
}

/// What is meant by what was typed; none where it makes no sense, with the reason beside the input.
async fn sought(
    house: &House,
    caller: &SignedIn,
    query: &Query,
    errors: &mut FormErrors,
    w: &Words,
) -> Result<Option<Sought>, Problem> {
    let mut sought = Sought {
        // A database refuses a zero byte.
        event: Some(query.event.replace('\0', "")).filter(|event| !event.is_empty()),
        before: query.before,
        ..Sought::default()
    };
    let mut day = |input: &'static str, text: &str, field: Field| -> Option<Date> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        errors.take_at(input, calendar::parse_date(text, field), w)
    };
    sought.since = day("since", &query.since, Field::Date).map(calendar::start_of);
    sought.until = day("until", &query.until, Field::Date)
        .map(|last| calendar::start_of(calendar::days_after(last, 1)));
    let person = query.person.trim().to_lowercase();
    if !person.is_empty() {
        let viewer = caller.viewer();
        let found = house
            .read(move |r| persons::find(r, &viewer, &person))
            .await?;
        match found {
            Some(account) => sought.person = Some(account),
            None => errors.refuse_at("person", &Refusal::NotFound, w),
        }
    }
    Ok(errors.is_empty().then_some(sought))
}

/// The accounts that lines name.
fn accounts_in(links: &[Link]) -> Vec<Uuid> {
    let mut all: Vec<Uuid> = links
        .iter()
        .flat_map(|link| {
            let by = link.line.by.as_deref().into_iter();
            by.chain(link.line.about.split_whitespace())
        })
        .filter_map(|word| word.parse().ok())
        .collect();
    all.sort();
    all.dedup();
    all
}

fn line(link: Link, persons: &Persons, w: &Words) -> LogLine {
    let line = link.line;
    let said = |text: &str| {
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| persons.said(word))
            .collect();
        words.join(" ")
    };
    LogLine {
        n: w.number(line.n),
        at: moment(line.at, w),
        event_name: words::event(&line.event, w),
        by: line.by.as_deref().map_or_else(String::new, said),
        about: said(&line.about),
        event: line.event,
    }
}

fn moment(at: Timestamp, w: &Words) -> String {
    w.moment(at)
}
