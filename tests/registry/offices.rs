//! Offices: who appoints, who confirms whom, from when a new holder votes, what a delegation prepares.

use jiff::SignedDuration;
use registry::acts::appointments::{self, Invitee, NewAccount, Taker};
use registry::acts::letters::{self, Ended, Handed};
use registry::acts::motions::{self, Motion};
use registry::acts::preparations::{self, PreparedNotification, PreparedVote};
use registry::acts::votes::{self, Said};
use registry::acts::{ballots as closing, credentials, private_log};
use registry::record::Act;
use registry::record::judge::{Violation, Wrong};
use registry::rules::appointments as law;
use registry::rules::letters::Letter;
use registry::rules::permissions::Office;
use registry::rules::refusals::{LetterFault, Refusal};
use registry::rules::visibility::Viewer;
use registry::rules::words::{BallotSymbol, Choice, Lang, NormSymbol, Seat};
use registry::store::preparations::{self as kept, Outcome, Prepared};
use registry::store::{
    Asks, Failure, accounts, credential_letters, entries, holders, members, registered_addresses,
    replay, takings, votes as reading,
};
use registry::text::pdf;
use uuid::Uuid;

use super::house::{House, on_both};
use super::judge::{judged, record_of};
use super::questions::{CLOSING, casts, close, code, moment, opened, reference, refused, roll};

/// A file as a scanner's program writes it: one page, nothing that acts.
pub fn letter() -> Vec<u8> {
    letter_with("")
}

/// The same, with something more in its catalogue.
pub fn letter_with(more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {more} >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n\
         4 0 obj\n<< /Length 44 >>\nstream\nBT (/JS is drawn here, and runs nothing) Tj ET\nendstream\nendobj\n\
         xref\n0 5\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
    )
    .into_bytes()
}

fn somebody(name: &str) -> Taker {
    Taker::New(NewAccount {
        name: name.into(),
        password_hash: "not a hash: nobody signs in with it".into(),
        lang: Lang::En,
    })
}

fn head_motion(member: &str, email: &str) -> Motion {
    Motion::AccreditHead {
        email: email.into(),
        letter: None,
        member: code(member),
        until: None,
    }
}

/// A head who took up the seat and waits for the code.
fn taken(house: &House, member: &str, email: &str) -> (Uuid, takings::Taking) {
    let link = house
        .two_officers(head_motion(member, email))
        .unwrap()
        .unwrap();
    let account = appointments::accept(house.store(), &link, somebody("A. Person")).unwrap();
    let waits = waits(house, account).remove(0);
    (account, waits)
}

fn waits(house: &House, account: Uuid) -> Vec<takings::Taking> {
    house
        .store()
        .read(|r| takings::of_account(r, account).map_err(Failure::from))
        .unwrap()
}

fn offices(house: &House, account: Uuid) -> usize {
    house
        .store()
        .read(|r| accounts::offices(r, account).map_err(Failure::from))
        .unwrap()
        .len()
}

fn vote(house: &House, by: &Asks, ballot: &BallotSymbol, choice: Choice) -> Result<(), Failure> {
    let (store, member) = (house.store(), code("FRA"));
    let said = Said::default();
    votes::cast(
        store,
        by.clone(),
        &member,
        ballot.clone(),
        choice,
        said,
        None,
    )
    .map(|_| ())
}

#[test]
fn the_day_of_waiting_is_counted_to_the_second() {
    let granted = moment("2026-03-12T09:00:00Z");
    let later = |seconds| granted + SignedDuration::from_secs(seconds);
    let day = 24 * 60 * 60;
    let waits = Refusal::VoteWaits { from: later(day) };
    for (now, outcome) in [
        (later(0), Err(waits.clone())),
        (later(day - 1), Err(waits)),
        (later(day), Ok(())),
    ] {
        assert_eq!(law::may_vote(granted, None, now), outcome, "{now}");
    }
    assert_eq!(law::may_vote(granted, Some(later(5)), later(5)), Ok(()));
    let early = law::may_vote(granted, Some(later(5)), later(4));
    assert_eq!(early, Err(Refusal::VoteWaits { from: later(5) }));
    let late = law::votes_from(granted, Some(later(2 * day)));
    assert_eq!(late, later(day), "a late confirmation takes nothing back");
}

#[test]
fn who_confirms_whom_is_who_appoints() {
    use Office::{Administrator, Alternate, Auditor, Expert, Head, Officer, Registrar};
    for (confirming, office, may) in [
        (Head, Alternate, true),
        (Head, Head, false),
        (Head, Officer, false),
        (Alternate, Alternate, false),
        (Officer, Head, true),
        (Registrar, Officer, true),
        (Officer, Administrator, true),
        (Officer, Alternate, false),
        (Administrator, Officer, true),
        (Administrator, Head, false),
        (Administrator, Auditor, true),
        (Auditor, Auditor, false),
        (Expert, Expert, false),
    ] {
        assert_eq!(
            law::may_confirm(confirming, office),
            may,
            "{confirming} confirms {office}"
        );
    }
    for office in Office::ALL {
        let without = matches!(office, Office::Expert | Office::PartnerDelegate);
        assert_eq!(law::needs_code(*office), !without, "{office}");
    }
}

#[test]
fn an_office_is_held_once_the_code_on_the_screen_was_confirmed_by_who_invited() {
    on_both(|house| {
        let (account, waiting) = taken(house, "FRA", "head@france.example");
        let seat = waiting.offer.seat.clone();
        assert_eq!(offices(house, account), 0, "nothing is held before");
        assert!(
            waiting.code.len() == 8 && waiting.code.bytes().all(|b| b.is_ascii_digit()),
            "{}",
            waiting.code
        );
        let other = format!(
            "{:08}",
            (waiting.code.parse::<u32>().unwrap() + 1) % 100_000_000
        );
        let confirm = |by, code: &str| appointments::confirm(house.store(), by, &seat, code);
        let own = house.store().speaking_for(account).unwrap();
        assert_eq!(
            refused(confirm(own, &waiting.code)),
            Refusal::OfficeDoesNotPermit,
            "whoever took it up holds nothing yet"
        );
        let head_of_germany = house.head_of("DEU");
        assert_eq!(
            refused(confirm(head_of_germany, &waiting.code)),
            Refusal::NotFound
        );
        assert_eq!(
            refused(confirm(house.administrator(), &waiting.code)),
            Refusal::NotFound
        );
        assert_eq!(
            refused(confirm(house.officer(), &other)),
            Refusal::WrongCode { left: 4 }
        );
        let spoken = format!("{} {}", &waiting.code[..4], &waiting.code[4..]);
        confirm(house.officer(), &spoken).unwrap();
        assert_eq!(offices(house, account), 1);
        assert!(waits(house, account).is_empty());
        assert_eq!(
            refused(confirm(house.officer(), &waiting.code)),
            Refusal::NotFound,
            "a code confirms once"
        );
    });
}

#[test]
fn five_wrong_codes_void_it_and_the_right_one_is_refused_after_them() {
    on_both(|house| {
        let (account, waiting) = taken(house, "FRA", "head@france.example");
        let seat = &waiting.offer.seat;
        let confirm =
            |code: &str| appointments::confirm(house.store(), house.officer(), seat, code);
        for left in (1..5).rev() {
            assert_eq!(refused(confirm("1")), Refusal::WrongCode { left });
        }
        assert_eq!(refused(confirm("1")), Refusal::CodeVoid);
        assert_eq!(refused(confirm(&waiting.code)), Refusal::CodeVoid);
        assert_eq!(offices(house, account), 0);
        let lines = private_log::read(house.store(), house.auditor(), None, 50).unwrap();
        let wrong = lines.iter().filter(|line| line.event == "seat-code-wrong");
        assert_eq!(wrong.count(), 5, "each leaves a line");
        assert!(lines.iter().all(|line| !line.about.contains(&waiting.code)));
    });
}

#[test]
fn a_code_ends_after_a_week_and_with_its_seat() {
    on_both(|house| {
        let (_, late) = taken(house, "FRA", "head@france.example");
        house.later(7, 1);
        let confirm = |waiting: &takings::Taking| {
            let seat = &waiting.offer.seat;
            appointments::confirm(house.store(), house.officer(), seat, &waiting.code)
        };
        assert_eq!(refused(confirm(&late)), Refusal::NotFound);
        let (_, ended) = taken(house, "DEU", "head@germany.example");
        let seat = &ended.offer.seat;
        appointments::end(house.store(), house.administrator(), seat).unwrap();
        assert_eq!(refused(confirm(&ended)), Refusal::NotFound);
    });
}

#[test]
fn experts_sit_down_at_once_and_the_administrator_of_the_terminal_after_its_code() {
    on_both(|house| {
        let invitee = |office, member: Option<&str>, email: &str| Invitee {
            email: email.into(),
            office,
            member: member.map(code),
            until: None,
        };
        let head = house.head_of("FRA");
        let expert = invitee(Office::Expert, Some("FRA"), "expert@france.example");
        let link = appointments::invite(house.store(), head, expert).unwrap();
        let expert = appointments::accept(house.store(), &link, somebody("E. Xpert")).unwrap();
        assert_eq!(offices(house, expert), 1);

        let first = invitee(Office::Administrator, None, "first@house.example");
        let link = appointments::invite(house.store(), Asks::CommandLine, first).unwrap();
        let account = appointments::accept(house.store(), &link, somebody("F. Irst")).unwrap();
        assert_eq!(offices(house, account), 0);
        let waiting = waits(house, account).remove(0);
        let seat = &waiting.offer.seat;
        appointments::confirm(house.store(), Asks::CommandLine, seat, &waiting.code).unwrap();
        assert_eq!(offices(house, account), 1);
    });
}

#[test]
fn a_new_holder_votes_after_a_day_or_once_an_officer_has_confirmed() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let (account, waiting) = taken(house, "FRA", "head@france.example");
        let seat = &waiting.offer.seat;
        appointments::confirm(house.store(), house.officer(), seat, &waiting.code).unwrap();
        let granted = house.now();
        let head = house.store().speaking_for(account).unwrap();
        let from = granted + SignedDuration::from_hours(24);
        assert_eq!(
            refused(vote(house, &head, &ballot, Choice::Yes)),
            Refusal::VoteWaits { from }
        );
        house.later(0, 23);
        assert_eq!(
            refused(vote(house, &head, &ballot, Choice::Yes)),
            Refusal::VoteWaits { from }
        );
        let unconfirmed = house
            .store()
            .read(|r| holders::waiting(r, &Viewer::Secretariat))
            .unwrap();
        assert_eq!(unconfirmed.len(), 1);
        assert_eq!(unconfirmed[0].votes_from, from);
        for by in [house.administrator(), head.clone(), house.auditor()] {
            let outcome = appointments::confirm_vote(house.store(), by, seat);
            assert_eq!(refused(outcome), Refusal::OfficeDoesNotPermit);
        }
        appointments::confirm_vote(house.store(), house.officer(), seat).unwrap();
        vote(house, &head, &ballot, Choice::Yes).unwrap();
        let again = appointments::confirm_vote(house.store(), house.officer(), seat);
        assert_eq!(refused(again), Refusal::AlreadyDone);

        let (account, waiting) = taken(house, "DEU", "head@germany.example");
        let seat = &waiting.offer.seat;
        appointments::confirm(house.store(), house.officer(), seat, &waiting.code).unwrap();
        house.later(1, 0);
        let head = house.store().speaking_for(account).unwrap();
        let store = house.store();
        let said = Said::default();
        votes::cast(store, head, &code("DEU"), ballot, Choice::No, said, None).unwrap();
    });
}

#[test]
fn officers_are_appointed_by_two_officers_once_there_are_two() {
    on_both(|house| {
        house.officer();
        house.registrar();
        let invite = |office, email: &str| {
            let invitee = Invitee {
                email: email.into(),
                office,
                member: None,
                until: None,
            };
            appointments::invite(house.store(), house.administrator(), invitee)
        };
        for office in [Office::Officer, Office::Registrar, Office::Administrator] {
            let alone = invite(office, "third@house.example");
            assert_eq!(refused(alone), Refusal::TwoOfficersAppoint, "{office}");
        }
        invite(Office::Auditor, "auditor@house.example").unwrap();
        let motion = |office| Motion::Appointment {
            email: "third@house.example".into(),
            letter: None,
            office,
            until: None,
        };
        let other = motions::propose(
            house.store(),
            house.officer(),
            motion(Office::Auditor),
            None,
        );
        assert_eq!(refused(other), Refusal::OfficeDoesNotPermit);
        let link = house
            .two_officers(motion(Office::Registrar))
            .unwrap()
            .unwrap();
        let account = appointments::accept(house.store(), &link, somebody("T. Hird")).unwrap();
        house.is_confirmed(&house.registrar(), account);
        assert_eq!(offices(house, account), 1);
        let written = house
            .store()
            .read(|r| entries::newest(r, &entries::Sought::default(), 1))
            .unwrap()
            .remove(0);
        assert!(matches!(
            written.entry.act,
            Act::Seat {
                office: Office::Registrar,
                ..
            }
        ));
        assert!(
            written.bytes.contains(r#""by":["SEC-0"#),
            "two seats: {}",
            written.bytes
        );
    });
}

#[test]
fn nobody_makes_room_for_officers_of_their_own_choice() {
    on_both(|house| {
        house.officer();
        house.registrar();
        let seat_of = |office: Office| {
            let seats = house
                .store()
                .read(|r| members::seats(r, None).map_err(Failure::from))
                .unwrap();
            let found = seats.into_iter().find(|seat| seat.office == office);
            found.unwrap().seat
        };
        let end = |seat: &Seat| appointments::end(house.store(), house.administrator(), seat);
        let outcome = end(&seat_of(Office::Officer));
        assert_eq!(refused(outcome), Refusal::TwoOfficersMustStay);
        house.second_officer();
        end(&seat_of(Office::Registrar)).unwrap();
    });
}

#[test]
fn a_letter_of_credentials_is_a_plain_pdf() {
    let cut = |length: usize| letter()[..length].to_vec();
    let behind = [letter(), b"<script>alert(1)</script>".to_vec()].concat();
    let packed = |names: &str, content: &[u8]| {
        let mut file = letter();
        let object = [
            format!("9 0 obj\n<< /Type /ObjStm {names} >>\nstream\n").as_bytes(),
            content,
            b"\nendstream\nendobj\n",
        ]
        .concat();
        let at = file.windows(5).position(|w| w == b"xref\n").unwrap();
        file.splice(at..at, object);
        file
    };
    let deflated = |text: &str| {
        use std::io::Write;
        let level = flate2::Compression::default();
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), level);
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let hidden = deflated("5 0 << /S /JavaScript /JS (app.alert(1)) >>");
    let plain = deflated("5 0 << /Type /Font /BaseFont /Times-Roman >>");
    for (file, outcome, why) in [
        (letter(), Ok(()), "a plain letter"),
        (
            letter_with("/OpenAction [3 0 R /Fit]"),
            Ok(()),
            "a first view",
        ),
        (
            letter_with("/Title (/JavaScript \\( in a string)"),
            Ok(()),
            "a string",
        ),
        (
            packed("/Filter /FlateDecode", &plain),
            Ok(()),
            "packed objects",
        ),
        (b"".to_vec(), Err(pdf::Fault::NotPdf), "nothing"),
        (
            b"<html>%PDF-1.4".to_vec(),
            Err(pdf::Fault::NotPdf),
            "a page",
        ),
        (cut(300), Err(pdf::Fault::Cut), "half of it"),
        (behind, Err(pdf::Fault::Cut), "something behind it"),
        (
            letter_with("/Encrypt 5 0 R"),
            Err(pdf::Fault::Encrypted),
            "a password",
        ),
        (letter_with("/JS (x)"), Err(pdf::Fault::Active), "a script"),
        (
            letter_with("/J#61vaScript 5 0 R"),
            Err(pdf::Fault::Active),
            "a spelling",
        ),
        (
            letter_with("/AA << >>"),
            Err(pdf::Fault::Active),
            "an action",
        ),
        (
            letter_with("/Names << /EmbeddedFiles 5 0 R >>"),
            Err(pdf::Fault::Active),
            "a file",
        ),
        (
            letter_with("/S /Launch"),
            Err(pdf::Fault::Active),
            "a program",
        ),
        (
            packed("/Filter /FlateDecode", &hidden),
            Err(pdf::Fault::Active),
            "packed script",
        ),
        (
            packed("/Filter /LZWDecode", &plain),
            Err(pdf::Fault::Unreadable),
            "another packing",
        ),
        (
            packed("/Filter /FlateDecode", b"xx"),
            Err(pdf::Fault::Unreadable),
            "no packing",
        ),
    ] {
        assert_eq!(pdf::looked_through(&file), outcome, "{why}");
    }
}

#[test]
fn a_letter_is_read_by_officers_and_its_delegation_once_it_was_accepted() {
    on_both(|house| {
        let store = house.store();
        let lay = |member, file| credentials::lay_letter(store, house.officer(), member, file);
        let faulty = lay(Some(code("FRA")), letter_with("/JS (x)"));
        assert_eq!(
            refused(faulty),
            Refusal::LetterNotTaken(LetterFault::Active)
        );
        let long = vec![b' '; credentials::MOST_LETTER_BYTES + 1];
        assert_eq!(
            refused(lay(Some(code("FRA")), long)),
            Refusal::LetterNotTaken(LetterFault::TooLong)
        );
        let enclosed = lay(Some(code("FRA")), letter()).unwrap();
        let read = |viewer: Viewer| {
            store
                .read(|r| credential_letters::file(r, &viewer, enclosed.id))
                .map(|(_, file)| file)
        };
        let (france, germany) = (
            Viewer::Delegation(code("FRA")),
            Viewer::Delegation(code("DEU")),
        );
        assert_eq!(read(Viewer::Secretariat).unwrap(), letter());
        assert_eq!(
            refused(read(france.clone())),
            Refusal::NotFound,
            "not accepted yet"
        );
        let motion = |sha256: String| Motion::AccreditHead {
            email: "head@france.example".into(),
            letter: Some(motions::Enclosed {
                id: enclosed.id,
                sha256,
            }),
            member: code("FRA"),
            until: None,
        };
        let another = motions::propose(store, house.officer(), motion("0".repeat(64)), None);
        assert_eq!(refused(another), Refusal::MotionChanged);
        house.two_officers(motion(enclosed.sha256.clone())).unwrap();
        assert_eq!(read(france).unwrap(), letter());
        for viewer in [
            germany,
            Viewer::Public,
            Viewer::Administrator,
            Viewer::Auditor,
            Viewer::Languages,
        ] {
            assert_eq!(
                refused(read(viewer.clone())),
                Refusal::NotFound,
                "{viewer:?}"
            );
        }
        let twice = house.two_officers(motion(enclosed.sha256.clone()));
        assert_eq!(refused(twice), Refusal::MotionChanged, "it is of one seat");
        for by in [house.head_of("DEU"), house.administrator()] {
            let outcome = credentials::lay_letter(store, by, Some(code("FRA")), letter());
            assert_eq!(refused(outcome), Refusal::OfficeDoesNotPermit);
        }
    });
}

#[test]
fn letters_that_nobody_accepted_and_those_of_seats_long_ended_go() {
    on_both(|house| {
        let store = house.store();
        let lay = || {
            credentials::lay_letter(store, house.officer(), Some(code("FRA")), letter()).unwrap()
        };
        let is_there = |id: Uuid| {
            let found = store.read(|r| credential_letters::find(r, &Viewer::Secretariat, id));
            found.is_ok()
        };
        let (orphan, accepted) = (lay(), lay());
        house
            .two_officers(Motion::AccreditHead {
                email: "head@france.example".into(),
                letter: Some(accepted.clone()),
                member: code("FRA"),
                until: None,
            })
            .unwrap();
        house.later(16, 0);
        lay();
        assert!(!is_there(orphan.id), "it waited longer than its motion");
        assert!(is_there(accepted.id));
        let seat = Seat::parse("FRA/1").unwrap();
        appointments::end(store, house.administrator(), &seat).unwrap();
        house.later(5 * 366 - 1, 0);
        lay();
        assert!(is_there(accepted.id), "five years are not over");
        house.later(2, 0);
        lay();
        assert!(!is_there(accepted.id));
    });
}

#[test]
fn the_registered_address_is_kept_by_officers_and_known_to_its_delegation() {
    on_both(|house| {
        let store = house.store();
        let register =
            |by, email: &str| credentials::register_address(store, by, &code("FRA"), email);
        register(house.officer(), "MAE@diplomatie.example").unwrap();
        let same = register(house.officer(), "mae@diplomatie.example");
        assert_eq!(refused(same), Refusal::AlreadyDone);
        for by in [house.head_of("FRA"), house.administrator()] {
            let outcome = register(by, "else@where.example");
            assert_eq!(refused(outcome), Refusal::OfficeDoesNotPermit);
        }
        let known = |viewer: Viewer| {
            store
                .read(|r| registered_addresses::all(r, &viewer))
                .map(|all| all.into_values().map(|one| one.email).collect::<Vec<_>>())
        };
        let address = vec!["mae@diplomatie.example".to_owned()];
        assert_eq!(known(Viewer::Secretariat).unwrap(), address);
        assert_eq!(known(Viewer::Delegation(code("FRA"))).unwrap(), address);
        assert!(known(Viewer::Delegation(code("DEU"))).unwrap().is_empty());
        for viewer in [Viewer::Public, Viewer::Administrator, Viewer::Auditor] {
            assert_eq!(refused(known(viewer)), Refusal::NotFound);
        }
    });
}

fn prepares(house: &House, ballot: &BallotSymbol, choice: Choice) -> Result<(), Failure> {
    let vote = PreparedVote {
        choice,
        explanation_en: "As instructed.".into(),
        explanation_fr: String::new(),
    };
    let (store, by) = (house.store(), house.expert_of("FRA"));
    preparations::prepare_vote(store, by, &code("FRA"), ballot.clone(), &vote, None)
}

fn prepared(house: &House, member: &str, ballot: &BallotSymbol) -> Option<PreparedVote> {
    let viewer = Viewer::Delegation(code(member));
    let open = house
        .store()
        .read(|r| kept::open(r, &viewer, Prepared::Vote, ballot.as_str()))
        .unwrap();
    open.map(|open| PreparedVote::read(&open.content).unwrap())
}

fn course(house: &House, member: &str) -> Vec<kept::Course> {
    let viewer = Viewer::Delegation(code(member));
    house
        .store()
        .read(|r| kept::course(r, &viewer, 20))
        .unwrap()
}

#[test]
fn what_an_expert_prepares_is_no_vote_until_the_head_gives_it() {
    on_both(|house| {
        let ballot = opened(house, 1);
        prepares(house, &ballot, Choice::No).unwrap();
        prepares(house, &ballot, Choice::Yes).unwrap();
        let voted = |house: &House| {
            house
                .store()
                .read(|r| reading::voted(r, &Viewer::Secretariat, &ballot))
                .unwrap()
        };
        assert_eq!(voted(house).count, 0);
        assert_eq!(prepared(house, "FRA", &ballot).unwrap().choice, Choice::Yes);
        assert_eq!(prepared(house, "DEU", &ballot), None);
        for viewer in [Viewer::Secretariat, Viewer::Administrator, Viewer::Public] {
            let seen = house
                .store()
                .read(|r| kept::all_open(r, &viewer, Prepared::Vote))
                .unwrap();
            assert!(seen.is_empty(), "{viewer:?}");
        }
        let expert = house.expert_of("FRA");
        assert_eq!(
            refused(vote(house, &expert, &ballot, Choice::Yes)),
            Refusal::OfficeDoesNotPermit
        );
        casts(house, "FRA", &ballot, Choice::Yes).unwrap();
        assert_eq!(voted(house).count, 1);
        assert_eq!(prepared(house, "FRA", &ballot), None, "it is forgotten");
        let line = course(house, "FRA").remove(0);
        assert_eq!(line.prepared_by, "expert.fra");
        assert_eq!(line.decided_by, "head.fra");
        assert_eq!(line.outcome, Some(Outcome::Done));
        assert_eq!(line.decided, Some(house.now()));
        assert!(line.index.is_some());
        assert!(course(house, "DEU").is_empty());
    });
}

#[test]
fn what_was_prepared_and_not_given_is_deleted_at_the_closing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        prepares(house, &ballot, Choice::Abstain).unwrap();
        let foreign = PreparedVote {
            choice: Choice::Yes,
            explanation_en: String::new(),
            explanation_fr: String::new(),
        };
        let (store, by) = (house.store(), house.expert_of("DEU"));
        let outcome =
            preparations::prepare_vote(store, by, &code("FRA"), ballot.clone(), &foreign, None);
        assert_eq!(refused(outcome), Refusal::NotYours);
        close(house, &ballot);
        assert_eq!(prepared(house, "FRA", &ballot), None);
        let line = course(house, "FRA").remove(0);
        assert_eq!(line.outcome, Some(Outcome::Lapsed));
        assert_eq!(line.decided_by, "");
        let late = prepares(house, &ballot, Choice::Yes);
        assert!(matches!(refused(late), Refusal::Closed { .. }));
        let lines = private_log::read(house.store(), house.auditor(), None, 200).unwrap();
        let about: Vec<_> = lines
            .iter()
            .filter(|line| line.event == "vote-prepared")
            .collect();
        assert_eq!(about.len(), 1);
        assert_eq!(about[0].about, format!("FRA {ballot}"), "never which");
    });
}

#[test]
fn the_delegation_puts_aside_what_was_prepared() {
    on_both(|house| {
        let ballot = opened(house, 1);
        prepares(house, &ballot, Choice::Abstain).unwrap();
        let aside = |by| {
            let subject = ballot.to_string();
            preparations::put_aside(house.store(), by, Prepared::Vote, &subject, None)
        };
        assert_eq!(
            refused(aside(house.head_of("DEU"))),
            Refusal::NothingWaiting
        );
        aside(house.head_of("FRA")).unwrap();
        assert_eq!(prepared(house, "FRA", &ballot), None);
        assert_eq!(course(house, "FRA")[0].outcome, Some(Outcome::Declined));
        prepares(house, &ballot, Choice::Yes).unwrap();
        assert_eq!(course(house, "FRA").len(), 2);
    });
}

#[test]
fn a_report_is_prepared_on_a_norm_and_seen_by_its_delegation() {
    on_both(|house| {
        let report = PreparedNotification {
            kind: "adhered".into(),
            note_en: "By decree.".into(),
            ..PreparedNotification::default()
        };
        let (store, by) = (house.store(), house.expert_of("FRA"));
        let norm = NormSymbol::parse("GAIP-NORM-0001").unwrap();
        let nowhere =
            preparations::prepare_notification(store, by, &code("FRA"), norm, &report, None);
        assert!(nowhere.is_err(), "there is no such norm");
    });
}

fn note_verbale(ballot: &BallotSymbol, member: &str, choice: Choice) -> Motion {
    Motion::NoteVerbale {
        ballot: ballot.clone(),
        choice,
        member: code(member),
        received: "2026-03-16".parse().unwrap(),
        reference: reference(),
    }
}

#[test]
fn a_vote_by_note_verbale_is_entered_by_two_and_looks_like_every_other_until_the_closing() {
    on_both(|house| {
        let ballot = opened(house, 1);
        casts(house, "DEU", &ballot, Choice::No).unwrap();
        house
            .two_officers(note_verbale(&ballot, "FRA", Choice::Yes))
            .unwrap();
        let newest = |house: &House| {
            house
                .store()
                .read(|r| entries::newest(r, &entries::Sought::default(), 1))
                .unwrap()
                .remove(0)
        };
        let fields: serde_json::Value = serde_json::from_str(&newest(house).bytes).unwrap();
        let names: Vec<_> = fields.as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, ["act", "ballot", "commitment", "index", "time", "v"]);
        let own = house
            .store()
            .read(|r| reading::own(r, &Viewer::Delegation(code("FRA")), &ballot))
            .unwrap()
            .unwrap();
        assert_eq!(own.content.choice, Some(Choice::Yes));
        assert!(own.content.by.second().is_some());
        house.at(CLOSING);
        close(house, &ballot);
        let bytes = newest(house).bytes;
        assert!(bytes.contains(r#""by":["SEC-0"#), "{bytes}");
        let line = |member: &str| {
            let of = |line: &reading::RollLine| line.member.as_str() == member;
            roll(house, &ballot).into_iter().find(of).unwrap()
        };
        assert_eq!(line("FRA").position, reading::Position::Voted(Choice::Yes));
        assert!(line("FRA").second_seat.is_some());
        assert_eq!(line("DEU").second_seat, None);
        let report = replay::check(house.store()).unwrap();
        assert_eq!(
            report.findings,
            Vec::new(),
            "the rows follow from the record"
        );
        let wrong = judged(&record_of(house.store())).violations;
        let is_of_a_vote = |one: &&Violation| {
            matches!(
                one.wrong,
                Wrong::VoterWithoutSeat { .. } | Wrong::VoteDiffers { .. }
            )
        };
        assert_eq!(
            wrong.iter().find(is_of_a_vote),
            None,
            "two officers could give it"
        );
    });
}

#[test]
fn the_delegation_replaces_what_was_entered_for_it_and_is_never_overruled() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house
            .two_officers(note_verbale(&ballot, "FRA", Choice::Yes))
            .unwrap();
        house
            .two_officers(note_verbale(&ballot, "FRA", Choice::Abstain))
            .unwrap();
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        let over = house.two_officers(note_verbale(&ballot, "FRA", Choice::Yes));
        assert_eq!(refused(over), Refusal::VotedItself);
        close(house, &ballot);
        let line = roll(house, &ballot)
            .into_iter()
            .find(|line| line.member == code("FRA"))
            .unwrap();
        assert_eq!(line.position, reading::Position::Voted(Choice::No));
        assert_eq!(line.second_seat, None);
    });
}

#[test]
fn a_note_verbale_is_entered_before_the_closing_only_and_says_nothing_afterwards() {
    on_both(|house| {
        let ballot = opened(house, 1);
        let store = house.store();
        let waiting = |id| {
            store
                .read(|r| registry::store::motions::waiting(r, id).map_err(Failure::from))
                .unwrap()
        };
        let propose = |member: &str| {
            let motion = note_verbale(&ballot, member, Choice::Abstain);
            motions::propose(store, house.officer(), motion, None).unwrap()
        };
        let (withdrawn, left) = (propose("FRA"), propose("ITA"));
        assert!(waiting(withdrawn).unwrap().body.contains("abstain"));
        prepares(house, &ballot, Choice::Abstain).unwrap();
        assert_eq!(votes_in_motions(house), 2);
        let dump = house.dump();
        assert!(
            !dump.contains(r#""choice":"abstain""#),
            "no vote lies open while it waits"
        );
        assert!(dump.contains("note-verbale"), "the control");
        motions::withdraw(store, house.registrar(), withdrawn).unwrap();
        assert_eq!(votes_in_motions(house), 1);
        house.at(CLOSING);
        let late = house.approves(house.registrar(), left);
        assert!(matches!(refused(late), Refusal::Closed { .. }));
        closing::close(store, ballot.clone()).unwrap();
        assert_eq!(votes_in_motions(house), 0);
        assert!(waiting(left).is_none());
        let late = motions::propose(
            store,
            house.officer(),
            note_verbale(&ballot, "ITA", Choice::Yes),
            None,
        );
        assert!(matches!(refused(late), Refusal::Closed { .. }));
    });
}

/// How many motions still hold a vote, settled ones too: read from the database itself.
fn votes_in_motions(house: &House) -> i64 {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let sql = "SELECT count(*) AS n FROM motions WHERE kind = 'note-verbale' AND body <> '{}'";
    let count: Count = match house.source() {
        registry::store::Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            diesel::sql_query(sql).get_result(&mut conn).unwrap()
        }
        registry::store::Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            diesel::sql_query(sql).get_result(&mut conn).unwrap()
        }
    };
    count.n
}

#[test]
fn one_person_is_never_head_of_two_delegations_however_the_codes_come() {
    on_both(|house| {
        let (account, first) = taken(house, "FRA", "same@person.example");
        let link = house
            .two_officers(head_motion("DEU", "same@person.example"))
            .unwrap()
            .unwrap();
        let same = house
            .store()
            .read(|r| accounts::of_email(r, "same@person.example").map_err(Failure::from))
            .unwrap()
            .unwrap();
        let accept = || appointments::accept(house.store(), &link, Taker::Known(same.clone()));
        let elsewhere = Refusal::HoldsTheVoteElsewhere {
            member: code("FRA"),
        };
        assert_eq!(refused(accept()), elsewhere, "while the first one waits");
        let seat = &first.offer.seat;
        appointments::confirm(house.store(), house.officer(), seat, &first.code).unwrap();
        assert_eq!(refused(accept()), elsewhere, "and once it is held");
        assert_eq!(offices(house, account), 1);
    });
}

/// What the outbox holds, to whom, oldest first; it is empty afterwards.
fn posted(house: &House) -> Vec<(String, Letter)> {
    let mut all = Vec::new();
    loop {
        match letters::take(house.store()).unwrap() {
            Handed::Nothing => return all,
            Handed::Dropped => {}
            Handed::Letter(outgoing) => {
                letters::ended(house.store(), &outgoing.taken, Ended::Sent).unwrap();
                all.push((outgoing.taken.email, outgoing.taken.letter));
            }
        }
    }
}

fn told<'a>(post: &'a [(String, Letter)], kind: &str) -> Vec<&'a str> {
    let of = |(_, letter): &&(String, Letter)| letter.kind() == kind;
    let mut told: Vec<&str> = post
        .iter()
        .filter(of)
        .map(|(email, _)| email.as_str())
        .collect();
    told.sort_unstable();
    told
}

#[test]
fn the_member_is_told_at_its_address_and_so_is_the_outgoing_head() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        let register = |email: &str| {
            let by = house.officer();
            credentials::register_address(house.store(), by, &code("FRA"), email).unwrap();
        };
        posted(house);
        register("mae@diplomatie.example");
        let head = "head.fra@people.example";
        assert_eq!(told(&posted(house), "address-registered"), [head]);
        register("nouvelle@diplomatie.example");
        let post = posted(house);
        assert_eq!(
            told(&post, "address-registered"),
            [head, "mae@diplomatie.example"],
            "the old address"
        );
        let motion = head_motion("FRA", "successor@france.example");
        let id = motions::propose(house.store(), house.officer(), motion, None).unwrap();
        assert!(told(&posted(house), "head-accredited").is_empty());
        house.approves(house.registrar(), id).unwrap();
        let post = posted(house);
        let both = [head, "nouvelle@diplomatie.example"];
        assert_eq!(told(&post, "head-accredited"), both);
        assert_eq!(told(&post, "invitation"), ["successor@france.example"]);
    });
}

#[test]
fn all_holders_of_a_vote_are_told_of_each_vote_and_never_which() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.alternate_of("FRA");
        house.expert_of("FRA");
        let by = house.officer();
        let address = "mae@diplomatie.example";
        credentials::register_address(house.store(), by, &code("FRA"), address).unwrap();
        house
            .two_officers(note_verbale(&ballot, "FRA", Choice::Abstain))
            .unwrap();
        let (alternate, head) = ("alternate.fra@people.example", "head.fra@people.example");
        let first = posted(house);
        let told_of_note = told(&first, "note-verbale-entered");
        assert_eq!(told_of_note, [alternate, head, address]);
        casts(house, "FRA", &ballot, Choice::No).unwrap();
        let second = posted(house);
        assert_eq!(told(&second, "vote-cast"), [alternate, head]);
        for (_, letter) in first.iter().chain(&second) {
            let facts = serde_json::to_string(letter).unwrap();
            for choice in Choice::ALL {
                let word = format!("\"{choice}\"");
                assert!(!facts.contains(&word), "{facts}");
            }
        }
    });
}
