//! What the house is deciding about a norm.

use diesel::prelude::*;

use crate::record::effects::GAIP;
use crate::rules::stage::Stage;
use crate::rules::words::{NormSymbol, ProposalSymbol};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word_if};
use crate::store::schema::proposals;

/// Another proposal on this norm whose vote, on the whole or on a part, has begun and is not settled.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn deciding_on(
    r: &mut Reading<'_>,
    norm: &NormSymbol,
    but: &ProposalSymbol,
) -> Result<Option<ProposalSymbol>, StoreError> {
    let undecided = Stage::ALL
        .iter()
        .filter(|stage| stage.is_being_decided())
        .map(|stage| stage.as_str());
    let found: Option<String> = proposals::table
        .filter(proposals::collection.eq(GAIP))
        .filter(proposals::related.eq(norm.to_string()))
        .filter(proposals::symbol.ne(but.to_string()))
        .filter(proposals::stage.eq_any(undecided))
        .order(proposals::idx)
        .select(proposals::symbol)
        .first(r.conn)
        .optional()?;
    word_if(found.as_deref())
}
