//! The list of votes: every choice and its counts agree, page by page and in the files, and tell nothing undisclosed.

use std::collections::BTreeSet;

use registry::acts::ballots;
use registry::rules::adherence::EventKind;
use registry::rules::words::{Classification, DecisionKind};

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::on_both;
use super::norms::{adopted, notifies};
use super::pages::read_aloud;
use super::questions::{CLOSING, OPENING, cast_all, close, fixed, opened, putting};
use super::sheets::table;

/// The counts as the page says them: all, adopted, rejected, without decision.
fn counts(visitor: &Browser, query: &str) -> [usize; 4] {
    let page = visitor.get(&format!("/en/votes{query}"));
    assert_eq!(page.status, 200, "{query}");
    let said = page.body.split("<p class=\"counts\">").nth(1).unwrap();
    let said = said.split("</p>").next().unwrap();
    let numbers: Vec<usize> = said
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap())
        .collect();
    numbers.try_into().unwrap_or_else(|_| panic!("{said}"))
}

fn joined(query: &str, part: &str) -> String {
    match (query, part) {
        (query, "") => query.to_owned(),
        ("", part) => format!("?{part}"),
        (query, part) => format!("{query}&{part}"),
    }
}

#[test]
fn what_is_counted_is_what_is_listed_whatever_is_chosen() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open(&told(database).store);
        let visitor = Browser::at(door.origin());
        let all: BTreeSet<String> = listed(&visitor, "");
        assert!(all.len() > 12);
        let mut narrower = 0;
        for year in ["", "year=2025", "year=2026", "year=2024"] {
            for kind in [
                "",
                "kind=norm-adoption",
                "kind=amendment",
                "kind=procedural",
            ] {
                for member in ["", "member=FRA", "member=EUE"] {
                    let query = joined(&joined(&joined("", year), kind), member);
                    let found = listed(&visitor, &query);
                    let [whole, adopted, rejected, none] = counts(&visitor, &query);
                    assert_eq!(found.len(), whole, "{query}");
                    assert_eq!(whole, adopted + rejected + none, "{query}");
                    assert!(found.is_subset(&all), "{query}");
                    narrower += usize::from(found.len() < all.len());
                    for (result, count) in [
                        ("adopted", adopted),
                        ("rejected", rejected),
                        ("no-decision", none),
                    ] {
                        let query = joined(&query, &format!("result={result}"));
                        let sheet = table(&visitor, "/en/votes", &query);
                        assert_eq!(sheet.rows.len(), count, "{query}");
                        assert!(sheet.column("result").iter().all(|one| *one == result));
                    }
                }
            }
        }
        assert!(narrower > 20, "the control");
        for wrong in ["?kind=x", "?member=x", "?year=x", "?result=x", "?before=x"] {
            assert_eq!(
                visitor.get(&format!("/en/votes{wrong}")).status,
                404,
                "{wrong}"
            );
            assert_eq!(
                visitor.get(&format!("/en/votes.csv{wrong}")).status,
                404,
                "{wrong}"
            );
        }
    }
}

/// The symbols of all results on all pages, and in the file, which must be the same.
fn listed(visitor: &Browser, query: &str) -> BTreeSet<String> {
    let sheet = table(visitor, "/en/votes", query);
    let filed: BTreeSet<String> = sheet
        .column("ballot")
        .into_iter()
        .map(str::to_owned)
        .collect();
    let page = visitor.get(&format!("/en/votes{query}")).body;
    let results = page.split("Results, newest first").nth(1).unwrap();
    for symbol in &filed {
        assert!(
            results.contains(&format!("/en/votes/{symbol}\"")),
            "{query}: {symbol}"
        );
    }
    assert_eq!(
        results.matches("<h3><a href=\"/en/votes/").count(),
        filed.len(),
        "{query}"
    );
    filed
}

#[test]
fn words_of_the_title_are_found_without_case_or_accents() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open(&told(database).store);
        let visitor = Browser::at(door.origin());
        for (lang, text, title) in [
            ("en", "LABELLING", "Labelling of synthetic audio and video"),
            ("fr", "etiquetage", "Étiquetage des contenus"),
            ("fr", "%C3%A9tiquetage+contenus", "Étiquetage des contenus"),
            ("en", "b-2025-001", "Reporting of serious incidents"),
        ] {
            let page = visitor.get(&format!("/{lang}/votes?text={text}"));
            assert!(read_aloud(&page.body).contains(title), "{text}");
            let sheet = table(
                &visitor,
                &format!("/{lang}/votes"),
                &format!("?text={text}"),
            );
            assert_eq!(sheet.rows.len(), 1, "{text}");
        }
        assert_eq!(counts(&visitor, "?text=labelling")[0], 1);
        assert_eq!(counts(&visitor, "?text=nowhere+at+all"), [0; 4]);
        let canonical = visitor.get("/fr/votes?text=%C3%A9tiquetage&result=").body;
        assert!(
            canonical.contains("/en/votes?text=%C3%A9tiquetage\""),
            "the other language"
        );
    }
}

#[test]
fn a_title_for_members_is_found_by_nobody_outside_and_stands_in_no_file() {
    on_both(|house| {
        let kind = DecisionKind::NormAdoption;
        let proposal = fixed(house, 1, Classification::ForMembers, kind);
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        cast_all(house, &ballot, 10, 20, 2);
        close(house, &ballot);
        let visitor = house.browser();
        let all = visitor.get("/en/votes.csv").body;
        assert!(all.contains(ballot.as_str()), "the roll is public");
        assert!(!all.contains("Consulting"), "{all}");
        assert_eq!(counts(&visitor, "")[0], 1);
        assert_eq!(counts(&visitor, "?text=consulting")[0], 0);
        assert_eq!(counts(&visitor, "?theme=workers")[0], 0);
        assert_eq!(counts(&visitor, "?text=b-2026-001")[0], 1);
        let address = format!("/en/votes/{ballot}.json");
        assert!(!visitor.get(&address).body.contains("Consulting"));
        let answers = visitor.get("/en/votes/compare.answers.csv?members=FRA,DEU");
        assert!(answers.body.contains(ballot.as_str()) && !answers.body.contains("Consulting"));
    });
}

#[test]
fn the_roll_of_a_vote_is_filed_in_the_order_of_the_page() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open(&told(database).store);
        let visitor = Browser::at(door.origin());
        let by_name = table(&visitor, "/en/votes/B-2025-001", "");
        let by_choice = table(&visitor, "/en/votes/B-2025-001", "?by=choice");
        assert_ne!(by_name.rows, by_choice.rows);
        let mut sorted = [by_name.rows.clone(), by_choice.rows.clone()];
        sorted.iter_mut().for_each(|rows| rows.sort());
        assert_eq!(sorted[0], sorted[1], "the same lines in another order");
        let first = by_choice.column("vote");
        let groups: BTreeSet<&str> = first.iter().copied().collect();
        let changes = first.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert_eq!(changes + 1, groups.len(), "each choice stands together");
        let page = visitor.get("/en/votes/B-2025-001?by=choice").body;
        assert!(page.contains("/en/votes/B-2025-001.csv?by=choice"));
        assert_eq!(visitor.get("/en/votes/B-2025-001.csv?by=x").status, 404);
    }
}

#[test]
fn counts_stand_through_votes_and_adherences_and_follow_a_closing() {
    on_both(|house| {
        let norm = adopted(house);
        let ballot = opened(house, 2);
        let visitor = house.browser();
        assert_eq!(counts(&visitor, "")[0], 0);
        assert_eq!(figures(&visitor), ["0", "46", "0"]);
        cast_all(house, &ballot, 30, 2, 1);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-10").unwrap();
        assert_eq!(counts(&visitor, "")[0], 0);
        assert_eq!(figures(&visitor), ["0", "46", "1"]);
        notifies(house, "DEU", &norm, EventKind::Adhered, "2026-03-10").unwrap();
        close(house, &ballot);
        assert_eq!(counts(&visitor, ""), [1, 1, 0, 0]);
        assert_eq!(figures(&visitor)[2], "2");
    });
}

/// The figures of the first page: norms in force, members, notifications.
fn figures(visitor: &Browser) -> [String; 3] {
    let page = visitor.get("/en/").body;
    let figures = page.split("class=\"figures\"").nth(1).unwrap();
    let mut numbers = figures.split("<b>").skip(1);
    [(); 3].map(|()| {
        numbers
            .next()
            .unwrap()
            .split('<')
            .next()
            .unwrap()
            .to_owned()
    })
}
