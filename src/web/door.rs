//! The door: how many passwords are verified at once, in which of two lines, and how often one address knocks.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::thread;

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use tokio::sync::{Semaphore, SemaphorePermit, oneshot};

use super::house::House;
use super::problems::Problem;
use super::visits::Visit;
use crate::acts::passwords;
use crate::acts::throttles::{self, Answer, Attempt};
use crate::store::accounts::Account;

/// Passwords verified at once for everybody: each takes 19 MiB and a core. One more is kept for browsers that signed
/// in before.
const AT_ONCE: usize = 1;
/// Requests that may wait for their turn in either line; more are sent away.
const MOST_WAITING: usize = 64;
/// Knocks of one address that cost nothing, and how many more each minute: a meeting signs in behind one address.
const BURST: NonZeroU32 = NonZeroU32::new(120).expect("not nought");
const A_MINUTE: NonZeroU32 = NonZeroU32::new(120).expect("not nought");
/// Addresses remembered before those are forgotten that have not knocked for long.
const MOST_ADDRESSES: usize = 20_000;

/// In which line a password waits to be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Of browsers that signed in to the account before, and of who is signed in: it has a turn of its own.
    Known,
    Everybody,
}

/// One per process.
#[derive(Debug)]
pub struct Door {
    turns: Semaphore,
    kept_turn: Semaphore,
    waiting: Semaphore,
    known_waiting: Semaphore,
    knocks: RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>,
}

impl Default for Door {
    fn default() -> Self {
        Self {
            turns: Semaphore::new(AT_ONCE),
            kept_turn: Semaphore::new(1),
            waiting: Semaphore::new(MOST_WAITING),
            known_waiting: Semaphore::new(MOST_WAITING),
            knocks: RateLimiter::hashmap(Quota::per_minute(A_MINUTE).allow_burst(BURST)),
        }
    }
}

impl Door {
    /// Whether the password is right for this hash, or for none: as much work either way.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when too many are at the door.
    pub async fn verify(
        &self,
        line: Line,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, Problem> {
        self.in_turn(line, move || {
            passwords::is_right(&password, hash.as_deref())
        })
        .await
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when too many are at the door.
    pub async fn hash(&self, line: Line, password: String) -> Result<String, Problem> {
        Ok(self
            .in_turn(line, move || passwords::hash(&password))
            .await??)
    }

    /// Counts a form that anybody may send, from this address.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when it sends them too fast.
    pub fn knock(&self, address: IpAddr) -> Result<(), Problem> {
        if self.knocks.len() > MOST_ADDRESSES {
            self.knocks.retain_recent();
            self.knocks.shrink_to_fit();
        }
        self.knocks.check_key(&of_one(address)).map_err(|not_yet| {
            let wait = not_yet.wait_time_from(DefaultClock::default().now());
            Problem::TooMany {
                seconds: wait.as_secs() + 1,
            }
        })
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        line: Line,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let waiting = match line {
            Line::Known => &self.known_waiting,
            Line::Everybody => &self.waiting,
        };
        let _place = waiting
            .try_acquire()
            .map_err(|_| Problem::TooMany { seconds: 5 })?;
        let _turn = self.turn(line).await?;
        giving_way(work).await
    }

    async fn turn(&self, line: Line) -> Result<SemaphorePermit<'_>, Problem> {
        match line {
            Line::Everybody => self.turns.acquire().await,
            Line::Known => tokio::select! {
                biased;
                kept = self.kept_turn.acquire() => kept,
                turn = self.turns.acquire() => turn,
            },
        }
        .map_err(Problem::fault)
    }
}

/// How much a password gives way to readers and voters where all cores are busy (`nice`, -20 to 19): it then has a
/// third of the share of each of them, and elsewhere all that it can use.
#[cfg(target_os = "linux")]
const GIVES_WAY: i32 = 5;

/// Works in a thread that gives way: one of its own, since no thread may take back what it has given.
///
/// # Errors
/// A fault when it panicked, or there is no thread to be had.
async fn giving_way<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let (done, outcome) = oneshot::channel();
    let thread = thread::Builder::new().name("password".to_owned());
    thread
        .spawn(move || {
            // Of one thread on Linux, of the whole process elsewhere.
            #[cfg(target_os = "linux")]
            if let Err(error) = rustix::process::nice(GIVES_WAY) {
                tracing::debug!(%error, "a password does not give way");
            }
            // Whoever asked may have gone.
            drop(done.send(work()));
        })
        .map_err(Problem::fault)?;
    outcome.await.map_err(Problem::fault)
}

/// A machine has a whole /64 of IPv6 to itself.
fn of_one(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !u128::from(u64::MAX)).into()),
    }
}

/// Whether the password is that of the account, if the throttles let it be tried: they stand before the work. The
/// same for an address that has no account.
///
/// # Errors
/// [`Problem::TooMany`]; a failure of the store.
pub async fn is_password_of(
    house: &House,
    visit: &Visit,
    email: &str,
    account: Option<&Account>,
    password: String,
) -> Result<bool, Problem> {
    let attempt = Attempt {
        email: email.to_owned(),
        account: account.map(|account| account.id),
        browser: visit.browser.clone(),
        network: visit.network.clone(),
    };
    let asked = attempt.clone();
    let answer = house
        .act(move |store| throttles::ask(store, &asked))
        .await?;
    let line = match answer {
        Answer::KnownBrowser => Line::Known,
        Answer::Anywhere => Line::Everybody,
        Answer::Wait { seconds } => return Err(Problem::TooMany { seconds }),
    };
    let hash = account.map(|account| account.password.clone());
    let is_right = house.door().verify(line, password, hash).await?;
    if is_right {
        house
            .act(move |store| throttles::right(store, &attempt, answer))
            .await?;
    } else {
        tracing::warn!(event = "sign-in-failed", network = %visit.network, "a wrong address or password");
        let house = house.clone();
        // Not awaited: how long it takes would tell whether there is such an account.
        actix_web::rt::spawn(async move {
            // A failure was logged as it happened.
            drop(
                house
                    .act(move |store| throttles::wrong(store, &attempt))
                    .await,
            );
        });
    }
    Ok(is_right)
}
