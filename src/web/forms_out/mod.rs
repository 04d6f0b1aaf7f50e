//! Forms out: the text of a norm or of a proposal as files, at the address of its page and a suffix.

mod citations;
mod linked;
mod page;
mod sheet;
mod stands;
mod whole;
mod works;

use std::str::FromStr;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::answers;
use super::as_of::AsOf;
use super::house::House;
use super::languages::{Language, preferred};
use super::problems::Problem;
use super::site::Site;
use super::words::words;
use crate::rules::words::{Lang, NormSymbol, ProposalSymbol};
use crate::store::norms::versions::As;
use crate::store::{Failure, Reading, norms};
pub use page::{OnPage, named};
pub use stands::Stands;
pub use works::{Kind, Place, Work, of_revision, of_version};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/norms/{symbol}.{form}", web::get().to(norm))
        .route("/norms/{symbol}/{date}.{form}", web::get().to(version))
        .route("/proposals/{symbol}.{form}", web::get().to(proposal))
        .route(
            "/proposals/{symbol}/revisions/{number}.{form}",
            web::get().to(revision),
        );
}

/// The addresses without a language: the work itself, of which each language is an expression.
pub fn without_language(house: &mut web::ServiceConfig) {
    house
        .route("/norms/{symbol}", web::get().to(lead_in))
        .route("/norms/{symbol}/{date}", web::get().to(lead_in));
}

/// What a text is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Akoma Ntoso 3.0.
    Xml,
    /// The light Markdown that norms are written in, after a head in YAML.
    Markdown,
    Text,
    Json,
    /// schema.org/Legislation with the properties of ELI; of norms only.
    JsonLd,
    BibTex,
    Ris,
    Csl,
    /// What stands in the margins of the printed page.
    Sheet,
}

impl Form {
    pub const TEXTS: [Self; 4] = [Self::Xml, Self::Markdown, Self::Text, Self::Json];
    pub const CITATIONS: [Self; 3] = [Self::BibTex, Self::Ris, Self::Csl];

    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::Csl => "csl.json",
            Self::Sheet => "css",
        }
    }

    /// Without parameters, as links name it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "application/akn+xml",
            Self::Markdown => "text/markdown",
            Self::Text => "text/plain",
            Self::Json => "application/json",
            Self::JsonLd => "application/ld+json",
            Self::BibTex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Sheet => "text/css",
        }
    }

    /// JSON is UTF-8 by its own law, XML says so in its first line.
    const fn content_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            Self::BibTex => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
            Self::Sheet => "text/css; charset=utf-8",
            Self::Xml | Self::Json | Self::JsonLd | Self::Csl => self.media_type(),
        }
    }

    const fn is_of(self, kind: Kind) -> bool {
        !matches!((self, kind), (Self::JsonLd, Kind::Proposal))
    }
}

impl FromStr for Form {
    type Err = Problem;

    fn from_str(suffix: &str) -> Result<Self, Problem> {
        Self::TEXTS
            .into_iter()
            .chain(Self::CITATIONS)
            .chain([Self::JsonLd, Self::Sheet])
            .find(|form| form.suffix() == suffix)
            .ok_or(Problem::NotFound)
    }
}

/// The day as of which a form is asked for, and which of its texts, as on the page.
#[derive(Clone, Debug, Default, Deserialize)]
struct Query {
    #[serde(default)]
    on: String,
    #[serde(default)]
    read: String,
}

/// `GET /{lang}/norms/{symbol}.{form}`.
async fn norm(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let (symbol, form) = parted(&path.1, &path.2)?;
    norm_as(lang.0, &site, &house, (symbol, None), form, query.0).await
}

/// `GET /{lang}/norms/{symbol}/{date}.{form}`.
async fn version(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let (date, form) = parted(&path.2, &path.3)?;
    let asked = (path.1.clone(), Some(date));
    norm_as(lang.0, &site, &house, asked, form, query.0).await
}

async fn norm_as(
    lang: Lang,
    site: &Site,
    house: &House,
    (symbol, version): (String, Option<String>),
    form: Form,
    query: Query,
) -> Result<HttpResponse, Problem> {
    let symbol = NormSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let read = match query.read.as_str() {
        "" => As::Corrected,
        "adopted" => As::Adopted,
        _ => return Err(Problem::NotFound),
    };
    let (work, as_of) = house
        .read(move |r| {
            let adopted_by = norms::find(r, &symbol)?.index;
            let as_of = AsOf::turn_since(r, &query.on, adopted_by, words(lang))?;
            Ok((works::norm(r, &symbol, version.as_deref(), read)?, as_of))
        })
        .await?;
    if !as_of.errors.is_empty() {
        return Err(Problem::NotFound);
    }
    answer(&work, form, lang, site)
}

/// `GET /{lang}/proposals/{symbol}.{form}`: of the current revision.
async fn proposal(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Problem> {
    let (symbol, form) = parted(&path.1, &path.2)?;
    proposal_as(lang.0, &site, &house, (symbol, None), form).await
}

/// `GET /{lang}/proposals/{symbol}/revisions/{number}.{form}`.
async fn revision(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String, String)>,
) -> Result<HttpResponse, Problem> {
    let (number, form) = parted(&path.2, &path.3)?;
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    let asked = (path.1.clone(), Some(number));
    proposal_as(lang.0, &site, &house, asked, form).await
}

async fn proposal_as(
    lang: Lang,
    site: &Site,
    house: &House,
    (symbol, number): (String, Option<i64>),
    form: Form,
) -> Result<HttpResponse, Problem> {
    let symbol = ProposalSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let read = move |r: &mut Reading<'_>| -> Result<Work, Failure> {
        works::of_revision(r, &symbol, number)
    };
    let work = house.read(read).await?;
    answer(&work, form, lang, site)
}

/// The last piece of an address and its suffix: the suffix begins at the first dot.
fn parted(before: &str, after: &str) -> Result<(String, Form), Problem> {
    let whole = format!("{before}.{after}");
    let (name, suffix) = whole.split_once('.').ok_or(Problem::NotFound)?;
    Ok((name.to_owned(), suffix.parse()?))
}

/// A form in a language; not found where the text is not there in it.
fn answer(work: &Work, form: Form, lang: Lang, site: &Site) -> Result<HttpResponse, Problem> {
    if !form.is_of(work.kind) || !work.is_in(lang) {
        return Err(Problem::NotFound);
    }
    let place = Place {
        work,
        lang,
        origin: site.origin(),
    };
    let body = match form {
        Form::Xml => whole::xml(&place),
        Form::Markdown => whole::markdown(&place),
        Form::Text => whole::text(&place),
        Form::Json => whole::json(&place).map_err(Problem::fault)?,
        Form::JsonLd => linked::block(&place),
        Form::BibTex => citations::bibtex(&place),
        Form::Ris => citations::ris(&place),
        Form::Csl => citations::csl(&place),
        Form::Sheet => sheet::margins(&place),
    };
    let name = format!("inline; filename=\"{}\"", place.file_name(form));
    let mut answer = HttpResponse::Ok()
        .content_type(form.content_type())
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header(answers::same_for_all())
        .body(body);
    let page = format!("<{}>; rel=\"canonical\"", place.page_url());
    put_link(answer.headers_mut(), &page);
    Ok(answer)
}

/// Adds a `Link`; one that cannot stand in a header is left out.
fn put_link(headers: &mut HeaderMap, link: &str) {
    if let Ok(link) = HeaderValue::from_str(link) {
        headers.append(header::LINK, link);
    }
}

/// `GET /norms/{symbol}` and below, without a language: to the page in the reader's.
async fn lead_in(req: HttpRequest) -> HttpResponse {
    let said = req
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let lang = preferred(said.unwrap_or_default());
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{lang}{}", req.uri())))
        .insert_header((header::VARY, "Accept-Language"))
        .finish()
}
