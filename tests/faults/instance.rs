//! An instance of the registry: the real program, served on a port of this machine, killed when dropped.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::ground::{free_port, fresh_number, ground, said};
use super::house::{House, ORIGIN};

/// The program that is tried.
pub const REGISTRY: &str = env!("CARGO_BIN_EXE_registry");

/// How an instance is started.
#[derive(Clone)]
pub struct Plan {
    port: u16,
    settings: Vec<(String, String)>,
}

impl Plan {
    /// Of this house, on a port of its own.
    pub fn of(house: &House) -> Self {
        empty(&house.url, &house.second, &house.keys)
    }

    /// With a setting, or with another than before.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.settings.retain(|(known, _)| known != name);
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn at(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The program with one of its commands, under these settings. It dies with this process.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        command.arg(REGISTRY).args(words);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }

    /// Starts it and waits until it is ready.
    pub fn start(&self) -> Instance {
        let instance = self.begin();
        instance.becomes_ready();
        instance
    }

    /// Starts it, and waits for nothing.
    pub fn begin(&self) -> Instance {
        let log = ground().join(format!("instance-{}.log", fresh_number()));
        let child = self
            .command(&["serve"])
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        Instance {
            child,
            at: self.at(),
            log,
        }
    }
}

/// Of a house that need not be there yet.
pub fn empty(url: &str, second: &str, keys: &Path) -> Plan {
    let port = free_port();
    let mut plan = Plan {
        port,
        settings: Vec::new(),
    };
    for (name, value) in [
        ("DATABASE_URL", url),
        ("CHECKPOINT_STORE", second),
        ("KEYS", keys.to_str().unwrap()),
        ("ORIGIN", ORIGIN),
        ("LISTEN", &format!("127.0.0.1:{port}")),
        ("BASE_URL", "http://localhost:8080"),
        ("LOG", "info,actix_server=warn"),
        ("WORKERS", "2"),
        // It need not begin again for it: its number is known from the start.
        ("MALLOC_MMAP_THRESHOLD_", "1048576"),
    ] {
        plan = plan.with(name, value);
    }
    plan
}

/// A running instance.
pub struct Instance {
    child: Child,
    at: String,
    log: PathBuf,
}

impl Instance {
    /// `http://127.0.0.1:PORT`.
    pub fn at(&self) -> &str {
        &self.at
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it logged.
    pub fn logged(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    pub fn becomes_ready(&self) {
        let began = Instant::now();
        let asking = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(5)))
            .build()
            .new_agent();
        while began.elapsed() < Duration::from_secs(60) {
            let ready = asking.get(format!("{}/readyz", self.at)).call();
            if let Ok(mut ready) = ready
                && ready
                    .body_mut()
                    .read_to_string()
                    .is_ok_and(|said| said == "ok\n")
            {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{} does not become ready: {}", self.at, self.logged());
    }

    /// SIGKILL: it can do nothing about it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and how it ended.
    pub fn stop(mut self) -> ExitStatus {
        self.asked_to_stop();
        self.child.wait().unwrap()
    }

    /// SIGTERM alone.
    pub fn asked_to_stop(&self) {
        said(Command::new("kill").args(["-TERM", &self.pid().to_string()]));
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        // Who was killed or stopped before is only looked at once more.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
