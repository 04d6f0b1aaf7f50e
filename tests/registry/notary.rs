//! The notary: one history, signed once; whatever is behind it or beside it is read and not written.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::acts::motions::Motion;
use registry::acts::{house as opening, themes};
use registry::notary::keys::{Keyring, Seal};
use registry::notary::place::Place;
use registry::notary::{self, Notary, NotaryError, Setting, Stand, Working};
use registry::record::checkpoints::{Checkpoint, VerifierKey, cosigners, signers};
use registry::record::entries::House as Kind;
use registry::record::tiles::unbundle;
use registry::record::tree::Frontier;
use registry::rules::Refusal;
use registry::rules::words::{KeyUse, Name, ThemeCode, Vkey};
use registry::store::checkpoints;
use registry::store::{Clock, Failure, Source, Store, StoreError, entries, keys};
use signed_note::{Note, StandardVerifier, VerifierList};

use super::browser::Door;
use super::databases::{Database, Lot, fresh_path, tell_server};
use super::house::{House, ORIGIN, on_both};
use super::witness::{Manner, Witness};

/// A folder with keys, and a second place that knows of no entry yet: as before the first start.
pub fn office() -> Setting {
    let setting = Setting::in_folder(fresh_path("keys"));
    laid(&setting, &Source::Sqlite("none".into()));
    setting
}

/// Keys, and the empty checkpoint in the second place.
fn laid(setting: &Setting, register: &Source) {
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

fn size(store: &Store) -> u64 {
    insists(|| {
        store
            .read::<_, StoreError>(|r| Ok(r.head().n.unsigned_abs()))
            .ok()
    })
}

fn served(store: &Store) -> Option<checkpoints::Served> {
    store.read::<_, StoreError>(checkpoints::newest).unwrap()
}

/// What stands in the second place.
fn last(setting: &Setting, register: &Source) -> Checkpoint {
    let note = Place::of(setting, register).unwrap().read(ORIGIN).unwrap();
    Checkpoint::of_note(&note.unwrap()).unwrap()
}

/// A visitor with tools that are not ours.
struct Visitor<'a>(&'a str);

impl Visitor<'_> {
    fn get(&self, path: &str) -> (u16, ureq::http::HeaderMap, Vec<u8>) {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut answer = agent.get(format!("{}{path}", self.0)).call().unwrap();
        let bytes = answer.body_mut().read_to_vec().unwrap();
        (answer.status().as_u16(), answer.headers().clone(), bytes)
    }

    fn found(&self, path: &str) -> Vec<u8> {
        let (status, _, bytes) = self.get(path);
        assert_eq!(status, 200, "{path}");
        bytes
    }

    /// The checkpoint, its signature verified with the key found in the same place.
    fn checkpoint(&self) -> tlog_tiles::Checkpoint {
        let vkeys = String::from_utf8(self.found("/.well-known/registry.vkey")).unwrap();
        let note = Note::from_bytes(&self.found("/checkpoint")).unwrap();
        let known = vkeys.lines().map(|vkey| {
            Box::new(StandardVerifier::new(vkey).unwrap()) as Box<dyn signed_note::Verifier>
        });
        note.verify(&VerifierList::new(known.collect())).unwrap();
        tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap()
    }
}

impl tlog_tiles::TileReader for Visitor<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        Ok(tiles
            .iter()
            // That library names the height in the path, as the older protocol did.
            .map(|tile| self.found(&tile.path().replace("tile/8/", "/tile/")))
            .collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn a_visitor_verifies_the_whole_record_with_tools_that_are_not_ours() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        // Past two full tiles, so that there is a second level.
        while size(house.store()) < 530 {
            let n = size(house.store());
            act(house, house.store(), &format!("theme-{n}")).unwrap();
        }
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        let n = size(house.store());
        assert_eq!(notary.round().unwrap(), Stand::Signed(n));
        act(house, house.store(), "not-signed-yet").unwrap();

        let door = house.serve();
        let visitor = Visitor(door.origin());
        let checkpoint = visitor.checkpoint();
        assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, n));

        let reader = tlog_tiles::TileHashReader::new(n, *checkpoint.hash(), &visitor);
        let mut bundles = Vec::new();
        for first in 0..n / 256 {
            bundles.push(visitor.found(&format!("/tile/entries/{first:03}")));
        }
        let (last, width) = (n / 256, n % 256);
        bundles.push(visitor.found(&format!("/tile/entries/{last:03}.p/{width}")));
        let entries: Vec<&[u8]> = bundles.iter().flat_map(|b| unbundle(b).unwrap()).collect();
        assert_eq!(entries.len() as u64, n);
        for (index, entry) in entries.iter().enumerate() {
            let index = index as u64;
            let proof = tlog_tiles::prove_record(n, index, &reader).unwrap();
            let hash = tlog_tiles::record_hash(entry);
            tlog_tiles::check_record(&proof, n, *checkpoint.hash(), index, hash).unwrap();
        }
        assert!(entries[0].starts_with(b"{\"act\":\"open\""));
        headers_and_edges(&visitor, n);
    });
}

/// Kinds, how long each may be kept, and that nothing stands beyond the checkpoint.
fn headers_and_edges(visitor: &Visitor<'_>, n: u64) {
    let (_, headers, _) = visitor.get("/checkpoint");
    assert_eq!(headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(headers["cache-control"], "no-cache");
    let (status, headers, tile) = visitor.get("/tile/0/000");
    assert_eq!((status, tile.len()), (200, 8192));
    assert_eq!(headers["content-type"], "application/octet-stream");
    assert_eq!(
        headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    let level_1 = visitor.found("/tile/1/000.p/2");
    assert_eq!(level_1.len(), 64);
    assert_eq!(visitor.found("/tile/1/000.p/1"), level_1[..32]);
    let (last, width) = (n / 256, n % 256);
    let partial = visitor.found(&format!("/tile/0/{last:03}.p/{width}"));
    assert_eq!(partial.len() as u64, width * 32);
    for beyond in [
        format!("/tile/0/{last:03}"),
        format!("/tile/0/{last:03}.p/{}", width + 1),
        format!("/tile/entries/{last:03}.p/{}", width + 1),
        "/tile/1/000.p/3".to_owned(),
        "/tile/2/000.p/1".to_owned(),
        "/tile/0/0".to_owned(),
        "/tile/".to_owned(),
        format!("/record/entries/{n}.tlog-proof"),
    ] {
        assert_eq!(visitor.get(&beyond).0, 404, "{beyond}");
    }
    let waiting = visitor.get(&format!("/record/entries/{n}.tlog-proof")).2;
    assert!(
        String::from_utf8_lossy(&waiting).contains("No signed checkpoint covers this entry yet")
    );
}

#[test]
fn a_new_house_gets_its_keys_and_a_second_place_before_its_first_entry() {
    for database in [Database::Sqlite, Database::Postgres] {
        let lot = Lot::empty(database);
        let store = Store::open(&lot.source, Clock::Database).unwrap();
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
        let store = Store::open(&lot.source, Clock::Database).unwrap();
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
fn an_older_database_starts_read_only_and_names_the_missing_checkpoint() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        let old = copy_of(house);
        act(house, house.store(), "lost-later").unwrap();
        insists(|| notary.round().ok());
        let signed = last(&setting, house.source());
        drop(notary);

        // Figure 16: the older backup is put back.
        let store = Store::open(&old.source, house.store().clock().clone()).unwrap();
        let _working = Working::start(&store, &setting).unwrap();
        let missing = store.gate().missing().expect("the register is read-only");
        assert_eq!(missing.size as u64, signed.size);
        assert_eq!(missing.root, Some(signed.root));
        assert_eq!(missing.has as u64, signed.size - 1);
        let refused = act(house, &store, "in-vain").unwrap_err();
        let expected = Refusal::ReadOnly {
            size: missing.size,
            root: missing.root_text(),
        };
        assert!(
            matches!(refused, Failure::Refused(ref it) if *it == expected),
            "{refused:?}"
        );
        let signing_in =
            registry::acts::sessions::begin(&store, house.account_of("officer"), "b".into());
        assert!(matches!(
            signing_in,
            Err(Failure::Refused(Refusal::ReadOnly { .. }))
        ));
        assert_eq!(size(&store), signed.size - 1, "nothing was written");
        assert_eq!(last(&setting, house.source()), signed, "nothing was signed");

        let door = Door::open(&store);
        let visitor = Visitor(door.origin());
        for (path, words) in [
            ("/en/record", "Read only:"),
            ("/fr/norms", "Lecture seule\u{202f}:"),
        ] {
            let page = String::from_utf8(visitor.found(path)).unwrap();
            assert!(page.contains(words), "{path}");
            assert!(
                page.replace("&#43;", "+").contains(&missing.root_text()),
                "{path} names it"
            );
        }
        let ready = String::from_utf8(visitor.found("/readyz")).unwrap();
        assert!(
            ready.starts_with("read-only:") && ready.contains(&missing.root_text()),
            "{ready}"
        );
        drop(door);

        // The database that has everything: written again.
        let mut notary = insists(|| Notary::open(house.store(), &setting).ok());
        assert!(matches!(insists(|| notary.round().ok()), Stand::Quiet(_)));
        act(house, house.store(), "goes-on").unwrap();
    });
}

#[test]
fn what_was_missing_and_came_back_opens_the_pens_again() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    // More than a full tile, so that there is something to keep again.
    for n in 0..300 {
        act(&house, house.store(), &format!("before-{n}")).unwrap();
    }
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    notary.round().unwrap();
    let place = setting.keys.join("checkpoint");
    let before = std::fs::read_to_string(&place).unwrap();
    let ring = Keyring::of(&setting.keys, ORIGIN);
    let ahead = Checkpoint {
        size: size(house.store()) + 1,
        root: [7; 32],
        ..Checkpoint::of_note(&before).unwrap()
    };
    let note = Seal::sign(&ring.all(KeyUse::Log).unwrap(), &ahead.text()).unwrap();
    std::fs::write(&place, note).unwrap();
    assert!(matches!(notary.round().unwrap(), Stand::ReadOnly(_)));
    assert!(house.store().gate().missing().is_some());
    std::fs::write(&place, before).unwrap();
    run(house.source(), "DELETE FROM tile_roots");
    assert!(matches!(notary.round().unwrap(), Stand::Quiet(_)));
    act(&house, house.store(), "written-again").unwrap();
    assert!(matches!(notary.round().unwrap(), Stand::Signed(_)));
}

#[test]
fn an_entry_changed_behind_the_record_is_never_signed() {
    on_both(|house| {
        let setting = office();
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        let signed = last(&setting, house.source());
        run(
            house.source(),
            &without_guard(
                house.source(),
                "UPDATE entries SET bytes = replace(bytes, 'Denmark', 'Danmark') WHERE idx = 20",
            ),
        );
        act(house, house.store(), "after-the-change").unwrap();
        // The frontier in memory is of before the change; a fresh start recomputes everything.
        drop(notary);
        let mut fresh = Notary::open(house.store(), &setting).unwrap();
        assert!(matches!(fresh.round().unwrap(), Stand::ReadOnly(_)));
        assert_eq!(last(&setting, house.source()), signed);
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
fn a_promoted_database_that_lags_gets_no_second_history() {
    // Figure 16b: two instances on PostgreSQL, one second place outside the database.
    let house = House::on(Database::Postgres);
    let shared = Lot::of(Database::Postgres);
    let Source::Postgres(url) = &shared.source else {
        unreachable!()
    };
    let keys = fresh_path("keys");
    let setting = Setting {
        place: Some(url.clone()),
        ..Setting::in_folder(&keys)
    };
    laid(&setting, house.source());
    let mut first = Notary::open(house.store(), &setting).unwrap();
    let elsewhere = Store::open(house.source(), house.store().clock().clone()).unwrap();
    let mut second = Notary::open(&elsewhere, &setting).unwrap();
    assert!(matches!(first.round().unwrap(), Stand::Signed(_)));
    act(&house, house.store(), "before-the-copy").unwrap();
    assert_eq!(
        second.round().unwrap(),
        Stand::Elsewhere,
        "one signs at a time"
    );
    assert!(matches!(first.round().unwrap(), Stand::Signed(_)));
    assert!(matches!(second.round().unwrap(), Stand::Quiet(_)));

    let standby = copy_of(&house);
    act(&house, house.store(), "after-the-copy").unwrap();
    insists(|| {
        first
            .round()
            .ok()
            .filter(|stand| matches!(stand, Stand::Signed(_)))
    });
    let signed = last(&setting, house.source());

    promote(house.source(), &standby.source);
    // Before any notary looks, people go on writing on what was promoted, past the signed size.
    for name in ["other-a", "other-b", "other-c"] {
        insists(|| act(&house, house.store(), name).ok());
    }
    assert!(size(house.store()) > signed.size);
    for (who, notary) in [("first", &mut first), ("second", &mut second)] {
        let stand = insists(|| notary.round().ok());
        assert!(
            matches!(stand, Stand::ReadOnly(ref missing) if missing.size as u64 == signed.size && missing.root == Some(signed.root)),
            "{who}: {stand:?}"
        );
    }
    assert!(matches!(
        act(&house, house.store(), "refused"),
        Err(Failure::Refused(Refusal::ReadOnly { .. }))
    ));
    assert_eq!(
        last(&setting, house.source()),
        signed,
        "no second history is signed"
    );
}

#[test]
fn the_control_with_a_file_on_each_host_does_fork() {
    let house = House::on(Database::Postgres);
    house.officer();
    let one = office();
    let mut first = Notary::open(house.store(), &one).unwrap();
    first.round().unwrap();
    let standby = copy_of(&house);
    // The other host has the same key, and a file of its own that stood still since.
    let other = Setting::in_folder(fresh_path("keys"));
    std::fs::create_dir(&other.keys).unwrap();
    for name in ["log.key", "checkpoint"] {
        std::fs::copy(one.keys.join(name), other.keys.join(name)).unwrap();
    }
    insists(|| act(&house, house.store(), "history-one").ok());
    insists(|| {
        first
            .round()
            .ok()
            .filter(|stand| matches!(stand, Stand::Signed(_)))
    });
    let promoted = Store::open(&standby.source, house.store().clock().clone()).unwrap();
    act(&house, &promoted, "history-two").unwrap();
    let mut second = Notary::open(&promoted, &other).unwrap();
    assert!(matches!(second.round().unwrap(), Stand::Signed(_)));
    let (one, two) = (last(&one, house.source()), last(&other, house.source()));
    assert_eq!(one.size, two.size);
    assert_ne!(one.root, two.root, "two histories, both signed");
}

#[test]
fn two_notaries_on_one_file_sign_one_after_the_other() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    let mut first = Notary::open(house.store(), &setting).unwrap();
    let mut second = Notary::open(house.store(), &setting).unwrap();
    assert!(matches!(first.round().unwrap(), Stand::Signed(_)));
    act(&house, house.store(), "whose").unwrap();
    assert_eq!(second.round().unwrap(), Stand::Elsewhere);
    drop(first);
    assert!(matches!(second.round().unwrap(), Stand::Signed(_)));
}

#[test]
fn an_honest_witness_cosigns_each_checkpoint() {
    on_both(|house| {
        let mut setting = office();
        enter_keys(house, &setting);
        let log = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap()[0]
            .vkey
            .clone();
        let witness = Witness::of(log.as_str(), "witness.example/w1");
        let known = [VerifierKey::parse(&witness.vkey).unwrap()];
        setting.witnesses = Some(policy(&log, &witness).display().to_string());
        let _working = Working::start(house.store(), &setting).unwrap();
        for name in ["seen-a", "seen-b"] {
            act(house, house.store(), name).unwrap();
            let n = size(house.store());
            let note = insists(|| {
                served(house.store())
                    .filter(|served| {
                        served.size >= n && !cosigners(&served.note, &known).is_empty()
                    })
                    .map(|served| served.note)
            });
            assert_eq!(cosigners(&note, &known)[0].1, 1_800_000_000);
            assert_eq!(
                signers(&note, std::slice::from_ref(&log)).len(),
                1,
                "the log's own line is still there"
            );
            assert_eq!(witness.memory.lock().unwrap().0, n);
        }
    });
}

/// A policy file that names the log and the witness.
fn policy(log: &VerifierKey, witness: &Witness) -> std::path::PathBuf {
    let file = fresh_path("policy");
    let (log, vkey, url) = (log.as_str(), &witness.vkey, &witness.url);
    let text = format!("# who cosigns\nlog {log}\nwitness w1  {vkey}\t{url}\nquorum w1\n");
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_witness_that_lies_or_is_silent_changes_nothing_that_is_served() {
    for manner in [Manner::SignsSomethingElse, Manner::Silent] {
        let house = House::on(Database::Sqlite);
        let mut setting = office();
        let log = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap()[0]
            .vkey
            .clone();
        let witness = Witness::of(log.as_str(), "liar.example/w");
        witness.behaves(manner);
        setting.witnesses = Some(witness.setting());
        let _working = Working::start(house.store(), &setting).unwrap();
        act(&house, house.store(), "seen").unwrap();
        let n = size(house.store());
        let note = insists(|| served(house.store()).filter(|s| s.size == n)).note;
        std::thread::sleep(Duration::from_millis(700));
        let after = served(house.store()).unwrap().note;
        assert_eq!(note, after, "{manner:?}");
        assert!(house.store().gate().missing().is_none());
    }
}

#[test]
fn a_witness_that_saw_more_or_other_at_the_start_makes_the_register_read_only() {
    let house = House::on(Database::Sqlite);
    house.officer();
    let mut setting = office();
    let log = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap()[0]
        .vkey
        .clone();
    let witness = Witness::of(log.as_str(), "witness.example/w2");
    setting.witnesses = Some(witness.setting());
    Notary::open(house.store(), &setting)
        .unwrap()
        .round()
        .unwrap();
    let n = size(house.store());

    // Behind: it has not seen this checkpoint yet, and takes it.
    assert_eq!(witness.memory.lock().unwrap().0, 0);
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    assert_eq!(notary.round().unwrap(), Stand::Quiet(n));
    assert_eq!(witness.memory.lock().unwrap().0, n);
    drop(notary);

    // Ahead: it saw a checkpoint that is not here. Beside: the same size with another root, or a smaller one.
    for (size, root) in [(n + 3, [1; 32]), (n, [2; 32]), (n - 1, [3; 32])] {
        *witness.memory.lock().unwrap() = (size, root);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        let stand = notary.round().unwrap();
        let Stand::ReadOnly(missing) = stand else {
            panic!("{stand:?} with a witness that saw {size}");
        };
        assert_eq!(missing.size as u64, size);
        assert_eq!(missing.known_to, "the witness witness.example/w2");
        assert!(act(&house, house.store(), "refused").is_err());
        house.store().gate().open();
    }
}

/// A copy of the database as it stands now.
fn copy_of(house: &House) -> Lot {
    match house.source() {
        Source::Sqlite(_) => {
            let file = fresh_path("copy.db");
            run(house.source(), &format!("VACUUM INTO '{}'", file.display()));
            Lot::at(&file)
        }
        Source::Postgres(url) => {
            let name = name_of(url);
            closed(&name, || Lot::copied(&name))
        }
    }
}

/// The standby takes the place, and the name, of the first database.
fn promote(first: &Source, standby: &Source) {
    let (Source::Postgres(first), Source::Postgres(standby)) = (first, standby) else {
        unreachable!()
    };
    let (first, standby) = (name_of(first), name_of(standby));
    closed(&standby, || {
        closed(&first, || {
            tell_server(&format!("ALTER DATABASE {first} RENAME TO {first}_away"));
            tell_server(&format!("ALTER DATABASE {standby} RENAME TO {first}"));
            tell_server(&format!("ALTER DATABASE {first}_away RENAME TO {standby}"));
        });
    });
}

/// Does something while nobody is connected to a database.
fn closed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    tell_server(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    tell_server(&format!(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
    ));
    let done = work();
    tell_server(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    done
}

fn name_of(url: &str) -> String {
    let path = url.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

/// Tries again for some seconds: connections that were cut are made anew.
fn insists<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(done) = attempt() {
            return done;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "in vain");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn run(source: &Source, sql: &str) {
    match source {
        Source::Sqlite(path) => SqliteConnection::establish(path)
            .unwrap()
            .batch_execute(&format!("PRAGMA busy_timeout = 10000; {sql}")),
        Source::Postgres(url) => PgConnection::establish(url).unwrap().batch_execute(sql),
    }
    .unwrap();
}

/// What somebody with the database in hand can do: the guards of the record are no proof.
fn without_guard(source: &Source, sql: &str) -> String {
    match source {
        Source::Sqlite(_) => format!("DROP TRIGGER entries_are_not_changed; {sql}"),
        Source::Postgres(_) => format!("ALTER TABLE entries DISABLE TRIGGER USER; {sql}"),
    }
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
