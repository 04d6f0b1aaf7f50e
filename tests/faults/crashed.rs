//! Figure 3: the database server crashed under votes; what was acknowledged is there when it has begun again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::Plan;
use super::postgres::server;
use super::voters::{Compared, Noted, Voter, compare, is_sound, keep_voting};

/// Crashes the server again and again under the votes of two instances; what came of the votes, and of how many.
fn crashes(house: &House, crashes: usize, settle: Duration) -> (Compared, usize) {
    let running = house.opens(SignedDuration::from_hours(2));
    let instances = [0, 1].map(|_| Plan::of(house).start());
    let voters: Vec<Voter> = house.delegates.iter().take(8).map(Voter::of).collect();
    let (stop, noted) = (AtomicBool::new(false), Noted::default());
    std::thread::scope(|scope| {
        let at = instances
            .each_ref()
            .map(|instance| instance.at().to_owned());
        let (voters, running, stop, noted) = (&voters, &running, &stop, &noted);
        scope.spawn(move || keep_voting(house, voters, running, &at, stop, noted));
        for turn in 0..crashes {
            let before = noted.count();
            let began = Instant::now();
            while noted.count() < before + 8 && began.elapsed() < Duration::from_secs(20) {
                std::thread::sleep(Duration::from_millis(5));
            }
            std::thread::sleep(settle + Duration::from_millis((turn as u64 * 53) % 100));
            server().crash();
            server().start();
        }
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
    });
    (compare(house, &noted), noted.count())
}

#[test]
fn a_crashed_server_has_lost_no_vote_that_was_acknowledged() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let times = many(3, 30);
    let (compared, votes) = crashes(&house, times, Duration::ZERO);
    println!(
        "figure 3: {times} crashes of the server, {votes} votes acknowledged: lost {}, twice {}",
        compared.lost, compared.doubled
    );
    assert!(votes >= times);
    assert_eq!((compared.lost, compared.doubled), (0, 0), "{compared:?}");
    is_sound(&house);
}

/// The control: a server that acknowledges before it has written.
#[test]
fn a_server_that_answers_before_it_has_written_loses_votes() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let careless = house.answers_before_it_has_written();
    let times = many(4, 10);
    let (compared, votes) = crashes(&house, times, Duration::ZERO);
    drop(careless);
    println!(
        "figure 3: control synchronous_commit = off, {times} crashes, {votes} votes acknowledged: lost {}",
        compared.lost
    );
    assert!(
        compared.lost > 0,
        "the control lost nothing, so the crashes hit nothing"
    );
}
