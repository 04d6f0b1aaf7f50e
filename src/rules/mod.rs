//! The law of the house: pure functions over plain values, no clock, no chance, no storage.

pub mod adherence;
pub mod agreement;
pub mod amendments;
pub mod appointments;
pub mod archives;
pub mod authorisation;
pub mod calendar;
pub mod clauses;
pub mod comments;
pub mod corrigenda;
pub mod duties;
pub mod electorate;
pub mod formalities;
pub mod hours;
pub mod languages;
pub mod letters;
pub mod majority;
pub mod membership;
pub mod notices;
pub mod permissions;
pub mod refusals;
pub mod requirements;
pub mod retention;
pub mod rulebook;
pub mod sponsorship;
pub mod stage;
pub mod standing;
pub mod throttles;
pub mod visibility;
pub mod words;

pub use refusals::Refusal;
