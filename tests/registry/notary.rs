//! The notary: keys, and one history that is signed soon, by the keys of the record.

use std::path::Path;
use std::time::{Duration, Instant};

use registry::acts::house as opening;
use registry::acts::motions::Motion;
use registry::notary::keys::Keyring;
use registry::notary::{self, Notary, NotaryError, Setting, Stand, Working};
use registry::record::checkpoints::{VerifierKey, signers};
use registry::record::entries::House as Kind;
use registry::rules::words::{KeyUse, Vkey};
use registry::store::{Clock, Store, StoreError, entries, keys};

use super::browser::Door;
use super::databases::{Database, Lot, fresh_path};
use super::house::{House, ORIGIN, on_both};
use super::office::{act, enter_keys, office, served, size};
use super::served_record::Visitor;

#[test]
fn a_new_house_gets_its_keys_and_a_second_place_before_its_first_entry() {
    for database in [Database::Sqlite, Database::Postgres] {
        let lot = Lot::empty(database);
        let store = Store::open(&lot.source, Clock::Database)
            .unwrap()
            .with_sealing(super::house::sealing());
        let setting = Setting::in_folder(fresh_path("keys"));
        let first = notary::found(&store, &setting, ORIGIN).unwrap();
        let again = notary::found(&store, &setting, ORIGIN).unwrap();
        assert_eq!(first, again, "a start that was cut off goes on");
        opening::open(&store, Kind::Live, ORIGIN, &first).unwrap();
        assert_eq!(notary::found(&store, &setting, ORIGIN).unwrap(), []);

        for name in ["log.key", "certificate.key", "receipt.key"] {
            use std::os::unix::fs::PermissionsExt;
            let file = setting.keys.join(name);
            let mode = std::fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.starts_with("PRIVATE+KEY+test.example/log"), "{name}");
        }
        let listed = store.read::<_, StoreError>(keys::all).unwrap();
        assert_eq!(listed.len(), 3);
        assert!(
            listed
                .iter()
                .all(|key| first.contains(&(key.purpose, key.vkey.clone())))
        );

        let mut notary = Notary::open(&store, &setting).unwrap();
        assert_eq!(notary.round().unwrap(), Stand::Signed(size(&store)));
        assert_eq!(notary.round().unwrap(), Stand::Quiet(size(&store)));
        let door = Door::open(&store);
        assert_eq!(Visitor(door.origin()).checkpoint().size(), size(&store));

        // The database is lost, the second place is not: no second entry 0.
        let lot = Lot::empty(database);
        let store = Store::open(&lot.source, Clock::Database)
            .unwrap()
            .with_sealing(super::house::sealing());
        assert!(matches!(
            notary::found(&store, &setting, ORIGIN),
            Err(NotaryError::Lost(n)) if n > 0
        ));
    }
}

#[test]
fn without_its_key_or_its_second_place_a_house_signs_nothing_and_says_why() {
    on_both(|house| {
        let nowhere = Setting::in_folder(fresh_path("keys"));
        let mut notary = Notary::open(house.store(), &nowhere).unwrap();
        let why = notary.round().unwrap_err();
        assert!(matches!(why, NotaryError::NoSecondPlace(..)), "{why}");
        assert!(
            why.to_string()
                .contains("the second place holds no checkpoint")
        );

        let setting = office();
        enter_keys(house, &setting);
        std::fs::remove_file(setting.keys.join("log.key")).unwrap();
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        let why = notary.round().unwrap_err();
        assert!(matches!(why, NotaryError::NoKey(_)), "{why}");
        assert_eq!(served(house.store()), None);
        // What is missing is a key, not a checkpoint: the register is written.
        act(house, house.store(), "still-written").unwrap();
    });
}

#[test]
fn a_checkpoint_stands_within_five_seconds_of_the_act() {
    on_both(|house| {
        let setting = office();
        let working = Working::start(house.store(), &setting).unwrap();
        let mut slowest = Duration::ZERO;
        for round in 0..5 {
            act(house, house.store(), &format!("timed-{round}")).unwrap();
            let begun = Instant::now();
            let n = size(house.store());
            while served(house.store()).is_none_or(|served| served.size < n) {
                assert!(begun.elapsed() < Duration::from_secs(5));
                std::thread::sleep(Duration::from_millis(5));
            }
            slowest = slowest.max(begun.elapsed());
        }
        println!("from the act to the checkpoint: at most {slowest:?}");
        drop(working);
    });
}

#[test]
fn a_record_that_begins_anew_gets_keys_of_its_own_in_the_same_folder() {
    let folder = fresh_path("keys");
    let old = Keyring::of(&folder, ORIGIN).found().unwrap();
    let anew = Keyring::of(&folder, "test.example/log-2").found().unwrap();
    assert!(old.iter().all(|key| !anew.contains(key)));
    assert_eq!(Keyring::of(&folder, ORIGIN).found().unwrap(), old);
    let names: Vec<String> = anew
        .iter()
        .map(|(_, vkey)| vkey.to_string().split('+').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "test.example/log-2",
            "test.example/log-2/certificate",
            "test.example/log-2/receipt"
        ]
    );
}

#[test]
fn after_a_key_change_both_keys_sign_for_ninety_days() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let ring = Keyring::of(&setting.keys, ORIGIN);
        let second = ring.add(KeyUse::Log).unwrap();
        let first = ring.all(KeyUse::Log).unwrap()[0].vkey.clone();
        let newer = VerifierKey::parse(second.as_str()).unwrap();
        let both = [newer.clone(), first.clone()];
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        let mut signed_by = |what: &str| -> Vec<String> {
            act(house, house.store(), what).unwrap();
            assert!(matches!(notary.round().unwrap(), Stand::Signed(_)));
            let note = served(house.store()).unwrap().note;
            signers(&note, &both).iter().map(|key| key.id()).collect()
        };
        assert_eq!(
            signed_by("one"),
            [first.id()],
            "a key in the folder is not one on the record"
        );
        let purpose = KeyUse::Log;
        let vkey = Vkey::parse(second.as_str()).unwrap();
        house.two_officers(Motion::Key { purpose, vkey }).unwrap();
        assert_eq!(signed_by("two"), [newer.id(), first.id()]);
        house.later(89, 0);
        assert_eq!(signed_by("three"), [newer.id(), first.id()]);
        house.later(2, 0);
        assert_eq!(signed_by("four"), [newer.id()]);
        let listed = house.browser().get("/.well-known/registry.vkey").body;
        assert_eq!(listed, format!("{}\n{}\n", newer.as_str(), first.as_str()));
    });
}

#[test]
fn signing_costs_little_for_each_entry() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    notary.round().unwrap();
    let before = size(house.store());
    for n in 0..200 {
        act(&house, house.store(), &format!("many-{n}")).unwrap();
    }
    let begun = Instant::now();
    assert!(matches!(notary.round().unwrap(), Stand::Signed(_)));
    let taken = begun.elapsed();
    let new = size(house.store()) - before;
    println!("one checkpoint over {new} new entries: {taken:?}");
    assert!(taken < Duration::from_secs(2));
    let written = house
        .store()
        .read::<_, StoreError>(|r| entries::find(r, before as i64))
        .unwrap();
    assert_eq!(written.index as u64, before);
    assert!(Path::new(&setting.keys).join("checkpoint").exists());
}
