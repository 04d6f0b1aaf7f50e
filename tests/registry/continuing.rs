//! A new record behind one whose last entries stay lost: two officers begin it, the old one is still served.

use registry::acts::continuation::{self, Continuation, Officer};
use registry::archive::{self, Finding, verify, verify_at, verify_certificate};
use registry::notary::keys::Keyring;
use registry::notary::{Notary, NotaryError, Setting, Stand, continuing};
use registry::record::checkpoints::{Checkpoint, VerifierKey, signers};
use registry::record::judge::Wrong;
use registry::record::{Act, By, Entry};
use registry::rules::Refusal;
use registry::rules::words::{Choice, KeyUse, Seat};
use registry::store::{Clock, Failure, Store, before, replay};

use super::browser::{Browser, Door};
use super::databases::{Database, Lot, fresh_path};
use super::house::{House, ORIGIN, PASSWORD, email_of, on_both};
use super::judge::{judged, record_of};
use super::office::{act, enter_keys, office, served};
use super::questions::{CERTIFYING, casts, certify, close, opened, refused};
use super::served_record::Visitor;
use super::verify::python;

const NEW: &str = "test.example/log2";

/// A house whose last two entries were signed and are lost, as it was restored.
struct Behind {
    setting: Setting,
    store: Store,
    /// The checkpoint that the backup had served.
    kept: String,
    _lot: Lot,
}

fn behind(house: &House, database: Database) -> Behind {
    let setting = office();
    enter_keys(house, &setting);
    house.expert_of("FRA");
    behind_of(house, database, setting)
}

fn behind_of(house: &House, database: Database, setting: Setting) -> Behind {
    let mut notary = Notary::open(house.store(), &setting).unwrap();
    notary.round().unwrap();
    notary.sign_certificates().unwrap();
    let kept = served(house.store()).unwrap().note;
    let file = fresh_path("backup.db");
    archive::backup(house.source(), &file, &|_| ()).unwrap();
    let lost = format!("{database:?}").to_lowercase();
    act(house, house.store(), &format!("one-{lost}")).unwrap();
    act(house, house.store(), &format!("two-{lost}")).unwrap();
    notary.round().unwrap();
    drop(notary);
    let lot = Lot::empty(database);
    archive::restore(&file, &lot.source, None, &|_| ()).unwrap();
    let store = Store::open(&lot.source, Clock::Scripted(house.script().clone()))
        .unwrap()
        .with_sealing(super::house::sealing());
    Behind {
        setting,
        store,
        kept,
        _lot: lot,
    }
}

fn officer(name: &str, password: &str) -> Officer {
    Officer {
        email: email_of(name),
        password: password.to_owned(),
    }
}

impl Behind {
    fn continuation(&self) -> Continuation {
        let lost = continuing::lost(&self.store, &self.setting)
            .unwrap()
            .unwrap();
        Continuation {
            after: lost.after,
            lost: lost.entries,
            origin: NEW.to_owned(),
            keys: continuing::new_keys(&self.setting, NEW).unwrap(),
        }
    }

    /// Two officers begin the new record, and it is signed.
    fn continued(&self) -> i64 {
        let officers = [officer("officer", PASSWORD), officer("registrar", PASSWORD)];
        let index = continuation::begin(&self.store, self.continuation(), officers).unwrap();
        continuing::lay_second_place(&self.store, &self.setting).unwrap();
        self.signed();
        index
    }

    fn signed(&self) {
        let mut notary = Notary::open(&self.store, &self.setting).unwrap();
        let stand = notary.round().unwrap();
        assert!(matches!(stand, Stand::Signed(_)), "{stand:?}");
        notary.sign_certificates().unwrap();
    }
}

#[test]
fn two_officers_begin_a_new_record_and_the_register_goes_on() {
    on_both(|house| {
        for database in [Database::Sqlite, Database::Postgres] {
            let behind = behind(house, database);
            let n = Checkpoint::of_note(&behind.kept).unwrap().size as i64;
            assert_eq!(behind.continuation().lost, [n, n + 1]);
            let begins = |one: Officer, other: Officer| {
                continuation::begin(&behind.store, behind.continuation(), [one, other])
            };
            let right = || officer("registrar", PASSWORD);
            for (one, other, why) in [
                (
                    right(),
                    officer("officer", "not the password"),
                    Refusal::WrongCredentials,
                ),
                (
                    right(),
                    officer("nobody", PASSWORD),
                    Refusal::WrongCredentials,
                ),
                (right(), right(), Refusal::SecondOfficerMustDiffer),
                (
                    right(),
                    officer("expert.fra", PASSWORD),
                    Refusal::OfficeDoesNotPermit,
                ),
            ] {
                assert_eq!(refused(begins(one, other)), why);
            }
            assert_eq!(behind.continued(), n);
            act(house, &behind.store, "goes-on").unwrap();
            behind.signed();
            assert_eq!(replay::check(&behind.store).unwrap().findings, Vec::new());

            // The old one is known, and its last checkpoint whose entries are all here is kept.
            let earlier = behind.store.read(before::all).unwrap();
            assert_eq!(earlier.len(), 1);
            assert_eq!((earlier[0].origin.as_str(), earlier[0].index), (ORIGIN, n));
            assert_eq!(earlier[0].served.as_ref().unwrap().note, behind.kept);
            // Its own key signs the new one, and the old key does not.
            let note = served(&behind.store).unwrap().note;
            assert_eq!(Checkpoint::of_note(&note).unwrap().origin, NEW);
            let of = |origin| -> Vec<VerifierKey> {
                let ring = Keyring::of(&behind.setting.keys, origin);
                let all = ring.all(KeyUse::Log).unwrap();
                all.into_iter().map(|seal| seal.vkey).collect()
            };
            assert_eq!(signers(&note, &of(NEW)).len(), 1);
            assert_eq!(signers(&note, &of(ORIGIN)).len(), 0);
        }
    });
}

#[test]
fn the_new_record_verifies_and_says_what_it_continues_and_the_old_one_is_served() {
    on_both(|house| {
        let behind = behind(house, Database::Sqlite);
        let n = behind.continued();
        act(house, &behind.store, "goes-on").unwrap();
        behind.signed();
        let folder = fresh_path("export");
        archive::export(&behind.store, &folder, None, &|_, _, _| {}).unwrap();
        let says = format!("It continues the record \"{ORIGIN}\" from entry {n} on.");
        let door = Door::open(&behind.store);
        for report in [
            verify(&folder, None, &|_, _, _| {}).unwrap(),
            verify_at(door.origin(), None, &|_, _, _| {}).unwrap(),
        ] {
            assert_eq!(report.findings, Vec::new());
            let lines = report.lines().join("\n");
            assert!(lines.contains(&says), "{lines}");
            assert!(
                lines.contains("are the beginning of this record"),
                "{lines}"
            );
            assert_eq!(report.verdict.origin.as_deref(), Some(NEW));
        }
        let (said, is_success) = python(&folder);
        assert!(is_success, "{said}");

        let visitor = Visitor(door.origin());
        let kept = String::from_utf8(visitor.found("/record/before/1/checkpoint")).unwrap();
        assert_eq!(kept, behind.kept);
        let old = format!("{}/record/before/1", door.origin());
        let report = verify_at(&old, None, &|_, _, _| {}).unwrap();
        assert_eq!(report.findings, Vec::new());
        assert_eq!(report.verdict.origin.as_deref(), Some(ORIGIN));
        let page = String::from_utf8(visitor.found("/en/record")).unwrap();
        assert!(page.contains(&format!("This record continues {ORIGIN}")));
        let page = String::from_utf8(visitor.found("/fr/record")).unwrap();
        assert!(page.contains(&format!("Ce journal continue {ORIGIN}")));

        // A checkpoint of something else does not pass for the old one's.
        let file = folder.join("record/before/1/checkpoint");
        std::fs::write(&file, served(&behind.store).unwrap().note).unwrap();
        std::fs::remove_file(folder.join("checksums")).unwrap();
        let report = verify(&folder, None, &|_, _, _| {}).unwrap();
        assert!(
            report
                .findings
                .iter()
                .any(|finding| matches!(finding, Finding::Before(_))),
            "{:?}",
            report.findings
        );
    });
}

#[test]
fn the_judge_wants_two_officers_and_a_checkpoint_that_the_old_record_signed() {
    let house = House::on(Database::Sqlite);
    let behind = behind(&house, Database::Sqlite);
    let n = behind.continued();
    let record = record_of(&behind.store);
    assert_eq!(judged(&record).violations, Vec::new());
    let at = usize::try_from(n).unwrap();
    type Forgery = (fn(&mut Entry), fn(&Wrong) -> bool);
    fn of(entry: &mut Entry, forge: impl FnOnce(&mut String, &mut [i64; 2], &mut String)) {
        if let Act::Continue {
            after,
            lost,
            origin,
            ..
        } = &mut entry.act
        {
            forge(after, lost, origin);
        }
    }
    let forgeries: [Forgery; 7] = [
        (
            |entry| entry.by = Some(By::Seat(Seat::registry())),
            |wrong| matches!(wrong, Wrong::NotByTwo),
        ),
        (
            |entry| {
                if let Some(By::Two([first, second])) = &mut entry.by {
                    *second = first.clone();
                }
            },
            |wrong| matches!(wrong, Wrong::SameSeatTwice(_)),
        ),
        (
            |entry| {
                if let Some(By::Two([_, second])) = &mut entry.by {
                    *second = Seat::parse("FRA/1").unwrap();
                }
            },
            |wrong| matches!(wrong, Wrong::Office(_)),
        ),
        (
            |entry| of(entry, |_, lost, _| lost[1] += 1),
            |wrong| matches!(wrong, Wrong::Continues(_)),
        ),
        (
            |entry| {
                of(entry, |after, _, _| {
                    // Another signature over the same lines.
                    let at = after.len() - 12;
                    let other = if &after[at..=at] == "A" { "B" } else { "A" };
                    after.replace_range(at..=at, other);
                })
            },
            |wrong| matches!(wrong, Wrong::Continues(_)),
        ),
        (
            |entry| of(entry, |_, _, origin| *origin = ORIGIN.to_owned()),
            |wrong| matches!(wrong, Wrong::Continues(_)),
        ),
        (
            |entry| {
                of(entry, |after, lost, _| {
                    let size = lost[1] + 1;
                    *after = after.replace(&format!("\n{size}\n"), &format!("\n{}\n", size + 1));
                    lost[1] += 1;
                })
            },
            |wrong| matches!(wrong, Wrong::Continues(_)),
        ),
    ];
    for (n, (forge, is_found)) in forgeries.iter().enumerate() {
        let mut entry = Entry::parse(&record[at]).unwrap();
        forge(&mut entry);
        let mut forged = record.clone();
        forged[at] = entry.bytes().unwrap();
        assert_ne!(forged[at], record[at]);
        let verdict = judged(&forged);
        assert!(
            verdict
                .violations
                .iter()
                .any(|found| found.index == at as u64 && is_found(&found.wrong)),
            "{n}: {:?}",
            verdict.violations
        );
    }
}

#[test]
fn a_vote_that_runs_goes_on_in_the_new_record_and_certificates_of_both_hold() {
    on_both(|house| {
        let setting = office();
        enter_keys(house, &setting);
        let first = opened(house, 1);
        casts(house, "FRA", &first, Choice::Yes).unwrap();
        close(house, &first);
        house.at(CERTIFYING);
        certify(house, &first).unwrap();
        let second = super::questions::at_final_text(house, 2);
        house.at("2026-04-02T09:00:00Z");
        let putting = super::questions::putting(&second, "2026-04-09T17:00:00Z");
        let running =
            registry::acts::ballots::open(house.store(), house.officer(), putting, None).unwrap();
        casts(house, "DEU", &running, Choice::Yes).unwrap();
        let behind = behind_of(house, Database::Sqlite, setting);
        behind.continued();

        let door = Door::open(&behind.store);
        let delegate = Browser::at(door.origin());
        let entered = delegate.sign_in_as(&email_of("head.fra"), PASSWORD);
        assert_eq!(entered.status, 303);
        let desk = format!("/en/desk/ballots/{running}");
        let lost = "No vote of your member is here";
        assert!(delegate.get(&desk).body.contains(lost));
        let votes = registry::acts::votes::cast;
        let (by, member) = (house.head_of("FRA"), super::questions::code("FRA"));
        let said = registry::acts::votes::Said::default();
        votes(
            &behind.store,
            by,
            &member,
            running.clone(),
            Choice::No,
            said,
            None,
        )
        .unwrap();
        assert!(!delegate.get(&desk).body.contains("were lost when"));
        house.at("2026-04-09T17:00:00Z");
        registry::acts::ballots::close(&behind.store, running.clone()).unwrap();
        behind.signed();
        let verdict = judged(&record_of(&behind.store));
        assert!(
            !verdict
                .violations
                .iter()
                .any(|found| matches!(found.wrong, Wrong::VoteDiffers { .. })),
            "each vote names the record in which it was given"
        );
        let certificate = Browser::at(door.origin())
            .get(&format!("/record/certificates/{first}.json"))
            .body;
        let tried = verify_certificate(&certificate, None);
        assert_eq!(tried.wrong, Vec::<String>::new());
        assert_eq!(replay::check(&behind.store).unwrap().findings, Vec::new());
    });
}

#[test]
fn what_was_interrupted_before_the_second_place_was_laid_is_finished_and_nothing_else_is_overwritten()
 {
    let house = House::on(Database::Sqlite);
    let behind = behind(&house, Database::Sqlite);
    let officers = [officer("officer", PASSWORD), officer("registrar", PASSWORD)];
    continuation::begin(&behind.store, behind.continuation(), officers).unwrap();
    // Until then nothing is signed, and nothing written.
    behind.store.gate().wait();
    let unsigned = Notary::open(&behind.store, &behind.setting)
        .unwrap()
        .round();
    assert!(matches!(unsigned, Err(NotaryError::NotOurs(..))));
    assert!(matches!(
        act(&house, &behind.store, "too-early"),
        Err(Failure::Refused(Refusal::NotCompared))
    ));
    let place = behind.setting.keys.join("checkpoint");
    let missing = std::fs::read_to_string(&place).unwrap();
    std::fs::write(
        &place,
        missing.replace("test.example/log\n", "other.example/log\n"),
    )
    .unwrap();
    let refused = continuing::lay_second_place(&behind.store, &behind.setting);
    assert!(matches!(refused, Err(NotaryError::NotOurs(..))));
    std::fs::write(&place, &missing).unwrap();
    for _ in 0..2 {
        continuing::lay_second_place(&behind.store, &behind.setting).unwrap();
    }
    behind.signed();
    act(&house, &behind.store, "goes-on").unwrap();
}

#[test]
fn at_the_machine_two_passwords_are_asked_for_and_the_register_is_served_again() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let house = House::on(Database::Sqlite);
    let behind = behind(&house, Database::Sqlite);
    let registry::store::Source::Sqlite(file) = behind.store.source().clone() else {
        unreachable!()
    };
    let continues = |origin: &str, passwords: &str| {
        let mut running = Command::new(env!("CARGO_BIN_EXE_registry"))
            .env_clear()
            .env("DATABASE_URL", format!("sqlite://{file}"))
            .env("KEYS", &behind.setting.keys)
            .env("ORIGIN", origin)
            .args(["continue", "--officers"])
            .args([email_of("officer"), email_of("registrar")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let written = running
            .stdin
            .take()
            .unwrap()
            .write_all(passwords.as_bytes());
        // Refused before the passwords were read.
        drop(written);
        let output = running.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    let right = format!("{PASSWORD}\n{PASSWORD}\n");
    let (code, said) = continues(ORIGIN, &right);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("ORIGIN must be the name of the new record"),
        "{said}"
    );
    let (code, said) = continues(NEW, &format!("{PASSWORD}\nwrong\n"));
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = continues(NEW, &right);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(&format!("continues \"{ORIGIN}\" as \"{NEW}\"")),
        "{said}"
    );
    // Once more does no harm, and finishes what was interrupted.
    assert_eq!(continues(NEW, "").0, Some(0));
    behind.signed();
    assert_eq!(replay::check(&behind.store).unwrap().findings, Vec::new());
}
