//! Restoring what was lost: all of it or nothing, nobody signed in, and what stays lost is said.

use std::path::{Path, PathBuf};

use registry::acts::appointments;
use registry::acts::motions::Motion;
use registry::acts::votes::{self, Said};
use registry::archive::{self, PublishedRecord, Restored};
use registry::notary::Notary;
use registry::rules::visibility::Viewer;
use registry::rules::words::{
    BallotSymbol, Choice, Classification, Commitment, DecisionKind, Seat, WithholdGround,
};
use registry::store::lost::Published;
use registry::store::replay::{self, Finding};
use registry::store::{
    Clock, Failure, Source, Store, StoreError, accounts, documents, entries, proposals,
};

use super::browser::{Browser, Door};
use super::databases::{Database, Lot, fresh_path};
use super::house::{House, PASSWORD, email_of, on_both};
use super::office::{act, enter_keys, office, run};
use super::questions::{CLOSING, OPENING, casts, close, code, fixed, opened, putting, reference};

fn saved(house: &House) -> PathBuf {
    let file = fresh_path("backup.db");
    archive::backup(house.source(), &file, &|_| ()).unwrap();
    file
}

fn written(house: &House) -> Vec<String> {
    let all = house.store().read(|r| entries::from(r, 0, 100_000));
    all.unwrap().into_iter().map(|entry| entry.bytes).collect()
}

/// Restores with the record that everybody can read; of its documents those that this lets through.
fn regained(
    house: &House,
    file: &Path,
    to: &Source,
    lets: impl Fn(&Commitment) -> bool,
) -> Result<Restored, Failure> {
    let mut document = |commitment: &Commitment| {
        let found = house
            .store()
            .read(|r| documents::find(r, &Viewer::Public, commitment));
        match found {
            Ok(found) if lets(commitment) => Ok(Some(Published {
                media: found.media,
                salt: found.salt,
                text: found.body,
            })),
            Ok(_) | Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    let published = PublishedRecord {
        entries: written(house),
        note: None,
        document: &mut document,
    };
    archive::restore(file, to, Some(published), &|_| ())
}

fn explains(house: &House, member: &str, ballot: &BallotSymbol, words: &str) -> Vec<Commitment> {
    let receipt = votes::cast(
        house.store(),
        house.head_of(member),
        &code(member),
        ballot.clone(),
        Choice::No,
        Said::explanation(words, "").unwrap(),
        None,
    );
    receipt.unwrap().content.explanation.unwrap()
}

fn has_no_house(source: &Source) -> bool {
    let store = Store::open(source, Clock::Database)
        .unwrap()
        .with_sealing(super::house::sealing());
    let read = store.read::<_, StoreError>(|r| Ok(r.head().n));
    matches!(read, Err(StoreError::NoHouse))
}

fn said(outcome: Result<Restored, Failure>) -> String {
    match outcome {
        Err(Failure::Store(StoreError::Other(said))) => said,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_restore_that_fails_half_way_leaves_an_empty_database() {
    on_both(|house| {
        let file = saved(house);
        act(house, house.store(), "health").unwrap();
        act(house, house.store(), "water").unwrap();
        for database in [Database::Sqlite, Database::Postgres] {
            let lot = Lot::empty(database);
            let mut entries = written(house);
            let last = entries.len() - 1;
            entries[last] = "no entry".to_owned();
            let published = PublishedRecord {
                entries,
                note: None,
                document: &mut |_| Ok(None),
            };
            assert!(archive::restore(&file, &lot.source, Some(published), &|_| ()).is_err());
            assert!(has_no_house(&lot.source));
            assert!(!PathBuf::from(format!("{}.restoring", file.display())).exists());
            // And nothing keeps it from being done as it should.
            let restored = regained(house, &file, &lot.source, |_| true).unwrap();
            assert_eq!(restored.findings, Vec::new());
        }
    });
}

#[test]
fn a_backup_that_is_not_whole_or_not_as_it_was_signed_is_not_restored() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        Notary::open(house.store(), &setting)
            .unwrap()
            .round()
            .unwrap();
        for damage in [
            "DROP TRIGGER entries_are_not_removed; DELETE FROM entries WHERE idx > 40",
            "DROP TRIGGER entries_are_not_changed; UPDATE entries SET bytes = bytes || ' ' WHERE idx = 20",
            "UPDATE checkpoints SET size = size + 1, note = replace(note, size, size + 1)",
        ] {
            let file = saved(house);
            run(&Source::Sqlite(file.display().to_string()), damage);
            let lot = Lot::empty(Database::Sqlite);
            let why = said(archive::restore(&file, &lot.source, None, &|_| ()));
            assert!(why.contains("not whole"), "{why}");
            assert!(has_no_house(&lot.source));
        }
    });
}

#[test]
fn a_lost_proposal_for_members_that_was_put_to_the_vote_is_skipped_and_its_symbol_not_reused() {
    on_both(|house| {
        let file = saved(house);
        let proposal = fixed(
            house,
            1,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        house.at(OPENING);
        let putting = putting(&proposal, CLOSING);
        let ballot =
            registry::acts::ballots::open(house.store(), house.officer(), putting, None).unwrap();
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        close(house, &ballot);
        for database in [Database::Sqlite, Database::Postgres] {
            let lot = Lot::empty(database);
            let restored = regained(house, &file, &lot.source, |_| true).unwrap();
            assert!(
                restored
                    .findings
                    .iter()
                    .all(|finding| matches!(finding, Finding::Sealed { .. })),
                "{:?}",
                restored.findings
            );
            let regained = restored.regained.unwrap();
            assert_eq!(regained.closed_acts, 2);
            assert_eq!(regained.ballots, [(ballot.clone(), proposal.clone())]);
            let there = Store::open(&lot.source, Clock::Scripted(house.script().clone()))
                .unwrap()
                .with_sealing(super::house::sealing());
            let next = there.read(|r| proposals::next_symbol(r, 2026)).unwrap();
            assert_eq!(next.as_str(), "P-2026-002");
            let count = registry::clock::round(&there);
            assert!(count < 10, "nothing goes round in circles");
        }
    });
}

#[test]
fn explanations_given_with_votes_are_regained_or_named() {
    on_both(|house| {
        let ballot = opened(house, 1);
        explains(house, "DEU", &ballot, "Said before, and replaced.");
        let file = saved(house);
        explains(house, "DEU", &ballot, "Said instead.");
        let lost = explains(house, "FRA", &ballot, "Said since.");
        close(house, &ballot);
        let lot = Lot::empty(Database::Sqlite);
        let restored = regained(house, &file, &lot.source, |_| true).unwrap();
        assert_eq!(restored.findings, Vec::new(), "nothing is there of nothing");
        assert_eq!(restored.regained.unwrap().documents, 0);
        let there = Store::open(&lot.source, Clock::Database)
            .unwrap()
            .with_sealing(super::house::sealing());
        let found = there
            .read(|r| documents::find(r, &Viewer::Public, &lost[0]))
            .unwrap();
        assert_eq!(found.body, "Said since.");
        assert_eq!(
            replay::differences(house.store(), &there).unwrap(),
            Vec::new()
        );

        let lot = Lot::empty(Database::Sqlite);
        let restored = regained(house, &file, &lot.source, |asked| *asked != lost[0]).unwrap();
        let regained = restored.regained.clone().unwrap();
        assert_eq!(regained.documents, 1);
        assert_eq!(regained.explanations, [(ballot.clone(), code("FRA"))]);
        let told = restored.to_string();
        assert!(told.contains(&format!("what FRA explained with its vote in {ballot}")));
    });
}

#[test]
fn a_document_that_was_withheld_since_is_not_counted_as_missing() {
    on_both(|house| {
        let file = saved(house);
        let proposal = fixed(house, 1, Classification::Public, DecisionKind::NormAdoption);
        let revision = house
            .store()
            .read(|r| proposals::revision(r, &Viewer::Public, &proposal, 0))
            .unwrap();
        house
            .two_officers(Motion::Withhold {
                commitment: revision.en.unwrap().text,
                ground: WithholdGround::CourtOrder,
                reference: reference(),
            })
            .unwrap();
        let lot = Lot::empty(Database::Sqlite);
        let restored = regained(house, &file, &lot.source, |_| true).unwrap();
        assert_eq!(restored.findings, Vec::new());
        assert_eq!(restored.regained.unwrap().documents, 0);
    });
}

#[test]
fn whoever_lost_the_seat_since_the_backup_does_not_sit_there_again() {
    on_both(|house| {
        house.expert_of("FRA");
        let file = saved(house);
        let seat = Seat::parse("FRA/2").unwrap();
        appointments::end(house.store(), house.head_of("FRA"), &seat).unwrap();
        let lot = Lot::empty(Database::Sqlite);
        regained(house, &file, &lot.source, |_| true).unwrap();
        let there = Store::open(&lot.source, Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        let expert = house.account_of("expert.fra");
        let holds = there.read(|r| accounts::offices(r, expert)).unwrap();
        assert!(holds.is_empty(), "{holds:?}");
    });
}

#[test]
fn a_delegation_is_told_that_its_vote_was_lost_and_so_is_who_restores() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "DEU", &ballot, Choice::Yes).unwrap();
        house.head_of("FRA");
        let file = saved(house);
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        let lot = Lot::empty(Database::Sqlite);
        let restored = regained(house, &file, &lot.source, |_| true).unwrap();
        let told = restored.to_string();
        assert!(told.contains("A vote is kept of: DEU. None of: "), "{told}");
        assert!(
            told.contains(&format!("what 1 votes in {ballot} say")),
            "{told}"
        );
        let there = Store::open(&lot.source, Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        let door = Door::open(&there);
        for (who, words) in [
            ("head.fra", "No vote of your member is here"),
            ("head.deu", "the last of your member that is kept"),
        ] {
            let browser = Browser::at(door.origin());
            assert_eq!(browser.sign_in_as(&email_of(who), PASSWORD).status, 303);
            let page = browser.get(&format!("/en/desk/ballots/{ballot}")).body;
            assert!(page.contains(words), "{who}: {page}");
        }
    });
}

#[test]
fn what_an_interrupted_work_left_over_is_named_with_what_to_do() {
    let house = House::on(Database::Sqlite);
    let file = saved(&house);
    let left = format!("{}.restoring", file.display());
    std::fs::write(&left, "half").unwrap();
    let lot = Lot::empty(Database::Sqlite);
    let why = said(archive::restore(&file, &lot.source, None, &|_| ()));
    assert!(
        why.contains(&left) && why.contains("remove the file"),
        "{why}"
    );
    assert_eq!(std::fs::read_to_string(&left).unwrap(), "half");
    let other = fresh_path("other.db");
    std::fs::write(format!("{}.part", other.display()), "half").unwrap();
    let why = match archive::backup(house.source(), &other, &|_| ()) {
        Err(Failure::Store(StoreError::Other(why))) => why,
        other => panic!("{other:?}"),
    };
    assert!(
        why.contains("other.db.part") && why.contains("remove the file"),
        "{why}"
    );
}
