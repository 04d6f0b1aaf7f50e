//! Pages of other sites: what is public here for programs may be read from them, and nothing may be changed.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use super::problems::{self, Problem};

const METHODS: &str = "GET, HEAD, OPTIONS";

/// Lets scripts of other sites read the addresses for programs (Fetch, CORS), and answers what they ask before.
///
/// # Errors
/// Those of the wrapped services.
pub async fn may_read<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !is_for_programs(req.path()) {
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    if req.method() == Method::OPTIONS {
        let mut answer = HttpResponse::NoContent()
            .insert_header((header::ALLOW, METHODS))
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, METHODS))
            .insert_header((
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                "Accept, If-None-Match",
            ))
            .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
            .finish();
        open(answer.headers_mut());
        return Ok(req.into_response(answer));
    }
    if !matches!(*req.method(), Method::GET | Method::HEAD) {
        let mut answer = problems::written(&Problem::WrongMethod);
        open(answer.headers_mut());
        let allowed = HeaderValue::from_static(METHODS);
        answer.headers_mut().insert(header::ALLOW, allowed);
        return Ok(req.into_response(answer));
    }
    let mut answer = next.call(req).await?.map_into_boxed_body();
    open(answer.headers_mut());
    Ok(answer)
}

/// As [`may_read`] does, of an answer made elsewhere.
pub(super) fn open_to_programs(path: &str, headers: &mut HeaderMap) {
    if is_for_programs(path) {
        open(headers);
    }
}

fn open(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag, Link"),
    );
}

/// Addresses whose answers are files for programs, the same for everybody: without a language, or with a suffix.
fn is_for_programs(path: &str) -> bool {
    const BEGINNINGS: [&str; 7] = [
        "/api/",
        "/feeds/",
        "/record/",
        "/tile/",
        "/checkpoint",
        "/.well-known/",
        "/sitemap",
    ];
    let is_file = |rest: &str| {
        let last = rest.rsplit('/').next().unwrap_or_default();
        !rest.starts_with("desk/") && last.contains('.')
    };
    BEGINNINGS
        .iter()
        .any(|beginning| path.starts_with(beginning))
        || ["/en/", "/fr/"]
            .iter()
            .filter_map(|lang| path.strip_prefix(lang))
            .any(is_file)
}
