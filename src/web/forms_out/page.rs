//! What stands of the forms on the page of a text: links, citations, and what is said to machines in its head.

use actix_web::HttpResponse;
use jiff::civil::Date;

use super::linked::Block;
use super::{Form, Kind, Place, Work, put_link};
use crate::rules::words::Lang;
use crate::web::words::{Words, words};

/// A link to a form of the text.
pub struct FormLink {
    pub url: String,
    pub label: String,
    pub media_type: &'static str,
}

/// The citation in a language, under its name.
pub struct Citation {
    pub lang: Lang,
    pub label: String,
    pub words: String,
}

/// A `meta` of the head.
pub struct Meta {
    pub name: &'static str,
    pub content: String,
}

/// All of it, for the templates of `forms_out/`.
pub struct OnPage {
    pub texts: Vec<FormLink>,
    pub citations: Vec<FormLink>,
    /// In the language of the page first.
    pub cited: Vec<Citation>,
    /// None of a proposal.
    pub linked: Option<Block>,
    pub linked_url: String,
    /// By `property`.
    pub graph: Vec<Meta>,
    /// By `name`.
    pub names: Vec<Meta>,
    /// The sheet of the printed margins.
    pub margins: String,
    pub symbol: String,
    pub version: String,
    /// That both texts are equally authentic; empty of a proposal.
    pub authentic: String,
    pub permanent: String,
}

impl OnPage {
    /// For a page in a language, as of a day; the forms are in the language asked for, or in the only one.
    pub fn of(work: &Work, lang: Lang, origin: &str, on: Option<Date>) -> Self {
        let place = Place {
            work,
            lang: work.readable(lang),
            origin,
        };
        let w = words(lang);
        let query = match (work.query, on) {
            (query, None) => query.to_owned(),
            ("", Some(day)) => format!("?on={day}"),
            (query, Some(day)) => format!("{query}&on={day}"),
        };
        let link = |form: Form| FormLink {
            url: format!("/{}{}.{}{query}", place.lang, work.permanent, form.suffix()),
            label: label(form, w),
            media_type: form.media_type(),
        };
        let mut cited: Vec<Citation> = work.languages().map(|one| cited(&place, one, w)).collect();
        cited.sort_by_key(|one| one.lang != lang);
        let is_norm = work.kind == Kind::Norm;
        Self {
            texts: Form::TEXTS.map(link).into(),
            citations: Form::CITATIONS.map(link).into(),
            cited,
            linked: is_norm.then(|| Block::of(&place)),
            linked_url: link(Form::JsonLd).url,
            graph: graph(&place, w),
            names: names(&place, w),
            margins: link(Form::Sheet).url,
            symbol: work.symbol.clone(),
            version: place.version_name(),
            authentic: if is_norm {
                w.forms_authentic()
            } else {
                String::new()
            },
            permanent: place.page_url(),
        }
    }

    /// As a `Link` of an answer names each form.
    pub fn links(&self) -> Vec<String> {
        let all = self.texts.iter().chain(&self.citations);
        all.map(|link| {
            let (url, media_type) = (&link.url, link.media_type);
            format!("<{url}>; rel=\"alternate\"; type=\"{media_type}\"")
        })
        .collect()
    }
}

/// Names the forms in the head of the answer too, for who reads no page.
pub fn named(mut answer: HttpResponse, links: &[String]) -> HttpResponse {
    for link in links {
        put_link(answer.headers_mut(), link);
    }
    answer
}

fn label(form: Form, w: &Words) -> String {
    match form {
        Form::Xml => w.forms_xml(),
        Form::Markdown => w.forms_markdown(),
        Form::Text => w.forms_text(),
        Form::Json => w.forms_json(),
        Form::JsonLd => w.forms_json_ld(),
        Form::BibTex => w.forms_bibtex(),
        Form::Ris => w.forms_ris(),
        Form::Csl => w.forms_csl(),
        Form::Sheet => String::new(),
    }
}

fn cited(place: &Place<'_>, lang: Lang, w: &Words) -> Citation {
    let own = Place { lang, ..*place };
    Citation {
        lang,
        label: w.forms_cite_in(lang.as_str()),
        words: own.citation(),
    }
}

/// The Open Graph protocol, for who shows a link as a card.
fn graph(place: &Place<'_>, w: &Words) -> Vec<Meta> {
    let locale = |lang: Lang| match lang {
        Lang::En => "en_GB",
        Lang::Fr => "fr_FR",
    };
    let of = |name, content: String| Meta { name, content };
    let mut graph = vec![
        of("og:type", "article".to_owned()),
        of("og:title", place.title().to_owned()),
        of("og:description", place.summary()),
        of("og:url", place.page_url()),
        of("og:site_name", w.house_name()),
        of("og:locale", locale(place.lang).to_owned()),
        of("article:published_time", place.work.version.to_string()),
    ];
    if place.work.is_in(place.lang.other()) {
        let other = locale(place.lang.other()).to_owned();
        graph.push(of("og:locale:alternate", other));
    }
    graph.retain(|meta| !meta.content.is_empty());
    graph
}

/// What bibliographic programs read of a page (Highwire Press), and what a search shows of it.
fn names(place: &Place<'_>, w: &Words) -> Vec<Meta> {
    let of = |name, content: String| Meta { name, content };
    let work = place.work;
    let mut names = vec![
        of("description", place.summary()),
        of("citation_title", place.title().to_owned()),
        of("citation_author", w.house_name()),
        of("citation_publisher", w.house_name()),
        of(
            "citation_publication_date",
            work.version.strftime("%Y/%m/%d").to_string(),
        ),
        of("citation_technical_report_institution", w.house_name()),
        of("citation_technical_report_number", work.symbol.clone()),
        of("citation_language", place.lang.to_string()),
        of("citation_keywords", work.theme.of(place.lang).to_owned()),
        of("citation_public_url", place.page_url()),
        of("citation_abstract_html_url", place.page_url()),
    ];
    names.retain(|meta| !meta.content.is_empty());
    names
}
