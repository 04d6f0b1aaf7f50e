//! Headers: what stands on every answer, whatever was asked and whatever went wrong (SECURITY, Design).

use std::io::{Read, Write};
use std::net::TcpStream;

use registry::web::house::House as Rooms;
use registry::web::site::{DemoBanner, Site};

use super::browser::{Answer, Browser, Door};
use super::databases::Database;
use super::house::{House, PASSWORD, email_of, on_both};
use super::office::run;
use super::strangers::{address, every_route};

/// The table: a header, and what it says on every answer.
const ON_EVERY_ANSWER: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), \
         publickey-credentials-get=(self)",
    ),
];

/// Addresses whose answers depend on who asks, or carry a secret.
const PRIVATE: [&str; 5] = ["desk", "sign-in", "sign-out", "invitations", "recovery"];

fn is_private(path: &str) -> bool {
    let mut parts = path.split(['/', '?']).skip(1);
    matches!(parts.next(), Some("en" | "fr")) && parts.next().is_some_and(|p| PRIVATE.contains(&p))
}

/// What is wrong with an answer, by the table.
fn wrongs(answer: &Answer, path: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, value) in ON_EVERY_ANSWER {
        if answer.header(name) != value {
            wrong.push(format!("{name}: {}", answer.header(name)));
        }
    }
    let caching = answer.header("cache-control");
    let is_error = answer.status >= 400;
    if (is_private(path) || is_error) && caching != "no-store" {
        wrong.push(format!("cache-control: {caching}"));
    }
    let sets_cookie = !answer.header("set-cookie").is_empty();
    if sets_cookie && caching != "no-store" {
        wrong.push("a cookie on what may be kept".to_owned());
    }
    for telling in ["server", "x-powered-by"] {
        if !answer.header(telling).is_empty() {
            wrong.push(format!("{telling}: {}", answer.header(telling)));
        }
    }
    let kind = answer.header("content-type");
    if !answer.body.is_empty() && kind.is_empty() {
        wrong.push("a body of no kind".to_owned());
    }
    let programs = path.starts_with("/api/");
    if is_error && programs && !kind.starts_with("application/problem+json") {
        wrong.push(format!("an error for programs as {kind}"));
    }
    wrong
}

/// Asks and looks; gives the status.
fn looked_at(found: &mut Vec<String>, answer: &Answer, method: &str, path: &str) -> u16 {
    for wrong in wrongs(answer, path) {
        found.push(format!("{method} {path} ({}): {wrong}", answer.status));
    }
    answer.status
}

#[test]
fn they_stand_on_the_answer_of_every_route_in_both_languages_for_strangers_and_at_desks() {
    on_both(|house| {
        let mut found = Vec::new();
        for who in [None, Some("officer"), Some("head.fra")] {
            let browser = who.map_or_else(|| house.browser(), |name| house.signed_in_as(name));
            for (method, pattern) in every_route() {
                // The stream never ends; signing out would end the visit.
                if pattern == "/head" || (who.is_some() && pattern.contains("sign-out")) {
                    continue;
                }
                for lang in ["en", "fr"] {
                    let path = address(pattern, lang);
                    let answer = match method {
                        "get" => browser.get(&path),
                        _ => browser.post_form(&path, &[("x", "y")]),
                    };
                    looked_at(&mut found, &answer, method, &path);
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn they_stand_on_every_error() {
    let house = House::on(Database::Sqlite);
    let browser = house.browser();
    let mut found = Vec::new();
    let mut look = |wanted: u16, answer: Answer, method: &str, path: &str| {
        let status = looked_at(&mut found, &answer, method, path);
        if status != wanted {
            found.push(format!("{method} {path}: {status}, not {wanted}"));
        }
    };
    for path in [
        "/nowhere",
        "/en/nowhere",
        "/fr/desk/nowhere",
        "/xx/",
        "/api/v1/nowhere",
        "/en/norms/..%2f..%2fetc%2fpasswd",
        "/en/norms/%00",
        "/assets/nothing.css",
        "/.env",
    ] {
        look(404, browser.get(path), "get", path);
    }
    for path in ["/en/norms", "/fr/sign-in", "/en/desk/account"] {
        for method in ["DELETE", "PUT", "PATCH"] {
            let answer = browser.ask(method, path);
            assert!(
                [403, 404, 405].contains(&answer.status),
                "{method} {path}: {}",
                answer.status
            );
            look(answer.status, answer, method, path);
        }
    }
    look(
        403,
        browser.post_from_elsewhere("/en/sign-in", &[("x", "y")]),
        "post",
        "/en/sign-in",
    );
    let much = "x".repeat(300 * 1024);
    let large = browser.post_form("/en/sign-in", &[("email", &much)]);
    look(413, large, "post", "/en/sign-in");
    let unreadable = browser.post_with(
        "/en/sign-in",
        &[],
        &[
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/json"),
        ],
    );
    look(400, unreadable, "post", "/en/sign-in");
    look(303, browser.get("/en/desk"), "get", "/en/desk");
    look(301, browser.get("/en"), "get", "/en");
    let tag = browser.get("/en/norms").header("etag").to_owned();
    look(
        304,
        browser.get_if_changed("/en/norms", &tag),
        "get",
        "/en/norms",
    );
    // A table that is gone: our fault, told by a number and nothing else.
    run(house.source(), "ALTER TABLE ballots RENAME TO gone");
    let fault = browser.get("/en/votes?theme=workers");
    assert!(
        !fault.body.contains("ballots") && !fault.body.contains("gone"),
        "{}",
        fault.body
    );
    look(500, fault, "get", "/en/votes");
    look(
        500,
        browser.get("/api/v1/ballots"),
        "get",
        "/api/v1/ballots",
    );
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn over_https_the_browser_is_told_to_stay_with_it_and_cookies_are_bound_to_the_host() {
    let house = House::on(Database::Sqlite);
    house.officer();
    let door = Door::of_with(
        Rooms::of(house.store().clone()),
        DemoBanner::Shown,
        |site| {
            *site = Site::at("https://registry.example", DemoBanner::Shown).unwrap();
        },
    );
    let browser = Browser::at(door.origin());
    for path in [
        "/en/",
        "/en/norms",
        "/en/nowhere",
        "/en/desk",
        "/api/v1/norms",
        "/robots.txt",
    ] {
        let answer = browser.get(path);
        let told = answer.header("strict-transport-security").to_owned();
        assert_eq!(told, "max-age=63072000; includeSubDomains", "{path}");
        assert_eq!(wrongs(&answer, path), Vec::<String>::new(), "{path}");
        let plain = house.browser().get(path);
        assert_eq!(plain.header("strict-transport-security"), "", "{path}");
    }
    let email = email_of("officer");
    let form = [("email", email.as_str()), ("password", PASSWORD)];
    let inside = browser.post_form("/en/sign-in", &form);
    let cookies: Vec<&str> = inside
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    assert!(!cookies.is_empty(), "{}", inside.body);
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for word in ["Secure", "HttpOnly", "SameSite=", "Path=/"] {
            assert!(cookie.contains(word), "{cookie}");
        }
        assert!(!cookie.contains("SameSite=None"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

/// What the server says to bytes that are no request.
fn said_to(house: &House, bytes: &[u8]) -> String {
    let address = house
        .serve()
        .origin()
        .trim_start_matches("http://")
        .to_owned();
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(std::time::Duration::from_secs(8)))
        .unwrap();
    stream.write_all(bytes).unwrap();
    let mut said = Vec::new();
    // Whether it says something, or hangs up: both end here.
    drop(stream.read_to_end(&mut said));
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn what_is_no_request_is_refused_without_a_word_about_the_server() {
    let house = House::on(Database::Sqlite);
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(200_000));
    let many = format!(
        "GET /en/ HTTP/1.1\r\nHost: x\r\n{}\r\n",
        (0..300)
            .map(|n| format!("X-{n}: y\r\n"))
            .collect::<String>()
    );
    for bytes in [
        &b"HELO there\r\n\r\n"[..],
        b"GET /en/ HTTP/9.9\r\n\r\n",
        b"GET  /en/\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /en/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
    ] {
        let said = said_to(&house, bytes);
        let first = said.lines().next().unwrap_or_default();
        let begins = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert!(first.is_empty() || first.starts_with("HTTP/1.1 4"), "{begins}: {first}");
        assert!(!said.to_lowercase().contains("server:"), "{begins}: {said}");
    }
    assert_eq!(house.browser().get("/healthz").status, 200);
}
