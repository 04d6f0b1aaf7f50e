//! The instruments of a collection.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{code, instrument_path, under, words_of};
use crate::rules::visibility::Viewer;
use crate::store::archives;
use crate::store::{Failure, documents};
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::words;

/// Instruments on a page.
const PAGE: i64 = 100;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    /// The entry after which the list goes on.
    #[serde(default)]
    pub after: String,
}

/// One instrument as a line.
pub struct Line {
    pub url: String,
    pub title: String,
    pub about: String,
}

#[derive(Template)]
#[template(path = "archive/instruments.html")]
struct Page {
    shell: Shell,
    code: String,
    collection_url: String,
    lines: Vec<Line>,
    first: String,
    next: String,
}

/// `GET /{lang}/archive/{collection}/instruments`, in the order of the archive, by keyset (`after`).
///
/// # Errors
/// Not found where there is no such collection.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let after = match query.after.as_str() {
        "" => None,
        after => Some(after.parse().map_err(|_| Problem::NotFound)?),
    };
    let asked = code.clone();
    let (head, found, bodies) = house
        .read(move |r| {
            archives::collection(r, &asked)?;
            let found = archives::instruments(r, &asked, after, PAGE)?;
            let texts = found.iter().flat_map(|one| [&one.title, &one.chapter]);
            let texts: Vec<String> = texts.flatten().cloned().collect();
            let bodies = documents::bodies(r, &Viewer::Public, &texts)?;
            Ok::<_, Failure>((r.head().clone(), found, bodies))
        })
        .await?;
    let path = under(&code, "/instruments");
    let lines = found.iter().map(|one| {
        let about = [
            one.symbol.to_string(),
            one.adopted.map_or_else(String::new, |day| w.date(day)),
            words_of(&bodies, one.chapter.as_ref(), ""),
        ];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        Line {
            url: format!("/{}{}", lang.0, instrument_path(&code, &one.symbol)),
            title: words_of(&bodies, one.title.as_ref(), one.symbol.as_str()),
            about: about.join(" · "),
        }
    });
    let next = found.last().filter(|_| found.len() as i64 == PAGE);
    let here = match query.after.as_str() {
        "" => String::new(),
        after => format!("after={after}"),
    };
    answers::page(&Page {
        shell: public(&site, lang.0, &path, w.archive_instruments_title(), &head).with_query(&here),
        code: code.to_string(),
        collection_url: format!("/{}{}", lang.0, under(&code, "")),
        lines: lines.collect(),
        first: match here.as_str() {
            "" => String::new(),
            _ => format!("/{}{path}", lang.0),
        },
        next: next.map_or_else(String::new, |last| {
            format!("/{}{path}?after={}", lang.0, last.idx)
        }),
    })
}
