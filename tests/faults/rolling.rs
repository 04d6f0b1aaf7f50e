//! A rolling restart: two instances behind nginx, each restarted in turn under load, and no request fails.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use jiff::SignedDuration;

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::{Instance, Plan};
use super::nginx::Nginx;
use super::voters::{Noted, Voter, agent, compare, is_sound, keep_voting};

/// What readers met that was no page.
#[derive(Default)]
struct Read {
    pages: AtomicUsize,
    failed: Mutex<Vec<String>>,
}

/// Asks for public pages and, signed in, for the desk, until told to stop.
fn keep_reading(at: &str, voter: Option<&Voter>, stop: &AtomicBool, read: &Read) {
    let agent = agent();
    let paths = [
        "/en/",
        "/en/members",
        "/fr/votes",
        "/api/v1/ballots",
        "/en/search?q=hours",
    ];
    for path in paths.iter().cycle() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let came = match voter {
            Some(voter) => voter.get(at, "/en/desk").map(|(status, _)| status),
            None => agent
                .get(format!("{at}{path}"))
                .call()
                .map(|came| came.status().as_u16())
                .map_err(|error| error.to_string()),
        };
        match came {
            Ok(200) => drop(read.pages.fetch_add(1, Ordering::Relaxed)),
            other => read
                .failed
                .lock()
                .unwrap()
                .push(format!("{path}: {other:?}")),
        }
    }
}

#[test]
fn each_of_two_instances_is_restarted_in_turn_and_no_request_fails() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let running = house.opens(SignedDuration::from_hours(2));
    let plans = [0, 1].map(|_| Plan::of(&house).with("TRUSTED_PROXIES", "127.0.0.1"));
    let mut instances: Vec<Option<Instance>> =
        plans.iter().map(|plan| Some(plan.start())).collect();
    let nginx = Nginx::before(&plans);
    let (voting, reading): (Vec<Voter>, Vec<Voter>) = {
        let all: Vec<Voter> = house.delegates.iter().map(Voter::of).collect();
        let mut all = all.into_iter();
        (all.by_ref().take(4).collect(), all.take(2).collect())
    };
    let (stop, noted, read) = (AtomicBool::new(false), Noted::default(), Read::default());
    let restarts = many(4, 40);
    let at = [nginx.at().to_owned()];
    std::thread::scope(|scope| {
        scope.spawn(|| keep_voting(&house, &voting, &running, &at, &stop, &noted));
        for voter in &reading {
            scope.spawn(|| keep_reading(nginx.at(), Some(voter), &stop, &read));
        }
        for _ in 0..4 {
            scope.spawn(|| keep_reading(nginx.at(), None, &stop, &read));
        }
        for turn in 0..restarts {
            std::thread::sleep(Duration::from_millis(300));
            let place = turn % 2;
            let ended = instances[place].take().unwrap().stop();
            assert!(ended.success(), "{ended}");
            instances[place] = Some(plans[place].start());
        }
        std::thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
    });
    let failed = read.failed.into_inner().unwrap();
    let troubles = noted.troubles.load(Ordering::Relaxed);
    let statuses = noted.statuses.lock().unwrap().clone();
    println!(
        "figure rolling: {restarts} restarts in turn behind nginx, {} pages and {} votes, failed requests {}",
        read.pages.load(Ordering::Relaxed),
        noted.count(),
        failed.len() + troubles
    );
    assert_eq!(failed, Vec::<String>::new());
    assert!(statuses.keys().all(|status| *status == 303), "{statuses:?}");
    assert_eq!(noted.signed_out.load(Ordering::Relaxed), 0);
    assert!(noted.count() > restarts && read.pages.load(Ordering::Relaxed) > restarts);
    let compared = compare(&house, &noted);
    assert_eq!((compared.lost, compared.doubled), (0, 0), "{compared:?}");
    is_sound(&house);
}
