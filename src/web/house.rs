//! The house behind the pages: readings and acts off the event loop, their failures turned into problems.

use std::sync::Arc;

use actix_web::web;

use super::ballots::narrowing::KeptCounts;
use super::door::Door;
use super::problems::Problem;
use crate::rules::Refusal;
use crate::store::{Failure, Reading, Store, StoreError};

/// One per process, given to actix as `web::Data<House>`.
#[derive(Clone)]
pub struct House {
    store: Store,
    door: Arc<Door>,
    counts: KeptCounts,
}

impl House {
    pub fn of(store: Store) -> Self {
        Self {
            store,
            door: Arc::new(Door::default()),
            counts: KeptCounts::default(),
        }
    }

    /// Where passwords are verified, in turn.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// The counts of lists, kept until the next act.
    pub const fn kept_counts(&self) -> &KeptCounts {
        &self.counts
    }

    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Reads in one transaction, in the blocking pool.
    ///
    /// # Errors
    /// The problem that a refusal or a failure of the store becomes.
    pub async fn read<T, F>(&self, read: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Reading<'_>) -> Result<T, Failure> + Send + 'static,
    {
        let store = self.store.clone();
        Ok(blocking(move || store.read(read)).await??)
    }

    /// Does something with the store in the blocking pool: an act.
    ///
    /// # Errors
    /// The problem that a refusal or a failure of the store becomes.
    pub async fn act<T, F>(&self, act: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Store) -> Result<T, Failure> + Send + 'static,
    {
        let store = self.store.clone();
        Ok(blocking(move || act(&store)).await??)
    }

    /// As [`House::act`], where a refusal brings the form back instead of a page of its own.
    ///
    /// # Errors
    /// A failure of the store only.
    pub async fn attempt<T, F>(&self, act: F) -> Result<Result<T, Refusal>, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Store) -> Result<T, Failure> + Send + 'static,
    {
        let store = self.store.clone();
        match blocking(move || act(&store)).await? {
            Ok(value) => Ok(Ok(value)),
            Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
            Err(Failure::Store(error)) => Err(error.into()),
        }
    }
}

/// Runs what blocks off the event loop.
///
/// # Errors
/// A fault when it panicked.
pub async fn blocking<T, F>(run: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    web::block(run).await.map_err(Problem::fault)
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Problem::NotFound,
            StoreError::Connect(_) | StoreError::Pool(_) => Problem::unavailable(error),
            error if error.is_of_the_connection() => Problem::unavailable(error),
            error => Problem::fault(error),
        }
    }
}
