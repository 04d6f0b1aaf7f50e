//! Ballots on proposals whose submission is lost: their entries stand, and make no rows.

use std::collections::HashMap;

use diesel::prelude::*;

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::schema::{ballots, proposals};
use crate::record::effects::{Effect, effects};
use crate::record::{Act, Entry};
use crate::rules::words::{BallotSymbol, ProposalSymbol};

/// Which of the ballots met so far have no rows.
#[derive(Default)]
pub(super) struct Unknown(HashMap<BallotSymbol, bool>);

impl Unknown {
    /// What follows from an entry here: of a ballot without rows nothing.
    pub(super) fn effects(
        &mut self,
        conn: &mut AnyConnection,
        content: &Entry,
    ) -> Result<Vec<Effect>, StoreError> {
        let skips = match &content.act {
            Act::Ballot {
                ballot, proposal, ..
            } => {
                let skips = !has_proposal(conn, proposal)?;
                self.0.insert(ballot.clone(), skips);
                skips
            }
            Act::Vote { ballot, .. }
            | Act::Closing { ballot, .. }
            | Act::BallotEnd { ballot, .. } => match self.0.get(ballot) {
                Some(skips) => *skips,
                None => {
                    let skips = !has_ballot(conn, ballot)?;
                    self.0.insert(ballot.clone(), skips);
                    skips
                }
            },
            _ => false,
        };
        Ok(if skips { Vec::new() } else { effects(content) })
    }

    /// Whether this ballot was met, and has no rows.
    pub(super) fn has(&self, ballot: &BallotSymbol) -> bool {
        self.0.get(ballot).is_some_and(|skips| *skips)
    }
}

fn has_proposal(conn: &mut AnyConnection, symbol: &ProposalSymbol) -> Result<bool, StoreError> {
    let there: i64 = proposals::table
        .find(symbol.as_str())
        .count()
        .get_result(conn)?;
    Ok(there > 0)
}

fn has_ballot(conn: &mut AnyConnection, symbol: &BallotSymbol) -> Result<bool, StoreError> {
    let there: i64 = ballots::table
        .find(symbol.as_str())
        .count()
        .get_result(conn)?;
    Ok(there > 0)
}
