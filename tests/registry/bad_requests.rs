//! Bad requests: made by the thousand, by every role, and none is our fault.

use registry::rules::permissions::Office;

use super::browser::Browser;
use super::databases::Database;
use super::demo::told;
use super::figures::is_full;
use super::roles::{ROLES, Scene};
use super::strangers::every_route;

/// Numbers that look drawn, and are the same each time (xorshift64*).
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() >> 33) as usize % most
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What is put where a word, a number, a date or a name is expected.
const NASTY: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "99999999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "1e309",
    "NaN",
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "'",
    "''",
    "\"",
    "\\",
    "%",
    "%00",
    "\u{0}",
    "\u{feff}",
    "\u{202e}gnp.exe",
    "é́ñ中文🗳",
    "\r\nSet-Cookie: a=b",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "' OR '1'='1",
    "1; DROP TABLE entries",
    "1 UNION SELECT password FROM accounts",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "=cmd|' /C calc'!A0",
    "P-2026-001",
    "P-0000-000",
    "P-99999-99999999999999999999",
    "B-2026-001",
    "GAIP-NORM-0001",
    "FRA",
    "fra",
    "ZZZ",
    "EUE",
    "FRA/1",
    "SEC/99999999999",
    "2026-03-02",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-9999-01-01",
    "+10000-01-01",
    "2026-03-29T02:30",
    "2026-11-24T18:00",
    "9999-12-31T23:59",
    "00000000-0000-7000-8000-000000000000",
    "00000000000000000000000000000000",
    "0123456789abcdef0123456789abcdef",
    "yes",
    "no",
    "abstain",
    "en",
    "fr",
    "xx",
    "certification",
    "accredit-head",
    "suspension",
    "csv",
    "xlsx",
    "u1",
    "workers",
];

/// Names of inputs and of what is asked for.
const INPUTS: &[&str] = &[
    "request_id",
    "version",
    "revision",
    "event",
    "lang",
    "language",
    "seat",
    "seen",
    "body",
    "chair",
    "reference",
    "decided",
    "date",
    "closes",
    "opens",
    "until",
    "since",
    "ground",
    "note",
    "motion",
    "kind",
    "title",
    "summary",
    "text",
    "title_en",
    "title_fr",
    "theme",
    "name_en",
    "name_fr",
    "email",
    "password",
    "current",
    "role",
    "member",
    "choice",
    "explanation_en",
    "explanation_fr",
    "next",
    "after",
    "before",
    "on",
    "q",
    "page",
    "person",
    "session",
    "code",
    "comment",
    "unit",
    "amendment",
    "parts",
    "order",
    "name",
    "partner",
    "scope",
    "from",
    "to",
    "entry",
    "line",
    "receipt",
    "state",
    "sort",
    "symbol",
    "norm",
    "ballot",
    "proposal",
];

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut url, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                url.push(char::from(byte));
            }
            other => url.push_str(&format!("%{other:02X}")),
        }
        url
    })
}

fn pairs(lots: &mut Lots, most: usize) -> Vec<(String, String)> {
    let number = lots.below(most + 1);
    (0..number)
        .map(|_| {
            let name = lots.of(INPUTS).to_string();
            let mut value = lots.of(NASTY).to_string();
            match lots.below(40) {
                0 => value = value.repeat(2_000),
                1 => value = "a".repeat(60_000),
                2 => value.push_str(lots.of::<&str>(NASTY)),
                _ => {}
            }
            (name, value)
        })
        .collect()
}

fn path(lots: &mut Lots, pattern: &str) -> String {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        match name {
            "lang" => path.push_str(["en", "fr", "en", "fr", "xx"][lots.below(5)]),
            _ => path.push_str(&escaped(lots.of::<&str>(NASTY))),
        }
    }
    path.push_str(rest);
    if lots.below(30) == 0 {
        path.push_str(
            lots.of::<&str>(&["/", "//", "/.", "/..", ".json", ".xml", ".csv", "%00", "/x"]),
        );
    }
    if lots.below(3) == 0 {
        let query: Vec<String> = pairs(lots, 4)
            .iter()
            .map(|(name, value)| {
                let value: String = value.chars().take(500).collect();
                format!("{name}={}", escaped(&value))
            })
            .collect();
        path.push('?');
        path.push_str(&query.join("&"));
    }
    path
}

/// Figure 9: 100,000 requests (2,000 in short) of every role; no answer says that something of ours broke.
#[test]
fn bad_requests_of_every_role_are_refused_and_break_nothing() {
    let number = if is_full() { 100_000 } else { 2_000 };
    let told = told(Database::Sqlite);
    let scene = Scene::of(told);
    let cookies: Vec<(&str, String)> = ROLES
        .iter()
        .map(|(role, office): &(&str, Option<Office>)| {
            (*role, scene.cookie(told, role, *office, "FRA"))
        })
        .collect();
    let routes: Vec<_> = every_route()
        // One never ends, the other would end the sessions that are tried.
        .filter(|(_, pattern)| *pattern != "/head" && !pattern.contains("session-ends"))
        .filter(|(_, pattern)| !pattern.ends_with("/sign-out"))
        .collect();
    let mut lots = Lots(0x9E37_79B9_7F4A_7C15);
    let browser = Browser::at(scene.door.origin());
    let mut broken = Vec::new();
    let mut statuses = std::collections::BTreeMap::new();
    for n in 0..number {
        let (method, pattern) = *lots.of(&routes);
        let (role, cookie) = lots.of(&cookies).clone();
        let path = path(&mut lots, pattern);
        let other = lots.below(25) == 0;
        let answer = if other {
            let method = *lots.of(&["DELETE", "PUT", "PATCH", "OPTIONS"]);
            browser.ask(method, &path)
        } else if method == "get" {
            let mut headers = vec![("Cookie", cookie.as_str())];
            if lots.below(5) == 0 {
                let (name, value) = *lots.of(&[
                    ("If-None-Match", "\"x"),
                    ("Accept", "*/*;q=nonsense"),
                    ("Accept-Language", "zz-ZZ;q=9"),
                    ("Range", "bytes=5-1"),
                    ("Accept-Encoding", "br;q=x, zstd"),
                    ("X-Forwarded-For", "1.2.3.4, nonsense"),
                    ("If-Modified-Since", "yesterday"),
                ]);
                headers.push((name, value));
            }
            browser.get_saying(&path, &headers)
        } else {
            let form = pairs(&mut lots, 12);
            let form: Vec<(&str, &str)> = form
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            let mut headers = vec![
                ("Cookie", cookie.as_str()),
                ("Sec-Fetch-Site", "same-origin"),
            ];
            if lots.below(20) == 0 {
                let kind = *lots.of(&[
                    "application/json",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "text/plain",
                    "application/x-www-form-urlencoded; charset=utf-7",
                ]);
                headers.push(("Content-Type", kind));
            }
            browser.post_with(&path, &form, &headers)
        };
        *statuses.entry(answer.status).or_insert(0u32) += 1;
        if answer.status >= 500 {
            broken.push(format!("{n} {role} {method} {path}: {}", answer.status));
        }
    }
    println!(
        "figure 9: {number} requests, {} answers of 5xx (limit 0): {statuses:?}",
        broken.len()
    );
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(browser.get("/healthz").status, 200);
}
