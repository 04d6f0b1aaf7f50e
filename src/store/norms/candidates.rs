//! What becomes a norm when it is adopted: the final text of a proposal.

use diesel::prelude::*;

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{DecisionKind, Lang, ProposalSymbol};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word};
use crate::store::schema::{proposals, revisions};

/// What an adoption without a vote asks of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub stage: Stage,
    pub kind: DecisionKind,
    pub final_revision: Option<i64>,
    /// The languages in which the final revision is complete.
    pub languages: Vec<Lang>,
    pub is_closed: bool,
}

/// The facts about a proposal that is to be adopted without a vote, for the viewer.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none that the viewer may know of.
pub fn candidate(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Candidate, StoreError> {
    let row: Option<(String, String, Option<i64>)> = proposals::table
        .find(symbol.as_str())
        .select((proposals::stage, proposals::kind, proposals::final_revision))
        .first(r.conn)
        .optional()?;
    let (stage, kind, final_revision) = row.ok_or(StoreError::NotFound)?;
    let is_closed = crate::store::entries::is_closed(r.conn, symbol)?;
    if is_closed && !viewer.sees_for_members() {
        return Err(StoreError::NotFound);
    }
    let mut languages = Vec::new();
    if let Some(number) = final_revision {
        let (en, fr): (Option<String>, Option<String>) = revisions::table
            .find((symbol.as_str(), number))
            .select((revisions::en_text, revisions::fr_text))
            .first(r.conn)?;
        languages.extend(en.map(|_| Lang::En));
        languages.extend(fr.map(|_| Lang::Fr));
    }
    Ok(Candidate {
        stage: word(&stage)?,
        kind: word(&kind)?,
        final_revision,
        languages,
        is_closed,
    })
}
