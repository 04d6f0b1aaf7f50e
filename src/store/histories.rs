//! The history of a proposal: its acts in order, those for members as far as the viewer may read them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::entries::{self, Sought};
use super::failures::StoreError;
use super::proposals;
use super::reading::Reading;
use super::schema::sealed_acts;
use crate::record::{Act, Entry};
use crate::rules::visibility::Viewer;
use crate::rules::words::ProposalSymbol;

/// The most acts that a history tells; a proposal with more is read in the record.
pub const MOST: i64 = 400;

/// The acts of a proposal, oldest first. Where the viewer may read the proposal, its acts for members are
/// given with their content, under the index at which the record holds them closed.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn of_proposal(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Entry>, StoreError> {
    proposals::find(r, viewer, symbol)?;
    let sealed: Vec<(i64, String)> = sealed_acts::table
        .filter(sealed_acts::proposal.eq(symbol.to_string()))
        .select((sealed_acts::idx, sealed_acts::content))
        .load(r.conn)?;
    let sealed: HashMap<i64, String> = sealed.into_iter().collect();
    let sought = Sought {
        proposal: Some(symbol.to_string()),
        ..Sought::default()
    };
    let mut acts = Vec::new();
    for written in entries::newest(r, &sought, MOST)?.into_iter().rev() {
        acts.push(match sealed.get(&written.index) {
            // An error report and an explanation follow their ballot, not the proposal: they stay as they stand.
            Some(content) => match Entry::parse(content)? {
                Entry {
                    act: Act::ErrorReport { .. } | Act::Explanation { .. },
                    ..
                } => written.entry,
                opened => opened,
            },
            None => written.entry,
        });
    }
    Ok(acts)
}
