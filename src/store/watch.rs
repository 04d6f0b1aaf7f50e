//! The watch: the newest head and checkpoint that this process knows of, told to whoever waits for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch::{Receiver, Sender};

use super::clock::Clock;
use super::connection::AnyConnection;
use super::failures::StoreError;
use super::reading::{self, Head};
use super::schema::checkpoints;
use crate::record::commitments::sha256_hex;

/// How old the last look at the database may be before nothing is known any more.
const TRUSTED: Duration = Duration::from_secs(2);
/// As [`TRUSTED`], while the database does not answer: what it held last is shown so long, with its age.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);

/// What public pages rest on: the head with its root, and the checkpoint that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// How many entries there are.
    pub n: i64,
    peaks: String,
    /// SHA-256 of the note that is served; empty before the first.
    checkpoint: String,
    /// SHA-256 of all of it: the same on every instance that knows the same.
    pub mark: String,
}

impl Stand {
    fn new(n: i64, peaks: String, checkpoint: String) -> Self {
        let mark = sha256_hex(format!("{n} {peaks} {checkpoint}").as_bytes());
        Self {
            n,
            peaks,
            checkpoint,
            mark,
        }
    }

    /// Whether a reading saw this very head.
    pub fn is_of(&self, head: &Head) -> bool {
        self.n == head.n && self.peaks == head.peaks
    }
}

/// What a commit left; nothing where it moved neither.
#[derive(Default)]
pub(super) struct Learnt {
    head: Option<(i64, String)>,
    checkpoint: Option<String>,
}

/// Shared by all copies of a store; knows nothing until the first look.
#[derive(Clone, Debug)]
pub struct Watch(Arc<Watched>);

#[derive(Debug)]
struct Watched {
    known: Sender<Option<Arc<Stand>>>,
    began: Instant,
    /// Microseconds from `began` to the last look that succeeded; -1 before the first.
    looked: AtomicI64,
    /// Whether the last look was in vain.
    away: AtomicBool,
    /// How far the house's clock is ahead of this process's, in microseconds.
    ahead: AtomicI64,
    /// The number of entries that the last look found, where it was lower than what is known; -1 otherwise.
    lower: AtomicI64,
}

impl Default for Watch {
    fn default() -> Self {
        Self(Arc::new(Watched {
            known: Sender::new(None),
            began: Instant::now(),
            looked: AtomicI64::new(-1),
            away: AtomicBool::new(false),
            ahead: AtomicI64::new(0),
            lower: AtomicI64::new(-1),
        }))
    }
}

impl Watch {
    /// What the newest public pages rest on; none while the database was not looked at for a while. While it does
    /// not answer, what it held last.
    pub fn stand(&self) -> Option<Arc<Stand>> {
        let longest = match self.is_away() {
            true => REMEMBERED,
            false => TRUSTED,
        };
        self.looked_ago().filter(|ago| *ago <= longest)?;
        self.0.known.borrow().clone()
    }

    /// Whether the last look was in vain: the database does not answer.
    pub fn is_away(&self) -> bool {
        self.0.away.load(Ordering::Acquire)
    }

    fn looked_ago(&self) -> Option<Duration> {
        let looked = u64::try_from(self.0.looked.load(Ordering::Acquire)).ok()?;
        let now = self.0.began.elapsed();
        Some(now.saturating_sub(Duration::from_micros(looked)))
    }

    /// Whether a database with this head and this checkpoint lacks something that this process knows of.
    pub(super) fn is_behind(&self, head: &Head, checkpoint: &str) -> bool {
        let known = self.0.known.borrow();
        known.as_ref().is_some_and(|stand| {
            head.n < stand.n || (head.n == stand.n && checkpoint != stand.checkpoint)
        })
    }

    /// Told of every change from now on.
    pub fn listen(&self) -> Receiver<Option<Arc<Stand>>> {
        self.0.known.subscribe()
    }

    /// A reading saw this head: it is there, whoever made it.
    pub fn saw(&self, head: &Head) {
        self.learn(Learnt {
            head: Some((head.n, head.peaks.clone())),
            checkpoint: None,
        });
    }

    pub(super) fn about_now(&self) -> Timestamp {
        let ahead = SignedDuration::from_micros(self.0.ahead.load(Ordering::Relaxed));
        let here = Timestamp::now();
        here.checked_add(ahead).unwrap_or(here)
    }

    /// Takes up what was committed. Entries are only added: what knows of fewer is older.
    pub(super) fn learn(&self, learnt: Learnt) {
        if learnt.head.is_none() && learnt.checkpoint.is_none() {
            return;
        }
        self.0.known.send_if_modified(|known| {
            // Before the first look half of it would be unknown.
            let Some(stand) = known else { return false };
            let (n, peaks) = match learnt.head {
                Some((n, peaks)) if n > stand.n => (n, peaks),
                _ => (stand.n, stand.peaks.clone()),
            };
            let checkpoint = learnt
                .checkpoint
                .unwrap_or_else(|| stand.checkpoint.clone());
            replaced(known, Stand::new(n, peaks, checkpoint))
        });
    }

    /// A look was in vain: the database does not answer.
    pub(super) fn missed(&self) {
        self.0.away.store(true, Ordering::Release);
    }

    /// Whether this is another head than the one that is known: nobody was told of it yet.
    pub(super) fn is_news(&self, learnt: &Learnt) -> bool {
        let moved = |(n, _): &(i64, String)| {
            let known = self.0.known.borrow();
            known.as_ref().is_none_or(|stand| stand.n != *n)
        };
        learnt.checkpoint.is_some() || learnt.head.as_ref().is_some_and(moved)
    }

    pub(super) fn look(&self, conn: &mut AnyConnection, clock: &Clock) -> Result<(), StoreError> {
        let row = reading::head_row(conn)?;
        let checkpoint = served(conn)?;
        let now = clock.read(conn)?;
        let ahead = now.duration_since(Timestamp::now()).as_micros();
        self.0
            .ahead
            .store(i64::try_from(ahead).unwrap_or(0), Ordering::Relaxed);
        self.0.known.send_if_modified(|known| {
            let lower = self.0.lower.swap(-1, Ordering::Relaxed);
            if let Some(stand) = known
                && row.n < stand.n
            {
                // An act of this process was faster than this look, unless the next look finds it so as well.
                if lower == -1 {
                    self.0.lower.store(row.n, Ordering::Relaxed);
                    return false;
                }
                tracing::warn!(known = stand.n, found = row.n, "the record became shorter");
            }
            replaced(known, Stand::new(row.n, row.peaks, checkpoint))
        });
        let looked = i64::try_from(self.0.began.elapsed().as_micros()).unwrap_or(i64::MAX);
        self.0.looked.store(looked, Ordering::Release);
        self.0.away.store(false, Ordering::Release);
        Ok(())
    }
}

fn replaced(known: &mut Option<Arc<Stand>>, newer: Stand) -> bool {
    if known.as_deref() == Some(&newer) {
        return false;
    }
    *known = Some(Arc::new(newer));
    true
}

/// What a transaction that is about to be committed leaves.
pub(super) fn written(
    conn: &mut AnyConnection,
    moves_the_head: bool,
    serves_a_checkpoint: bool,
) -> Result<Learnt, StoreError> {
    let mut learnt = Learnt::default();
    if moves_the_head {
        let row = reading::head_row(conn)?;
        learnt.head = Some((row.n, row.peaks));
    }
    if serves_a_checkpoint {
        learnt.checkpoint = Some(served(conn)?);
    }
    Ok(learnt)
}

pub(super) fn served(conn: &mut AnyConnection) -> Result<String, StoreError> {
    let note: Option<String> = checkpoints::table
        .select(checkpoints::note)
        .first(conn)
        .optional()?;
    Ok(note.map_or_else(String::new, |note| sha256_hex(note.as_bytes())))
}
