//! Relations between norms: which one amends, replaces or abrogates which.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::rules::visibility::Viewer;
use crate::rules::words::{NormSymbol, ProposalSymbol, Relation};
use crate::store::failures::StoreError;
use crate::store::proposals::{self, Proposal};
use crate::store::reading::{Reading, word};
use crate::store::schema::{proposals as proposal_rows, relations};

/// What an adoption did to a norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub index: i64,
    /// The norm that the adoption made, or the one that it changed.
    pub norm: NormSymbol,
    pub related: NormSymbol,
    pub relation: Relation,
    pub proposal: ProposalSymbol,
    pub adopted: Date,
}

/// Everything that adoptions did to this norm, and what its own did to others; oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(r: &mut Reading<'_>, norm: &NormSymbol) -> Result<Vec<Related>, StoreError> {
    let rows: Vec<(i64, String, String, String, String, String)> = relations::table
        .filter(
            relations::norm
                .eq(norm.as_str())
                .or(relations::related.eq(norm.as_str())),
        )
        .filter(relations::idx.lt(r.before()))
        .order(relations::idx)
        .select((
            relations::idx,
            relations::norm,
            relations::related,
            relations::relation,
            relations::proposal,
            relations::adopted,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, norm, related, relation, proposal, adopted)| {
            Ok(Related {
                index,
                norm: word(&norm)?,
                related: word(&related)?,
                relation: word(&relation)?,
                proposal: word(&proposal)?,
                adopted: word(&adopted)?,
            })
        })
        .collect()
}

/// The proposals that would change this norm and are not settled, as far as the viewer may know of them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn proposed(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    norm: &NormSymbol,
) -> Result<Vec<Proposal>, StoreError> {
    let symbols: Vec<String> = proposal_rows::table
        .filter(proposal_rows::related.eq(norm.as_str()))
        .filter(proposal_rows::idx.lt(r.before()))
        .order(proposal_rows::idx)
        .select(proposal_rows::symbol)
        .load(r.conn)?;
    let mut found = Vec::new();
    for symbol in symbols {
        match proposals::find(r, viewer, &word(&symbol)?) {
            Ok(proposal) if !proposal.stage.is_settled() => found.push(proposal),
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}
