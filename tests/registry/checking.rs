//! The check of a house by itself: the law over what is closed to others too, and the signature it serves.

use registry::acts::motions::Motion;
use registry::archive::{self, Finding};
use registry::notary::Notary;
use registry::record::judge::{Violation, Wrong};
use registry::rules::words::{Classification, DecisionKind};

use super::databases::Database;
use super::export;
use super::house::{House, on_both};
use super::norms::meeting;
use super::office::{enter_keys, office, run};
use super::questions::{code, fixed};

fn found(house: &House) -> Vec<Finding> {
    let checked = archive::check(house.store()).unwrap();
    assert_eq!(checked.report.findings, Vec::new());
    assert_eq!(checked.wrong(), checked.findings.len() as u64);
    checked.findings
}

#[test]
fn the_invented_house_finds_nothing_wrong_with_itself() {
    let checked = archive::check(export::of_the_demo().store).unwrap();
    assert_eq!(checked.report.findings, Vec::new());
    assert_eq!(checked.findings, Vec::new());
    assert_eq!(checked.wrong(), 0);
}

#[test]
fn an_act_that_the_law_refuses_is_found_behind_closed_doors_too() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        Notary::open(house.store(), &setting)
            .unwrap()
            .round()
            .unwrap();
        assert_eq!(found(house), Vec::new(), "the control");
        // Written past the acts: submitted by an officer, and fixed without a consultation.
        let kind = DecisionKind::NormAdoption;
        fixed(house, 1, Classification::ForMembers, kind);
        let found = found(house);
        let is_law = |finding: &Finding| matches!(finding, Finding::Law(_));
        assert!(!found.is_empty() && found.iter().all(is_law), "{found:?}");
        let said = archive::check(house.store()).unwrap().to_string();
        assert!(said.contains("WRONG: entry "), "{said}");
    });
}

#[test]
fn a_checkpoint_that_is_not_of_these_entries_is_found() {
    for database in [Database::Sqlite, Database::Postgres] {
        let house = House::on(database);
        let setting = office();
        enter_keys(&house, &setting);
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        let first = super::office::served(house.store()).unwrap().note;
        house
            .two_officers(Motion::MemberWithdrawal {
                decision: meeting(),
                from: "2026-04-01".parse().unwrap(),
                member: code("JPN"),
            })
            .unwrap();
        assert_eq!(found(&house), Vec::new(), "one that is older holds");
        let forged = first.replace("test.example/log\n", "test.example/lag\n");
        put(&house, &forged);
        assert!(found(&house).contains(&Finding::Unsigned));
        put(&house, &first.replacen('\n', "\n1", 1));
        let findings = found(&house);
        let is_size = |finding: &Finding| matches!(finding, Finding::Size { .. });
        assert!(findings.iter().any(is_size), "{findings:?}");
        put(&house, &first);
        assert_eq!(found(&house), Vec::new());
    }
    let is_named = Violation {
        index: 3,
        wrong: Wrong::NotByTwo,
    };
    assert_eq!(
        Finding::Law(is_named.clone()).to_string(),
        is_named.to_string()
    );
}

fn put(house: &House, note: &str) {
    run(
        house.source(),
        &format!("UPDATE checkpoints SET note = '{note}'"),
    );
}
