//! How the store fails: not found, changed meanwhile, or broken; a refusal of the law passes through.

use crate::record::canonical::Malformed;
use crate::rules::Refusal;

/// A failure of the store itself. Never shown to a person as it stands.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no such thing is stored")]
    NotFound,
    #[error("the address of the database is not understood: {0}")]
    Source(String),
    #[error("the database cannot be reached: {0}")]
    Connect(String),
    #[error("the database failed: {0}")]
    Database(#[from] diesel::result::Error),
    #[error("no connection was free in time: {0}")]
    Pool(String),
    #[error("the tables could not be brought up to date: {0}")]
    Migrate(String),
    #[error("what is stored does not read as what it should be: {0}")]
    Corrupt(String),
    #[error("an entry could not be written: {0}")]
    Entry(#[from] Malformed),
    #[error("the operating system gave no random bytes")]
    NoChance,
    #[error("an act panicked: {0}")]
    Panicked(String),
    #[error("the writer has stopped")]
    WriterStopped,
    #[error("the house is not opened yet")]
    NoHouse,
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    /// Another try of the whole transaction may succeed (SQLSTATE 40001, 40P01; SQLite busy).
    pub(super) fn is_worth_a_retry(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error};
        match self {
            StoreError::Database(Error::DatabaseError(
                DatabaseErrorKind::SerializationFailure,
                _,
            )) => true,
            StoreError::Database(Error::DatabaseError(_, about)) => {
                about.message().contains("deadlock detected")
                    || about.message().contains("database is locked")
            }
            _ => false,
        }
    }

    /// The database could not be asked at all.
    pub(super) fn is_of_reaching_it(&self) -> bool {
        matches!(self, StoreError::Connect(_) | StoreError::Pool(_)) || self.is_of_the_connection()
    }

    /// The connection itself is gone; a new one is needed.
    pub fn is_of_the_connection(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error};
        matches!(
            self,
            StoreError::Database(
                Error::DatabaseError(
                    DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                    _
                ) | Error::BrokenTransactionManager
            )
        )
    }
}

/// Why an act or a reading did not succeed: the law said no, or the store failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("refused: {0:?}")]
    Refused(Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Self {
        Failure::Store(StoreError::Database(error))
    }
}

impl From<Malformed> for Failure {
    fn from(error: Malformed) -> Self {
        Failure::Store(StoreError::Entry(error))
    }
}
