//! Figure 6: instances whose own clocks are wrong by two hours take votes up to the hour, and none after it.

use std::path::PathBuf;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::ground::{alone, many};
use super::house::{House, On, Running, VOTERS};
use super::instance::Plan;
use super::postgres::{connect, number};
use super::voters::{Came, Ready, Voter};

/// How many ballots end at the same hour.
const TOGETHER: usize = 4;
/// How long before the hour the first vote is sent, and how long after it the last.
const AROUND: i64 = 700;

/// libfaketime, where Debian puts it.
fn wrong_clock() -> PathBuf {
    let places = std::fs::read_dir("/usr/lib").unwrap().flatten();
    places
        .map(|place| place.path().join("faketime/libfaketimeMT.so.1"))
        .find(|file| file.is_file())
        .expect("libfaketime is not there: install it (scripts/test does)")
}

/// What became of one vote, and between which moments.
struct Sent {
    began: Timestamp,
    ended: Timestamp,
    closes: Timestamp,
    came: Came,
}

/// One delegation sends its votes, one in each ballot, at moments around the hour.
fn sends(place: usize, at: &[String], ready: &[(Voter, Running, Ready)]) -> Vec<Sent> {
    let mut sent = Vec::new();
    let all = (VOTERS * TOGETHER) as i64;
    for (turn, (voter, running, ready)) in ready.iter().enumerate() {
        let step = (turn * VOTERS + place) as i64;
        let moment = running.closes + SignedDuration::from_millis(2 * AROUND * step / all - AROUND);
        let left = moment.duration_since(Timestamp::now());
        std::thread::sleep(Duration::try_from(left).unwrap_or_default());
        let began = Timestamp::now();
        let came = voter.sends_until_answered(&at[(turn + place) % at.len()], ready);
        sent.push(Sent {
            began,
            ended: Timestamp::now(),
            closes: running.closes,
            came,
        });
    }
    sent
}

#[test]
fn instances_with_wrong_clocks_judge_the_hour_by_the_databases() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let library = wrong_clock();
    let instances = ["+2h", "-2h"].map(|wrong| {
        let plan = Plan::of(&house)
            .with("LD_PRELOAD", library.to_str().unwrap())
            .with("FAKETIME", wrong)
            .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        plan.start()
    });
    let at = instances
        .each_ref()
        .map(|instance| instance.at().to_owned());
    assert_eq!(hours_ahead(&at[0]), 2, "the first clock is wrong");
    assert_eq!(hours_ahead(&at[1]), -2, "the second clock is wrong");
    let rounds = many(1, 8);
    let (mut taken, mut refused, mut wrongly_taken, mut wrongly_refused) = (0, 0, 0, 0);
    for _ in 0..rounds {
        let ballots: Vec<Running> = {
            let hour = Timestamp::now() + SignedDuration::from_secs(8);
            (0..TOGETHER)
                .map(|_| house.opens(hour.duration_since(Timestamp::now())))
                .collect()
        };
        let sent: Vec<Sent> = std::thread::scope(|scope| {
            let sending: Vec<_> = house
                .delegates
                .iter()
                .enumerate()
                .map(|(place, delegate)| {
                    let (house, ballots, at) = (&house, &ballots, &at);
                    scope.spawn(move || {
                        let ready: Vec<(Voter, Running, Ready)> = ballots
                            .iter()
                            .map(|running| {
                                // A session has one vote that waits at a time.
                                let voter = Voter::of(delegate);
                                voter.signs_in_again(house);
                                let to = &at[place % at.len()];
                                let ready = voter.prepares_in_the_end(to, &running.symbol, "yes");
                                (voter, running.clone(), ready)
                            })
                            .collect();
                        assert!(Timestamp::now() < ballots[0].closes, "prepared in time");
                        sends(place, at, &ready)
                    })
                })
                .collect();
            sending
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        for one in sent {
            match one.came {
                Came::Taken(_) => {
                    taken += 1;
                    wrongly_taken += usize::from(one.began >= one.closes);
                }
                Came::Answered(409 | 422, _) => {
                    refused += 1;
                    wrongly_refused += usize::from(one.ended < one.closes);
                }
                other => panic!("neither taken nor refused: {other:?}"),
            }
        }
    }
    let mut conn = connect(&house.url);
    // What the record says for itself.
    let late = number(
        &mut conn,
        "SELECT COUNT(*) AS n FROM entries e JOIN ballots b ON b.symbol = e.ballot \
         WHERE e.act = 'vote' AND e.time >= b.closes",
    );
    println!(
        "figure 6: clocks wrong by two hours either way, {} votes around the hour: taken {taken}, refused {refused}; \
         wrongly taken {wrongly_taken}, entries after the hour {late}, wrongly refused {wrongly_refused}",
        taken + refused
    );
    assert!(taken > 0 && refused > 0, "the votes came around the hour");
    assert_eq!((wrongly_taken, late, wrongly_refused), (0, 0, 0));
}

/// How wrong the clock is by which an instance dates its answers.
fn hours_ahead(at: &str) -> i64 {
    let answer = super::voters::agent()
        .get(format!("{at}/healthz"))
        .call()
        .unwrap();
    let date = answer
        .headers()
        .get("date")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let theirs = jiff::fmt::rfc2822::parse(&date).unwrap().timestamp();
    let ahead = theirs.duration_since(Timestamp::now());
    (ahead.as_secs() + 30 * 60 * ahead.as_secs().signum()) / 3600
}
