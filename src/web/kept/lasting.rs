//! How long a page reads as it does: noted while it is rendered, by whatever it is made of.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::rules::calendar;
use crate::store::{Head, Reading};

tokio::task_local! {
    /// What is noted of the page that is being rendered; unset where none is.
    pub(super) static LASTING: Arc<Lasting>;
}

/// Which heads the readings of a page saw.
#[derive(Clone, Debug, Default)]
pub(super) enum Seen {
    #[default]
    Nothing,
    One(Head),
    Several,
}

/// What is noted of one page.
#[derive(Debug)]
pub struct Lasting {
    seen: Mutex<Seen>,
    /// Microseconds; the soonest moment that was noted.
    until: AtomicI64,
    forbidden: AtomicBool,
}

impl Default for Lasting {
    fn default() -> Self {
        Self {
            seen: Mutex::default(),
            until: AtomicI64::new(i64::MAX),
            forbidden: AtomicBool::new(false),
        }
    }
}

impl Lasting {
    pub(super) fn head(&self) -> Seen {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn is_forbidden(&self) -> bool {
        self.forbidden.load(Ordering::Relaxed)
    }

    /// The moment at which the page reads otherwise: at the end of the day in Paris at the latest.
    pub(super) fn until(&self, now: Timestamp) -> Timestamp {
        let tomorrow = calendar::start_of(calendar::days_after(calendar::day_of(now), 1));
        Timestamp::from_microsecond(self.until.load(Ordering::Relaxed))
            .map_or(tomorrow, |noted| noted.min(tomorrow))
    }

    /// The page is one that was composed before, of this head, and reads so until then.
    pub(super) fn rests_on(&self, head: &Head, until: Timestamp) {
        self.saw(head);
        self.note(until);
    }

    /// Everything that was noted of the same page elsewhere.
    pub(super) fn take_up(&self, other: &Self) {
        match other.head() {
            Seen::Nothing => {}
            Seen::One(head) => self.saw(&head),
            Seen::Several => {
                *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Seen::Several;
            }
        }
        self.until
            .fetch_min(other.until.load(Ordering::Relaxed), Ordering::Relaxed);
        self.forbidden
            .fetch_or(other.is_forbidden(), Ordering::Relaxed);
    }

    fn note(&self, moment: Timestamp) {
        self.until
            .fetch_min(moment.as_microsecond(), Ordering::Relaxed);
    }

    fn saw(&self, head: &Head) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        *seen = match std::mem::take(&mut *seen) {
            Seen::Nothing => Seen::One(head.clone()),
            Seen::One(first) if first == *head => Seen::One(first),
            Seen::One(_) | Seen::Several => Seen::Several,
        };
    }
}

/// The page being rendered reads otherwise from this moment on.
pub fn until(moment: Timestamp) {
    // Outside of a page that may be kept there is nothing to note.
    let _ = LASTING.try_with(|lasting| lasting.note(moment));
}

/// The page being rendered is never kept: something of it is made for one reader, or follows no act.
pub fn forbid() {
    let _ = LASTING.try_with(|lasting| lasting.forbidden.store(true, Ordering::Relaxed));
}

/// The notes of the page being rendered, to be carried into the blocking pool.
pub(in crate::web) fn current() -> Option<Arc<Lasting>> {
    LASTING.try_with(Arc::clone).ok()
}

/// Reads for the page whose notes these are: notes the head, the next moment of the register, and what a present
/// reading says of the time. What is said of a day gone by does not change any more.
pub(in crate::web) fn reading<T>(
    notes: &Arc<Lasting>,
    until: Timestamp,
    r: &mut Reading<'_>,
    read: impl FnOnce(&mut Reading<'_>) -> T,
) -> T {
    notes.saw(r.head());
    notes.note(until);
    let inner = Arc::new(Lasting::default());
    let found = LASTING.sync_scope(Arc::clone(&inner), || read(r));
    if inner.is_forbidden() {
        notes.forbidden.store(true, Ordering::Relaxed);
    }
    if !r.is_past() {
        notes
            .until
            .fetch_min(inner.until.load(Ordering::Relaxed), Ordering::Relaxed);
    }
    found
}
