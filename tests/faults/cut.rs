//! Figure 7: the database cut off, at commits too; the pages say so at once, what was kept is shown, and it comes back.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::ground::{alone, many};
use super::house::{House, On};
use super::instance::Plan;
use super::postgres::server;
use super::proxy::{Proxy, Wire};
use super::voters::{Noted, Voter, agent, compare, is_sound, keep_voting};

/// What a reader met: status and time of each answer.
#[derive(Default)]
struct Met(Mutex<Vec<(u16, Duration)>>);

impl Met {
    fn slowest(&self) -> Duration {
        let met = self.0.lock().unwrap();
        met.iter().map(|(_, took)| *took).max().unwrap_or_default()
    }

    fn count(&self, is_meant: impl Fn(u16) -> bool) -> usize {
        let met = self.0.lock().unwrap();
        met.iter().filter(|(status, _)| is_meant(*status)).count()
    }
}

/// Asks for a page again and again; the query, if there is one, is another each time: that page was never kept.
fn keep_asking(at: &str, path: &str, stop: &AtomicBool, met: &Met) {
    let agent = agent();
    let mut turn = 0;
    while !stop.load(Ordering::Relaxed) {
        turn += 1;
        let began = Instant::now();
        let came = agent
            .get(format!("{at}{}", path.replace('#', &turn.to_string())))
            .call();
        let status = came.map_or(0, |mut came| {
            // Read whole, as a browser does.
            let status = came.status().as_u16();
            came.body_mut().read_to_vec().map_or(0, |_| status)
        });
        met.0.lock().unwrap().push((status, began.elapsed()));
        std::thread::sleep(Duration::from_millis(15));
    }
}

/// How long until a page comes again that was never kept.
fn back(at: &str) -> Duration {
    let (agent, began) = (agent(), Instant::now());
    for turn in 0.. {
        let asked = agent.get(format!("{at}/en/search?q=back+{turn}")).call();
        if asked.is_ok_and(|came| came.status().as_u16() == 200) {
            break;
        }
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "it does not come back"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}

#[test]
fn a_database_that_is_cut_off_is_told_of_at_once_and_is_back_at_once() {
    let _alone = alone();
    let house = House::on(On::Postgres);
    let running = house.opens(SignedDuration::from_hours(2));
    let wire = Proxy::before(server().port);
    let plan = Plan::of(&house).with(
        "DATABASE_URL",
        &house
            .url
            .replace(&format!(":{}/", server().port), &format!(":{}/", wire.port)),
    );
    let instance = plan.start();
    let voters: Vec<Voter> = house.delegates.iter().take(4).map(Voter::of).collect();
    let (stop, noted) = (AtomicBool::new(false), Noted::default());
    let (kept, asked) = (Met::default(), Met::default());
    assert_eq!(
        agent()
            .get(format!("{}/en/members", instance.at()))
            .call()
            .unwrap()
            .status(),
        200
    );
    let cuts = many(6, 100);
    let mut backs = Vec::new();
    std::thread::scope(|scope| {
        let at = [instance.at().to_owned()];
        scope.spawn(move_voting(&house, &voters, &running, at, &stop, &noted));
        scope.spawn(|| keep_asking(instance.at(), "/en/members", &stop, &kept));
        scope.spawn(|| keep_asking(instance.at(), "/en/search?q=hours+#", &stop, &asked));
        for turn in 0..cuts {
            std::thread::sleep(Duration::from_millis(300));
            wire.becomes([Wire::Cut, Wire::CutBeforeACommit, Wire::CutAfterACommit][turn % 3]);
            let began = Instant::now();
            while !wire.is_cut() && began.elapsed() < Duration::from_secs(20) {
                std::thread::sleep(Duration::from_millis(5));
            }
            assert!(wire.is_cut(), "somebody commits");
            // Now and then for longer than anything is trusted without a look.
            let long = if turn % 6 == 3 {
                3_000
            } else {
                300 + (turn as u64 * 131) % 500
            };
            std::thread::sleep(Duration::from_millis(long));
            wire.becomes(Wire::Whole);
            backs.push(back(instance.at()));
        }
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
    });
    let compared = compare(&house, &noted);
    let statuses = noted.statuses.lock().unwrap().clone();
    let slowest = asked.slowest().max(*noted.slowest.lock().unwrap());
    let longest = backs.into_iter().max().unwrap_or_default();
    let is_fault = |status| status == 500 || status == 0;
    println!(
        "figure 7: {cuts} cuts, {} of them at a commit: 503 {} times, slowest answer {} ms, 500 or no answer {}; back \
         after {} ms at most; a kept page asked for {} times, not sent {}; {} votes acknowledged: lost {}, twice {}",
        wire.cut_at_commits(),
        asked.count(|status| status == 503) + statuses.get(&503).unwrap_or(&0),
        slowest.as_millis(),
        asked.count(is_fault)
            + statuses
                .iter()
                .filter(|(status, _)| is_fault(**status))
                .count(),
        longest.as_millis(),
        kept.count(|_| true),
        kept.count(|status| status != 200),
        noted.count(),
        compared.lost,
        compared.doubled
    );
    assert!(
        asked.count(|status| status == 503) > 0,
        "the cuts were felt"
    );
    assert_eq!(asked.count(|status| !matches!(status, 200 | 503)), 0);
    assert!(
        statuses
            .keys()
            .all(|status| matches!(status, 200 | 303 | 409 | 422 | 503)),
        "{statuses:?}"
    );
    assert_eq!(kept.count(|status| status != 200), 0);
    // In short it runs on machines that are busy with other things: the times are told, not judged.
    let limit = Duration::from_secs(many(30, 2) as u64);
    assert!(slowest < limit, "{slowest:?}");
    assert!(longest < limit, "{longest:?}");
    assert_eq!((compared.lost, compared.doubled), (0, 0), "{compared:?}");
    is_sound(&house);
}

fn move_voting<'a>(
    house: &'a House,
    voters: &'a [Voter],
    running: &'a super::house::Running,
    at: [String; 1],
    stop: &'a AtomicBool,
    noted: &'a Noted,
) -> impl FnOnce() + Send + 'a {
    move || keep_voting(house, voters, running, &at, stop, noted)
}
