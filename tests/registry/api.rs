//! The interface for programs: pages that miss nothing while the register grows, validators, other sites, Popolo.

use std::collections::BTreeSet;

use registry::acts::motions::Motion;
use registry::acts::themes;
use registry::rules::words::{Name, ThemeCode};
use registry::web::api::endpoints::{ENDPOINTS, Gives};
use registry::web::site::DemoBanner;
use serde_json::Value;

use super::api_described::Filled;
use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::{House, on_both};
use super::questions::{cast_all, certify, close, fixed, opened};

fn read(visitor: &Browser, path: &str) -> Value {
    let answer = visitor.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// All items of a list from an address on, page after page.
fn paged(
    visitor: &Browser,
    origin: &str,
    path: &str,
    mut between: impl FnMut(usize),
) -> Vec<Value> {
    let mut items = Vec::new();
    let mut next = Some(path.to_owned());
    for number in 0.. {
        let Some(here) = next else { break };
        assert!(number < 5_000, "{path} has no end");
        let answer = visitor.get(&here);
        let page: Value = serde_json::from_str(&answer.body).unwrap();
        let own = page["items"].as_array().unwrap();
        items.extend(own.iter().cloned());
        next = page["next"].as_str().map(|next| {
            assert!(
                answer
                    .header("link")
                    .contains(&format!("<{next}>; rel=\"next\""))
            );
            next.strip_prefix(origin).unwrap().to_owned()
        });
        between(number);
    }
    items
}

fn adds_a_theme(house: &House, number: usize) {
    let name = || Name::parse(&format!("Theme {number}")).unwrap();
    let code = ThemeCode::parse(&format!("theme-{number}")).unwrap();
    themes::add(house.store(), house.officer(), code, name(), name(), None).unwrap();
}

#[test]
fn pages_of_a_list_give_everything_once_while_the_record_grows() {
    on_both(|house| {
        house.officer();
        let visitor = house.browser();
        let origin = house.serve().origin().to_owned();
        let head = read(&visitor, "/api/v1/record/head")["item"]["entries"]
            .as_i64()
            .unwrap();
        assert!(head > 40);
        let path = "/api/v1/record/entries?limit=7";
        let items = paged(&visitor, &origin, path, |page| adds_a_theme(house, page));
        let seen: Vec<i64> = items
            .iter()
            .map(|item| item["index"].as_i64().unwrap())
            .collect();
        let then: Vec<i64> = (0..head).rev().collect();
        assert_eq!(seen, then);
        let now = read(&visitor, "/api/v1/record/head")["item"]["entries"]
            .as_i64()
            .unwrap();
        assert!(now > head, "the record grew meanwhile");
    });
}

#[test]
fn small_pages_and_large_pages_hold_the_same_on_both_databases() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open_with(&told(database).store, DemoBanner::Shown);
        let visitor = Browser::at(door.origin());
        let filled = Filled::of(&visitor);
        for endpoint in ENDPOINTS {
            let has_pages = endpoint.query.iter().any(|param| param.name == "cursor");
            if !matches!(endpoint.gives, Gives::Page)
                || !has_pages
                || endpoint.id == "list_record_entries"
                // The invented house has none.
                || endpoint.of == "archives"
            {
                continue;
            }
            let path = filled.path(endpoint);
            let large = paged(
                &visitor,
                door.origin(),
                &format!("{path}?limit=100"),
                |_| {},
            );
            let small = paged(&visitor, door.origin(), &format!("{path}?limit=3"), |_| {});
            assert_eq!(large, small, "{database:?} {path}");
            let distinct: BTreeSet<String> = small.iter().map(ToString::to_string).collect();
            assert_eq!(distinct.len(), small.len(), "{path} gives something twice");
        }
        let all = paged(&visitor, door.origin(), "/api/v1/ballots?limit=100", |_| {});
        let mut apart = 0;
        for result in ["adopted", "rejected", "no-decision"] {
            let path = format!("/api/v1/ballots?result={result}&limit=4");
            let own = paged(&visitor, door.origin(), &path, |_| {});
            assert!(
                own.iter().all(|ballot| ballot["result"] == result),
                "{own:?}"
            );
            apart += own.len();
        }
        let undecided = all
            .iter()
            .filter(|ballot| ballot["result"].is_null())
            .count();
        assert_eq!(apart + undecided, all.len());
    }
}

#[test]
fn an_answer_that_has_not_changed_is_not_sent_again() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let visitor = house.browser();
        let places = [
            "/api/v1/ballots".to_owned(),
            format!("/api/v1/ballots/{ballot}"),
            "/api/v1/proposals/P-2026-001/revisions/0".to_owned(),
            "/api/v1/record/head".to_owned(),
            "/feeds/fr/votes.atom".to_owned(),
            "/en/calendar.ics".to_owned(),
            "/sitemap.xml".to_owned(),
        ];
        let mut tags = Vec::new();
        for place in &places {
            let answer = visitor.get(place);
            assert_eq!(answer.status, 200, "{place}: {}", answer.body);
            let tag = answer.header("etag").to_owned();
            assert!(tag.starts_with('"'), "{place}: {tag}");
            let again = visitor.get_if_changed(place, &tag);
            assert_eq!((again.status, again.body.as_str()), (304, ""), "{place}");
            if !place.ends_with(".ics") {
                assert_eq!(again.header("access-control-allow-origin"), "*", "{place}");
            }
            tags.push(tag);
        }
        cast_all(house, &ballot, 30, 4, 2);
        close(house, &ballot);
        // What is handed out follows the head, so each has changed.
        for (place, tag) in places.iter().zip(&tags) {
            let answer = visitor.get_if_changed(place, tag);
            assert_eq!(answer.status, 200, "{place} has changed");
            assert_ne!(answer.header("etag"), tag);
        }
    });
}

#[test]
fn scripts_of_other_sites_may_read_and_nothing_else() {
    let house = House::on(Database::Sqlite);
    let visitor = house.browser();
    for path in [
        "/api/v1/norms",
        "/api/openapi.json",
        "/feeds/en/everything.atom",
        "/record/entries/0.json",
        "/en/calendar.ics",
        "/en/norms.csv",
    ] {
        let asked = visitor.options(path);
        assert_eq!(asked.status, 204, "{path}");
        assert_eq!(asked.header("access-control-allow-origin"), "*");
        assert_eq!(
            asked.header("access-control-allow-methods"),
            "GET, HEAD, OPTIONS"
        );
        assert_eq!(asked.header("allow"), "GET, HEAD, OPTIONS");
        let answer = visitor.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        assert_eq!(answer.header("set-cookie"), "");
        let sent = visitor.post_form(path, &[("x", "y")]);
        assert_eq!(sent.status, 405, "{path}");
        assert_eq!(sent.header("allow"), "GET, HEAD, OPTIONS");
    }
    for path in [
        "/en/norms",
        "/en/sign-in",
        "/en/desk",
        "/en/desk/ballots/B-2026-001/votes/1/receipt.json",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
}

#[test]
fn a_vote_is_counted_and_called_alike_in_the_registers_words_and_in_popolos() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let visitor = house.browser();
        cast_all(house, &ballot, 30, 4, 2);
        let running = read(&visitor, &format!("/api/v1/popolo/vote_events/{ballot}"));
        assert_eq!(running["item"]["votes"], Value::Array(Vec::new()));
        assert_eq!(running["item"]["counts"], Value::Array(Vec::new()));
        let running = read(&visitor, &format!("/api/v1/ballots/{ballot}"));
        assert_eq!(running["item"]["have_voted"], 36);
        assert!(running["item"]["tally"].is_null());
        let lines = running["item"]["roll_call"].as_array().unwrap();
        assert!(
            lines
                .iter()
                .all(|line| line["choice"].is_null() && line["entry"].is_null())
        );
        close(house, &ballot);
        house.at(super::questions::CERTIFYING);
        certify(house, &ballot).unwrap();
        let own = read(&visitor, &format!("/api/v1/ballots/{ballot}"));
        let item = &own["item"];
        assert_eq!(
            (&item["result"], &item["state"]),
            (&"adopted".into(), &"certified".into())
        );
        assert_eq!(item["have_voted"], 36);
        assert_eq!(item["norm"], "GAIP-NORM-0001");
        let event = read(&visitor, &format!("/api/v1/popolo/vote_events/{ballot}"));
        let motion = read(&visitor, &format!("/api/v1/popolo/motions/{ballot}"));
        assert_eq!(motion["item"]["result"], "pass");
        assert_eq!(motion["item"]["text"], "Consulting workers");
        assert_eq!(motion["item"]["vote_event_ids"][0], ballot.as_str());
        let votes = event["item"]["votes"].as_array().unwrap();
        let entitled = item["tally"]["entitled"].as_i64().unwrap();
        assert_eq!(votes.len() as i64, entitled);
        for (option, field) in [
            ("yes", "yes"),
            ("no", "no"),
            ("abstain", "abstain"),
            ("not voting", "not_participating"),
            ("absent", "did_not_vote"),
        ] {
            let counts = event["item"]["counts"].as_array().unwrap();
            let count = counts
                .iter()
                .find(|count| count["option"] == option)
                .unwrap();
            assert_eq!(count["value"], item["tally"][field], "{option}");
            let voted = votes.iter().filter(|vote| vote["option"] == option).count();
            assert_eq!(count["value"], voted, "{option}");
        }
    });
}

#[test]
fn a_vote_on_a_proposal_for_members_is_told_without_its_question() {
    use registry::acts::ballots;
    use registry::rules::words::{Classification, DecisionKind};
    on_both(|house| {
        let kind = DecisionKind::NormAdoption;
        let proposal = fixed(house, 1, Classification::ForMembers, kind);
        house.at(super::questions::OPENING);
        let putting = super::questions::putting(&proposal, super::questions::CLOSING);
        let ballot = ballots::open(house.store(), house.officer(), putting, None).unwrap();
        let visitor = house.browser();
        let told = read(&visitor, &format!("/api/v1/ballots/{ballot}"));
        assert!(told["item"]["title"].is_null());
        let motion = read(&visitor, &format!("/api/v1/popolo/motions/{ballot}"));
        assert!(motion["item"]["text"].is_null());
        assert_eq!(
            visitor.get(&format!("/api/v1/proposals/{proposal}")).status,
            404
        );
        let list = read(&visitor, "/api/v1/proposals");
        assert_eq!(list["items"], Value::Array(Vec::new()));
        let of_theme = read(&visitor, "/api/v1/ballots?theme=workers");
        assert_eq!(
            of_theme["items"],
            Value::Array(Vec::new()),
            "the theme is for members too"
        );
        let feed = visitor.get("/feeds/en/themes/workers.atom").body;
        assert!(!feed.contains(proposal.as_str()) && !feed.contains(ballot.as_str()));
        // Opened, it is all there.
        let open = Motion::Declassification {
            proposal: proposal.clone(),
        };
        let consent = registry::acts::sponsors::consent_to_publish(
            house.store(),
            house.head_of("FRA"),
            &proposal,
            None,
        );
        consent.unwrap();
        house.two_officers(open).unwrap();
        assert_eq!(
            visitor.get(&format!("/api/v1/proposals/{proposal}")).status,
            200
        );
        let told = read(&visitor, &format!("/api/v1/ballots/{ballot}"));
        assert_eq!(told["item"]["title"]["fr"], "Consultation des travailleurs");
        let of_theme = read(&visitor, "/api/v1/ballots?theme=workers");
        assert_eq!(of_theme["items"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn the_register_of_a_day_gone_by_is_answered_as_it_stood() {
    on_both(|house| {
        let ballot = opened(house, 1);
        cast_all(house, &ballot, 30, 4, 2);
        close(house, &ballot);
        house.at(super::questions::CERTIFYING);
        certify(house, &ballot).unwrap();
        let visitor = house.browser();
        let count = |path: &str| read(&visitor, path)["items"].as_array().unwrap().len();
        assert_eq!(count("/api/v1/norms"), 1);
        assert_eq!(count("/api/v1/norms?on=2026-03-18"), 0);
        assert_eq!(count("/api/v1/adherence/matrix?on=2026-03-18"), 0);
        let then = read(&visitor, "/api/v1/ballots?on=2026-03-13");
        assert_eq!(then["items"][0]["state"], "open");
        assert!(then["items"][0]["result"].is_null());
        assert_eq!(
            read(&visitor, "/api/v1/ballots")["items"][0]["state"],
            "certified"
        );
    });
}
