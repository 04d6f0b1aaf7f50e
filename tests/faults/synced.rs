//! Figure 2: no vote is acknowledged before it is on disk, as the system's own calls tell.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use super::ground::{alone, fresh_number, ground, many, said};
use super::house::{House, On};
use super::instance::Plan;
use super::postgres::{connect, is_root, server, words};
use super::voters::{Came, Voter};

/// strace, attached to some processes and all that they begin.
struct Strace {
    child: Child,
    file: PathBuf,
}

impl Strace {
    fn of(pids: &[u32]) -> Self {
        let number = fresh_number();
        let (file, said) = (
            ground().join(format!("calls-{number}")),
            ground().join(format!("strace-{number}")),
        );
        let mut command = as_root("strace");
        command.args(["-f", "-y", "-s", "32", "-o"]).arg(&file);
        command.args([
            "-e",
            "trace=pwrite64,write,writev,sendto,sendmsg,read,recvfrom,fsync,fdatasync",
        ]);
        for pid in pids {
            command.args(["-p", &pid.to_string()]);
        }
        let child = command
            .stdin(Stdio::null())
            .stderr(std::fs::File::create(&said).unwrap())
            .spawn()
            .unwrap();
        let began = Instant::now();
        let attached = |text: &str| text.matches(" attached").count() >= pids.len();
        while !std::fs::read_to_string(&said).is_ok_and(|text| attached(&text)) {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "strace does not attach"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { child, file }
    }

    fn calls(mut self) -> String {
        said(as_root("kill").args(["-TERM", &self.child.id().to_string()]));
        self.child.wait().unwrap();
        std::fs::read_to_string(&self.file).unwrap()
    }
}

/// Whoever is not root may look at the calls of its own children only.
fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["-n", program]);
    command
}

/// What matters of the calls, in the order in which strace saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// A form has come.
    Asked,
    /// Something was written to the log ahead of the database.
    Written,
    /// What was written to it is on disk.
    Synced,
    /// The vote is acknowledged.
    Acknowledged,
}

/// Reads one line of strace: `PID call(FD<what>, ...) = n`, or the second half of a call that was interrupted.
fn seen(line: &str, unfinished: &mut Vec<String>) -> Option<Seen> {
    let (pid, call) = line.split_once(' ')?;
    let call = call.trim_start();
    let is_log = |text: &str| text.contains("-wal>") || text.contains("/pg_wal/");
    if call.ends_with("<unfinished ...>") {
        if is_log(call) && (call.starts_with("fdatasync") || call.starts_with("fsync")) {
            unfinished.push(pid.to_owned());
        }
        // What is written or said counts from the beginning of the call.
    } else if call.contains("sync resumed>") {
        let was_log = unfinished.iter().position(|of| of == pid)?;
        unfinished.remove(was_log);
        return Some(Seen::Synced);
    }
    let name = call.split('(').next()?;
    match name {
        "pwrite64" if is_log(call) => Some(Seen::Written),
        "fsync" | "fdatasync" if is_log(call) && !call.ends_with("<unfinished ...>") => {
            Some(Seen::Synced)
        }
        "write" | "writev" | "sendto" | "sendmsg" if call.contains("\"HTTP/1.1 303") => {
            Some(Seen::Acknowledged)
        }
        "read" | "recvfrom" if call.contains("\"POST /en/desk/ballots") => Some(Seen::Asked),
        _ if call.contains("resumed>") && call.contains("\"POST /en/desk/ballots") => {
            Some(Seen::Asked)
        }
        _ => None,
    }
}

/// How many votes were acknowledged, and how many of them before what was written for them was on disk.
fn judged(calls: &str) -> (usize, usize) {
    let (mut all, mut early) = (0, 0);
    let (mut written, mut synced) = (false, false);
    let mut unfinished = Vec::new();
    for line in calls.lines() {
        match seen(line, &mut unfinished) {
            Some(Seen::Asked) => (written, synced) = (false, false),
            Some(Seen::Written) => written = true,
            Some(Seen::Synced) => synced |= written,
            Some(Seen::Acknowledged) => {
                all += 1;
                early += usize::from(!synced);
            }
            None => {}
        }
    }
    (all, early)
}

/// One delegation votes so often, one vote after the other, while every call is looked at.
fn watched(house: &House, plan: &Plan, votes: usize) -> (usize, usize) {
    let running = house.opens(SignedDuration::from_hours(2));
    let instance = plan.start();
    let mut pids = vec![instance.pid()];
    if house.on == On::Postgres {
        pids.push(server().postmaster());
        let backends = "SELECT pid::text AS word FROM pg_stat_activity WHERE backend_type IN \
                        ('client backend', 'walwriter', 'checkpointer') AND pid <> pg_backend_pid()";
        let found = words(&mut connect(&house.url), backends);
        pids.extend(found.iter().map(|pid| pid.parse::<u32>().unwrap()));
    }
    let strace = Strace::of(&pids);
    let voter = Voter::of(&house.delegates[0]);
    for turn in 0..votes {
        let came = voter.votes(instance.at(), &running.symbol, ["yes", "no"][turn % 2]);
        assert!(matches!(came, Came::Taken(_)), "{came:?}");
    }
    let calls = strace.calls();
    let (all, early) = judged(&calls);
    assert!(all >= votes, "{all} of {votes} acknowledgements were seen");
    (all, early)
}

/// A library before the system's, whose calls to wait for the disk do not wait.
fn careless() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/careless.c");
    let library = ground().join(format!("careless-{}.so", fresh_number()));
    said(
        Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .arg(&library)
            .arg(source),
    );
    library
}

#[test]
fn no_vote_is_acknowledged_before_it_is_on_disk() {
    let _alone = alone();
    let votes = many(12, 200);
    for on in [On::Sqlite, On::Postgres] {
        let house = House::on(on);
        let (all, early) = watched(&house, &Plan::of(&house), votes);
        println!(
            "figure 2: {on:?}, {all} acknowledgements: before what was written was on disk {early}"
        );
        assert_eq!(early, 0, "{on:?}");
    }
}

/// The controls: a program whose disk is never waited for, and a server that answers before it has written.
#[test]
fn a_program_that_does_not_wait_for_the_disk_is_found() {
    let _alone = alone();
    let votes = many(12, 200);
    let house = House::on(On::Sqlite);
    let plan = Plan::of(&house).with("LD_PRELOAD", careless().to_str().unwrap());
    let (all, early) = watched(&house, &plan, votes);
    println!(
        "figure 2: control Sqlite without waiting for the disk, {all} acknowledgements: early {early}"
    );
    assert!(early * 10 >= all * 9, "{early} of {all}");

    let house = House::on(On::Postgres);
    let careless = house.answers_before_it_has_written();
    let (all, early) = watched(&house, &Plan::of(&house), votes);
    println!(
        "figure 2: control Postgres with synchronous_commit = off, {all} acknowledgements: early {early}"
    );
    drop(careless);
    assert!(early * 2 >= all, "{early} of {all}");
}
