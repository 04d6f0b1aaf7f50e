//! What the program itself takes of memory: `registry demo`, at its own size and at that of decades.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use registry::store::Source;

use crate::databases::fresh_path;
use crate::grown;
use crate::load::{Asking, once};

/// Requests before memory is looked at.
const REQUESTS: usize = 20_000;
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

/// Prints the proportional set size (PSS) beside its limit.
pub fn of_the_program() {
    println!("\nmemory of the program after {REQUESTS} requests (PSS)");
    let folder = fresh_path("memory");
    told("demo", &folder, 64);
    grown::grow(&Source::Sqlite(
        folder.join("demo.db").display().to_string(),
    ));
    told("decades", &folder, 120);
}

fn told(size: &str, folder: &Path, limit: u64) {
    let program = Program::of(folder);
    let encodings = ["identity", "gzip", "br"];
    for number in 0..REQUESTS {
        let path = PATHS[number % PATHS.len()];
        once(
            program.port,
            &Asking::page(path).encoded(encodings[number / 10 % 3]),
        );
    }
    let kibibytes = program.pss();
    println!(
        "  {size:<8} {} MB (at most {limit})  {}",
        kibibytes / 1024,
        crate::verdict(kibibytes < limit * 1024),
    );
}

struct Program {
    child: Child,
    port: u16,
}

impl Program {
    fn of(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("a port").port();
        drop(free);
        let mut child = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        // It says where its accounts are when it answers.
        let said = BufReader::new(child.stdout.take().expect("its words"));
        let begins = |line: &std::io::Result<String>| {
            line.as_ref()
                .is_ok_and(|line| line.contains("accounts.csv"))
        };
        assert!(said.lines().any(|line| begins(&line)), "it did not begin");
        Self { child, port }
    }

    /// In kibibytes.
    fn pss(&self) -> u64 {
        let path = format!("/proc/{}/smaps_rollup", self.child.id());
        let rollup = std::fs::read_to_string(path).expect("the kernel's account");
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number
            .and_then(|number| number.parse().ok())
            .expect("a number")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
