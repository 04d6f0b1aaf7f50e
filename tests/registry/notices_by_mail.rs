//! Notices by mail: every row of the table over a real server, and a thousand letters whose sender is killed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use registry::post;
use registry::post::carriers::{Server, Smtp};
use registry::rules::letters::Letter;
use registry::rules::majority::Outcome;
use registry::rules::notices::{Event, Matter, Pace, Told};
use registry::rules::permissions::{Action, Office};
use registry::rules::words::{BallotSymbol, Lang, NormSymbol, ProposalSymbol, Seat};
use registry::store::clock::Script;
use registry::store::outbox::{self, Addressee};
use registry::store::{Asking, Asks, Clock, Kept, Source, Store};
use registry::web::words::words;

use super::databases::Database;
use super::house::{House, sealing};
use super::post::{ACCOUNT, Foreign, ORIGIN, office};
use super::questions::code;

/// A letter of this row, with everything that one can say.
pub fn letter_of(event: Event) -> Letter {
    let at: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    let (account, member) = (uuid::Uuid::nil(), code("JPN"));
    let ballot: BallotSymbol = "B-2026-001".parse().unwrap();
    match event {
        Event::VoteEntered => Letter::VoteCast {
            member,
            ballot,
            index: 1234,
            at,
        },
        Event::AppointmentChanged => Letter::Appointed {
            account,
            office: Office::Head,
            seat: Seat::of_delegation(&member, 2),
            member: Some(member),
            at,
        },
        Event::MotionWaits => Letter::MotionWaits {
            motion: account,
            motion_kind: "certification".into(),
            subject: "B-2026-001".into(),
            proposed_by: Seat::of_secretariat(1),
            account,
            expires: at,
        },
        event => Letter::Told(Told {
            event,
            matter: matter_of(event, ballot),
            member: Some(member),
            at,
        }),
    }
}

fn matter_of(event: Event, ballot: BallotSymbol) -> Matter {
    use Event::*;
    let is = |events: &[Event]| events.contains(&event);
    let of_ballot = is(&[
        BallotOpened,
        Reminder,
        BallotExtended,
        BallotEnded,
        ProvisionalResult,
        Certified,
        CertificationRefused,
    ]);
    let of_norm = is(&[
        NormAdopted,
        EntryIntoForce,
        CorrigendumCirculates,
        ReportDue,
    ]);
    let until = "2026-03-17T17:00:00Z".parse().unwrap();
    Matter {
        proposal: (event != ReportDue).then(|| ProposalSymbol::new(2026, 1)),
        ballot: of_ballot.then_some(ballot),
        norm: of_norm.then(|| NormSymbol::new(1)),
        title_en: Some("Consulting <b>workers</b>".into()),
        title_fr: Some("Consultation des travailleurs".into()),
        revision: Some(2),
        number: is(&[
            CommentMade,
            CommentAnswered,
            AmendmentProposed,
            CorrigendumCirculates,
        ])
        .then_some(3),
        until: is(&[
            ConsultationOpened,
            BallotOpened,
            Reminder,
            BallotExtended,
            ProvisionalResult,
            CorrigendumCirculates,
        ])
        .then_some(until),
        day: is(&[Certified, NormAdopted, EntryIntoForce, ReportDue])
            .then(|| "2026-03-17".parse().unwrap()),
        by: is(&[CommentMade, AmendmentProposed]).then(|| code("DEU")),
        hours: is(&[Reminder]).then_some(24),
        outcome: is(&[ProvisionalResult, Certified]).then_some(Outcome::Adopted),
        ground: match event {
            Returned => Some("layout".into()),
            BallotEnded => Some("text-defective".into()),
            CertificationRefused => Some("irregular".into()),
            _ => None,
        },
    }
}

fn lays(house: &House, to: Vec<Addressee>, letters: Vec<Letter>) {
    let asking = Asking::new(Asks::Registry, Action::SendLetters);
    house
        .store()
        .keep(asking, move |tx| {
            for letter in &letters {
                for addressee in &to {
                    outbox::lay(tx, addressee, letter, Pace::AtOnce)?;
                }
            }
            Ok(Kept::Done(()))
        })
        .unwrap();
}

fn addressee(email: String, lang: Option<Lang>) -> Addressee {
    Addressee {
        account: None,
        email,
        name: lang.map_or_else(String::new, |_| "Ada Lovelace".to_owned()),
        lang,
    }
}

#[test]
fn every_row_of_the_table_reaches_a_real_server_in_both_languages() {
    let Some(mut foreign) = Foreign::open() else {
        return;
    };
    let authority = std::fs::read(&foreign.authority).unwrap();
    let server = Server::parse(&foreign.address("starttls", ACCOUNT)).unwrap();
    let smtp = Arc::new(Smtp::of(&server, Some(&authority)).unwrap());
    let house = House::on(Database::Sqlite);
    for event in Event::ALL {
        let langs = [Some(Lang::En), Some(Lang::Fr), None];
        let to = langs
            .iter()
            .zip(["en", "fr", "both"])
            .map(|(lang, name)| addressee(format!("{name}@people.example"), *lang))
            .collect();
        lays(&house, to, vec![letter_of(*event)]);
        assert_eq!(
            post::round(house.store(), &office(smtp.clone())).unwrap(),
            3,
            "{event}"
        );
        let mut said = BTreeMap::new();
        for _ in 0..3 {
            let one = foreign.next();
            assert_eq!(one["tls"], true);
            said.insert(one["to"][0].as_str().unwrap().to_owned(), one);
        }
        let text = |name: &str, part: &str| {
            let one = &said[&format!("{name}@people.example")];
            one[part].as_str().unwrap().replace("\r\n", "\n")
        };
        let is_told = matches!(letter_of(*event), Letter::Told(_));
        for (lang, name) in [(Lang::En, "en"), (Lang::Fr, "fr")] {
            let w = words(lang);
            let (plain, html) = (text(name, "text"), text(name, "html"));
            assert!(
                !plain.contains("{ $") && !plain.contains('\u{2068}'),
                "{plain}"
            );
            assert!(!html.contains("<b>workers"), "{html}");
            let link = format!("{ORIGIN}/{lang}/");
            assert!(
                plain.contains(&link) && html.contains(&link)
                    || *event == Event::AppointmentChanged
            );
            if is_told && *event != Event::Reminder {
                assert!(
                    plain.contains(&w.notice_sentence(event.as_str())),
                    "{plain}"
                );
            }
            if plain.contains(&w.notice_until(event.as_str())) {
                // Paris, UTC and Tokyo.
                let hours = match lang {
                    Lang::En => ["18:00", "17:00 UTC", "02:00"],
                    Lang::Fr => [
                        "18\u{202f}h\u{202f}00",
                        "17\u{202f}h\u{202f}00 UTC",
                        "2\u{202f}h\u{202f}00",
                    ],
                };
                for hour in hours {
                    let hour = hour.replace('\u{202f}', " ");
                    let plain = plain.replace(['\u{202f}', '\u{a0}'], " ");
                    assert!(plain.contains(&hour), "{hour} in {plain}");
                }
            }
            // Who has told no language reads both.
            let both = text("both", "text");
            let subject = text(name, "subject");
            assert!(text("both", "subject").contains(&subject), "{subject}");
            if is_told && *event != Event::Reminder {
                assert!(both.contains(&w.notice_sentence(event.as_str())), "{both}");
            }
            // Never how anybody voted.
            let said = plain.to_lowercase();
            let heard: Vec<&str> = said.split(|c: char| !c.is_alphabetic()).collect();
            for choice in ["yes", "oui", "abstain", "abstention"] {
                assert!(!heard.contains(&choice), "{said}");
            }
        }
    }
}

/// Letters and kills of the figure: in short, or in full with FIGURES=full (scripts/hostile).
fn size() -> (usize, usize) {
    match std::env::var("FIGURES").as_deref() {
        Ok("full") => (1_000, 20),
        _ => (120, 6),
    }
}

const SENDER: &str = "REGISTRY_TEST_SENDER";

#[test]
fn however_often_the_sender_is_killed_each_letter_arrives_and_twice_only_where_smtp_cannot_tell() {
    let Some(mut foreign) = Foreign::open() else {
        return;
    };
    let (many, kills) = size();
    let house = House::on(Database::Sqlite);
    let Source::Sqlite(path) = house.source() else {
        panic!("this house stands on SQLite")
    };
    let kinds: Vec<Letter> = Event::ALL.iter().map(|event| letter_of(*event)).collect();
    for number in 0..many {
        let letter = kinds[number % kinds.len()].clone();
        lays(
            &house,
            vec![addressee(
                format!("n{number}@people.example"),
                Some(Lang::En),
            )],
            vec![letter],
        );
    }
    let server = foreign.address("plain", "");
    let (heard, hears) = std::sync::mpsc::channel();
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    std::thread::spawn(move || {
        loop {
            let one = foreign.next();
            let id = one["id"].as_str().unwrap().to_owned();
            if heard
                .send((id, one["to"][0].as_str().unwrap().to_owned()))
                .is_err()
            {
                return;
            }
        }
    });
    let mut now = house.now();
    for kill in 0..=kills {
        // The lease of whoever was killed is over.
        now += outbox::LEASE + SignedDuration::from_secs(1);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "notices_by_mail::a_sender_of_its_own",
                "--nocapture",
                "--ignored",
            ])
            .env(SENDER, format!("{path}\n{server}\n{now}"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut until = |word: &str| lines.any(|line| line.unwrap().contains(word));
        assert!(until("sender begins"));
        if kill == kills {
            assert!(until("sender is done"), "the last one sends what is left");
        } else {
            // At another step of its work each time.
            std::thread::sleep(Duration::from_millis(20 + (kill as u64 * 37) % 90));
            child.kill().unwrap();
        }
        child.wait().unwrap();
    }
    while let Ok((id, _)) = hears.recv_timeout(Duration::from_secs(2)) {
        *arrived.entry(id).or_default() += 1;
    }
    let all: usize = arrived.values().sum();
    let twice: usize = arrived.values().filter(|times| **times > 1).count();
    println!(
        "figure: {many} letters, sender killed {kills} times: {} arrived, {twice} of them twice",
        arrived.len()
    );
    assert_eq!(arrived.len(), many, "each arrives, under one Message-ID");
    // Taken over, and killed before that was noted: at most one for each kill, and nobody can tell.
    assert!(twice <= kills && all - many <= kills, "{all} of {many}");
    assert_eq!(house.count("outbox WHERE sent IS NULL"), 0);
    assert_eq!(house.count("outbox WHERE dead IS NOT NULL"), 0);
}

/// Not a test: the process that the test above kills.
#[test]
#[ignore = "a sender of letters, started and killed by another test"]
fn a_sender_of_its_own() {
    let Ok(told) = std::env::var(SENDER) else {
        return;
    };
    let mut told = told.lines();
    let mut next = || told.next().unwrap().to_owned();
    let (path, server, now) = (next(), next(), next());
    let clock = Clock::Scripted(Script::starting(now.parse().unwrap()));
    let store = Store::open(&Source::Sqlite(path), clock)
        .unwrap()
        .with_sealing(sealing());
    let smtp = Smtp::of(&Server::parse(&server).unwrap(), None).unwrap();
    let office = office(Arc::new(smtp));
    println!("sender begins");
    while post::round(&store, &office).unwrap() > 0 {}
    println!("sender is done");
}
