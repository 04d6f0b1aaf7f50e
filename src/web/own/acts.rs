//! What a person did: their entries of the record and their lines of the private log, newest first.

use actix_web::{HttpResponse, web};
use askama::Template;
use jiff::Timestamp;
use serde::Deserialize;

use crate::store::{Failure, members, own_entries, private_log, themes};
use crate::web::answers;
use crate::web::desk;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::private_log::words as log;
use crate::web::problems::Problem;
use crate::web::sentences::Teller;
use crate::web::shell::Shell;
use crate::web::signed_in::SignedIn;
use crate::web::site::Site;
use crate::web::words::words;

/// Acts on one page.
const PAGE: usize = 50;

/// How far both lists were shown.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// Only entries with a smaller index.
    entry: Option<i64>,
    /// Only lines with a smaller number.
    line: Option<i64>,
}

/// One act, of either list.
struct Done {
    at: Timestamp,
    entry: Option<i64>,
    line: Option<i64>,
    said: String,
}

struct Row {
    at: String,
    said: String,
    /// The entry's page; empty for what is not public.
    url: String,
    entry: String,
}

#[derive(Template)]
#[template(path = "own/acts.html")]
struct Page {
    shell: Shell,
    rows: Vec<Row>,
    newer: String,
    older: String,
}

/// `GET /{lang}/desk/account/acts`.
///
/// # Errors
/// A failure of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let account = caller.visitor.account;
    let Query { entry, line } = query.into_inner();
    let w = words(lang.0);
    let (mut done, roster) = house
        .read(move |r| {
            let most = PAGE as i64 + 1;
            let entries = own_entries::of(r, account, entry, most)?;
            let lines = private_log::own(r, account, line, most)?;
            let (roster, themes) = (members::roster(r)?, themes::all(r)?);
            let teller = Teller {
                w,
                roster: &roster,
                themes: &themes,
            };
            let mut done: Vec<Done> = entries
                .iter()
                .map(|written| Done {
                    at: written.time,
                    entry: Some(written.index),
                    line: None,
                    said: teller.say(&written.entry),
                })
                .collect();
            done.extend(lines.into_iter().map(|line| Done {
                at: line.at,
                entry: None,
                line: Some(line.n),
                said: log::event(&line.event, w),
            }));
            Ok::<_, Failure>((done, roster))
        })
        .await?;
    done.sort_by_key(|one| std::cmp::Reverse((one.at, one.entry, one.line)));
    let is_more = done.len() > PAGE;
    done.truncate(PAGE);
    let here = format!("/{}/desk/account/acts", lang.0);
    let older = match is_more {
        false => String::new(),
        true => {
            // Where nothing of a list was shown, it goes on where it was.
            let entry = done.iter().filter_map(|one| one.entry).min().or(entry);
            let line = done.iter().filter_map(|one| one.line).min().or(line);
            let parts: Vec<String> = [("entry", entry), ("line", line)]
                .into_iter()
                .filter_map(|(name, at)| at.map(|at| format!("{name}={at}")))
                .collect();
            format!("{here}?{}", parts.join("&"))
        }
    };
    let newer = match (entry, line) {
        (None, None) => String::new(),
        _ => here,
    };
    let title = w.own_acts_title();
    answers::page(&Page {
        shell: desk::shell(
            &site,
            lang.0,
            "/desk/account/acts",
            title,
            &caller.visitor,
            &roster,
        ),
        rows: done
            .into_iter()
            .map(|one| Row {
                at: w.moment(one.at),
                url: one
                    .entry
                    .map_or_else(String::new, |index| format!("/{}/record/{index}", lang.0)),
                entry: one.entry.map_or_else(String::new, |index| w.number(index)),
                said: one.said,
            })
            .collect(),
        newer,
        older,
    })
}
