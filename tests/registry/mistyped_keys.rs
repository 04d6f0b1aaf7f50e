//! Keys with a letter wrong: refused at the desk, named by the judge, and no end of all verification.

use registry::acts::motions::Motion;
use registry::archive::{Finding, verify};
use registry::notary::Notary;
use registry::record::Act;
use registry::record::checkpoints::VerifierKey;
use registry::rules::Refusal;
use registry::rules::permissions::Action;
use registry::rules::refusals::Field;
use registry::rules::words::{KeyUse, Vkey};
use registry::store::{Asking, Enacted, Failure};

use super::databases::{Database, fresh_path};
use super::house::{House, ORIGIN, on_both};
use super::office::{enter_keys, office};
use super::questions::refused;
use super::witness::Witness;

/// Of the right form and name, and no key.
fn mistyped() -> Vkey {
    let vkey = Vkey::parse(&format!("{ORIGIN}+0a1b2c3d+{}=", "A".repeat(43))).unwrap();
    assert!(VerifierKey::parse(vkey.as_str()).is_none());
    vkey
}

#[test]
fn a_key_that_verifies_nothing_is_refused() {
    on_both(|house| {
        let witness = Vkey::parse(&Witness::of(ORIGIN, ORIGIN).vkey).unwrap();
        for vkey in [mistyped(), witness] {
            let purpose = KeyUse::Log;
            let motion = Motion::Key { purpose, vkey };
            assert_eq!(
                refused(house.two_officers(motion)),
                Refusal::Malformed(Field::Key)
            );
        }
    });
}

#[test]
fn a_key_that_stands_in_a_record_and_reads_as_none_is_named_and_the_others_go_on_verifying() {
    let house = House::on(Database::Sqlite);
    let setting = office();
    enter_keys(&house, &setting);
    let entered = house
        .store()
        .enact(
            Asking::new(house.officer(), Action::FixFinalText),
            |tx| -> Result<_, Failure> {
                let index = tx.index();
                let key = Act::Key {
                    from: index,
                    purpose: KeyUse::Log,
                    vkey: mistyped(),
                };
                Ok(Enacted::one(key, index))
            },
        )
        .unwrap();
    Notary::open(house.store(), &setting)
        .unwrap()
        .round()
        .unwrap();
    let folder = fresh_path("mistyped");
    registry::archive::export(house.store(), &folder, None, &|_, _, _| {}).unwrap();
    let report = verify(&folder, None, &|_, _, _| {}).unwrap();
    assert!(
        report
            .findings
            .contains(&Finding::Key(mistyped().to_string())),
        "{:?}",
        report.findings
    );
    assert!(!report.findings.contains(&Finding::Unsigned));
    assert!(
        report.sentence().contains("does not hold"),
        "{}",
        report.sentence()
    );
    let entered = u64::try_from(entered).unwrap();
    let law = report.findings.iter().filter_map(|finding| match finding {
        Finding::Law(violation) => Some(violation),
        _ => None,
    });
    let law: Vec<_> = law.collect();
    assert!(law.iter().all(|violation| violation.index == entered));
    assert_eq!(law.len(), 1, "{law:?}");
}
