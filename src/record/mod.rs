//! The public record: entries as canonical bytes, commitments, the Merkle tree and what entries do. Pure.

pub mod canonical;
pub mod certificates;
pub mod checkpoints;
mod closings;
pub mod commitments;
pub mod effects;
pub mod entries;
pub mod imports;
pub mod intents;
pub mod judge;
pub mod log;
pub mod notices;
mod ordering;
pub mod proofs;
pub mod receipts;
pub mod register;
pub mod tables;
pub mod tiles;
pub mod tree;

pub use effects::{Cell, Effect, effects};
pub use entries::{Act, By, Doc, Entry};
