//! Lists as files, and pages asked for as files: exactly what the page shows, harmless in a spreadsheet.

use registry::acts::{drafts, proposals};
use registry::rules::words::Lang;
use registry::web::negotiation::preferred;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::{House, on_both};
use super::norms::adopted;
use super::proposals::whole_words;

fn rows(body: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn a_list_as_a_file_has_a_line_for_each_line_of_the_page_on_both_databases() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open_with(&told(database).store, DemoBanner::Shown);
        let visitor = Browser::at(door.origin());
        for lang in ["en", "fr"] {
            for (list, of) in [
                ("norms", "GAIP-NORM-"),
                ("proposals", "P-20"),
                ("members", ""),
                ("members/FRA", "B-20"),
                ("norms?theme=workers", "GAIP-NORM-"),
                ("norms?state=in-force&theme=", "GAIP-NORM-"),
                ("proposals?stage=adopted&sponsor=&theme=", "P-20"),
                ("members?on=2026-06-30", ""),
            ] {
                let (path, query) = list.split_once('?').unwrap_or((list, ""));
                let mark = if query.is_empty() { "" } else { "?" };
                let file = |suffix| format!("/{lang}/{path}.{suffix}{mark}{query}");
                let csv = visitor.get(&file("csv"));
                assert_eq!(csv.status, 200, "{list}: {}", csv.body);
                assert!(csv.header("content-type").starts_with("text/csv"), "{list}");
                let rows = rows(&csv.body);
                assert!(!rows.is_empty(), "{database:?} {list}");
                assert!(rows.iter().all(|row| row[0].starts_with(of)), "{list}");
                let json = visitor.get(&file("json")).body;
                let json: serde_json::Value = serde_json::from_str(&json).unwrap();
                assert_eq!(json["rows"].as_array().unwrap().len(), rows.len(), "{list}");
                let sheet = visitor.get_bytes(&file("xlsx"));
                assert!(sheet.starts_with(b"PK"), "{list}");
            }
        }
        let norms = rows(&visitor.get("/en/norms.csv").body);
        let page = visitor.get("/en/norms").body;
        for row in norms.iter().take(20) {
            assert!(
                page.contains(&format!("/en/norms/{}", &row[0])),
                "{}",
                &row[0]
            );
        }
        assert!(page.contains("href=\"/en/norms.csv\""));
        let members = rows(&visitor.get("/fr/members.csv").body);
        let names: Vec<&str> = members.iter().map(|row| row.get(2).unwrap()).collect();
        let place = |name: &str| names.iter().position(|other| *other == name).unwrap();
        // « É » stands with « E ».
        assert!(place("Danemark") < place("Espagne") && place("Estonie") < place("États-Unis"));
        assert!(place("États-Unis") < place("Finlande"));
        for path in [
            "/en/norms.pdf",
            "/en/norms.csv?theme=No%20theme",
            "/en/members/ZZZ.csv",
            "/de/norms.csv",
        ] {
            assert!([400, 404].contains(&visitor.get(path).status), "{path}");
        }
    }
}

#[test]
fn a_cell_that_begins_like_a_formula_is_only_words() {
    on_both(|house| {
        for (member, title) in [
            ("FRA", "=HYPERLINK(\"x\")"),
            ("DEU", "@cmd"),
            ("ITA", "-1+2"),
            ("ESP", "+1"),
        ] {
            let mut words = whole_words(Lang::En);
            words.title_en = title.to_owned();
            words.classification = "public".into();
            let by = house.head_of(member);
            let draft = drafts::create(house.store(), by.clone(), words, None).unwrap();
            proposals::submit(house.store(), by, &draft, 1, None).unwrap();
        }
        let csv = house.browser().get("/en/proposals.csv").body;
        let titles: Vec<String> = rows(&csv).iter().map(|row| row[1].to_owned()).collect();
        assert_eq!(titles, ["'+1", "'-1+2", "'@cmd", "'=HYPERLINK(\"x\")"]);
    });
}

#[test]
fn a_page_asked_for_as_a_file_is_that_file() {
    on_both(|house| {
        adopted(house);
        let visitor = house.browser();
        for (path, accept, suffix) in [
            ("/en/norms/GAIP-NORM-0001", "text/markdown", "md"),
            ("/fr/norms/GAIP-NORM-0001", "application/json", "json"),
            ("/en/norms/GAIP-NORM-0001", "application/ld+json", "jsonld"),
            (
                "/en/norms/GAIP-NORM-0001",
                "application/xml;q=0.9, text/html;q=0.1",
                "xml",
            ),
            ("/en/norms/GAIP-NORM-0001/2026-03-02", "text/plain", "txt"),
            ("/en/norms/GAIP-NORM-0001", "application/x-bibtex", "bib"),
            ("/en/proposals/P-2026-001", "application/akn+xml", "xml"),
            (
                "/en/proposals/P-2026-001/revisions/0",
                "text/markdown",
                "md",
            ),
            ("/fr/norms", "text/csv", "csv"),
            ("/fr/proposals", "application/json", "json"),
            ("/en/members", "text/csv, */*;q=0.1", "csv"),
            ("/en/members/FRA", "application/json", "json"),
            ("/en/adoption", "text/csv", "csv"),
        ] {
            let answer = visitor.get_with(path, &[("Accept", accept)]);
            let file = visitor.get(&format!("{path}.{suffix}"));
            assert_eq!(
                (answer.status, file.status),
                (200, 200),
                "{path} as {accept}"
            );
            assert_eq!(answer.body, file.body, "{path} as {accept}");
            assert_eq!(answer.header("content-type"), file.header("content-type"));
            assert_eq!(
                answer.header("content-location"),
                format!("{path}.{suffix}")
            );
            assert_eq!(answer.header("vary"), "Accept", "{path}");
            assert_eq!(file.header("vary"), "", "{path}.{suffix}");
            let again = [("Accept", accept), ("If-None-Match", answer.header("etag"))];
            let again = visitor.get_with(path, &again);
            assert_eq!(
                (again.status, again.header("vary")),
                (304, "Accept"),
                "{path}"
            );
        }
        let narrowed = visitor.get_with("/en/norms?state=annulled", &[("Accept", "text/csv")]);
        assert_eq!(
            narrowed.header("content-location"),
            "/en/norms.csv?state=annulled"
        );
        assert_eq!(rows(&narrowed.body).len(), 0);
        // A browser, a search engine and a plain program get the page.
        for accept in [
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "*/*",
            "image/png",
        ] {
            let answer = visitor.get_with("/en/norms/GAIP-NORM-0001", &[("Accept", accept)]);
            assert!(
                answer.header("content-type").starts_with("text/html"),
                "{accept}"
            );
            assert_eq!(answer.header("vary"), "Accept");
        }
        assert_eq!(visitor.get("/en/accessibility").header("vary"), "");
        let desk = visitor.get_with("/en/desk", &[("Accept", "application/json")]);
        assert_eq!(desk.status, 303);
    });
}

#[test]
fn the_form_preferred_is_the_one_with_the_greatest_weight_by_its_closest_range() {
    let offers = [("application/json", "json"), ("text/csv", "csv")];
    for (accept, suffix) in [
        ("", None),
        ("*/*", None),
        ("text/html, application/json", None),
        ("text/html;q=0.5, application/json", Some("json")),
        ("text/*", None),
        ("text/html;q=0, text/*", Some("csv")),
        ("application/*", Some("json")),
        ("text/csv;q=0.3, application/json;q=0.4", Some("json")),
        ("TEXT/CSV", Some("csv")),
        ("text/csv;q=0", None),
        ("*/*;q=0.5, application/json", Some("json")),
        ("*/*, application/json;q=0.5", None),
    ] {
        assert_eq!(preferred(accept, &offers), suffix, "{accept:?}");
    }
}

#[test]
fn the_lists_of_a_house_that_holds_nothing_are_files_with_a_head() {
    let house = House::on(Database::Sqlite);
    let visitor = house.browser();
    for (list, head) in [
        ("norms", "symbol,title,"),
        ("proposals", "symbol,title,"),
        ("members/FRA", "ballot,proposal,"),
    ] {
        let csv = visitor.get(&format!("/en/{list}.csv"));
        assert!(csv.body.starts_with(head), "{}", csv.body);
        assert_eq!(csv.body.lines().count(), 1, "{list}");
    }
}
