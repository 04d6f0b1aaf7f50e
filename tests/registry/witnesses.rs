//! Witnesses: honest, lying, silent, behind and ahead.

use std::time::Duration;

use registry::notary::keys::Keyring;
use registry::notary::{Notary, Stand, Working};
use registry::record::checkpoints::{VerifierKey, cosigners, signers};
use registry::rules::words::KeyUse;

use super::databases::{Database, fresh_path};
use super::house::{House, ORIGIN, on_both};
use super::office::{act, enter_keys, insists, office, served, size};
use super::witness::{Manner, Witness};

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

/// A house that signed twice, with the note of the first time back in its second place, and a witness that saw the
/// second: as if another instance had signed and shown it before this one read the place again.
fn signed_twice(
    house: &House,
) -> (
    registry::notary::Setting,
    Witness,
    std::path::PathBuf,
    String,
) {
    house.officer();
    let mut setting = office();
    let log = Keyring::of(&setting.keys, ORIGIN).all(KeyUse::Log).unwrap()[0]
        .vkey
        .clone();
    let witness = Witness::of(log.as_str(), "witness.example/race");
    let mut alone = Notary::open(house.store(), &setting).unwrap();
    alone.round().unwrap();
    let place = setting.keys.join("checkpoint");
    let before = std::fs::read_to_string(&place).unwrap();
    act(house, house.store(), "signed-elsewhere").unwrap();
    alone.round().unwrap();
    let after = std::fs::read_to_string(&place).unwrap();
    std::fs::write(&place, before).unwrap();
    let newest = registry::record::checkpoints::Checkpoint::of_note(&after).unwrap();
    *witness.memory.lock().unwrap() = (newest.size, newest.root);
    setting.witnesses = Some(witness.setting());
    (setting, witness, place, after)
}

#[test]
fn a_witness_that_was_ahead_is_asked_again_until_the_second_place_has_what_it_saw() {
    on_both(|house| {
        let (setting, _witness, place, after) = signed_twice(house);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        assert!(matches!(notary.round().unwrap(), Stand::ReadOnly(_)));
        assert!(matches!(notary.round().unwrap(), Stand::ReadOnly(_)));
        std::fs::write(&place, after).unwrap();
        assert!(matches!(notary.round().unwrap(), Stand::Quiet(_)));
        act(house, house.store(), "written-again").unwrap();
    });
}

#[test]
fn a_witness_that_saw_what_another_instance_signed_meanwhile_closes_nothing() {
    let house = House::on(Database::Sqlite);
    let (setting, witness, place, after) = signed_twice(&house);
    witness.meanwhile(move || std::fs::write(&place, after).unwrap());
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    assert_eq!(notary.round().unwrap(), Stand::Elsewhere);
    assert!(house.store().gate().closed().is_none());
    assert!(matches!(notary.round().unwrap(), Stand::Quiet(_)));
}
