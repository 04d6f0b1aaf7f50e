//! The one clock that acts are judged by: the database's, or a scripted one for the demo and the tests.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::pg::data_types::PgTimestamp;
use diesel::prelude::*;
use jiff::Timestamp;

use super::connection::AnyConnection;
use super::failures::StoreError;

/// Where the time of an act comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// PostgreSQL's `clock_timestamp()`; SQLite lives in this process, its clock is the process's.
    Database,
    /// A clock that stands still until it is moved; only for invented houses.
    Scripted(Script),
}

/// The hand of a scripted clock.
#[derive(Clone, Debug)]
pub struct Script(Arc<Mutex<Timestamp>>);

impl Script {
    pub fn starting(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(at)))
    }

    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

diesel::define_sql_function! {
    /// PostgreSQL's clock, which goes on during a transaction.
    fn clock_timestamp() -> Timestamptz;
}

/// What PostgreSQL's clock says, in microseconds of ours: it counts from the year 2000.
pub(super) const fn micros(clock: PgTimestamp) -> i64 {
    clock.0 + 946_684_800_000_000
}

impl Clock {
    /// The time now, to the microsecond.
    pub(super) fn read(&self, conn: &mut AnyConnection) -> Result<Timestamp, StoreError> {
        let micros = match self {
            Clock::Scripted(script) => return Ok(script.now()),
            Clock::Database => match conn {
                AnyConnection::Sqlite(_) => Timestamp::now().as_microsecond(),
                AnyConnection::Postgres(conn) => {
                    micros(diesel::select(clock_timestamp()).get_result(conn)?)
                }
            },
        };
        Timestamp::from_microsecond(micros).map_err(|error| StoreError::Corrupt(error.to_string()))
    }
}
