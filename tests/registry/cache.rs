//! Kept pages: the same as rendered ones, new at once after an act, and nobody's in particular.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use registry::config::PageCache;
use registry::rules::adherence::EventKind;
use registry::rules::words::Choice;
use registry::store::{Clock, Store, StoreError};
use registry::web::house::House as Rooms;
use registry::web::kept::Pages;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::house::{House, on_both};
use super::norms::{adopted, notifies};
use super::pages::links;
use super::questions::{CLOSING, casts, opened};

/// A door whose kept pages are looked at.
struct Kept {
    pages: Arc<Pages>,
    door: Door,
}

impl Kept {
    fn of(store: &Store, setting: PageCache) -> Self {
        let rooms = Rooms::of(store.clone()).keeping(setting);
        Self {
            pages: Arc::clone(rooms.pages()),
            door: Door::of(rooms, DemoBanner::Shown),
        }
    }

    fn browser(&self) -> Browser {
        Browser::at(self.door.origin())
    }

    /// How many renderings this took.
    fn renderings(&self, what: impl FnOnce()) -> u64 {
        let before = self.pages.renderings();
        what();
        self.pages.renderings() - before
    }
}

const PAGES: [&str; 9] = [
    "/en/",
    "/fr/",
    "/en/norms",
    "/fr/norms/GAIP-NORM-0001",
    "/en/norms/GAIP-NORM-0001?text=both",
    "/en/norms/GAIP-NORM-0001.json",
    "/en/adoption",
    "/fr/members/FRA",
    "/en/record",
];

#[test]
fn a_kept_page_is_the_same_bytes_as_one_that_is_rendered_each_time() {
    on_both(|house| {
        let norm = adopted(house);
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let kept = Kept::of(house.store(), PageCache::default());
        let rendered = Kept::of(house.store(), PageCache::Off);
        for path in PAGES {
            let body = |of: &Kept| {
                let answer = of.browser().get(path);
                assert_eq!(answer.status, 200, "{path}");
                answer.body.replace(of.door.origin(), "")
            };
            let plain = body(&rendered);
            assert_eq!(body(&kept), plain, "{path}");
            let taken = kept.renderings(|| assert_eq!(body(&kept), plain, "{path}, kept"));
            assert_eq!(taken, 0, "{path} is kept");
        }
        assert_eq!(rendered.pages.len(), 0);
        assert_eq!(kept.pages.len(), PAGES.len());
    });
}

#[test]
fn after_an_act_the_next_answer_is_new_at_once() {
    on_both(|house| {
        let norm = adopted(house);
        let kept = Kept::of(house.store(), PageCache::default());
        let reader = kept.browser();
        let path = format!("/en/norms/{norm}");
        for member in ["FRA", "DEU", "JPN", "CAN"] {
            let before = reader.get(&path);
            assert_eq!(reader.get(&path).body, before.body);
            notifies(house, member, &norm, EventKind::Adhered, "2026-03-02").unwrap();
            let after = reader.get(&path);
            assert_ne!(after.body, before.body, "{member}");
            assert_ne!(after.header("etag"), before.header("etag"));
        }
        assert_eq!(kept.pages.len(), 1, "the older ones have gone");
    });
}

#[test]
fn an_act_of_another_process_is_seen_within_a_second() {
    on_both(|house| {
        let norm = adopted(house);
        let elsewhere = Store::open(house.source(), Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        let kept = Kept::of(&elsewhere, PageCache::default());
        let reader = kept.browser();
        let path = format!("/fr/norms/{norm}");
        let before = reader.get(&path).body;
        assert_eq!(
            kept.renderings(|| assert_eq!(reader.get(&path).body, before)),
            0
        );
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let began = Instant::now();
        while reader.get(&path).body == before {
            assert!(
                began.elapsed() < Duration::from_secs(1),
                "an act is not seen"
            );
            thread::sleep(Duration::from_millis(20));
        }
    });
}

#[test]
fn a_reader_who_has_the_page_is_told_so_without_any_rendering() {
    on_both(|house| {
        let norm = adopted(house);
        let kept = Kept::of(house.store(), PageCache::default());
        let reader = kept.browser();
        let path = format!("/en/norms/{norm}");
        let tag = reader.get(&path).header("etag").to_owned();
        let unchanged = |of: &Kept, tag: &str| {
            of.renderings(|| {
                let answer = of.browser().get_if_changed(&path, tag);
                assert_eq!((answer.status, answer.body.as_str()), (304, ""), "{tag}");
                assert_eq!(answer.header("vary"), "Accept, Accept-Encoding");
                assert!(answer.header("cache-control").starts_with("public"));
                assert_ne!(answer.header("content-security-policy"), "");
            })
        };
        assert_eq!(unchanged(&kept, &tag), 0);
        assert_eq!(unchanged(&kept, &format!("\"other\", W/{tag}")), 0);
        // Another process of the same house has not rendered it, and need not.
        let other = Kept::of(house.store(), PageCache::default());
        assert_eq!(unchanged(&other, &tag), 0);
        assert_eq!(other.pages.len(), 0);
        assert_eq!(
            reader
                .get_if_changed("/fr/norms/GAIP-NORM-0001", &tag)
                .status,
            200
        );
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        assert_eq!(reader.get_if_changed(&path, &tag).status, 200);
        assert_eq!(other.browser().get_if_changed(&path, &tag).status, 200);
    });
}

#[test]
fn a_page_reads_otherwise_from_the_moment_at_which_its_vote_closes() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let kept = Kept::of(house.store(), PageCache::default());
        let reader = kept.browser();
        let path = format!("/en/votes/{ballot}");
        let running = reader.get(&path);
        assert!(running.body.contains("left"), "{}", running.body);
        let tag = running.header("etag").to_owned();
        assert_eq!(reader.get_if_changed(&path, &tag).status, 304);
        // A day passes: it is nearer, and no act was done.
        house.later(1, 0);
        let nearer = reader.get(&path);
        assert_ne!(nearer.body, running.body);
        assert_eq!(reader.get_if_changed(&path, &tag).status, 200);
        let close: jiff::Timestamp = CLOSING.parse().unwrap();
        let just_before = close
            .checked_sub(jiff::SignedDuration::from_secs(3))
            .unwrap();
        house.at(&just_before.to_string());
        let last = reader.get(&path);
        assert!(
            !last.header("cache-control").contains("s-maxage"),
            "{:?}",
            last.headers
        );
        assert_eq!(
            kept.renderings(|| assert_eq!(reader.get(&path).body, last.body)),
            0
        );
        house.at(CLOSING);
        let closed = reader.get(&path);
        assert_ne!(closed.body, last.body, "the hour has passed");
        assert!(!closed.body.contains("less than a minute left"));
    });
}

#[test]
fn every_reader_gets_the_encoding_it_takes_and_the_same_page() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let kept = Kept::of(house.store(), PageCache::default());
    let reader = kept.browser();
    let path = "/en/norms/GAIP-NORM-0001";
    let (_, headers, plain) = reader.get_bytes_with(path, &[("accept-encoding", "identity")]);
    assert!(!headers.contains_key("content-encoding"));
    let mut tags = HashSet::from([headers["etag"].clone()]);
    for (accepted, encoding) in [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
    ] {
        let asked = [("accept-encoding", accepted)];
        let (status, headers, packed) = reader.get_bytes_with(path, &asked);
        assert_eq!(
            (status, headers["content-encoding"].to_str().unwrap()),
            (200, encoding)
        );
        assert_eq!(headers["vary"], "Accept, Accept-Encoding");
        assert!(
            packed.len() * 3 < plain.len(),
            "{} of {}",
            packed.len(),
            plain.len()
        );
        assert!(unpacked(encoding, &packed) == plain, "{encoding}");
        tags.insert(headers["etag"].clone());
        let tag = headers["etag"].to_str().unwrap();
        let (status, ..) = reader.get_bytes_with(path, &[asked[0], ("if-none-match", tag)]);
        assert_eq!(status, 304);
        assert_eq!(
            reader.get_if_changed(path, tag).status,
            200,
            "the plain page is another"
        );
    }
    assert_eq!(tags.len(), 3, "one validator for each encoding: {tags:?}");
    assert_eq!(kept.pages.renderings(), 1);
}

fn unpacked(encoding: &str, packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &packed[..], &mut plain).unwrap(),
        _ => {
            flate2::read::GzDecoder::new(packed)
                .read_to_end(&mut plain)
                .unwrap();
        }
    }
    plain
}

#[test]
fn a_page_that_many_want_at_once_is_rendered_once() {
    on_both(|house| {
        adopted(house);
        let kept = Kept::of(house.store(), PageCache::default());
        kept.browser().get("/en/");
        let together = Barrier::new(16);
        let taken = kept.renderings(|| {
            thread::scope(|readers| {
                for _ in 0..16 {
                    readers.spawn(|| {
                        let reader = kept.browser();
                        reader.get("/healthz");
                        together.wait();
                        assert_eq!(reader.get("/en/norms/GAIP-NORM-0001").status, 200);
                    });
                }
            });
        });
        assert_eq!(taken, 1);
    });
}

#[test]
fn nothing_that_is_somebodys_is_kept() {
    on_both(|house| {
        adopted(house);
        let kept = Kept::of(house.store(), PageCache::default());
        let stranger = kept.browser();
        house.head_of("FRA");
        let public = stranger.get("/en/norms/GAIP-NORM-0001");
        let france = kept.browser();
        let signed_in = france.sign_in_as("head.fra@people.example", super::house::PASSWORD);
        assert_eq!(signed_in.status, 303);
        let is_kept = |path: &str, browser: &Browser| {
            let count = kept.pages.len();
            let answer = browser.get(path);
            (answer.status, kept.pages.len() > count)
        };
        for path in ["/en/desk", "/en/desk/account", "/fr/desk/drafts"] {
            assert_eq!(is_kept(path, &france), (200, false), "{path}");
            assert_eq!(is_kept(path, &stranger), (303, false), "{path}");
        }
        for path in [
            "/en/sign-in",
            "/fr/recovery",
            "/en/record/receipt",
            "/readyz",
        ] {
            let (status, kept) = is_kept(path, &stranger);
            assert_eq!(
                (status, kept && path != "/en/record/receipt"),
                (200, false),
                "{path}"
            );
        }
        for path in [
            "/en/norms/GAIP-NORM-9999",
            "/en/nowhere",
            "/fr/votes/B-2026-999",
        ] {
            assert_eq!(is_kept(path, &stranger), (404, false), "{path}");
        }
        assert_eq!(
            is_kept("/en/adoption?on=2099-01-01", &stranger),
            (422, false)
        );
        let again = france.get("/en/norms/GAIP-NORM-0001");
        assert!(again.body == public.body);
        assert_eq!(again.header("set-cookie"), "");
    });
}

#[test]
fn what_a_page_does_not_know_in_its_address_takes_no_place() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let kept = Kept::of(house.store(), PageCache::default());
    let reader = kept.browser();
    let plain = reader.get("/en/norms").body;
    for number in 0..40 {
        for path in [
            format!("/en/norms?utm={number}"),
            format!("/en/adoption?x{number}=1"),
            format!("/en/norms/GAIP-NORM-0001.json?x={number}"),
            format!("/en/norms/GAIP-NORM-{:04}", 500 + number),
        ] {
            reader.get(&path);
        }
    }
    assert_eq!(kept.pages.len(), 1);
    let taken = kept.renderings(|| {
        assert_eq!(
            reader.get("/en/norms?theme=&state=").body,
            plain,
            "an empty form"
        );
    });
    assert_eq!(taken, 0);
    let filtered = reader.get("/en/norms?theme=workers&state=in-force").body;
    let turned = reader.get("/en/norms?state=in-force&theme=workers");
    assert_eq!(turned.body, filtered);
    assert_eq!(kept.pages.len(), 2);
}

#[test]
fn pages_take_no_more_memory_than_they_are_given() {
    let house = House::on(Database::Sqlite);
    adopted(&house);
    let kept = Kept::of(house.store(), PageCache::Mebibytes(1));
    let reader = kept.browser();
    for index in 1..60 {
        for lang in ["en", "fr"] {
            let older = format!("/{lang}/record?before={index}");
            assert_eq!(reader.get(&older).status, 200, "{older}");
            assert!(kept.pages.weight() <= 1 << 20);
        }
    }
    assert!((4..90).contains(&kept.pages.len()), "{}", kept.pages.len());
}

#[test]
fn while_the_house_acts_readers_read_what_is_true() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let kept = Kept::of(house.store(), PageCache::default());
        let path = format!("/en/votes/{ballot}");
        let reader = kept.browser();
        for (count, member) in ["FRA", "DEU", "JPN", "CAN", "CHL"].iter().enumerate() {
            casts(house, member, &ballot, Choice::Yes).unwrap();
            let body = reader.get(&path).body;
            let said = format!("{} of 45", count + 1);
            assert!(body.contains(&said), "{said}");
        }
    });
}

#[test]
fn an_open_page_is_told_the_number_of_each_act_and_nothing_else() {
    on_both(|house| {
        let norm = adopted(house);
        let kept = Kept::of(house.store(), PageCache::default());
        let mut stream =
            TcpStream::connect(kept.door.origin().trim_start_matches("http://")).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        stream
            .write_all(b"GET /head HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
        let mut heard = String::new();
        let mut hears = |what: &str| {
            let mut bytes = [0; 4096];
            while !heard.contains(what) {
                let came = stream
                    .read(&mut bytes)
                    .unwrap_or_else(|_| panic!("{what}: {heard}"));
                heard.push_str(std::str::from_utf8(&bytes[..came]).unwrap());
            }
            heard.clone()
        };
        let n = house
            .store()
            .read(|r| Ok::<_, StoreError>(r.head().n))
            .unwrap();
        let head = hears(&format!("id: {n}\ndata: {n}\n\n"));
        assert!(head.contains("content-type: text/event-stream"), "{head}");
        assert!(head.contains("cache-control: no-store"), "{head}");
        notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
        let after = house
            .store()
            .read(|r| Ok::<_, StoreError>(r.head().n))
            .unwrap();
        assert!(after > n);
        hears(&format!("id: {after}\ndata: {after}\n\n"));
    });
}

/// One address stands for all of its kind.
fn kind_of(path: &str) -> String {
    path.chars()
        .map(|letter| if letter.is_ascii_digit() { '9' } else { letter })
        .collect::<String>()
        .split('/')
        .map(|part| {
            if part.len() == 3 && part.chars().all(char::is_uppercase) {
                "CODE"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
        .replace("99", "9")
}

#[test]
fn every_public_page_of_the_demo_is_kept_under_the_address_that_its_links_name() {
    let demo = told(Database::Sqlite);
    let kept = Kept::of(&demo.store, PageCache::Mebibytes(64));
    let reader = kept.browser();
    let mut ahead = VecDeque::from(["/en/".to_owned(), "/fr/".to_owned()]);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut lost = Vec::new();
    while let Some(path) = ahead.pop_front() {
        let is_file = path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'));
        let is_public = !is_file
            && ["/en", "/fr"].iter().any(|lang| path.starts_with(lang))
            && !["/desk", "/sign-in", "/recovery", "/record/receipt"]
                .iter()
                .any(|private| path[3..].starts_with(private));
        let seen = kinds.entry(kind_of(&path)).or_default();
        *seen += 1;
        if !is_public || *seen > 1 {
            continue;
        }
        let first = reader.get(&path);
        if !first.header("content-type").starts_with("text/html") || first.status != 200 {
            continue;
        }
        let taken = kept.renderings(|| assert_eq!(reader.get(&path).body, first.body, "{path}"));
        if taken > 0 {
            lost.push(path.clone());
        }
        ahead.extend(links(&first.body, kept.door.origin()));
    }
    assert!(kinds.len() > 30, "{kinds:#?}");
    assert!(lost.is_empty(), "rendered each time: {lost:#?}");
}
