//! The desks: what is due comes first, then what can be done.

pub mod account;
pub mod administrator;
mod corrigenda;
pub mod delegation;
pub mod explaining;
pub mod languages;
pub mod norm_motions;
pub mod norms;
pub mod partner;
pub mod people;
pub mod preparing;
pub mod record_keeping;
pub mod seat_ends;
pub mod secretariat;

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;

use super::answers;
use super::appointments;
use super::capitals;
use super::house::House;
use super::languages::Language;
use super::offices;
use super::private_log;
use super::problems::Problem;
use super::shell::Shell;
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::words;
use crate::rules::permissions::{Holding, Office};
use crate::rules::words::{Lang, MemberCode};
use crate::store::members::Roster;
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, members};

/// A line of a desk: what, where to read or do it, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub title: String,
    /// One line beside it: symbol, sponsor, state.
    pub note: String,
    pub url: String,
    pub deadline: Option<Timestamp>,
}

/// What a noun has to say on a desk; each noun has one, `fn due(...)`, and filters by the visitor's office.
pub type Collector = fn(&mut Reading<'_>, &Visitor, Lang, &Roster) -> Result<Vec<Due>, Failure>;

/// What a partner may read now, noun by noun: non-confidential items only.
pub const READING: &[Collector] = &[super::proposals::due::reading];

/// The addresses of the desks.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk", web::get().to(show));
    account::routes(cfg);
    people::routes(cfg);
    record_keeping::routes(cfg);
    seat_ends::routes(cfg);
    norm_motions::routes(cfg);
    norms::routes(cfg);
}

/// `GET /{lang}/desk`: the desk of the visitor's office.
///
/// # Errors
/// Sign in first.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<private_log::Query>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    match caller.visitor.office() {
        Some(Holding {
            office,
            member: Some(member),
            ..
        }) if office.is_of_delegation() => {
            let member = member.clone();
            delegation::show(&site, &house, lang.0, caller, member).await
        }
        Some(Holding {
            office: Office::PartnerDelegate,
            ..
        }) => partner::show(&site, &house, lang.0, caller).await,
        Some(held) if held.office.is_of_secretariat() => {
            secretariat::show(&site, &house, lang.0, caller).await
        }
        Some(Holding {
            office: Office::Translator | Office::Reviser,
            ..
        }) => languages::show(&site, &house, lang.0, caller).await,
        Some(Holding {
            office: Office::Administrator,
            ..
        }) => administrator::show(&site, &house, lang.0, caller).await,
        Some(Holding {
            office: Office::Auditor,
            ..
        }) => private_log::show(&site, &house, lang.0, caller, query.into_inner()).await,
        _ => match appointments::code::read(&house, lang.0, &caller).await? {
            (waiting, roster) if !waiting.is_empty() => {
                appointments::code::page(&site, lang.0, &caller, &roster, waiting)
            }
            _ => without_office(&site, &house, lang.0, caller).await,
        },
    }
}

/// The shell of a desk page: who is there stands in its corner. `path` begins with `/desk`.
pub fn shell(
    site: &Site,
    lang: Lang,
    path: &str,
    title: String,
    visitor: &Visitor,
    roster: &Roster,
) -> Shell {
    Shell::desk(
        site,
        lang,
        path,
        title,
        offices::corner(visitor, roster, lang),
    )
}

/// A line of a desk, ready to print.
#[derive(Clone, Debug)]
pub struct Line {
    pub title: String,
    pub note: String,
    pub url: String,
    /// Paris, UTC and the capital; empty without a deadline.
    pub moment: String,
    pub left: String,
}

/// Asks each noun, puts the nearest deadline first, and says hours in the capital of `home` too.
///
/// # Errors
/// Whatever a noun fails with.
pub fn collect(
    r: &mut Reading<'_>,
    collectors: &[Collector],
    visitor: &Visitor,
    lang: Lang,
    roster: &Roster,
    home: Option<&MemberCode>,
) -> Result<Vec<Line>, Failure> {
    let mut due = Vec::new();
    for collector in collectors {
        due.extend(collector(r, visitor, lang, roster)?);
    }
    due.sort_by_key(|due| due.deadline.unwrap_or(Timestamp::MAX));
    let now = r.now();
    Ok(due
        .into_iter()
        .map(|due| line(due, now, lang, home))
        .collect())
}

fn line(due: Due, now: Timestamp, lang: Lang, home: Option<&MemberCode>) -> Line {
    let w = words(lang);
    let (moment, left) = match due.deadline {
        None => (String::new(), String::new()),
        Some(at) => (moment_at_home(at, lang, home), w.time_left(now, at).text),
    };
    Line {
        title: due.title,
        note: due.note,
        url: due.url,
        moment,
        left,
    }
}

/// A moment in Paris and UTC, and in the member's capital where the hour there is another.
pub fn moment_at_home(at: Timestamp, lang: Lang, home: Option<&MemberCode>) -> String {
    let w = words(lang);
    let capital = home.and_then(capitals::of);
    match capital.and_then(|capital| Some((capital, capital.zone()?))) {
        Some((capital, zone)) if differs(at, &zone) => {
            w.moment_with_capital(at, &zone, capital.name(lang))
        }
        _ => w.moment(at),
    }
}

fn differs(at: Timestamp, zone: &jiff::tz::TimeZone) -> bool {
    zone.to_offset(at) != crate::rules::calendar::paris().to_offset(at)
}

#[derive(Template)]
#[template(path = "desk/without_office.html")]
struct WithoutOffice {
    shell: Shell,
}

async fn without_office(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let roster = house
        .read(|r| members::roster(r).map_err(Failure::from))
        .await?;
    let title = words(lang).desk_without_office();
    let shell = shell(site, lang, "/desk", title, &caller.visitor, &roster);
    answers::page(&WithoutOffice { shell })
}
