//! The house behind the pages: readings and acts off the event loop, their failures turned into problems.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web;
use jiff::Timestamp;

use super::ballots::narrowing::Counts;
use super::door::Door;
use super::heads::Listeners;
use super::kept::counts::KeptCounts;
use super::kept::untouched::Untouched;
use super::kept::{Pages, lasting};
use super::metrics::Metrics;
use super::problems::Problem;
use crate::config::PageCache;
use crate::rules::Refusal;
use crate::store::{Failure, Head, Reading, Store, StoreError, moments};

/// One per process, given to actix as `web::Data<House>`.
#[derive(Clone)]
pub struct House {
    store: Store,
    door: Arc<Door>,
    pages: Arc<Pages>,
    listeners: Arc<Listeners>,
    /// The next moment at which the register reads otherwise, as of a head.
    next: Arc<Mutex<Option<(Head, Timestamp)>>>,
    results: KeptCounts<Counts>,
    numbers: KeptCounts<i64>,
    untouched: Option<Arc<Untouched>>,
    metrics: Option<Arc<Metrics>>,
}

impl House {
    pub fn of(store: Store) -> Self {
        Self {
            store,
            door: Arc::new(Door::default()),
            pages: Arc::new(Pages::of(PageCache::default())),
            listeners: Arc::default(),
            next: Arc::default(),
            results: KeptCounts::default(),
            numbers: KeptCounts::default(),
            untouched: Some(Arc::default()),
            metrics: None,
        }
    }

    /// With its answers counted, for whoever operates it.
    #[must_use]
    pub fn measured(mut self) -> Self {
        self.metrics = Some(Arc::default());
        self
    }

    /// The figures that are kept of its answers.
    pub const fn metrics(&self) -> Option<&Arc<Metrics>> {
        self.metrics.as_ref()
    }

    /// With another bound on the pages that are kept, or none kept.
    #[must_use]
    pub fn keeping(mut self, pages: PageCache) -> Self {
        self.pages = Arc::new(Pages::of(pages));
        self
    }

    /// Composing each page anew for each head, whatever the acts since touched: what others are measured by.
    #[must_use]
    pub fn composing_all(mut self) -> Self {
        self.untouched = None;
        self
    }

    /// The pages that no act may have touched since they were composed.
    pub const fn untouched(&self) -> Option<&Arc<Untouched>> {
        self.untouched.as_ref()
    }

    /// Who is told of each act while reading.
    pub(super) const fn listeners(&self) -> &Arc<Listeners> {
        &self.listeners
    }

    /// The public pages that are kept.
    pub const fn pages(&self) -> &Arc<Pages> {
        &self.pages
    }

    /// Where passwords are verified, in turn.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// The counts of lists of votes.
    pub const fn kept_results(&self) -> &KeptCounts<Counts> {
        &self.results
    }

    /// How many there are of something.
    pub const fn kept_numbers(&self) -> &KeptCounts<i64> {
        &self.numbers
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
        // What is noted for a page that everybody gets may come from a replica; everything else is the primary's.
        let Some(notes) = lasting::current() else {
            return Ok(blocking(move || store.read(read)).await??);
        };
        let next = Arc::clone(&self.next);
        let reading = move |r: &mut Reading<'_>| {
            let until = moment(&next, r)?;
            lasting::reading(&notes, until, r, read)
        };
        Ok(blocking(move || store.read_public(reading)).await??)
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
            // No form comes back: the page of the confirmation does, with all that was typed in it.
            Err(Failure::Refused(refusal @ Refusal::ConfirmFirst { .. })) => Err(refusal.into()),
            Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
            Err(Failure::Store(error)) => Err(error.into()),
        }
    }
}

/// The next moment at which the register reads otherwise without an act.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn next_moment(house: &House, r: &mut Reading<'_>) -> Result<Timestamp, StoreError> {
    moment(&house.next, r)
}

/// Looked up once for each head, and again when it has passed.
fn moment(
    known: &Mutex<Option<(Head, Timestamp)>>,
    r: &mut Reading<'_>,
) -> Result<Timestamp, StoreError> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((head, until)) = &*known
        && head == r.head()
        && r.now() < *until
    {
        return Ok(*until);
    }
    let until = moments::next(r)?;
    *known = Some((r.head().clone(), until));
    Ok(until)
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
