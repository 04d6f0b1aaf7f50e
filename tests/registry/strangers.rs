//! A stranger visits every address: what is public is read, what is not leads to the sign-in, and no form counts.

use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use registry::acts::motions::{self, Motion};
use registry::acts::{drafts, proposals, sponsors};
use registry::rules::words::Lang;
use registry::store::StoreError;

use super::browser::{Answer, Browser};
use super::house::{House, on_both};
use super::pages::read_aloud;

/// What a stranger meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meets {
    /// A page.
    Page,
    /// Another place, without signing in.
    Elsewhere,
    /// Nothing yet: this house has none of it.
    Nothing,
    /// The way to the sign-in.
    SignIn,
    /// A form for strangers, which comes back when it is empty.
    FormAgain,
}
use Meets::*;

/// Every address: method, pattern, and what a stranger meets there. A route that is not here fails a test.
const ROUTES: &[(&str, &str, Meets)] = &[
    ("get", "/{lang}/search", Page),
    ("get", "/{lang}/calendar", Page),
    ("get", "/{lang}/duties/{secret}.ics", Nothing),
    ("post", "/{lang}/desk/account/duty-link", SignIn),
    ("post", "/{lang}/desk/account/duty-link/removal", SignIn),
    ("get", "/{lang}/desk/working-days", SignIn),
    ("post", "/{lang}/desk/working-days", SignIn),
    ("post", "/{lang}/desk/working-days/{day}/removal", SignIn),
    ("post", "/{lang}/sign-in/challenges", FormAgain),
    ("post", "/{lang}/sign-in/passkeys", FormAgain),
    ("get", "/{lang}/desk/second-factor", SignIn),
    ("post", "/{lang}/desk/second-factor", SignIn),
    ("post", "/{lang}/desk/second-factor/challenges", SignIn),
    ("post", "/{lang}/desk/second-factor/passkeys", SignIn),
    ("post", "/{lang}/desk/second-factor/recovery", SignIn),
    ("post", "/{lang}/desk/second-factor/reset", SignIn),
    ("get", "/{lang}/desk/lost-factors", SignIn),
    ("post", "/{lang}/desk/lost-factors", SignIn),
    ("get", "/{lang}/desk/enrolment", SignIn),
    ("post", "/{lang}/desk/enrolment/challenges", SignIn),
    ("post", "/{lang}/desk/enrolment/passkeys", SignIn),
    ("post", "/{lang}/desk/enrolment/apps", SignIn),
    ("get", "/{lang}/desk/enrolment/app", SignIn),
    ("post", "/{lang}/desk/enrolment/app", SignIn),
    ("get", "/{lang}/desk/enrolment/app.svg", SignIn),
    ("post", "/{lang}/desk/account/passkeys/{credential}", SignIn),
    (
        "post",
        "/{lang}/desk/account/passkeys/{credential}/removal",
        SignIn,
    ),
    ("post", "/{lang}/desk/account/app/removal", SignIn),
    ("post", "/{lang}/desk/account/recovery-codes", SignIn),
    ("get", "/{lang}/search.json", Page),
    ("get", "/{lang}/opensearch.xml", Page),
    ("get", "/{lang}/desk/search", SignIn),
    ("get", "/.well-known/security.txt", Nothing),
    ("get", "/sitemap.xml", Page),
    ("get", "/sitemaps/{number}.xml", Nothing),
    ("get", "/{lang}/calendar.ics", Page),
    ("get", "/feeds/{lang}/everything.atom", Page),
    ("get", "/feeds/{lang}/norms.atom", Page),
    ("get", "/feeds/{lang}/votes.atom", Page),
    ("get", "/feeds/{lang}/members/{code}.atom", Page),
    ("get", "/feeds/{lang}/norms/{symbol}.atom", Nothing),
    ("get", "/feeds/{lang}/themes/{theme}.atom", Page),
    ("get", "/{lang}/norms.{form}", Nothing),
    ("get", "/{lang}/proposals.{form}", Nothing),
    ("get", "/{lang}/members.{form}", Nothing),
    ("get", "/{lang}/members/{code}.{form}", Nothing),
    ("get", "/api/openapi.json", Page),
    ("get", "/api/v1/norms", Page),
    ("get", "/api/v1/norms/{symbol}", Nothing),
    ("get", "/api/v1/norms/{symbol}/versions/{version}", Nothing),
    ("get", "/api/v1/proposals", Page),
    ("get", "/api/v1/proposals/{symbol}", Nothing),
    ("get", "/api/v1/proposals/{symbol}/revisions", Nothing),
    (
        "get",
        "/api/v1/proposals/{symbol}/revisions/{number}",
        Nothing,
    ),
    ("get", "/api/v1/proposals/{symbol}/comments", Nothing),
    ("get", "/api/v1/proposals/{symbol}/amendments", Nothing),
    ("get", "/api/v1/ballots", Page),
    ("get", "/api/v1/ballots/{ballot}", Nothing),
    ("get", "/api/v1/members", Page),
    ("get", "/api/v1/members/{code}", Page),
    ("get", "/api/v1/members/{code}/votes", Page),
    ("get", "/api/v1/partners", Page),
    ("get", "/api/v1/adherence/events", Page),
    ("get", "/api/v1/adherence/matrix", Page),
    ("get", "/api/v1/themes", Page),
    ("get", "/api/v1/archives", Page),
    ("get", "/api/v1/archives/{collection}/members", Nothing),
    ("get", "/api/v1/archives/{collection}/decisions", Nothing),
    (
        "get",
        "/api/v1/archives/{collection}/decisions/{symbol}",
        Nothing,
    ),
    ("get", "/api/v1/archives/{collection}/instruments", Nothing),
    (
        "get",
        "/api/v1/archives/{collection}/instruments/{symbol}",
        Nothing,
    ),
    ("get", "/api/v1/record/head", Page),
    ("get", "/api/v1/record/entries", Page),
    ("get", "/api/v1/popolo/organizations", Page),
    ("get", "/api/v1/popolo/motions", Page),
    ("get", "/api/v1/popolo/motions/{ballot}", Nothing),
    ("get", "/api/v1/popolo/vote_events", Page),
    ("get", "/api/v1/popolo/vote_events/{ballot}", Nothing),
    ("get", "/{lang}/proposals/{symbol}/amendments", Nothing),
    (
        "get",
        "/{lang}/proposals/{symbol}/amendments/{number}",
        Nothing,
    ),
    ("get", "/{lang}/desk/proposals/{symbol}/amendments", SignIn),
    ("post", "/{lang}/desk/proposals/{symbol}/amendments", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/amendments/revision",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/amendments/{number}",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/amendments/{number}/co-sponsorships",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/amendments/{number}/withdrawal",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/amendments/{number}/acceptance",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/amendments/{number}/fall",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/{number}/amendment",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/voting-order",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/voting-order",
        SignIn,
    ),
    ("get", "/{lang}/desk/amendments/{id}", SignIn),
    ("post", "/{lang}/desk/amendments/{id}", SignIn),
    ("get", "/{lang}/desk/amendments/{id}/proposal", SignIn),
    ("post", "/{lang}/desk/amendments/{id}/proposal", SignIn),
    ("post", "/{lang}/desk/amendments/{id}/removal", SignIn),
    ("post", "/{lang}/desk/amendments/{id}/revision", SignIn),
    ("get", "/", Elsewhere),
    ("get", "/assets/{name}", Nothing),
    ("get", "/head", Page),
    ("get", "/.well-known/registry.vkey", Nothing),
    ("get", "/checkpoint", Nothing),
    ("get", "/record/before/{number}/checkpoint", Nothing),
    ("get", "/record/before/{number}/tile/{path:.*}", Nothing),
    (
        "get",
        "/record/before/{number}/.well-known/registry.vkey",
        Nothing,
    ),
    (
        "get",
        "/record/before/{number}/record/documents/{commitment}",
        Nothing,
    ),
    ("get", "/healthz", Page),
    ("get", "/readyz", Page),
    ("get", "/record/entries/{index}.tlog-proof", Nothing),
    ("get", "/tile/{path:.*}", Nothing),
    ("get", "/{lang}/record/keys", Page),
    ("get", "/{lang}/record/receipt", Page),
    ("post", "/{lang}/record/receipt", FormAgain),
    (
        "get",
        "/{lang}/desk/ballots/{ballot}/votes/{index}/receipt.json",
        SignIn,
    ),
    ("get", "/record/documents/{commitment}", Nothing),
    ("get", "/record/entries/{index}.json", Page),
    ("get", "/robots.txt", Page),
    ("get", "/{lang}", Elsewhere),
    ("get", "/{lang}/", Page),
    ("get", "/{lang}/accessibility", Page),
    ("get", "/{lang}/notices", Page),
    ("get", "/{lang}/desk/notices", SignIn),
    ("post", "/{lang}/desk/notices/{id}/tries", SignIn),
    ("get", "/{lang}/desk/ballots/{ballot}/notices", SignIn),
    ("get", "/{lang}/adoption", Page),
    ("get", "/{lang}/archive", Page),
    ("get", "/{lang}/archive/{collection}", Nothing),
    ("get", "/{lang}/archive/{collection}/members", Nothing),
    (
        "get",
        "/{lang}/archive/{collection}/members/{code}",
        Nothing,
    ),
    ("get", "/{lang}/archive/{collection}/instruments", Nothing),
    (
        "get",
        "/{lang}/archive/{collection}/instruments/{symbol}/participation.{form}",
        Nothing,
    ),
    (
        "get",
        "/{lang}/archive/{collection}/instruments/{symbol}",
        Nothing,
    ),
    (
        "get",
        "/{lang}/archive/{collection}/decisions/{symbol}/votes.{form}",
        Nothing,
    ),
    (
        "get",
        "/{lang}/archive/{collection}/decisions/{symbol}",
        Nothing,
    ),
    ("get", "/{lang}/desk", SignIn),
    ("get", "/{lang}/desk/account", SignIn),
    ("get", "/{lang}/desk/invitations/partner-delegate", SignIn),
    ("get", "/{lang}/desk/motions", SignIn),
    ("get", "/{lang}/desk/parked/{id}", SignIn),
    ("post", "/{lang}/desk/parked/{id}/removal", SignIn),
    ("get", "/{lang}/desk/motions/new/{kind}", SignIn),
    ("get", "/{lang}/desk/motions/{id}", SignIn),
    ("get", "/{lang}/developers", Page),
    ("get", "/{lang}/invitations/{secret}", Page),
    ("get", "/{lang}/members", Page),
    ("get", "/{lang}/members/{code}", Page),
    ("get", "/{lang}/norms", Page),
    ("get", "/{lang}/norms/{symbol}", Nothing),
    ("get", "/{lang}/adoption.{form}", Nothing),
    ("get", "/{lang}/adoption/adherences.{form}", Nothing),
    ("get", "/{lang}/norms/{symbol}/adoption.{form}", Nothing),
    ("get", "/{lang}/norms/{symbol}/adherences.{form}", Nothing),
    ("get", "/{lang}/votes.{form}", Nothing),
    ("get", "/{lang}/votes/compare", Page),
    ("get", "/{lang}/votes/compare.{form}", Nothing),
    ("get", "/{lang}/votes/{ballot}.{form}", Nothing),
    ("get", "/{lang}/members/{code}/standing.{form}", Nothing),
    ("get", "/{lang}/norms/{symbol}.{form}", Nothing),
    ("get", "/{lang}/norms/{symbol}/{date}.{form}", Nothing),
    ("get", "/{lang}/proposals/{symbol}.{form}", Nothing),
    (
        "get",
        "/{lang}/proposals/{symbol}/revisions/{number}.{form}",
        Nothing,
    ),
    ("get", "/norms/{symbol}", Elsewhere),
    ("get", "/norms/{symbol}/{date}", Elsewhere),
    ("get", "/{lang}/norms/{symbol}/versions", Nothing),
    ("get", "/{lang}/norms/{symbol}/units/{unit}", Nothing),
    ("get", "/{lang}/norms/{symbol}/{date}", Nothing),
    ("get", "/{lang}/desk/norms/{symbol}/corrigenda", SignIn),
    ("post", "/{lang}/desk/norms/{symbol}/corrigenda", SignIn),
    (
        "get",
        "/{lang}/desk/norms/{symbol}/corrigenda/{number}",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/norms/{symbol}/corrigenda/{number}",
        SignIn,
    ),
    ("post", "/{lang}/desk/norms/{symbol}/drafts", SignIn),
    ("get", "/{lang}/record", Page),
    ("get", "/{lang}/record/{index}", Page),
    ("get", "/{lang}/recovery", Page),
    ("get", "/{lang}/recovery/{secret}", Page),
    ("get", "/{lang}/address/{secret}", Page),
    ("get", "/{lang}/sign-in", Page),
    ("get", "/{lang}/votes", Page),
    ("get", "/{lang}/votes/{ballot}", Nothing),
    ("get", "/{lang}/votes/{ballot}/certificate", Nothing),
    ("get", "/record/certificates/{ballot}.json", Nothing),
    ("get", "/{lang}/desk/ballots/{ballot}/certificate", SignIn),
    ("get", "/{lang}/desk/record", SignIn),
    ("post", "/{lang}/desk/record", SignIn),
    ("get", "/{lang}/desk/log", SignIn),
    ("get", "/{lang}/desk/log.csv", SignIn),
    ("get", "/{lang}/desk/log.jsonl", SignIn),
    ("get", "/{lang}/desk/accounts", SignIn),
    ("get", "/{lang}/desk/accounts/{account}", SignIn),
    ("post", "/{lang}/desk/accounts/{account}/end", SignIn),
    (
        "post",
        "/{lang}/desk/accounts/{account}/session-ends",
        SignIn,
    ),
    ("get", "/{lang}/desk/invitations", SignIn),
    ("post", "/{lang}/desk/invitations/letters", SignIn),
    ("get", "/{lang}/desk/letters", SignIn),
    ("post", "/{lang}/desk/letters/{id}/tries", SignIn),
    ("get", "/{lang}/desk/account/acts", SignIn),
    ("post", "/{lang}/desk/account/notices", SignIn),
    ("post", "/{lang}/desk/account/language", SignIn),
    ("post", "/{lang}/desk/account/password", SignIn),
    ("post", "/{lang}/desk/account/session-ends", SignIn),
    ("post", "/{lang}/desk/accounts/{account}/resets", SignIn),
    ("post", "/{lang}/desk/invitations", SignIn),
    ("post", "/{lang}/desk/motions", SignIn),
    ("post", "/{lang}/desk/motions/{id}/approval", SignIn),
    ("post", "/{lang}/desk/motions/{id}/withdrawal", SignIn),
    ("post", "/{lang}/desk/seat-ends", SignIn),
    ("post", "/{lang}/invitations/{secret}", FormAgain),
    ("post", "/{lang}/recovery", FormAgain),
    ("post", "/{lang}/recovery/{secret}", FormAgain),
    ("post", "/{lang}/address/{secret}", FormAgain),
    ("post", "/{lang}/desk/account/email", SignIn),
    ("post", "/{lang}/sign-in", FormAgain),
    ("post", "/{lang}/sign-out", SignIn),
    ("get", "/{lang}/desk/ballots/{ballot}", SignIn),
    ("get", "/{lang}/desk/ballots/{ballot}/votes/{index}", SignIn),
    ("get", "/{lang}/desk/drafts", SignIn),
    ("get", "/{lang}/desk/drafts/{symbol}", SignIn),
    ("get", "/{lang}/desk/drafts/{symbol}/preview", SignIn),
    ("get", "/{lang}/desk/norms/{symbol}", SignIn),
    ("get", "/{lang}/desk/norms/{symbol}/annulment", SignIn),
    ("get", "/{lang}/desk/norms/{symbol}/explanation", SignIn),
    ("get", "/{lang}/desk/proposals", SignIn),
    ("get", "/{lang}/desk/proposals/{symbol}", SignIn),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/adoption-without-vote",
        SignIn,
    ),
    ("get", "/{lang}/desk/proposals/{symbol}/ballot", SignIn),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/consultation",
        SignIn,
    ),
    ("get", "/{lang}/desk/proposals/{symbol}/redline", SignIn),
    ("get", "/{lang}/desk/proposals/{symbol}/returns", SignIn),
    ("get", "/{lang}/desk/proposals/{symbol}/revisions", SignIn),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/revisions/{number}",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/translations",
        SignIn,
    ),
    ("get", "/{lang}/desk/proposals/{symbol}/withdrawal", SignIn),
    ("get", "/{lang}/desk/seat-ends", SignIn),
    ("get", "/{lang}/desk/themes", SignIn),
    ("get", "/{lang}/proposals", Page),
    ("get", "/{lang}/proposals/{symbol}", Nothing),
    ("get", "/{lang}/proposals/{symbol}/languages", Nothing),
    ("get", "/{lang}/desk/proposals/{symbol}/languages", SignIn),
    ("post", "/{lang}/desk/proposals/{symbol}/sign-offs", SignIn),
    ("post", "/{lang}/desk/proposals/{symbol}/agreements", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/translations/imports",
        SignIn,
    ),
    ("post", "/{lang}/desk/drafts/{symbol}/imports", SignIn),
    ("get", "/{lang}/proposals/{symbol}/redline", Nothing),
    ("get", "/{lang}/proposals/{symbol}/revisions", Nothing),
    (
        "get",
        "/{lang}/proposals/{symbol}/revisions/{number}",
        Nothing,
    ),
    ("get", "/{lang}/proposals/{symbol}/comments", Nothing),
    ("get", "/{lang}/proposals/{symbol}/comments.csv", Nothing),
    ("get", "/{lang}/proposals/{symbol}/comments.xlsx", Nothing),
    ("get", "/{lang}/desk/proposals/{symbol}/comments", SignIn),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments.csv",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments.xlsx",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments/drafts",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/drafts",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments/drafts/{id}",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/drafts/{id}",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments/drafts/{id}/preview",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/drafts/{id}/publication",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/drafts/{id}/deletion",
        SignIn,
    ),
    (
        "get",
        "/{lang}/desk/proposals/{symbol}/comments/{number}/answer",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/comments/{number}/answer",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/ballots/{ballot}/error-reports",
        SignIn,
    ),
    ("post", "/{lang}/desk/ballots/{ballot}/explanations", SignIn),
    (
        "post",
        "/{lang}/desk/ballots/{ballot}/intended-votes",
        SignIn,
    ),
    ("post", "/{lang}/desk/ballots/{ballot}/motions", SignIn),
    ("post", "/{lang}/desk/ballots/{ballot}/review", SignIn),
    ("post", "/{lang}/desk/ballots/{ballot}/votes", SignIn),
    ("post", "/{lang}/desk/ballots/{ballot}/withdrawals", SignIn),
    ("post", "/{lang}/desk/drafts", SignIn),
    ("post", "/{lang}/desk/drafts/{symbol}", SignIn),
    ("post", "/{lang}/desk/drafts/{symbol}/submission", SignIn),
    (
        "post",
        "/{lang}/desk/norms/{symbol}/acknowledgements",
        SignIn,
    ),
    ("post", "/{lang}/desk/norms/{symbol}/annulment", SignIn),
    ("post", "/{lang}/desk/norms/{symbol}/explanation", SignIn),
    ("post", "/{lang}/desk/norms/{symbol}/events", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/adoption-without-vote",
        SignIn,
    ),
    ("post", "/{lang}/desk/proposals/{symbol}/ballot", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/co-sponsorships",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/co-sponsorships/withdrawal",
        SignIn,
    ),
    ("post", "/{lang}/desk/proposals/{symbol}/consent", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/consultation",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/declassification",
        SignIn,
    ),
    ("post", "/{lang}/desk/proposals/{symbol}/drafts", SignIn),
    ("post", "/{lang}/desk/proposals/{symbol}/final-text", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/maintenance",
        SignIn,
    ),
    ("post", "/{lang}/desk/proposals/{symbol}/returns", SignIn),
    (
        "post",
        "/{lang}/desk/proposals/{symbol}/translations",
        SignIn,
    ),
    ("post", "/{lang}/desk/proposals/{symbol}/withdrawal", SignIn),
    ("post", "/{lang}/desk/themes", SignIn),
    ("get", "/{lang}/desk/accreditations", SignIn),
    ("post", "/{lang}/desk/accreditations", SignIn),
    ("post", "/{lang}/desk/accreditations/second-officer", SignIn),
    ("get", "/{lang}/desk/appointments", SignIn),
    ("post", "/{lang}/desk/appointments/second-officer", SignIn),
    ("post", "/{lang}/desk/appointments", SignIn),
    ("get", "/{lang}/desk/confirmations", SignIn),
    ("post", "/{lang}/desk/confirmations", SignIn),
    ("post", "/{lang}/desk/confirmations/votes", SignIn),
    ("get", "/{lang}/desk/credentials", SignIn),
    ("get", "/{lang}/desk/credentials/{code}", SignIn),
    ("post", "/{lang}/desk/credentials/{code}/address", SignIn),
    ("get", "/{lang}/desk/credential-letters/{id}", SignIn),
    (
        "get",
        "/{lang}/desk/ballots/{ballot}/notes-verbales",
        SignIn,
    ),
    (
        "post",
        "/{lang}/desk/ballots/{ballot}/notes-verbales",
        SignIn,
    ),
    ("post", "/{lang}/desk/ballots/{ballot}/preparations", SignIn),
    (
        "post",
        "/{lang}/desk/ballots/{ballot}/preparations/removal",
        SignIn,
    ),
    ("post", "/{lang}/desk/norms/{symbol}/preparations", SignIn),
    (
        "post",
        "/{lang}/desk/norms/{symbol}/preparations/removal",
        SignIn,
    ),
];

/// An address of the pattern, of something that this house does not have where it can.
pub fn address(pattern: &str, lang: &str) -> String {
    let nobody = "00000000-0000-7000-8000-000000000000";
    let zeros = "0".repeat(64);
    let filled = [
        ("{lang}", lang),
        ("{path:.*}", "0/000"),
        ("{name}", "look-0000000000.css"),
        ("{commitment}", zeros.as_str()),
        ("{secret}", zeros.as_str()),
        ("{credential}", "00"),
        ("{index}", "0"),
        ("{kind}", "suspension"),
        ("{id}", nobody),
        ("{account}", nobody),
        ("{code}", "FRA"),
        ("{ballot}", "B-2026-001"),
        ("{norm}", "GAIP-NORM-0001"),
        ("{date}", "2026-03-02"),
        ("{day}", "2026-12-24"),
        ("{form}", "xml"),
        ("{number}", "0"),
        ("{unit}", "u1"),
        ("{version}", "2026-03-02"),
        ("{theme}", "workers"),
        ("{collection}", "NONE"),
        ("{date}", "2026-03-02"),
    ];
    let symbol = match pattern {
        _ if pattern.contains("/norms/") => "GAIP-NORM-0001",
        _ if pattern.contains("/drafts/") => nobody,
        _ => "P-2026-001",
    };
    let path = filled.iter().fold(
        pattern.replace("{symbol}", symbol),
        |path, (name, value)| path.replace(name, value),
    );
    assert!(!path.contains('{'), "{pattern}: fill it in `address`");
    path
}

/// Every address of the house with its method.
pub fn every_route() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROUTES
        .iter()
        .map(|(method, pattern, _)| (*method, *pattern))
}

/// The addresses of the interface for programs.
pub fn of_the_interface() -> impl Iterator<Item = &'static str> {
    let patterns = ROUTES.iter().map(|(_, pattern, _)| *pattern);
    patterns.filter(|pattern| pattern.starts_with("/api/v1/"))
}

#[test]
fn every_route_of_the_house_is_in_the_table() {
    let mut registered = Vec::new();
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    read_all(&web, &mut registered);
    // Told at an address of its own, and nothing to a stranger: `metrics`.
    registered.retain(|(_, pattern)| !pattern.contains("/metrics"));
    registered.sort();
    let mut listed: Vec<(String, String)> = ROUTES
        .iter()
        .map(|(method, pattern, _)| ((*method).to_owned(), literal(pattern).to_owned()))
        .collect();
    listed.sort();
    let missing: Vec<_> = registered.iter().filter(|r| !listed.contains(r)).collect();
    let gone: Vec<_> = listed.iter().filter(|l| !registered.contains(l)).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in the table: {missing:#?}\nnot in the house: {gone:#?}"
    );
    assert_eq!(registered.len(), listed.len(), "{registered:#?}");
}

#[test]
fn a_stranger_reads_what_is_public_and_is_led_to_the_sign_in_elsewhere() {
    on_both(|house| {
        let stranger = house.browser();
        let mut wrong = Vec::new();
        for (_, pattern, meets) in ROUTES.iter().filter(|(method, ..)| *method == "get") {
            if *pattern == "/head" {
                // It goes on until the reader leaves: `cache.rs` follows it.
                continue;
            }
            for lang in ["en", "fr"] {
                let path = address(pattern, lang);
                let answer = stranger.get(&path);
                let found = match answer.status {
                    200 => Page,
                    301 | 302 => Elsewhere,
                    303 if answer.location().starts_with(&format!("/{lang}/sign-in")) => SignIn,
                    404 => Nothing,
                    status => {
                        wrong.push(format!("{path}: {status}"));
                        continue;
                    }
                };
                // The link that nobody sent may be a page that says so, or nothing.
                let is_dead_link = pattern.contains("{secret}") && found == Nothing;
                if found != *meets && !is_dead_link {
                    wrong.push(format!("{path}: {found:?}, not {meets:?}"));
                }
                if !answer.header("set-cookie").is_empty() {
                    wrong.push(format!("{path}: sets a cookie"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn a_form_from_elsewhere_is_refused_at_every_address() {
    on_both(|house| {
        let stranger = house.browser();
        let before = head(house);
        for (_, pattern, _) in posts() {
            let path = address(pattern, "en");
            let answer = stranger.post_from_elsewhere(&path, &[("x", "y")]);
            assert_eq!(answer.status, 403, "{path}");
        }
        assert_eq!(head(house), before);
    });
}

#[test]
fn a_form_of_a_stranger_does_nothing_anywhere() {
    on_both(|house| {
        let stranger = house.browser();
        let before = head(house);
        let mut wrong = Vec::new();
        for (_, pattern, meets) in posts() {
            let path = address(pattern, "fr");
            if let Some(why) = takes_a_strangers_form(&stranger, &path, *meets) {
                wrong.push(format!("{path}: {why}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(head(house), before);
    });
}

/// Forms that every delegate may send: what they do concerns who sends them, or their own delegation, only.
const FOR_EVERY_DELEGATION: &[&str] = &[
    // The own factors: of whoever sends the form, and nobody else's are named in it.
    "/{lang}/desk/second-factor",
    "/{lang}/desk/second-factor/challenges",
    "/{lang}/desk/second-factor/passkeys",
    "/{lang}/desk/second-factor/recovery",
    "/{lang}/desk/second-factor/reset",
    "/{lang}/desk/enrolment/apps",
    "/{lang}/desk/enrolment/app",
    "/{lang}/desk/enrolment/passkeys",
    "/{lang}/desk/account/passkeys/{credential}",
    "/{lang}/desk/account/app/removal",
    "/{lang}/desk/account/email",
    "/{lang}/desk/account/duty-link",
    "/{lang}/desk/account/duty-link/removal",
    "/{lang}/desk/account/recovery-codes",
    "/{lang}/desk/account/language",
    "/{lang}/desk/account/notices",
    "/{lang}/desk/account/password",
    "/{lang}/desk/account/session-ends",
    "/{lang}/desk/ballots/{ballot}/error-reports",
    "/{lang}/desk/ballots/{ballot}/explanations",
    "/{lang}/desk/ballots/{ballot}/intended-votes",
    "/{lang}/desk/ballots/{ballot}/preparations",
    "/{lang}/desk/ballots/{ballot}/preparations/removal",
    "/{lang}/desk/ballots/{ballot}/review",
    "/{lang}/desk/ballots/{ballot}/votes",
    "/{lang}/desk/ballots/{ballot}/withdrawals",
    "/{lang}/desk/drafts",
    "/{lang}/desk/invitations",
    "/{lang}/desk/norms/{symbol}/events",
    "/{lang}/desk/norms/{symbol}/preparations",
    "/{lang}/desk/norms/{symbol}/preparations/removal",
    "/{lang}/desk/proposals/{symbol}/co-sponsorships",
    "/{lang}/desk/proposals/{symbol}/co-sponsorships/withdrawal",
    "/{lang}/desk/proposals/{symbol}/comments/drafts",
    "/{lang}/desk/proposals/{symbol}/maintenance",
    "/{lang}/sign-out",
    "/{lang}/desk/proposals/{symbol}/amendments",
    "/{lang}/desk/proposals/{symbol}/comments/{number}/amendment",
];

/// Whatever any form of the house asks for, filled in as it should be.
fn whole_form<'a>(number: &'a str, seat: &'a str, seen: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("request_id", number),
        ("version", "1"),
        ("revision", "0"),
        ("event", "1"),
        ("lang", "fr"),
        ("seat", seat),
        ("seen", seen),
        ("body", "bureau"),
        ("chair", "CHL"),
        ("reference", "GAIP/BUR(2026)3"),
        ("decided", "2026-03-02"),
        ("date", "2026-03-02"),
        ("closes", "2026-03-24T18:00"),
        ("until", "2026-03-20T18:00"),
        ("ground", "field-missing"),
        ("note", "A note."),
        ("motion", "certification"),
        ("kind", "suspension"),
        ("title", "Workers"),
        ("summary", "Who is consulted."),
        ("text", "## Article 1\n\n1. Workers."),
        ("title_en", "Taken over"),
        ("theme", "weather"),
        ("name_en", "Weather"),
        ("name_fr", "Météo"),
    ]
}

#[test]
fn nobody_acts_for_another_delegation_or_for_the_secretariat() {
    on_both(|house| {
        let head_of_france = house.head_of("FRA");
        let words = super::proposals::whole_words(Lang::En);
        let draft = drafts::create(house.store(), head_of_france.clone(), words.clone(), None);
        let draft = draft.unwrap();
        let submitted = drafts::create(house.store(), head_of_france.clone(), words, None).unwrap();
        let proposal =
            proposals::submit(house.store(), head_of_france.clone(), &submitted, 1, None).unwrap();
        let norm = Motion::Declassification {
            proposal: proposal.clone(),
        };
        sponsors::consent_to_publish(house.store(), head_of_france, &proposal, None).unwrap();
        let motion = motions::propose(house.store(), house.officer(), norm, None).unwrap();
        let waiting = |house: &House| {
            house
                .store()
                .read(|r| registry::store::motions::waiting(r, motion))
                .unwrap()
        };
        let seen = motions::fingerprint(&waiting(house).unwrap().body);
        let germany = house.signed_in_as("head.deu");
        let france = house.signed_in_as("head.fra");
        let account = house.account_of("head.fra").to_string();
        let before = head(house);
        let mut wrong = Vec::new();
        let mut tried = 0;
        let others = posts().filter(|(_, pattern, meets)| {
            *meets == SignIn && !FOR_EVERY_DELEGATION.contains(pattern)
        });
        for (_, pattern, _) in others {
            let path = pattern
                .replace("{account}", &account)
                .replace("{id}", &motion.to_string())
                .replace("/drafts/{symbol}", &format!("/drafts/{draft}"));
            let path = address(&path, "en");
            let number = format!("{tried:032x}");
            let answer = germany.post_form(&path, &whole_form(&number, "FRA/1", &seen));
            tried += 1;
            if !is_refused_for_who_asks(&answer) {
                let said = read_aloud(&answer.body);
                wrong.push(format!("{path}: {} {said}", answer.status));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(tried > 20, "{tried} forms");
        assert_eq!(head(house), before);
        assert!(waiting(house).is_some(), "what waits still waits");

        // The same form counts from whom it is for.
        let form = whole_form("0123456789abcdef0123456789abcdef", "FRA/1", &seen);
        let saved = france.post_form(&format!("/en/desk/drafts/{draft}"), &form);
        assert_eq!(
            saved.status, 303,
            "nobody had saved meanwhile: {}",
            saved.body
        );
        let officer = house.signed_in_as("officer");
        assert_eq!(officer.post_form("/en/desk/themes", &form).status, 303);
        let registrar = house.signed_in_as("registrar");
        let approval = format!("/en/desk/motions/{motion}/approval");
        assert_eq!(registrar.post_form(&approval, &form).status, 303);
    });
}

/// Not there for this person; or refused for who it is, on a page of its own or above the page it came from.
fn is_refused_for_who_asks(answer: &Answer) -> bool {
    let said = read_aloud(&answer.body);
    match answer.status {
        403 | 404 => true,
        422 => {
            said.contains("This belongs to another delegation or office.")
                || said.contains("Your office does not permit this act.")
        }
        _ => false,
    }
}

#[test]
fn a_form_that_does_not_say_where_it_comes_from_is_refused_even_of_who_may_act() {
    on_both(|house| {
        let officer = house.signed_in_as("officer");
        let before = head(house);
        let form = whole_form("0123456789abcdef0123456789abcdef", "FRA/1", "x");
        for (_, pattern, _) in posts() {
            let path = address(pattern, "en");
            for proof in [
                &[][..],
                &[("Origin", "https://elsewhere.example")],
                &[("Origin", "null")],
                &[("Sec-Fetch-Site", "same-site")],
            ] {
                let answer = officer.post_with(&path, &form, proof);
                assert_eq!(answer.status, 403, "{path} {proof:?}");
            }
        }
        assert_eq!(head(house), before);
        assert_eq!(officer.get("/en/desk").status, 200, "nobody was signed out");
        assert_eq!(officer.post_form("/en/desk/themes", &form).status, 303);
    });
}

/// What is wrong with the answer to an empty form of somebody who is not signed in.
fn takes_a_strangers_form(stranger: &Browser, path: &str, meets: Meets) -> Option<String> {
    let answer = stranger.post_form(path, &[("x", "y")]);
    let is_led_to_sign_in = answer.status == 303 && answer.location().starts_with("/fr/sign-in");
    let is_right = match meets {
        SignIn => is_led_to_sign_in,
        // Back with what is missing; or an answer that says the same to everybody; or nothing there.
        FormAgain => matches!(answer.status, 400 | 403 | 404 | 422) || answer.status == 200,
        _ => false,
    };
    (!is_right).then(|| format!("{} {}", answer.status, answer.location()))
}

fn posts() -> impl Iterator<Item = &'static (&'static str, &'static str, Meets)> {
    ROUTES.iter().filter(|(method, ..)| *method == "post")
}

fn head(house: &House) -> i64 {
    house
        .store()
        .read(|r| Ok::<_, StoreError>(r.head().n))
        .unwrap()
}

/// A pattern as its file writes it, inside the scope of the languages.
fn literal(pattern: &str) -> &str {
    match pattern.strip_prefix("/{lang}") {
        Some("") | None => pattern,
        Some(rest) => rest,
    }
}

fn read_all(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            collect(text.parse().unwrap(), "", found);
        }
    }
}

/// Every `.route("PATTERN", web::METHOD()...)` of a source, behind the scope or resource of its chain.
fn collect(tokens: TokenStream, scope: &str, found: &mut Vec<(String, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut here = scope.to_owned();
    for (place, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            // A chain ends here, and its scope with it.
            if matches!(token, TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ';')) {
                here = scope.to_owned();
            }
            continue;
        };
        let before = place.checked_sub(1).map(|i| tokens[i].to_string());
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let written = match inside.first() {
            Some(TokenTree::Literal(pattern)) => pattern.to_string().trim_matches('"').to_owned(),
            _ => String::new(),
        };
        let is_call = group.delimiter() == Delimiter::Parenthesis;
        match before.as_deref() {
            Some("scope" | "resource") if is_call && written != "/{lang}" => {
                here = format!("{scope}{written}");
            }
            Some("route") if is_call => {
                let is_readable = !written.is_empty()
                    || matches!(inside.first(), Some(TokenTree::Literal(_)))
                    || inside.first().is_some_and(|word| word.to_string() == "web");
                assert!(
                    is_readable,
                    "a route whose address is not written out: {group}"
                );
                let method = inside
                    .iter()
                    .map(ToString::to_string)
                    .find(|word| ["get", "post", "put", "delete", "to"].contains(&word.as_str()))
                    .unwrap_or_else(|| "any".to_owned());
                found.push((method, format!("{here}{written}")));
            }
            _ => {}
        }
        collect(group.stream(), &here, found);
    }
}
