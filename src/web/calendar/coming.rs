//! The calendar as a page: what comes, month by month.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;

use super::days::{entering, free};
use crate::rules::calendar;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::store::ballots::{self, Phase};
use crate::store::proposals;
use crate::store::{Failure, Reading};
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::votes::{heading, titles};
use crate::web::words::{Words, words};

/// One thing that comes.
struct Item {
    on: Date,
    /// None for a whole day.
    at: Option<Timestamp>,
    day: String,
    what: String,
    look: &'static str,
    title: String,
    /// The language of the title.
    lang: String,
    /// Empty for a day without work.
    path: String,
    moment: String,
    left: String,
}

struct Month {
    id: String,
    name: String,
    items: Vec<Item>,
}

#[derive(Template)]
#[template(path = "calendar/show.html")]
struct Page {
    shell: Shell,
    months: Vec<Month>,
    /// Nothing but days without work comes.
    is_quiet: bool,
    subscribe: String,
}

/// `GET /{lang}/calendar`.
///
/// # Errors
/// A failure of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (head, items) = house
        .read(move |r| {
            let mut items = of_ballots(r, w)?;
            items.extend(of_consultations(r, w)?);
            items.extend(of_days(r, w)?);
            Ok::<_, Failure>((r.head().clone(), items))
        })
        .await?;
    let subscribe = format!("{}/{}/calendar.ics", site.origin(), lang.0);
    answers::page(&Page {
        shell: public(&site, lang.0, "/calendar", w.calendar_title(), &head),
        is_quiet: items.iter().all(|item| item.path.is_empty()),
        months: months(items, w),
        subscribe,
    })
}

fn months(mut items: Vec<Item>, w: &Words) -> Vec<Month> {
    items.sort_by(|a, b| (a.on, a.at, &a.title).cmp(&(b.on, b.at, &b.title)));
    let mut months: Vec<Month> = Vec::new();
    for item in items {
        let id = item.on.strftime("%Y-%m").to_string();
        match months.last_mut() {
            Some(month) if month.id == id => month.items.push(item),
            _ => months.push(Month {
                name: w.calendar_month(w.month_name(item.on.month()), item.on.year().to_string()),
                id,
                items: vec![item],
            }),
        }
    }
    months
}

fn of_hour(at: Timestamp, now: Timestamp, w: &Words) -> Item {
    let on = calendar::day_of(at);
    Item {
        on,
        at: Some(at),
        day: w.date(on),
        what: String::new(),
        look: "due",
        title: String::new(),
        lang: w.lang().to_string(),
        path: String::new(),
        moment: w.moment(at),
        left: w.time_left(now, at).text,
    }
}

/// Openings and closings to come.
fn of_ballots(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Item>, Failure> {
    let viewer = Viewer::Public;
    let open = ballots::open(r, &viewer, &ballots::Sought::default())?;
    let titles = titles(r, &viewer, &open, w.lang())?;
    let now = r.now();
    let mut items = Vec::new();
    for ballot in &open {
        let mut put = |at: Timestamp, what: String, look| {
            items.push(Item {
                what,
                look,
                title: heading(ballot, titles.get(&ballot.proposal), w),
                path: format!("/votes/{}", ballot.symbol),
                ..of_hour(at, now, w)
            });
        };
        match ballot.phase(now) {
            Phase::NotYetOpen => {
                put(ballot.opens, w.calendar_opening(), "quiet");
                put(ballot.closes, w.calendar_closing(), "due");
            }
            Phase::Running => put(ballot.closes, w.calendar_closing(), "due"),
            Phase::AwaitingClosing | Phase::Over => {}
        }
    }
    Ok(items)
}

/// The ends of consultations on what everybody may read.
fn of_consultations(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Item>, Failure> {
    let found = proposals::of_stage(r, &Viewer::Public, &[Stage::Consultation])?;
    let symbols: Vec<_> = found.iter().map(|one| one.symbol.clone()).collect();
    let titles = proposals::titles(r, &Viewer::Public, &symbols)?;
    let now = r.now();
    let mut items = Vec::new();
    for proposal in &found {
        let Some(until) = proposal.consultation_until.filter(|until| now < *until) else {
            continue;
        };
        let title = titles.get(&proposal.symbol);
        items.push(Item {
            what: w.calendar_consultation_ends(),
            look: "open",
            title: match title {
                Some(title) => w.vote_heading(proposal.symbol.as_str(), title.of(w.lang())),
                None => proposal.symbol.to_string(),
            },
            lang: title
                .map_or(w.lang(), |title| title.written_in(w.lang()))
                .to_string(),
            path: format!("/proposals/{}", proposal.symbol),
            ..of_hour(until, now, w)
        });
    }
    Ok(items)
}

/// Entries into force, and days without work.
fn of_days(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Item>, Failure> {
    let of_day = |on: Date, what: String, look, title: String, path: String| Item {
        on,
        at: None,
        day: w.date(on),
        what,
        look,
        title,
        lang: w.lang().to_string(),
        path,
        moment: String::new(),
        left: String::new(),
    };
    let mut items = Vec::new();
    for norm in entering(r, w)? {
        let title = w.vote_heading(norm.symbol.printed(), norm.title.as_str());
        let path = format!("/norms/{}", norm.symbol);
        items.push(of_day(norm.on, w.calendar_enters(), "force", title, path));
    }
    for one in free(r, w)? {
        let what = w.calendar_no_work();
        items.push(of_day(one.day, what, "quiet", one.name, String::new()));
    }
    Ok(items)
}
