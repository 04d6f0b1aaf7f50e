//! Imported archives, as the public reads them: decided elsewhere, and marked so.

mod collection;
mod decision;
mod files;
mod instrument;
mod instruments;
mod list;
mod member;
mod members;
mod sentences;

use actix_web::web;

use crate::rules::words::{ArchiveSymbol, CollectionCode, Lang};
use crate::store::archives::{Collection, Participant};
use crate::web::problems::Problem;
use crate::web::words::Words;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/archive", web::get().to(list::show))
        .route("/archive/{collection}", web::get().to(collection::show))
        .route(
            "/archive/{collection}/members",
            web::get().to(members::show),
        )
        .route(
            "/archive/{collection}/members/{code}",
            web::get().to(member::show),
        )
        .route(
            "/archive/{collection}/instruments",
            web::get().to(instruments::show),
        )
        .route(
            "/archive/{collection}/instruments/{symbol}/participation.{form}",
            web::get().to(files::participation),
        )
        .route(
            "/archive/{collection}/instruments/{symbol}",
            web::get().to(instrument::show),
        )
        .route(
            "/archive/{collection}/decisions/{symbol}/votes.{form}",
            web::get().to(files::votes),
        )
        .route(
            "/archive/{collection}/decisions/{symbol}",
            web::get().to(decision::show),
        );
}

/// The code in an address.
fn code(text: &str) -> Result<CollectionCode, Problem> {
    CollectionCode::parse(text).map_err(|_| Problem::NotFound)
}

/// A path without the language, under a collection.
pub(in crate::web) fn under(collection: &CollectionCode, rest: &str) -> String {
    format!("/archive/{collection}{rest}")
}

/// Where a decision is read.
pub(in crate::web) fn decision_path(collection: &CollectionCode, symbol: &ArchiveSymbol) -> String {
    under(
        collection,
        &format!("/decisions/{}", slug_in_address(symbol)),
    )
}

/// Where an instrument is read.
pub(in crate::web) fn instrument_path(
    collection: &CollectionCode,
    symbol: &ArchiveSymbol,
) -> String {
    under(
        collection,
        &format!("/instruments/{}", slug_in_address(symbol)),
    )
}

/// The form of a symbol in addresses, without what it may have and a path may not (RFC 3986, section 3.3).
pub(in crate::web) fn slug_in_address(symbol: &ArchiveSymbol) -> String {
    let slug = symbol.slug();
    slug.replace('[', "%5B")
        .replace(']', "%5D")
        .replace(' ', "%20")
}

/// The name of a participant; where the archive has none in French, the one that it has.
fn name(participant: &Participant, lang: Lang) -> &str {
    match (lang, &participant.name_fr) {
        (Lang::Fr, Some(name)) => name,
        _ => &participant.name_en,
    }
}

/// From when to when it is known to have taken part; empty where nothing is known.
fn period(participant: &Participant, w: &Words) -> String {
    match (participant.since, participant.until) {
        (None, None) => String::new(),
        (Some(since), None) => w.archive_since(w.date(since)),
        (None, Some(until)) => w.archive_until(w.date(until)),
        (Some(since), Some(until)) => w.archive_from_to(w.date(since), w.date(until)),
    }
}

/// How much a collection holds, in one line.
fn contents(collection: &Collection, w: &Words) -> String {
    let rows = |name| collection.rows(name);
    let (decisions, votes) = (rows("decisions.csv"), rows("votes.csv"));
    let (instruments, events) = (rows("instruments.csv"), rows("participation.csv"));
    let members = rows("members.csv");
    let counts = [
        w.archive_count_decisions(decisions, w.number(decisions)),
        w.archive_count_votes(votes, w.number(votes)),
        w.archive_count_instruments(instruments, w.number(instruments)),
        w.archive_count_events(events, w.number(events)),
        w.archive_count_members(members, w.number(members)),
    ];
    counts.join(" · ")
}

/// The words of a document, if it is there; else what stands in its place.
fn words_of(
    bodies: &std::collections::HashMap<String, String>,
    commitment: Option<&String>,
    instead: &str,
) -> String {
    commitment
        .and_then(|commitment| bodies.get(commitment))
        .map_or_else(|| instead.to_owned(), Clone::clone)
}
