//! The one writer: takes what is waiting, runs each in its own savepoint, commits once, then answers each.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::clock::Clock;
use super::connection::{AnyConnection, Source};
use super::failures::StoreError;
use super::news;
use super::prepared::prepared;
use super::watch::{self, Watch};

/// How many acts share one commit at most.
const BATCH: usize = 64;
/// How often a batch is tried again after a serialization failure or a lost connection.
const TRIES: u32 = 6;

/// A piece of writing that waits for its turn.
pub(super) trait Work: Send {
    /// Runs in a savepoint of its own and keeps its outcome; may run again.
    ///
    /// # Errors
    /// Only what ends the whole batch: a lost connection, or a failure worth another try.
    fn run(&mut self, conn: &mut AnyConnection, clock: &Clock) -> Result<(), StoreError>;

    /// Tells the caller its outcome, now that the commit is durable; or what became of the commit.
    fn answer(&mut self, committed: Result<(), String>);

    /// A repeat of this work finds what the first run left, if that was committed.
    fn finds_itself_again(&self) -> bool;

    /// Moves the head, and so needs its lock.
    fn moves_the_head(&self) -> bool;

    /// Changes the checkpoint that is served.
    fn serves_a_checkpoint(&self) -> bool;
}

/// The queue in front of the writer. What moves no head has a line of its own on PostgreSQL.
pub(super) struct Writer {
    acts: Sender<Box<dyn Work>>,
    keeps: Sender<Box<dyn Work>>,
}

impl Writer {
    /// # Errors
    /// [`StoreError`] when the database cannot be reached.
    pub(super) fn start(source: &Source, clock: Clock, watch: &Watch) -> Result<Self, StoreError> {
        let acts = line(source, clock.clone(), watch, "writer")?;
        let keeps = match source {
            // Two writers of one file only wait for each other.
            Source::Sqlite(_) => acts.clone(),
            Source::Postgres(_) => line(source, clock, watch, "keeper")?,
        };
        Ok(Self { acts, keeps })
    }

    pub(super) fn put(&self, work: Box<dyn Work>) -> Result<(), StoreError> {
        let line = if work.moves_the_head() {
            &self.acts
        } else {
            &self.keeps
        };
        line.send(work).map_err(|_| StoreError::WriterStopped)
    }
}

fn line(
    source: &Source,
    clock: Clock,
    watch: &Watch,
    name: &str,
) -> Result<Sender<Box<dyn Work>>, StoreError> {
    let conn = connect(source)?;
    let (sender, receiver) = channel();
    let line = Line {
        source: source.clone(),
        clock,
        watch: watch.clone(),
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || line.write(Some(conn), &receiver))
        .map_err(|error| StoreError::Other(error.to_string()))?;
    Ok(sender)
}

/// One line of work: what it writes to, by which clock, and who is told of a commit.
struct Line {
    source: Source,
    clock: Clock,
    watch: Watch,
}

impl Line {
    fn write(&self, mut conn: Option<AnyConnection>, waiting: &Receiver<Box<dyn Work>>) {
        while let Ok(first) = waiting.recv() {
            let mut batch = vec![first];
            while batch.len() < BATCH
                && let Ok(next) = waiting.try_recv()
            {
                batch.push(next);
            }
            self.settle(&mut conn, &mut batch);
        }
    }

    /// Runs a batch until it is committed or has failed for good, and answers everyone in it. Who reads after an
    /// answer reads what was done: the watch learns of it before.
    fn settle(&self, conn: &mut Option<AnyConnection>, batch: &mut Vec<Box<dyn Work>>) {
        for attempt in 1..=TRIES {
            let committed = connected(&self.source, conn).and_then(|conn| self.commit(conn, batch));
            let (error, phase) = match committed {
                Ok(learnt) => {
                    self.watch.learn(learnt);
                    return answer(batch, Ok(()));
                }
                Err(failed) => failed,
            };
            let lost = error.is_of_the_connection();
            if lost {
                *conn = None;
            }
            if lost && matches!(phase, Phase::Commit) {
                // Nobody knows whether the commit arrived: only what finds itself again may run again.
                let (again, unknown): (Vec<_>, Vec<_>) =
                    batch.drain(..).partition(|work| work.finds_itself_again());
                *batch = again;
                answer(
                    &mut { unknown },
                    Err("the connection was lost at the commit".into()),
                );
            }
            let again = lost || error.is_worth_a_retry() || matches!(error, StoreError::Connect(_));
            if attempt == TRIES || batch.is_empty() || !again {
                return answer(batch, Err(error.to_string()));
            }
            thread::sleep(Duration::from_millis(5 << attempt));
        }
    }
}

impl Line {
    fn commit(
        &self,
        conn: &mut AnyConnection,
        batch: &mut [Box<dyn Work>],
    ) -> Result<watch::Learnt, (StoreError, Phase)> {
        let mut ran = false;
        let locks = batch.iter().any(|work| work.moves_the_head());
        let serves = batch.iter().any(|work| work.serves_a_checkpoint());
        conn.transaction::<watch::Learnt, StoreError, _>(|conn| {
            if locks {
                // The lock on both databases, and one total order of acts over any number of instances.
                prepared("UPDATE head SET n = n").execute(conn)?;
            }
            for work in batch.iter_mut() {
                work.run(conn, &self.clock)?;
            }
            let learnt = watch::written(conn, locks, serves)?;
            if self.watch.is_news(&learnt) {
                news::tell(conn)?;
            }
            ran = true;
            Ok(learnt)
        })
        .map_err(|error| (error, if ran { Phase::Commit } else { Phase::Before }))
    }
}

/// Where a batch failed: a failure at the commit leaves open whether it was done.
enum Phase {
    Before,
    Commit,
}

/// An instance that stands still in the middle of an act (stopped, or cut off) may not hold the lock for ever.
fn connect(source: &Source) -> Result<AnyConnection, StoreError> {
    let mut conn = source.connect()?;
    if let AnyConnection::Postgres(conn) = &mut conn {
        conn.batch_execute("SET idle_in_transaction_session_timeout = '20s'")?;
    }
    Ok(conn)
}

fn connected<'a>(
    source: &Source,
    conn: &'a mut Option<AnyConnection>,
) -> Result<&'a mut AnyConnection, (StoreError, Phase)> {
    if conn.is_none() {
        *conn = Some(connect(source).map_err(|error| (error, Phase::Before))?);
    }
    conn.as_mut()
        .ok_or((StoreError::WriterStopped, Phase::Before))
}

fn answer(batch: &mut Vec<Box<dyn Work>>, committed: Result<(), String>) {
    for mut work in batch.drain(..) {
        work.answer(committed.clone());
    }
}
