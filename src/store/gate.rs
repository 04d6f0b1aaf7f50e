//! The gate before both pens: closed while a checkpoint that was signed is missing from this database.

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

/// Open unless something is missing; every copy of a store has the same.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<RwLock<Option<Missing>>>);

impl Gate {
    pub fn missing(&self) -> Option<Missing> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Nothing is written any more.
    pub fn close(&self, missing: Missing) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(missing);
    }

    /// What was missing has been found.
    pub fn open(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
