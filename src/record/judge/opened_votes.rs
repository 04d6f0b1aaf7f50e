//! What a closing opens: each vote is that of its entry, of whoever was entitled, the last of one member, in time.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Judge;
use super::ballots::{Line, Running, Sealed, code_of, counted};
use super::violations::{Judged, Wrong};
use crate::record::canonical;
use crate::record::commitments::{Kind, Opened, VoteContent, committed, salt_of};
use crate::rules::calendar::day_of;
use crate::rules::electorate::{Elector, NotEntitledGround};
use crate::rules::majority::Tally;
use crate::rules::words::{BallotSymbol, MemberCode};

/// A ballot's votes once they are opened and counted.
pub(super) struct Settled {
    pub tally: Tally,
    pub roll: Box<[Line]>,
    faults: Vec<Wrong>,
}

impl Settled {
    /// Settles a ballot at a moment: its hour, or its early end.
    pub(super) fn of(
        judge: &Judge,
        ballot: &BallotSymbol,
        running: Running,
        at: Timestamp,
        votes: &[Opened<VoteContent>],
        left_closed: i64,
        struck: &[MemberCode],
    ) -> Self {
        let mut faults = Vec::new();
        // What came late in a ballot on a public proposal was said when it came.
        let outside = running
            .votes
            .iter()
            .find(|vote| !running.is_known && vote.time >= at.min(running.closes));
        faults.extend(outside.map(|late| Wrong::LateVote {
            vote: u64::from(late.index),
        }));
        let day = day_of(at);
        let has_ceased = |elector: &&Elector| {
            elector.is_entitled() && judge.must_be_a_member(&elector.member, day).is_err()
        };
        let ceased: Vec<&MemberCode> = running
            .electorate
            .iter()
            .filter(has_ceased)
            .map(|elector| &elector.member)
            .collect();
        if !ceased.iter().copied().eq(struck) {
            faults.push(Wrong::Struck);
        }
        let mut roll: Vec<Line> = running
            .electorate
            .iter()
            .map(|elector| Line {
                code: code_of(&elector.member),
                ground: match ceased.contains(&&elector.member) {
                    true => Some(NotEntitledGround::Ceased),
                    false => elector.ground,
                },
                choice: None,
            })
            .collect();
        if !votes.is_sorted_by(|a, b| a.content.member < b.content.member) {
            faults.push(Wrong::VotesNotSorted);
        }
        let mut taken = BTreeSet::new();
        for opened in votes {
            let content = &opened.content;
            match judge.is_vote(ballot, &running, opened) {
                Ok(index) if taken.insert(index) => {
                    let mut lines = roll.iter_mut();
                    if let Some(line) = lines.find(|line| line.code == code_of(&content.member)) {
                        line.choice = content.choice;
                    }
                }
                Ok(_) => faults.push(Wrong::VoteOfNoEntry {
                    member: content.member.clone(),
                }),
                Err(fault) => faults.push(fault),
            }
        }
        let counted_left = running.votes.len() as i64 - votes.len() as i64;
        if counted_left != left_closed {
            faults.push(Wrong::LeftClosed {
                says: left_closed,
                counted: counted_left,
            });
        }
        Self {
            tally: counted(&roll),
            roll: roll.into_boxed_slice(),
            faults,
        }
    }

    pub(super) fn first_fault(self) -> Judged {
        self.faults.into_iter().next().map_or(Ok(()), Err)
    }
}

impl Judge {
    /// Whether an opened vote is that of its entry, of a member entitled to it then; gives the entry.
    fn is_vote(
        &self,
        ballot: &BallotSymbol,
        running: &Running,
        opened: &Opened<VoteContent>,
    ) -> Result<u32, Wrong> {
        let content = &opened.content;
        let member = || content.member.clone();
        let no_entry = || Wrong::VoteOfNoEntry { member: member() };
        let sealed: Sealed = u32::try_from(content.index)
            .ok()
            .and_then(|index| {
                running
                    .votes
                    .binary_search_by_key(&index, |vote| vote.index)
                    .ok()
            })
            .map(|at| running.votes[at])
            .ok_or_else(no_entry)?;
        let vote = u64::from(sealed.index);
        let is_spelt_so = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let salt = salt_of(&opened.salt).filter(|_| opened.salt.bytes().all(is_spelt_so));
        let commitment = salt
            .zip(canonical::write(content).ok())
            .map(|(salt, bytes)| committed(Kind::Vote, &salt, &bytes));
        let is_of_here = content.ballot == *ballot
            && content.v == 1
            && self.origin_at(content.index) == Some(content.origin.as_str());
        if !is_of_here || commitment != Some(sealed.commitment) {
            return Err(Wrong::VoteDiffers {
                member: member(),
                vote,
            });
        }
        let is_listed = running
            .electorate
            .iter()
            .any(|elector| elector.member == content.member && elector.is_entitled());
        if !is_listed
            || self
                .must_be_a_member(&content.member, day_of(sealed.time))
                .is_err()
        {
            return Err(Wrong::VoterNotEntitled {
                member: member(),
                vote,
            });
        }
        if !self.could_give(content, sealed.time) {
            return Err(Wrong::VoterWithoutSeat {
                seat: content.by.first().clone(),
                member: member(),
                vote,
            });
        }
        Ok(sealed.index)
    }
}
