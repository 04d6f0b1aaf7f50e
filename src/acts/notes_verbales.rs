//! Votes received by note verbale: entered by two officers, and replaceable by the delegation until the closing.

use super::ballots::find;
use super::votes::{Voice, give, is_entitled, receives};
use crate::record::Act;
use crate::record::commitments::Hand;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Choice, MemberCode, Seat};
use crate::store::{Failure, Tx, votes};

/// The entry of a member's vote that came by note verbale: undisclosed like every vote, and given in two seats.
///
/// # Errors
/// [`Refusal::VotedItself`] where the delegation has a vote of its own: it changes that itself; and as a vote's.
pub(super) fn entry(
    tx: &mut Tx<'_>,
    by: [Seat; 2],
    ballot: BallotSymbol,
    choice: Choice,
    member: MemberCode,
) -> Result<Act, Failure> {
    let found = find(tx, &ballot)?;
    receives(&found, tx)?;
    is_entitled(tx, &found, &member)?;
    let own = Viewer::Delegation(member.clone());
    let last = votes::own(&mut tx.reading(), &own, &ballot)?;
    let is_its_own = last
        .is_some_and(|last| last.content.choice.is_some() && last.content.by.second().is_none());
    if is_its_own {
        return Err(Refusal::VotedItself.into());
    }
    let voice = Voice::of(member, ballot, choice);
    let (act, _) = give(tx, &found, &voice, Hand::Two(by))?;
    Ok(act)
}
