//! Answers: a page from a template, a redirect, and the headers that stand on every answer.

use actix_web::body::{self, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    self, EntityTag, Header, HeaderMap, HeaderName, HeaderValue, TryIntoHeaderValue,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, web};
use askama::Template;
use sha2::{Digest, Sha256};

use super::elsewhere;
use super::negotiation;
use super::problems::{self, Problem};
use super::site::Site;

/// Nothing but what we serve ourselves; no inline style or script anywhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Powers of the browser that no page here asks for; passkeys are for ourselves only.
const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), \
     publickey-credentials-create=(self), publickey-credentials-get=(self)";

/// A page, found.
///
/// # Errors
/// A fault when the template cannot be written.
pub fn page(template: &impl Template) -> Result<HttpResponse, Problem> {
    page_with(StatusCode::OK, template)
}

/// A page with another status: a form that comes back is 422.
///
/// # Errors
/// A fault when the template cannot be written.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse, Problem> {
    let html = template.render().map_err(Problem::fault)?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

/// After an act: look there (303), so that reloading does not act again. The address is our own, by path.
pub fn see_other(url: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, url))
        .finish()
}

/// Wraps the application: problems become pages, and every answer gets its headers.
///
/// # Errors
/// Those of the wrapped services that never became an answer.
pub async fn dress<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse, Error> {
    let answer = next.call(req).await?.map_into_boxed_body();
    let mut answer = problems::as_page(answer);
    let is_https = is_https(answer.request());
    let is_private = is_private(answer.request().match_info().as_str());
    put_on_every_answer(answer.headers_mut(), is_https);
    let is_error = answer.status().is_client_error() || answer.status().is_server_error();
    if is_private || is_error {
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(answer)
}

/// With a validator made of its bytes, where it is a page that was found: it changes whenever an act, the time left or
/// this program changes what is read. Kept by anybody, asked about each time; unchanged, it is answered without a body.
///
/// # Errors
/// When the body cannot be read.
pub(super) async fn validated(answer: ServiceResponse) -> Result<ServiceResponse, Error> {
    if is_private(answer.request().match_info().as_str()) || !is_page(&answer) {
        return Ok(answer);
    }
    with_validator(answer).await
}

/// That a page has not changed since this validator.
pub(super) fn unchanged(req: ServiceRequest, tag: HeaderValue) -> ServiceResponse {
    let mut answer = HttpResponse::new(StatusCode::NOT_MODIFIED);
    let headers = answer.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, SAME_FOR_ALL);
    let is_negotiated = !negotiation::offered(req.path()).is_empty();
    headers.insert(
        header::VARY,
        HeaderValue::from_static(if is_negotiated {
            "Accept, Accept-Encoding"
        } else {
            "Accept-Encoding"
        }),
    );
    put_on_every_answer(headers, is_https(req.request()));
    elsewhere::open_to_programs(req.path(), headers);
    req.into_response(answer)
}

/// Whether browsers reach the house by TLS.
pub(super) fn is_https(req: &HttpRequest) -> bool {
    req.app_data::<web::Data<Site>>()
        .is_some_and(|site| site.is_https())
}

/// What a page says of how it may be kept: by anybody, and each reader asks about it each time; a shared cache need
/// not ask for two seconds.
const SAME_FOR_ALL: HeaderValue = HeaderValue::from_static("public, max-age=0, s-maxage=2");

/// Marks a file that is the same for everybody and is kept as pages are.
pub fn same_for_all() -> (HeaderName, HeaderValue) {
    (header::CACHE_CONTROL, SAME_FOR_ALL)
}

/// A page that was found, or a file that is asked about each time, as opposed to a redirect or a problem.
fn is_page(answer: &ServiceResponse) -> bool {
    let headers = answer.headers();
    let is_html = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_asked_about = headers
        .get(header::CACHE_CONTROL)
        .is_some_and(|said| *said == SAME_FOR_ALL || said == "no-cache");
    answer.status() == StatusCode::OK && (is_html || is_asked_about)
}

async fn with_validator(answer: ServiceResponse) -> Result<ServiceResponse, Error> {
    let (request, answer) = answer.into_parts();
    let (mut answer, body) = answer.into_parts();
    let bytes = body::to_bytes(body)
        .await
        .map_err(|error| Error::from(Problem::fault(error.to_string())))?;
    // What was composed before brings its own.
    let own = answer.headers().get(header::ETAG);
    let own = own.and_then(|tag| tag.to_str().ok()?.parse::<EntityTag>().ok());
    let tag = own.unwrap_or_else(|| EntityTag::new_strong(hex::encode(Sha256::digest(&bytes))));
    let is_known = match header::IfNoneMatch::parse(&request) {
        Ok(header::IfNoneMatch::Any) => true,
        Ok(header::IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        Err(_) => false,
    };
    let headers = answer.headers_mut();
    headers.insert(header::ETAG, tag.try_into_value()?);
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, SAME_FOR_ALL);
    }
    let answer = if is_known {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer.headers_mut().remove(header::CONTENT_TYPE);
        answer.set_body(BoxBody::new(()))
    } else {
        answer.set_body(BoxBody::new(bytes))
    };
    Ok(ServiceResponse::new(request, answer))
}

/// Addresses whose answers depend on who asks, or carry a secret.
pub(super) fn is_private(path: &str) -> bool {
    let rest = path
        .strip_prefix("/en/")
        .or_else(|| path.strip_prefix("/fr/"));
    rest.and_then(|rest| rest.split('/').next())
        .is_some_and(|first| {
            matches!(
                first,
                "desk" | "sign-in" | "sign-out" | "invitations" | "recovery" | "address" | "duties"
            )
        })
}

/// The headers of every answer, but for what TLS adds.
const ON_EVERY_ANSWER: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::CROSS_ORIGIN_OPENER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        header::PERMISSIONS_POLICY,
        HeaderValue::from_static(PERMISSIONS_POLICY),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
];

pub(super) fn put_on_every_answer(headers: &mut HeaderMap, is_https: bool) {
    for (name, value) in ON_EVERY_ANSWER {
        headers.insert(name, value);
    }
    if is_https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
}

pub(super) fn is_on_every_answer(name: &HeaderName) -> bool {
    *name == header::STRICT_TRANSPORT_SECURITY || ON_EVERY_ANSWER.iter().any(|(own, _)| own == name)
}
