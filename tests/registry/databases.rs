//! The databases the tests run on: a folder of this run, a private PostgreSQL in it, and houses opened beforehand.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::acts;
use registry::record::entries::House as Kind;
use registry::store::clock::Script;
use registry::store::{Clock, Source, Store};

use super::house::{BEGINNING, ORIGIN};

/// Which of the two databases a test body runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A database of one test, with an opened house in it; gone when dropped.
pub struct Lot {
    pub source: Source,
    folder: Option<PathBuf>,
    database: Option<String>,
}

impl Lot {
    /// A copy of the house as it stands after its opening.
    pub fn of(database: Database) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        match database {
            Database::Sqlite => {
                let folder = ground().join(format!("house-{number}"));
                std::fs::create_dir(&folder).unwrap();
                let file = folder.join("registry.db");
                std::fs::copy(opened_file(), &file).unwrap();
                Self {
                    source: sqlite(&file),
                    folder: Some(folder),
                    database: None,
                }
            }
            Database::Postgres => {
                let name = format!("registry_test_{}_{number}", std::process::id());
                let template = opened_database();
                tell_server(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
                Self {
                    source: postgres(&name),
                    folder: None,
                    database: Some(name),
                }
            }
        }
    }
}

impl Lot {
    /// Tables without a house in them.
    pub fn empty(database: Database) -> Self {
        let lot = match database {
            Database::Sqlite => Self::at(&fresh_path("empty.db")),
            Database::Postgres => {
                let name = Self::fresh_name();
                tell_server(&format!("CREATE DATABASE {name}"));
                Self::named(name)
            }
        };
        Store::migrate(&lot.source).unwrap();
        lot
    }

    /// A file that is there already.
    pub fn at(file: &Path) -> Self {
        Self {
            source: sqlite(file),
            folder: None,
            database: None,
        }
    }

    /// A copy of a database of the server to which nobody is connected.
    pub fn copied(template: &str) -> Self {
        let name = Self::fresh_name();
        tell_server(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self::named(name)
    }

    fn fresh_name() -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        format!("registry_test_{}_more_{number}", std::process::id())
    }

    fn named(name: String) -> Self {
        Self {
            source: postgres(&name),
            folder: None,
            database: Some(name),
        }
    }
}

impl Drop for Lot {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            drop(std::fs::remove_dir_all(folder));
        }
        if let Some(name) = &self.database {
            let dropped = PgConnection::establish(server()).map(|mut conn| {
                conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            });
            drop(dropped);
        }
    }
}

/// A path that nobody else uses, in the folder of this run.
pub fn fresh_path(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = ground().join(format!("path-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir(&folder).unwrap();
    folder.join(name)
}

fn sqlite(file: &Path) -> Source {
    Source::Sqlite(file.to_str().unwrap().to_owned())
}

/// The folder of this run, in `REGISTRY_TEST_GROUND` or among temporary files: hundreds of databases are made in it and
/// dropped. A watchman holds the other end of a pipe: when this process ends, however it
/// ends, the pipe closes, and the watchman stops the server and clears the folder away.
fn ground() -> &'static Path {
    static GROUND: OnceLock<PathBuf> = OnceLock::new();
    GROUND.get_or_init(|| {
        use std::os::unix::process::CommandExt;
        let whole =
            std::env::var_os("REGISTRY_TEST_GROUND").map_or_else(std::env::temp_dir, PathBuf::from);
        let ground = whole.join(format!("registry-tests-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&ground));
        std::fs::create_dir(&ground).unwrap();
        let watch = r#"
            cat > /dev/null
            if [ -f "$1/postgres/data/postmaster.pid" ]; then
                kill -QUIT "$(head -n 1 "$1/postgres/data/postmaster.pid")"
                sleep 1
            fi
            rm -rf "$1""#;
        let watchman = Command::new("sh")
            .args(["-c", watch, "watchman"])
            .arg(&ground)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The pipe stays open as long as this process lives.
        std::mem::forget(watchman);
        ground
    })
}

/// A file with a house just opened, made once.
fn opened_file() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let first = ground().join("first.db");
        open_house(&sqlite(&first));
        let file = ground().join("opened.db");
        let mut conn = SqliteConnection::establish(first.to_str().unwrap()).unwrap();
        // Takes what still stands in the write-ahead log with it.
        let copy = format!(
            "PRAGMA busy_timeout = 10000; VACUUM INTO '{}'",
            file.display()
        );
        conn.batch_execute(&copy).unwrap();
        file
    })
}

/// A database with a house just opened, made once, for others to be copied from.
fn opened_database() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = format!("registry_test_{}_opened", std::process::id());
        tell_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        tell_server(&format!("CREATE DATABASE {name}"));
        open_house(&postgres(&name));
        // A template may have no visitors; the readers of the opening leave when they like.
        tell_server(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
        tell_server(&format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        ));
        name
    })
}

fn open_house(source: &Source) {
    Store::migrate(source).unwrap();
    let script = Script::starting(BEGINNING.parse().unwrap());
    let store = Store::open(source, Clock::Scripted(script))
        .unwrap()
        .with_sealing(super::house::sealing());
    acts::house::open(&store, Kind::Demo, ORIGIN, &[]).unwrap();
}

/// The one number that a question gives.
pub fn number(source: &Source, sql: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Number {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let question = diesel::sql_query(sql);
    match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            question.get_result::<Number>(&mut conn).unwrap().n
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            question.get_result::<Number>(&mut conn).unwrap().n
        }
    }
}

/// Says something to a database, past the store.
pub fn tell(source: &Source, sentence: &str) {
    match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            conn.batch_execute(sentence)
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            conn.batch_execute(sentence)
        }
    }
    .unwrap_or_else(|error| panic!("{sentence}: {error}"));
}

pub fn tell_server(sentence: &str) {
    PgConnection::establish(server())
        .unwrap_or_else(|error| panic!("PostgreSQL does not answer: {error}"))
        .batch_execute(sentence)
        .unwrap_or_else(|error| panic!("{sentence}: {error}"));
}

/// The address of a database of the server.
fn postgres(name: &str) -> Source {
    let (before, query) = match server().split_once('?') {
        Some((before, query)) => (before, format!("?{query}")),
        None => (server(), String::new()),
    };
    let host = before.split('/').take(3).collect::<Vec<_>>().join("/");
    Source::Postgres(format!("{host}/{name}{query}"))
}

/// The server: `TEST_POSTGRES_URL` (a database of a user who may make others), or a private one of this run.
fn server() -> &'static str {
    static SERVER: OnceLock<String> = OnceLock::new();
    SERVER.get_or_init(|| {
        std::env::var("TEST_POSTGRES_URL")
            .unwrap_or_else(|_| private_server().unwrap_or_else(|why| panic!("{why}")))
    })
}

fn private_server() -> Result<String, String> {
    let programs = programs().ok_or(
        "The tests run on PostgreSQL too, and initdb is not there: install postgresql (scripts/test does), \
         or name a running server in TEST_POSTGRES_URL.",
    )?;
    let home = ground().join("postgres");
    std::fs::create_dir(&home).map_err(|error| error.to_string())?;
    let is_root = said(Command::new("id").arg("-u"))?.trim() == "0";
    if is_root {
        // PostgreSQL refuses to run as root.
        said(Command::new("chown").arg("postgres").arg(&home))?;
    }
    let as_owner = |program: &str| {
        let program = programs.join(program);
        let mut command = if is_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&home).env_remove("LC_ALL");
        command
    };
    said(as_owner("initdb").args([
        "--pgdata=data",
        "--username=registry",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]))?;
    let options = format!(
        "-c listen_addresses= -c unix_socket_directories='{}' -c max_connections=400 -c fsync=on",
        home.display()
    );
    let start = [
        "--pgdata=data",
        "--log=log",
        "--wait",
        "-o",
        &options,
        "start",
    ];
    said(as_owner("pg_ctl").args(start).stdout(Stdio::null())).map_err(|why| {
        let log = std::fs::read_to_string(home.join("log")).unwrap_or_default();
        format!("{why}\n{log}")
    })?;
    Ok(format!(
        "postgres://registry@/postgres?host={}",
        home.display()
    ))
}

/// Where PostgreSQL's programs are: in the path, or where Debian puts the newest.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|v| v.path().join("bin")).collect())
        .unwrap_or_default();
    places.sort();
    places.reverse();
    std::env::split_paths(&path)
        .chain(places)
        .find(|place| place.join("initdb").is_file())
}

fn said(command: &mut Command) -> Result<String, String> {
    let silent: io::Result<std::process::Output> = command.stdin(Stdio::null()).output();
    let output = silent.map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{command:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}
