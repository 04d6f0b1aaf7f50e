//! The second place: a database that is behind it, or beside it, is read and not written.

use registry::notary::keys::{Keyring, Seal};
use registry::notary::{Notary, Setting, Stand, Working};
use registry::record::checkpoints::Checkpoint;
use registry::rules::Refusal;
use registry::rules::words::KeyUse;
use registry::store::{Failure, Source, Store};

use super::browser::Door;
use super::databases::{Database, Lot, fresh_path, tell_server};
use super::house::{House, ORIGIN, on_both};
use super::office::{act, enter_keys, insists, laid, last, office, run, size};
use super::served_record::Visitor;

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
        let store = Store::open(&old.source, house.store().clock().clone())
            .unwrap()
            .with_sealing(super::house::sealing());
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
fn nothing_is_written_before_the_first_comparison_with_what_was_signed() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        drop(notary);
        let place = setting.keys.join("checkpoint");
        let note = std::fs::read_to_string(&place).unwrap();
        std::fs::remove_file(&place).unwrap();

        let store = Store::open(house.source(), house.store().clock().clone())
            .unwrap()
            .with_sealing(super::house::sealing());
        let _working = Working::start(&store, &setting).unwrap();
        let refused = act(house, &store, "too-early").unwrap_err();
        assert!(
            matches!(refused, Failure::Refused(Refusal::NotCompared)),
            "{refused:?}"
        );
        let door = Door::open(&store);
        let visitor = Visitor(door.origin());
        for (path, words) in [
            ("/en/record", "Read only:"),
            ("/fr/norms", "Lecture seule\u{202f}:"),
            ("/readyz", "read-only:"),
        ] {
            let page = String::from_utf8(visitor.found(path)).unwrap();
            assert!(page.contains(words), "{path}");
        }
        drop(door);

        std::fs::write(&place, note).unwrap();
        insists(|| act(house, &store, "in-time").ok());
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
    let elsewhere = Store::open(house.source(), house.store().clock().clone())
        .unwrap()
        .with_sealing(super::house::sealing());
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
    let promoted = Store::open(&standby.source, house.store().clock().clone())
        .unwrap()
        .with_sealing(super::house::sealing());
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

/// What somebody with the database in hand can do: the guards of the record are no proof.
fn without_guard(source: &Source, sql: &str) -> String {
    match source {
        Source::Sqlite(_) => format!("DROP TRIGGER entries_are_not_changed; {sql}"),
        Source::Postgres(_) => format!("ALTER TABLE entries DISABLE TRIGGER USER; {sql}"),
    }
}
