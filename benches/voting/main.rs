//! How many votes are taken and acknowledged in a second, beside what the disk can make sure of, and how long one waits
//! while the public reads.

#[path = "../../tests/registry/browser.rs"]
#[allow(dead_code)]
mod browser;
#[path = "../../tests/registry/databases.rs"]
#[allow(dead_code)]
mod databases;
#[path = "../../tests/registry/house.rs"]
#[allow(dead_code)]
mod house;
#[path = "../pages/load.rs"]
#[allow(dead_code)]
mod load;
#[path = "../../tests/registry/pages.rs"]
#[allow(dead_code)]
mod pages;
#[path = "../../tests/registry/questions.rs"]
#[allow(dead_code)]
mod questions;
mod syncs;
#[path = "../table/mod.rs"]
mod table;

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use browser::Browser;
use databases::Database;
use house::House;
use load::Asking;
use pages::Form;
use registry::rules::words::BallotSymbol;
use table::Limit;

/// Delegates who send their votes in the same moment.
const AT_ONCE: usize = 64;
const ROUNDS: usize = 15;
/// Delegations that vote one after the other while the public reads, in so long.
const WHILE_READ: usize = 50;
const WITHIN: Duration = Duration::from_secs(10);

fn main() {
    for database in [Database::Sqlite, Database::Postgres] {
        let house = House::on(database);
        let ballot = questions::opened(&house, 1);
        let delegates = delegates(&house);
        at_once(database, &house, &ballot, &delegates);
        while_read(database, &house, &ballot, &delegates);
    }
}

/// Heads of delegations, then alternates, each signed in.
fn delegates(house: &House) -> Vec<Browser> {
    let states = questions::states(house);
    let heads = states.iter().map(|code| ("head", code));
    let alternates = states.iter().map(|code| ("alternate", code));
    heads
        .chain(alternates)
        .take(AT_ONCE)
        .map(|(office, code)| {
            house.signed_in_as(&format!("{office}.{}", code.as_str().to_lowercase()))
        })
        .collect()
}

/// A vote up to its last step: the delegate has confirmed it, and it is sent when the moment comes.
struct Vote<'a> {
    by: &'a Browser,
    form: Form,
}

impl<'a> Vote<'a> {
    fn prepared(by: &'a Browser, ballot: &BallotSymbol, number: usize) -> Self {
        let path = format!("/en/desk/ballots/{ballot}/votes");
        let request = format!("{number:032x}");
        let choice = ["yes", "no", "abstain"][number % 3];
        let answer = by.posts(
            &path,
            &[("request_id", request.as_str()), ("choice", choice)],
        );
        let form = Form::confirming(&answer, &path).expect("a page of confirmation");
        Self {
            form: by.with_code(form),
            by,
        }
    }

    /// Sends it: how long until it is acknowledged.
    fn sent(&self) -> Duration {
        let fields: Vec<(&str, &str)> = self
            .form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let began = Instant::now();
        let answer = self.by.posts(&self.form.action, &fields);
        let took = began.elapsed();
        assert_eq!(answer.status, 303, "{}", answer.body);
        took
    }
}

/// Sixty-four at once, again and again; the middle of the rounds counts.
fn at_once(database: Database, house: &House, ballot: &BallotSymbol, delegates: &[Browser]) {
    let syncs = syncs::each_second();
    let before = house.count("vote_entries");
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|round| {
            let votes: Vec<Vote<'_>> = delegates
                .iter()
                .enumerate()
                .map(|(place, by)| Vote::prepared(by, ballot, round * AT_ONCE + place))
                .collect();
            all_sent(&votes)
        })
        .collect();
    let taken = house.count("vote_entries") - before;
    assert_eq!(taken, (ROUNDS * AT_ONCE) as i64, "each was recorded");
    rates.sort_by(f64::total_cmp);
    let rate = rates[ROUNDS / 2];
    let goal = match database {
        Database::Sqlite => (3.0 * syncs).min(5_000.0),
        Database::Postgres => syncs.min(400.0),
    };
    table::line(
        &format!("{database:?}, votes acknowledged a second, {AT_ONCE} delegates at once"),
        format!("{rate:.0}/s; the disk syncs {syncs:.0} times a second"),
        rate,
        Limit::AtLeast(goal),
    );
}

/// Votes a second, from the first that is sent to the last that is acknowledged.
fn all_sent(votes: &[Vote<'_>]) -> f64 {
    let start = Barrier::new(votes.len() + 1);
    let took = thread::scope(|scope| {
        let sending: Vec<_> = votes
            .iter()
            .map(|vote| {
                scope.spawn(|| {
                    start.wait();
                    vote.sent();
                })
            })
            .collect();
        start.wait();
        let began = Instant::now();
        for one in sending {
            one.join().expect("a vote");
        }
        began.elapsed()
    });
    votes.len() as f64 / took.as_secs_f64()
}

/// One vote after the other, while the public reads the ballot's page as fast as it can.
fn while_read(database: Database, house: &House, ballot: &BallotSymbol, delegates: &[Browser]) {
    let sync = 1e3 / syncs::each_second();
    let votes: Vec<Vote<'_>> = delegates
        .iter()
        .take(WHILE_READ)
        .enumerate()
        .map(|(place, by)| Vote::prepared(by, ballot, ROUNDS * AT_ONCE + place))
        .collect();
    let port: u16 = house
        .serve()
        .origin()
        .rsplit(':')
        .next()
        .and_then(|port| port.parse().ok())
        .expect("a port");
    let asking = Asking::page(&format!("/en/votes/{ballot}")).encoded("br");
    let mut times: Vec<Duration> = thread::scope(|scope| {
        let reading = scope.spawn(|| load::run(port, &asking, 16, WITHIN));
        let between = WITHIN / (WHILE_READ as u32 + 1);
        let times = votes
            .iter()
            .map(|vote| {
                let took = vote.sent();
                thread::sleep(between.saturating_sub(took));
                took
            })
            .collect();
        let read = reading.join().expect("readers");
        println!(
            "{database:?}: the public read {:.0} pages a second meanwhile",
            read.rate
        );
        times
    });
    times.sort_unstable();
    let slowest = times[times.len() * 99 / 100].as_secs_f64() * 1e3;
    table::line(
        &format!(
            "{database:?}, p99 of a vote while {WHILE_READ} vote in {} s and the public reads",
            WITHIN.as_secs()
        ),
        format!("{slowest:.1} ms; a sync of the disk {sync:.2} ms"),
        slowest,
        Limit::AtMost(50.0 + 10.0 * sync),
    );
}
