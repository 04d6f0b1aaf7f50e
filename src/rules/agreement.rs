//! How often two members agree: in how many of the votes in which both took a side did they take the same one.

use serde::{Deserialize, Serialize};

use super::words::Choice;

/// Whole numbers, never a share: 31 of 40 says more than 77 percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Votes in which both gave the same answer.
    pub same: i64,
    /// Votes in which both answered yes, no or abstain.
    pub both: i64,
}

/// Whether an answer takes a side. Who does not participate is present and takes none; who did not vote or was not
/// entitled was not asked the same question.
pub const fn takes_part(choice: Choice) -> bool {
    match choice {
        Choice::Yes | Choice::No | Choice::Abstain => true,
        Choice::NotParticipating => false,
    }
}

/// The agreement of two members over some votes, each pair the two answers in one of them; none where a member gave
/// none.
pub fn agreement(answers: impl IntoIterator<Item = (Option<Choice>, Option<Choice>)>) -> Agreement {
    answers
        .into_iter()
        .filter_map(|(one, other)| Some((one?, other?)))
        .filter(|(one, other)| takes_part(*one) && takes_part(*other))
        .fold(Agreement::default(), |found, (one, other)| Agreement {
            same: found.same + i64::from(one == other),
            both: found.both + 1,
        })
}
