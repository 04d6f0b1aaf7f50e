//! A PostgreSQL of this run alone, on a port of its own: it is crashed, and begins again.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::ground::{free_port, ground, said};

/// One server with its data.
pub struct Server {
    home: PathBuf,
    pub port: u16,
}

/// The server that the figures share.
pub fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let server = Server::at(&ground().join("postgres"));
        said(server.program("initdb").args([
            "--pgdata=data",
            "--username=registry",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = '{}'\nmax_connections = 200\n\
             fsync = on\nwal_level = replica\nmax_wal_senders = 4\n",
            server.port,
            server.home.display()
        );
        server.configure(&settings);
        server.start();
        server
    })
}

impl Server {
    /// A place for a server, with nothing in it yet.
    pub fn at(home: &Path) -> Self {
        std::fs::create_dir(home).unwrap();
        if is_root() {
            // PostgreSQL refuses to run as root.
            said(Command::new("chown").arg("postgres").arg(home));
        }
        Self {
            home: home.to_owned(),
            port: free_port(),
        }
    }

    /// Adds lines to its settings.
    pub fn configure(&self, lines: &str) {
        use std::io::Write;
        let file = self.home.join("data/postgresql.conf");
        let mut file = std::fs::OpenOptions::new().append(true).open(file).unwrap();
        file.write_all(lines.as_bytes()).unwrap();
    }

    /// One of PostgreSQL's programs, run as the owner of the data.
    pub fn program(&self, name: &str) -> Command {
        let program = place_of(name);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.home).env_remove("LC_ALL");
        command
    }

    pub fn start(&self) {
        let mut command = self.program("pg_ctl");
        command.args(["--pgdata=data", "--log=log", "--wait", "start"]);
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
        assert!(
            status.unwrap().success(),
            "{}",
            std::fs::read_to_string(self.home.join("log")).unwrap_or_default()
        );
    }

    /// Ends it as a crash does: nothing is written any more that was not on disk.
    pub fn crash(&self) {
        said(
            self.program("pg_ctl")
                .args(["--pgdata=data", "--mode=immediate", "--wait", "stop"]),
        );
    }

    /// Ends it in order; who is connected is sent away.
    pub fn stop(&self) {
        said(
            self.program("pg_ctl")
                .args(["--pgdata=data", "--mode=fast", "--wait", "stop"]),
        );
    }

    /// The process that all others of the server come from.
    pub fn postmaster(&self) -> u32 {
        let file = std::fs::read_to_string(self.home.join("data/postmaster.pid")).unwrap();
        file.lines().next().unwrap().parse().unwrap()
    }

    /// The address of one of its databases, at a port that may be another's who passes it on.
    pub fn url_at(&self, port: u16, database: &str) -> String {
        format!("postgres://registry@127.0.0.1:{port}/{database}")
    }

    pub fn url(&self, database: &str) -> String {
        self.url_at(self.port, database)
    }

    pub fn tell(&self, sentence: &str) {
        tell(&self.url("postgres"), sentence);
    }

    /// Nobody is connected to this database any more, and nobody can be: others are copied from it.
    pub fn freeze(&self, database: &str) {
        self.tell(&format!(
            "ALTER DATABASE {database} ALLOW_CONNECTIONS false"
        ));
        self.tell(&format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database}'"
        ));
    }
}

pub fn tell(url: &str, sentence: &str) {
    connect(url)
        .batch_execute(sentence)
        .unwrap_or_else(|error| panic!("{sentence}: {error}"));
}

pub fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap_or_else(|error| panic!("{url}: {error}"))
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The one number, called `n`, that a question gives.
pub fn number(conn: &mut PgConnection, question: &str) -> i64 {
    diesel::sql_query(question)
        .get_result::<Number>(conn)
        .unwrap_or_else(|error| panic!("{question}: {error}"))
        .n
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

/// The words, called `word`, that a question gives.
pub fn words(conn: &mut PgConnection, question: &str) -> Vec<String> {
    let rows = diesel::sql_query(question).load::<Word>(conn);
    rows.unwrap_or_else(|error| panic!("{question}: {error}"))
        .into_iter()
        .map(|row| row.word)
        .collect()
}

pub fn is_root() -> bool {
    said(Command::new("id").arg("-u")).trim() == "0"
}

/// Where one of PostgreSQL's programs is: in the path, or where Debian puts the newest.
fn place_of(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|v| v.path().join("bin")).collect())
        .unwrap_or_default();
    places.sort();
    places.reverse();
    std::env::split_paths(&path)
        .chain(places)
        .map(|place| place.join(program))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{program} is not there: install postgresql (scripts/test does)"))
}
