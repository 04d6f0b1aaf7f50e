//! Connections: SQLite or PostgreSQL by the scheme of the address, nothing else, and never a file by mistake.

use std::thread::available_parallelism;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::r2d2::{Builder, ManageConnection, Pool};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::failures::StoreError;
use super::search;
use super::stable_plans;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// One connection to either database.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// Where the register is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Path of a file.
    Sqlite(String),
    /// A `postgres://` address.
    Postgres(String),
}

impl Source {
    /// Reads `sqlite://PATH` or `postgres://...`.
    ///
    /// # Errors
    /// [`StoreError::Source`] for every other scheme: a typo must not become a new, empty file.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err(StoreError::Source(
                    "sqlite:// needs the path of a file behind it".into(),
                ));
            }
            return Ok(Source::Sqlite(path.to_owned()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Source::Postgres(url.to_owned()));
        }
        let scheme = url.split_once(':').map_or(url, |(scheme, _)| scheme);
        Err(StoreError::Source(format!(
            "\"{scheme}\" is neither sqlite:// nor postgres://"
        )))
    }

    pub(super) fn connect(&self) -> Result<AnyConnection, StoreError> {
        match self {
            Source::Sqlite(path) => {
                stable_plans::from_now_on();
                let mut conn = SqliteConnection::establish(path)
                    .map_err(|e| StoreError::Connect(e.to_string()))?;
                conn.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;",
                )?;
                Ok(AnyConnection::Sqlite(conn))
            }
            Source::Postgres(url) => {
                let mut conn = PgConnection::establish(&patient(url))
                    .map_err(|e| StoreError::Connect(e.to_string()))?;
                // The server soon misses who is cut off without a word, and lets go of what they held.
                conn.batch_execute(
                    "SET TIME ZONE 'UTC'; SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; \
                     SET tcp_keepalives_count = 3; SET tcp_user_timeout = 10000",
                )?;
                Ok(AnyConnection::Postgres(conn))
            }
        }
    }
}

/// What libpq is told where the address does not say otherwise: a server that is gone without a word is missed in
/// seconds, and not after the two hours of the system.
const PATIENT: [(&str, &str); 5] = [
    ("connect_timeout", "2"),
    ("keepalives_idle", "5"),
    ("keepalives_interval", "2"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "10000"),
];

fn patient(url: &str) -> String {
    let mut whole = url.to_owned();
    for (name, value) in PATIENT {
        if !url.contains(&format!("{name}=")) {
            whole.push(if whole.contains('?') { '&' } else { '?' });
            whole.push_str(&format!("{name}={value}"));
        }
    }
    whole
}

/// Hands out connections; refuses an address it does not know instead of guessing.
#[derive(Debug)]
pub struct Manager(Source);

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        let mut conn = self.0.connect()?;
        if let AnyConnection::Sqlite(conn) = &mut conn {
            // In kibibytes, half of what SQLite takes: there are several readers, and the system keeps the file too.
            conn.batch_execute("PRAGMA cache_size = -1024")?;
        }
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        diesel::sql_query("SELECT 1").execute(conn)?;
        Ok(())
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking()
            || match conn {
                AnyConnection::Postgres(conn) => broken(conn),
                AnyConnection::Sqlite(conn) => broken(conn),
            }
    }
}

fn broken<C>(conn: &mut C) -> bool
where
    C: diesel::connection::Connection,
{
    use diesel::connection::TransactionManager;
    C::TransactionManager::is_broken_transaction_manager(conn)
}

pub(super) type ReadPool = Pool<Manager>;

/// How long a reading waits for a connection: a page then says within two seconds that the storage is away.
pub(super) const PATIENCE: Duration = Duration::from_millis(800);

pub(super) fn read_pool(source: &Source) -> Result<ReadPool, StoreError> {
    pool_builder(source)
        .build(Manager(source.clone()))
        .map_err(|error| StoreError::Pool(error.to_string()))
}

/// Of a database that need not answer yet.
pub(super) fn read_pool_later(source: &Source) -> ReadPool {
    pool_builder(source).build_unchecked(Manager(source.clone()))
}

/// Readers of PostgreSQL, which works beside them, and of SQLite where there are cores enough.
const MOST_READERS: usize = 8;
/// Readers of SQLite at least. It works in their own threads, and each keeps pages and statements in memory.
const LEAST_READERS: usize = 4;

fn pool_builder(source: &Source) -> Builder<Manager> {
    let readers = match source {
        Source::Sqlite(_) => available_parallelism()
            .map_or(LEAST_READERS, |cores| cores.get() * 2)
            .clamp(LEAST_READERS, MOST_READERS),
        Source::Postgres(_) => MOST_READERS,
    };
    Pool::builder()
        .max_size(readers as u32)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_timeout(PATIENCE)
}

/// An arbitrary number that all instances lock while they migrate.
const MIGRATION_LOCK: &str = "72697374";

pub(super) fn migrate(source: &Source) -> Result<(), StoreError> {
    migrate_on(&mut source.connect()?)
}

/// As [`migrate`], on a connection in hand: a database in memory lives no longer than its connection.
pub(super) fn migrate_on(conn: &mut AnyConnection) -> Result<(), StoreError> {
    match conn {
        AnyConnection::Sqlite(sqlite) => {
            sqlite_is_sound(sqlite)?;
            bring_up(conn)
        }
        AnyConnection::Postgres(postgres) => {
            // diesel_migrations takes no lock of its own: two instances may start at once.
            postgres.batch_execute(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))?;
            let done = bring_up(conn);
            conn.batch_execute(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))?;
            done
        }
    }
}

/// The tables, then the index of the search where another analyzer made it.
fn bring_up(conn: &mut AnyConnection) -> Result<(), StoreError> {
    let failed =
        |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Migrate(error.to_string());
    match conn {
        AnyConnection::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(drop),
        AnyConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(drop),
    }
    .map_err(failed)?;
    search::make_where_old(conn)
}

/// How the tables of a database stand to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// There is no file yet (SQLite).
    NoFile,
    /// Missing, or older than this program.
    Behind,
    Current,
}

/// Looks without changing anything: a role that may not make tables can ask.
pub(super) fn tables(source: &Source) -> Result<Tables, StoreError> {
    if let Source::Sqlite(path) = source
        && !std::path::Path::new(path).exists()
    {
        return Ok(Tables::NoFile);
    }
    let mut conn = source.connect()?;
    let wanted = match &conn {
        AnyConnection::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(&SQLITE),
        AnyConnection::Postgres(_) => versions::<diesel::pg::Pg>(&POSTGRES),
    }?;
    let listed = diesel::sql_query("SELECT version FROM __diesel_schema_migrations")
        .load::<Version>(&mut conn);
    let present = match listed {
        Ok(rows) => rows,
        // The list of migrations is not there.
        Err(diesel::result::Error::DatabaseError(..)) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let is_present = |version: &String| present.iter().any(|row| row.version == *version);
    Ok(
        if wanted.iter().all(is_present) && search::is_current(&mut conn)? {
            Tables::Current
        } else {
            Tables::Behind
        },
    )
}

fn versions<DB: diesel::backend::Backend>(
    embedded: &EmbeddedMigrations,
) -> Result<Vec<String>, StoreError> {
    let migrations = MigrationSource::<DB>::migrations(embedded)
        .map_err(|error| StoreError::Migrate(error.to_string()))?;
    Ok(migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

/// SQLite up to 3.51.2 can lose committed writes in WAL mode with several connections.
fn sqlite_is_sound(conn: &mut SqliteConnection) -> Result<(), StoreError> {
    let version = diesel::sql_query("SELECT sqlite_version() AS version")
        .get_result::<Version>(conn)?
        .version;
    let parts: Vec<u32> = version
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    if parts.as_slice() >= [3, 51, 3].as_slice() {
        Ok(())
    } else {
        Err(StoreError::Connect(format!(
            "SQLite {version} can lose committed writes; 3.51.3 or later is needed"
        )))
    }
}
