//! The search for programs: results as JSON, and how a browser can ask.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Serialize;

use super::Asked;
use super::hits::path;
use super::page::Found;
use crate::search::{Count, Marked, Seen, Show};
use crate::store::search::Facet;
use crate::web::answers::same_for_all;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::site::Site;
use crate::web::words::words;

/// What a question finds.
#[derive(Serialize)]
struct Results {
    q: String,
    /// How many texts were found; at least so many where `more` is true.
    count: i64,
    more: bool,
    page: usize,
    pages: usize,
    /// Another question that finds something, where this one finds nothing.
    meant: Option<Suggested>,
    hits: Vec<Text>,
    facets: Vec<Counted>,
}

/// Another question.
#[derive(Serialize)]
pub struct Suggested {
    pub q: String,
    pub count: i64,
}

#[derive(Serialize)]
struct Text {
    kind: String,
    symbol: String,
    /// The address of the unit in its text; empty for title and summary.
    unit: String,
    url: String,
    title: String,
    title_lang: &'static str,
    label: String,
    heading: String,
    text: String,
    text_lang: &'static str,
    theme: String,
    status: String,
    year: String,
    member: String,
    result: String,
    rank: i64,
}

#[derive(Serialize)]
struct Counted {
    facet: Facet,
    values: Vec<(String, i64)>,
}

/// `GET /{lang}/search.json?q=`: as the page, for programs.
///
/// # Errors
/// Unreadable of a filter or page that is none.
pub(super) async fn json(
    lang: Language,
    asked: web::Query<Asked>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let question = asked.read()?;
    let asks = question.clone();
    let found = house.read(move |r| Found::public(r, &asks)).await?;
    let mut show = Show::of(&question.query);
    let written = |pieces: &[Marked]| {
        pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect::<String>()
    };
    let figure = |count: Count| match count {
        Count::Exactly(n) => (n, false),
        Count::MoreThan(n) => (n, true),
    };
    let (count, more) = found
        .answer
        .as_ref()
        .map_or((0, false), |answer| figure(answer.count));
    let hits = found.answer.iter().flat_map(|answer| &answer.hits);
    let results = Results {
        q: question.query.typed.clone(),
        count,
        more,
        page: question.page,
        pages: found.answer.as_ref().map_or(0, |answer| answer.pages),
        meant: found.meant.as_ref().map(|meant| Suggested {
            q: meant.typed.clone(),
            count: figure(meant.count).0,
        }),
        hits: hits
            .map(|hit| {
                let Seen {
                    title,
                    title_lang,
                    label,
                    heading,
                    snippet,
                    snippet_lang,
                    ..
                } = show.seen(&hit.shown, lang.0);
                let row = hit.row.clone();
                Text {
                    url: format!("{}/{}{}", site.origin(), lang.0, path(hit, false)),
                    title: written(&title),
                    title_lang: title_lang.as_str(),
                    label,
                    heading: written(&heading),
                    text: written(&snippet),
                    text_lang: snippet_lang.as_str(),
                    kind: row.kind,
                    symbol: row.symbol,
                    unit: row.address,
                    theme: row.theme,
                    status: row.status,
                    year: row.year,
                    member: row.member,
                    result: row.result,
                    rank: hit.rank,
                }
            })
            .collect(),
        facets: found
            .answer
            .iter()
            .flat_map(|answer| &answer.facets)
            .map(|(facet, values)| Counted {
                facet: *facet,
                values: values.clone(),
            })
            .collect(),
    };
    Ok(HttpResponse::Ok()
        .insert_header(same_for_all())
        .json(results))
}

#[derive(Template)]
#[template(path = "search/opensearch.xml")]
struct Description {
    short: String,
    name: String,
    label: String,
    origin: String,
    lang: &'static str,
    icon: &'static str,
}

/// `GET /{lang}/opensearch.xml`: OpenSearch 1.1, so that a browser can ask from its address line.
///
/// # Errors
/// A fault when the template cannot be written.
pub(super) async fn opensearch(
    lang: Language,
    site: web::Data<Site>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let description = Description {
        short: w.search_opensearch_short(),
        name: w.search_opensearch_name(),
        label: w.search_lead(),
        origin: site.origin().to_owned(),
        lang: lang.0.as_str(),
        icon: crate::web::assets::MARK_SVG,
    };
    Ok(HttpResponse::Ok()
        .insert_header(same_for_all())
        .content_type("application/opensearchdescription+xml; charset=utf-8")
        .body(description.render().map_err(Problem::fault)?))
}
