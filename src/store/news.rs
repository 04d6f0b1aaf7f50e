//! News of the head: on PostgreSQL every commit that moves it, or the checkpoint, is told to all instances at once.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::Store;
use super::connection::{AnyConnection, Source};
use super::failures::StoreError;

/// The name under which commits are told.
const CHANNEL: &str = "registry_head";

/// Tells the other instances, when the transaction in hand is committed; told twice in it, they hear it once.
pub(super) fn tell(conn: &mut AnyConnection) -> Result<(), StoreError> {
    if let AnyConnection::Postgres(conn) = conn {
        conn.batch_execute(&format!("NOTIFY {CHANNEL}"))?;
    }
    Ok(())
}

/// Who listens, with a connection of its own. SQLite lives in one process: there is nobody to hear from.
pub struct Ear {
    source: Source,
    conn: Option<PgConnection>,
}

impl Store {
    /// Somebody who will hear what other instances commit.
    pub fn ear(&self) -> Ear {
        Ear {
            source: self.source().clone(),
            conn: None,
        }
    }
}

impl Ear {
    /// Begins to listen, if it does not; may take a while. What was told before is not heard: look at the head next.
    ///
    /// # Errors
    /// [`StoreError`] when the connection cannot be made.
    pub fn listen(&mut self) -> Result<(), StoreError> {
        if self.conn.is_none()
            && matches!(self.source, Source::Postgres(_))
            && let AnyConnection::Postgres(mut conn) = self.source.connect()?
        {
            conn.batch_execute(&format!("LISTEN {CHANNEL}"))?;
            self.conn = Some(conn);
        }
        Ok(())
    }

    /// Whether something was told since it was asked last; waits for nothing. All that was told is one piece of news.
    ///
    /// # Errors
    /// [`StoreError`] when the connection was lost: it listens no more.
    pub fn hears(&mut self) -> Result<bool, StoreError> {
        let Some(conn) = &mut self.conn else {
            return Ok(false);
        };
        let told: Result<Vec<_>, _> = conn.notifications_iter().collect();
        if told.is_err() {
            self.conn = None;
        }
        Ok(!told?.is_empty())
    }
}
