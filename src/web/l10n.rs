//! The interface words as functions, made by build.rs from locales/{en,fr}/*.ftl.
//!
//! The arguments of a function stand in the order in which the *English* message uses them.
#![allow(clippy::all, dead_code, missing_docs, unused_imports)]

include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
