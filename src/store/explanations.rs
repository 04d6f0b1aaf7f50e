//! Explanations of a position after an adoption without a vote; those of votes stand with the votes.

use diesel::prelude::*;

use super::failures::StoreError;
use super::reading::{Reading, at, word, word_if};
use super::schema::explanations;
use super::votes::Explained;
use crate::rules::words::NormSymbol;

/// What members said on the adoption of a norm without a vote, oldest first. A norm is public, and so are they.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_norm(r: &mut Reading<'_>, norm: &NormSymbol) -> Result<Vec<Explained>, StoreError> {
    type Row = (
        i64,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        i64,
    );
    let rows: Vec<Row> = explanations::table
        .filter(explanations::norm.eq(norm.as_str()))
        .filter(explanations::idx.lt(r.before()))
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
