//! Backup and restore: everything of one moment, on either database, and what was published since.

use std::path::{Path, PathBuf};

use registry::acts::motions::Motion;
use registry::acts::norms as acts;
use registry::archive::{self, PublishedRecord, Restored};
use registry::notary::Notary;
use registry::rules::standing::Scope;
use registry::rules::visibility::Viewer;
use registry::rules::words::{BallotSymbol, Choice, Classification, Commitment, DecisionKind};
use registry::store::lost::Published;
use registry::store::replay;
use registry::store::{
    Clock, Failure, Source, Store, StoreError, certificates, documents, entries,
};

use super::databases::{Database, Lot, fresh_path};
use super::house::{House, on_both};
use super::norms::meeting;
use super::office::{act, enter_keys, office};
use super::questions::{
    CERTIFYING, cast_all, casts, certify, close, code, fixed, found, opened, reference,
};

fn saved(house: &House) -> PathBuf {
    let file = fresh_path("backup.db");
    archive::backup(house.source(), &file, &|_| ()).unwrap();
    file
}

/// The record of a house as anybody can read it, with the documents that are public.
fn restored_with_record(house: &House, file: &Path, to: &Source) -> Result<Restored, Failure> {
    restored_as(house, file, to, |bytes| bytes)
}

/// The same, with the entries as somebody else may have published them.
fn restored_as(
    house: &House,
    file: &Path,
    to: &Source,
    told: impl Fn(String) -> String,
) -> Result<Restored, Failure> {
    let written = house
        .store()
        .read(|r| entries::from(r, 0, 100_000))
        .unwrap();
    let mut document = |commitment: &Commitment| match house
        .store()
        .read(|r| documents::find(r, &Viewer::Public, commitment))
    {
        Ok(found) => Ok(Some(Published {
            media: found.media,
            salt: found.salt,
            text: found.body,
        })),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    };
    let published = PublishedRecord {
        entries: written.into_iter().map(|entry| told(entry.bytes)).collect(),
        note: None,
        document: &mut document,
    };
    archive::restore(file, to, Some(published), &|_| ())
}

fn store_of(house: &House, source: &Source) -> Store {
    Store::open(source, Clock::Scripted(house.script().clone()))
        .unwrap()
        .with_sealing(super::house::sealing())
}

fn voting(house: &House) -> BallotSymbol {
    let ballot = opened(house, 1);
    cast_all(house, &ballot, 25, 2, 1);
    ballot
}

#[test]
fn a_backup_of_a_running_vote_is_restored_on_either_database_and_the_vote_goes_on() {
    on_both(|house| {
        let ballot = voting(house);
        let file = saved(house);
        for database in [Database::Sqlite, Database::Postgres] {
            let lot = Lot::empty(database);
            let restored = archive::restore(&file, &lot.source, None, &|_| ()).unwrap();
            assert_eq!(restored.findings, Vec::new());
            let there = store_of(house, &lot.source);
            assert_eq!(
                replay::differences(house.store(), &there).unwrap(),
                Vec::new(),
                "the same rows, and with them the same root"
            );
            house.script().set(found(house, &ballot).closes);
            registry::acts::ballots::close(&there, ballot.clone()).unwrap();
            let closed = there
                .read(|r| registry::store::ballots::find(r, &Viewer::Public, &ballot))
                .unwrap();
            assert_eq!(
                closed.tally.unwrap().yes,
                25,
                "undisclosed votes came along"
            );
        }
    });
}

#[cfg(unix)]
#[test]
fn a_backup_is_for_its_owner_only_and_never_overwrites() {
    use std::os::unix::fs::PermissionsExt;
    on_both(|house| {
        let file = saved(house);
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = archive::backup(house.source(), &file, &|_| ());
        assert!(
            matches!(again, Err(Failure::Store(StoreError::Other(said))) if said.contains("never overwrites"))
        );
    });
}

#[test]
fn a_restore_ends_what_was_open_and_wants_an_empty_database() {
    on_both(|house| {
        house.officer();
        house.signed_in_as("officer");
        let file = saved(house);
        let lot = Lot::empty(Database::Sqlite);
        let restored = archive::restore(&file, &lot.source, None, &|_| ()).unwrap();
        assert!(restored.ended.sessions > 0);
        let again = archive::restore(&file, &lot.source, None, &|_| ());
        assert!(
            matches!(again, Err(Failure::Store(StoreError::Other(said))) if said.contains("already"))
        );
    });
}

#[test]
fn what_was_published_since_the_backup_is_regained_row_for_row() {
    on_both(|house| {
        let ballot = voting(house);
        let file = saved(house);
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        close(house, &ballot);
        house.at(CERTIFYING);
        certify(house, &ballot).unwrap();
        house
            .two_officers(Motion::Suspension {
                decision: meeting(),
                from: "2026-04-01".parse().unwrap(),
                member: code("JPN"),
                scope: Scope::Vote,
                until: None,
            })
            .unwrap();
        house.at("2026-05-01T10:00:00Z");
        acts::enter_into_force(house.store()).unwrap();
        house.expert_of("DEU");
        let second = opened_later(house);
        for database in [Database::Sqlite, Database::Postgres] {
            let lot = Lot::empty(database);
            let restored = restored_with_record(house, &file, &lot.source).unwrap();
            assert_eq!(restored.findings, Vec::new());
            let regained = restored.regained.unwrap();
            assert!(regained.entries > 5);
            assert_eq!((regained.closed_acts, regained.documents), (0, 0));
            let running: Vec<_> = restored.running.iter().map(|one| &one.ballot).collect();
            assert_eq!(running, [&second]);
            assert_eq!(restored.running[0].lost, 1);
            assert!(restored.running[0].kept.is_empty());
            assert!(restored.running[0].without.contains(&code("FRA")));
            assert!(regained.seats.iter().any(|seat| seat.as_str() == "DEU/2"));
            let there = store_of(house, &lot.source);
            assert_eq!(
                replay::differences(house.store(), &there).unwrap(),
                Vec::new()
            );
        }
    });
}

/// A second vote with one vote in it, in May.
fn opened_later(house: &House) -> BallotSymbol {
    let proposal = super::questions::at_final_text(house, 2);
    house.at("2026-05-12T09:00:00Z");
    let putting = super::questions::putting(&proposal, "2026-05-19T17:00:00Z");
    let ballot =
        registry::acts::ballots::open(house.store(), house.officer(), putting, None).unwrap();
    casts(house, "FRA", &ballot, Choice::Yes).unwrap();
    ballot
}

#[test]
fn acts_for_members_that_nothing_opens_stay_lost_and_are_counted() {
    on_both(|house| {
        let file = saved(house);
        fixed(
            house,
            3,
            Classification::ForMembers,
            DecisionKind::NormAdoption,
        );
        let lot = Lot::empty(Database::Sqlite);
        let restored = restored_with_record(house, &file, &lot.source).unwrap();
        assert_eq!(restored.regained.unwrap().closed_acts, 2);
    });
}

#[test]
fn the_record_of_another_house_regains_nothing() {
    on_both(|house| {
        let file = saved(house);
        let other = House::on(Database::Sqlite);
        other.expert_of("FRA");
        voting(house);
        fixed(
            &other,
            4,
            Classification::Public,
            DecisionKind::NormAdoption,
        );
        let lot = Lot::empty(Database::Sqlite);
        // Both houses begin alike; a first entry that differs is enough.
        let mut written: Vec<String> = other
            .store()
            .read(|r| entries::from(r, 0, 100_000))
            .unwrap()
            .into_iter()
            .map(|entry| entry.bytes)
            .collect();
        written[1] = written[1].replace("\"notice-days\":10", "\"notice-days\":11");
        let published = PublishedRecord {
            entries: written,
            note: None,
            document: &mut |_| Ok(None),
        };
        let refused = archive::restore(&file, &lot.source, Some(published), &|_| ());
        assert!(
            matches!(refused, Err(Failure::Store(StoreError::Other(said))) if said.contains("not the one"))
        );
    });
}

#[test]
fn an_exported_record_is_regained_only_if_a_key_that_the_backup_knows_signed_it() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let file = saved(house);
        act(house, house.store(), "health").unwrap();
        act(house, house.store(), "water").unwrap();
        let folder = fresh_path("export");
        let mut notary = Notary::open(house.store(), &setting).unwrap();
        notary.round().unwrap();
        archive::export(house.store(), &folder, None, &|_, _, _| ()).unwrap();
        let record = folder.to_str().unwrap();
        let lot = Lot::empty(Database::Sqlite);
        let restored = archive::restore_with(&file, &lot.source, record, &|_| ()).unwrap();
        assert_eq!(restored.findings, Vec::new());
        assert_eq!(
            replay::differences(house.store(), &store_of(house, &lot.source)).unwrap(),
            Vec::new()
        );
        let stranger = House::on(Database::Sqlite);
        let unknown = saved(&stranger);
        let lot = Lot::empty(Database::Sqlite);
        let refused = archive::restore_with(&unknown, &lot.source, record, &|_| ());
        assert!(
            matches!(refused, Err(Failure::Store(StoreError::Other(said))) if said.contains("key"))
        );
        assert!(matches!(reading_of(&lot.source), Err(StoreError::NoHouse)));
    });
}

/// A vote certified after the backup, and corrected once more after that.
fn corrected_since(house: &House, ballot: &BallotSymbol) {
    close(house, ballot);
    house.at(CERTIFYING);
    certify(house, ballot).unwrap();
    house
        .two_officers(Motion::Correction {
            ballot: ballot.clone(),
            choice: Some(Choice::Abstain),
            member: code("ARG"),
            reference: reference(),
        })
        .unwrap();
}

#[test]
fn a_certificate_made_again_states_what_was_certified_and_no_later_correction() {
    on_both(|house| {
        let ballot = voting(house);
        let file = saved(house);
        corrected_since(house, &ballot);
        for database in [Database::Sqlite, Database::Postgres] {
            let lot = Lot::empty(database);
            let restored = restored_with_record(house, &file, &lot.source).unwrap();
            assert_eq!(restored.findings, Vec::new());
            assert_eq!(restored.regained.unwrap().certificates, Vec::new());
            let of = |store: &Store| {
                let found = store.read(|r| certificates::find(r, &Viewer::Public, &ballot));
                found.unwrap().body
            };
            assert_eq!(of(house.store()), of(&store_of(house, &lot.source)));
        }
    });
}

#[test]
fn a_certificate_of_another_fingerprint_than_the_record_has_is_not_made() {
    on_both(|house| {
        let ballot = voting(house);
        let file = saved(house);
        corrected_since(house, &ballot);
        let index = found(house, &ballot).certified_idx.unwrap();
        let written = house.store().read(|r| entries::find(r, index)).unwrap();
        let registry::record::Act::Certification { certificate, .. } = &written.entry.act else {
            panic!("no certification");
        };
        let certificate = certificate.to_string();
        let forged = |bytes: String| bytes.replace(&certificate, &"ab".repeat(32));
        let lot = Lot::empty(Database::Sqlite);
        let restored = restored_as(house, &file, &lot.source, forged).unwrap();
        assert_eq!(
            restored.regained.unwrap().certificates,
            std::slice::from_ref(&ballot)
        );
        let there = store_of(house, &lot.source);
        let kept = there.read(|r| certificates::find(r, &Viewer::Public, &ballot));
        assert!(matches!(kept, Err(StoreError::NotFound)));
    });
}

fn reading_of(source: &Source) -> Result<i64, StoreError> {
    let store = Store::open(source, Clock::Database)?;
    store.read(|r| Ok(r.head().n))
}
