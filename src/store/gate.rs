//! The gate before both pens: closed until the database has, and while it lacks, what was signed.

use std::sync::{Arc, PoisonError, RwLock};

use crate::record::checkpoints::base64;
use crate::record::tree::Hash;
use crate::rules::Refusal;

/// A checkpoint that was signed, or seen, and does not stand in this database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// How many entries it covers.
    pub size: i64,
    /// Its root; none where a witness said the size only.
    pub root: Option<Hash>,
    /// How many entries this database has.
    pub has: i64,
    /// Who knows of it: the second place, or a witness's name.
    pub known_to: String,
}

impl Missing {
    /// The root as it stands in the checkpoint; empty where it is not known.
    pub fn root_text(&self) -> String {
        self.root.map_or_else(String::new, |root| base64(&root))
    }

    pub fn refusal(&self) -> Refusal {
        Refusal::ReadOnly {
            size: self.size,
            root: self.root_text(),
        }
    }
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the checkpoint of {} entries {} that is known to {} is missing: this database has {} entries{}",
            self.size,
            match self.root {
                Some(root) => format!("with the root {}", base64(&root)),
                None => "(root unknown)".to_owned(),
            },
            self.known_to,
            self.has,
            if self.has < self.size {
                ""
            } else {
                ", and other ones"
            }
        )
    }
}

/// Why nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The database was not compared with its last signed checkpoint since this start.
    NotCompared,
    Missing(Missing),
}

impl Closed {
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::NotCompared => Refusal::NotCompared,
            Self::Missing(missing) => missing.refusal(),
        }
    }
}

impl std::fmt::Display for Closed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotCompared => f.write_str(
                "the register was not compared with its last signed checkpoint yet; the log says what keeps it",
            ),
            Self::Missing(missing) => missing.fmt(f),
        }
    }
}

/// Open unless it was closed; every copy of a store has the same. A process with a notary closes it at its start.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<RwLock<Option<Closed>>>);

impl Gate {
    /// Why nothing is written; none while the pens write.
    pub fn closed(&self) -> Option<Closed> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub fn is_open(&self) -> bool {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_none()
    }

    pub fn missing(&self) -> Option<Missing> {
        match self.closed() {
            Some(Closed::Missing(missing)) => Some(missing),
            Some(Closed::NotCompared) | None => None,
        }
    }

    /// Nothing is written before the first comparison with what was signed.
    pub fn wait(&self) {
        self.put(Some(Closed::NotCompared));
    }

    /// Nothing is written any more.
    pub fn close(&self, missing: Missing) {
        self.put(Some(Closed::Missing(missing)));
    }

    /// The database has all that was signed.
    pub fn open(&self) {
        self.put(None);
    }

    fn put(&self, closed: Option<Closed>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = closed;
    }
}
