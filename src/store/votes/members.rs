//! The votes of one member.

use super::roll::{RollLine, roll};
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::ballots::{self, Ballot};
use crate::store::failures::StoreError;
use crate::store::reading::Reading;

/// The place of one member in one ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberVote {
    pub ballot: Ballot,
    pub line: RollLine,
}

/// How a member voted in the ballots that are over, newest first, by keyset (`before`: the closing's entry).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of_member(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<MemberVote>, StoreError> {
    let sought = ballots::Sought {
        before,
        ..ballots::Sought::default()
    };
    let mut found = Vec::new();
    for ballot in ballots::over_for(r, viewer, &sought, member, most)? {
        let lines = roll(r, viewer, &ballot)?;
        if let Some(line) = lines.into_iter().find(|line| line.member == *member) {
            found.push(MemberVote { ballot, line });
        }
    }
    Ok(found)
}
