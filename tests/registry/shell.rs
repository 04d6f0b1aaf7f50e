//! The shell of the web room, over the real wiring: addresses, languages, headers, forged forms, words.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{test, web};
use registry::web::application;
use registry::web::site::{DemoBanner, Site};

const HOME: &str = "https://registry.example";

struct Answer {
    status: StatusCode,
    headers: header::HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

async fn ask(method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let site = Site::at(HOME, DemoBanner::Shown).unwrap();
    let house = test::init_service(application(web::Data::new(site))).await;
    let mut request = test::TestRequest::default().method(method).uri(path);
    for header in headers {
        request = request.insert_header(*header);
    }
    let answer = test::call_service(&house, request.to_request()).await;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = test::read_body(answer).await;
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

async fn read(path: &str) -> Answer {
    ask(Method::GET, path, &[]).await
}

#[actix_web::test]
async fn a_page_is_there_in_both_languages_and_leads_to_the_other() {
    let english = read("/en/accessibility").await;
    let french = read("/fr/accessibility").await;
    assert_eq!(
        (english.status, french.status),
        (StatusCode::OK, StatusCode::OK)
    );
    assert!(english.body.contains(r#"<html lang="en">"#));
    assert!(french.body.contains(r#"<html lang="fr">"#));
    assert!(
        english
            .body
            .contains(r#"<a href="/fr/accessibility" lang="fr" hreflang="fr">"#)
    );
    assert!(french.body.contains(&format!(
        r#"<link rel="canonical" href="{HOME}/fr/accessibility">"#
    )));
}

#[actix_web::test]
async fn a_newcomer_is_led_to_the_language_the_browser_prefers() {
    for (said, place) in [
        ("", "/en/"),
        ("fr-CA,en;q=0.8", "/fr/"),
        ("en;q=0.2, fr;q=0.9", "/fr/"),
        ("de, en;q=0.5", "/en/"),
        ("de", "/en/"),
        ("fr;q=0", "/en/"),
    ] {
        let answer = ask(Method::GET, "/", &[("accept-language", said)]).await;
        assert_eq!(answer.header("location"), place, "{said}");
        assert_eq!(answer.header("vary"), "Accept-Language");
    }
}

#[actix_web::test]
async fn every_answer_carries_the_headers_errors_too() {
    for path in [
        "/en/accessibility",
        "/fr/nowhere",
        "/",
        "/healthz",
        "/de/accessibility",
    ] {
        let answer = read(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(
            !answer.header("strict-transport-security").is_empty(),
            "{path}"
        );
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
    }
}

#[actix_web::test]
async fn no_page_has_an_inline_style_or_script() {
    for path in ["/en/accessibility", "/fr/nowhere"] {
        let body = read(path).await.body;
        assert!(!body.contains("style=") && !body.contains("<style") && !body.contains("<script>"));
    }
}

#[actix_web::test]
async fn what_is_not_there_says_so_in_the_language_of_the_path() {
    let english = read("/en/nowhere").await;
    let french = read("/fr/nowhere").await;
    assert_eq!(english.status, StatusCode::NOT_FOUND);
    assert!(english.body.contains("<h1>Page not found</h1>"));
    assert!(french.body.contains("<h1>Page introuvable</h1>"));
    assert_eq!(
        read("/de/accessibility").await.status,
        StatusCode::NOT_FOUND
    );
    let program = read("/api/v1/nowhere").await;
    assert_eq!(program.header("content-type"), "application/problem+json");
}

#[actix_web::test]
async fn a_desk_is_never_stored() {
    assert_eq!(
        read("/en/desk/anything").await.header("cache-control"),
        "no-store"
    );
    assert_eq!(
        read("/fr/sign-in").await.header("cache-control"),
        "no-store"
    );
}

#[actix_web::test]
async fn a_form_of_another_site_is_refused_and_one_of_ours_is_not() {
    let path = "/en/nowhere";
    let forged: [&[(&str, &str)]; 5] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", HOME)],
        &[("origin", "https://elsewhere.example")],
        &[("origin", "null")],
    ];
    for headers in forged {
        let answer = ask(Method::POST, path, headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(
            answer
                .body
                .contains("did not come from a page of the register")
        );
    }
    let own: [&[(&str, &str)]; 3] = [
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
        &[("origin", HOME)],
    ];
    for headers in own {
        assert_eq!(
            ask(Method::POST, path, headers).await.status,
            StatusCode::NOT_FOUND,
            "{headers:?}"
        );
    }
}

#[actix_web::test]
async fn an_asset_comes_as_small_as_the_browser_can_take_it() {
    let sheet = registry::web::assets::LOOK_CSS;
    let plain = read(sheet).await;
    let brotli = ask(Method::GET, sheet, &[("accept-encoding", "gzip, br")]).await;
    let gzip = ask(Method::GET, sheet, &[("accept-encoding", "gzip, br;q=0")]).await;
    assert_eq!(
        (plain.header("content-encoding"), plain.status),
        ("", StatusCode::OK)
    );
    assert_eq!(brotli.header("content-encoding"), "br");
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert!(plain.header("cache-control").contains("immutable"));
    assert_eq!(
        read("/assets/look-0000000000.css").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn a_head_is_answered_like_a_get() {
    assert_eq!(
        ask(Method::HEAD, "/en/accessibility", &[]).await.status,
        StatusCode::OK
    );
    assert_eq!(
        ask(Method::PUT, "/en/accessibility", &[("origin", HOME)])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}
