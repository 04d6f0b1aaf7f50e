//! Ways to follow the register: feeds, the calendar, the sitemap, security.txt; read as a program reads them.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;
use registry::acts::motions::Motion;
use registry::rules::adherence::EventKind;
use registry::rules::words::BallotSymbol;
use registry::web::site::DemoBanner;

use super::browser::{Answer, Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::{House, on_both};
use super::norms::{adopted, notifies};
use super::questions::{cast_all, close, opened, reference};

/// An entry of a feed: each element's text by its name, and the links by what they are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    texts: BTreeMap<String, String>,
    links: BTreeMap<String, String>,
}

impl Told {
    fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }
}

/// The feed itself and its entries; panics where it is not well-formed.
fn parsed(answer: &Answer) -> (Told, Vec<Told>) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        answer.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let mut reader = Reader::from_str(&answer.body);
    let (mut feed, mut entries): (Told, Vec<Told>) = Default::default();
    let mut path: Vec<String> = Vec::new();
    loop {
        let event = reader
            .read_event()
            .unwrap_or_else(|e| panic!("{e}: {}", answer.body));
        let is_in_entry = path.iter().any(|name| name == "entry");
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                if name == "entry" {
                    entries.push(Told::default());
                }
                path.push(name);
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Empty(tag) if tag.name().as_ref() == "link" => {
                let of = |name: &str| {
                    let attribute = tag.try_get_attribute(name).unwrap().unwrap();
                    attribute.value.into_owned()
                };
                let own = if is_in_entry {
                    entries.last_mut().unwrap()
                } else {
                    &mut feed
                };
                own.links.insert(of("rel"), of("href"));
            }
            Event::Text(text) => {
                let own = if is_in_entry {
                    entries.last_mut().unwrap()
                } else {
                    &mut feed
                };
                let name = path.last().cloned().unwrap_or_default();
                own.texts.entry(name).or_default().push_str(&text);
            }
            _ => {}
        }
    }
    assert!(path.is_empty());
    (feed, entries)
}

const OF_ALL: [&str; 3] = ["everything", "norms", "votes"];

#[test]
fn every_feed_of_the_invented_house_is_whole_in_both_languages_on_both_databases() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open_with(&told(database).store, DemoBanner::Shown);
        let visitor = Browser::at(door.origin());
        let mut paths: Vec<String> = OF_ALL.map(str::to_owned).to_vec();
        paths.extend(["members/FRA", "norms/GAIP-NORM-0001", "themes/workers"].map(str::to_owned));
        let mut of_language: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for lang in ["en", "fr"] {
            for path in &paths {
                let place = format!("/feeds/{lang}/{path}.atom");
                let (feed, entries) = parsed(&visitor.get(&place));
                assert!(!entries.is_empty(), "{database:?} {place} tells nothing");
                assert_eq!(feed.links["self"], format!("{}{place}", door.origin()));
                assert!(feed.text("id").starts_with("tag:"), "{feed:?}");
                assert!(
                    feed.text("id").ends_with(&format!("feeds/{lang}/{path}")),
                    "{feed:?}"
                );
                assert_eq!(feed.text("updated"), entries[0].text("updated"), "{place}");
                let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.text("id")).collect();
                assert_eq!(ids.len(), entries.len(), "{place} tells something twice");
                for entry in &entries {
                    assert!(!entry.text("title").is_empty(), "{place}: {entry:?}");
                    for rel in ["alternate", "via"] {
                        let own = format!("{}/{lang}/", door.origin());
                        assert!(entry.links[rel].starts_with(&own), "{place}: {entry:?}");
                    }
                }
                let newest = &entries[0].links["alternate"];
                let page = newest.strip_prefix(door.origin()).unwrap();
                assert_eq!(visitor.get(page).status, 200, "{page}");
                of_language.entry(lang).or_default().push(entries.len());
            }
        }
        assert_eq!(of_language["en"], of_language["fr"]);
        for path in [
            "members/ZZZ",
            "norms/GAIP-NORM-9999",
            "themes/nothing",
            "nonsense",
        ] {
            assert_eq!(
                visitor.get(&format!("/feeds/en/{path}.atom")).status,
                404,
                "{path}"
            );
        }
    }
}

#[test]
fn what_was_told_keeps_its_id_and_its_hour_when_more_is_done() {
    on_both(|house| {
        let norm = adopted(house);
        // Accrediting its head is an entry too.
        house.head_of("CHL");
        let visitor = house.browser();
        let paths = [
            "everything",
            "norms",
            "members/CHL",
            "norms/GAIP-NORM-0001",
            "themes/workers",
        ];
        let before: Vec<_> = paths
            .map(|path| parsed(&visitor.get(&format!("/feeds/en/{path}.atom"))))
            .to_vec();
        house.later(1, 0);
        notifies(house, "CHL", &norm, EventKind::Adhered, "2026-03-03").unwrap();
        for (path, (feed, entries)) in paths.iter().zip(before) {
            let (later, more) = parsed(&visitor.get(&format!("/feeds/en/{path}.atom")));
            assert_eq!(later.text("id"), feed.text("id"));
            assert!(later.text("updated") > feed.text("updated"), "{path}");
            assert!(
                more[0].text("title").contains("Chile"),
                "{path}: {:?}",
                more[0]
            );
            let told = |entry: &Told| {
                let of = |name: &str| entry.text(name).to_owned();
                (of("id"), of("updated"), of("published"))
            };
            // Of a feed that was full, the oldest may have made room.
            let kept: Vec<_> = more.iter().skip(1).map(told).collect();
            let then: Vec<_> = entries.iter().map(told).take(kept.len()).collect();
            assert_eq!(kept, then, "{path}");
        }
        let french = parsed(&visitor.get("/feeds/fr/norms.atom")).1;
        let english = parsed(&visitor.get("/feeds/en/norms.atom")).1;
        assert_ne!(french[0].text("id"), english[0].text("id"));
        assert_ne!(french[0].text("title"), english[0].text("title"));
    });
}

#[test]
fn a_members_feed_says_how_it_voted_once_the_votes_are_open() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 4, 2);
        let visitor = house.browser();
        let of = |code: &str| visitor.get(&format!("/feeds/en/members/{code}.atom")).body;
        assert!(!of("ARG").contains("voted:"));
        close(house, &ballot);
        assert!(of("ARG").contains("Argentina voted: yes."), "{}", of("ARG"));
    });
}

#[test]
fn pages_announce_the_feeds_of_what_they_are_about() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let visitor = house.browser();
    for (page, feeds) in [
        ("/", vec!["everything"]),
        ("/norms", vec!["everything", "norms"]),
        (
            "/norms/GAIP-NORM-0001",
            vec!["everything", "norms", "norms/GAIP-NORM-0001"],
        ),
        ("/votes", vec!["everything", "votes"]),
        ("/members/FRA", vec!["everything", "members/FRA"]),
        (
            "/norms?theme=workers",
            vec!["everything", "norms", "themes/workers"],
        ),
    ] {
        for lang in ["en", "fr"] {
            let body = visitor.get(&format!("/{lang}{page}")).body;
            let announced: Vec<&str> = body
                .split("<link rel=\"alternate\" type=\"application/atom+xml\"")
                .skip(1)
                .filter_map(|rest| rest.split("href=\"").nth(1)?.split('"').next())
                .collect();
            let wanted: Vec<String> = feeds
                .iter()
                .map(|feed| format!("/feeds/{lang}/{feed}.atom"))
                .collect();
            assert_eq!(announced, wanted, "{lang}{page}");
            for feed in announced {
                assert_eq!(visitor.get(feed).status, 200, "{feed}");
            }
            assert!(body.contains(&format!("href=\"/{lang}/calendar.ics\"")));
        }
    }
}

/// The events of a calendar: each a list of properties by name, unfolded.
fn events(answer: &Answer) -> Vec<BTreeMap<String, String>> {
    assert_eq!(
        answer.header("content-type"),
        "text/calendar; charset=utf-8"
    );
    assert!(answer.body.ends_with("END:VCALENDAR\r\n"));
    for line in answer.body.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains('\n'), "{line:?}");
    }
    let whole = answer.body.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in whole.lines() {
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(';').next().unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(BTreeMap::new()),
            ("BEGIN" | "END", _) => {}
            _ => {
                if let Some(event) = events.last_mut() {
                    let event: &mut BTreeMap<String, String> = event;
                    event.insert(name.to_owned(), value.to_owned());
                }
            }
        }
    }
    events
}

fn event_of(house: &House, lang: &str, ballot: &BallotSymbol) -> BTreeMap<String, String> {
    let all = events(&house.browser().get(&format!("/{lang}/calendar.ics")));
    let own = all
        .into_iter()
        .find(|event| event["UID"].starts_with(ballot.as_str()));
    own.unwrap()
}

#[test]
fn a_ballot_keeps_its_place_in_the_calendar_when_its_hour_moves() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let first = event_of(house, "en", &ballot);
        assert_eq!(first["UID"], format!("{ballot}@test.example"));
        assert_eq!(
            (first["DTSTART"].as_str(), first["DTEND"].as_str()),
            ("20260312T090000Z", "20260317T170000Z")
        );
        assert_eq!(
            (first["SEQUENCE"].as_str(), first["STATUS"].as_str()),
            ("0", "CONFIRMED")
        );
        let french = event_of(house, "fr", &ballot);
        assert_eq!(french["UID"], first["UID"]);
        assert_ne!(french["SUMMARY"], first["SUMMARY"]);
        house
            .two_officers(Motion::Extension {
                ballot: ballot.clone(),
                closes: "2026-03-19T17:00:00Z".parse().unwrap(),
                reference: reference(),
            })
            .unwrap();
        let moved = event_of(house, "en", &ballot);
        assert_eq!(moved["UID"], first["UID"]);
        assert_eq!(
            (moved["DTEND"].as_str(), moved["SEQUENCE"].as_str()),
            ("20260319T170000Z", "1")
        );
        assert!(moved["DTSTAMP"] >= first["DTSTAMP"]);
        close(house, &ballot);
        let closed = event_of(house, "en", &ballot);
        assert_eq!(closed["SEQUENCE"], "2");
        assert!(closed["DESCRIPTION"].contains("\\n"), "{closed:?}");
    });
}

#[test]
fn the_calendar_of_the_invented_house_has_its_consultations_and_ballots_in_order() {
    let door = Door::open_with(&told(Database::Sqlite).store, DemoBanner::Shown);
    let visitor = Browser::at(door.origin());
    for lang in ["en", "fr"] {
        let all = events(&visitor.get(&format!("/{lang}/calendar.ics")));
        let of = |category: &str| {
            all.iter()
                .filter(|event| event["CATEGORIES"] == category)
                .count()
        };
        assert!(of("VOTE") > 5 && of("CONSULTATION") > 5, "{lang}");
        let ids: BTreeSet<&String> = all.iter().map(|event| &event["UID"]).collect();
        assert_eq!(ids.len(), all.len());
        assert!(all.is_sorted_by_key(|event| event["DTSTART"].clone()));
        for event in &all {
            assert!(event["DTSTART"] <= event["DTEND"], "{event:?}");
            let page = event["URL"].strip_prefix(door.origin()).unwrap();
            assert_eq!(visitor.get(page).status, 200, "{page}");
        }
    }
}

#[test]
fn the_sitemap_has_every_public_page_in_both_languages_and_no_other() {
    let door = Door::open_with(&told(Database::Sqlite).store, DemoBanner::Shown);
    let visitor = Browser::at(door.origin());
    let map = visitor.get("/sitemap.xml");
    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    let places: Vec<&str> = map
        .body
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next()?.strip_prefix(door.origin()))
        .collect();
    assert!(places.len() > 200, "{}", places.len());
    let distinct: BTreeSet<&&str> = places.iter().collect();
    assert_eq!(distinct.len(), places.len());
    for place in &places {
        let answer = visitor.get(place);
        assert_eq!(answer.status, 200, "{place}");
        // The page says of itself what the map says of it.
        let (lang, path) = (&place[1..3], &place[3..]);
        for other in ["en", "fr"] {
            let hreflang = format!(
                "hreflang=\"{other}\" href=\"{}/{other}{path}\"",
                door.origin()
            );
            assert!(answer.body.contains(&hreflang), "{place} has no {hreflang}");
            assert!(map.body.contains(&hreflang), "{hreflang} is not in the map");
        }
        assert!(answer.body.contains(&format!("<html lang=\"{lang}\"")));
    }
    for kind in [
        "norms/GAIP-NORM-0001",
        "proposals/P-",
        "votes/B-",
        "members/FRA",
    ] {
        let begins = format!("/fr/{kind}");
        assert!(
            places.iter().any(|place| place.starts_with(&begins)),
            "{kind}"
        );
    }
    assert!(map.body.len() < 50_000_000);
    assert_eq!(visitor.get("/sitemaps/1.xml").body, map.body);
    assert_eq!(visitor.get("/sitemaps/2.xml").status, 404);
    assert!(
        visitor
            .get("/robots.txt")
            .body
            .contains(&format!("Sitemap: {}/sitemap.xml", door.origin()))
    );
}

#[test]
fn who_finds_a_weakness_is_told_where_to_report_it_until_that_ends() {
    let house = House::on(Database::Sqlite);
    let door = Door::open_as(house.store(), DemoBanner::None, |site| {
        let last = "2026-05-31".parse().unwrap();
        site.security = Some(("mailto:security@registry.example".to_owned(), last));
    });
    let visitor = Browser::at(door.origin());
    let answer = visitor.get("/.well-known/security.txt");
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = answer.body.lines().collect();
    assert_eq!(
        lines,
        [
            "Contact: mailto:security@registry.example",
            // The last day ends at midnight in Paris.
            "Expires: 2026-05-31T22:00:00Z",
            "Preferred-Languages: en, fr",
            &format!("Canonical: {}/.well-known/security.txt", door.origin()),
        ]
    );
    house.at("2026-05-31T22:00:00Z");
    assert_eq!(visitor.get("/.well-known/security.txt").status, 404);
}
