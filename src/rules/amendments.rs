//! Amendments to a proposal, and the order in which they and the parts of its text are put to the vote.

use super::refusals::{Field, Refusal};
use super::stage::{Move, Stage, next};
use super::words::{How, MemberCode, word_list};

word_list! {
    /// Where an amendment stands.
    AmendmentState {
        Standing = "standing",
        Withdrawn = "withdrawn",
        /// The sponsor of the proposal took it up; the next revision contains it.
        Accepted = "accepted",
        /// It has no object any more, by what was decided before it.
        Fallen = "fallen",
        Adopted = "adopted",
        Rejected = "rejected",
        NoDecision = "no-decision",
    }
}

/// Proposes an amendment to the current text.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::VotingHasBegun`].
pub const fn may_propose(stage: Stage) -> Result<(), Refusal> {
    match stage {
        stage if stage.is_open_to_amendments() => Ok(()),
        Stage::Parts | Stage::Voting => Err(Refusal::VotingHasBegun),
        _ => Err(Refusal::OutOfOrder),
    }
}

/// An amendment as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Amending<'a> {
    pub stage: Stage,
    pub state: AmendmentState,
    pub member: &'a MemberCode,
    /// Who has joined it.
    pub cosponsors: &'a [MemberCode],
}

impl Amending<'_> {
    /// Joins its sponsors.
    ///
    /// # Errors
    /// [`Refusal::VotingHasBegun`], [`Refusal::AmendmentSettled`], [`Refusal::SponsorCannotCosponsor`],
    /// [`Refusal::AlreadyDone`].
    pub fn may_join(&self, member: &MemberCode) -> Result<(), Refusal> {
        self.stands()?;
        may_propose(self.stage)?;
        if member == self.member {
            return Err(Refusal::SponsorCannotCosponsor);
        }
        if self.cosponsors.contains(member) {
            return Err(Refusal::AlreadyDone);
        }
        Ok(())
    }

    /// Withdraws it.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::VotingHasBegun`], [`Refusal::AmendmentSettled`].
    pub fn may_withdraw(&self, member: &MemberCode) -> Result<(), Refusal> {
        if member != self.member {
            return Err(Refusal::NotYours);
        }
        self.stands()?;
        may_propose(self.stage)
    }

    /// The sponsor of the proposal accepts it for the next revision.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::AmendmentSettled`], [`Refusal::OutOfOrder`] once the text is final.
    pub fn may_accept(&self, member: &MemberCode, sponsor: &MemberCode) -> Result<(), Refusal> {
        if member != sponsor {
            return Err(Refusal::NotYours);
        }
        self.stands()?;
        if self.stage.is_open_to_revision() {
            Ok(())
        } else {
            Err(Refusal::OutOfOrder)
        }
    }

    /// # Errors
    /// [`Refusal::AmendmentSettled`].
    pub fn stands(&self) -> Result<(), Refusal> {
        match self.state {
            AmendmentState::Standing => Ok(()),
            _ => Err(Refusal::AmendmentSettled),
        }
    }
}

/// A place in the order of voting: one amendment, or the units of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Amendment(i64),
    /// How many units are voted on apart.
    Division(&'a [super::words::UnitSymbol]),
}

/// Records the order of voting: at the final text, before any vote, with every amendment that stands, each once.
///
/// # Errors
/// [`Refusal::OutOfOrder`], [`Refusal::OrderIncomplete`], [`Refusal::Missing`] of a division without units.
pub fn may_order(stage: Stage, parts: &[Part<'_>], standing: &[i64]) -> Result<(), Refusal> {
    if stage != Stage::FinalText {
        return Err(Refusal::OutOfOrder);
    }
    let mut placed = Vec::new();
    for part in parts {
        match part {
            Part::Amendment(number) => placed.push(*number),
            Part::Division([]) => return Err(Refusal::Missing(Field::Unit)),
            Part::Division(_) => {}
        }
    }
    placed.sort_unstable();
    let mut standing = standing.to_vec();
    standing.sort_unstable();
    if parts.is_empty() || placed != standing {
        return Err(Refusal::OrderIncomplete);
    }
    Ok(())
}

/// Where the voting in parts stands: the order, and how many of its places are settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub parts: i64,
    /// Decided, ended without decision, or fallen; in order.
    pub settled: i64,
    /// Amendments that stand.
    pub standing: i64,
}

impl Progress {
    /// Opens the ballot on the next part; gives its place, from 1.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`], [`Refusal::NoPartLeft`].
    pub fn next_part(&self, stage: Stage) -> Result<i64, Refusal> {
        next(stage, Move::OpenPart, None)?;
        if self.settled < self.parts {
            Ok(self.settled + 1)
        } else {
            Err(Refusal::NoPartLeft)
        }
    }

    /// Puts the whole to the vote, or adopts it without one: no part is left, and no amendment stands.
    ///
    /// # Errors
    /// [`Refusal::PartsNotDecided`].
    pub const fn may_decide_the_whole(&self) -> Result<(), Refusal> {
        if self.settled < self.parts || self.standing > 0 {
            Err(Refusal::PartsNotDecided)
        } else {
            Ok(())
        }
    }
}

/// One change of an amendment or corrigendum: which of its fields must be there.
///
/// # Errors
/// [`Refusal::Missing`] of a unit or a wording, [`Refusal::Malformed`] of a wording where a unit is deleted.
pub const fn may_change(how: How, names_a_unit: Named, wording: Worded) -> Result<(), Refusal> {
    match (how, names_a_unit, wording) {
        (How::Replace | How::Delete, Named::Nothing, _) => Err(Refusal::Missing(Field::Unit)),
        (How::Delete, _, Worded::Nothing) => Ok(()),
        (How::Delete, _, Worded::Given) => Err(Refusal::Malformed(Field::Wording)),
        (How::Replace | How::InsertAfter, _, Worded::Nothing) => {
            Err(Refusal::Missing(Field::Wording))
        }
        (How::Replace | How::InsertAfter, _, Worded::Given) => Ok(()),
    }
}

/// Whether a change names the unit that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Unit,
    /// An insertion at the very beginning.
    Nothing,
}

/// Whether a change brings words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worded {
    Given,
    Nothing,
}
