//! Throttles: guesses wait, their owners do not, and nobody buys time by naming another address.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use registry::acts::factors::totp;
use registry::rules::throttles::{Counted, Failures};
use registry::store::{Clock, Store};
use registry::web::house::House as Rooms;
use registry::web::proxies::Proxies;
use registry::web::site::DemoBanner;

use super::browser::{Answer, Browser, Door, seed};
use super::databases::Database;
use super::figures::is_full;
use super::house::{House, PASSWORD, email_of, on_both, sealing};

const WRONG: &str = "not the password of anybody";

fn behind(house: &House) -> Door {
    Door::open_as(house.store(), DemoBanner::Shown, |site| {
        site.proxies = Proxies::parse("127.0.0.1").unwrap();
    })
}

fn guesses(browser: &Browser, email: &str, number: usize) -> Vec<u16> {
    (0..number)
        .map(|_| browser.sign_in_as(email, WRONG).status)
        .collect()
}

#[test]
fn waits_grow_from_a_second_to_a_minute_and_are_forgotten() {
    let last: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    let wait = |counted, count, after| {
        let now = last + SignedDuration::from_secs(after);
        Failures { count, last }
            .wait(counted, now)
            .map(|wait| wait.as_secs_f64())
    };
    for (counted, free, longest) in [
        (Counted::Account, 5, 60.0),
        (Counted::KnownBrowser, 5, 30.0),
        (Counted::Network, 50, 60.0),
    ] {
        assert_eq!(wait(counted, free - 1, 0), None);
        assert_eq!(wait(counted, free, 0), Some(1.0));
        assert_eq!(wait(counted, free + 3, 0), Some(8.0));
        assert_eq!(wait(counted, free + 3, 6), Some(2.0));
        assert_eq!(wait(counted, free + 3, 8), None);
        assert_eq!(wait(counted, free + 200, 0), Some(longest));
        assert_eq!(wait(counted, free + 200, 15 * 60 + 1), None);
    }
}

#[test]
fn what_strangers_guess_does_not_keep_an_owner_from_a_browser_that_is_known() {
    on_both(|house| {
        let own = house.signed_in_as("head.fra");
        let email = email_of("head.fra");
        let stranger = house.browser();
        assert_eq!(
            guesses(&stranger, &email, 6),
            [403, 403, 403, 403, 403, 429]
        );
        let waits = stranger.sign_in_as(&email, PASSWORD);
        assert_eq!(waits.status, 429, "even with the right one");
        assert_eq!(waits.header("retry-after"), "2");

        assert_eq!(own.sign_in_as(&email, PASSWORD).status, 303);
        // In that browser only: it says nothing about another account.
        let other = email_of("officer");
        house.officer();
        let before = guesses(&own, &other, 6);
        assert_eq!(before, [403, 403, 403, 403, 403, 429]);

        // Its own mistakes count, apart.
        assert_eq!(guesses(&own, &email, 6), [403, 403, 403, 403, 403, 429]);
        house
            .script()
            .set(house.now() + SignedDuration::from_secs(2));
        assert_eq!(own.sign_in_as(&email, PASSWORD).status, 303);
        assert_eq!(guesses(&own, &email, 5), [403; 5], "forgotten");
    });
}

#[test]
fn a_name_that_nobody_has_waits_like_one_that_somebody_has() {
    on_both(|house| {
        house.officer();
        let browser = house.browser();
        let known = guesses(&browser, &email_of("officer"), 8);
        let unknown = guesses(&browser, &email_of("nobody"), 8);
        assert_eq!(known, unknown);
    });
}

#[test]
fn failures_are_counted_for_all_instances_together() {
    on_both(|house| {
        house.officer();
        let clock = Clock::Scripted(house.script().clone());
        let other = Store::open(house.source(), clock)
            .unwrap()
            .with_sealing(super::house::sealing());
        let other = Door::open(&other);
        let (here, there) = (house.browser(), Browser::at(other.origin()));
        assert_eq!(guesses(&here, &email_of("officer"), 3), [403; 3]);
        assert_eq!(guesses(&there, &email_of("officer"), 3), [403, 403, 429]);
    });
}

#[test]
fn a_network_that_guesses_at_many_names_waits_and_others_do_not() {
    on_both(|house| {
        let door = behind(house);
        house.officer();
        // From every address of the network, so that none knocks too often by itself.
        let from = |last: usize| Browser::behind_proxy(door.origin(), &format!("192.0.2.{last}"));
        for guess in 0..50 {
            let answer = from(guess).sign_in_as(&format!("{guess}@people.example"), WRONG);
            assert_eq!(answer.status, 403, "{guess}");
        }
        let waits = from(200).sign_in_as(&email_of("officer"), PASSWORD);
        assert_eq!(waits.status, 429);
        let elsewhere = Browser::behind_proxy(door.origin(), "198.51.100.1");
        assert_eq!(
            elsewhere.sign_in_as(&email_of("officer"), PASSWORD).status,
            303
        );
        // What a client says of itself buys no time: the proxy wrote the last address.
        let spoofed = Browser::behind_proxy(door.origin(), "203.0.113.77, 192.0.2.9");
        assert_eq!(
            spoofed.sign_in_as(&email_of("officer"), PASSWORD).status,
            429
        );
    });
}

#[test]
fn without_a_trusted_proxy_naming_another_address_buys_no_time() {
    let house = House::on(Database::Sqlite);
    house.officer();
    let origin = house.serve().origin().to_owned();
    for guess in 0..50 {
        let browser = Browser::behind_proxy(&origin, &format!("192.{guess}.2.1"));
        browser.sign_in_as(&format!("{guess}@people.example"), WRONG);
    }
    let browser = Browser::behind_proxy(&origin, "203.0.113.1");
    assert_eq!(
        browser.sign_in_as(&email_of("officer"), PASSWORD).status,
        429
    );
}

#[test]
fn an_address_that_knocks_too_fast_is_sent_away_before_anything_is_looked_up() {
    let house = House::on(Database::Sqlite);
    let door = behind(&house);
    let knocks = |from: &str, number: usize| -> Vec<u16> {
        let browser = Browser::behind_proxy(door.origin(), from);
        (0..number)
            .map(|_| browser.post_form("/en/recovery", &[("email", "")]).status)
            .collect()
    };
    let mine = knocks("192.0.2.1", 200);
    assert!(mine[..120].iter().all(|status| *status == 200), "{mine:?}");
    assert!(mine.contains(&429), "{mine:?}");
    assert_eq!(knocks("198.51.100.1", 3), [200; 3]);
    // A machine has a whole /64 to itself.
    knocks("2001:db8::1", 200);
    assert!(knocks("2001:db8::2:3", 5).contains(&429));
    assert_eq!(knocks("2001:db8:0:1::1", 3), [200; 3]);
}

#[test]
fn a_browser_is_known_by_a_secret_that_lets_nobody_in_and_stands_nowhere() {
    on_both(|house| {
        let browser = house.browser();
        house.officer();
        let answer = browser.sign_in_as(&email_of("officer"), PASSWORD);
        let cookies: Vec<&str> = answer
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|cookie| cookie.to_str().unwrap())
            .collect();
        let known = cookies.iter().find(|c| c.starts_with("browser=")).unwrap();
        for word in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
            assert!(known.contains(word), "{known}");
        }
        let secret = &known["browser=".len()..known.find(';').unwrap()];
        assert_eq!(secret.len(), 64);
        assert!(!house.dump().contains(secret));

        let thief = house.browser();
        let desk = thief.get_saying("/en/desk", &[("Cookie", &format!("browser={secret}"))]);
        assert_eq!(desk.status, 303, "{}", desk.body);
        // It is given once, and to nobody whose password was wrong.
        let again: Answer = browser.sign_in_as(&email_of("officer"), PASSWORD);
        let mut again = again.headers.get_all("set-cookie").iter();
        assert!(again.all(|cookie| !cookie.to_str().unwrap().starts_with("browser=")));
        let failed = house.browser().sign_in_as(&email_of("officer"), WRONG);
        assert!(failed.header("set-cookie").is_empty());
    });
}

#[test]
fn a_sign_in_from_a_new_place_is_told_by_letter_and_one_from_a_known_place_is_not() {
    on_both(|house| {
        let door = behind(house);
        house.officer();
        house.empty_outbox();
        let email = email_of("officer");
        let told = |browser: &Browser| {
            assert_eq!(browser.sign_in_as(&email, PASSWORD).status, 303);
            let letters = house.letters();
            letters
                .iter()
                .filter(|letter| letter.taken.letter.kind() == "sign-in-elsewhere")
                .count()
        };
        let first = Browser::behind_proxy(door.origin(), "192.0.2.1");
        assert_eq!(told(&first), 0, "the first of all");
        assert_eq!(told(&first), 0);
        let same_network = Browser::behind_proxy(door.origin(), "192.0.2.99");
        assert_eq!(told(&same_network), 1, "another browser");
        assert_eq!(told(&same_network), 0);
    });
}

/// Figure 17, in short with eight owners (`FIGURES=full`: 46, for half a minute): while guesses pour in at 46 accounts and at names that nobody has, from everywhere, each
/// owner is in within five seconds.
#[test]
fn every_owner_is_in_within_five_seconds_of_a_flood_of_guesses() {
    let house = House::on(Database::Sqlite);
    let all: Vec<String> = house
        .store()
        .read(registry::store::members::roster)
        .unwrap()
        .all()
        .map(|member| member.code.to_string())
        .collect();
    let (number, seconds) = if is_full() { (46, 30) } else { (8, 2) };
    let emails: Vec<String> = all
        .iter()
        .take(number)
        .map(|member| {
            house.head_of(member);
            let account = house.account_of(&format!("head.{}", member.to_lowercase()));
            totp::grant(house.store(), account, &seed()).unwrap();
            email_of(&format!("head.{}", member.to_lowercase()))
        })
        .collect();
    // By a clock that goes: a wait that never ends would keep the flood out.
    let store = Store::open(house.source(), Clock::Database)
        .unwrap()
        .with_sealing(sealing());
    let door = Door::of_with(Rooms::of(store), DemoBanner::Shown, |site| {
        site.proxies = Proxies::parse("127.0.0.1").unwrap();
    });
    let owners: Vec<Browser> = emails
        .iter()
        .map(|email| {
            let browser = Browser::behind_proxy(door.origin(), "198.51.100.1");
            assert_eq!(browser.sign_in_as(email, PASSWORD).status, 303);
            browser
        })
        .collect();
    let (is_over, guessed) = (AtomicBool::new(false), AtomicU32::new(0));
    let slowest = std::thread::scope(|scope| {
        for thief in 0..6u32 {
            let (emails, door, is_over, guessed) = (&emails, &door, &is_over, &guessed);
            scope.spawn(move || {
                let mut at = thief;
                while !is_over.load(Ordering::Relaxed) {
                    at += 6;
                    let from = format!("10.{}.{}.1", at / 250 % 250, at % 250);
                    let browser = Browser::behind_proxy(door.origin(), &from);
                    let nobody = format!("{at}@people.example");
                    let email = emails.get(at as usize % (2 * number)).unwrap_or(&nobody);
                    let form = [("email", email.as_str()), ("password", WRONG)];
                    browser.post_form("/en/sign-in", &form);
                    guessed.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        std::thread::sleep(Duration::from_secs(seconds));
        let waits: Vec<_> = owners
            .iter()
            .zip(&emails)
            .map(|(browser, email)| {
                scope.spawn(move || {
                    let begun = Instant::now();
                    // The first step: the second waits for no password.
                    let answer = browser.gives_password(email, PASSWORD);
                    assert_eq!(answer.status, 303, "{email}");
                    begun.elapsed()
                })
            })
            .collect();
        let slowest = waits.into_iter().map(|wait| wait.join().unwrap()).max();
        // The control: who has only the delay of the account, as a browser that is not known.
        let stranger = Browser::behind_proxy(door.origin(), "203.0.113.1");
        let control: Vec<u16> = emails
            .iter()
            .map(|email| stranger.gives_password(email, PASSWORD).status)
            .collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(control.contains(&429), "{control:?}");
        slowest.unwrap()
    });
    println!(
        "figure 17: {} guesses, {number} owners, the slowest in after {slowest:?} (limit 5 s)",
        guessed.load(Ordering::Relaxed)
    );
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
}
