//! What can be done: one function per procedural act; each loads, asks the law, and writes, in one transaction.

pub mod accounts;
pub mod amendments;
pub mod application;
pub mod appointments;
pub mod ballots;
pub mod comments;
pub mod consultations;
pub mod continuation;
pub mod corrigenda;
pub mod documents;
pub mod drafts;
pub mod explanations;
pub mod house;
pub mod keys;
pub mod members;
pub mod motions;
pub mod norms;
pub mod parts;
pub mod passwords;
pub mod private_log;
pub mod proposals;
pub mod resets;
pub mod sessions;
pub mod sponsors;
pub mod themes;
mod units;
pub mod votes;
