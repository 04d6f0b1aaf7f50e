//! A text that was found, as a line of the results.

use super::facets::Called;
use crate::rules::words::{Lang, NormSymbol};
use crate::search::{Hit, Marked, Seen, Show};
use crate::store::search::{Kind, Shelf};
use crate::web::words::Words;

/// A line of the results, ready to print.
pub struct Line {
    pub path: String,
    pub title: Vec<Marked>,
    pub title_lang: Lang,
    /// The unit that was found, or nothing: then it is title and summary.
    pub unit: String,
    pub heading: Vec<Marked>,
    pub heading_lang: Lang,
    pub snippet: Vec<Marked>,
    pub snippet_lang: Lang,
    /// What it is, its symbol, where it stands.
    pub about: String,
    pub is_for_members: bool,
}

impl Line {
    /// A hit in a language, with the address where the visitor reads it.
    pub fn of(hit: &Hit, show: &mut Show, called: &Called<'_>, on_desk: bool) -> Self {
        let w = called.w;
        let Seen {
            mut title,
            title_lang,
            label,
            heading,
            heading_lang,
            snippet,
            snippet_lang,
        } = show.seen(&hit.shown, w.lang());
        if title.is_empty() {
            title.push(Marked {
                text: match hit.row.kind.as_str() {
                    "vote" => w.home_unnamed_question(),
                    _ => hit.row.symbol.clone(),
                },
                is_match: false,
            });
        }
        Self {
            path: path(hit, on_desk),
            title,
            title_lang,
            unit: unit(&hit.row.address, &label, w),
            heading,
            heading_lang,
            snippet,
            snippet_lang,
            about: about(hit, called),
            is_for_members: hit.row.shelf == Shelf::Members.as_str(),
        }
    }
}

/// The address without its language.
pub fn path(hit: &Hit, on_desk: bool) -> String {
    let row = &hit.row;
    let is_for_members = row.shelf == Shelf::Members.as_str();
    let page = match row.kind.parse() {
        Ok(Kind::Norm) => format!("/norms/{}", row.symbol),
        Ok(Kind::Proposal) if on_desk => format!("/desk/proposals/{}", row.symbol),
        Ok(Kind::Proposal) => format!("/proposals/{}", row.symbol),
        Ok(Kind::Vote) if on_desk && is_for_members => format!("/desk/ballots/{}", row.symbol),
        Ok(Kind::Vote) => format!("/votes/{}", row.symbol),
        Ok(Kind::Member) | Err(_) => format!("/members/{}", row.symbol),
    };
    match row.address.as_str() {
        "" => page,
        unit => format!("{page}#{unit}"),
    }
}

/// What a unit is called, by its address and number; nothing for title and summary.
fn unit(address: &str, label: &str, w: &Words) -> String {
    let kind = address.split('-').next().unwrap_or_default();
    match (kind, label) {
        ("", _) => String::new(),
        ("recital", number) => w.unit_recital(number),
        (_, "") => String::new(),
        // A heading, by its own word.
        (_, label) if address.matches('-').count() == 1 => label.to_owned(),
        (_, label) if label.starts_with(|c: char| c.is_ascii_digit()) => w.unit_paragraph(label),
        (_, label) => label.to_owned(),
    }
}

fn about(hit: &Hit, called: &Called<'_>) -> String {
    let row = &hit.row;
    let symbol = match NormSymbol::parse(&row.symbol) {
        Ok(norm) => norm.printed(),
        Err(_) => row.symbol.clone(),
    };
    let mut parts = vec![format!(
        "{} {symbol}",
        called.w.search_kind(row.kind.as_str())
    )];
    if let Some((kind, status)) = row.status.split_once('-') {
        parts.push(called.status_word(kind, status));
    }
    if !row.result.is_empty() {
        parts.push(called.w.vote_state(row.result.as_str(), ""));
    }
    parts.join(" · ")
}
