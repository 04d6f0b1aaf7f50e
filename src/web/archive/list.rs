//! The imported collections.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::contents;
use crate::store::archives;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::words;

/// One collection as a line.
pub struct Line {
    pub url: String,
    pub code: String,
    pub contents: String,
    pub imported: String,
}

#[derive(Template)]
#[template(path = "archive/list.html")]
struct List {
    shell: Shell,
    lines: Vec<Line>,
}

/// `GET /{lang}/archive`.
///
/// # Errors
/// A fault of the store.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let (head, found) = house
        .read(|r| Ok::<_, crate::store::Failure>((r.head().clone(), archives::collections(r)?)))
        .await?;
    let lines = found.iter().map(|collection| Line {
        url: format!("/{}/archive/{}", lang.0, collection.code),
        code: collection.code.to_string(),
        contents: contents(collection, w),
        imported: collection.files.last().map_or_else(String::new, |file| {
            w.archive_imported_on(w.date_of(file.at))
        }),
    });
    answers::page(&List {
        shell: public(&site, lang.0, "/archive", w.archive_title(), &head),
        lines: lines.collect(),
    })
}
