//! The whole text with what is known of it: Akoma Ntoso, Markdown, plain text, JSON.

use serde::Serialize;

use super::{Form, Kind, Place, Stands};
use crate::rules::words::Lang;
use crate::text::forms;
use crate::text::forms::akoma_ntoso::{self, Metadata};

/// The same bytes for as long as the text is the same: the day of the file is that of the version.
pub(super) fn xml(place: &Place<'_>) -> String {
    let work = place.work;
    let (date, version) = (work.date.to_string(), work.version.to_string());
    let other = place.lang.other();
    let other_address = work.is_in(other).then(|| place.page_url_in(other));
    let preface = match work.kind {
        Kind::Norm => place.w().norms_equally_authentic(),
        Kind::Proposal => place.version_name(),
    };
    let metadata = Metadata {
        symbol: &work.symbol,
        number: &work.number,
        kind: work.kind.as_str(),
        author: &place.w().house_name(),
        title: place.title(),
        date: &date,
        language: place.language(),
        version: &version,
        made: &version,
        address: &place.page_url(),
        other_address: other_address.as_deref(),
        preface: &preface,
    };
    akoma_ntoso::xml(&place.text(), &work.ids, &metadata)
}

/// A head in YAML, then the text as it is written and as it can be pasted back into a draft.
pub(super) fn markdown(place: &Place<'_>) -> String {
    let work = place.work;
    // A string of JSON is a string of YAML.
    let quoted = |words: &str| serde_json::Value::from(words).to_string();
    let lines = [
        ("title", quoted(place.title())),
        ("symbol", quoted(&work.symbol)),
        ("publisher", quoted(&place.w().house_name())),
        ("lang", place.lang.to_string()),
        ("date", quoted(&work.date.to_string())),
        ("version", quoted(&work.version.to_string())),
        ("url", quoted(&place.page_url())),
    ];
    let head: String = lines
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    format!("---\n{head}---\n\n{}", forms::markdown(&place.text()))
}

/// Lines that fit a letter: what it is, then the text.
pub(super) fn text(place: &Place<'_>) -> String {
    let (w, work) = (place.w(), place.work);
    let authentic = match work.kind {
        Kind::Norm => w.norms_equally_authentic(),
        Kind::Proposal => String::new(),
    };
    let head = [
        w.house_name(),
        work.symbol.clone(),
        place.title().to_owned(),
        place.version_name(),
        place.standing(),
        authentic,
        place.page_url(),
    ];
    let head: Vec<String> = head
        .iter()
        .filter(|words| !words.is_empty())
        .map(|words| forms::wrapped(words))
        .collect();
    let rule = "-".repeat(forms::WIDTH);
    format!(
        "{}\n{rule}\n\n{}",
        head.concat(),
        forms::plain(&place.text())
    )
}

/// Where a norm stands: a word, and the day since when or on which.
#[derive(Serialize)]
struct StandsAs {
    is: &'static str,
    on: Option<String>,
}

/// A link to the same in one language.
#[derive(Serialize)]
struct Expression {
    language: Lang,
    title: String,
    url: String,
    /// The exact words with their salt, to be hashed again.
    document: String,
    forms: Vec<FormLink>,
}

#[derive(Serialize)]
struct FormLink {
    media_type: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Whole<'a> {
    symbol: &'a str,
    kind: &'static str,
    language: Lang,
    title: &'a str,
    summary: String,
    theme: &'a str,
    publisher: String,
    /// The day of the first adoption, or of the submission.
    date: String,
    /// The day of this version.
    version: String,
    standing: Option<StandsAs>,
    corrigenda: &'a [i64],
    proposal: String,
    revision: i64,
    url: String,
    citation: String,
    languages: Vec<Expression>,
    units: serde_json::Value,
}

/// Metadata, the addresses in both languages, and the units with their stable ids.
///
/// # Errors
/// When it cannot be written as JSON: never for words.
pub(super) fn json(place: &Place<'_>) -> Result<String, serde_json::Error> {
    let work = place.work;
    let whole = Whole {
        symbol: &work.symbol,
        kind: work.kind.as_str(),
        language: place.lang,
        title: place.title(),
        summary: work.summary.of(place.lang).to_owned(),
        theme: work.theme.of(place.lang),
        publisher: place.w().house_name(),
        date: work.date.to_string(),
        version: work.version.to_string(),
        standing: work.stands.map(standing),
        corrigenda: &work.corrigenda,
        proposal: format!(
            "{}/{}/proposals/{}",
            place.origin, place.lang, work.proposal
        ),
        revision: work.revision,
        url: place.page_url(),
        citation: place.citation(),
        languages: work
            .languages()
            .map(|lang| expression(place, lang))
            .collect(),
        units: forms::json(&place.text(), &work.ids),
    };
    serde_json::to_string_pretty(&whole).map(|json| json + "\n")
}

fn expression(place: &Place<'_>, lang: Lang) -> Expression {
    let work = place.work;
    let link = |form: Form| FormLink {
        media_type: form.media_type(),
        url: place.form_url_in(form, lang),
    };
    Expression {
        language: lang,
        title: work.title.of(lang).to_owned(),
        url: place.page_url_in(lang),
        document: format!(
            "{}/record/documents/{}",
            place.origin,
            work.documents.of(lang)
        ),
        forms: Form::TEXTS
            .into_iter()
            .chain(Form::CITATIONS)
            .map(link)
            .collect(),
    }
}

fn standing(stands: Stands) -> StandsAs {
    StandsAs {
        is: stands.word(),
        on: stands.day().map(|day| day.to_string()),
    }
}
