//! The address under which a page is kept: its path, and its query in one order.

use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{Method, Uri};

use crate::web::{answers, negotiation};

/// Longer addresses are answered, not kept.
const LONGEST: usize = 512;

/// The path and query of a request that may be answered with a kept page.
pub(super) struct Address;

impl Address {
    /// None where the answer is not the same for everybody, or is no page.
    pub(super) fn of(req: &ServiceRequest) -> Option<Self> {
        let path = req.path();
        let length = req
            .uri()
            .path_and_query()
            .map_or(0, |whole| whole.as_str().len());
        let is_asked_for = *req.method() == Method::GET && length <= LONGEST;
        let is_same_for_all = is_asked_for && is_kept(path) && !answers::is_private(path);
        (is_same_for_all && is_as_it_stands(req)).then_some(Self)
    }

    /// As it was asked for: that is mostly how it is kept.
    pub(super) fn asked(req: &ServiceRequest) -> &str {
        match req.uri().path_and_query() {
            Some(whole) => whole.as_str(),
            None => req.path(),
        }
    }

    /// With its query in order.
    pub(super) fn canonical(req: &ServiceRequest) -> String {
        whole(req.path(), req.query_string())
    }

    /// What renders the page sees the query in order as well, so that the same address gives the same bytes.
    pub(super) fn rewrite(req: &mut ServiceRequest) {
        let ordered = in_order(req.query_string());
        if ordered == req.query_string() {
            return;
        }
        if let Ok(uri) = whole(req.path(), &ordered).parse::<Uri>() {
            req.head_mut().uri = uri;
        }
    }

    /// Whether what was rendered says that this is its own address: so no parameter that it does not know, and no
    /// address that is only another way to write one, takes a place.
    pub(super) fn is_that_of(
        asked: &str,
        req: &HttpRequest,
        headers: &HeaderMap,
        bytes: &[u8],
    ) -> bool {
        if headers.contains_key(header::SET_COOKIE) {
            return false;
        }
        let text = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        if text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html")) {
            return canonical_link(bytes).is_some_and(|own| own == asked);
        }
        let (name, kept) = answers::same_for_all();
        if headers.get(name) != Some(&kept) {
            return false;
        }
        match text(header::CONTENT_LOCATION) {
            Some(own) if !req.query_string().is_empty() => address_in_order(own) == asked,
            _ => req.query_string().is_empty() && !asked.contains('%'),
        }
    }
}

/// Pages and files of the register that follow the head.
fn is_kept(path: &str) -> bool {
    ["/en/", "/fr/", "/api/", "/feeds/", "/sitemap"]
        .iter()
        .any(|start| path.starts_with(start))
}

/// Nothing but the page itself can be what is preferred at this address.
fn is_as_it_stands(req: &ServiceRequest) -> bool {
    let Some(accept) = req.headers().get(header::ACCEPT) else {
        return true;
    };
    let accept = accept.as_bytes();
    let is_page = accept == b"*/*" || accept == b"text/html" || accept.starts_with(b"text/html,");
    is_page || negotiation::offered(req.path()).is_empty()
}

fn whole(path: &str, query: &str) -> String {
    match in_order(query) {
        ordered if ordered.is_empty() => path.to_owned(),
        ordered => format!("{path}?{ordered}"),
    }
}

/// A query without what is empty, sorted by name; what is repeated keeps its order.
fn in_order(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut parts: Vec<(&str, &str)> = query
        .split('&')
        .filter_map(|part| part.split_once('='))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    parts.sort_by_key(|(name, _)| *name);
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(name, value)| format!("{name}={}", written(value)))
        .collect();
    parts.join("&")
}

/// A value in one way of writing it: letters, digits and a few marks as they are, everything else by its bytes.
fn written(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut text = String::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let decoded = (byte == b'%')
            .then(|| value.get(at + 1..at + 3))
            .flatten()
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        at += if decoded.is_some() { 3 } else { 1 };
        let meant = match (decoded, byte) {
            (Some(decoded), _) => decoded,
            (None, b'+') => b' ',
            (None, byte) => byte,
        };
        if meant.is_ascii_alphanumeric() || b"-._~".contains(&meant) {
            text.push(char::from(meant));
        } else {
            text.push_str(&format!("%{meant:02X}"));
        }
    }
    text
}

fn address_in_order(address: &str) -> String {
    match address.split_once('?') {
        Some((path, query)) => whole(path, query),
        None => address.to_owned(),
    }
}

/// The address that a page calls its own, without the origin.
fn canonical_link(bytes: &[u8]) -> Option<String> {
    const BEFORE: &[u8] = b"<link rel=\"canonical\" href=\"";
    // It stands at the head of the page.
    let head = &bytes[..bytes.len().min(16 * 1024)];
    let at = head
        .windows(BEFORE.len())
        .position(|window| window == BEFORE)?;
    let rest = &head[at + BEFORE.len()..];
    let end = rest.iter().position(|byte| *byte == b'"')?;
    let whole = std::str::from_utf8(&rest[..end]).ok()?;
    let whole = whole.replace("&#38;", "&").replace("&amp;", "&");
    let (_, after) = whole.split_once("://")?;
    let path = &after[after.find('/')?..];
    Some(address_in_order(path))
}
