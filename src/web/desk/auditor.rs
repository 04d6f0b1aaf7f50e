//! The desk of an auditor: the private log, newest first; reading it leaves a line in it.

use actix_web::HttpResponse;
use askama::Template;
use serde::Deserialize;

use super::shell;
use crate::acts;
use crate::rules::words::Lang;
use crate::store::{Failure, members, private_log};
use crate::web::answers;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// Lines of the log on one page.
const PAGE: i64 = 50;

#[derive(Debug, Deserialize)]
pub struct Query {
    /// Only lines with a smaller number.
    pub before: Option<i64>,
}

struct LogLine {
    n: String,
    at: String,
    event: String,
    by: String,
    about: String,
}

#[derive(Template)]
#[template(path = "desk/auditor.html")]
struct Desk {
    shell: Shell,
    lines: Vec<LogLine>,
    chain: String,
    newer: String,
    older: String,
}

/// # Errors
/// A failure of the store.
pub async fn show(
    site: &Site,
    house: &House,
    lang: Lang,
    caller: SignedIn,
    before: Option<i64>,
) -> Result<HttpResponse, Problem> {
    let by = caller.asks();
    let lines = house
        .act(move |store| acts::private_log::read(store, by, before, PAGE))
        .await?;
    let (broken, roster) = house
        .read(|r| {
            let broken = private_log::first_break(r)?;
            Ok::<_, Failure>((broken, members::roster(r)?))
        })
        .await?;
    let w = words(lang);
    let older = lines
        .last()
        .filter(|line| line.n > 1)
        .map_or_else(String::new, |line| {
            format!("/{lang}/desk?before={}", line.n)
        });
    let newer = before.map_or_else(String::new, |_| format!("/{lang}/desk"));
    let chain = match broken {
        None => w.desk_log_whole(),
        Some(n) => w.desk_log_broken(w.number(n)),
    };
    let lines = lines
        .into_iter()
        .map(|line| LogLine {
            n: w.number(line.n),
            at: w.moment(line.at),
            event: line.event,
            by: line.by.unwrap_or_default(),
            about: line.about,
        })
        .collect();
    let title = w.desk_auditor_title();
    answers::page(&Desk {
        shell: shell(site, lang, "/desk", title, &caller.visitor, &roster),
        lines,
        chain,
        newer,
        older,
    })
}
