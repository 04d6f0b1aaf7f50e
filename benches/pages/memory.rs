//! What the program takes of memory after many requests, and how soon it answers the first, at its own size and at that
//! of decades.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use registry::store::Source;

use crate::databases::fresh_path;
use crate::grown;
use crate::load::{Asking, mixed, once};
use crate::program::Program;
use crate::table::{self, Limit};

/// Requests before memory is looked at first, and at last.
const FIRST: usize = 100_000;
const LAST: usize = 500_000;
const PATHS: [&str; 10] = [
    "/en/",
    "/fr/norms",
    "/en/norms/GAIP-NORM-0002",
    "/fr/norms/GAIP-NORM-0005",
    "/en/votes",
    "/en/votes/B-2025-001",
    "/en/adoption",
    "/fr/members/FRA",
    "/en/search?q=labels",
    "/api/v1/norms",
];
/// Of MB, between the first look and the last.
const GROWS: f64 = 1.05;
const STARTS: usize = 9;

/// Tells the story once, looks at the program, and again at the size of decades; the folder is left as it is then.
pub fn of_the_program() -> PathBuf {
    println!(
        "\nthe program: memory after many requests (PSS), and the time from its start to the first page"
    );
    let folder = fresh_path("memory");
    told("demo", &folder, 64.0);
    let file = folder.join("demo.db").display().to_string();
    grown::grow(&Source::Sqlite(file), grown::DECADES);
    told("decades", &folder, 120.0);
    starts(&folder);
    folder
}

fn told(size: &str, folder: &Path, limit: f64) {
    let program = Program::of(folder);
    let asked: Vec<Asking> = ["identity", "gzip", "br"]
        .iter()
        .flat_map(|encoding| PATHS.map(|path| Asking::page(path).encoded(encoding)))
        .collect();
    mixed(program.port, &asked, FIRST);
    let first = megabytes(&program);
    mixed(program.port, &asked, LAST - FIRST);
    let last = megabytes(&program);
    table::line(
        &format!("memory of the program, {size}, after {LAST} requests (PSS)"),
        format!("{last:.0} MB"),
        last,
        Limit::AtMost(limit),
    );
    table::line(
        &format!("the same beside that after {FIRST} requests, {size}"),
        format!("{last:.1} MB beside {first:.1} MB"),
        last / first,
        Limit::AtMost(GROWS),
    );
}

fn megabytes(program: &Program) -> f64 {
    program.pss() as f64 / 1024.0
}

fn starts(folder: &Path) {
    let mut times: Vec<Duration> = (0..STARTS).map(|_| first_page(folder)).collect();
    times.sort_unstable();
    let middle = times[STARTS / 2].as_secs_f64() * 1e3;
    table::line(
        "from the start of the program to the first page, decades",
        format!("{middle:.0} ms"),
        middle,
        Limit::AtMost(150.0),
    );
}

/// From the start of the process to the last byte of a page.
fn first_page(folder: &Path) -> Duration {
    let began = Instant::now();
    let program = Program::beginning(folder);
    while TcpStream::connect(("127.0.0.1", program.port)).is_err() {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "it does not answer"
        );
        thread::sleep(Duration::from_millis(1));
    }
    once(program.port, &Asking::page("/en/"));
    began.elapsed()
}
