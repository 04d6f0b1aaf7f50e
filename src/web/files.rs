//! Files that are the same for everybody: assets, robots.txt, the sign of life.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use super::answers;
use super::assets::{ALL, Asset};
use super::house::House;
use super::languages::thousandths;
use super::problems::Problem;
use super::site::Site;
use crate::rules::calendar;

/// `GET /assets/{name}`: the hash is in the name, so it may be kept for ever.
///
/// # Errors
/// Not found.
pub async fn asset(req: HttpRequest) -> Result<HttpResponse, Problem> {
    let asset = ALL
        .iter()
        .find(|asset| asset.url == req.path())
        .ok_or(Problem::NotFound)?;
    let accepted = req.headers().get(header::ACCEPT_ENCODING);
    let (bytes, encoding) = encoded(asset, accepted);
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(asset.media_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"));
    if let Some(encoding) = encoding {
        answer.insert_header((header::CONTENT_ENCODING, encoding));
    }
    Ok(answer.body(bytes))
}

fn encoded(asset: &Asset, accepted: Option<&HeaderValue>) -> (&'static [u8], Option<&'static str>) {
    let accepted = accepted
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if let Some(brotli) = asset.brotli.filter(|_| accepts(accepted, "br")) {
        return (brotli, Some("br"));
    }
    if let Some(gzip) = asset.gzip.filter(|_| accepts(accepted, "gzip")) {
        return (gzip, Some("gzip"));
    }
    (asset.plain, None)
}

/// Whether an `Accept-Encoding` names this one with a weight above nothing.
pub fn accepts(accept_encoding: &str, wanted: &str) -> bool {
    accept_encoding.split(',').any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let is_named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(wanted));
        is_named
            && parts
                .find_map(|part| part.strip_prefix("q="))
                .is_none_or(|weight| thousandths(weight) > 0)
    })
}

/// `GET /robots.txt`: the public register may be read by anyone; desks are nobody's to index.
pub async fn robots(site: web::Data<Site>) -> HttpResponse {
    let text = format!(
        "User-agent: *\nDisallow: /en/desk\nDisallow: /fr/desk\nDisallow: /en/search\nDisallow: /fr/search\n\nSitemap: {}/sitemap.xml\n",
        site.origin()
    );
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text)
}

/// `GET /.well-known/security.txt` (RFC 9116).
///
/// # Errors
/// Not found where no contact is configured, and after the last day on which it holds.
pub async fn security(
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let (contact, last) = site.security.as_ref().ok_or(Problem::NotFound)?;
    let expires = calendar::start_of(calendar::days_after(*last, 1));
    let now = house.read(|r| Ok(r.now())).await?;
    if now >= expires {
        return Err(Problem::NotFound);
    }
    let origin = site.origin();
    let text = format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: en, fr\nCanonical: {origin}/.well-known/security.txt\n",
        expires.strftime("%Y-%m-%dT%H:%M:%SZ")
    );
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(answers::same_for_all())
        .body(text))
}

/// `GET /readyz`: the storage answers; a register that can only be read says so, and is read. An instance that was
/// asked to stop says so, and answers what still comes.
///
/// # Errors
/// Unavailable when the storage does not answer.
pub async fn readyz(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    if house.listeners().is_leaving() {
        return Ok(HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body("stopping\n"));
    }
    house.read(|_| Ok(())).await?;
    let text = match house.store().gate().closed() {
        None => "ok\n".to_owned(),
        Some(closed) => format!("read-only: {closed}\n"),
    };
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text))
}

/// `GET /healthz`: the process answers. Whether the storage does is `/readyz`.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}
