//! How it is cited, for programs: BibTeX, RIS and CSL-JSON, with the day of the version.

use serde_json::json;

use super::{Kind, Place};
use crate::rules::words::Lang;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// One entry of the type that every style knows. Fields are in UTF-8; what TeX would take for itself is escaped.
pub(super) fn bibtex(place: &Place<'_>) -> String {
    let (work, house) = (place.work, place.w().house_name());
    let month = MONTHS[usize::from(work.version.month().unsigned_abs()) - 1];
    let day = work.version.day();
    // In two pairs of braces, that styles leave its capitals alone.
    let kept = |words: &str| format!("{{{{{}}}}}", tex(words));
    let plain = |words: &str| format!("{{{}}}", tex(words));
    let fields = [
        ("author", kept(&house)),
        ("title", kept(place.title())),
        ("howpublished", plain(&work.symbol)),
        ("number", plain(&work.symbol)),
        ("year", format!("{{{}}}", work.version.year())),
        ("month", month.to_owned()),
        ("date", format!("{{{}}}", work.version)),
        ("note", plain(&place.version_name())),
        ("url", format!("{{{}}}", place.page_url())),
        ("language", plain(language_in_english(place))),
        ("day", format!("{{{day}}}")),
    ];
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("  {name} = {value}"))
        .collect();
    format!("@misc{{{},\n{}\n}}\n", place.key(), fields.join(",\n"))
}

/// The name by which babel knows the language.
const fn language_in_english(place: &Place<'_>) -> &'static str {
    match place.lang {
        Lang::En => "english",
        Lang::Fr => "french",
    }
}

/// Words for TeX.
fn tex(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A record of RIS: lines of a tag and a value, ended by CR LF as its definition asks.
pub(super) fn ris(place: &Place<'_>) -> String {
    let (work, house) = (place.work, place.w().house_name());
    let kind = match work.kind {
        Kind::Norm => "STAT",
        Kind::Proposal => "BILL",
    };
    let version = work.version;
    let day = format!(
        "{}/{:02}/{:02}/",
        version.year(),
        version.month(),
        version.day()
    );
    let summary = place.summary();
    let (year, url) = (version.year().to_string(), place.page_url());
    let (note, key) = (place.version_name(), place.key());
    let lines = [
        ("TY", kind),
        ("ID", &key),
        ("AU", house.as_str()),
        ("TI", place.title()),
        ("M1", &work.symbol),
        ("PY", &year),
        ("DA", &day),
        ("PB", &house),
        ("LA", place.lang.as_str()),
        ("KW", work.theme.of(place.lang)),
        ("AB", &summary),
        ("N1", &note),
        ("UR", &url),
    ];
    let lines: String = lines
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(tag, value)| format!("{tag}  - {}\r\n", on_one_line(value)))
        .collect();
    // A reader of RIS knows the end by this line, with its space.
    format!("{lines}ER  - \r\n")
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// CSL-JSON: a list of one item, as Zotero and citeproc read it.
pub(super) fn csl(place: &Place<'_>) -> String {
    let (work, w) = (place.work, place.w());
    let kind = match work.kind {
        Kind::Norm => "legislation",
        Kind::Proposal => "bill",
    };
    let parts =
        |day: jiff::civil::Date| json!({"date-parts": [[day.year(), day.month(), day.day()]]});
    let item = json!([{
        "id": place.key(),
        "type": kind,
        "title": place.title(),
        "abstract": place.summary(),
        "author": [{"literal": w.house_name()}],
        "authority": w.house_name(),
        "publisher": w.house_name(),
        "number": work.symbol,
        "keyword": work.theme.of(place.lang),
        "issued": parts(work.version),
        "original-date": parts(work.date),
        "version": work.version.to_string(),
        "note": place.version_name(),
        "language": place.lang.as_str(),
        "URL": place.page_url(),
    }]);
    format!("{item:#}\n")
}
