//! What is remembered between readings is what a fresh reading gives, and every act changes what it must.

use std::cell::RefCell;
use std::sync::Arc;

use jiff::Timestamp;
use registry::clock;
use registry::config::PageCache;
use registry::demo::{self, Stage};
use registry::record::Act;
use registry::record::entries::Names;
use registry::rules::adherence::EventKind;
use registry::rules::calendar;
use registry::rules::permissions::Action;
use registry::rules::words::Choice;
use registry::store::clock::Script;
use registry::store::{Asking, Asks, Clock, Enacted, Source, Store, StoreError, members, themes};
use registry::web::house::House as Rooms;
use registry::web::kept::untouched::Untouched;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::{Database, Lot};
use super::demo::TOLD;
use super::house::{House, on_both};
use super::norms::{adopted, notifies};
use super::questions::{casts, opened};

/// Rooms that remember, or rooms that compose each page anew from a store that remembers nothing yet.
struct Reader {
    door: Door,
    untouched: Option<Arc<Untouched>>,
}

impl Reader {
    fn of(store: &Store) -> Self {
        let rooms = Rooms::of(store.clone()).keeping(PageCache::Off);
        Self {
            untouched: rooms.untouched().cloned(),
            door: Door::of(rooms, DemoBanner::Shown),
        }
    }

    fn fresh(source: &Source, script: &Script) -> Self {
        let store = Store::open(source, Clock::Scripted(script.clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        let rooms = Rooms::of(store).keeping(PageCache::Off).composing_all();
        Self {
            untouched: None,
            door: Door::of(rooms, DemoBanner::Shown),
        }
    }

    /// Status and page, without where the door stands.
    fn reads(&self, path: &str) -> (u16, String) {
        let answer = Browser::at(self.door.origin()).get(path);
        (answer.status, answer.body.replace(self.door.origin(), ""))
    }

    /// The page, and whether it was composed for this reading.
    fn composes(&self, path: &str) -> bool {
        let untouched = self.untouched.as_ref().unwrap();
        let before = untouched.spared();
        assert_eq!(self.reads(path).0, 200, "{path}");
        untouched.spared() == before
    }
}

const PAGES: [&str; 14] = [
    "/en/",
    "/fr/",
    "/en/norms",
    "/fr/norms?state=in-force",
    "/en/votes",
    "/fr/votes?result=adopted",
    "/en/adoption",
    "/fr/adoption?status=adhered",
    "/en/search?q=labels",
    "/fr/norms/GAIP-NORM-0001",
    "/en/norms/GAIP-NORM-0002?text=both",
    "/en/norms/GAIP-NORM-0003",
    "/en/votes/B-2025-001",
    "/fr/votes/B-2026-001?by=choice",
];

/// Steps of the story between two comparisons.
const EVERY: usize = 48;
/// Steps between two readings of one page beside them.
const BETWEEN: usize = 6;

#[test]
fn at_every_step_of_the_story_what_is_remembered_is_what_is_there() {
    every_page_is_as_fresh(Database::Sqlite);
}

#[test]
fn at_every_step_of_the_story_what_is_remembered_is_what_is_there_on_postgresql() {
    every_page_is_as_fresh(Database::Postgres);
}

fn every_page_is_as_fresh(database: Database) {
    let lot = Lot::empty(database);
    Store::migrate(&lot.source).unwrap();
    let now: Timestamp = TOLD.parse().unwrap();
    let script = Script::starting(now);
    let store = Store::open(&lot.source, Clock::Scripted(script.clone()))
        .unwrap()
        .with_sealing(super::house::sealing());
    let reader = RefCell::new(None);
    let progress = |done: usize, _: usize| {
        let mut reader = reader.borrow_mut();
        let remembers = reader.get_or_insert_with(|| Reader::of(&store));
        if !done.is_multiple_of(EVERY) {
            // What was composed in between is remembered as well.
            if done.is_multiple_of(BETWEEN) {
                remembers.reads(PAGES[done / BETWEEN % PAGES.len()]);
            }
            return;
        }
        let fresh = Reader::fresh(&lot.source, &script);
        for path in PAGES {
            assert_eq!(
                remembers.reads(path),
                fresh.reads(path),
                "{path}, step {done}"
            );
        }
    };
    demo::populate(&Stage {
        store: &store,
        script: &script,
        keys: &[],
        today: calendar::day_of(now),
        now,
        hash: &|_| "nobody signs in here".to_owned(),
        password: &|| "nobody signs in here".to_owned(),
        round: &|store| {
            clock::round(store);
        },
        progress: &progress,
    })
    .unwrap();
    let reader = reader.into_inner().unwrap();
    let fresh = Reader::fresh(&lot.source, &script);
    for path in PAGES {
        let read = fresh.reads(path);
        assert_eq!(reader.reads(path), read, "{path}");
        assert_eq!(reader.reads(path), read, "{path}, again");
        assert_eq!(read.0, 200, "{path} is a page of the whole story");
    }
    let untouched = reader.untouched.unwrap();
    let spared = untouched.spared();
    println!("{database:?}: {spared} pages were not composed");
    assert!(spared > PAGES.len() as u64, "{spared}");
    assert!(untouched.weight() <= 4 << 20);
}

fn log(store: &Store) {
    let head = "0".repeat(64);
    let asking = Asking::new(Asks::Registry, Action::AnchorLog);
    let enacted = store.enact(asking, move |_| {
        Ok(Enacted::one(Act::Log { head: head.clone() }, ()))
    });
    enacted.unwrap();
}

#[test]
fn an_act_beside_a_page_changes_its_foot_alone() {
    on_both(|house| {
        let norm = adopted(house);
        let ballot = opened(house, 2);
        let reader = Reader::of(house.store());
        let page = format!("/en/norms/{norm}");
        let vote = format!("/en/votes/{ballot}");
        assert!(reader.composes(&page));
        assert!(reader.composes(&vote));
        assert!(reader.composes("/en/votes"));
        let before = reader.reads(&page).1;
        log(house.store());
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        assert!(!reader.composes(&page), "a vote is beside a norm");
        assert!(reader.composes(&vote), "a vote is what its page is about");
        assert!(
            reader.composes("/en/votes"),
            "the list says how many have voted"
        );
        let after = reader.reads(&page).1;
        assert_ne!(after, before, "the foot names the last act");
        let main = |page: &str| page.split("</main>").next().unwrap().to_owned();
        assert_eq!(main(&after), main(&before));
        let fresh = Reader::fresh(house.source(), house.script());
        assert_eq!(after, fresh.reads(&page).1);
        assert_eq!(reader.reads(&vote), fresh.reads(&vote));
    });
}

#[test]
fn an_act_on_a_norm_touches_its_page_and_no_other_norms() {
    on_both(|house| {
        let norm = adopted(house);
        let reader = Reader::of(house.store());
        let page = format!("/fr/norms/{norm}");
        for path in [&page, "/fr/norms", "/fr/adoption", "/fr/", "/fr/votes"] {
            assert!(reader.composes(path), "{path}");
            assert!(!reader.composes(path), "{path}, again");
        }
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        assert!(!reader.composes("/fr/votes"), "no list of votes says it");
        for path in [&page, "/fr/norms", "/fr/adoption", "/fr/"] {
            assert!(reader.composes(path), "{path} tells of the adherence");
        }
        let fresh = Reader::fresh(house.source(), house.script());
        assert_eq!(reader.reads(&page), fresh.reads(&page));
    });
}

#[test]
fn a_page_that_the_time_changes_is_composed_anew_without_an_act() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let reader = Reader::of(house.store());
        let path = format!("/en/votes/{ballot}");
        assert!(reader.composes(&path));
        assert!(!reader.composes(&path));
        house.later(1, 1);
        assert!(reader.composes(&path), "less time is left");
        let fresh = Reader::fresh(house.source(), house.script());
        assert_eq!(reader.reads(&path), fresh.reads(&path));
    });
}

#[test]
fn the_validator_of_an_untouched_page_is_that_of_its_bytes() {
    on_both(|house| {
        let norm = adopted(house);
        let (one, other) = (Reader::of(house.store()), Reader::of(house.store()));
        let path = format!("/en/norms/{norm}");
        assert!(one.composes(&path));
        log(house.store());
        let tag = |reader: &Reader| {
            let answer = Browser::at(reader.door.origin()).get(&path);
            answer.header("etag").to_owned()
        };
        // Where the page stands is part of it.
        assert_ne!(tag(&one), tag(&other));
        let known = tag(&one);
        let again = Browser::at(one.door.origin()).get_if_changed(&path, &known);
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        log(house.store());
        let later = Browser::at(one.door.origin()).get_if_changed(&path, &known);
        assert_eq!(later.status, 200, "another act is named at its foot");
    });
}

#[test]
fn a_new_name_is_read_at_once_and_a_day_gone_by_keeps_the_old() {
    on_both(|house| {
        house.at("2026-05-12T09:00:00Z");
        let short = |house: &House| {
            house.store().read::<_, StoreError>(|r| {
                let roster = members::roster(r)?;
                Ok(roster.short(&"BEL".parse().unwrap(), registry::rules::words::Lang::En))
            })
        };
        assert_eq!(short(house).unwrap(), "Belgium");
        log(house.store());
        assert_eq!(short(house).unwrap(), "Belgium");
        house
            .two_officers(registry::acts::motions::Motion::Rename {
                from: "2026-05-12".parse().unwrap(),
                member: "BEL".parse().unwrap(),
                names: Names {
                    formal_en: "Kingdom of New Belgium".into(),
                    formal_fr: "Royaume de Nouvelle-Belgique".into(),
                    short_en: "New Belgium".into(),
                    short_fr: "Nouvelle-Belgique".into(),
                },
                reference: super::questions::reference(),
            })
            .unwrap();
        assert_eq!(short(house).unwrap(), "New Belgium");
        house.later(2, 0);
        let then = house.store().read::<_, StoreError>(|r| {
            r.go_back_to("2026-05-11".parse().unwrap())?;
            let roster = members::roster(r)?;
            assert!(!themes::all(r)?.is_empty());
            Ok(roster.short(&"BEL".parse().unwrap(), registry::rules::words::Lang::En))
        });
        assert_eq!(
            then.unwrap(),
            "Belgium",
            "what is remembered is the present"
        );
        assert_eq!(short(house).unwrap(), "New Belgium");
    });
}
