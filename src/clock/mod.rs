//! What happens by itself: days that come, hours that end, and the daily anchor of the private log.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::acts::retention as acts_retention;
use crate::acts::{
    ballots, confirming, consultations, corrigenda, house, members, norms, notices, proposals,
};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::store::leases::{Lease, Leased};
use crate::store::{self, Failure, Letters, Reading, Store, StoreError, private_log};

/// How often the clock looks whether something is due.
const TICK: Duration = Duration::from_millis(500);

/// One kind of thing that happens by itself: how many were done.
type Round = fn(&Store) -> Result<usize, Failure>;

/// In this order, so that a day that comes is there before the hours of that day are judged.
const ROUNDS: &[(&str, Round)] = &[
    ("standing changes", standing_changes),
    ("openings to the public", openings),
    ("ends of consultations", ends_of_consultations),
    ("closings of ballots", closings),
    ("entries into force and ends", entries_into_force),
    ("corrigenda", corrigenda_that_stand),
    ("reminders", reminders),
    ("reports that fall due", reports),
    ("collected notices", collected),
    ("the anchor of the private log", anchor),
    ("what nobody confirmed", confirming::forget),
    ("what is kept no longer", retention),
];

/// Does all that is due at this moment; gives how many things were done. What fails is logged, tried again at
/// the next round, and stops nothing else.
pub fn round(store: &Store) -> usize {
    // What is due stays due until what is missing was brought back.
    if store.gate().closed().is_some() {
        return 0;
    }
    let mut done = 0;
    for (what, round) in ROUNDS {
        match round(store) {
            Ok(number) => done += number,
            Err(failure) => note(what, "", &failure),
        }
    }
    done
}

/// The clock of a process, ticking until it is dropped.
pub struct Clockwork {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Clockwork {
    /// Starts the clock.
    ///
    /// # Errors
    /// [`StoreError::Other`] when the system gives no thread.
    pub fn start(store: &Store) -> Result<Self, StoreError> {
        let (stop, stopped) = channel();
        let store = store.clone();
        let thread = thread::Builder::new()
            .name("clock".to_owned())
            .spawn(move || {
                let mut hand = Hand::of(&store);
                let mut wait = TICK;
                while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(wait) {
                    wait = hand.tick(&store);
                }
            })
            .map_err(|error| StoreError::Other(error.to_string()))?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// The hand of the clock: of several instances one has it.
struct Hand {
    lease: Lease,
    /// Whether it was held at the last tick, where that is known.
    was_held: Option<bool>,
}

impl Hand {
    fn of(store: &Store) -> Self {
        Self {
            lease: store.lease(Leased::Clock),
            was_held: None,
        }
    }

    /// Does what is due, if this is the instance that does; gives how long to wait for the next tick.
    fn tick(&mut self, store: &Store) -> Duration {
        let held = self.lease.is_held().unwrap_or_else(|error| {
            tracing::warn!(%error, "who has the hand of the clock is not known");
            false
        });
        if self.was_held.replace(held) != Some(held) {
            tracing::info!(held, "the hand of the clock");
        }
        if !held {
            return TICK;
        }
        round(store);
        until_a_closing(store).map_or(TICK, |left| left.min(TICK))
    }
}

/// A ballot is closed at its hour, not at the next tick after it.
fn until_a_closing(store: &Store) -> Option<Duration> {
    let left = store.read::<_, StoreError>(|r| {
        let closes = store::ballots::next_closing(r)?;
        Ok(closes.map(|closes| closes.duration_since(r.now())))
    });
    // What fails here was told by the round.
    Duration::try_from(left.ok()??).ok()
}

impl Drop for Clockwork {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A round that panicked was told by its thread already.
            drop(thread.join());
        }
    }
}

fn standing_changes(store: &Store) -> Result<usize, Failure> {
    each(store, store::members::due_changes, |(member, day)| {
        members::standing_changes(store, member, *day)
    })
}

fn openings(store: &Store) -> Result<usize, Failure> {
    each(store, store::proposals::due_openings, |symbol| {
        proposals::open_on_its_day(store, symbol)
    })
}

fn ends_of_consultations(store: &Store) -> Result<usize, Failure> {
    each(store, store::proposals::due_consultations, |symbol| {
        consultations::end(store, symbol)
    })
}

fn closings(store: &Store) -> Result<usize, Failure> {
    each(store, store::ballots::due_closings, |symbol| {
        ballots::close(store, symbol.clone()).map(|_| ())
    })
}

fn entries_into_force(store: &Store) -> Result<usize, Failure> {
    norms::enter_into_force(store).map(|entered| entered.len())
}

fn corrigenda_that_stand(store: &Store) -> Result<usize, Failure> {
    each(store, store::corrigenda::due, |(norm, number)| {
        corrigenda::stand(store, norm, *number)
    })
}

fn reminders(store: &Store) -> Result<usize, Failure> {
    match store.letters() {
        Letters::Laid => each(store, store::notices::due_reminders, |due| {
            notices::remind(store, due)
        }),
        Letters::None => Ok(0),
    }
}

/// Looked for once a day; told are those alone whose moment has come.
fn reports(store: &Store) -> Result<usize, Failure> {
    if store.letters() == Letters::None || store.read(notices::are_reports_told)? {
        return Ok(0);
    }
    notices::tell_of_reports(store)
}

fn collected(store: &Store) -> Result<usize, Failure> {
    each(store, store::digests::due, |account| {
        notices::collect(store, *account)
    })
}

fn anchor(store: &Store) -> Result<usize, Failure> {
    let is_due = |r: &mut Reading<'_>| {
        let today = calendar::day_of(r.now());
        let is_done = private_log::anchored_at(r)?.is_some_and(|at| calendar::day_of(at) == today);
        let newest = if is_done {
            None
        } else {
            private_log::unanchored(r)?
        };
        Ok(newest.into_iter().collect())
    };
    each(store, is_due, |_| house::anchor_log(store))
}

fn retention(store: &Store) -> Result<usize, Failure> {
    let is_due = |r: &mut Reading<'_>| {
        Ok(store::retention::is_due(r)?
            .then_some(())
            .into_iter()
            .collect())
    };
    each(store, is_due, |()| acts_retention::forget(store).map(drop))
}

/// Finds what is due and does each by itself: one that fails does not stop the others.
fn each<T: std::fmt::Debug>(
    store: &Store,
    due: impl FnOnce(&mut Reading<'_>) -> Result<Vec<T>, StoreError>,
    act: impl Fn(&T) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut done = 0;
    for item in store.read(due)? {
        match act(&item) {
            Ok(()) => done += 1,
            // Another instance was faster.
            Err(Failure::Refused(Refusal::AlreadyDone)) => {}
            Err(failure) => note("", &format!("{item:?}"), &failure),
        }
    }
    Ok(done)
}

fn note(what: &str, item: &str, failure: &Failure) {
    tracing::error!(what, item, %failure, "what should happen by itself did not");
}
