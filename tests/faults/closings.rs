//! Closings: one of two instances closes each ballot, at its hour; where that one was killed, the other does.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::ground::{alone, many};
use super::house::{House, On, Running};
use super::instance::{Instance, Plan};
use super::postgres::{connect, number};

/// Which of the two has the hand of the clock, as they log it.
fn holder(instances: &[Option<Instance>]) -> Option<usize> {
    instances.iter().position(|instance| {
        instance.as_ref().is_some_and(|instance| {
            let logged = instance.logged();
            let last = logged
                .lines()
                .rfind(|line| line.contains("the hand of the clock"));
            last.is_some_and(|line| line.contains("\"held\":true"))
        })
    })
}

/// How many milliseconds after its hour a ballot was closed; it was closed once.
fn late(house: &House, running: &Running) -> i64 {
    let mut conn = connect(&house.url);
    let of = |what: &str| {
        format!(
            "SELECT {what} AS n FROM entries WHERE act = 'closing' AND ballot = '{}'",
            running.symbol
        )
    };
    let began = Instant::now();
    while number(&mut conn, &of("COUNT(*)")) == 0 {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "nobody closes {}",
            running.symbol
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    // Time for a second one to come, if one does.
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(number(&mut conn, &of("COUNT(*)")), 1, "closed once");
    (number(&mut conn, &of("MIN(time)")) - running.closes.as_microsecond()) / 1000
}

fn sleep_until(moment: Timestamp) {
    let left = moment.duration_since(Timestamp::now());
    std::thread::sleep(Duration::try_from(left).unwrap_or_default());
}

#[test]
fn one_instance_closes_each_ballot_at_its_hour_and_the_other_when_it_was_killed() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let plans = [0, 1].map(|_| Plan::of(&house));
    let mut instances: Vec<Option<Instance>> =
        plans.iter().map(|plan| Some(plan.start())).collect();
    let rounds = many(1, 20);
    let (mut in_time, mut taken_over) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let running = house.opens(SignedDuration::from_millis(1_500 + 77 * (round as i64 % 7)));
        in_time.push(late(&house, &running));

        let running = house.opens(SignedDuration::from_millis(1_500));
        sleep_until(running.closes - SignedDuration::from_millis(100));
        let held = holder(&instances).expect("one of them has the hand of the clock");
        instances[held].take().unwrap().kill();
        taken_over.push(late(&house, &running));
        instances[held] = Some(plans[held].start());
    }
    println!(
        "figure closings: {rounds} ballots closed {} ms after their hour at most, {rounds} whose instance was killed \
         before it {} ms; each once",
        in_time.iter().max().unwrap(),
        taken_over.iter().max().unwrap()
    );
    assert!(
        in_time.iter().chain(&taken_over).all(|late| *late >= 0),
        "none before its hour"
    );
}
