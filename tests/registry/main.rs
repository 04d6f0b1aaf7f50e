//! The law and the behaviour of the house, told in sentences.

mod adherence;
mod arithmetic;
mod arithmetic_properties;
mod calendar;
mod electorate;
mod rulebook;
mod shell;
mod standing;
mod texts;
mod words;
