//! The notary: keys, signed checkpoints, the second place that knows them, and witnesses.

mod certificates;
pub mod continuing;
mod failures;
mod founding;
pub mod keys;
mod log_keys;
pub mod place;
pub mod sealing_key;
mod signing;
mod thread;
mod verified;
pub mod witnesses;

use std::path::PathBuf;

pub use failures::NotaryError;
pub use founding::found;
pub use signing::{Notary, Stand};
pub use thread::Working;

/// Where the notary of a house keeps what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The folder of the keys.
    pub keys: PathBuf,
    /// The second place: the path of a file, or `postgres://...`; a file beside the keys where nothing is said.
    pub place: Option<String>,
    /// A policy file (C2SP tlog-policy), or `VKEY URL, VKEY URL, ...`.
    pub witnesses: Option<String>,
}

impl Setting {
    /// Keys in this folder, the second place beside them, no witnesses.
    pub fn in_folder(keys: impl Into<PathBuf>) -> Self {
        Self {
            keys: keys.into(),
            place: None,
            witnesses: None,
        }
    }
}
