//! The notary at work: a round twice a second, and the witnesses asked beside it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::signing::{Notary, Stand};
use super::witnesses::{self, Seen, Witness, attach};
use super::{NotaryError, Setting};
use crate::record::checkpoints::Checkpoint;
use crate::store::{Store, StoreError, checkpoints};

/// How often the notary looks whether something is new.
const TICK: Duration = Duration::from_millis(500);
/// How often it looks again after everything was recomputed in vain.
const ALARM: Duration = Duration::from_secs(5);
/// How long a witness that did not answer is left alone.
const AGAIN: Duration = Duration::from_secs(10);

/// The notary of a process, at work until it is dropped.
pub struct Working {
    stop: Option<Sender<()>>,
    threads: Vec<JoinHandle<()>>,
}

impl Working {
    /// Closes the gate, which the first round opens that finds the database to have all that was signed; does that
    /// round at once, then goes on by itself. A reason not to sign is logged, and does not keep the register from
    /// being read.
    ///
    /// # Errors
    /// [`NotaryError`] when the second place or the witnesses cannot be read at all.
    pub fn start(store: &Store, setting: &Setting) -> Result<Self, NotaryError> {
        store.gate().wait();
        let mut notary = Notary::open(store, setting)?;
        let (stop, stopped) = channel();
        let (signed, to_witness) = channel();
        let mut threads = Vec::new();
        if !notary.witnesses().is_empty() {
            let (store, listed) = (store.clone(), notary.witnesses().to_vec());
            threads.push(spawn("witnesses", move || {
                ask(&store, listed, &to_witness);
            })?);
        }
        let mut told = String::new();
        let mut wait = tell(notary.round(), &mut told, &signed);
        // What was signed before this start may lack cosignatures.
        signed.send(()).ok();
        threads.push(spawn("notary", move || {
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(wait) {
                wait = tell(notary.round(), &mut told, &signed);
                // A register that can only be read keeps no signatures either.
                if wait == TICK
                    && let Err(why) = notary.sign_certificates()
                {
                    tracing::warn!(%why, "certificates could not be signed");
                }
            }
        })?);
        Ok(Self {
            stop: Some(stop),
            threads,
        })
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.stop = None;
        for thread in self.threads.drain(..).rev() {
            // A round that panicked was told by its thread already.
            drop(thread.join());
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, NotaryError> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map_err(|error| StoreError::Other(error.to_string()).into())
}

/// Logs a reason once, not twice a second; gives how long to wait for the next round.
fn tell(stand: Result<Stand, NotaryError>, told: &mut String, signed: &Sender<()>) -> Duration {
    match stand {
        Ok(Stand::ReadOnly(_)) => return ALARM,
        Ok(stand) => {
            told.clear();
            if matches!(stand, Stand::Signed(_)) {
                // Nobody listens where there are no witnesses.
                signed.send(()).ok();
            }
        }
        Err(why) => {
            let is_alarm = matches!(why, NotaryError::HeadDiffers | NotaryError::LeavesDiffer);
            let why = why.to_string();
            if *told != why {
                tracing::error!(%why, "the notary does not sign");
                *told = why;
            }
            if is_alarm {
                return ALARM;
            }
        }
    }
    TICK
}

/// Shows each new checkpoint to each witness and attaches what they sign, until the notary ends.
fn ask(store: &Store, mut listed: Vec<Witness>, signed: &Receiver<()>) {
    let mut done: Option<Checkpoint> = None;
    loop {
        match signed.recv_timeout(AGAIN) {
            Ok(()) => while signed.try_recv().is_ok() {},
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        match store.read::<_, StoreError>(checkpoints::newest) {
            Ok(Some(served)) => {
                let checkpoint = Checkpoint::of_note(&served.note);
                if let Some(checkpoint) = checkpoint.filter(|it| done.as_ref() != Some(it))
                    && show(store, &mut listed, &served.note, &checkpoint)
                {
                    done = Some(checkpoint);
                }
            }
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "the checkpoint for the witnesses cannot be read"),
        }
    }
}

/// Whether all of them answered.
fn show(store: &Store, listed: &mut [Witness], note: &str, checkpoint: &Checkpoint) -> bool {
    let mut all = true;
    for witness in listed {
        match witnesses::bring(store, witness, note, checkpoint) {
            Ok(Seen::Cosigned(lines)) => {
                if let Err(failure) = attach(store, note, &lines) {
                    tracing::warn!(%failure, "a cosignature could not be kept");
                    all = false;
                }
            }
            // Another instance has signed since, and was faster: the newer checkpoint comes next.
            Ok(Seen::Other { size }) if size > checkpoint.size => {
                tracing::warn!(witness = %witness.name, size, "a witness saw a newer checkpoint");
                all = false;
            }
            Ok(Seen::Other { size }) => {
                tracing::error!(witness = %witness.name, size, "a witness saw another history of this log");
            }
            Err(why) => {
                tracing::warn!(witness = %witness.name, %why, "a witness did not answer");
                all = false;
            }
        }
    }
    all
}
