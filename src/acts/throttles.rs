//! Throttles: whether a password may be tried now, counted before it is, so that guesses in parallel wait too.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::record::commitments::sha256_hex;
use crate::rules::permissions::Action;
use crate::rules::throttles::Counted;
use crate::store::known_browsers;
use crate::store::sessions::Token;
use crate::store::{Asking, Asks, Failure, Kept, Store, StoreError, Tx, private_log, throttles};

/// One attempt to sign in with a password.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The address as it was typed, small letters; known or not.
    pub email: String,
    /// The account of the address, if it has one.
    pub account: Option<Uuid>,
    /// What the browser keeps of signing in before.
    pub browser: Option<Token>,
    /// The network that it comes from.
    pub network: String,
}

/// Whether it may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// From a browser that signed in to this account before.
    KnownBrowser,
    /// From any other.
    Anywhere,
    /// Not for so many seconds.
    Wait { seconds: u64 },
}

impl Attempt {
    /// An account is counted by the address, so that a name that nobody has waits like one that somebody has.
    fn account_key(&self) -> String {
        sha256_hex(self.email.as_bytes())
    }

    fn counts(&self, answer: Answer) -> Vec<(Counted, String)> {
        match (answer, &self.browser) {
            (Answer::KnownBrowser, Some(browser)) => {
                let key = known_browsers::key(browser, &self.account_key());
                vec![(Counted::KnownBrowser, key)]
            }
            _ => vec![
                (Counted::Network, self.network.clone()),
                (Counted::Account, self.account_key()),
            ],
        }
    }
}

/// Asks whether this attempt may be made now, and counts it as if it were to fail.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn ask(store: &Store, attempt: &Attempt) -> Result<Answer, Failure> {
    let attempt = attempt.clone();
    let asking = Asking::new(Asks::Stranger, Action::SignIn);
    store.keep(asking, move |tx| {
        let answer = match (attempt.account, &attempt.browser) {
            (Some(account), Some(browser))
                if known_browsers::is_known(&mut tx.reading(), account, browser)? =>
            {
                Answer::KnownBrowser
            }
            _ => Answer::Anywhere,
        };
        let counts = attempt.counts(answer);
        if let Some(wait) = longest_wait(tx, &counts)? {
            let seconds = u64::try_from(wait.as_secs()).unwrap_or(0) + 1;
            return Ok(Kept::Done(Answer::Wait { seconds }));
        }
        for (counted, key) in &counts {
            throttles::count(tx, *counted, key)?;
        }
        Ok(Kept::Done(answer))
    })
}

fn longest_wait(
    tx: &mut Tx<'_>,
    counts: &[(Counted, String)],
) -> Result<Option<SignedDuration>, StoreError> {
    let mut longest = None;
    for (counted, key) in counts {
        let now = tx.now();
        let wait = throttles::failures(tx, *counted, key)?
            .and_then(|failures| failures.wait(*counted, now));
        longest = longest.max(wait);
    }
    Ok(longest)
}

/// The password was right: the account's failures are forgotten, and the network is owed one.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn right(store: &Store, attempt: &Attempt, answer: Answer) -> Result<(), Failure> {
    let attempt = attempt.clone();
    let asking = Asking::new(Asks::Stranger, Action::SignIn);
    store.keep(asking, move |tx| {
        for (counted, key) in attempt.counts(answer) {
            match counted {
                Counted::Network => throttles::take_back(tx, counted, &key)?,
                Counted::Account | Counted::KnownBrowser => throttles::forget(tx, counted, &key)?,
            }
        }
        Ok(Kept::Done(()))
    })
}

/// The password was wrong: a line of the private log, where there is such an account.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn wrong(store: &Store, attempt: &Attempt) -> Result<(), Failure> {
    let Some(account) = attempt.account else {
        return Ok(());
    };
    let network = attempt.network.clone();
    let asking = Asking::new(Asks::Stranger, Action::SignIn);
    store.keep(asking, move |tx| {
        private_log::write(tx, "sign-in-failed", &format!("{account} from {network}"))?;
        Ok(Kept::Done(()))
    })
}
