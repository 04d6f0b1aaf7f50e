//! Whole collections: the register and its record as files for everybody, verification, backup and restore.

mod backup;
mod before;
mod cells;
mod certificates;
mod checking;
mod checkpoints;
mod collection;
mod comparing;
mod day;
mod described;
mod export;
mod findings;
mod folder;
mod hashing;
pub mod import;
mod imported;
mod judging;
mod mirror;
mod papers;
mod proven;
mod published;
mod reading;
mod restore;
mod terminal;
mod tiling;
mod verify;

pub use self::backup::backup;
pub use self::certificates::{Tried, verify_certificate};
pub use self::checking::{Checked, check};
pub use self::checkpoints::Policy;
pub use self::export::{Exported, Failed, export};
pub use self::findings::{Finding, Report, Signature};
pub use self::published::restore_with;
pub use self::reading::Unreadable;
pub use self::restore::{PublishedRecord, Restored, missing, restore};
pub use self::terminal::{export_into, verify_from};
pub use self::verify::{Step, verify, verify_at, verify_tree};

/// How far a long work has come: what is being done, how much of it, and how much there is.
pub type Progress<'a> = &'a dyn Fn(Step, u64, u64);
