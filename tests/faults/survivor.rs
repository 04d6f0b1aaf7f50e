//! Figure 8: one of two instances killed under load; what was acknowledged stands, and sessions live on at the other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::SignedDuration;

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::{Instance, Plan};
use super::nginx::Nginx;
use super::voters::{Noted, Voter, compare, is_sound, keep_voting};

#[test]
fn one_of_two_instances_is_killed_under_load_and_nothing_acknowledged_is_lost() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let running = house.opens(SignedDuration::from_hours(2));
    let plans = [0, 1].map(|_| Plan::of(&house).with("TRUSTED_PROXIES", "127.0.0.1"));
    let mut instances: Vec<Option<Instance>> =
        plans.iter().map(|plan| Some(plan.start())).collect();
    let nginx = Nginx::before(&plans);
    let voters: Vec<Voter> = house.delegates.iter().take(8).map(Voter::of).collect();
    let (stop, noted) = (AtomicBool::new(false), Noted::default());
    let kills = many(4, 40);
    let at = [nginx.at().to_owned()];
    std::thread::scope(|scope| {
        scope.spawn(|| keep_voting(&house, &voters, &running, &at, &stop, &noted));
        for turn in 0..kills {
            std::thread::sleep(Duration::from_millis(250 + (turn as u64 * 37) % 200));
            let place = turn % 2;
            instances[place].take().unwrap().kill();
            std::thread::sleep(Duration::from_millis(200));
            instances[place] = Some(plans[place].start());
        }
        stop.store(true, Ordering::Relaxed);
    });
    let compared = compare(&house, &noted);
    println!(
        "figure 8: {kills} times one of two instances killed, {} votes acknowledged: lost {}, twice {}; signed out {}",
        noted.count(),
        compared.lost,
        compared.doubled,
        noted.signed_out.load(Ordering::Relaxed)
    );
    assert!(noted.count() > kills, "{}", noted.count());
    assert_eq!((compared.lost, compared.doubled), (0, 0), "{compared:?}");
    assert_eq!(noted.signed_out.load(Ordering::Relaxed), 0);
    for voter in &voters {
        for instance in instances.iter().flatten() {
            let (status, _) = voter.get(instance.at(), "/en/desk").unwrap();
            assert_eq!(status, 200, "a session lives on at both");
        }
    }
    is_sound(&house);
}
