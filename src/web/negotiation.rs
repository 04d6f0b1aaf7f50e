//! Negotiation: a page asked for as a file, by `Accept`, is the file at the same address and a suffix.

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::http::uri::PathAndQuery;
use actix_web::http::{Method, Uri};
use actix_web::middleware::Next;

use super::languages::thousandths;

/// What a file is asked for as, and the suffix of it.
type Offer = (&'static str, &'static str);

const HTML: &str = "text/html";
/// Tables: lists, one vote, the matrix.
const TABLE: &[Offer] = &[
    ("application/json", "json"),
    ("text/csv", "csv"),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
];
const PROPOSAL: &[Offer] = &[
    ("application/json", "json"),
    ("application/akn+xml", "xml"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
    ("text/markdown", "md"),
    ("text/plain", "txt"),
    ("application/x-bibtex", "bib"),
    ("application/x-research-info-systems", "ris"),
    ("application/vnd.citationstyles.csl+json", "csl.json"),
];
const NORM: &[Offer] = &[
    ("application/ld+json", "jsonld"),
    ("application/json", "json"),
    ("application/akn+xml", "xml"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
    ("text/markdown", "md"),
    ("text/plain", "txt"),
    ("application/x-bibtex", "bib"),
    ("application/x-research-info-systems", "ris"),
    ("application/vnd.citationstyles.csl+json", "csl.json"),
];

/// Leads a request to the file that it prefers to the page. What keeps answers by their address keeps none that could be another.
///
/// # Errors
/// Those of the wrapped services.
pub async fn lead<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let offers = offered(req.path());
    if offers.is_empty() || !matches!(*req.method(), Method::GET | Method::HEAD) {
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    let accepted = req.headers().get(header::ACCEPT);
    let suffix = accepted
        .and_then(|value| value.to_str().ok())
        .and_then(|accept| preferred(accept, offers));
    let address = suffix.and_then(|suffix| with_suffix(req.uri(), suffix));
    if let Some(address) = &address {
        req.match_info_mut().get_mut().update(address);
        req.head_mut().uri = address.clone();
    }
    let mut answer = next.call(req).await?.map_into_boxed_body();
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Accept"));
    let path = address.as_ref().and_then(Uri::path_and_query);
    if let Some(Ok(path)) = path.map(|path| HeaderValue::from_str(path.as_str())) {
        headers.insert(header::CONTENT_LOCATION, path);
    }
    Ok(answer)
}

/// What there is of a page besides itself.
pub(super) fn offered(path: &str) -> &'static [Offer] {
    let rest = path
        .strip_prefix("/en/")
        .or_else(|| path.strip_prefix("/fr/"));
    let pieces: Vec<&str> = rest.map_or_else(Vec::new, |rest| rest.split('/').collect());
    if pieces.last().is_none_or(|last| last.contains('.')) {
        return &[];
    }
    match pieces.as_slice() {
        ["norms" | "proposals" | "votes" | "members" | "adoption"] | ["votes" | "members", _] => {
            TABLE
        }
        ["norms", _] => NORM,
        ["norms", _, version] if version.starts_with(|c: char| c.is_ascii_digit()) => NORM,
        ["proposals", _] | ["proposals", _, "revisions", _] => PROPOSAL,
        _ => &[],
    }
}

fn with_suffix(uri: &Uri, suffix: &str) -> Option<Uri> {
    let query = uri
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    let path = format!("{}.{suffix}{query}", uri.path());
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(path.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}

/// The suffix of the offer that is preferred to the page; none where the page is at least as welcome
/// (RFC 9110, 12.5.1).
pub fn preferred(accept: &str, offers: &[Offer]) -> Option<&'static str> {
    let mut best = (None, weight(accept, HTML));
    for (media, suffix) in offers {
        let own = weight(accept, media);
        if own > best.1 {
            best = (Some(*suffix), own);
        }
    }
    best.0
}

/// The weight of a media type, by the range that names it most closely.
fn weight(accept: &str, media: &str) -> u32 {
    let (kind, _) = media.split_once('/').unwrap_or((media, ""));
    let mut found = (0, 0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let named = parts.next().unwrap_or_default().to_ascii_lowercase();
        let closeness = match named.as_str() {
            named if named == media => 3,
            named if named.strip_suffix("/*") == Some(kind) => 2,
            "*/*" => 1,
            _ => continue,
        };
        let weight = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1000, thousandths);
        if closeness > found.0 {
            found = (closeness, weight);
        }
    }
    found.1
}
