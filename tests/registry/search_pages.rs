//! The pages of the search, as a reader and a program ask for them.

use registry::rules::words::ProposalSymbol;

use super::house::on_both;
use super::norms::adopted;
use super::pages::read_aloud;
use super::proposals::{submits, whole_words};

#[test]
fn a_reader_finds_a_norm_and_is_led_to_its_paragraph() {
    on_both(|house| {
        adopted(house);
        let browser = house.browser();
        let page = browser.get("/fr/search?q=consultes");
        assert_eq!(page.status, 200);
        assert!(
            page.body.contains("<mark>consultés</mark>"),
            "{}",
            page.body
        );
        assert!(
            page.body.contains("href=\"/fr/norms/GAIP-NORM-0001#"),
            "{}",
            page.body
        );
        assert!(read_aloud(&page.body).contains("GAIP/NORM/0001"));
        let narrowed = browser.get("/en/search?q=workers&kind=norm&theme=workers");
        assert_eq!(narrowed.status, 200);
        assert!(
            !narrowed.body.contains("/en/proposals/P-2026-001\""),
            "{}",
            narrowed.body
        );
        // Every page leads to the search, and says how a browser can ask.
        let home = browser.get("/en/");
        assert!(home.body.contains("action=\"/en/search\""));
        assert!(home.body.contains("href=\"/en/opensearch.xml\""));
        let norms = browser.get("/fr/norms");
        assert!(norms.body.contains("action=\"/fr/search\""));
    });
}

#[test]
fn where_nothing_is_found_the_page_says_what_else_can_be_done() {
    on_both(|house| {
        adopted(house);
        let browser = house.browser();
        let page = browser.get("/en/search?q=consulatation");
        assert_eq!(page.status, 200);
        assert!(
            page.body.contains("/en/search?q=consultation"),
            "{}",
            page.body
        );
        let page = browser.get("/en/search?q=workers+zebra");
        assert!(
            page.body.contains("href=\"/en/search?q=workers\""),
            "{}",
            page.body
        );
        let page = browser.get("/en/search?q=workers&year=1999");
        assert!(
            page.body.contains("href=\"/en/search?q=workers\""),
            "{}",
            page.body
        );
        for empty in [
            "/en/search",
            "/en/search?q=",
            "/fr/search?q=%20%20",
            "/en/search?q=%E2%80%A6%21",
            "/en/search?q=%22%22",
        ] {
            let page = browser.get(empty);
            assert_eq!(page.status, 200, "{empty}");
            assert!(page.body.contains("class=\"how\""), "{empty}");
        }
        let long = "word+".repeat(300);
        assert_eq!(browser.get(&format!("/en/search?q={long}")).status, 200);
        for hostile in [
            "%22%22%22",
            "title:x",
            "NEAR(a+b)",
            "a*",
            "-x",
            "'%3B+DROP+TABLE+head",
            "%26+%7C+%21",
            "%00",
            "%3Cscript%3E",
            "AND",
            "a+OR",
            "%E2%80%9C",
            "e-x",
            "k-norm",
        ] {
            let page = browser.get(&format!("/en/search?q={hostile}"));
            assert_eq!(page.status, 200, "{hostile}");
            assert!(!page.body.contains("<script>"), "{hostile}");
        }
        for unreadable in [
            "/en/search?q=a&page=0",
            "/en/search?q=a&page=x",
            "/en/search?q=a&theme=%27",
        ] {
            assert_eq!(browser.get(unreadable).status, 400, "{unreadable}");
        }
        assert_eq!(browser.get("/en/search?q=workers&page=99").status, 404);
    });
}

#[test]
fn a_desk_finds_what_is_for_members_and_the_public_page_does_not() {
    on_both(|house| {
        let mut words = whole_words(registry::rules::words::Lang::En);
        words.title_en = "Numbat rules".into();
        let proposal = submits(house, "FRA", words).unwrap();
        assert_eq!(proposal, ProposalSymbol::new(2026, 1));
        house.head_of("DEU");
        let desk = house.signed_in_as("head.deu");
        let page = desk.get("/en/desk/search?q=numbats");
        assert_eq!(page.status, 200);
        assert!(
            page.body.contains("href=\"/en/desk/proposals/P-2026-001\""),
            "{}",
            page.body
        );
        // The public address is the same for everybody, whoever asks.
        let public = desk.get("/en/search?q=numbats");
        assert!(!public.body.contains("P-2026-001"), "{}", public.body);
        assert_eq!(
            public.body,
            house.browser().get("/en/search?q=numbats").body
        );
        assert_eq!(house.browser().get("/en/desk/search?q=numbats").status, 303);
        let json = house.browser().get("/en/search.json?q=numbats");
        assert!(json.body.contains("\"count\":0"), "{}", json.body);
    });
}

#[test]
fn programs_read_the_same_results_and_browsers_learn_how_to_ask() {
    on_both(|house| {
        adopted(house);
        let browser = house.browser();
        let json = browser.get("/en/search.json?q=workers&kind=norm");
        assert_eq!(json.status, 200);
        let results: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        let hits = results["hits"].as_array().unwrap();
        assert_eq!(results["count"].as_i64().unwrap(), hits.len() as i64);
        assert_eq!(hits[0]["symbol"], "GAIP-NORM-0001");
        assert!(
            hits[0]["url"]
                .as_str()
                .unwrap()
                .ends_with("/en/norms/GAIP-NORM-0001")
        );
        let described = browser.get("/fr/opensearch.xml");
        assert!(
            described
                .header("content-type")
                .starts_with("application/opensearchdescription+xml")
        );
        assert!(
            described
                .body
                .contains("/fr/search?q={searchTerms}&amp;page={startPage?}"),
            "{}",
            described.body
        );
        let mut reader = quick_xml::Reader::from_str(&described.body);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        // A program that fills in the first page.
        assert_eq!(browser.get("/fr/search?q=a&page=1").status, 200);
        assert_eq!(browser.get("/fr/search?q=a&page=").status, 200);
    });
}
