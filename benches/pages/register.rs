//! The register that is measured: the demo's story on either database, behind the real application.

use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::thread::{JoinHandle, available_parallelism};
use std::time::Instant;

use actix_web::dev::ServerHandle;
use jiff::Timestamp;
use registry::clock;
use registry::config::PageCache;
use registry::demo::{self, Stage};
use registry::record::Act;
use registry::rules::calendar;
use registry::rules::permissions::Action;
use registry::store::clock::Script;
use registry::store::{Asking, Asks, Clock, Enacted, Store};
use registry::web::house::House;
use registry::web::serving;
use registry::web::site::{DemoBanner, Site};

use crate::Page;
use crate::databases::{Database, Lot};
use crate::{grown, load};

pub fn workers() -> usize {
    available_parallelism().map_or(2, usize::from)
}

/// How much is in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Demo,
    /// So much that every list fills its first page, as it does at every greater size.
    FullLists,
    /// 100,000 norms and 900,000 votes.
    Decades,
}

/// The whole story of the demo, once or many times over.
pub struct Register {
    store: Store,
    pub said: String,
    // Last, so that the store leaves before its database does.
    pub _lot: Lot,
}

impl Register {
    pub fn told(database: Database, size: Size) -> Self {
        let lot = Lot::empty(database);
        let now = Timestamp::now();
        let script = Script::starting(now);
        let began = Instant::now();
        let store = Store::open(&lot.source, Clock::Scripted(script.clone()))
            .expect("a store")
            .with_sealing(crate::house::sealing());
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
            progress: &|_, _| {},
        })
        .expect("a story");
        let entries = store
            .read::<_, registry::store::StoreError>(|r| Ok(r.head().n))
            .expect("a head");
        drop(store);
        match size {
            Size::Demo => {}
            Size::FullLists => grown::grow(&lot.source, grown::FULL_LISTS),
            Size::Decades => grown::grow(&lot.source, grown::DECADES),
        }
        // From here on the clock goes, as it does in a house of record.
        let store = Store::open(&lot.source, Clock::Database)
            .expect("a store")
            .with_sealing(crate::house::sealing());
        Self {
            said: format!(
                "{size:?}: {entries} entries, told in {:.1?}",
                began.elapsed()
            ),
            store,
            _lot: lot,
        }
    }

    /// One small act.
    pub fn acts(&self) {
        let asking = Asking::new(Asks::Registry, Action::AnchorLog);
        let head = "0".repeat(64);
        self.store
            .enact(asking, move |_| {
                Ok(Enacted::one(Act::Log { head: head.clone() }, ()))
            })
            .expect("an act");
    }

    /// Behind an application that keeps no page.
    pub fn serve_composing(&self) -> Served {
        let house = House::of(self.store.clone()).keeping(PageCache::Off);
        open(house.composing_all())
    }

    pub fn serve(&self, pages: PageCache) -> Served {
        open(House::of(self.store.clone()).keeping(pages))
    }

    /// What is measured: some of the pages that most readers come for.
    pub fn pages(served: &Served) -> Vec<Page> {
        let page = |name, path: &str| Page {
            name,
            path: path.to_owned(),
        };
        vec![
            page("home", "/en/"),
            page("norm", &first(served, "/en/norms", "/en/norms/GAIP-NORM-")),
            page(
                "vote",
                &first(served, "/en/votes?result=adopted", "/en/votes/B-"),
            ),
            page("matrix", "/en/adoption"),
            page("norms", "/en/norms"),
            page("votes", "/en/votes"),
            page("search", "/en/search?q=labels"),
        ]
    }
}

/// Opens a house to readers.
pub fn open(house: House) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("a port").port();
    let site = Site::at(&format!("http://127.0.0.1:{port}"), DemoBanner::Shown).expect("a site");
    let (opened, handle) = channel();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let server = serving::server(site, house, vec![listener], workers()).expect("a server");
            opened.send(server.handle()).expect("somebody waits");
            server.await.expect("a server");
        });
    });
    Served {
        port,
        handle: handle.recv().expect("a server"),
        thread: Some(thread),
    }
}

/// The first link on a page that begins so.
fn first(served: &Served, list: &str, beginning: &str) -> String {
    let answer = load::once(served.port, &load::Asking::page(list));
    let body = String::from_utf8(answer.body).expect("a page");
    let links = body.split("href=\"").skip(1);
    let mut links = links.filter_map(|rest| rest.split('"').next());
    let found = links.find(|link| link.starts_with(beginning) && !link.contains(['?', '.', '#']));
    found
        .unwrap_or_else(|| panic!("{list} links to no {beginning}"))
        .to_owned()
}

/// A register that answers, until it is dropped.
pub struct Served {
    pub port: u16,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
