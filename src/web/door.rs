//! The door: how many passwords are verified at once, and how long a name waits after wrong ones.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::house::blocking;
use super::problems::Problem;
use crate::acts::passwords;

/// Passwords verified at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;
/// Requests that may wait for their turn; more are sent away.
const MOST_WAITING: usize = 64;
/// Wrong passwords before a name has to wait.
const FREE: u32 = 5;
/// The longest wait: an owner is not locked out by somebody else's guesses.
const LONGEST: Duration = Duration::from_secs(30);
/// After so long without a wrong password all is forgotten.
const FORGOTTEN: Duration = Duration::from_secs(15 * 60);
/// Names remembered at most.
const MOST_NAMES: usize = 20_000;

/// One per process.
#[derive(Debug)]
pub struct Door {
    turns: Semaphore,
    waiting: Semaphore,
    wrong: Mutex<HashMap<String, Wrong>>,
}

#[derive(Clone, Copy, Debug)]
struct Wrong {
    count: u32,
    last: Instant,
}

impl Default for Door {
    fn default() -> Self {
        Self {
            turns: Semaphore::new(AT_ONCE),
            waiting: Semaphore::new(MOST_WAITING),
            wrong: Mutex::new(HashMap::new()),
        }
    }
}

impl Door {
    /// Whether the password is right for this name, known (its hash) or not: as much work either way.
    ///
    /// # Errors
    /// [`Problem::TooMany`] while the name has to wait, or when too many are at the door.
    pub async fn verify(
        &self,
        name: &str,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Problem> {
        if let Some(seconds) = self.still_waits(name) {
            return Err(Problem::TooMany { seconds });
        }
        // Counted before the queue, so that guesses in parallel wait like guesses in a row.
        self.note_wrong(name);
        let is_right = self
            .in_turn(move || passwords::is_right(&password, hash.as_deref()))
            .await?;
        if is_right {
            self.forget(name);
        }
        Ok(is_right)
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when too many are at the door.
    pub async fn hash(&self, password: String) -> Result<String, Problem> {
        Ok(self.in_turn(move || passwords::hash(&password)).await??)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _place = self
            .waiting
            .try_acquire()
            .map_err(|_| Problem::TooMany { seconds: 5 })?;
        let _turn = self.turns.acquire().await.map_err(Problem::fault)?;
        blocking(work).await
    }

    fn still_waits(&self, name: &str) -> Option<u64> {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let found = wrong.get(name)?;
        let left = delay(found.count).checked_sub(found.last.elapsed())?;
        (!left.is_zero()).then(|| left.as_secs() + 1)
    }

    fn note_wrong(&self, name: &str) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= MOST_NAMES {
            wrong.retain(|_, wrong| wrong.last.elapsed() < LONGEST);
        }
        let now = Instant::now();
        let noted = wrong.entry(name.to_owned()).or_insert(Wrong {
            count: 0,
            last: now,
        });
        if noted.last.elapsed() > FORGOTTEN {
            noted.count = 0;
        }
        noted.count = noted.count.saturating_add(1);
        noted.last = now;
    }

    fn forget(&self, name: &str) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.remove(name);
    }
}

/// Nothing for the first few, then one second, two, four, up to the longest.
fn delay(count: u32) -> Duration {
    match count.checked_sub(FREE) {
        None => Duration::ZERO,
        Some(over) => Duration::from_secs(1 << over.min(10)).min(LONGEST),
    }
}
