//! Leases: what one instance does for all of them, for as long as its connection to the database stands.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::Store;
use super::connection::{AnyConnection, Source};
use super::failures::StoreError;

/// What is leased, by the number that PostgreSQL locks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leased {
    /// What happens by itself: closings, days that come, reminders.
    Clock = 1_667_460_977,
}

/// The wish for a lease, and the lease once it was given. Whoever is killed leaves it at once, and who is cut off
/// after the seconds in which the server misses its connection. Two who both believe to hold it do no harm: each
/// act asks the law again behind the lock of the head.
pub struct Lease {
    leased: Leased,
    source: Source,
    conn: Option<PgConnection>,
}

impl Store {
    /// Asks for a lease from now on.
    pub fn lease(&self, leased: Leased) -> Lease {
        Lease {
            leased,
            source: self.source().clone(),
            conn: None,
        }
    }
}

impl Lease {
    /// Whether it is held here: taken now, if nobody has it. A file of SQLite has one process, which holds it.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; it is not held then.
    pub fn is_held(&mut self) -> Result<bool, StoreError> {
        if matches!(self.source, Source::Sqlite(_)) {
            return Ok(true);
        }
        let mut conn = match self.conn.take() {
            Some(conn) => conn,
            None => match self.source.connect()? {
                AnyConnection::Postgres(conn) => conn,
                AnyConnection::Sqlite(_) => return Ok(true),
            },
        };
        let held = take(&mut conn, self.leased as i64)?;
        self.conn = Some(conn);
        Ok(held)
    }
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// Takes a lock of this session, unless it has it already; false if another has it.
pub(super) fn take(conn: &mut PgConnection, number: i64) -> Result<bool, StoreError> {
    // Locks of one session add up: only who does not hold it yet asks for it.
    let held = diesel::sql_query(
        "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() \
         AND granted AND (classid::bigint << 32 | objid::bigint) = $1) AS locked",
    )
    .bind::<BigInt, _>(number)
    .get_result::<Locked>(conn)?;
    if held.locked {
        return Ok(true);
    }
    let row = diesel::sql_query("SELECT pg_try_advisory_lock($1) AS locked")
        .bind::<BigInt, _>(number)
        .get_result::<Locked>(conn)?;
    Ok(row.locked)
}
