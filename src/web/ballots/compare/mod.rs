//! How members agree: any of them side by side, over the votes that are over.

mod files;
mod reckoned;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::rules::words::MemberCode;
use crate::store::Failure;
use crate::web::adoption::members_offered;
use crate::web::as_of::AsOf;
use crate::web::forms::{FormErrors, Offer};
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::shell::{Section, Shell};
use crate::web::site::Site;
use crate::web::tables::{self, Picture};
use crate::web::votes::years;
use crate::web::words::{Words, words};
pub(super) use files::file;
use reckoned::{Compared, Line, Pair, read};

/// The most members side by side.
const MOST: usize = 8;
/// Votes on which they differed, as they stand on the page.
const DIFFERENT: usize = 40;

/// As it stands in the address: `members=FRA,DEU`, or as the boxes of the form send it, once for each.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Query {
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    year: String,
    #[serde(default)]
    on: String,
}

impl Query {
    fn of(request: &HttpRequest) -> Result<Self, Problem> {
        serde_html_form::from_str(request.query_string()).map_err(|_| Problem::NotFound)
    }

    /// The codes, once each, in the order given.
    fn codes(&self) -> Result<Vec<MemberCode>, Problem> {
        let mut codes: Vec<MemberCode> = Vec::new();
        let given = self.members.iter().flat_map(|some| some.split(','));
        for text in given.map(str::trim).filter(|text| !text.is_empty()) {
            let code = MemberCode::parse(text).map_err(|_| Problem::NotFound)?;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes.truncate(MOST);
        Ok(codes)
    }

    fn year(&self) -> Result<Option<i16>, Problem> {
        match self.year.as_str() {
            "" => Ok(None),
            text => match text.parse() {
                Ok(year) if (1900..=2200).contains(&year) => Ok(Some(year)),
                _ => Err(Problem::NotFound),
            },
        }
    }
}

#[derive(Template)]
#[template(path = "votes/compare.html")]
struct Page {
    shell: Shell,
    errors: FormErrors,
    as_of: AsOf,
    offers: Vec<Offer>,
    years: Vec<Offer>,
    reckoned: String,
    pairs: Vec<Pair>,
    label: String,
    heads: Vec<(String, String)>,
    lines: Vec<Line>,
    is_cut: bool,
    files: Vec<(String, &'static str)>,
    answer_files: Vec<(String, &'static str)>,
}

/// `GET /{lang}/votes/compare?members=FRA,DEU`: with one member, it and every other; with none, the choice.
///
/// # Errors
/// Not found of a code or a year that is none, or of a member that never was.
pub(super) async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let query = Query::of(&request)?;
    let (codes, year) = (query.codes()?, query.year()?);
    let (head, found) = house
        .read(move |r| Ok::<_, Failure>((r.head().clone(), read(r, codes, year, &query.on, w)?)))
        .await?;
    let title = w.compare_title();
    let shell = Shell::public(&site, lang.0, "/votes/compare", title, Section::Votes)
        .with_query(&canonical(&found.members, year))
        .on_day(found.as_of.day)
        .as_of(head.n - 1, head.time);
    found.as_of.answer(&page(shell, &found, year, w))
}

fn canonical(members: &[MemberCode], year: Option<i16>) -> String {
    let codes: Vec<&str> = members.iter().map(MemberCode::as_str).collect();
    let members = match codes.as_slice() {
        [] => String::new(),
        codes => format!("members={}", codes.join(",")),
    };
    let year = year.map_or_else(String::new, |year| format!("year={year}"));
    let given: Vec<String> = [members, year]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    given.join("&")
}

fn page(shell: Shell, found: &Compared, year: Option<i16>, w: &Words) -> Page {
    let mut offers = members_offered(&found.roster, w).split_off(1);
    for offer in &mut offers {
        offer.is_taken = found
            .members
            .iter()
            .any(|code| code.as_str() == offer.value);
    }
    let mut by_year = vec![Offer::of("", w.votes_filter_all())];
    by_year.extend(years(found.now));
    let year = year.map_or_else(String::new, |year| year.to_string());
    let divided = found
        .ballots
        .iter()
        .filter(|ballot| found.is_divided(ballot));
    let lines: Vec<Line> = match found.members.as_slice() {
        [] | [_] => Vec::new(),
        _ => divided.map(|ballot| found.line(ballot, w)).collect(),
    };
    let base = shell.url("/votes/compare");
    Page {
        errors: FormErrors::none(),
        as_of: found.as_of.clone(),
        offers,
        years: Offer::taken(by_year, &year),
        reckoned: found.reckoned(w),
        pairs: found.pairs(w),
        label: found.label(w),
        heads: found
            .members
            .iter()
            .zip(&found.names)
            .map(|(code, name)| (code.to_string(), name.clone()))
            .collect(),
        is_cut: lines.len() > DIFFERENT,
        lines: lines.into_iter().take(DIFFERENT).collect(),
        files: tables::links(&base, &shell.query, Picture::Drawn),
        answer_files: tables::links(&format!("{base}.answers"), &shell.query, Picture::None),
        shell,
    }
}
