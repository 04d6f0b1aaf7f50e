//! People: seats, links, sessions, passwords; and what a stranger, a wrong password or a spent link gets.

use jiff::civil::date;
use registry::acts::appointments::{self, Invitee, NewAccount, Taker};
use registry::acts::motions::Motion;
use registry::acts::{house as houses, passwords, private_log, resets, sessions};
use registry::rules::Refusal;
use registry::rules::permissions::{Action, Office};
use registry::rules::refusals::Field;
use registry::rules::visibility::Viewer;
use registry::rules::words::{Lang, MemberCode, Seat};
use registry::store::sessions::{Token, visitor};
use registry::store::{Asking, Asks, Failure, Kept, accounts, members};
use uuid::Uuid;

use super::house::{House, PASSWORD, email_of, on_both};

fn code(text: &str) -> MemberCode {
    MemberCode::parse(text).unwrap()
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn somebody(name: &str) -> Taker {
    Taker::New(NewAccount {
        name: name.into(),
        password_hash: "not a hash: nobody signs in with it".into(),
        lang: Lang::En,
    })
}

/// The person of an account, as one whose password was verified.
fn person_of(house: &House, email: &str) -> Taker {
    let account = house
        .store()
        .read(|r| Ok::<_, Failure>(accounts::of_email(r, email)?));
    Taker::Known(account.unwrap().unwrap())
}

fn accredited(house: &House, member: &str, email: &str) -> String {
    house
        .two_officers(Motion::AccreditHead {
            email: email.into(),
            letter: None,
            member: code(member),
            until: None,
        })
        .unwrap()
        .unwrap()
}

fn begun(house: &House, account: Uuid) -> Token {
    let secret = sessions::begin(house.store(), account, "a browser".into()).unwrap();
    Token::of(&secret)
}

fn is_signed_in(house: &House, token: &Token) -> bool {
    house
        .store()
        .read(|r| visitor(r, token).map_err(Failure::from))
        .unwrap()
        .is_some()
}

#[test]
fn a_link_is_used_once() {
    on_both(|house| {
        let link = accredited(house, "FRA", "first@france.example");
        appointments::accept(house.store(), &link, somebody("First")).unwrap();
        let again = appointments::accept(house.store(), &link, somebody("Second"));
        assert_eq!(refused(again), Refusal::LinkSpent);
    });
}

#[test]
fn a_link_that_has_ended_or_never_was_is_spent() {
    on_both(|house| {
        let link = accredited(house, "FRA", "first@france.example");
        house.later(3, 1);
        let late = appointments::accept(house.store(), &link, somebody("Late"));
        assert_eq!(refused(late), Refusal::LinkSpent);
        let invented = appointments::accept(house.store(), &"0".repeat(64), somebody("Nobody"));
        assert_eq!(refused(invented), Refusal::LinkSpent);
    });
}

#[test]
fn a_person_holds_the_vote_of_one_member_only() {
    on_both(|house| {
        let first = accredited(house, "FRA", "same@person.example");
        appointments::accept(house.store(), &first, somebody("Same")).unwrap();
        let second = accredited(house, "DEU", "same@person.example");
        let same = person_of(house, "same@person.example");
        let outcome = appointments::accept(house.store(), &second, same);
        assert_eq!(
            refused(outcome),
            Refusal::HoldsTheVoteElsewhere {
                member: code("FRA")
            }
        );
    });
}

#[test]
fn an_administrator_holds_no_other_office() {
    on_both(|house| {
        house.administrator();
        let link = accredited(house, "FRA", &email_of("administrator"));
        let administrator = person_of(house, &email_of("administrator"));
        let outcome = appointments::accept(house.store(), &link, administrator);
        assert_eq!(refused(outcome), Refusal::AdministratorHoldsNoOther);
    });
}

#[test]
fn a_session_ends_after_thirty_idle_minutes_and_after_twelve_hours_whatever_is_done() {
    on_both(|house| {
        house.head_of("FRA");
        let account = house.account_of("head.fra");
        let idle = begun(house, account);
        house.script().set("2026-03-02T10:00:00Z".parse().unwrap());
        assert!(!is_signed_in(house, &idle));

        let used = begun(house, account);
        for minutes in (25..720).step_by(25) {
            let (hour, minute) = (10 + minutes / 60, minutes % 60);
            house.at(&format!("2026-03-02T{hour:02}:{minute:02}:00Z"));
            assert!(is_signed_in(house, &used), "after {minutes} minutes");
            sessions::touch(house.store(), &used).unwrap();
        }
        house.at("2026-03-02T22:00:00Z");
        assert!(is_signed_in(house, &used));
        sessions::touch(house.store(), &used).unwrap();
        house.at("2026-03-02T22:00:01Z");
        assert!(!is_signed_in(house, &used));
    });
}

#[test]
fn ending_an_appointment_ends_the_office_and_every_session_at_once() {
    on_both(|house| {
        let head = house.head_of("FRA");
        house.expert_of("FRA");
        let account = house.account_of("expert.fra");
        let session = begun(house, account);
        assert!(is_signed_in(house, &session));
        let seat = house
            .store()
            .read(|r| members::seats(r, Some(&code("FRA"))).map_err(Failure::from))
            .unwrap()
            .into_iter()
            .find(|seat| seat.office == Office::Expert)
            .unwrap()
            .seat;
        appointments::end(house.store(), head.clone(), &seat).unwrap();
        assert!(!is_signed_in(house, &session));
        let drafting = house
            .store()
            .keep(Asking::new(Asks::Session(session), Action::Draft), |_| {
                Ok(Kept::Done(()))
            });
        assert_eq!(refused(drafting), Refusal::SignInFirst);
        let offices = house
            .store()
            .read(|r| accounts::offices(r, account).map_err(Failure::from))
            .unwrap();
        assert_eq!(offices, vec![]);
        let ended = house
            .store()
            .read(|r| members::seat(r, &seat).map_err(Failure::from))
            .unwrap()
            .unwrap();
        assert_eq!(ended.ended, Some(house.now()));
        let again = appointments::end(house.store(), head, &seat);
        assert_eq!(refused(again), Refusal::AlreadyDone);
    });
}

#[test]
fn a_head_ends_only_seats_of_its_own_delegation_and_no_head() {
    on_both(|house| {
        let france = house.head_of("FRA");
        house.head_of("DEU");
        let germany = Seat::parse("DEU/1").unwrap();
        let outcome = appointments::end(house.store(), france.clone(), &germany);
        assert_eq!(refused(outcome), Refusal::NotYours);
        let own = Seat::parse("FRA/1").unwrap();
        let outcome = appointments::end(house.store(), france, &own);
        assert_eq!(refused(outcome), Refusal::OfficeDoesNotPermit);
        appointments::end(house.store(), house.administrator(), &own).unwrap();
    });
}

#[test]
fn ending_a_seat_that_nobody_took_spends_its_link() {
    on_both(|house| {
        let link = accredited(house, "FRA", "first@france.example");
        let seat = Seat::parse("FRA/1").unwrap();
        appointments::end(house.store(), house.administrator(), &seat).unwrap();
        let late = appointments::accept(house.store(), &link, somebody("Late"));
        assert_eq!(refused(late), Refusal::LinkSpent);
    });
}

#[test]
fn a_head_invites_to_its_own_delegation_only_and_a_delegation_is_of_a_member() {
    on_both(|house| {
        let invite = |by, office, member: Option<&str>, email: &str, until| {
            let invitee = Invitee {
                email: email.into(),
                office,
                member: member.map(code),
                until,
            };
            appointments::invite(house.store(), by, invitee)
        };
        let head = house.head_of("FRA");
        let elsewhere = invite(
            head.clone(),
            Office::Expert,
            Some("DEU"),
            "e@x.example",
            None,
        );
        assert_eq!(refused(elsewhere), Refusal::NotYours);
        let no_office = invite(head.clone(), Office::Officer, None, "e@x.example", None);
        assert_eq!(refused(no_office), Refusal::OfficeDoesNotPermit);
        let misspelt = invite(head.clone(), Office::Expert, Some("FRA"), "nobody", None);
        assert_eq!(refused(misspelt), Refusal::Malformed(Field::Email));
        let past = Some(date(2026, 3, 1));
        let past = invite(head, Office::Expert, Some("FRA"), "e@x.example", past);
        assert_eq!(refused(past), Refusal::MustBeLater(Field::Until));
        let officer = house.officer();
        let partner = invite(
            officer,
            Office::PartnerDelegate,
            Some("KEN"),
            "e@x.example",
            None,
        );
        assert_eq!(refused(partner), Refusal::Malformed(Field::Member));
    });
}

#[test]
fn a_reset_sets_the_password_once_within_the_hour_ends_all_sessions_and_signs_nobody_in() {
    on_both(|house| {
        house.head_of("FRA");
        let account = house.account_of("head.fra");
        let session = begun(house, account);
        house.empty_outbox();
        resets::ask(house.store(), "nobody@people.example").unwrap();
        assert!(house.letters().is_empty());
        resets::ask(house.store(), &email_of("head.fra")).unwrap();
        let link = house.letters().remove(0).secret.unwrap();
        let other = resets::make(house.store(), house.administrator(), account).unwrap();
        resets::spend(house.store(), &link, "a new hash").unwrap();
        assert!(!is_signed_in(house, &session));
        for spent in [&link, &other] {
            let again = resets::spend(house.store(), spent, "another");
            assert_eq!(refused(again), Refusal::LinkSpent);
        }
        let late = resets::make(house.store(), house.administrator(), account).unwrap();
        house.later(0, 1);
        let late = resets::spend(house.store(), &late, "another");
        assert_eq!(refused(late), Refusal::LinkSpent);
        let by_officer = resets::make(house.store(), house.officer(), account);
        assert_eq!(refused(by_officer), Refusal::OfficeDoesNotPermit);
    });
}

#[test]
fn a_password_is_long_and_not_to_be_guessed() {
    let weak = Err(Refusal::WeakPassword { least: 15 });
    for password in [
        "",
        "correct horse",
        "passwordpassword",
        "aaaaaaaaaaaaaaaaaaaa",
        "first@france.example",
    ] {
        assert_eq!(
            passwords::strong(password, &["first@france.example"]),
            weak,
            "{password}"
        );
    }
    assert_eq!(passwords::strong("plum tractor evening glass", &[]), Ok(()));
    let hash = passwords::hash("plum tractor evening glass").unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(passwords::is_right(
        "plum tractor evening glass",
        Some(&hash)
    ));
    assert!(!passwords::is_right(
        "plum tractor evening grass",
        Some(&hash)
    ));
    assert!(!passwords::is_right(
        "nobody has this password, and nobody will",
        None
    ));
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let house = House::on(super::databases::Database::Sqlite);
    house.head_of("FRA");
    let form = |email: &str, password: &str| {
        let browser = house.browser();
        let answer = browser.post_form(
            "/en/sign-in",
            &[("email", email), ("password", password), ("next", "")],
        );
        (answer.status, answer.body.replace(email, "ADDRESS"))
    };
    let wrong = form(&email_of("head.fra"), "wrong horse battery staple");
    let unknown = form("nobody@people.example", PASSWORD);
    assert_eq!(wrong.0, 403);
    assert_eq!(wrong, unknown);
    let right = form(&email_of("head.fra"), PASSWORD);
    assert_eq!(right.0, 303, "the control: the right password is taken");
}

#[test]
fn a_name_waits_longer_after_each_wrong_password_known_or_not() {
    let house = House::on(super::databases::Database::Sqlite);
    house.head_of("FRA");
    let browser = house.browser();
    for email in [email_of("head.fra"), "nobody@people.example".to_owned()] {
        let statuses: Vec<u16> = (0..6)
            .map(|_| {
                browser
                    .post_form(
                        "/en/sign-in",
                        &[("email", &email), ("password", "wrong"), ("next", "")],
                    )
                    .status
            })
            .collect();
        assert_eq!(statuses, [403, 403, 403, 403, 403, 429], "{email}");
    }
}

#[test]
fn signing_in_gives_a_new_session_and_leads_to_our_own_pages_only() {
    let house = House::on(super::databases::Database::Sqlite);
    house.head_of("FRA");
    let browser = house.browser();
    let mut cookies = Vec::new();
    for (next, place) in [
        ("/fr/desk/motions", "/fr/desk/motions"),
        ("https://elsewhere.example/", "/en/desk"),
        ("//elsewhere.example", "/en/desk"),
        ("/en/\\elsewhere.example", "/en/desk"),
        ("", "/en/desk"),
    ] {
        let answer = browser.sign_in_to(&email_of("head.fra"), PASSWORD, next);
        assert_eq!(answer.location(), place);
        let cookie = answer.header("set-cookie").to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        cookies.push(cookie);
    }
    let secret = |cookie: &str| cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    let mut secrets: Vec<String> = cookies.iter().map(|cookie| secret(cookie)).collect();
    let last = secrets.last().unwrap().clone();
    for before in &secrets[..secrets.len() - 1] {
        assert!(!is_signed_in(&house, &Token::of(before)));
    }
    assert!(is_signed_in(&house, &Token::of(&last)));
    secrets.sort();
    secrets.dedup();
    assert_eq!(secrets.len(), 5);
}

#[test]
fn a_stranger_is_led_to_the_sign_in_page_and_a_signed_out_person_too() {
    let house = House::on(super::databases::Database::Sqlite);
    let stranger = house.browser();
    for path in [
        "/en/desk",
        "/en/desk/motions",
        "/fr/desk/motions/new/admission",
    ] {
        let answer = stranger.get(path);
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.location().contains("/sign-in?next="), "{path}");
    }
    let posted = stranger.post_form("/en/desk/seat-ends", &[("seat", "FRA/1")]);
    assert_eq!(posted.status, 303);
    let officer = house.signed_in_as("officer");
    assert_eq!(officer.get("/en/desk").status, 200);
    officer.post_form("/en/sign-out", &[]);
    assert_eq!(officer.get("/en/desk").status, 303);
}

#[test]
fn each_office_has_its_desk_in_both_languages_and_no_others_forms() {
    let house = House::on(super::databases::Database::Sqlite);
    for (name, english, french) in [
        (
            "head.fra",
            "France: nothing is due",
            "France\u{202f}: rien n’est attendu",
        ),
        (
            "expert.fra",
            "France: nothing is due",
            "France\u{202f}: rien n’est attendu",
        ),
        (
            "officer",
            "Desk of the secretariat",
            "Bureau du secrétariat",
        ),
        (
            "registrar",
            "Desk of the secretariat",
            "Bureau du secrétariat",
        ),
        ("administrator", "Accounts and seats", "Comptes et sièges"),
        ("auditor", "Private log", "Journal privé"),
    ] {
        let browser = house.signed_in_as(name);
        let desk = browser.get("/en/desk");
        assert_eq!(desk.status, 200, "{name}");
        assert!(desk.body.contains(english), "{name}");
        assert!(browser.get("/fr/desk").body.contains(french), "{name}");
        let is_officer = matches!(name, "officer" | "registrar");
        let status = if is_officer { 200 } else { 404 };
        for path in ["/en/desk/motions", "/en/desk/motions/new/admission"] {
            assert_eq!(browser.get(path).status, status, "{name} {path}");
        }
    }
}

#[test]
fn an_office_is_added_to_an_account_by_its_password_only_and_guesses_count_as_at_the_sign_in() {
    on_both(|house| {
        house.expert_of("FRA");
        let email = email_of("expert.fra");
        let link = accredited(house, "FRA", &email);
        let visitor = house.browser();
        let path = format!("/en/invitations/{link}");
        assert!(
            visitor
                .get(&path)
                .body
                .contains("Enter its password to add this office")
        );
        let french = visitor.get(&format!("/fr/invitations/{link}"));
        assert!(
            french
                .body
                .contains("Saisissez son mot de passe pour y ajouter")
        );
        assert!(french.body.contains("current-password"));

        let take = |password: &str| visitor.post_form(&path, &[("password", password)]);
        let offices = || {
            let account = house.account_of("expert.fra");
            let held = house
                .store()
                .read(|r| Ok::<_, Failure>(accounts::offices(r, account)?));
            held.unwrap().len()
        };
        let wrong = take("wrong horse battery staple");
        assert_eq!(wrong.status, 403);
        assert_eq!(take("").status, 403);
        let nothing = visitor.post_form(&path, &[("name", "Somebody"), ("language", "en")]);
        assert_eq!(nothing.status, 403);
        assert_eq!(offices(), 1);
        let at_the_door = visitor.sign_in_as(&email, "wrong horse battery staple");
        assert_eq!(at_the_door.status, 403);
        let said = "The address or the password is not right.";
        assert!(at_the_door.body.contains(said) && wrong.body.contains(said));
        assert_eq!(take("a fifth guess").status, 403);
        assert_eq!(take(PASSWORD).status, 429, "who guesses waits");
        assert_eq!(visitor.sign_in_as(&email, PASSWORD).status, 429);

        let on = jiff::SignedDuration::from_secs(2);
        house.script().set(house.now() + on);
        assert_eq!(
            take(PASSWORD).status,
            303,
            "the control: the right password is taken"
        );
        house.is_confirmed(&house.officer(), house.account_of("expert.fra"));
        assert_eq!(offices(), 2);
    });
}

#[test]
fn who_opened_an_invitation_as_somebody_new_is_not_let_into_an_account_made_meanwhile() {
    on_both(|house| {
        let first = accredited(house, "FRA", "same@person.example");
        let second = accredited(house, "FRA", "same@person.example");
        appointments::accept(house.store(), &first, somebody("Same")).unwrap();
        let verified = person_of(house, "same@person.example");
        let late = appointments::accept(house.store(), &second, somebody("Another"));
        assert_eq!(refused(late), Refusal::ChangedSinceOpened);
        let account = match &verified {
            Taker::Known(account) => account.clone(),
            Taker::New(_) => unreachable!(),
        };
        let replaced = Taker::Known(accounts::Account {
            password: "the hash of the password before".into(),
            ..account
        });
        let late = appointments::accept(house.store(), &second, replaced);
        assert_eq!(refused(late), Refusal::WrongCredentials);
        appointments::accept(house.store(), &second, verified).unwrap();
    });
}

#[test]
fn the_private_log_is_the_auditors_alone_and_reading_it_leaves_a_line() {
    on_both(|house| {
        let lines = private_log::read(house.store(), house.auditor(), None, 10).unwrap();
        assert!(lines.iter().any(|line| line.event == "seat-taken"));
        let next = private_log::read(house.store(), house.auditor(), None, 10).unwrap();
        assert_eq!(next[0].event, "log-read");
        for by in [house.administrator(), house.officer(), house.head_of("FRA")] {
            let outcome = private_log::read(house.store(), by, None, 10);
            assert_eq!(refused(outcome), Refusal::OfficeDoesNotPermit);
        }
        houses::anchor_log(house.store()).unwrap();
        let again = houses::anchor_log(house.store());
        assert_eq!(refused(again), Refusal::AlreadyDone);
    });
}

#[test]
fn who_sits_where_is_known_to_the_administrator_and_to_the_delegation_itself() {
    on_both(|house| {
        house.expert_of("FRA");
        house.head_of("DEU");
        let seen = |viewer: Viewer| {
            house
                .store()
                .read(|r| accounts::appointments(r, &viewer))
                .map(|people| people.len())
        };
        assert_eq!(seen(Viewer::Delegation(code("FRA"))).unwrap(), 2);
        assert!(seen(Viewer::Administrator).unwrap() >= 5);
        for viewer in [Viewer::Public, Viewer::Secretariat, Viewer::Auditor] {
            assert_eq!(refused(seen(viewer)), Refusal::NotFound);
        }
    });
}
