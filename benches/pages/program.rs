//! The program itself as it is run: `registry demo`, in a folder and on a port of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The program, until it is dropped.
pub struct Program {
    child: Child,
    pub port: u16,
}

impl Program {
    /// Begins, and waits until it says that it answers.
    pub fn of(folder: &Path) -> Self {
        let mut begun = Self::beginning(folder);
        // It says where its accounts are when it answers.
        let said = BufReader::new(begun.child.stdout.take().expect("its words"));
        let begins = |line: &std::io::Result<String>| {
            line.as_ref()
                .is_ok_and(|line| line.contains("accounts.csv"))
        };
        let mut lines = said.lines();
        assert!(lines.any(|line| begins(&line)), "it did not begin");
        // It goes on speaking, and somebody must listen.
        std::thread::spawn(move || lines.count());
        begun
    }

    /// Begins, and waits for nothing.
    pub fn beginning(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("a port").port();
        drop(free);
        let child = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        Self { child, port }
    }

    /// The proportional set size, in kibibytes.
    pub fn pss(&self) -> u64 {
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
