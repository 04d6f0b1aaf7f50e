//! Sponsorship: what a sponsor or co-sponsor may do with a proposal as it stands (PROCEDURE, section 2).

use super::refusals::Refusal;
use super::stage::{Move, Stage, next};
use super::words::MemberCode;

/// Who carries a proposal, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Sponsorship<'a> {
    pub stage: Stage,
    /// Of a withdrawn proposal: where it stood.
    pub resumes: Option<Stage>,
    /// The current revision.
    pub revision: i64,
    pub sponsor: &'a MemberCode,
    /// Each with the newest revision it co-sponsors.
    pub cosponsors: &'a [(MemberCode, i64)],
}

impl Sponsorship<'_> {
    /// Co-sponsors this revision, or confirms for it.
    ///
    /// # Errors
    /// [`Refusal::VotingHasBegun`], [`Refusal::OutOfOrder`], [`Refusal::NotTheCurrentRevision`],
    /// [`Refusal::SponsorCannotCosponsor`], [`Refusal::AlreadyDone`] where it has been confirmed.
    pub fn may_join(&self, member: &MemberCode, revision: i64) -> Result<(), Refusal> {
        self.before_the_voting()?;
        if revision != self.revision {
            return Err(Refusal::NotTheCurrentRevision {
                current: self.revision,
            });
        }
        if member == self.sponsor {
            return Err(Refusal::SponsorCannotCosponsor);
        }
        if self.given_by(member) == Some(self.revision) {
            return Err(Refusal::AlreadyDone);
        }
        Ok(())
    }

    /// Withdraws its co-sponsorship.
    ///
    /// # Errors
    /// [`Refusal::NotACosponsor`], and once the voting has begun [`Refusal::VotingHasBegun`].
    pub fn may_leave(&self, member: &MemberCode) -> Result<(), Refusal> {
        if self.given_by(member).is_none() {
            return Err(Refusal::NotACosponsor);
        }
        self.before_the_voting()
    }

    /// Sends a new revision, or a returned proposal again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::VotingHasBegun`], [`Refusal::OutOfOrder`].
    pub fn may_revise(&self, member: &MemberCode) -> Result<Stage, Refusal> {
        self.is_sponsor(member)?;
        let attempted = match self.stage {
            Stage::Returned => Move::Resubmit,
            _ => Move::Revise,
        };
        self.moved(attempted)
    }

    /// Withdraws the proposal.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::VotingHasBegun`], [`Refusal::OutOfOrder`].
    pub fn may_withdraw(&self, member: &MemberCode) -> Result<Stage, Refusal> {
        self.is_sponsor(member)?;
        self.moved(Move::Withdraw)
    }

    /// Maintains a withdrawn proposal and becomes its sponsor: whoever co-sponsors the current revision.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`], [`Refusal::NotACosponsor`].
    pub fn may_maintain(&self, member: &MemberCode) -> Result<Stage, Refusal> {
        let stage = self.moved(Move::Maintain)?;
        if self.given_by(member) == Some(self.revision) {
            Ok(stage)
        } else {
            Err(Refusal::NotACosponsor)
        }
    }

    /// The newest revision that the member co-sponsors, if it co-sponsors any.
    pub fn given_by(&self, member: &MemberCode) -> Option<i64> {
        self.cosponsors
            .iter()
            .find(|(code, _)| code == member)
            .map(|(_, revision)| *revision)
    }

    /// # Errors
    /// [`Refusal::NotYours`] for every other member.
    pub fn is_sponsor(&self, member: &MemberCode) -> Result<(), Refusal> {
        if member == self.sponsor {
            Ok(())
        } else {
            Err(Refusal::NotYours)
        }
    }

    fn before_the_voting(&self) -> Result<(), Refusal> {
        if self.stage.is_open_to_cosponsors() {
            Ok(())
        } else {
            Err(too_late(self.stage))
        }
    }

    fn moved(&self, attempted: Move) -> Result<Stage, Refusal> {
        next(self.stage, attempted, self.resumes).map_err(|_| too_late(self.stage))
    }
}

/// Why nothing can be changed any more.
const fn too_late(stage: Stage) -> Refusal {
    match stage {
        Stage::Voting | Stage::Provisional => Refusal::VotingHasBegun,
        _ => Refusal::OutOfOrder,
    }
}
