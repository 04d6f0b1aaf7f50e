//! Languages: which one an address is in, and which one a newcomer is led to.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};

use super::problems::Problem;
use crate::rules::words::Lang;

/// The language of the path, `{lang}`; any other word there is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(pub Lang);

impl FromRequest for Language {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let word = req
            .match_info()
            .get("lang")
            .and_then(|word| word.parse().ok());
        ready(word.map(Language).ok_or(Problem::NotFound))
    }
}

/// The language of a path and what stands after it: `/fr/norms` is French, `/norms`.
pub fn split(path: &str) -> (Lang, &str) {
    for lang in [Lang::En, Lang::Fr] {
        let rest = path
            .strip_prefix('/')
            .and_then(|path| path.strip_prefix(lang.as_str()));
        match rest {
            Some("") => return (lang, "/"),
            Some(rest) if rest.starts_with('/') => return (lang, rest),
            _ => {}
        }
    }
    (Lang::En, "/")
}

/// `/` leads to `/en/` or `/fr/`, by what the browser says it prefers.
pub async fn lead_in(req: HttpRequest) -> HttpResponse {
    let said = req
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let lang = preferred(said.unwrap_or_default());
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{lang}/")))
        .insert_header((header::VARY, "Accept-Language"))
        .finish()
}

/// `/en` and `/fr` lack their slash.
pub async fn close_with_slash(lang: Language) -> HttpResponse {
    HttpResponse::MovedPermanently()
        .insert_header((header::LOCATION, format!("/{}/", lang.0)))
        .finish()
}

/// The preferred of our two languages; English where neither is asked for (RFC 9110, 12.5.4).
pub fn preferred(accept_language: &str) -> Lang {
    let mut best = (Lang::En, 0);
    for range in accept_language.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1000, thousandths);
        let lang = match tag.split('-').next() {
            Some("en" | "*") => Lang::En,
            Some("fr") => Lang::Fr,
            _ => continue,
        };
        if weight > best.1 {
            best = (lang, weight);
        }
    }
    best.0
}

/// A weight of 0 to 1 with at most three decimals, in thousandths; what is not one counts for nothing.
pub(super) fn thousandths(weight: &str) -> u32 {
    let (whole, decimals) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    match whole {
        "1" => 1000,
        "0" if decimals.len() <= 3 => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}
