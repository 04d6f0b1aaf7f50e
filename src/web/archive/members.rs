//! The participants of a collection, those that no longer are among them.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{code, name, period, under};
use crate::store::Failure;
use crate::store::archives;
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::words;

/// One participant as a line.
pub struct Line {
    pub url: String,
    pub name: String,
    pub code: String,
    pub kind: String,
    pub period: String,
}

#[derive(Template)]
#[template(path = "archive/members.html")]
struct Page {
    shell: Shell,
    code: String,
    collection_url: String,
    lines: Vec<Line>,
}

/// `GET /{lang}/archive/{collection}/members`.
///
/// # Errors
/// Not found where there is no such collection.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let asked = code.clone();
    let (head, members) = house
        .read(move |r| {
            archives::collection(r, &asked)?;
            let members = archives::participants(r, &asked)?;
            Ok::<_, Failure>((r.head().clone(), members))
        })
        .await?;
    let mut lines: Vec<Line> = members
        .iter()
        .map(|member| Line {
            url: format!(
                "/{}{}",
                lang.0,
                under(&code, &format!("/members/{}", member.code))
            ),
            name: name(member, lang.0).to_owned(),
            code: member.code.to_string(),
            kind: w.archive_kind(member.kind.as_str()),
            period: period(member, w),
        })
        .collect();
    lines.sort_by_cached_key(|line| w.sort_key(&line.name));
    answers::page(&Page {
        shell: public(
            &site,
            lang.0,
            &under(&code, "/members"),
            w.archive_members_title(),
            &head,
        ),
        code: code.to_string(),
        collection_url: format!("/{}{}", lang.0, under(&code, "")),
        lines,
    })
}
