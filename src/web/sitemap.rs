//! The sitemap: every public page in both languages, in parts where one file cannot hold them.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers;
use super::archive;
use super::house::House;
use super::problems::Problem;
use super::site::Site;
use crate::rules::words::{CollectionCode, Lang};
use crate::store::{Failure, Reading, addresses, archives, members};

/// Pages of one file; each stands there in both languages, and a file has at most 50,000 addresses.
const MOST: usize = 25_000;

/// The addresses without a language.
pub fn files(house: &mut web::ServiceConfig) {
    house
        .route("/sitemap.xml", web::get().to(whole))
        .route("/sitemaps/{number}.xml", web::get().to(part));
}

/// Pages that are there whatever the register holds.
const STANDING: [&str; 12] = [
    "/",
    "/norms",
    "/proposals",
    "/votes",
    "/members",
    "/adoption",
    "/calendar",
    "/archive",
    "/record",
    "/developers",
    "/accessibility",
    "/notices",
];

#[derive(Template)]
#[template(path = "feeds/sitemap.xml")]
struct Map {
    origin: String,
    paths: Vec<String>,
    langs: [Lang; 2],
}

#[derive(Template)]
#[template(path = "feeds/sitemap_index.xml")]
struct Index {
    origin: String,
    parts: Vec<usize>,
}

/// `GET /sitemap.xml`: the pages, or the list of the parts that hold them.
///
/// # Errors
/// A failure of the store.
pub async fn whole(
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let paths = house.read(paths).await?;
    let origin = site.origin().to_owned();
    if paths.len() <= MOST {
        return answer(&map(origin, paths));
    }
    answer(&Index {
        origin,
        parts: (1..=paths.len().div_ceil(MOST)).collect(),
    })
}

/// `GET /sitemaps/{number}.xml`: one part, from 1.
///
/// # Errors
/// Not found past the last.
pub async fn part(
    site: web::Data<Site>,
    house: web::Data<House>,
    number: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let number: usize = number.parse().map_err(|_| Problem::NotFound)?;
    let paths = house.read(paths).await?;
    let before = number.checked_sub(1).ok_or(Problem::NotFound)?;
    let own = paths.chunks(MOST).nth(before).ok_or(Problem::NotFound)?;
    answer(&map(site.origin().to_owned(), own.to_vec()))
}

const fn map(origin: String, paths: Vec<String>) -> Map {
    Map {
        origin,
        paths,
        langs: [Lang::En, Lang::Fr],
    }
}

fn answer(page: &impl Template) -> Result<HttpResponse, Problem> {
    let xml = page.render().map_err(Problem::fault)?;
    Ok(HttpResponse::Ok()
        .content_type("application/xml; charset=utf-8")
        .insert_header(answers::same_for_all())
        .body(xml))
}

/// The path of every public page, without its language. What is added stands at the end of its kind.
fn paths(r: &mut Reading<'_>) -> Result<Vec<String>, Failure> {
    let mut paths: Vec<String> = STANDING.iter().map(|path| (*path).to_owned()).collect();
    let roster = members::roster(r)?;
    paths.extend(
        roster
            .all()
            .map(|member| format!("/members/{}", member.code)),
    );
    let of = |kind: &'static str| move |symbol: String| format!("/{kind}/{symbol}");
    paths.extend(addresses::of_norms(r)?.into_iter().map(of("norms")));
    paths.extend(addresses::of_proposals(r)?.into_iter().map(of("proposals")));
    paths.extend(addresses::of_ballots(r)?.into_iter().map(of("votes")));
    for collection in archives::collections(r)? {
        paths.extend(of_archive(r, &collection.code)?);
    }
    Ok(paths)
}

/// The pages of an imported archive.
fn of_archive(r: &mut Reading<'_>, code: &CollectionCode) -> Result<Vec<String>, Failure> {
    let held = addresses::of_archive(r, code)?;
    let mut paths = vec![archive::under(code, ""), archive::under(code, "/members")];
    let members = held.participants.iter();
    paths.extend(members.map(|member| archive::under(code, &format!("/members/{member}"))));
    let decisions = held.decisions.iter();
    paths.extend(decisions.map(|symbol| archive::decision_path(code, symbol)));
    if !held.instruments.is_empty() {
        paths.push(archive::under(code, "/instruments"));
    }
    let instruments = held.instruments.iter();
    paths.extend(instruments.map(|symbol| archive::instrument_path(code, symbol)));
    Ok(paths)
}
