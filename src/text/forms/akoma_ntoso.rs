//! Akoma Ntoso 3.0 (OASIS, XML): a text with what is known about it, in one language.

use crate::text::{Identities, Language, Text};

/// What is known about a text besides its words. Dates are `2026-03-01`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata<'a> {
    /// The symbol as printed: `GAIP/NORM/0007`.
    pub symbol: &'a str,
    /// The symbol as in an address: `GAIP-NORM-0007`; it names the Work.
    pub number: &'a str,
    /// What kind of act it is: `norm`, `proposal`.
    pub kind: &'a str,
    /// The body that adopts it, in this language.
    pub author: &'a str,
    /// Its title in this language.
    pub title: &'a str,
    /// When the Work was made: the day of its first adoption or submission.
    pub date: &'a str,
    /// The language of this Expression.
    pub language: Language,
    /// The day from which this version holds.
    pub version: &'a str,
    /// The day on which this file was made.
    pub made: &'a str,
    /// The permanent address of this version in this language.
    pub address: &'a str,
    /// The permanent address of this version in the other language, if it is there.
    pub other_address: Option<&'a str>,
    /// What stands before the text: « The Global AI Partnership, … »; may be empty.
    pub preface: &'a str,
}

/// Writes the text as an `act` of Akoma Ntoso 3.0. Each unit has an `eId` by the naming
/// convention and its stable id as `wId`.
#[must_use]
pub fn xml(text: &Text, ids: &Identities, about: &Metadata<'_>) -> String {
    let _ = (text, ids, about);
    String::new()
}
