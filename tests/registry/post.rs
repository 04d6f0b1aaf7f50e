//! The post: letters laid with their act, sent after it, once, by one sender, in words that give no secret away.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use lettre::Message;
use registry::acts::letters::{self, Ended, Handed, Outgoing};
use registry::acts::{notices, resets, votes};
use registry::post::carriers::{Carrier, Folder, Server, Smtp, Way};
use registry::post::mail::Sender;
use registry::post::{self, Office};
use registry::rules::Refusal;
use registry::rules::letters::{Change, Factor, Letter};
use registry::rules::notices::{Event, Pace};
use registry::rules::permissions::Office as Held;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Choice, Lang, Seat};
use registry::store::outbox::{self, Taken};
use registry::store::{Clock, Failure, Source, Store};
use registry::web::letters::write;

use super::databases::Database;
use super::house::{House, email_of, on_both};
use super::questions::{casts, code, opened, refused};

pub const ORIGIN: &str = "https://registry.example";

/// Takes everything over, or refuses as it is told, and keeps what it was given.
pub struct Sack {
    carried: Mutex<Vec<(String, String)>>,
    answer: Ended,
}

impl Sack {
    pub fn that(answer: Ended) -> Arc<Self> {
        Arc::new(Self {
            carried: Mutex::default(),
            answer,
        })
    }

    pub fn open() -> Arc<Self> {
        Self::that(Ended::Sent)
    }

    pub fn ids(&self) -> Vec<String> {
        let carried = self.carried.lock().unwrap();
        carried.iter().map(|(id, _)| id.clone()).collect()
    }
}

impl Carrier for Sack {
    fn carry(&self, message: &Message) -> Ended {
        let id = message.headers().get_raw("Message-ID").unwrap().to_owned();
        let text = String::from_utf8(message.formatted()).unwrap();
        self.carried.lock().unwrap().push((id, text));
        self.answer.clone()
    }
}

pub fn office(carrier: Arc<dyn Carrier>) -> Office {
    Office {
        from: Sender::parse("Registry <registry@example.org>").unwrap(),
        scribe: Arc::new(|outgoing, roster| write(ORIGIN, outgoing, roster)),
        carrier,
    }
}

fn kinds(letters: &[Outgoing]) -> Vec<(String, &'static str)> {
    let mut kinds: Vec<_> = letters
        .iter()
        .map(|letter| (letter.taken.email.clone(), letter.taken.letter.kind()))
        .collect();
    kinds.sort();
    kinds
}

#[test]
fn everybody_who_holds_the_vote_is_told_of_each_vote_and_never_which() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.head_of("FRA");
        house.alternate_of("FRA");
        house.expert_of("FRA");
        house.empty_outbox();
        let told = |choice| {
            casts(house, "FRA", &ballot, choice).unwrap();
            house.letters()
        };
        let yes = told(Choice::Yes);
        assert_eq!(
            kinds(&yes),
            [
                (email_of("alternate.fra"), "vote-cast"),
                (email_of("head.fra"), "vote-cast"),
            ]
        );
        let no = told(Choice::No);
        votes::withdraw(
            house.store(),
            house.head_of("FRA"),
            &code("FRA"),
            ballot.clone(),
            None,
        )
        .unwrap();
        let withdrawn = house.letters();
        // The letters of a yes, a no and a withdrawal differ in nothing but the entry's number.
        let facts = |letters: &[Outgoing]| match letters[0].taken.letter.clone() {
            Letter::VoteCast { index, .. } => {
                let text = format!("{:?}", letters[0].taken.letter);
                text.replace(&index.to_string(), "INDEX")
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(facts(&yes), facts(&no));
        assert_eq!(facts(&yes), facts(&withdrawn));
    });
}

#[test]
fn an_act_that_is_refused_tells_nobody() {
    on_both(|house| {
        let ballot = opened(house, 1);
        house.head_of("FRA");
        house.empty_outbox();
        house.at("2027-01-01T00:00:00Z");
        assert!(casts(house, "FRA", &ballot, Choice::Yes).is_err());
        assert_eq!(house.letters(), Vec::new());
    });
}

#[test]
fn an_invitation_is_mailed_in_both_languages_with_a_link_that_stands_nowhere_and_lasts_an_hour() {
    on_both(|house| {
        let head = house.head_of("FRA");
        house.empty_outbox();
        let invite = |email: &str| {
            let invitee = registry::acts::appointments::Invitee {
                email: email.into(),
                office: Held::Expert,
                member: Some(code("FRA")),
                until: None,
            };
            registry::acts::appointments::invite(house.store(), head.clone(), invitee).unwrap();
            let mut letters = house.letters();
            letters.retain(|letter| letter.taken.letter.kind() == "invitation");
            letters.remove(0)
        };
        let letter = invite("new@people.example");
        let secret = letter.secret.clone().unwrap();
        assert!(!house.dump().contains(&secret), "no table holds the secret");
        let roster = house
            .store()
            .read(registry::store::members::roster)
            .unwrap();
        let written = write(ORIGIN, &letter, &roster).unwrap();
        for lang in ["en", "fr"] {
            let link = format!("{ORIGIN}/{lang}/invitations/{secret}");
            assert!(written.text.contains(&link), "{}", written.text);
            assert!(written.html.contains(&link), "{}", written.html);
        }
        assert!(written.subject.contains(" / "), "{}", written.subject);

        let browser = house.browser();
        let page = browser.get(&format!("/en/invitations/{secret}"));
        assert_eq!(page.status, 200, "{}", page.body);
        house.later(0, 1);
        let late = browser.get(&format!("/en/invitations/{secret}"));
        assert_ne!(late.status, 200, "an hour later");

        let letter = invite("other@people.example");
        let secret = letter.secret.unwrap();
        let typed = [
            ("name", "Somebody Else"),
            ("password", "plum tractor evening glass"),
            ("language", "en"),
        ];
        let address = format!("/en/invitations/{secret}");
        assert_eq!(browser.post_form(&address, &typed).status, 303);
        assert_ne!(browser.get(&address).status, 200, "spent");
    });
}

#[test]
fn a_letter_is_sent_once_however_many_instances_there_are() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        house.empty_outbox();
        for _ in 0..20 {
            resets::ask(house.store(), &email_of("head.fra")).unwrap();
            resets::ask(house.store(), &email_of("head.deu")).unwrap();
            // One letter in five minutes.
            house
                .script()
                .set(house.now() + SignedDuration::from_mins(6));
        }
        let sack = Sack::open();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                // Several processes share PostgreSQL; a file of SQLite has one.
                let instance = match house.source() {
                    Source::Sqlite(_) => house.store().clone(),
                    Source::Postgres(_) => {
                        let clock = Clock::Scripted(house.script().clone());
                        Store::open(house.source(), clock)
                            .unwrap()
                            .with_sealing(super::house::sealing())
                    }
                };
                let office = office(sack.clone());
                scope.spawn(move || while post::round(&instance, &office).unwrap() > 0 {});
            }
        });
        // Who came too late to a letter may have stopped before the others had finished.
        while post::round(house.store(), &office(sack.clone())).unwrap() > 0 {}
        let mut ids = sack.ids();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((all, ids.len()), (40, 40));
    });
}

#[test]
fn a_letter_whose_sender_died_goes_to_another_with_the_same_id() {
    on_both(|house| {
        house.head_of("FRA");
        house.empty_outbox();
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let take = || match letters::take(house.store()).unwrap() {
            Handed::Letter(letter) => Some(letter.taken),
            _ => None,
        };
        let first = take().expect("it is due");
        assert_eq!(take(), None, "one sender at a time");
        let on = outbox::LEASE - SignedDuration::from_secs(1);
        house.script().set(house.now() + on);
        assert_eq!(take(), None);
        house
            .script()
            .set(house.now() + SignedDuration::from_secs(1));
        let second = take().expect("the lease is over");
        assert_eq!((first.id, second.attempts), (second.id, 2));
    });
}

#[test]
fn what_is_not_taken_is_tried_again_after_longer_and_longer_waits_and_given_up_at_last() {
    on_both(|house| {
        house.head_of("FRA");
        let administrator = house.administrator();
        house.empty_outbox();
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let away = Sack::that(Ended::NotNow("greylisted".into()));
        let (mut tries, mut waits) = (0, Vec::new());
        loop {
            post::round(house.store(), &office(away.clone())).unwrap();
            tries += 1;
            assert_eq!(away.ids().len(), tries);
            let Some(again) = letters::next_try(house.now(), tries as i64) else {
                break;
            };
            // Nothing before its time.
            house.script().set(again - SignedDuration::from_secs(1));
            post::round(house.store(), &office(away.clone())).unwrap();
            assert_eq!(away.ids().len(), tries);
            waits.push(again);
            house.script().set(again);
        }
        assert_eq!(waits.len(), 9);
        let standing = house
            .store()
            .read(|r| outbox::standing(r, &Viewer::Administrator))
            .unwrap();
        assert_eq!((standing.waiting, standing.dead.len()), (0, 1));
        assert_eq!(standing.dead[0].trouble, "greylisted");

        let other = house
            .store()
            .read(|r| outbox::standing(r, &Viewer::Auditor));
        assert!(matches!(other, Err(Failure::Refused(Refusal::NotFound))));
        let officer = letters::try_again(house.store(), house.officer(), standing.dead[0].id);
        assert_eq!(refused(officer), Refusal::OfficeDoesNotPermit);
        letters::try_again(house.store(), administrator, standing.dead[0].id).unwrap();
        let sack = Sack::open();
        assert!(post::round(house.store(), &office(sack.clone())).unwrap() >= 1);
        assert!(sack.ids().contains(&away.ids()[0]), "with the same id");
    });
}

#[test]
fn what_a_server_will_never_take_is_given_up_at_once() {
    on_both(|house| {
        house.head_of("FRA");
        house.empty_outbox();
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let never = Sack::that(Ended::Never("550 no such mailbox".into()));
        post::round(house.store(), &office(never.clone())).unwrap();
        house.later(30, 0);
        post::round(house.store(), &office(never.clone())).unwrap();
        assert_eq!(never.ids().len(), 1);
    });
}

#[test]
fn who_does_without_a_notice_is_not_told_and_what_is_due_is_sent_all_the_same() {
    on_both(|house| {
        let (first, _) = (house.officer(), house.second_officer());
        house.registrar();
        let session = house.session_of("second-officer");
        notices::choose(
            house.store(),
            &session,
            vec![(Event::MotionWaits, Pace::Never)],
        )
        .unwrap();
        house.empty_outbox();
        let motion = registry::acts::motions::Motion::AccreditHead {
            email: "somebody@france.example".into(),
            letter: None,
            member: code("FRA"),
            until: None,
        };
        registry::acts::motions::propose(house.store(), first, motion, None).unwrap();
        assert_eq!(
            kinds(&house.letters()),
            [(email_of("registrar"), "motion-waits")],
            "neither the proposer nor who does without"
        );
        resets::ask(house.store(), &email_of("second-officer")).unwrap();
        assert_eq!(
            kinds(&house.letters()),
            [(email_of("second-officer"), "password-reset")]
        );
    });
}

/// One letter of each kind, with whatever stands in it.
fn one_of_each() -> Vec<Letter> {
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    let account = uuid::Uuid::nil();
    let (member, seat) = (code("FRA"), Seat::of_delegation(&code("FRA"), 2));
    let mut all: Vec<Letter> = Change::ALL
        .iter()
        .zip(Factor::ALL)
        .map(|(change, factor)| Letter::FactorChanged {
            account,
            factor: *factor,
            change: *change,
            name: "Key <b>of</b> the office".into(),
            at,
        })
        .collect();
    all.extend([
        Letter::SignInElsewhere {
            account,
            browser: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
                .into(),
            network: "192.0.2.0/24".into(),
            at,
        },
        Letter::Appointed {
            account,
            office: Held::Head,
            member: Some(member.clone()),
            seat: seat.clone(),
            at,
        },
        Letter::AppointmentEnded {
            account,
            office: Held::Officer,
            member: None,
            seat: Seat::of_secretariat(3),
            at,
        },
        Letter::VoteCast {
            member: member.clone(),
            ballot: "B-2026-001".parse().unwrap(),
            index: 1234,
            at,
        },
        Letter::Invitation {
            office: Held::Expert,
            member: Some(member),
            seat: seat.clone(),
            expires: at,
        },
        Letter::PasswordReset { account },
        Letter::MotionWaits {
            motion: account,
            motion_kind: "certification".into(),
            subject: "B-2026-001".into(),
            proposed_by: seat,
            account,
            expires: at,
        },
    ]);
    all
}

pub fn outgoing(letter: Letter, lang: Option<Lang>) -> Outgoing {
    Outgoing {
        taken: Taken {
            id: uuid::Uuid::now_v7(),
            email: "person@people.example".into(),
            name: "Ada <i>Lovelace</i>".into(),
            lang,
            letter,
            created: "2026-03-02T09:00:00Z".parse().unwrap(),
            attempts: 1,
        },
        secret: Some("5ec5e7".into()),
    }
}

#[test]
fn every_letter_has_words_in_both_languages_and_escapes_what_people_typed() {
    let house = House::on(Database::Sqlite);
    let roster = house
        .store()
        .read(registry::store::members::roster)
        .unwrap();
    for letter in one_of_each() {
        let mut subjects = Vec::new();
        for lang in [Some(Lang::En), Some(Lang::Fr), None] {
            let written = write(ORIGIN, &outgoing(letter.clone(), lang), &roster).unwrap();
            assert!(!written.subject.is_empty() && !written.subject.contains('\n'));
            for text in [&written.text, &written.html] {
                assert!(
                    !text.contains("{ $") && !text.contains('\u{2068}'),
                    "{text}"
                );
            }
            assert!(!written.html.contains("<i>Lovelace"), "{}", written.html);
            assert!(!written.html.contains("<b>of"), "{}", written.html);
            assert!(!written.text.contains("&lt;"), "{}", written.text);
            assert!(!written.text.contains("\n\n\n"), "{}", written.text);
            let choices = ["yes", "oui", "abstain", "abstention"];
            let said = written.text.to_lowercase();
            let words: Vec<&str> = said.split(|c: char| !c.is_alphabetic()).collect();
            assert!(
                choices.iter().all(|choice| !words.contains(choice)),
                "{said}"
            );
            subjects.push(written.subject);
        }
        assert_eq!(subjects[2], format!("{} / {}", subjects[0], subjects[1]));
    }
}

#[test]
fn who_asks_for_a_password_again_and_again_fills_nobodys_letter_box() {
    on_both(|house| {
        house.head_of("FRA");
        house.empty_outbox();
        for _ in 0..10 {
            resets::ask(house.store(), &email_of("head.fra")).unwrap();
        }
        assert_eq!(house.letters().len(), 1);
        house
            .script()
            .set(house.now() + SignedDuration::from_mins(6));
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        assert_eq!(house.letters().len(), 1);
    });
}

#[test]
fn an_invented_house_writes_its_letters_into_a_folder() {
    let house = House::on(Database::Sqlite);
    house.head_of("FRA");
    house.empty_outbox();
    resets::ask(house.store(), &email_of("head.fra")).unwrap();
    let path = super::databases::fresh_path("mail");
    let folder = Folder::of(path.clone()).unwrap();
    assert_eq!(
        post::round(house.store(), &office(Arc::new(folder))).unwrap(),
        1
    );
    let files: Vec<_> = std::fs::read_dir(&path)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1);
    assert!(files[0].extension().is_some_and(|ending| ending == "eml"));
    let text = std::fs::read_to_string(&files[0]).unwrap();
    for line in [
        "Auto-Submitted: auto-generated",
        "Content-Type: multipart/alternative",
        "To: head.fra <head.fra@people.example>",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    std::fs::remove_dir_all(&path).unwrap();
}

#[test]
fn the_address_of_a_mail_server_asks_for_tls_unless_it_is_this_machine() {
    let server =
        Server::parse("smtps://registry%40example.org:p%40ss%2Fword@mail.example").unwrap();
    assert_eq!((server.way, server.port), (Way::Tls, 465));
    let account = ("registry@example.org".to_owned(), "p@ss/word".to_owned());
    assert_eq!(server.account, Some(account));
    let server = Server::parse("smtp://mail.example").unwrap();
    assert_eq!((server.way, server.port), (Way::StartTls, 587));
    let server = Server::parse("smtp://localhost:2525?tls=none").unwrap();
    assert_eq!((server.way, server.port), (Way::Plain, 2525));
    let server = Server::parse("smtp://[::1]:2525?tls=none").unwrap();
    assert_eq!((server.way, server.host.as_str()), (Way::Plain, "::1"));
    for wrong in [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example?tls=none",
        "smtp://mail.example?tls=opportunistic",
        "smtps://name@mail.example",
        "smtps://mail.example:no",
        "smtps://%zz:x@mail.example",
    ] {
        assert!(Server::parse(wrong).is_err(), "{wrong}");
    }
}

/// A mail server that is not ours, on three ports.
pub struct Foreign {
    child: Child,
    lines: BufReader<ChildStdout>,
    ports: serde_json::Value,
    pub authority: String,
}

impl Foreign {
    /// None where Python has no aiosmtpd (`pip install aiosmtpd cryptography`; scripts/test sees to that and sets
    /// REGISTRY_MAIL_PYTHON).
    pub fn open() -> Option<Self> {
        let Ok(python) = std::env::var("REGISTRY_MAIL_PYTHON") else {
            eprintln!("REGISTRY_MAIL_PYTHON is not set: no real mail server was asked");
            return None;
        };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/server.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self {
            child,
            lines,
            ports: serde_json::Value::Null,
            authority: String::new(),
        };
        let said = server.next();
        server.ports = said["ports"].clone();
        server.authority = said["authority"].as_str().unwrap().to_owned();
        Some(server)
    }

    pub fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    pub fn address(&self, way: &str, account: &str) -> String {
        let port = &self.ports[way];
        match way {
            "plain" => format!("smtp://localhost:{port}?tls=none"),
            "starttls" => format!("smtp://{account}localhost:{port}"),
            _ => format!("smtps://{account}localhost:{port}"),
        }
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        if let Some(mut stdin) = self.child.stdin.take() {
            drop(stdin.write_all(b"\n"));
        }
        drop(self.child.wait());
    }
}

pub const ACCOUNT: &str = "registry%40example.org:p%40ss%2Fword@";

#[test]
fn letters_reach_a_real_server_by_starttls_by_tls_and_on_this_machine() {
    let Some(mut foreign) = Foreign::open() else {
        return;
    };
    let authority = std::fs::read(&foreign.authority).unwrap();
    let house = House::on(Database::Sqlite);
    house.head_of("FRA");
    for way in ["plain", "starttls", "tls"] {
        house.empty_outbox();
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let server = Server::parse(&foreign.address(way, ACCOUNT)).unwrap();
        let smtp = Smtp::of(&server, Some(&authority)).unwrap();
        let sent = post::round(house.store(), &office(Arc::new(smtp))).unwrap();
        assert_eq!(sent, 1, "{way}");
        let said = foreign.next();
        assert_eq!(said["way"], way);
        assert_eq!(said["tls"], way != "plain");
        assert_eq!(said["to"][0], email_of("head.fra"));
        assert_eq!(said["subject"], "A new password for the register");
        assert_eq!(said["automatic"], "auto-generated");
        let (text, html) = (
            said["text"].as_str().unwrap(),
            said["html"].as_str().unwrap(),
        );
        let link = text.lines().find(|line| line.starts_with(ORIGIN)).unwrap();
        assert!(html.contains(link), "{html}");
        let secret = link.rsplit('/').next().unwrap();
        resets::spend(house.store(), secret, "a new hash").unwrap();
    }
}

#[test]
fn a_server_that_is_not_the_one_it_says_gets_nothing_and_its_refusals_are_told_apart() {
    let Some(foreign) = Foreign::open() else {
        return;
    };
    let authority = std::fs::read(&foreign.authority).unwrap();
    let carry = |url: &str, authority: Option<&[u8]>, to: &str| {
        let smtp = Smtp::of(&Server::parse(url).unwrap(), authority).unwrap();
        let mut letter = outgoing(one_of_each().remove(0), Some(Lang::En));
        letter.taken.email = to.to_owned();
        let written = letters::Written {
            subject: "s".into(),
            text: "t".into(),
            html: "h".into(),
        };
        let from = Sender::parse("registry@example.org").unwrap();
        smtp.carry(&post::mail::message(&from, &letter, &written).unwrap())
    };
    let known = "person@people.example";
    for way in ["starttls", "tls"] {
        let url = foreign.address(way, ACCOUNT);
        // Its certificate is of an authority that nobody vouches for.
        let unknown = carry(&url, None, known);
        assert!(matches!(unknown, Ended::NotNow(_)), "{way}: {unknown:?}");
        let wrong = foreign.address(way, "registry%40example.org:wrong@");
        let wrong = carry(&wrong, Some(&authority), known);
        assert!(matches!(wrong, Ended::NotNow(_)), "{way}: {wrong:?}");
        let nobody = carry(&url, Some(&authority), "nobody@people.example");
        assert!(matches!(nobody, Ended::Never(_)), "{way}: {nobody:?}");
        let full = carry(&url, Some(&authority), "full@people.example");
        assert!(matches!(full, Ended::NotNow(_)), "{way}: {full:?}");
    }
    // A server without STARTTLS is not spoken to in the open.
    let port = &foreign.ports["plain"];
    let open = carry(&format!("smtp://localhost:{port}"), Some(&authority), known);
    assert!(matches!(open, Ended::NotNow(_)), "{open:?}");
}
