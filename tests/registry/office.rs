//! The notary's office in the tests: keys, a second place, a public act, and what stands where.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::acts::motions::Motion;
use registry::acts::themes;
use registry::notary::Setting;
use registry::notary::keys::{Keyring, Seal};
use registry::notary::place::Place;
use registry::record::checkpoints::Checkpoint;
use registry::record::tree::Frontier;
use registry::rules::words::{KeyUse, Name, ThemeCode};
use registry::store::checkpoints;
use registry::store::{Failure, Source, Store, StoreError};

use super::databases::fresh_path;
use super::house::{House, ORIGIN};

/// A folder with keys, and a second place that knows of no entry yet: as before the first start.
pub fn office() -> Setting {
    let setting = Setting::in_folder(fresh_path("keys"));
    laid(&setting, &Source::Sqlite("none".into()));
    setting
}

/// Keys, and the empty checkpoint in the second place.
pub fn laid(setting: &Setting, register: &Source) {
    let ring = Keyring::of(&setting.keys, ORIGIN);
    ring.found().unwrap();
    let nothing = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: 0,
        root: Frontier::default().root(),
    };
    let note = Seal::sign(&ring.all(KeyUse::Log).unwrap()[..1], &nothing.text()).unwrap();
    let mut place = Place::of(setting, register).unwrap();
    assert!(place.swap(ORIGIN, None, &note).unwrap());
}

/// The keys of the folder on the record, by two officers.
pub fn enter_keys(house: &House, setting: &Setting) {
    for (purpose, vkey) in Keyring::of(&setting.keys, ORIGIN).found().unwrap() {
        house.two_officers(Motion::Key { purpose, vkey }).unwrap();
    }
}

/// One public act: a theme.
pub fn act(house: &House, store: &Store, name: &str) -> Result<(), Failure> {
    let theme = ThemeCode::parse(name).unwrap();
    let words = || Name::parse(name).unwrap();
    themes::add(store, house.officer(), theme, words(), words(), None)
}

pub fn size(store: &Store) -> u64 {
    insists(|| {
        store
            .read::<_, StoreError>(|r| Ok(r.head().n.unsigned_abs()))
            .ok()
    })
}

pub fn served(store: &Store) -> Option<checkpoints::Served> {
    store.read::<_, StoreError>(checkpoints::newest).unwrap()
}

/// What stands in the second place.
pub fn last(setting: &Setting, register: &Source) -> Checkpoint {
    let note = Place::of(setting, register).unwrap().read(ORIGIN).unwrap();
    Checkpoint::of_note(&note.unwrap()).unwrap()
}

/// Tries again for some seconds: connections that were cut are made anew.
pub fn insists<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(done) = attempt() {
            return done;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "in vain");
        std::thread::sleep(Duration::from_millis(20));
    }
}

pub fn run(source: &Source, sql: &str) {
    match source {
        Source::Sqlite(path) => SqliteConnection::establish(path)
            .unwrap()
            .batch_execute(&format!("PRAGMA busy_timeout = 10000; {sql}")),
        Source::Postgres(url) => PgConnection::establish(url).unwrap().batch_execute(sql),
    }
    .unwrap();
}
