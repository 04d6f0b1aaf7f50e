//! The interface words as functions, made by build.rs from locales/{en,fr}/*.ftl.
#![allow(clippy::all, dead_code, missing_docs, unused_imports)]

include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
