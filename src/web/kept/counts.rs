//! Counts of what grows with the register, kept until an act touches what is counted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::store::{Failure, Reading, StoreError, entries};

/// How many counts are kept at once.
const KEPT: usize = 512;

/// Acts that change neither what a vote came to nor whether a norm is in force, and come often.
pub const BESIDE_RESULTS: &[&str] = &[
    "vote",
    "log",
    "adherence",
    "acknowledgement",
    "comment",
    "co-sponsorship",
    "explanation",
    "intended-vote",
    "seat",
    "seat-end",
];

/// Counts by what is counted, each with the head it was counted at. Counting costs as much as there is to count;
/// that nothing but acts beside it came since is read from those acts alone.
#[derive(Clone, Debug)]
pub struct KeptCounts<T>(Arc<Mutex<HashMap<String, (i64, T)>>>);

impl<T> Default for KeptCounts<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Copy> KeptCounts<T> {
    /// What is counted under a key, at the reading's head; counted now if nothing is kept, or if another act than
    /// those `beside` it came since.
    ///
    /// # Errors
    /// Those of the counting; [`Failure::Store`] when the database fails.
    pub fn at(
        &self,
        r: &mut Reading<'_>,
        key: &str,
        beside: &[&str],
        count: impl FnOnce(&mut Reading<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let head = r.head().n;
        let found = match self.kept(key) {
            Some((at, counts)) if at == head => return Ok(counts),
            Some((at, counts)) if at < head && entries::are_all_of(r, at, head, beside)? => counts,
            _ => count(r)?,
        };
        self.keep(key, head, found);
        Ok(found)
    }

    fn kept(&self, key: &str) -> Option<(i64, T)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(key).copied()
    }

    fn keep(&self, key: &str, head: i64, found: T) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            all.clear();
        }
        if all.get(key).is_none_or(|(at, _)| *at < head) {
            all.insert(key.to_owned(), (head, found));
        }
    }
}

impl KeptCounts<i64> {
    /// How many there are of what is only ever added to; `since` counts those that an entry of this index or a later
    /// one brought.
    ///
    /// # Errors
    /// Those of the counting.
    pub fn growing(
        &self,
        r: &mut Reading<'_>,
        key: &str,
        since: impl FnOnce(&mut Reading<'_>, i64) -> Result<i64, StoreError>,
    ) -> Result<i64, StoreError> {
        let head = r.head().n;
        let (at, before) = match self.kept(key) {
            Some((at, found)) if at <= head => (at, found),
            _ => (i64::MIN, 0),
        };
        let found = before + if at < head { since(r, at)? } else { 0 };
        self.keep(key, head, found);
        Ok(found)
    }
}
