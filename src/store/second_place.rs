//! The second place in a database of its own: one row for each log, changed only by who knows what stands there.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::connection::{AnyConnection, Source};
use super::failures::StoreError;
use super::leases;

/// A PostgreSQL database beside the register's own, which fails over by itself.
pub struct SecondDatabase {
    source: Source,
    conn: Option<AnyConnection>,
}

#[derive(QueryableByName)]
struct NoteRow {
    #[diesel(sql_type = Text)]
    note: String,
}

impl SecondDatabase {
    /// Reaches the database and makes its one table, if it is not there.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be reached, or is the register's own.
    pub fn open(url: &str, register: &Source) -> Result<Self, StoreError> {
        let source = Source::parse(url)?;
        if source == *register || matches!(source, Source::Sqlite(_)) {
            return Err(StoreError::Source(
                "the second place must be a PostgreSQL database beside the register's own".into(),
            ));
        }
        let mut place = Self { source, conn: None };
        place.asked(|conn| {
            // Two instances that start at once would both make the table.
            conn.batch_execute(
                "BEGIN; SELECT pg_advisory_xact_lock(1919513972); \
                 CREATE TABLE IF NOT EXISTS last_checkpoints (origin TEXT PRIMARY KEY, note TEXT NOT NULL); COMMIT",
            )?;
            Ok(())
        })?;
        Ok(place)
    }

    /// The note that stands there for this log.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn read(&mut self, origin: &str) -> Result<Option<String>, StoreError> {
        self.asked(|conn| {
            let row = diesel::sql_query("SELECT note FROM last_checkpoints WHERE origin = $1")
                .bind::<Text, _>(origin)
                .get_result::<NoteRow>(conn)
                .optional()?;
            Ok(row.map(|row| row.note))
        })
    }

    /// Puts `after` in the place of `before`; false if something else stood there.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn swap(
        &mut self,
        origin: &str,
        before: Option<&str>,
        after: &str,
    ) -> Result<bool, StoreError> {
        self.asked(|conn| {
            let changed = match before {
                Some(before) => diesel::sql_query(
                    "UPDATE last_checkpoints SET note = $1 WHERE origin = $2 AND note = $3",
                )
                .bind::<Text, _>(after)
                .bind::<Text, _>(origin)
                .bind::<Text, _>(before)
                .execute(conn)?,
                None => diesel::sql_query(
                    "INSERT INTO last_checkpoints (origin, note) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                )
                .bind::<Text, _>(origin)
                .bind::<Text, _>(after)
                .execute(conn)?,
            };
            Ok(changed == 1)
        })
    }

    /// Takes the place of the one signer, for as long as this connection stands; false if another has it.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn lock(&mut self, number: i64) -> Result<bool, StoreError> {
        self.asked(|conn| leases::take(conn, number))
    }

    /// Asks on the standing connection, or on a new one after it was lost.
    fn asked<T>(
        &mut self,
        ask: impl FnOnce(&mut PgConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.conn.is_none() {
            self.conn = Some(self.source.connect()?);
        }
        let Some(AnyConnection::Postgres(conn)) = &mut self.conn else {
            return Err(StoreError::Source(
                "the second place is no PostgreSQL database".into(),
            ));
        };
        let answer = ask(conn);
        if answer.is_err() {
            // Whatever it was, the next round begins with a connection of its own.
            self.conn = None;
        }
        answer
    }
}
