//! Votes: what is remembered of them.

mod compared;
mod explained;
mod members;
mod receipts;
mod roll;
mod sealed;

use diesel::prelude::*;
use explained::may_read_question;
use jiff::Timestamp;

use crate::rules::visibility::Viewer;
use crate::rules::words::{Commitment, MemberCode};
use crate::store::ballots::Ballot;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{entries, error_reports};
pub use compared::{Answers, answers};
pub use explained::{Explained, explained_after, languages};
pub use members::{MemberVote, of_member};
pub use receipts::{Receipt, Voted, own, receipt, voted};
pub use roll::{CorrectionMade, Position, RollLine, corrections_of, intended, roll};
pub use sealed::{Opening, seal, unseal};

/// The errors of recording that members reported, oldest first, for whoever may read the proposal.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn reports(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Vec<(i64, MemberCode, Commitment)>, StoreError> {
    if !may_read_question(r, viewer, ballot)? {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String, String)> = error_reports::table
        .filter(error_reports::ballot.eq(ballot.symbol.as_str()))
        .order(error_reports::idx)
        .select((
            error_reports::idx,
            error_reports::member,
            error_reports::note,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(index, member, note)| Ok((index, word(&member)?, word(&note)?)))
        .collect()
}

/// When an entry was made.
///
/// # Errors
/// [`StoreError::NotFound`] past the head.
pub fn time_of(r: &mut Reading<'_>, index: i64) -> Result<Timestamp, StoreError> {
    let micros: i64 = entries::table
        .find(index)
        .select(entries::time)
        .first(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?;
    at(micros)
}
