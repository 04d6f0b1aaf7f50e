//! Whole collections: backup and restore.

mod backup;
mod restore;

pub use self::backup::backup;
pub use self::restore::{PublishedRecord, Restored, restore};
