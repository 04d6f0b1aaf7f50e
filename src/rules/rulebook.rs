//! The rulebook: the rule of each kind of decision with the periods of the procedure, in dated versions.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::majority::{Base, Quorum, Requirement, Rule};
use super::refusals::{Field, Refusal};
use super::words::{DecisionKind, Relation, word_list};

word_list! {
    /// How the regional organisation stands next to its member States in an electorate.
    OrganisationRule { StatesVote = "member-states-vote", OwnVote = "own-vote" }
}

word_list! {
    /// Whether associates vote; the house knows no other answer today.
    AssociatesVote { No = "no" }
}

/// One version of the rulebook; a decision is governed by the version in force when it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rulebook {
    pub version: i64,
    /// First day on which this version is in force, in Paris.
    pub effective: Date,
    /// Least days between the final text in both languages and the opening.
    pub notice_days: i64,
    /// Least days between the opening and the closing of a ballot.
    pub window_days: i64,
    /// Working days after the submission in which a proposal may be returned for form.
    pub return_days: i64,
    /// Working days after the closing in which a member may report an error of recording.
    pub error_days: i64,
    /// Working days after the closing in which a delegation may explain its vote.
    pub explanation_days: i64,
    /// Days in which a member may object to a corrigendum.
    pub objection_days: i64,
    pub organisation: OrganisationRule,
    pub associates_vote: AssociatesVote,
    pub rules: BTreeMap<DecisionKind, Rule>,
}

impl Rulebook {
    /// The rulebook a new house begins with (PROCEDURE, sections 1 to 4). It is in force since the day
    /// the Partnership was founded, so that no decision of the house precedes it.
    pub fn first() -> Rulebook {
        let quorum = Quorum::Required(Requirement::more_than(1, 2));
        let majority = |base, threshold| Rule::Majority {
            base,
            threshold,
            quorum,
            blocking: None,
        };
        let two_thirds = Requirement::at_least(2, 3);
        let norms = majority(Base::PresentAndVoting, two_thirds);
        Rulebook {
            version: 1,
            effective: date(2020, 6, 15),
            notice_days: 10,
            window_days: 5,
            return_days: 5,
            error_days: 2,
            explanation_days: 5,
            objection_days: 30,
            organisation: OrganisationRule::StatesVote,
            associates_vote: AssociatesVote::No,
            rules: BTreeMap::from([
                (DecisionKind::NormAdoption, norms),
                (DecisionKind::NormAmendment, norms),
                (DecisionKind::NormAbrogation, norms),
                // What becomes part of a norm needs the majority of the norm.
                (DecisionKind::Amendment, norms),
                (DecisionKind::Division, norms),
                (
                    DecisionKind::Procedural,
                    majority(Base::PresentAndVoting, Requirement::more_than(1, 2)),
                ),
                (
                    DecisionKind::Admission,
                    majority(Base::Entitled, two_thirds),
                ),
                (DecisionKind::Consensus, Rule::MutualAgreement { quorum }),
            ]),
        }
    }

    /// The rule that follows from the kind of decision; no officer chooses it.
    ///
    /// # Errors
    /// [`Refusal::NoRuleForKind`] where this version has none.
    pub fn rule_for(&self, kind: DecisionKind) -> Result<&Rule, Refusal> {
        self.rules.get(&kind).ok_or(Refusal::NoRuleForKind)
    }

    /// The version, if each of its rules is possible and no period is negative.
    ///
    /// # Errors
    /// [`Refusal::RuleImpossible`].
    pub fn validated(self) -> Result<Rulebook, Refusal> {
        let periods = [
            self.notice_days,
            self.window_days,
            self.return_days,
            self.error_days,
            self.explanation_days,
            self.objection_days,
        ];
        if periods.iter().any(|days| !(0..=366).contains(days)) {
            return Err(Refusal::RuleImpossible);
        }
        for rule in self.rules.values() {
            rule.validated()?;
        }
        Ok(self)
    }
}

/// The version in force on a day: of those already effective the latest, a higher version before a lower.
pub fn in_force(versions: &[Rulebook], on: Date) -> Option<&Rulebook> {
    versions
        .iter()
        .filter(|book| book.effective <= on)
        .max_by_key(|book| (book.effective, book.version))
}

/// Whether what is adopted becomes a norm with a number.
pub const fn makes_a_norm(kind: DecisionKind) -> bool {
    match kind {
        DecisionKind::NormAdoption | DecisionKind::Consensus => true,
        DecisionKind::NormAmendment
        | DecisionKind::NormAbrogation
        | DecisionKind::Procedural
        | DecisionKind::Admission
        | DecisionKind::Amendment
        | DecisionKind::Division => false,
    }
}

/// Whether a body may adopt it at a meeting, without a vote: what is, or concerns, a norm.
pub const fn may_be_adopted_at_a_meeting(kind: DecisionKind) -> bool {
    match kind {
        DecisionKind::NormAdoption
        | DecisionKind::Consensus
        | DecisionKind::NormAmendment
        | DecisionKind::NormAbrogation => true,
        DecisionKind::Procedural
        | DecisionKind::Admission
        | DecisionKind::Amendment
        | DecisionKind::Division => false,
    }
}

/// Whether the question is a part of a proposal, not the whole.
pub const fn is_of_a_part(kind: DecisionKind) -> bool {
    matches!(kind, DecisionKind::Amendment | DecisionKind::Division)
}

/// What a proposal of this kind may do to a norm that exists, and whether it must.
///
/// # Errors
/// [`Refusal::Missing`] where the norm must be named, [`Refusal::Malformed`] where it cannot.
pub fn may_relate(kind: DecisionKind, relation: Option<Relation>) -> Result<(), Refusal> {
    use DecisionKind as K;
    match (kind, relation) {
        (K::NormAmendment, Some(Relation::Amends))
        | (K::NormAbrogation, Some(Relation::Abrogates))
        | (K::NormAdoption | K::Consensus, None | Some(Relation::Replaces))
        | (K::Procedural | K::Admission, None) => Ok(()),
        (K::NormAmendment | K::NormAbrogation, None) => Err(Refusal::Missing(Field::Norm)),
        _ => Err(Refusal::Malformed(Field::Norm)),
    }
}
