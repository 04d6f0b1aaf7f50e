//! Names: the sign-in says the same, in the same time, of a name that somebody has and of one that nobody has.

use std::time::{Duration, Instant};

use registry::acts::appointments::{self, Invitee, NewAccount, Taker};
use registry::rules::permissions::Office;
use registry::rules::words::Lang;
use registry::web::proxies::Proxies;
use registry::web::site::DemoBanner;

use super::browser::{Answer, Browser, Door};
use super::databases::Database;
use super::figures::is_full;
use super::house::{House, password_hash};
use super::questions::code;

const WRONG: &str = "not the password of anybody";

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// All that can be told from an answer, but for the address that was typed and the moment.
fn told(answer: &Answer, email: &str) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (
        answer.status,
        headers,
        answer.body.replace(email, "ADDRESS"),
    )
}

/// Figure 12: 500 known and 500 unknown names (30 of each in short), the same bytes, a median gap under 5 ms.
#[test]
fn known_and_unknown_names_meet_the_same_answer_in_the_same_time() {
    let number = if is_full() { 500 } else { 30 };
    let house = House::on(Database::Sqlite);
    let head = house.head_of("FRA");
    let known = |n: usize| format!("known{n:05}@people.example");
    for n in 0..number {
        let invitee = Invitee {
            email: known(n),
            office: Office::Expert,
            member: Some(code("FRA")),
            until: None,
        };
        let link = appointments::invite(house.store(), head.clone(), invitee).unwrap();
        let new = NewAccount {
            name: format!("Person {n}"),
            password_hash: password_hash().to_owned(),
            lang: Lang::En,
        };
        appointments::accept(house.store(), &link, Taker::New(new)).unwrap();
    }
    let door = Door::open_as(house.store(), DemoBanner::Shown, |site| {
        site.proxies = Proxies::parse("127.0.0.1").unwrap();
    });
    let ask = |n: usize, email: &str| {
        // Each from a network of its own: their failures are not what is measured.
        let from = format!("10.{}.{}.1", n / 250, n % 250);
        let browser = Browser::behind_proxy(door.origin(), &from);
        let begun = Instant::now();
        let form = [("email", email), ("password", WRONG)];
        let answer = browser.post_form("/en/sign-in", &form);
        (begun.elapsed(), told(&answer, email))
    };
    ask(60_000, "nobody@people.example");
    let (mut of_known, mut of_unknown, mut different) = (Vec::new(), Vec::new(), 0);
    let mut first = None;
    for n in 0..number {
        let (took, answer) = ask(2 * n, &known(n));
        of_known.push(took);
        let (took, other) = ask(2 * n + 1, &format!("nobody{n:04}@people.example"));
        of_unknown.push(took);
        let expected = first.get_or_insert_with(|| answer.clone());
        different += usize::from(answer != *expected) + usize::from(other != *expected);
    }
    let (known, unknown) = (median(of_known), median(of_unknown));
    let gap = known.abs_diff(unknown);
    println!(
        "figure 12: {number} known {known:?}, {number} unknown {unknown:?}, median gap {gap:?} (limit 5 ms), \
         {different} answers differ"
    );
    assert_eq!(different, 0);
    // In short, beside other tests, the times vary by more than the limit: what a missing hash would show is all of one.
    let limit = if is_full() {
        Duration::from_millis(5)
    } else {
        Duration::from_millis(5).max(unknown / 4)
    };
    assert!(gap < limit, "{gap:?} of {limit:?}");
}
