//! x
mod shell;
