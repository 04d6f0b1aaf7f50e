//! A replica: public pages are read from it while it has the newest act, and alone while the primary is away.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Store;
use super::connection::{self, PATIENCE, ReadPool, Source};
use super::failures::StoreError;
use super::reading::{self, Begun, Reading};

/// How long a replica that did not answer is left alone.
const REST: Duration = Duration::from_secs(2);

/// A database that follows the primary and is only read. It may be behind: each reading looks at its head first.
#[derive(Clone)]
pub(super) struct Replica {
    readers: ReadPool,
    resting: Arc<Mutex<Option<Instant>>>,
}

/// How a replica stands to what this process knows.
enum Stands {
    Level,
    Behind,
}

impl Replica {
    /// A reading of it; none where it does not answer, or did not a moment ago.
    fn begin(&self, store: &Store) -> Option<(Begun, Stands)> {
        let is_resting = |since: &mut Instant| since.elapsed() < REST;
        if self.resting().as_mut().is_some_and(is_resting) {
            return None;
        }
        let begun =
            reading::begin(&self.readers, store.clock(), PATIENCE / 2).and_then(|mut begun| {
                let checkpoint = begun.checkpoint()?;
                let stands = match store.watch().is_behind(begun.head(), &checkpoint) {
                    // There is nothing newer to be read.
                    true if !store.watch().is_away() => Stands::Behind,
                    _ => Stands::Level,
                };
                Ok((begun, stands))
            });
        match begun {
            Ok(begun) => {
                if self.resting().take().is_some() {
                    tracing::info!("the replica answers again");
                }
                Some(begun)
            }
            Err(error) => {
                if self.resting().replace(Instant::now()).is_none() {
                    tracing::warn!(%error, "the replica does not answer: the primary is read");
                }
                None
            }
        }
    }

    fn resting(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// With a replica for what everybody may read. It need not answer yet.
    ///
    /// # Errors
    /// [`StoreError::Source`] where it is no PostgreSQL.
    pub fn with_replica(mut self, source: &Source) -> Result<Self, StoreError> {
        if !matches!(
            (source, self.source()),
            (Source::Postgres(_), Source::Postgres(_))
        ) {
            return Err(StoreError::Source(
                "only PostgreSQL has replicas, of PostgreSQL".into(),
            ));
        }
        self.replica = Some(Replica {
            readers: connection::read_pool_later(source),
            resting: Arc::default(),
        });
        Ok(self)
    }

    pub const fn has_replica(&self) -> bool {
        self.replica.is_some()
    }

    /// As [`Store::read`], of what everybody may read: from the replica where it has every act that this process knows
    /// of, else from the primary. While that does not answer, from the replica as far as it has come: its head says
    /// of which act and hour everything is.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_public<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&mut Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(replica) = &self.replica else {
            return self.read(read);
        };
        let begun = match replica.begin(self) {
            Some((begun, Stands::Level)) => begun,
            behind => match (
                reading::begin(&self.readers, &self.clock, self.patience()),
                behind,
            ) {
                (Err(error), Some((behind, _))) if error.is_of_reaching_it() => behind,
                (primary, behind) => {
                    if let Some((behind, _)) = behind {
                        behind.abandon();
                    }
                    primary?
                }
            },
        };
        begun.read((&self.sealing, &self.remembered), read)
    }
}
