//! A collection: what it was made from, and its decisions, the newest first.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::{code, contents, decision_path, name, under, words_of};
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::archives::{self, After, Collection, Decision, Sought};
use crate::store::{Failure, documents};
use crate::web::answers;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::words::{Words, words};

/// Decisions on a page.
const PAGE: i64 = 50;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    pub year: String,
    #[serde(default)]
    pub member: String,
    /// `1960-12-14.4181`: the date and the entry after which the list goes on.
    #[serde(default)]
    pub after: String,
}

/// Where a list of decisions goes on, `1960-12-14.4181`; of nothing, its beginning; of anything else, none.
pub(super) fn place(after: &str) -> Option<Option<After>> {
    if after.is_empty() {
        return Some(None);
    }
    let (date, idx) = after.split_once('.')?;
    Some(Some((date.parse().ok()?, idx.parse().ok()?)))
}

impl Query {
    fn sought(&self) -> Option<Sought> {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Sought {
            year: given(&self.year)
                .map(|year| year.parse())
                .transpose()
                .ok()?,
            member: given(&self.member)
                .map(|code| MemberCode::parse(&code))
                .transpose()
                .ok()?,
            after: place(&self.after)?,
        })
    }

    fn narrowing(&self) -> String {
        let parts: Vec<String> = [("member", &self.member), ("year", &self.year)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        parts.join("&")
    }
}

/// One decision as a line.
pub struct Line {
    pub url: String,
    pub title: String,
    pub about: String,
    pub chip: (&'static str, String),
    pub tally: String,
}

/// One file that was imported.
pub struct FileLine {
    pub name: String,
    pub rows: String,
    pub sha256: String,
    pub entry: String,
    pub entry_url: String,
}

#[derive(Template)]
#[template(path = "archive/collection.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    code: String,
    contents: String,
    links: Vec<(String, String)>,
    files: Vec<FileLine>,
    years: Vec<Offer>,
    members: Vec<Offer>,
    lines: Vec<Line>,
    empty: String,
    newest: String,
    older: String,
}

/// `GET /{lang}/archive/{collection}`, by keyset (`after`).
///
/// # Errors
/// Not found where there is no such collection, or the query names no year, member or place.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let query = query.into_inner();
    let sought = query.sought().ok_or(Problem::NotFound)?;
    let asked = code.clone();
    let (head, collection, years, members, found, bodies) = house
        .read(move |r| {
            let collection = archives::collection(r, &asked)?;
            let years = archives::years(r, &asked)?;
            let members = archives::participants(r, &asked)?;
            let found = archives::decisions(r, &asked, &sought, PAGE)?;
            let titles: Vec<String> = found.iter().filter_map(|d| d.title.clone()).collect();
            let bodies = documents::bodies(r, &Viewer::Public, &titles)?;
            Ok::<_, Failure>((r.head().clone(), collection, years, members, found, bodies))
        })
        .await?;
    let narrowing = query.narrowing();
    let address = |after: Option<String>| {
        let parts = [after.unwrap_or_default(), narrowing.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("&")
    };
    let path = under(&code, "");
    let older = found
        .last()
        .filter(|_| found.len() as i64 == PAGE)
        .map_or_else(String::new, |last| {
            let after = format!("after={}.{}", last.date, last.idx);
            format!("/{}{path}?{}", lang.0, address(Some(after)))
        });
    let here = address((!query.after.is_empty()).then(|| format!("after={}", query.after)));
    let lines = found.iter().map(|decision| {
        let title = words_of(&bodies, decision.title.as_ref(), decision.symbol.as_str());
        line(
            decision,
            title,
            format!("/{}{}", lang.0, decision_path(&code, &decision.symbol)),
            w,
        )
    });
    let mut named: Vec<Offer> = members
        .iter()
        .map(|member| Offer::of(member.code.as_str(), name(member, lang.0)))
        .collect();
    named.sort_by_cached_key(|offer| w.sort_key(&offer.label));
    let every = std::iter::once(Offer::of("", w.archive_filter_every_member()));
    let all_years = years.map_or(0..0, |(first, last)| first..last + 1);
    let years = std::iter::once(Offer::of("", w.archive_filter_every_year())).chain(
        all_years
            .rev()
            .map(|year| Offer::of(year.to_string(), year.to_string())),
    );
    answers::page(&Page {
        shell: public(
            &site,
            lang.0,
            &path,
            w.archive_collection_title(code.as_str()),
            &head,
        )
        .with_query(&here),
        errors: FormErrors::none(),
        code: code.to_string(),
        contents: contents(&collection, w),
        links: vec![
            (
                format!("/{}{}", lang.0, under(&code, "/instruments")),
                w.archive_instruments_title(),
            ),
            (
                format!("/{}{}", lang.0, under(&code, "/members")),
                w.archive_members_title(),
            ),
        ],
        files: files(&collection, lang, w),
        years: Offer::taken(years.collect(), &query.year),
        members: Offer::taken(every.chain(named).collect(), &query.member),
        lines: lines.collect(),
        empty: w.archive_no_decisions(),
        newest: match query.after.as_str() {
            "" => String::new(),
            _ if narrowing.is_empty() => format!("/{}{path}", lang.0),
            _ => format!("/{}{path}?{narrowing}", lang.0),
        },
        older,
    })
}

/// A decision as a line: its title, its date and symbol, and how it ended.
pub(super) fn line(decision: &Decision, title: String, url: String, w: &Words) -> Line {
    let tally = &decision.tally;
    Line {
        url,
        title,
        about: format!("{} · {}", w.date(decision.date), decision.symbol),
        chip: chip(decision, w),
        tally: match decision.outcome() {
            None => String::new(),
            Some(_) => w.archive_tally(tally.yes, tally.no, tally.abstain),
        },
    }
}

/// How a decision ended, as a chip.
pub(super) fn chip(decision: &Decision, w: &Words) -> (&'static str, String) {
    use crate::rules::majority::Outcome;
    match decision.outcome() {
        None => ("quiet", w.archive_no_roll()),
        Some(outcome) => {
            let look = match outcome {
                Outcome::Adopted => "force",
                Outcome::Rejected(_) => "bad",
                Outcome::NoDecision(_) => "quiet",
            };
            (look, w.archive_outcome(outcome.as_str()))
        }
    }
}

fn files(collection: &Collection, lang: Language, w: &Words) -> Vec<FileLine> {
    let lines = collection.files.iter().map(|file| FileLine {
        name: file.name.clone(),
        rows: w.number(file.rows),
        sha256: file.sha256.clone(),
        entry: w.number(file.idx),
        entry_url: format!("/{}/record/{}", lang.0, file.idx),
    });
    lines.collect()
}
