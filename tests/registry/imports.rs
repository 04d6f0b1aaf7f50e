//! The import of archives: what stands in their files enters whole, and what is wrong in them is named line by line.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use registry::acts::imports::{self, Archive, Progress};
use registry::archive::import::{Answer, Dry, Failed, Looked, import_from, look};
use registry::archive::{self, export};
use registry::record::Act;
use registry::record::judge::Wrong;
use registry::rules::Refusal;
use registry::rules::archives::RuleName;
use registry::rules::majority::Outcome;
use registry::rules::words::{Choice, CollectionCode, MemberCode};
use registry::store::archives::{self, Known, Sought};
use registry::store::replay;
use registry::store::{Clock, Failure, Store, StoreError};
use registry::web::api::endpoints::ENDPOINTS;
use serde_json::Value;

use super::api_described::as_described;
use super::databases::{Database, Lot, fresh_path};
use super::export::files;
use super::house::{House, on_both};
use super::judge::{judged, record_of};
use super::pages::read_aloud;
use super::questions::opened;

const MEMBERS: &str = "\
code,name_en,name_fr,kind,since,until
CSK,Czechoslovakia,,state,1946-01-01,1967-07-05
EUE,European Union,Union européenne,organisation,,
FRA,France,France,state,1946-01-01,
NAM,Namibia,Namibie,state,1990-04-23,
NOR,Norway,Norvège,state,1946-01-01,
";
const DECISIONS: &str = "\
symbol,date,title_en,summary_en,resolution
UNGA/15/1,1960-12-14,\"COLONIES, INDEPENDENCE\",\"TO ADOPT \"\"ALL OF IT\"\".\",R/15/1514
UNGA/15/2,1960-12-15,=CONGO,,
UNGA/15/3,1960-12-15,NO ROLL,,R/15/1514
";
const VOTES: &str = "\
decision,member,choice
UNGA/15/2,FRA,no
UNGA/15/1,CSK,yes
UNGA/15/1,FRA,abstain
UNGA/15/1,NAM,yes
UNGA/15/2,NOR,yes
";
const INSTRUMENTS: &str = "\
symbol,title_en,chapter,adopted_on
UNTC/4-1,\"Convention, New York\",Human Rights,1948-12-09
UNTC/4-1-a,4-1-a,,
";
const PARTICIPATION: &str = "\
instrument,member,event,date,note
UNTC/4-1,FRA,signature,1948-12-11,
UNTC/4-1,FRA,other,1950-10-14,application
UNTC/4-1,FRA,other,1950-10-14,date of adoption
UNTC/4-1,NAM,accession,1994-11-28,withdrawn
UNTC/4-1,NOR,other,1949-07-22,application
";

/// An archive in files of its own.
fn written(sheets: &[(&str, &[u8])]) -> PathBuf {
    let folder = fresh_path("archive");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in sheets {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

fn whole() -> PathBuf {
    written(&[
        ("members.csv", MEMBERS.as_bytes()),
        ("decisions.csv", DECISIONS.as_bytes()),
        ("votes.csv", VOTES.as_bytes()),
        ("instruments.csv", INSTRUMENTS.as_bytes()),
        ("participation.csv", PARTICIPATION.as_bytes()),
    ])
}

fn collection() -> CollectionCode {
    CollectionCode::parse("UN").unwrap()
}

fn bring(store: &Store, folder: &Path) -> Result<Answer, Failed> {
    let rule = RuleName::SimpleMajority.rule();
    import_from(Some(store), folder, &collection(), rule, Dry::No)
}

fn looked(sheets: &[(&str, &[u8])]) -> Looked {
    let rule = RuleName::SimpleMajority.rule();
    look(&written(sheets), collection(), rule, &Known::default()).unwrap()
}

/// What is wrong, each as it is said.
fn wrong(sheets: &[(&str, &[u8])]) -> Vec<String> {
    let places = looked(sheets).wrongs.places().to_vec();
    places.iter().map(ToString::to_string).collect()
}

fn is_wrong(sheets: &[(&str, &[u8])], expected: &[&str]) {
    let found = wrong(sheets);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            found.starts_with(expected),
            "{found}\nshould begin\n{expected}"
        );
    }
}

fn head(store: &Store) -> i64 {
    store.read(|r| Ok::<_, StoreError>(r.head().n)).unwrap()
}

#[test]
fn an_archive_enters_whole_and_is_counted_again() {
    on_both(|house| {
        let store = house.store();
        let before = head(store);
        let Answer::Imported(imported) = bring(store, &whole()).unwrap() else {
            panic!("nothing was imported");
        };
        // One for the import, one for the participants, one for each decision and each instrument.
        assert_eq!((imported.first, imported.entries), (before, 7));
        assert_eq!(head(store), before + 7);
        let un = collection();
        let (decisions, instruments, events, votes) = store
            .read(|r| {
                let decisions = archives::decisions(r, &un, &Sought::default(), 10)?;
                let instruments = archives::instruments(r, &un, None, 10)?;
                let events = archives::events(r, instruments[0].idx)?;
                let france = MemberCode::parse("FRA").unwrap();
                let votes = archives::votes_of(r, &un, &france, None, 10)?;
                Ok::<_, StoreError>((decisions, instruments, events, votes))
            })
            .unwrap();
        let symbols: Vec<&str> = decisions.iter().map(|one| one.symbol.as_str()).collect();
        assert_eq!(
            symbols,
            ["UNGA/15/3", "UNGA/15/2", "UNGA/15/1"],
            "the newest first"
        );
        let adopted = &decisions[2];
        assert_eq!(adopted.outcome(), Some(Outcome::Adopted));
        // Norway was a member and did not vote; nobody says that of the Union, whose beginning is unknown.
        let tally = adopted.tally;
        assert_eq!(
            (tally.entitled, tally.yes, tally.no, tally.abstain),
            (4, 2, 0, 1)
        );
        assert_eq!(tally.did_not_vote(), 1);
        assert!(
            matches!(decisions[1].outcome(), Some(Outcome::Rejected(_))),
            "a tie is no majority"
        );
        assert_eq!(
            decisions[0].outcome(),
            None,
            "where there is no roll call, there is no outcome"
        );
        assert_eq!((instruments.len(), events.len()), (2, 5));
        let cast: Vec<Choice> = votes.iter().map(|vote| vote.choice).collect();
        assert_eq!(cast, [Choice::No, Choice::Abstain]);
        let verdict = judged(&record_of(store));
        assert_eq!(verdict.violations, Vec::new());
        let checked = archive::check(store).unwrap();
        assert_eq!(checked.wrong(), 0, "{checked}");
    });
}

/// Rows wait for each other and are written together, in several loads: those of the record applied one by one, which
/// the check makes anew, are the same.
#[test]
fn an_archive_of_more_than_is_written_at_once_enters_whole() {
    const PARTICIPANTS: usize = 130;
    const ROLLS: usize = 135;
    let code = |place: usize| {
        let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
        format!("X{}{}", letter(place / 26), letter(place))
    };
    let mut members = "code,name_en,name_fr,kind,since,until\n".to_owned();
    for place in 0..PARTICIPANTS {
        members += &format!("{},Land {place},,state,,\n", code(place));
    }
    let mut decisions = "symbol,date,title_en,summary_en,resolution\n".to_owned();
    let mut votes = "decision,member,choice\n".to_owned();
    let mut instruments = "symbol,title_en,chapter,adopted_on\n".to_owned();
    let mut events = "instrument,member,event,date,note\n".to_owned();
    for roll in 0..ROLLS {
        // What is not said differs from one row to the next.
        let summary = ["", "IT IS SAID"][roll % 2];
        let resolution = ["", "R/1", ""][roll % 3];
        decisions += &format!("D/{roll},1960-12-14,TITLE {roll},{summary},{resolution}\n");
        for place in 0..PARTICIPANTS {
            let choice = ["yes", "no", "abstain"][(roll + place) % 3];
            votes += &format!("D/{roll},{},{choice}\n", code(place));
        }
        let adopted = ["", "1948-12-09"][roll % 2];
        instruments += &format!("I/{roll},T {roll},,{adopted}\n");
        let note = ["a note", ""][roll % 2];
        events += &format!("I/{roll},{},signature,1950-01-01,{note}\n", code(roll % 7));
    }
    let folder = written(&[
        ("members.csv", members.as_bytes()),
        ("decisions.csv", decisions.as_bytes()),
        ("votes.csv", votes.as_bytes()),
        ("instruments.csv", instruments.as_bytes()),
        ("participation.csv", events.as_bytes()),
    ]);
    on_both(|house| {
        let store = house.store();
        let answer = bring(store, &folder).unwrap();
        assert!(matches!(answer, Answer::Imported(_)), "{answer:?}");
        assert_eq!(house.count("archive_votes"), (PARTICIPANTS * ROLLS) as i64);
        assert_eq!(house.count("archive_events"), ROLLS as i64);
        let checked = archive::check(store).unwrap();
        assert_eq!(checked.wrong(), 0, "{checked}");
    });
}

#[test]
fn importing_the_same_twice_changes_nothing_and_a_further_file_adds_to_it() {
    on_both(|house| {
        let store = house.store();
        let folder = whole();
        fs::remove_file(folder.join("instruments.csv")).unwrap();
        let participation = fs::read(folder.join("participation.csv")).unwrap();
        fs::remove_file(folder.join("participation.csv")).unwrap();
        assert!(matches!(
            bring(store, &folder).unwrap(),
            Answer::Imported(_)
        ));
        let after = head(store);
        assert_eq!(bring(store, &folder).unwrap(), Answer::Nothing);
        assert_eq!(head(store), after);
        fs::write(folder.join("instruments.csv"), INSTRUMENTS).unwrap();
        fs::write(folder.join("participation.csv"), participation).unwrap();
        let Answer::Imported(imported) = bring(store, &folder).unwrap() else {
            panic!("the instruments were not imported");
        };
        assert_eq!(imported.entries, 3, "the import and two instruments");
        // What is there already is not imported a second time from a file that says more.
        fs::write(
            folder.join("decisions.csv"),
            format!("{DECISIONS}UNGA/15/4,1960-12-16,X,,\n"),
        )
        .unwrap();
        assert_eq!(bring(store, &folder).unwrap(), Answer::Wrong(3));
        let checked = archive::check(store).unwrap();
        assert_eq!(checked.wrong(), 0, "{checked}");
    });
}

#[test]
fn all_or_nothing_and_a_dry_run_writes_nothing() {
    on_both(|house| {
        let store = house.store();
        let before = head(store);
        let rule = RuleName::SimpleMajority.rule();
        let tried = import_from(Some(store), &whole(), &collection(), rule, Dry::Yes);
        assert_eq!(tried.unwrap(), Answer::Good);
        let bad = VOTES.replace("UNGA/15/2,NOR,yes", "UNGA/15/2,NOR,maybe");
        let folder = whole();
        fs::write(folder.join("votes.csv"), bad).unwrap();
        assert_eq!(bring(store, &folder).unwrap(), Answer::Wrong(1));
        assert_eq!(head(store), before);
        let there = store.read(archives::collections).unwrap();
        assert_eq!(there, Vec::new());
    });
}

#[test]
fn nothing_is_imported_while_a_ballot_runs() {
    let house = House::on(Database::Sqlite);
    opened(&house, 1);
    let before = head(house.store());
    let refused = bring(house.store(), &whole());
    assert!(
        matches!(
            refused,
            Err(Failed::Act(Failure::Refused(Refusal::StillRunning { .. })))
        ),
        "{refused:?}"
    );
    assert_eq!(head(house.store()), before);
}

#[test]
fn what_was_imported_and_exported_is_imported_elsewhere_byte_for_byte() {
    on_both(|house| {
        bring(house.store(), &whole()).unwrap();
        let out = fresh_path("out");
        export(house.store(), &out, None, &|_, _, _| {}).unwrap();
        let other = House::on(Database::Sqlite);
        bring(other.store(), &out.join("register")).unwrap();
        let again = fresh_path("again");
        export(other.store(), &again, None, &|_, _, _| {}).unwrap();
        let (first, second) = (files(&out), files(&again));
        for name in [
            "members",
            "decisions",
            "votes",
            "instruments",
            "participation",
        ] {
            let path = format!("register/{name}.csv");
            assert_eq!(first[&path], second[&path], "{path}");
        }
        let text = |path: &str| String::from_utf8(first[path].clone()).unwrap();
        assert_eq!(text("register/members.csv"), MEMBERS);
        assert_eq!(text("register/instruments.csv"), INSTRUMENTS);
        assert_eq!(text("register/participation.csv"), PARTICIPATION);
        assert_eq!(
            text("register/decisions.csv"),
            DECISIONS.replace("=CONGO", "'=CONGO")
        );
        // In the order of the decisions, then of the codes.
        assert!(text("register/votes.csv").contains("\nUNGA/15/1,NAM,yes\nUNGA/15/2,FRA,no\n"));
        assert!(text("register/GAIP/members.csv").contains("\nFRA,France,France,state,"));
        let verified = archive::verify(&out, None, &|_, _, _| {}).unwrap();
        let found: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
        // Nothing was signed in this house, and nothing else is wrong with it.
        assert!(
            found.iter().all(|one| one.contains("checkpoint")),
            "{found:?}"
        );
    });
}

#[test]
fn a_register_with_an_archive_is_backed_up_and_restored() {
    on_both(|house| {
        bring(house.store(), &whole()).unwrap();
        let copy = fresh_path("copy.db");
        archive::backup(house.source(), &copy, &|_| ()).unwrap();
        let lot = Lot::empty(Database::Sqlite);
        archive::restore(&copy, &lot.source, None, &|_| ()).unwrap();
        let there = Store::open(&lot.source, Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        let found = replay::differences(house.store(), &there).unwrap();
        assert_eq!(found, Vec::new());
    });
}

#[test]
fn a_cell_that_is_no_value_is_named_by_file_line_column_and_reason() {
    let members = "code,name_en,name_fr,kind,since,until\n\
                   FRA,France,,state,,\n\
                   NA,Namibia,,state,,\n\
                   fra,France,,state,,\n\
                   DEU,,,state,,\n\
                   ITA,Italy,,kingdom,,\n\
                   ESP,Spain,,state,1960-02-30,\n\
                   PRT,Portugal,,state,1960-01-02,1960-01-01\n\
                   NOR,Norway,,state,14/12/1960,\n\
                   FRA,France,,state,,\n";
    is_wrong(
        &[("members.csv", members.as_bytes())],
        &[
            "members.csv, line 3, code: \"NA\" is Namibia in two letters",
            "members.csv, line 4, code: \"fra\" is no code",
            "members.csv, line 5, name_en: the name is empty",
            "members.csv, line 6, kind: \"kingdom\" is no kind: state, organisation",
            "members.csv, line 7, since: there is no day 1960-02-30",
            "members.csv, line 8, until: 1960-01-01 is before since",
            "members.csv, line 9, since: \"14/12/1960\" is not a date",
            "members.csv, line 10, code: duplicate: FRA stands in line 2 already",
        ],
    );
}

#[test]
fn votes_and_events_that_refer_to_nothing_are_named_and_so_are_those_that_stand_twice() {
    let votes = "decision,member,choice\n\
                 UNGA/15/1,FRA,yes\n\
                 UNGA/15/9,FRA,yes\n\
                 UNGA/15/1,XYZ,yes\n\
                 UNGA/15/1,NA,yes\n\
                 UNGA/15/1,NOR,maybe\n\
                 UNGA/15/1,FRA,no\n";
    let events = "instrument,member,event,date,note\n\
                  UNTC/4-1,FRA,signature,1948-12-11,\n\
                  UNTC/4-1,FRA,signature,1948-12-11,\n\
                  UNTC/4-1,FRA,signature,1948-12-11,again\n\
                  UNTC/4-1,FRA,applause,1948-12-11,\n\
                  UNTC/4-1,FRA,other,1948-12-11,\n\
                  UNTC/4-9,NAM,accession,1994-13-01,\n";
    is_wrong(
        &[
            ("members.csv", MEMBERS.as_bytes()),
            ("decisions.csv", DECISIONS.as_bytes()),
            ("votes.csv", votes.as_bytes()),
            ("instruments.csv", INSTRUMENTS.as_bytes()),
            ("participation.csv", events.as_bytes()),
        ],
        &[
            "votes.csv, line 3, decision: decisions.csv does not have UNGA/15/9",
            "votes.csv, line 4, member: unknown member XYZ",
            "votes.csv, line 5, member: \"NA\" is Namibia in two letters",
            "votes.csv, line 6, choice: \"maybe\" is no choice: yes, no, abstain",
            "votes.csv, line 7, member: duplicate: the vote of FRA on UNGA/15/1 stands in line 2",
            "participation.csv, line 3: duplicate: the same event stands in line 2",
            "participation.csv, line 5, event: \"applause\" is no event",
            "participation.csv, line 6, note: an event that is \"other\" needs its own wording",
            "participation.csv, line 7, instrument: instruments.csv does not have UNTC/4-9",
            "participation.csv, line 7, date: there is no day 1994-13-01",
        ],
    );
}

#[test]
fn two_symbols_of_one_address_are_one_too_many() {
    let decisions = "symbol,date,title_en\nA/1/2,1960-01-01,x\nA-1/2,1960-01-01,y\nA/1/2,1960-01-01,z\né,1960-01-01,q\n";
    is_wrong(
        &[("decisions.csv", decisions.as_bytes())],
        &[
            "decisions.csv, line 3, symbol: A-1/2 and A/1/2 would have the same address, A-1-2",
            "decisions.csv, line 4, symbol: duplicate: A/1/2 stands in line 2 already",
            "decisions.csv, line 5, symbol: \"é\" is no symbol",
        ],
    );
}

#[test]
fn bytes_that_are_no_text_and_lone_quotes_are_found_and_the_other_lines_still_read() {
    let mut decisions = b"symbol,date,title_en\n\
        A/1,1960-01-01,x\n\
        A/2,1960-01-01,a \"quoted\" word\n\
        A/3,1960-01-01,\"begun and never ended\n\
        A/4,1960-01-01,\"a \"lone\" quote\"\n\
        A/5,1960-01-01\n\
        A/6,1960-01-01,x,y\n\
        A/7,1960-99-01,x\n"
        .to_vec();
    decisions.extend(b"A/8,1960-01-01,caf\xe9\nA/9,1960-01-01,nul\0\n\"A/10\",1960-01-01,\"two\nlines, \"\"quoted\"\"\"\nA/11,never,x\n");
    is_wrong(
        &[("decisions.csv", &decisions)],
        &[
            "decisions.csv, line 9: the bytes from 0xe9 on are not UTF-8 (cell 3)",
            "decisions.csv, line 10: a control character (byte 0x00) is no text (cell 3)",
            "decisions.csv, line 3: a lone quote",
            "decisions.csv, line 4: a lone quote",
            "decisions.csv, line 5: a lone quote in a quoted cell",
            "decisions.csv, line 6: 2 cells where the heading has 3",
            "decisions.csv, line 7: 4 cells where the heading has 3",
            "decisions.csv, line 8, date: there is no day 1960-99-01",
            "decisions.csv, line 13, date: \"never\" is not a date",
        ],
    );
}

#[test]
fn a_heading_that_is_not_that_of_the_file_is_named() {
    is_wrong(
        &[(
            "decisions.csv",
            b"symbol,day,title_en,symbol\nA/1,1960-01-01,x,y\n",
        )],
        &[
            "decisions.csv, line 1: unknown column \"day\"",
            "decisions.csv, line 1: column \"symbol\" stands twice",
            "decisions.csv, line 1, date: the column is missing",
        ],
    );
    is_wrong(
        &[("votes.csv", b"")],
        &["votes.csv, line 1: the file is empty"],
    );
}

#[test]
fn a_mark_at_the_beginning_and_line_ends_of_two_bytes_are_read() {
    let members = format!("\u{feff}{}", MEMBERS.replace('\n', "\r\n"));
    let looked = looked(&[("members.csv", members.as_bytes())]);
    assert_eq!(looked.wrongs.found(), 0, "{:?}", looked.wrongs);
    assert_eq!(looked.counts.members, 5);
    assert_eq!(
        looked.archive.members[3].name_fr.as_deref(),
        Some("Namibie")
    );
}

#[test]
fn a_vote_or_an_event_outside_its_member_s_time_is_a_note_and_no_error() {
    let folder = [
        ("members.csv", MEMBERS.as_bytes()),
        ("decisions.csv", DECISIONS.as_bytes()),
        ("votes.csv", VOTES.as_bytes()),
    ];
    let looked = looked(&folder);
    assert_eq!(looked.wrongs.found(), 0);
    let notes: Vec<String> = looked
        .notes
        .places()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("votes.csv, line 5, member: NAM voted on 1960-12-14, outside"));
}

#[test]
fn all_that_is_wrong_is_counted_and_the_first_two_hundred_are_said() {
    let mut votes = String::from("decision,member,choice\n");
    for line in 0..500 {
        votes.push_str(&format!("A/{line},FRA,yes\n"));
    }
    let looked = looked(&[
        ("members.csv", MEMBERS.as_bytes()),
        ("votes.csv", votes.as_bytes()),
    ]);
    assert_eq!(looked.wrongs.found(), 500);
    assert_eq!(looked.wrongs.places().len(), 200);
}

#[test]
fn an_imported_entry_that_counts_wrong_or_comes_from_elsewhere_is_found() {
    let house = House::on(Database::Sqlite);
    bring(house.store(), &whole()).unwrap();
    let record = record_of(house.store());
    let forged = |change: &dyn Fn(&mut registry::record::Entry)| {
        let entries = record.iter().map(|bytes| {
            let mut entry = registry::record::Entry::parse(bytes).unwrap();
            change(&mut entry);
            entry.bytes().unwrap()
        });
        let entries: Vec<String> = entries.collect();
        judged(&entries).violations
    };
    let found = forged(&|entry| {
        if let Act::ImportedDecision { tally, symbol, .. } = &mut entry.act
            && symbol.as_str() == "UNGA/15/1"
        {
            tally.yes += 1;
        }
    });
    assert!(
        matches!(found[..], [ref one] if matches!(one.wrong, Wrong::Tally { .. })),
        "{found:?}"
    );
    let found = forged(&|entry| {
        if let Act::ImportedDecision {
            outcome, symbol, ..
        } = &mut entry.act
            && symbol.as_str() == "UNGA/15/2"
        {
            *outcome = Some(Outcome::Adopted);
        }
    });
    assert!(
        matches!(found[..], [ref one] if matches!(one.wrong, Wrong::Outcome { .. })),
        "{found:?}"
    );
    let found = forged(&|entry| {
        if entry.act.is_imported() {
            entry.by = Some(registry::record::By::Seat(
                registry::rules::words::Seat::registry(),
            ));
        }
    });
    assert!(found.len() == 7 || found.len() == 1, "{found:?}");
    let found = forged(&|entry| {
        if let Act::ImportedInstrument { events, .. } = &mut entry.act
            && let Some(event) = events.first_mut()
        {
            event.member = MemberCode::parse("XXX").unwrap();
        }
    });
    assert!(
        matches!(found[..], [ref one] if matches!(one.wrong, Wrong::Unknown(_))),
        "{found:?}"
    );
}

#[test]
fn an_imported_archive_is_read_in_both_languages_and_marked() {
    on_both(|house| {
        bring(house.store(), &whole()).unwrap();
        let reader = house.browser();
        let page = |path: &str| {
            let answer = reader.get(path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            read_aloud(&answer.body)
        };
        for lang in ["en", "fr"] {
            assert!(page(&format!("/{lang}/archive")).contains("UN"));
            let decisions = page(&format!("/{lang}/archive/UN"));
            assert!(decisions.contains("COLONIES, INDEPENDENCE"), "{decisions}");
            page(&format!("/{lang}/archive/UN/members"));
            page(&format!("/{lang}/archive/UN/instruments"));
        }
        let english = page("/en/archive/UN/decisions/UNGA-15-1");
        for said in [
            "not decided by this house",
            "Czechoslovakia",
            "did not vote",
            "Adopted",
        ] {
            assert!(english.contains(said), "{said}: {english}");
        }
        assert!(
            !english.contains("European Union"),
            "nobody says that it was one then"
        );
        let french = page("/fr/archive/UN/decisions/UNGA-15-1");
        for said in ["n’en a pas décidé", "Norvège", "n’a pas voté"] {
            assert!(french.contains(said), "{said}: {french}");
        }
        let instrument = page("/en/archive/UN/instruments/UNTC-4-1");
        for said in [
            "Convention, New York",
            "(application)",
            "(withdrawn)",
            "Human Rights",
        ] {
            assert!(instrument.contains(said), "{said}: {instrument}");
        }
        let member = page("/en/archive/UN/members/CSK");
        assert!(
            member.contains("from 1 January 1946 to 5 July 1967"),
            "{member}"
        );
        let csv = reader.get("/en/archive/UN/instruments/UNTC-4-1/participation.csv");
        assert_eq!(csv.body.lines().count(), 6, "{}", csv.body);
        let csv = reader.get("/en/archive/UN/decisions/UNGA-15-1/votes.csv");
        assert!(
            csv.body.contains("UNGA/15/1,NOR,Norway,did not vote"),
            "{}",
            csv.body
        );
        for nowhere in [
            "/en/archive/NONE",
            "/en/archive/UN/decisions/UNGA-15-9",
            "/en/archive/UN/instruments/UNGA-15-1",
            "/en/archive/UN/members/DEU",
            "/en/archive/un",
            "/en/archive/UN?after=x",
        ] {
            assert_eq!(reader.get(nowhere).status, 404, "{nowhere}");
        }
    });
}

#[test]
fn programs_read_an_imported_archive_as_it_is_described() {
    on_both(|house| {
        bring(house.store(), &whole()).unwrap();
        let reader = house.browser();
        let read = |path: &str| -> Value {
            let answer = reader.get(path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            serde_json::from_str(&answer.body).unwrap()
        };
        let described = read("/api/openapi.json");
        let mut wrong = Vec::new();
        for endpoint in ENDPOINTS.iter().filter(|one| one.of == "archives") {
            let symbol = match endpoint.path.contains("/decisions/") {
                true => "UNGA-15-1",
                false => "UNTC-4-1",
            };
            let path = endpoint.path.replace("{collection}", "UN");
            let path = path.replace("{symbol}", symbol);
            assert!(
                as_described(&reader, endpoint, &path, &described, &mut wrong),
                "{path} is empty"
            );
        }
        assert!(wrong.is_empty(), "{wrong:#?}");

        let decision = &read("/api/v1/archives/UN/decisions/UNGA-15-1")["item"];
        assert_eq!(decision["outcome"], "adopted");
        assert_eq!(decision["tally"]["yes"], 2);
        assert_eq!(decision["tally"]["did_not_vote"], 1);
        assert_eq!(decision["roll_call"].as_array().unwrap().len(), 3);
        let symbols = |path: &str| -> Vec<String> {
            let page = read(path);
            let items = page["items"].as_array().unwrap().iter();
            items
                .map(|item| item["symbol"].as_str().unwrap().to_owned())
                .collect()
        };
        let of = "/api/v1/archives/UN/decisions";
        assert_eq!(symbols(of), ["UNGA/15/1", "UNGA/15/2", "UNGA/15/3"]);
        let first = read(&format!("{of}?limit=1"));
        let next = first["next"].as_str().unwrap();
        let rest = &next[next.find("/api").unwrap()..];
        assert_eq!(symbols(rest), ["UNGA/15/2"]);
        assert!(symbols(&format!("{of}?year=1900")).is_empty());
        for nowhere in [
            "/api/v1/archives/NONE/decisions",
            "/api/v1/archives/UN/decisions/UNGA-15-9",
            "/api/v1/archives/un/members",
        ] {
            assert_eq!(reader.get(nowhere).status, 404, "{nowhere}");
        }
    });
}

#[test]
fn the_page_for_programs_links_to_what_is_there() {
    on_both(|house| {
        let reader = house.browser();
        let linked = || -> Vec<String> {
            let page = reader.get("/en/developers").body;
            let links = page.split("href=\"").skip(1);
            links
                .map(|link| link[..link.find('"').unwrap()].to_owned())
                .filter(|link| link.contains("/archives"))
                .collect()
        };
        assert_eq!(linked(), ["/api/v1/archives"]);
        bring(house.store(), &whole()).unwrap();
        assert_eq!(
            linked(),
            [
                "/api/v1/archives",
                "/api/v1/archives/UN/members",
                "/api/v1/archives/UN/decisions",
                "/api/v1/archives/UN/decisions/UNGA-15-1",
                "/api/v1/archives/UN/instruments",
                "/api/v1/archives/UN/instruments/UNTC-4-1",
            ]
        );
        for link in linked() {
            assert_eq!(reader.get(&link).status, 200, "{link}");
        }
    });
}

#[test]
fn the_sitemap_has_every_page_of_an_archive() {
    let house = House::on(Database::Sqlite);
    bring(house.store(), &whole()).unwrap();
    let reader = house.browser();
    let map = reader.get("/sitemap.xml").body;
    let places: Vec<&str> = map
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| {
            let place = rest.split("</loc>").next()?;
            place.find("/en/archive/UN").map(|at| &place[at..])
        })
        .collect();
    for page in [
        "/en/archive/UN",
        "/en/archive/UN/members",
        "/en/archive/UN/members/FRA",
        "/en/archive/UN/decisions/UNGA-15-1",
        "/en/archive/UN/instruments",
        "/en/archive/UN/instruments/UNTC-4-1",
    ] {
        assert!(places.contains(&page), "{page}: {places:?}");
    }
    for place in &places {
        assert_eq!(reader.get(place).status, 200, "{place}");
    }
}

#[test]
fn decisions_are_paged_and_chosen_by_year_and_by_member() {
    let house = House::on(Database::Sqlite);
    let mut decisions = String::from("symbol,date,title_en\n");
    for n in 0..120 {
        let (year, day) = (1960 + n / 60, 1 + n % 28);
        decisions.push_str(&format!("D/{n},{year}-03-{day:02},Number {n}\n"));
    }
    let votes = "decision,member,choice\nD/7,FRA,yes\n";
    let folder = written(&[
        ("members.csv", MEMBERS.as_bytes()),
        ("decisions.csv", decisions.as_bytes()),
        ("votes.csv", votes.as_bytes()),
    ]);
    bring(house.store(), &folder).unwrap();
    let un = collection();
    let seen = house
        .store()
        .read(|r| {
            let mut seen = Vec::new();
            let mut sought = Sought::default();
            loop {
                let run = archives::decisions(r, &un, &sought, 50)?;
                let Some(last) = run.last() else {
                    return Ok::<_, StoreError>(seen);
                };
                sought.after = Some((last.date, last.idx));
                seen.extend(run.iter().map(|one| (one.date, one.idx)));
            }
        })
        .unwrap();
    let mut sorted = seen.clone();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.reverse();
    assert_eq!((seen.len(), &seen), (120, &sorted));
    let reader = house.browser();
    let of_1961 = reader.get("/en/archive/UN?year=1961");
    assert!(!of_1961.body.contains("Number 3<"), "{}", of_1961.body);
    let of_france = reader.get("/en/archive/UN?member=FRA");
    assert!(of_france.body.contains("Number 7<") && !of_france.body.contains("Number 8<"));
}

#[test]
fn while_it_is_written_an_import_tells_how_far_it_is() {
    let house = House::on(Database::Sqlite);
    let archive: Archive = look(
        &whole(),
        collection(),
        RuleName::TwoThirds.rule(),
        &Known::default(),
    )
    .unwrap()
    .archive;
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let telling = told.clone();
    let progress: Progress = Arc::new(move |done| telling.lock().unwrap().push(done));
    imports::import(house.store(), archive, progress).unwrap();
    let told = told.lock().unwrap();
    assert_eq!(
        told.last(),
        Some(&10),
        "five votes and five events: {told:?}"
    );
}
