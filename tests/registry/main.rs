//! x
mod forms;
mod shell;
mod words;
