//! x
mod shell;
mod words;
