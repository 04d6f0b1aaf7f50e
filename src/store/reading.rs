//! Reading: one transaction, its first query the head, so that a page shows one moment and knows which.

use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::pg::data_types::PgTimestamp;
use diesel::prelude::*;
use diesel::r2d2::PooledConnection;
use jiff::Timestamp;
use jiff::civil::Date;

use super::clock::{self, Clock, clock_timestamp};
use super::connection::{AnyConnection, Manager, PATIENCE, ReadPool};
use super::failures::StoreError;
use super::remembered::Remembered;
use super::schema::{entries, head};
use super::sealing::Sealing;
use super::watch;
use crate::record::entries::House;
use crate::rules::calendar;

/// Where the record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are; the newest has this number less one.
    pub n: i64,
    /// When the newest was made.
    pub time: Timestamp,
    pub origin: String,
    pub house: House,
    /// The peaks of the tree over the entries, hexadecimal: they tell one record of this length from another.
    pub peaks: String,
}

/// A reading of the register at one moment.
pub struct Reading<'a> {
    pub(super) conn: &'a mut AnyConnection,
    pub(super) head: Head,
    now: Timestamp,
    /// Entries from this index on, and what they did, are left out; past them all in the present.
    before: i64,
    sealing: Sealing,
    /// None inside of an act, which may have changed what is remembered.
    pub(super) remembered: Option<Remembered>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(conn: &'a mut AnyConnection, head: Head, now: Timestamp) -> Self {
        Self {
            conn,
            head,
            now,
            before: i64::MAX,
            sealing: Sealing::default(),
            remembered: None,
        }
    }

    /// With what earlier readings of the same store have read.
    fn remembering(mut self, remembered: Remembered) -> Self {
        self.remembered = Some(remembered);
        self
    }

    /// With the key under which secrets are read.
    pub(super) fn with_sealing(mut self, sealing: Sealing) -> Self {
        self.sealing = sealing;
        self
    }

    pub(super) const fn sealing(&self) -> &Sealing {
        &self.sealing
    }

    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The time of the house's clock when the reading began.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Reads as the record stood before an entry: what that one did and later ones is left out.
    pub(super) const fn before_entry(mut self, index: i64) -> Self {
        self.before = index;
        self
    }

    /// Goes back to the end of a day in Paris. From here on the clock shows its last moment, and the lists and pages
    /// of the public register (members, norms, adherences, votes, proposals, entries) are read as the record held
    /// them then. Drafts, accounts and single revisions have no past to be read in.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn go_back_to(&mut self, day: Date) -> Result<(), StoreError> {
        let end = calendar::start_of(calendar::days_after(day, 1));
        // Times follow the order of the entries, so that the first of a later day is found by halving.
        let (mut known, mut later) = (0, self.head.n);
        while known < later {
            let middle = known + (later - known) / 2;
            let time: i64 = entries::table
                .find(middle)
                .select(entries::time)
                .first(self.conn)?;
            if time < end.as_microsecond() {
                known = middle + 1;
            } else {
                later = middle;
            }
        }
        self.before = known;
        self.now = at(end.as_microsecond() - 1)?;
        Ok(())
    }

    /// Whether a day gone by is read.
    pub const fn is_past(&self) -> bool {
        self.before != i64::MAX
    }

    /// The index before which entries are looked at.
    pub(super) const fn before(&self) -> i64 {
        self.before
    }
}

/// A transaction that has read its head, and nothing else yet.
pub(super) struct Begun {
    pooled: PooledConnection<Manager>,
    head: Head,
    now: Timestamp,
}

/// Waits so long for a connection.
pub(super) fn begin(
    pool: &ReadPool,
    clock: &Clock,
    patience: Duration,
) -> Result<Begun, StoreError> {
    let mut pooled = begun_on(pool, patience)?;
    match begun(&mut pooled, clock) {
        Ok((head, now)) => Ok(Begun { pooled, head, now }),
        Err(error) => {
            drop(Transactions::rollback_transaction(&mut *pooled));
            Err(error)
        }
    }
}

impl Begun {
    pub(super) const fn head(&self) -> &Head {
        &self.head
    }

    /// SHA-256 of the checkpoint that is served at this moment.
    pub(super) fn checkpoint(&mut self) -> Result<String, StoreError> {
        watch::served(&mut self.pooled)
    }

    /// Reads nothing with it. Who only dropped it would leave the pool a connection that it throws away.
    pub(super) fn abandon(mut self) {
        drop(Transactions::rollback_transaction(&mut *self.pooled));
    }

    pub(super) fn read<T, E: From<StoreError>>(
        mut self,
        (sealing, remembered): (&Sealing, &Remembered),
        read: impl FnOnce(&mut Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (head, now) = (self.head.clone(), self.now);
        let mut reading = Reading::of(&mut self.pooled, head, now)
            .with_sealing(sealing.clone())
            .remembering(remembered.clone());
        let outcome = read(&mut reading);
        Transactions::commit_transaction(&mut *self.pooled).map_err(StoreError::from)?;
        outcome
    }
}

/// How many connections of the pool may turn out to be dead before the database is taken to be away.
const DEAD: usize = 9;

/// A transaction on a connection of the pool that lives: the database may have begun anew since they were made.
fn begun_on(pool: &ReadPool, patience: Duration) -> Result<PooledConnection<Manager>, StoreError> {
    for _ in 1..DEAD {
        let mut pooled = taken_from(pool, patience)?;
        match open(&mut pooled) {
            Err(error) if error.is_of_the_connection() => {}
            Err(error) => return Err(error),
            Ok(()) => return Ok(pooled),
        }
    }
    let mut pooled = taken_from(pool, patience)?;
    open(&mut pooled)?;
    Ok(pooled)
}

fn taken_from(
    pool: &ReadPool,
    patience: Duration,
) -> Result<PooledConnection<Manager>, StoreError> {
    pool.get_timeout(patience)
        .map_err(|error| StoreError::Pool(error.to_string()))
}

/// Asks something that can be asked again, on a connection that lives.
pub(super) fn on_a_live_connection<T>(
    pool: &ReadPool,
    ask: impl Fn(&mut AnyConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    for _ in 1..DEAD {
        match ask(&mut *taken_from(pool, PATIENCE)?) {
            Err(error) if error.is_of_the_connection() => {}
            answered => return answered,
        }
    }
    ask(&mut *taken_from(pool, PATIENCE)?)
}

type Transactions = <AnyConnection as Connection>::TransactionManager;

fn open(conn: &mut AnyConnection) -> Result<(), StoreError> {
    match conn {
        AnyConnection::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(
            conn,
            "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        ),
        AnyConnection::Sqlite(_) => Transactions::begin_transaction(conn),
    }
    .map_err(StoreError::from)
}

/// The head and the time, as they are at this step.
pub(super) fn begun(
    conn: &mut AnyConnection,
    clock: &Clock,
) -> Result<(Head, Timestamp), StoreError> {
    let (row, now) = head_row_and_now(conn, clock)?;
    Ok((head_from(row)?, now))
}

/// The head, and the time by the house's clock: asked for together where both are the database's.
pub(super) fn head_row_and_now(
    conn: &mut AnyConnection,
    clock: &Clock,
) -> Result<(HeadRow, Timestamp), StoreError> {
    if let (Clock::Database, AnyConnection::Postgres(conn)) = (clock, &mut *conn) {
        let (row, now) = head::table
            .select((head::all_columns, clock_timestamp()))
            .first::<(HeadRow, PgTimestamp)>(conn)
            .optional()?
            .ok_or(StoreError::NoHouse)?;
        return Ok((row, at(clock::micros(now))?));
    }
    Ok((head_row(conn)?, clock.read(conn)?))
}

#[derive(Queryable)]
pub(super) struct HeadRow {
    _id: i64,
    pub n: i64,
    pub time: i64,
    pub origin: String,
    pub house: String,
    pub peaks: String,
}

pub(super) fn head_row(conn: &mut AnyConnection) -> Result<HeadRow, StoreError> {
    // There is one row.
    let rows: Vec<HeadRow> = head::table.load(conn)?;
    rows.into_iter().next().ok_or(StoreError::NoHouse)
}

fn head_from(row: HeadRow) -> Result<Head, StoreError> {
    Ok(Head {
        n: row.n,
        time: at(row.time)?,
        origin: row.origin,
        house: row
            .house
            .parse()
            .map_err(|_| StoreError::Corrupt("head.house".into()))?,
        peaks: row.peaks,
    })
}

/// A stored time.
///
/// # Errors
/// [`StoreError::Corrupt`] outside the years a calendar has.
pub(super) fn at(micros: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(micros).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// A stored word, symbol or date.
///
/// # Errors
/// [`StoreError::Corrupt`] when it is none.
pub(super) fn word<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| {
        StoreError::Corrupt(format!(
            "\"{text}\" is not a {}",
            std::any::type_name::<T>()
        ))
    })
}

/// As [`word`], where there may be none.
///
/// # Errors
/// [`StoreError::Corrupt`] when it is none.
pub(super) fn word_if<T: std::str::FromStr>(text: Option<&str>) -> Result<Option<T>, StoreError> {
    text.map(word).transpose()
}

/// The head of a record without entries. Two instances that start at once: the second finds the first's.
pub(super) fn lay_head(
    conn: &mut AnyConnection,
    house: House,
    origin: &str,
) -> Result<(), StoreError> {
    diesel::insert_into(head::table)
        .values((
            head::id.eq(1i64),
            head::n.eq(0i64),
            head::time.eq(0i64),
            head::origin.eq(origin),
            head::house.eq(house.as_str()),
            head::peaks.eq(""),
        ))
        .execute(conn)?;
    Ok(())
}
