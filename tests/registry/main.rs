//! The law and the behaviour of the house, told in sentences.

mod adherence;
mod arithmetic;
mod arithmetic_properties;
mod ballots;
mod browser;
mod calendar;
mod clock;
mod command_line;
mod config;
mod databases;
mod drafts;
mod electorate;
mod forms;
mod house;
mod proposal_pages;
mod proposals;
mod questions;
mod race;
mod rulebook;
mod shell;
mod standing;
mod store;
mod texts;
mod votes;
mod words;
