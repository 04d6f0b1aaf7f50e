//! The arithmetic of a vote in whole numbers (PROCEDURE, section 4).

use serde::{Deserialize, Serialize};

use super::refusals::Refusal;
use super::words::word_list;

pub use super::requirements::{Bound, Requirement, Share};

word_list! {
    /// What a threshold is a share of. Never "votes cast": bodies mean opposite things by it.
    Base { PresentAndVoting = "present-and-voting", Present = "present", Entitled = "entitled" }
}

/// How many of those entitled must be present; that there is no quorum is said, never left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Quorum {
    NotRequired,
    /// A share of those entitled, met by those present.
    Required(Requirement),
}

/// What a ballot needs in order to adopt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum Rule {
    Majority {
        base: Base,
        /// Met by the yes.
        threshold: Requirement,
        quorum: Quorum,
        /// Blocks when it is met by the no; a share of the same base.
        blocking: Option<Requirement>,
    },
    /// No objection; a member that abstains does not object and is not covered.
    MutualAgreement { quorum: Quorum },
}

/// The votes of one ballot, counted. `entitled` holds those entitled to vote and nobody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tally {
    pub entitled: i64,
    pub yes: i64,
    pub no: i64,
    pub abstain: i64,
    pub not_participating: i64,
}

impl Tally {
    pub const fn present_and_voting(&self) -> i64 {
        self.yes + self.no
    }

    pub const fn present(&self) -> i64 {
        self.yes + self.no + self.abstain + self.not_participating
    }

    pub const fn did_not_vote(&self) -> i64 {
        self.entitled - self.present()
    }

    const fn size_of(&self, base: Base) -> i64 {
        match base {
            Base::PresentAndVoting => self.present_and_voting(),
            Base::Present => self.present(),
            Base::Entitled => self.entitled,
        }
    }
}

/// What the count says of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Adopted,
    Rejected(Shortfall),
    NoDecision(Ground),
}

impl Outcome {
    /// The outcome's word, without what fell short.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Adopted => "adopted",
            Outcome::Rejected(_) => "rejected",
            Outcome::NoDecision(_) => "no-decision",
        }
    }
}

word_list! {
    /// What a rejected question lacked; where several hold, the first of this list that applies.
    Shortfall {
        Objection = "objection",
        Threshold = "threshold",
        YesDoNotExceedNo = "yes-do-not-exceed-no",
        BlockingMinority = "blocking-minority",
    }
}

word_list! {
    /// Why the count decides nothing.
    Ground { NobodyEntitled = "nobody-entitled", Quorum = "quorum" }
}

/// A count with the numbers that explain it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    pub tally: Tally,
    /// Size of the base: how many the threshold is a share of. Mutual agreement: present and voting.
    pub base: i64,
    /// Smallest number of yes that suffices by the threshold. Mutual agreement: one.
    pub needed: i64,
    /// Smallest number of members present that makes the quorum, where there is one.
    pub quorum_needed: Option<i64>,
    /// How many are present.
    pub attained: i64,
    /// Largest number of no that does not block, where no alone can block.
    pub most_no: Option<i64>,
    pub outcome: Outcome,
}

impl Rule {
    pub const fn quorum(&self) -> Quorum {
        match self {
            Rule::Majority { quorum, .. } | Rule::MutualAgreement { quorum } => *quorum,
        }
    }

    /// The rule, if a house could adopt under it (PROCEDURE, section 4).
    ///
    /// # Errors
    /// [`Refusal::RuleImpossible`], such as for more than 1/1.
    pub fn validated(self) -> Result<Rule, Refusal> {
        if let Quorum::Required(requirement) = self.quorum() {
            requirement.validated()?;
        }
        if let Rule::Majority {
            threshold,
            blocking,
            ..
        } = self
        {
            threshold.validated()?;
            blocking.map(Requirement::validated).transpose()?;
        }
        Ok(self)
    }

    /// Counts a ballot. The order of the members cannot matter: it is not there.
    pub fn count(&self, tally: &Tally) -> Arithmetic {
        let (base, needed, most_no) = match self {
            Rule::Majority {
                base,
                threshold,
                blocking,
                ..
            } => {
                let size = tally.size_of(*base);
                // A minority of nobody does not block, even where nobody is a share of nobody.
                let most_no = blocking.map(|block| (block.least(size) - 1).max(0));
                (size, threshold.least(size), most_no)
            }
            Rule::MutualAgreement { .. } => (tally.present_and_voting(), 1, Some(0)),
        };
        let quorum_needed = match self.quorum() {
            Quorum::NotRequired => None,
            Quorum::Required(requirement) => Some(requirement.least(tally.entitled)),
        };
        Arithmetic {
            tally: *tally,
            base,
            needed,
            quorum_needed,
            attained: tally.present(),
            most_no,
            outcome: self.outcome(tally),
        }
    }

    /// Decided by cross-multiplication alone; the numbers that explain it are computed beside it.
    fn outcome(&self, tally: &Tally) -> Outcome {
        if tally.entitled <= 0 {
            return Outcome::NoDecision(Ground::NobodyEntitled);
        }
        if let Quorum::Required(quorum) = self.quorum()
            && !quorum.is_met_by(tally.present(), tally.entitled)
        {
            return Outcome::NoDecision(Ground::Quorum);
        }
        match self {
            Rule::MutualAgreement { .. } if tally.no > 0 => Outcome::Rejected(Shortfall::Objection),
            Rule::Majority {
                base, threshold, ..
            } if !threshold.is_met_by(tally.yes, tally.size_of(*base)) => {
                Outcome::Rejected(Shortfall::Threshold)
            }
            _ if tally.yes <= tally.no => Outcome::Rejected(Shortfall::YesDoNotExceedNo),
            Rule::Majority {
                base,
                blocking: Some(block),
                ..
            } if block.is_met_by(tally.no, tally.size_of(*base)) => {
                Outcome::Rejected(Shortfall::BlockingMinority)
            }
            _ => Outcome::Adopted,
        }
    }
}
