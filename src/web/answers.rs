//! Answers: a page from a template, a redirect, and the headers that stand on every answer.

use actix_web::body::{self, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    self, EntityTag, Header, HeaderMap, HeaderName, HeaderValue, TryIntoHeaderValue,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use askama::Template;
use sha2::{Digest, Sha256};

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

/// Wraps the whole application: problems become pages, and every answer gets its headers.
///
/// # Errors
/// Those of the wrapped services that never became an answer.
pub async fn dress<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if req.method() == Method::HEAD {
        // Answered as GET; the connection leaves the body out.
        req.head_mut().method = Method::GET;
    }
    let answer = next.call(req).await?.map_into_boxed_body();
    let mut answer = problems::as_page(answer);
    let is_https = answer
        .request()
        .app_data::<web::Data<Site>>()
        .is_some_and(|s| s.is_https());
    let is_private = is_private(answer.request().match_info().as_str());
    put_headers(answer.headers_mut(), is_https, is_private);
    if is_private || !is_page(&answer) {
        return Ok(answer);
    }
    validated(answer).await
}

/// Marks a file that is the same for everybody and is kept as pages are: with a validator, asked about each time.
pub fn same_for_all() -> (HeaderName, HeaderValue) {
    (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))
}

/// A page that was found, or a file of [`same_for_all`], as opposed to a redirect or a problem.
fn is_page(answer: &ServiceResponse) -> bool {
    let (name, kept) = same_for_all();
    let headers = answer.headers();
    let is_html = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    answer.status() == StatusCode::OK && (is_html || headers.get(name) == Some(&kept))
}

/// A public page with a validator made of its bytes: it changes whenever an act, the time left or this program
/// changes what is read. Kept by anybody, asked about each time; unchanged, it is answered without a body.
async fn validated(answer: ServiceResponse) -> Result<ServiceResponse, Error> {
    let (request, answer) = answer.into_parts();
    let (mut answer, body) = answer.into_parts();
    let bytes = body::to_bytes(body)
        .await
        .map_err(|error| Error::from(Problem::fault(error.to_string())))?;
    let tag = EntityTag::new_strong(hex::encode(Sha256::digest(&bytes)));
    let is_known = match header::IfNoneMatch::parse(&request) {
        Ok(header::IfNoneMatch::Any) => true,
        Ok(header::IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        Err(_) => false,
    };
    let headers = answer.headers_mut();
    headers.insert(header::ETAG, tag.try_into_value()?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
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
fn is_private(path: &str) -> bool {
    let rest = path
        .strip_prefix("/en/")
        .or_else(|| path.strip_prefix("/fr/"));
    rest.and_then(|rest| rest.split('/').next())
        .is_some_and(|first| {
            matches!(
                first,
                "desk" | "sign-in" | "sign-out" | "invitations" | "recovery"
            )
        })
}

fn put_headers(headers: &mut HeaderMap, is_https: bool, is_private: bool) {
    let mut put = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    put(header::PERMISSIONS_POLICY, PERMISSIONS_POLICY);
    put(header::REFERRER_POLICY, "same-origin");
    if is_https {
        put(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        );
    }
    if is_private {
        put(header::CACHE_CONTROL, "no-store");
    }
}
