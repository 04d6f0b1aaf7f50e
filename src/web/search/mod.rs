//! Searching: the public page, the page of the desks, and the same for programs.

mod facets;
mod hits;
mod page;
mod programs;

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use self::page::{Found, Page};
use super::answers;
use super::desk as desks;
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::shell::{Section, Shell};
use super::signed_in::SignedIn;
use super::site::Site;
use super::words::words;
use crate::rules::words::Lang;
use crate::search::{Query, parse};
use crate::store::search::Facet;

pub use programs::Suggested;

/// The addresses of the search.
pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/search", web::get().to(public))
        .route("/search.json", web::get().to(programs::json))
        .route("/opensearch.xml", web::get().to(programs::opensearch))
        .route("/desk/search", web::get().to(desk));
}

/// The question as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    member: String,
    #[serde(default)]
    result: String,
    #[serde(default)]
    page: String,
}

/// A question that was read.
#[derive(Clone, Debug)]
struct Question {
    query: Query,
    facets: Vec<(Facet, String)>,
    page: usize,
}

impl Asked {
    fn read(&self) -> Result<Question, Problem> {
        let mut facets = Vec::new();
        for facet in Facet::ALL {
            let value = match facet {
                Facet::Kind => &self.kind,
                Facet::Theme => &self.theme,
                Facet::Status => &self.status,
                Facet::Year => &self.year,
                Facet::Member => &self.member,
                Facet::Result => &self.result,
            };
            let is_word = value.len() <= 60
                && value
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !is_word {
                return Err(Problem::Unreadable);
            }
            if !value.is_empty() {
                facets.push((*facet, value.clone()));
            }
        }
        let page = match self.page.as_str() {
            "" => 1,
            page => page.parse().map_err(|_| Problem::Unreadable)?,
        };
        if page == 0 {
            return Err(Problem::Unreadable);
        }
        Ok(Question {
            query: parse(&self.q),
            facets,
            page,
        })
    }
}

impl Question {
    /// Nothing is looked for yet.
    fn is_empty(&self) -> bool {
        self.query.is_empty() && self.facets.is_empty()
    }

    /// The query string of this question.
    fn address(&self) -> Result<String, Problem> {
        address(&self.query.typed, &self.facets, self.page)
    }
}

/// A query string: what is typed, by what it is narrowed, and a later page.
fn address(typed: &str, facets: &[(Facet, String)], page: usize) -> Result<String, Problem> {
    let mut parts: Vec<(&str, String)> = vec![("q", typed.to_owned())];
    parts.extend(
        facets
            .iter()
            .map(|(facet, value)| (facet.as_str(), value.clone())),
    );
    if page > 1 {
        parts.push(("page", page.to_string()));
    }
    parts.retain(|(_, value)| !value.is_empty());
    serde_html_form::to_string(&parts).map_err(Problem::fault)
}

/// `GET /{lang}/search?q=`.
///
/// # Errors
/// Unreadable of a filter or page that is none; not found of a page past the last.
async fn public(
    lang: Language,
    asked: web::Query<Asked>,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let question = asked.read()?;
    let asks = question.clone();
    let found = house.read(move |r| Found::public(r, &asks)).await?;
    let shell = Shell::public(
        &site,
        lang,
        "/search",
        title(&question.query, lang),
        Section::None,
    )
    .with_query(&question.address()?)
    .as_of(found.head.n - 1, found.head.time);
    answers::page(&Page::of(
        shell,
        &question,
        found,
        words(lang).search_lead(),
    )?)
}

/// `GET /{lang}/desk/search?q=`: with the visitor's eyes.
///
/// # Errors
/// As [`public`].
async fn desk(
    lang: Language,
    asked: web::Query<Asked>,
    site: web::Data<Site>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let lang = lang.0;
    let question = asked.read()?;
    let (asks, viewer) = (question.clone(), caller.viewer());
    let found = house.read(move |r| Found::by(r, &viewer, &asks)).await?;
    let title = title(&question.query, lang);
    let shell = desks::shell(
        &site,
        lang,
        "/desk/search",
        title,
        &caller.visitor,
        &found.roster,
    )
    .with_query(&question.address()?);
    answers::page(&Page::of(
        shell,
        &question,
        found,
        words(lang).search_desk_lead(),
    )?)
}

fn title(query: &Query, lang: Lang) -> String {
    let w = words(lang);
    match query.typed.as_str() {
        "" => w.search_title(),
        typed => w.search_title_of(typed),
    }
}
