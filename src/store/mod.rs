//! What is remembered: the register on SQLite or PostgreSQL, two pens to write it and one way to read it.

pub mod accounts;
pub mod addressees;
pub mod addresses;
pub mod adherence;
pub mod amendment_drafts;
pub mod amendments;
mod apply;
pub mod archives;
pub mod ballots;
pub mod before;
mod bundles;
pub mod certificates;
pub mod checkpoints;
pub mod clock;
pub mod closed_days;
pub mod comment_drafts;
pub mod comments;
mod connection;
pub mod copies;
pub mod corrigenda;
pub mod credential_letters;
pub mod digests;
pub mod documents;
pub mod drafts;
pub mod duties;
pub mod duty_links;
mod eights;
pub mod email_changes;
pub mod entries;
pub mod explanations;
pub mod factors;
mod failures;
mod few;
mod findings;
pub mod following;
pub mod gate;
pub mod granting;
pub mod histories;
pub mod holders;
pub mod intents;
pub mod invitation_links;
pub mod invited;
pub mod keys;
pub mod known_browsers;
mod lately;
pub mod leases;
pub mod lost;
pub mod members;
pub mod moments;
pub mod motions;
mod named;
pub mod news;
pub mod norms;
pub mod notices;
pub mod outbox;
pub mod own_entries;
pub mod paces;
pub mod paragraphs;
pub mod parked;
pub mod parts;
mod past;
mod pens;
pub mod persons;
pub mod preparations;
mod prepared;
pub mod private_log;
pub mod proposals;
mod read_entries;
mod reading;
pub mod receipts;
pub mod registered_addresses;
mod remembered;
pub mod replay;
mod replicas;
pub mod resets;
pub mod restored;
pub mod retention;
pub mod revisions;
pub mod rulebooks;
mod schema;
pub mod sealing;
pub mod search;
pub mod second_place;
pub mod sent;
pub mod sessions;
mod stable_plans;
pub mod takings;
pub mod themes;
pub mod throttles;
pub mod tree;
mod unknown;
pub mod votes;
pub mod waiting;
pub mod watch;
mod writer;

use std::sync::Arc;
use std::time::Duration;

pub use clock::Clock;
pub use connection::{AnyConnection, Source, Tables};
pub use failures::{Failure, StoreError};
pub use lately::{Mark, Recent};
pub use pens::{Asking, Asks, Enacted, Flow, Kept, Request, Tx, Who};
pub use reading::{Head, Reading};

use jiff::Timestamp;

use crate::record::entries::House;
use connection::{PATIENCE, ReadPool};
use gate::Gate;
use receipts::Receipts;
use remembered::Remembered;
use replicas::Replica;
use sealing::Sealing;
use watch::Watch;
use writer::Writer;

/// The store of one house: readers, the one writer, and the clock it judges by.
#[derive(Clone)]
pub struct Store {
    readers: ReadPool,
    writer: Arc<Writer>,
    clock: Clock,
    source: Source,
    gate: Gate,
    watch: Watch,
    receipts: Receipts,
    sealing: Sealing,
    letters: Letters,
    remembered: Remembered,
    replica: Option<Replica>,
}

/// Whether acts lay letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    #[default]
    Laid,
    /// While a past is invented: nobody is told of it.
    None,
}

impl Store {
    /// Opens the store, its tables being there already (see [`Store::migrate`]).
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be reached or is not one of ours.
    pub fn open(source: &Source, clock: Clock) -> Result<Self, StoreError> {
        let watch = Watch::default();
        let writer = Writer::start(source, clock.clone(), &watch)?;
        let readers = connection::read_pool(source)?;
        Ok(Self {
            readers,
            writer: Arc::new(writer),
            clock,
            source: source.clone(),
            gate: Gate::default(),
            watch,
            receipts: Receipts::default(),
            sealing: Sealing::default(),
            letters: Letters::default(),
            remembered: Remembered::default(),
            replica: None,
        })
    }

    /// Brings the tables to this version; safe when two start at once.
    ///
    /// # Errors
    /// [`StoreError`] when the database refuses.
    pub fn migrate(source: &Source) -> Result<(), StoreError> {
        connection::migrate(source)
    }

    /// How the tables of a database stand to this program; changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be reached.
    pub fn tables(source: &Source) -> Result<Tables, StoreError> {
        connection::tables(source)
    }

    /// With somebody who signs a receipt for each vote, in the vote's own transaction.
    #[must_use]
    pub fn with_receipts(mut self, receipts: Receipts) -> Self {
        self.receipts = receipts;
        self
    }

    /// With the key that seals secrets at rest.
    #[must_use]
    pub fn with_sealing(mut self, sealing: Sealing) -> Self {
        self.sealing = sealing;
        self
    }

    /// A store whose acts tell nobody: for a past that is invented. Only a house with a scripted clock can be one.
    #[must_use]
    pub fn without_letters(mut self) -> Self {
        if matches!(self.clock, Clock::Scripted(_)) {
            self.letters = Letters::None;
        }
        self
    }

    /// Whether acts lay letters.
    pub const fn letters(&self) -> Letters {
        self.letters
    }

    /// What seals secrets at rest.
    pub const fn sealing(&self) -> &Sealing {
        &self.sealing
    }

    /// What keeps the pens from writing, once something is missing; shared by all copies of this store.
    pub const fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What this process knows of the head; shared by all copies of this store.
    pub const fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Looks at the head, and at the checkpoint that is served: what other processes did is known after it.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub fn look(&self) -> Result<(), StoreError> {
        let looked =
            reading::on_a_live_connection(&self.readers, |conn| self.watch.look(conn, &self.clock));
        if looked.is_err() {
            self.watch.missed();
        }
        looked
    }

    /// The head and the time, asked for in one step without a transaction, for who needs nothing else at that head.
    /// None where public pages are read from a replica: which database answers is decided with a reading.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn head_alone(&self) -> Result<Option<(Head, Timestamp)>, StoreError> {
        if self.has_replica() {
            return Ok(None);
        }
        reading::on_a_live_connection(&self.readers, |conn| reading::begun(conn, &self.clock))
            .map(Some)
    }

    /// How long a reading waits for a connection: not long where it is known that there is none.
    fn patience(&self) -> Duration {
        match self.watch.is_away() {
            true => PATIENCE / 8,
            false => PATIENCE,
        }
    }

    /// The time by the house's clock, as near as this process knows it without asking.
    pub fn about_now(&self) -> Timestamp {
        match &self.clock {
            Clock::Scripted(script) => script.now(),
            Clock::Database => self.watch.about_now(),
        }
    }

    pub const fn source(&self) -> &Source {
        &self.source
    }

    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Reads in one transaction whose first query is the head: everything seen is of one moment.
    ///
    /// # Errors
    /// Whatever `read` fails with, or [`StoreError`] when the database does.
    pub fn read<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&mut Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        reading::begin(&self.readers, &self.clock, self.patience())?
            .read((&self.sealing, &self.remembered), read)
    }
}

impl Store {
    /// Lays the first stone: where the record begins. True if the house was not founded before.
    ///
    /// # Errors
    /// [`StoreError::Other`] when it was founded under another origin or as another kind of house: the origin is
    /// fixed for ever, and a configuration that differs does not start.
    pub fn found(&self, house: House, origin: &str) -> Result<bool, StoreError> {
        let mut conn = self.source.connect()?;
        match reading::head_row(&mut conn) {
            Ok(row) if row.origin == origin && row.house == house.as_str() => Ok(row.n == 0),
            Ok(row) => Err(StoreError::Other(format!(
                "this register was opened as the {} house \"{}\"; it cannot start as the {house} house \"{origin}\"",
                row.house, row.origin
            ))),
            Err(StoreError::NoHouse) => {
                match reading::lay_head(&mut conn, house, origin) {
                    Ok(()) => Ok(true),
                    // Another instance laid it meanwhile: it must be the same stone.
                    Err(_) if reading::head_row(&mut conn).is_ok() => self.found(house, origin),
                    Err(error) => Err(error),
                }
            }
            Err(error) => Err(error),
        }
    }
}
