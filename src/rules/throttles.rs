//! Throttles: how long a wrong password makes the next one wait, by what the failures are counted for.

use jiff::{SignedDuration, Timestamp};

use super::words::word_list;

word_list! {
    /// What failures are counted for.
    Counted {
        /// An account, known or not, from browsers that never signed in to it.
        Account = "account",
        /// An account from one browser that signed in to it before: what strangers guess does not count here.
        KnownBrowser = "known-browser",
        /// A network, /24 of IPv4 or /64 of IPv6, from browsers that are not known.
        Network = "network",
    }
}

/// After so long without a failure all is forgotten.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_mins(15);

impl Counted {
    /// Failures that cost no time: people mistype, and many share one network.
    const fn free(self) -> i64 {
        match self {
            Counted::Account | Counted::KnownBrowser => 5,
            Counted::Network => 50,
        }
    }

    /// The longest wait: nobody is locked out by somebody else's guesses.
    const fn longest(self) -> SignedDuration {
        match self {
            Counted::Account | Counted::Network => SignedDuration::from_secs(60),
            Counted::KnownBrowser => SignedDuration::from_secs(30),
        }
    }
}

/// Failures as they were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: i64,
    pub last: Timestamp,
}

impl Failures {
    /// How many count still.
    pub fn standing(self, now: Timestamp) -> i64 {
        if now.duration_since(self.last) > FORGOTTEN {
            0
        } else {
            self.count
        }
    }

    /// What is left of the wait; none where the next attempt may be made now. One second after the free ones, then
    /// two, four, up to the longest.
    pub fn wait(self, counted: Counted, now: Timestamp) -> Option<SignedDuration> {
        let over = self.standing(now) - counted.free();
        if over < 0 {
            return None;
        }
        let seconds = 1i64.checked_shl(u32::try_from(over).unwrap_or(u32::MAX).min(30));
        let whole = SignedDuration::from_secs(seconds.unwrap_or(i64::MAX)).min(counted.longest());
        let left = whole - now.duration_since(self.last);
        left.is_positive().then_some(left)
    }
}
