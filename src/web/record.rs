//! The public record: its entries newest first, each entry with its exact bytes, and the bytes themselves.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::answers;
use super::before::{self, Told};
use super::forms::{FormErrors, Offer};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::sentences::{Run, Teller};
use super::shell::{Section, Shell};
use super::signed::{self, Signed};
use super::site::Site;
use super::words::{Words, words};
use crate::record::{Act, Doc, Entry};
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang, MemberCode, NormSymbol, ProposalSymbol};
use crate::store::entries::{self, Sought, Written};
use crate::store::members::{self, Roster};
use crate::store::{Head, Reading, StoreError, documents, themes};

/// Entries on a page.
const PAGE: i64 = 50;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/record", web::get().to(list))
        .route("/record/{index}", web::get().to(show));
}

/// The addresses without a language: bytes are the same in both.
pub fn files(house: &mut web::ServiceConfig) {
    house
        .route("/record/entries/{index}.json", web::get().to(bytes))
        .route(
            "/record/documents/{commitment}",
            web::get().to(super::documents::show),
        );
}

/// What the list can be narrowed to; all of it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub before: String,
    #[serde(default)]
    pub symbol: String,
    #[serde(default)]
    pub member: String,
}

/// One entry as a line.
pub struct Line {
    pub number: String,
    pub path: String,
    pub moment: String,
    pub by: String,
    pub runs: Vec<Run>,
}

#[derive(Template)]
#[template(path = "record/list.html")]
struct List {
    shell: Shell,
    lines: Vec<Line>,
    errors: FormErrors,
    symbol: String,
    members: Vec<Offer>,
    /// What the list is narrowed to, as a sentence; empty if it is not.
    narrowed: String,
    newest: String,
    older: String,
    signed: Option<Signed>,
    earlier: Vec<Told>,
}

/// `GET /{lang}/record`, newest first, by keyset (`before`).
///
/// # Errors
/// A fault of the store; not found where the address names no symbol or member.
pub async fn list(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = query.into_inner();
    let sought = sought(&query).ok_or(Problem::NotFound)?;
    let (head, written, lines, members, who, (signed, earlier)) = house
        .read(move |r| {
            let written = entries::newest(r, &sought, PAGE)?;
            let roster = members::roster(r)?;
            let lines = lines(r, w, &roster, &written)?;
            let who = sought.member.as_deref().and_then(|code| code.parse().ok());
            let who = who.map(|code: MemberCode| roster.short(&code, w.lang()));
            let signed = (signed::newest(r, w)?, before::told(r, w)?);
            Ok((
                r.head().clone(),
                written,
                lines,
                offers(&roster, w),
                who,
                signed,
            ))
        })
        .await?;
    let narrowing = address_part(&query);
    let older = match written.last() {
        Some(last) if last.index > 0 && written.len() as i64 == PAGE => {
            let mark = if narrowing.is_empty() { "" } else { "&" };
            format!("/{}/record?{narrowing}{mark}before={}", lang.0, last.index)
        }
        _ => String::new(),
    };
    let newest = if query.before.is_empty() {
        String::new()
    } else if narrowing.is_empty() {
        format!("/{}/record", lang.0)
    } else {
        format!("/{}/record?{narrowing}", lang.0)
    };
    let before = match (query.before.is_empty(), narrowing.is_empty()) {
        (true, _) => narrowing.clone(),
        (false, true) => format!("before={}", query.before),
        (false, false) => format!("{narrowing}&before={}", query.before),
    };
    let narrowed: Vec<String> = [Some(query.symbol.trim().to_owned()), who]
        .into_iter()
        .flatten()
        .filter(|what| !what.is_empty())
        .collect();
    answers::page(&List {
        shell: public(&site, lang.0, "/record", w.record_title(), &head).with_query(&before),
        lines,
        errors: FormErrors::none(),
        members: Offer::taken(members, &query.member),
        narrowed: if narrowed.is_empty() {
            String::new()
        } else {
            w.record_filtered_by(w.list(&narrowed))
        },
        symbol: query.symbol,
        newest,
        older,
        signed,
        earlier,
    })
}

#[derive(Template)]
#[template(path = "record/show.html")]
struct Show {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    runs: Vec<Run>,
    facts: Vec<(String, String)>,
    leaf: String,
    bytes: String,
    file: String,
    proof: String,
    documents: Vec<Named>,
    before: String,
    after: String,
}

/// A document that an entry names.
struct Named {
    line: String,
    commitment: String,
    /// Empty while it is not public.
    url: String,
}

/// `GET /{lang}/record/{index}`.
///
/// # Errors
/// Not found past the head.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let index: i64 = path.1.parse().map_err(|_| Problem::NotFound)?;
    let (head, written, runs, by, documents) = house
        .read(move |r| {
            let written = entries::find(r, index)?;
            let roster = members::roster(r)?;
            let themes = themes::all(r)?;
            let teller = Teller {
                w,
                roster: &roster,
                themes: &themes,
            };
            let (runs, by) = (teller.runs(&written.entry), teller.by(&written.entry));
            let documents = named(r, w, &written.entry)?;
            Ok((r.head().clone(), written, runs, by, documents))
        })
        .await?;
    let title = w.record_entry_title(w.number(index));
    let beside = |other: i64| {
        if (0..head.n).contains(&other) {
            format!("/{}/record/{other}", lang.0)
        } else {
            String::new()
        }
    };
    answers::page(&Show {
        shell: public(&site, lang.0, &format!("/record/{index}"), title, &head),
        crumbs: vec![(format!("/{}/record", lang.0), w.record_title())],
        runs,
        facts: vec![
            (w.record_fact_index(), w.number(index)),
            (w.record_fact_time(), w.moment(written.time)),
            (w.record_fact_seat(), by),
        ],
        leaf: written.leaf,
        bytes: written.bytes,
        file: format!("/record/entries/{index}.json"),
        proof: format!("/record/entries/{index}.tlog-proof"),
        documents,
        before: beside(index - 1),
        after: beside(index + 1),
    })
}

/// `GET /record/entries/{index}.json`: the canonical bytes, exactly; they never change.
///
/// # Errors
/// Not found past the head.
pub async fn bytes(
    house: web::Data<House>,
    path: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let index: i64 = path.parse().map_err(|_| Problem::NotFound)?;
    let written = house.read(move |r| Ok(entries::find(r, index)?)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(written.bytes))
}

/// The shell of a public page with the head at which it was read.
pub(super) fn public(site: &Site, lang: Lang, path: &str, title: String, head: &Head) -> Shell {
    let current = match path.split('/').nth(1) {
        Some("record") => Section::Record,
        Some("norms") => Section::Norms,
        Some("adoption") => Section::Adoption,
        _ => Section::None,
    };
    Shell::public(site, lang, path, title, current).as_of(head.n - 1, head.time)
}

/// Entries as lines, with names as they are today.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn lines(
    r: &mut Reading<'_>,
    w: &'static Words,
    roster: &Roster,
    written: &[Written],
) -> Result<Vec<Line>, StoreError> {
    let themes = themes::all(r)?;
    let teller = Teller {
        w,
        roster,
        themes: &themes,
    };
    Ok(written
        .iter()
        .map(|written| Line {
            number: w.number(written.index),
            path: format!("/record/{}", written.index),
            moment: w.moment(written.time),
            by: teller.by(&written.entry),
            runs: teller.runs(&written.entry),
        })
        .collect())
}

/// All members as a list to choose from, by name; the first is nobody in particular.
fn offers(roster: &Roster, w: &Words) -> Vec<Offer> {
    let mut names: Vec<(String, String)> = roster
        .all()
        .map(|member| {
            (
                roster.short(&member.code, w.lang()),
                member.code.to_string(),
            )
        })
        .collect();
    names.sort_by_cached_key(|(name, _)| w.sort_key(name));
    let mut offers = vec![Offer::of("", w.record_filter_everyone())];
    offers.extend(names.into_iter().map(|(name, code)| Offer::of(code, name)));
    offers
}

/// What the query asks for; none where it names nothing that could be.
fn sought(query: &Query) -> Option<Sought> {
    let mut sought = Sought::default();
    if !query.before.is_empty() {
        sought.before = Some(query.before.parse().ok()?);
    }
    if !query.member.is_empty() {
        sought.member = Some(MemberCode::parse(&query.member).ok()?.to_string());
    }
    // As printed, a norm's symbol has strokes.
    let symbol = query.symbol.trim().to_ascii_uppercase().replace('/', "-");
    if symbol.is_empty() {
        return Some(sought);
    }
    if let Ok(proposal) = ProposalSymbol::parse(&symbol) {
        sought.proposal = Some(proposal.to_string());
    } else if let Ok(ballot) = BallotSymbol::parse(&symbol) {
        sought.ballot = Some(ballot.to_string());
    } else {
        sought.norm = Some(NormSymbol::parse(&symbol).ok()?.to_string());
    }
    Some(sought)
}

/// The part of the address that narrows the list: symbols and codes need no escaping once parsed.
fn address_part(query: &Query) -> String {
    let symbol = query.symbol.trim().to_ascii_uppercase().replace('/', "-");
    let parts: Vec<String> = [("symbol", symbol), ("member", query.member.clone())]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    parts.join("&")
}

fn named(r: &mut Reading<'_>, w: &Words, entry: &Entry) -> Result<Vec<Named>, StoreError> {
    let docs = docs_of(entry);
    let commitments: Vec<String> = docs.iter().map(|doc| doc.commitment.to_string()).collect();
    let public = documents::bodies(r, &Viewer::Public, &commitments)?;
    Ok(docs
        .into_iter()
        .map(|doc| Named {
            line: w.record_document_line(&doc.media, w.number(doc.bytes)),
            url: if public.contains_key(doc.commitment.as_str()) {
                format!("/record/documents/{}", doc.commitment)
            } else {
                String::new()
            },
            commitment: doc.commitment.to_string(),
        })
        .collect())
}

/// The documents of an entry; a disclosure names those of all that it opens.
fn docs_of(entry: &Entry) -> Vec<Doc> {
    match &entry.act {
        Act::Disclosure { acts, .. } => acts.iter().flat_map(|act| act.content.docs()).collect(),
        _ => entry.docs(),
    }
}
