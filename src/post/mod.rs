//! The post: takes letters out of the outbox after their act was committed, and hands them to whoever carries mail.

pub mod carriers;
pub mod mail;

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::acts::letters::{self, Ended, Handed, Outgoing, Written};
use crate::store::members::{self, Roster};
use crate::store::{Failure, Store, StoreError, outbox};
use carriers::Carrier;

/// How often the post looks whether a letter waits.
const TICK: Duration = Duration::from_millis(500);
/// Letters sent at one look, so that the process can stop between them.
const AT_ONCE: usize = 50;

/// Who puts a letter into words, knowing what members are called.
pub type Scribe = dyn Fn(&Outgoing, &Roster) -> Result<Written, String> + Send + Sync;

/// What the post needs: whose name stands on the letters, who writes them, who carries them.
#[derive(Clone)]
pub struct Office {
    pub from: mail::Sender,
    pub scribe: Arc<Scribe>,
    pub carrier: Arc<dyn Carrier>,
}

/// Sends what is due now; gives how many letters were carried. One that fails stops no other.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn round(store: &Store, office: &Office) -> Result<usize, Failure> {
    if store.gate().closed().is_some() {
        return Ok(0);
    }
    let mut carried = 0;
    for _ in 0..AT_ONCE {
        // Read first: the writer is not troubled while there is no letter.
        if !store.read(outbox::is_any_due)? {
            break;
        }
        match letters::take(store)? {
            Handed::Nothing => break,
            Handed::Dropped => {}
            Handed::Letter(outgoing) => {
                let ended = send(store, office, &outgoing)?;
                carried += usize::from(ended == Ended::Sent);
                if let Ended::NotNow(why) | Ended::Never(why) = &ended {
                    let (id, kind) = (outgoing.taken.id, outgoing.taken.letter.kind());
                    tracing::warn!(%id, kind, why, "a letter was not sent");
                }
                letters::ended(store, &outgoing.taken, ended)?;
            }
        }
    }
    Ok(carried)
}

fn send(store: &Store, office: &Office, outgoing: &Outgoing) -> Result<Ended, Failure> {
    let roster = store.read(|r| members::roster(r).map_err(Failure::from))?;
    let written = match (office.scribe)(outgoing, &roster) {
        Ok(written) => written,
        Err(why) => return Ok(Ended::Never(why)),
    };
    Ok(match mail::message(&office.from, outgoing, &written) {
        Ok(message) => office.carrier.carry(&message),
        Err(why) => Ended::Never(why),
    })
}

/// The post of a process, at work until it is dropped.
pub struct Working {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Working {
    /// Opens the post.
    ///
    /// # Errors
    /// [`StoreError::Other`] when the system gives no thread.
    pub fn start(store: &Store, office: Office) -> Result<Self, StoreError> {
        let (stop, stopped) = channel();
        let store = store.clone();
        let thread = thread::Builder::new()
            .name("post".to_owned())
            .spawn(move || {
                while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(TICK) {
                    if let Err(failure) = round(&store, &office) {
                        tracing::error!(%failure, "letters could not be taken out of the outbox");
                    }
                }
            })
            .map_err(|error| StoreError::Other(error.to_string()))?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A round that panicked was told by its thread already.
            drop(thread.join());
        }
    }
}
