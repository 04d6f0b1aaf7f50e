//! Factors: a code is taken once, a passkey answers one challenge of this house, and nobody gets in with half of it.

use diesel::prelude::*;
use registry::acts::factors::enrolment;
use registry::acts::factors::passkeys::{self, Answer, Begun};
use registry::acts::factors::relying_party::RelyingParty;
use registry::acts::factors::{Holder, recovery_codes, sign_in, totp};
use registry::acts::{resets, sessions};
use registry::notary::{NotaryError, sealing_key};
use registry::rules::Refusal;
use registry::rules::permissions::Action;
use registry::rules::words::Name;
use registry::store::factors::ceremonies::{Bound, Purpose};
use registry::store::factors::{Held, held};
use registry::store::intents::{Given, Proof};
use registry::store::sealing::Sealing;
use registry::store::sessions::{Renewal, Token, visitor};
use registry::store::{Asking, Asks, Failure, Kept, Source, StoreError, accounts};
use uuid::Uuid;

use super::authenticator::Device;
use super::browser::{Browser, seed};
use super::databases::Database;
use super::house::{House, PASSWORD, email_of, on_both};

const HERE: &str = "http://localhost:8080";

fn rp() -> RelyingParty {
    RelyingParty::at(HERE).unwrap()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// Somebody with an app, and the account.
fn with_app(house: &House, name: &str) -> Uuid {
    let account = house.account_of(name);
    totp::grant(house.store(), account, &seed()).unwrap();
    account
}

/// Half a session of somebody whose password was right.
fn half(house: &House, name: &str) -> Token {
    let found = house
        .store()
        .read(|r| accounts::of_email(r, &email_of(name)).map_err(Failure::from));
    let (secret, _) = sign_in::half_way(house.store(), found.unwrap().unwrap()).unwrap();
    Token::of(&secret)
}

/// A whole session, however it began.
pub fn whole(house: &House, name: &str) -> Token {
    let account = house.account_of(name);
    Token::of(&sessions::begin(house.store(), account, "here".into()).unwrap())
}

fn with_code(house: &House, half: &Token, code: &str) -> Result<String, Failure> {
    sign_in::with_code(house.store(), half, code, "a browser")
}

fn runs(house: &House, secret: &str) -> bool {
    let token = Token::of(secret);
    let read = house
        .store()
        .read(|r| visitor(r, &token).map_err(Failure::from));
    read.unwrap().is_some()
}

fn has(house: &House, account: Uuid) -> Held {
    house
        .store()
        .read(|r| held(r, account).map_err(Failure::from))
        .unwrap()
}

/// Adds a passkey on a new device to somebody who is signed in.
fn adds(house: &House, session: &Token, number: u8, name: &str) -> Device {
    let mut device = Device::at(HERE, number);
    let holder = Holder::Session(session.clone());
    let begun = passkeys::begin_registration(house.store(), &holder, &rp()).unwrap();
    let answer = device.makes(&begun);
    confirmed(house, session, |by| add(house, by, &answer, name)).unwrap();
    device
}

/// Does something that whoever is signed in confirms: by the code of an app that is there for this only.
pub fn confirmed<T>(
    house: &House,
    session: &Token,
    act: impl Fn(&Holder) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let asked = act(&Holder::Session(session.clone()));
    let Err(Failure::Refused(Refusal::ConfirmFirst { intent, .. })) = asked else {
        return asked;
    };
    let account = house
        .store()
        .read(|r| visitor(r, session).map_err(Failure::from))
        .unwrap()
        .unwrap()
        .account;
    let had = has(house, account).has_totp;
    totp::grant(house.store(), account, &seed()).unwrap();
    let proof = Proof {
        intent,
        given: Given::Code(seed().code_at(house.now())),
        renewal: Renewal::default(),
    };
    let done = act(&Holder::Confirmed(session.clone(), proof));
    if !had {
        let asking = Asking::new(
            house.store().speaking_for(account).unwrap(),
            Action::OwnAccount,
        );
        house
            .store()
            .keep(asking, move |tx| {
                registry::store::factors::totp::end(tx, account)?;
                Ok(registry::store::Kept::Done(()))
            })
            .unwrap();
    }
    done
}

fn add(
    house: &House,
    holder: &Holder,
    answer: &Answer,
    name: &str,
) -> Result<enrolment::Enrolled, Failure> {
    let name = Name::parse(name).unwrap();
    enrolment::add_passkey(house.store(), holder, &rp(), answer, &name, "a browser")
}

fn enters(house: &House, answer: &Answer) -> Result<String, Failure> {
    sign_in::with_passkey(house.store(), &rp(), answer, "a browser")
}

fn open(house: &House) -> Begun {
    sign_in::open_challenge(house.store(), &rp()).unwrap()
}

#[test]
fn of_a_hundred_submissions_of_one_code_in_parallel_one_is_taken() {
    on_both(|house| {
        house.officer();
        with_app(house, "officer");
        let code = seed().code_at(house.now());
        let halves: Vec<Token> = (0..100).map(|_| half(house, "officer")).collect();
        let outcomes: Vec<Result<String, Failure>> = std::thread::scope(|scope| {
            let tries: Vec<_> = halves
                .iter()
                .map(|half| scope.spawn(|| with_code(house, half, &code)))
                .collect();
            tries.into_iter().map(|try_| try_.join().unwrap()).collect()
        });
        let (taken, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((taken.len(), refused.len()), (1, 99));
        for outcome in refused {
            assert_eq!(refusal(outcome), Refusal::CodeRefused);
        }
        assert!(runs(house, taken[0].as_ref().unwrap()));
        house.later(0, 1);
        let fresh = seed().code_at(house.now());
        assert!(
            with_code(house, &half(house, "officer"), &fresh).is_ok(),
            "the control: a later code is taken, replays did not count as guesses"
        );
    });
}

#[test]
fn a_code_is_of_this_step_or_the_one_beside_it_and_none_is_taken_after_a_later_one() {
    on_both(|house| {
        house.officer();
        with_app(house, "officer");
        let at = |seconds: i64| {
            let moment = house.now() + jiff::SignedDuration::from_secs(seconds);
            seed().code_at(moment)
        };
        let tries = |code: &str| with_code(house, &half(house, "officer"), code);
        for far in [-90, -60, 60, 90] {
            assert_eq!(refusal(tries(&at(far))), Refusal::CodeRefused, "{far} s");
        }
        assert!(tries(&at(-30)).is_ok());
        assert!(tries(&at(0)).is_ok());
        assert_eq!(refusal(tries(&at(-30))), Refusal::CodeRefused);
        assert_eq!(refusal(tries(&at(0))), Refusal::CodeRefused);
        assert!(tries(&at(30)).is_ok());
        for none in ["", "abcdef", "12345", "+12345", "0000000", "\u{0}"] {
            assert_eq!(refusal(tries(none)), Refusal::CodeRefused, "{none:?}");
            with_app(house, "officer");
        }
        let spaced = at(0);
        assert!(tries(&format!(" {} {} ", &spaced[..3], &spaced[3..])).is_ok());
    });
}

#[test]
fn after_five_wrong_codes_none_is_looked_at_for_five_minutes() {
    on_both(|house| {
        house.officer();
        with_app(house, "officer");
        let wrong = seed().code_at(house.now() + jiff::SignedDuration::from_hours(1));
        for _ in 0..5 {
            let outcome = with_code(house, &half(house, "officer"), &wrong);
            assert_eq!(refusal(outcome), Refusal::CodeRefused);
        }
        let right = || seed().code_at(house.now());
        let outcome = with_code(house, &half(house, "officer"), &right());
        assert_eq!(refusal(outcome), Refusal::CodeRefused);
        let on = house.now() + jiff::SignedDuration::from_secs(301);
        house.script().set(on);
        assert!(with_code(house, &half(house, "officer"), &right()).is_ok());
    });
}

#[test]
fn half_a_session_opens_nothing_and_ends_after_five_wrong_answers() {
    on_both(|house| {
        house.officer();
        with_app(house, "officer");
        let browser = house.browser();
        let answer = browser.gives_password(&email_of("officer"), PASSWORD);
        assert_eq!(answer.location(), "/en/desk/second-factor");
        assert!(answer.header("set-cookie").contains("HttpOnly"));
        for path in ["/en/desk", "/en/desk/account", "/en/desk/enrolment"] {
            let answer = browser.get(path);
            assert_eq!(answer.status, 303, "{path}");
            assert!(answer.location().starts_with("/en/sign-in"), "{path}");
        }
        let form = [
            ("theme", "sports"),
            ("name-en", "Sports"),
            ("name-fr", "Sports"),
        ];
        let act = browser.post_form("/en/desk/themes", &form);
        assert!(act.location().starts_with("/en/sign-in"));
        let page = browser.get("/en/desk/second-factor");
        assert_eq!(page.header("cache-control"), "no-store");
        let wrong = || browser.post_form("/en/desk/second-factor", &[("code", "123")]);
        let first = wrong();
        assert_eq!(first.status, 403);
        assert!(first.body.contains("This code was not accepted."));
        for _ in 0..4 {
            assert_eq!(wrong().status, 403);
        }
        let over = wrong();
        assert!(
            over.location().starts_with("/en/sign-in"),
            "{}",
            over.status
        );
    });
}

#[test]
fn a_wrong_code_a_used_one_and_a_pause_are_answered_with_the_same_bytes() {
    let house = House::on(Database::Sqlite);
    house.officer();
    with_app(&house, "officer");
    let said = |code: &str| {
        let browser = house.browser();
        browser.gives_password(&email_of("officer"), PASSWORD);
        let answer = browser.post_form("/en/desk/second-factor", &[("code", code)]);
        assert_eq!(answer.status, 403);
        answer.body
    };
    let code = seed().code_at(house.now());
    with_code(&house, &half(&house, "officer"), &code).unwrap();
    let used = said(&code);
    let wrong = said("000000");
    assert_eq!(used, wrong);
    for _ in 0..5 {
        said("111111");
    }
    assert_eq!(said("222222"), wrong);
}

#[test]
fn known_and_unknown_names_are_answered_with_the_same_bytes() {
    let house = House::on(Database::Sqlite);
    house.officer();
    let said = |email: &str| {
        let answer = house
            .browser()
            .gives_password(email, "not the password of anybody");
        let mut headers: Vec<String> = answer
            .headers
            .iter()
            .filter(|(name, _)| *name != "date" && *name != "content-length")
            .map(|(name, value)| format!("{name}: {value:?}"))
            .collect();
        headers.sort();
        (answer.status, headers, answer.body.replace(email, "NAME"))
    };
    assert_eq!(said(&email_of("officer")), said("nobody@people.example"));
}

#[test]
fn a_passkey_signs_in_alone_once_for_each_challenge() {
    on_both(|house| {
        house.head_of("FRA");
        let session = whole(house, "head.fra");
        let mut device = adds(house, &session, 1, "Laptop");
        let begun = open(house);
        let answer = device.signs(&begun);
        let secret = enters(house, &answer).unwrap();
        assert!(runs(house, &secret));
        assert_eq!(
            refusal(enters(house, &answer)),
            Refusal::PasskeyRefused,
            "again"
        );
        let other = device.signs(&begun);
        assert_eq!(refusal(enters(house, &other)), Refusal::PasskeyRefused);
    });
}

#[test]
fn a_challenge_is_over_after_five_minutes() {
    on_both(|house| {
        house.head_of("FRA");
        let session = whole(house, "head.fra");
        let mut device = adds(house, &session, 1, "Laptop");
        let (soon, late) = (open(house), open(house));
        let on = |seconds| house.now() + jiff::SignedDuration::from_secs(seconds);
        house.script().set(on(299));
        assert!(enters(house, &device.signs(&soon)).is_ok());
        house.script().set(on(2));
        let outcome = enters(house, &device.signs(&late));
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
    });
}

#[test]
fn an_answer_from_another_origin_for_another_party_or_without_its_person_is_refused() {
    on_both(|house| {
        house.head_of("FRA");
        let session = whole(house, "head.fra");
        let mut device = adds(house, &session, 1, "Laptop");
        let mut tries = |change: &dyn Fn(&mut Device), undo: &dyn Fn(&mut Device)| {
            change(&mut device);
            let outcome = enters(house, &device.signs(&open(house)));
            undo(&mut device);
            outcome
        };
        for origin in [
            "http://badexample.com:8080",
            "https://localhost:8080",
            "http://localhost:8081",
            "http://sub.localhost:8080",
            "http://localhost:8080.badexample.com",
        ] {
            let outcome = tries(&|device| device.origin = origin.to_owned(), &|device| {
                device.origin = HERE.to_owned()
            });
            assert_eq!(refusal(outcome), Refusal::PasskeyRefused, "{origin}");
        }
        let outcome = tries(
            &|device| device.rp_id = "badexample.com".into(),
            &|device| device.rp_id = "localhost".into(),
        );
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        let outcome = tries(&|device| device.is_unlocked = false, &|device| {
            device.is_unlocked = true
        });
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        let nobody = Uuid::now_v7();
        let whose = house.account_of("head.fra");
        let outcome = tries(&|device| device.account = Some(nobody), &|device| {
            device.account = Some(whose)
        });
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        assert!(tries(&|_| (), &|_| ()).is_ok(), "the control");
        let copied = tries(&|device| device.counts_from(0), &|_| ());
        assert_eq!(
            refusal(copied),
            Refusal::PasskeyRefused,
            "a copy of the device"
        );
    });
}

#[test]
fn a_new_passkey_from_another_origin_or_for_another_session_is_refused() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        let (french, german) = (whole(house, "head.fra"), whole(house, "head.deu"));
        let other = whole(house, "head.fra");
        let holder = Holder::Session(french.clone());
        let begin = || passkeys::begin_registration(house.store(), &holder, &rp()).unwrap();
        let mut device = Device::at(HERE, 1);
        let answer = device.makes(&begin());
        for by in [german, other] {
            let outcome = add(house, &Holder::Session(by), &answer, "Stolen");
            assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        }
        let outcome = add(house, &holder, &answer, "Late");
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused, "it was spent");
        let mut elsewhere = Device::at("http://badexample.com:8080", 2);
        let outcome = add(house, &holder, &elsewhere.makes(&begin()), "Elsewhere");
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        for nothing in ["", "{}", "null", "[]"] {
            let answer = Answer {
                ceremony: begin().ceremony,
                credential: nothing.into(),
            };
            let outcome = add(house, &holder, &answer, "Nothing");
            assert_eq!(refusal(outcome), Refusal::PasskeyRefused, "{nothing:?}");
        }
        assert_eq!(has(house, house.account_of("head.fra")).passkeys, 0);
        let answer = device.makes(&begin());
        let unconfirmed = add(house, &holder, &answer, "Laptop");
        assert!(matches!(refusal(unconfirmed), Refusal::ConfirmFirst { .. }));
        confirmed(house, &french, |by| add(house, by, &answer, "Laptop")).unwrap();
        assert_eq!(has(house, house.account_of("head.fra")).passkeys, 1);
        let german = Holder::Session(whole(house, "head.deu"));
        let begun = passkeys::begin_registration(house.store(), &german, &rp()).unwrap();
        let outcome = add(house, &german, &device.makes(&begun), "Known");
        assert_eq!(
            refusal(outcome),
            Refusal::PasskeyRefused,
            "one device, one account"
        );
    });
}

#[test]
fn a_challenge_of_ones_own_is_signed_and_no_other_answer_counts() {
    on_both(|house| {
        house.head_of("FRA");
        let session = whole(house, "head.fra");
        let account = house.account_of("head.fra");
        let mut device = adds(house, &session, 1, "Laptop");
        let own = [42; 32];
        let bound = Bound::to(account, session.clone(), Purpose::Intent);
        let asking = || Asking::new(Asks::Session(session.clone()), Action::OwnAccount);
        let begin = || {
            let bound = bound.clone();
            house
                .store()
                .keep(asking(), move |tx| {
                    passkeys::begin_assertion(tx, &rp(), &bound, Some(own)).map(Kept::Done)
                })
                .unwrap()
        };
        let finish = |bound: &Bound, answer: &Answer| {
            let (bound, answer) = (bound.clone(), answer.clone());
            house
                .store()
                .keep(asking(), move |tx| {
                    let found = passkeys::finish_assertion(tx, &rp(), &bound, &answer)?;
                    Ok(Kept::Done(found.map(|asserted| asserted.credential)))
                })
                .unwrap()
        };
        let begun = begin();
        assert_eq!(
            begun.options["challenge"],
            "KioqKioqKioqKioqKioqKioqKioqKioqKioqKioqKio"
        );
        let answer = device.signs(&begun);
        assert_eq!(finish(&bound, &answer), Some(device.credential()));
        assert_eq!(finish(&bound, &answer), None, "again");

        let mut of_other_words = begin();
        of_other_words.options["challenge"] = open(house).options["challenge"].clone();
        assert_eq!(finish(&bound, &device.signs(&of_other_words)), None);

        let elsewhere = Bound::to(account, whole(house, "head.fra"), Purpose::Intent);
        let other_purpose = Bound::to(account, session.clone(), Purpose::SecondFactor);
        for bound in [elsewhere, other_purpose] {
            assert_eq!(finish(&bound, &device.signs(&begin())), None);
        }
        assert!(
            finish(&bound, &device.signs(&begin())).is_some(),
            "the control"
        );
    });
}

#[test]
fn the_second_step_takes_a_passkey_of_this_account_only() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        let mut french = adds(house, &whole(house, "head.fra"), 1, "Laptop");
        let mut german = adds(house, &whole(house, "head.deu"), 2, "Laptop");
        let begin = |half: &Token| sign_in::challenge(house.store(), half, &rp()).unwrap();
        let finish = |half: &Token, answer: &Answer| {
            sign_in::with_passkey_too(house.store(), half, &rp(), answer, "a browser")
        };
        let here = half(house, "head.fra");
        let outcome = finish(&here, &german.signs(&begin(&here)));
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        let secret = finish(&here, &french.signs(&begin(&here))).unwrap();
        assert!(runs(house, &secret));
        assert_eq!(
            refusal(sign_in::challenge(house.store(), &here, &rp())),
            Refusal::SignInFirst,
            "half a session becomes one whole one"
        );
    });
}

#[test]
fn removing_a_passkey_ends_the_sessions_that_began_with_it_and_the_last_factor_stays() {
    on_both(|house| {
        house.head_of("FRA");
        let account = house.account_of("head.fra");
        let session = whole(house, "head.fra");
        let mut one = adds(house, &session, 1, "Laptop");
        let mut two = adds(house, &session, 2, "Phone");
        let with_one = enters(house, &one.signs(&open(house))).unwrap();
        let with_two = enters(house, &two.signs(&open(house))).unwrap();
        house.head_of("DEU");
        let foreign = whole(house, "head.deu");
        let remove = |by: &Token, device: &Device| {
            let credential = device.credential();
            confirmed(house, by, |by| {
                passkeys::remove(house.store(), by, &credential)
            })
        };
        assert_eq!(refusal(remove(&foreign, &one)), Refusal::NotFound);
        let session = whole(house, "head.fra");
        remove(&session, &one).unwrap();
        assert!(!runs(house, &with_one));
        assert!(runs(house, &with_two));
        assert_eq!(refusal(remove(&session, &one)), Refusal::NotFound);
        let outcome = enters(house, &one.signs(&open(house)));
        assert_eq!(refusal(outcome), Refusal::PasskeyRefused);
        assert_eq!(refusal(remove(&session, &two)), Refusal::LastFactor);
        assert!(runs(house, &with_two), "what was refused did nothing");
        with_app(house, "head.fra");
        remove(&session, &two).unwrap();
        let session = whole(house, "head.fra");
        assert_eq!(
            refusal(totp::remove(
                house.store(),
                &Holder::Session(session.clone())
            )),
            Refusal::LastFactor
        );
        assert!(has(house, account).has_totp);
    });
}

#[test]
fn whoever_is_invited_is_led_to_a_first_factor_in_the_own_language_and_to_the_desk() {
    on_both(|house| {
        let link = house
            .two_officers(registry::acts::motions::Motion::AccreditHead {
                email: "tete@delegation.example".into(),
                letter: None,
                member: registry::rules::words::MemberCode::parse("FRA").unwrap(),
                until: None,
            })
            .unwrap()
            .unwrap();
        let browser = house.browser();
        let taken = browser.post_form(
            &format!("/en/invitations/{link}"),
            &[
                ("name", "Une Personne"),
                ("password", "lanterne orbite velours cactus"),
                ("language", "fr"),
            ],
        );
        assert_eq!(taken.location(), "/fr/desk/enrolment", "{}", taken.body);
        assert!(
            browser
                .get("/fr/desk")
                .location()
                .starts_with("/fr/sign-in")
        );
        let choice = browser.follow(&taken);
        assert!(
            choice.body.contains("Protéger votre compte"),
            "{}",
            choice.body
        );
        let begun = browser.post_form("/fr/desk/enrolment/apps", &[("next", "")]);
        assert_eq!(begun.location(), "/fr/desk/enrolment/app");
        let page = browser.follow(&begun);
        let key = shown_key(&page.body);
        let picture = browser.get("/fr/desk/enrolment/app.svg");
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        assert_eq!(picture.header("cache-control"), "no-store");
        let wrong = browser.post_form("/fr/desk/enrolment/app", &[("code", "000000")]);
        assert_eq!(wrong.status, 422);
        assert_eq!(shown_key(&wrong.body), key, "the same key still counts");
        let code = totp::Seed::parse(&key).unwrap().code_at(house.now());
        let codes = browser.post_form("/fr/desk/enrolment/app", &[("code", &code)]);
        assert_eq!(codes.status, 200, "{}", codes.body);
        assert_eq!(shown_codes(&codes.body).len(), recovery_codes::COUNT);
        assert_eq!(codes.header("cache-control"), "no-store");
        assert_eq!(browser.get("/fr/desk").status, 200);
        let again = house.browser();
        let half =
            again.gives_password("tete@delegation.example", "lanterne orbite velours cactus");
        assert_eq!(half.location(), "/en/desk/second-factor");
        let replayed = again.post_form("/en/desk/second-factor", &[("code", &code)]);
        assert_eq!(replayed.status, 403, "the first code was taken");
    });
}

/// The key as the page of the app shows it.
fn shown_key(body: &str) -> String {
    let key = body
        .split("seed\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    key.replace(' ', "")
}

fn shown_codes(body: &str) -> Vec<String> {
    body.split("<li><code>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect()
}

#[test]
fn an_account_without_a_factor_gets_no_further_than_enrolment() {
    on_both(|house| {
        house.officer();
        let browser = house.browser();
        let answer = browser.gives_password(&email_of("officer"), PASSWORD);
        assert_eq!(answer.location(), "/en/desk/enrolment");
        for path in ["/en/desk", "/en/desk/account", "/en/desk/second-factor"] {
            assert!(
                browser.get(path).location().starts_with("/en/sign-in"),
                "{path}"
            );
        }
        assert_eq!(browser.get("/en/desk/enrolment").status, 200);
        let coded = browser.post_form("/en/desk/second-factor", &[("code", "000000")]);
        assert!(coded.location().starts_with("/en/sign-in"));
        house.later(0, 1);
        let late = browser.get("/en/desk/enrolment");
        assert!(
            late.location().starts_with("/en/sign-in"),
            "half an hour is enough"
        );
    });
}

#[test]
fn a_recovery_code_lets_its_person_enrol_once_and_does_nothing_else() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        with_app(house, "head.fra");
        with_app(house, "head.deu");
        let codes = renewed(house);
        assert_eq!(codes.len(), recovery_codes::COUNT);
        let german =
            sign_in::with_recovery_code(house.store(), &half(house, "head.deu"), &codes[0]);
        assert_eq!(refusal(german), Refusal::CodeRefused, "of another account");
        let browser = house.browser();
        browser.gives_password(&email_of("head.fra"), PASSWORD);
        let by = |typed: &str| {
            browser.post_form(
                "/en/desk/second-factor/recovery",
                &[("recovery-code", typed)],
            )
        };
        assert_eq!(by("0000-0000-0000-0000-0000-0000").status, 403);
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(by(&typed).location(), "/en/desk/enrolment");
        for path in ["/en/desk", "/en/desk/account", "/en/desk/second-factor"] {
            assert!(
                browser.get(path).location().starts_with("/en/sign-in"),
                "{path}"
            );
        }
        enrols_an_app(house, &browser);
        assert_eq!(browser.get("/en/desk").status, 200);
        let again = sign_in::with_recovery_code(house.store(), &half(house, "head.fra"), &codes[0]);
        assert_eq!(refusal(again), Refusal::CodeRefused, "it was spent");
        let old = with_code(
            house,
            &half(house, "head.fra"),
            &seed().code_at(house.now()),
        );
        assert_eq!(
            refusal(old),
            Refusal::CodeRefused,
            "the app before is replaced"
        );
        let account = house.account_of("head.fra");
        assert_eq!(has(house, account).recovery_codes, 7);
        renewed(house);
        let ended = sign_in::with_recovery_code(house.store(), &half(house, "head.fra"), &codes[1]);
        assert_eq!(
            refusal(ended),
            Refusal::CodeRefused,
            "new codes end the old"
        );
    });
}

/// New recovery codes of France's head, who confirms it.
fn renewed(house: &House) -> Vec<String> {
    let session = whole(house, "head.fra");
    confirmed(house, &session, |by| {
        recovery_codes::renew(house.store(), by)
    })
    .unwrap()
}

fn enrols_an_app(house: &House, browser: &Browser) {
    let begun = browser.post_form("/en/desk/enrolment/apps", &[("next", "")]);
    let key = shown_key(&browser.follow(&begun).body);
    let code = totp::Seed::parse(&key).unwrap().code_at(house.now());
    let done = browser.post_form("/en/desk/enrolment/app", &[("code", &code)]);
    assert!(done.status < 400, "{}", done.body);
}

#[test]
fn two_officers_open_the_way_to_a_new_factor_a_day_later_and_whoever_has_one_closes_it() {
    on_both(|house| {
        house.head_of("FRA");
        with_app(house, "head.fra");
        let lost = || registry::acts::motions::Motion::LostFactors {
            email: email_of("head.fra"),
        };
        let enter = |half: &Token| registry::acts::factors::lost::enter(house.store(), half);
        let before = house
            .store()
            .read(|r| Ok::<_, StoreError>(r.head().n))
            .unwrap();
        assert_eq!(refusal(enter(&half(house, "head.fra"))), Refusal::NotFound);
        house.two_officers(lost()).unwrap();
        let after = house
            .store()
            .read(|r| Ok::<_, StoreError>(r.head().n))
            .unwrap();
        assert_eq!(after, before, "nothing of it is on the record");
        house.later(0, 23);
        assert_eq!(refusal(enter(&half(house, "head.fra"))), Refusal::NotFound);
        let browser = house.browser();
        browser.gives_password(&email_of("head.fra"), PASSWORD);
        let page = browser.get("/en/desk/second-factor").body;
        assert!(page.contains("The way opens on"), "{page}");
        house.later(0, 2);
        browser.gives_password(&email_of("head.fra"), PASSWORD);
        let way = browser.post_form("/en/desk/second-factor/reset", &[("next", "")]);
        assert_eq!(way.location(), "/en/desk/enrolment");
        assert!(
            browser
                .get("/en/desk")
                .location()
                .starts_with("/en/sign-in"),
            "not signed in"
        );
        assert!(
            has(house, house.account_of("head.fra")).has_totp,
            "no factor is dropped"
        );
        assert_eq!(
            refusal(enter(&half(house, "head.fra"))),
            Refusal::NotFound,
            "once"
        );
        enrols_an_app(house, &browser);
        assert_eq!(browser.get("/en/desk").status, 200);

        house.two_officers(lost()).unwrap();
        house.later(1, 1);
        with_app(house, "head.fra");
        let code = seed().code_at(house.now());
        with_code(house, &half(house, "head.fra"), &code).unwrap();
        assert_eq!(refusal(enter(&half(house, "head.fra"))), Refusal::NotFound);
        let nobody = house.two_officers(registry::acts::motions::Motion::LostFactors {
            email: "nobody@people.example".into(),
        });
        assert_eq!(refusal(nobody), Refusal::NotFound);
    });
}

#[test]
fn what_is_sealed_opens_under_its_own_key_and_in_its_own_place_only() {
    let (one, other) = (Sealing::with_key(&[1; 32]), Sealing::with_key(&[2; 32]));
    let sealed = one.seal("totp/a", b"a secret").unwrap();
    assert!(!sealed.contains(&hex::encode("a secret")));
    assert_ne!(sealed, one.seal("totp/a", b"a secret").unwrap());
    assert_eq!(one.open("totp/a", &sealed).unwrap(), b"a secret");
    assert!(one.open("totp/b", &sealed).is_err());
    assert!(other.open("totp/a", &sealed).is_err());
    let mut changed = sealed.clone().into_bytes();
    for place in 20..changed.len() {
        let was = changed[place];
        changed[place] = if was == b'0' { b'1' } else { b'0' };
        let text = String::from_utf8(changed.clone()).unwrap();
        assert!(one.open("totp/a", &text).is_err(), "{place}");
        changed[place] = was;
    }
    assert!(Sealing::default().seal("totp/a", b"x").is_err());
}

#[test]
fn the_sealing_key_is_made_once_and_a_house_does_not_start_with_another() {
    use std::os::unix::fs::PermissionsExt;
    on_both(|house| {
        let folder = |name: &str| super::databases::fresh_path(name);
        let (first, second) = (folder("keys-here"), folder("keys-there"));
        let made = sealing_key::of(&first, house.store()).unwrap();
        let file = first.join("sealing.key");
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = sealing_key::of(&first, house.store()).unwrap();
        assert_eq!(again.id(), made.id());
        let nothing = sealing_key::of(&second, house.store());
        assert!(
            matches!(nothing, Err(NotaryError::NoSealingKey(..))),
            "{nothing:?}"
        );
        assert!(
            !second.join("sealing.key").exists(),
            "none is made beside what is sealed"
        );
        std::fs::create_dir_all(&second).unwrap();
        std::fs::write(second.join("sealing.key"), "ab".repeat(32)).unwrap();
        let other = sealing_key::of(&second, house.store());
        assert!(
            matches!(other, Err(NotaryError::NoSealingKey(..))),
            "{other:?}"
        );
        std::fs::write(second.join("sealing.key"), "no key").unwrap();
        let none = sealing_key::of(&second, house.store());
        assert!(matches!(none, Err(NotaryError::Key(..))), "{none:?}");
        std::fs::copy(&file, second.join("sealing.key")).unwrap();
        let copied = sealing_key::of(&second, house.store()).unwrap();
        assert_eq!(copied.id(), made.id(), "the control");
    });
}

#[test]
fn a_new_password_ends_what_the_one_before_began() {
    on_both(|house| {
        house.head_of("FRA");
        with_app(house, "head.fra");
        let before = half(house, "head.fra");
        let account = house.account_of("head.fra");
        let link = resets::make(house.store(), house.administrator(), account).unwrap();
        resets::spend(house.store(), &link, "another hash").unwrap();
        let code = seed().code_at(house.now());
        let outcome = with_code(house, &before, &code);
        assert_eq!(refusal(outcome), Refusal::SignInFirst);
        assert!(has(house, account).has_totp, "a reset drops no factor");
    });
}

#[test]
fn a_seed_lies_sealed_and_counts_for_no_other_account() {
    on_both(|house| {
        house.head_of("FRA");
        house.head_of("DEU");
        let french = with_app(house, "head.fra");
        let german = with_app(house, "head.deu");
        let stored = column(house.source(), "SELECT seed AS text FROM totp");
        assert_eq!(stored.len(), 2);
        for seed_of in &stored {
            assert!(
                !seed_of.contains(&hex::encode(seed().as_bytes())),
                "{seed_of}"
            );
            assert!(!seed_of.contains(&seed().base32()));
        }
        run(
            house.source(),
            &format!(
                "UPDATE totp SET seed = (SELECT seed FROM totp WHERE account = '{french}') WHERE account = '{german}'"
            ),
        );
        let code = seed().code_at(house.now());
        let moved = with_code(house, &half(house, "head.deu"), &code);
        assert!(
            matches!(moved, Err(Failure::Store(StoreError::Corrupt(_)))),
            "{moved:?}"
        );
        assert!(
            with_code(house, &half(house, "head.fra"), &code).is_ok(),
            "the control"
        );
    });
}

#[test]
fn no_page_of_a_house_of_record_tells_a_code() {
    on_both(|house| {
        house.officer();
        let account = with_app(house, "officer");
        let sealing = house.store().sealing().clone();
        let (kind, code) = house
            .store()
            .read(|r| {
                let code = totp::code_of_an_invented_house(r, &sealing, account)?;
                Ok::<_, Failure>((r.head().house, code))
            })
            .unwrap();
        let is_invented = kind == registry::record::entries::House::Demo;
        assert_eq!(code.is_some(), is_invented, "{kind}");
        let browser = house.browser();
        browser.gives_password(&email_of("officer"), PASSWORD);
        let page = browser.get("/en/desk/second-factor").body;
        assert_eq!(page.contains("example-code"), is_invented);
    });
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

fn column(source: &Source, sql: &str) -> Vec<String> {
    let cells: Vec<Cell> = match source {
        Source::Sqlite(path) => {
            diesel::sql_query(sql).load(&mut SqliteConnection::establish(path).unwrap())
        }
        Source::Postgres(url) => {
            diesel::sql_query(sql).load(&mut PgConnection::establish(url).unwrap())
        }
    }
    .unwrap();
    cells.into_iter().map(|cell| cell.text).collect()
}

fn run(source: &Source, sql: &str) {
    match source {
        Source::Sqlite(path) => {
            diesel::sql_query(sql).execute(&mut SqliteConnection::establish(path).unwrap())
        }
        Source::Postgres(url) => {
            diesel::sql_query(sql).execute(&mut PgConnection::establish(url).unwrap())
        }
    }
    .unwrap();
}
