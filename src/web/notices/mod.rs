//! Notices: the table of who is told of what, in words, for everybody.

pub mod letters;
mod sent;
mod undelivered;

use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::languages::Language;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::site::Site;
use super::words::{Words, words};
use crate::rules::notices::{Circle, HOUR, REMINDERS, REPORT_MARKS, Row, table};

pub use sent::{Summary, summary};

/// The addresses of notices.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/notices", web::get().to(show))
        .route("/desk/notices", web::get().to(undelivered::show))
        .route(
            "/desk/notices/{id}/tries",
            web::post().to(undelivered::try_again),
        )
        .route("/desk/ballots/{ballot}/notices", web::get().to(sent::show));
}

/// A row of the table in words.
struct Line {
    /// The event's word: where the row can be linked to.
    word: &'static str,
    name: String,
    who: String,
    when: String,
    keeping: String,
}

#[derive(Template)]
#[template(path = "notices/show.html")]
struct Page {
    shell: Shell,
    lines: Vec<Line>,
    seven: String,
}

/// `GET /{lang}/notices`: the table, made from the rule itself.
///
/// # Errors
/// Not found in any other language.
pub async fn show(lang: Language, site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    answers::page(&Page {
        shell: Shell::public(
            &site,
            lang.0,
            "/notices",
            w.notice_table_title(),
            Section::None,
        ),
        lines: table().map(|row| line(&row, w)).collect(),
        seven: w.hour_and_minute(HOUR, 0),
    })
}

fn line(row: &Row, w: &Words) -> Line {
    let hours: Vec<String> = REMINDERS.iter().map(ToString::to_string).collect();
    let days = REPORT_MARKS.into_iter().max().unwrap_or_default();
    Line {
        word: row.event.as_str(),
        name: w.notice_name(row.event.as_str()),
        who: capital(&w.list(&circles(row.circles, w))),
        when: w.notice_moment(row.moment.as_str(), w.list(&hours), days),
        keeping: w.notice_keeping(row.keeping.as_str()),
    }
}

fn circles(circles: &[Circle], w: &Words) -> Vec<String> {
    circles
        .iter()
        .map(|circle| w.notice_circle(circle.as_str()))
        .collect()
}

fn capital(text: &str) -> String {
    super::results::capital(text)
}
