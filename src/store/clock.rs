//! The one clock that acts are judged by: the database's, or a scripted one for the demo and the tests.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
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

#[derive(QueryableByName)]
struct Micros {
    #[diesel(sql_type = BigInt)]
    micros: i64,
}

impl Clock {
    /// The time now, to the microsecond.
    pub(super) fn read(&self, conn: &mut AnyConnection) -> Result<Timestamp, StoreError> {
        let micros = match self {
            Clock::Scripted(script) => return Ok(script.now()),
            Clock::Database => match conn {
                AnyConnection::Sqlite(_) => Timestamp::now().as_microsecond(),
                AnyConnection::Postgres(conn) => diesel::sql_query(
                    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros",
                )
                .get_result::<Micros>(conn)?
                .micros,
            },
        };
        Timestamp::from_microsecond(micros).map_err(|error| StoreError::Corrupt(error.to_string()))
    }
}
