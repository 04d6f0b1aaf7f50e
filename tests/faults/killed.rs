//! Figure 1: the program killed under votes; none acknowledged is lost, none counted twice, no row without its entry.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::ground::{alone, fresh_number, many};
use super::house::{House, On};
use super::instance::Plan;
use super::postgres::{connect, number, server};
use super::voters::{Noted, Voter, compare, is_sound, keep_voting};

/// A moment that is another one each time, and the same in each run.
fn moment(turn: usize) -> Duration {
    Duration::from_millis(20 + (turn as u64 * 7919) % 180)
}

fn nothing_is_lost(on: On) {
    let _alone = alone();
    let house = House::on(on);
    let running = house.opens(SignedDuration::from_hours(2));
    let plan = Plan::of(&house);
    let voters: Vec<Voter> = house.delegates.iter().map(Voter::of).collect();
    let (stop, noted) = (AtomicBool::new(false), Noted::default());
    let (kills, votes) = (many(6, 200), many(60, 20_000));
    let began = Instant::now();
    std::thread::scope(|scope| {
        let at = [plan.at()];
        let (house, voters, running) = (&house, &voters, &running);
        let (stop, noted) = (&stop, &noted);
        scope.spawn(move || keep_voting(house, voters, running, &at, stop, noted));
        for turn in 0..kills {
            let instance = plan.start();
            // So many votes for each kill, and then some moment in the midst of more.
            let wanted = (turn + 1) * votes / kills;
            while noted.count() < wanted {
                std::thread::sleep(Duration::from_millis(5));
            }
            std::thread::sleep(moment(turn));
            instance.kill();
        }
        let _last = plan.start();
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
        // Who waits for an answer gets it before the last instance ends.
        std::thread::sleep(Duration::from_secs(1));
    });
    let compared = compare(&house, &noted);
    println!(
        "figure 1: {on:?}, {kills} times killed, {} votes acknowledged in {:.0} s: lost {}, twice {}; entries without \
         an answer {}",
        noted.count(),
        began.elapsed().as_secs_f64(),
        compared.lost,
        compared.doubled,
        compared.untold
    );
    assert!(noted.count() >= votes);
    assert_eq!((compared.lost, compared.doubled), (0, 0), "{compared:?}");
    is_sound(&house);
}

#[test]
fn a_killed_program_loses_no_vote_on_sqlite() {
    nothing_is_lost(On::Sqlite);
}

#[test]
fn a_killed_program_loses_no_vote_on_postgres() {
    nothing_is_lost(On::Postgres);
}

/// The control: row and entry written without a transaction, by a program that is killed.
#[test]
fn a_program_without_transactions_leaves_rows_without_entries() {
    let _alone = alone();
    let name = format!("control_{}", fresh_number());
    server().tell(&format!("CREATE DATABASE {name}"));
    let url = server().url(&name);
    let mut conn = connect(&url);
    super::postgres::tell(
        &url,
        "CREATE TABLE votes (n BIGINT PRIMARY KEY); CREATE TABLE entries (n BIGINT PRIMARY KEY)",
    );
    let kills = many(20, 200);
    for turn in 0..kills {
        let mut program = Command::new("psql")
            .args(["--quiet", "--no-psqlrc", &url])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut sentences = program.stdin.take().unwrap();
        let writing = std::thread::spawn(move || {
            for n in 0..100_000 {
                let n = turn * 100_000 + n;
                let both =
                    format!("INSERT INTO votes VALUES ({n});\nINSERT INTO entries VALUES ({n});\n");
                if sentences.write_all(both.as_bytes()).is_err() {
                    return;
                }
            }
        });
        // Not before it writes.
        let began = Instant::now();
        let rows = format!(
            "SELECT COUNT(*) AS n FROM votes WHERE n >= {}",
            turn * 100_000
        );
        while number(&mut conn, &rows) == 0 && began.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(moment(turn) / 4);
        program.kill().unwrap();
        program.wait().unwrap();
        writing.join().unwrap();
    }
    // The server ends what it was doing for those who are gone.
    std::thread::sleep(Duration::from_millis(200));
    let orphans = "SELECT COUNT(*) AS n FROM votes WHERE n NOT IN (SELECT n FROM entries)";
    let (rows, orphans) = (
        number(&mut conn, "SELECT COUNT(*) AS n FROM votes"),
        number(&mut conn, orphans),
    );
    println!(
        "figure 1: control without transactions, {kills} times killed, {rows} rows: without an entry {orphans}"
    );
    assert!(
        orphans > 0,
        "the control left no orphan, so the kills hit nothing"
    );
}
