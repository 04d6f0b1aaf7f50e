//! Explanations of vote.

use diesel::prelude::*;
use jiff::Timestamp;
use std::collections::HashMap;

use crate::rules::visibility::Viewer;
use crate::rules::words::{Commitment, Lang, MemberCode};
use crate::store::ballots::{self, Ballot};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word, word_if};
use crate::store::schema::{documents, explanations};

/// An explanation of vote, by its documents: given with the vote or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    pub index: i64,
    pub member: MemberCode,
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
    /// The language that is a translation by the secretariat.
    pub translated: Option<Lang>,
    pub at: Option<Timestamp>,
}

/// The explanations given after a ballot, oldest first. Those given with votes stand in the roll.
/// On a proposal for members they are for whoever may read it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn explained_after(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<Explained>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    type Row = (
        i64,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        i64,
    );
    let rows: Vec<Row> = explanations::table
        .filter(explanations::ballot.eq(ballot.symbol.as_str()))
        .order(explanations::idx)
        .select((
            explanations::idx,
            explanations::member,
            explanations::en,
            explanations::fr,
            explanations::translated,
            explanations::at,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, en, fr, translated, made)| {
            Ok(Explained {
                index,
                member: word(&member)?,
                en: word_if(en.as_deref())?,
                fr: word_if(fr.as_deref())?,
                translated: word_if(translated.as_deref())?,
                at: Some(at(made)?),
            })
        })
        .collect()
}

pub(super) fn may_read_question(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<bool, StoreError> {
    match ballots::question(r, viewer, &ballot.proposal, ballot.revision) {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// In which language each of these documents is written.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn languages(
    r: &mut Reading<'_>,
    commitments: &[Commitment],
) -> Result<HashMap<Commitment, Lang>, StoreError> {
    let asked: Vec<&str> = commitments.iter().map(Commitment::as_str).collect();
    let rows: Vec<(String, String)> = documents::table
        .filter(documents::commitment.eq_any(asked))
        .select((documents::commitment, documents::media))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(commitment, media)| {
            let lang = media
                .rsplit_once("lang=")
                .map(|(_, lang)| word(lang))
                .transpose()?
                .unwrap_or(Lang::En);
            Ok((word(&commitment)?, lang))
        })
        .collect()
}
