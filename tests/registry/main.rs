//! The law and the behaviour of the house, told in sentences.

mod adherence;
mod arithmetic;
mod arithmetic_properties;
mod browser;
mod calendar;
mod databases;
mod drafts;
mod electorate;
mod forms;
mod house;
mod proposals;
mod rulebook;
mod shell;
mod standing;
mod store;
mod texts;
mod words;
