//! Imported archives: their participants, how their votes are counted, and what their files may say.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::majority::{Base, Outcome, Quorum, Requirement, Rule, Tally};
use super::words::{Choice, MemberCode, word_list};

word_list! {
    /// What a participant of an archive is.
    ParticipantKind { State = "state", Organisation = "organisation" }
}

word_list! {
    /// What a participant did with an instrument (Vienna Convention on the Law of Treaties, articles 11 to 16 and 25).
    ParticipationKind {
        Signature = "signature",
        Ratification = "ratification",
        Accession = "accession",
        Acceptance = "acceptance",
        Approval = "approval",
        Succession = "succession",
        DefinitiveSignature = "definitive-signature",
        FormalConfirmation = "formal-confirmation",
        ProvisionalApplication = "provisional-application",
        ConsentToBeBound = "consent-to-be-bound",
        /// What it was stands in its note.
        Other = "other",
    }
}

word_list! {
    /// The rules under which an archive may be counted, by name.
    RuleName {
        /// More than half of those present and voting.
        SimpleMajority = "simple-majority",
        /// At least two thirds of those present and voting.
        TwoThirds = "two-thirds",
        /// More than half of those entitled.
        AbsoluteMajority = "absolute-majority",
    }
}

impl RuleName {
    /// The rule of this name, without a quorum: an archive does not say who was present without voting.
    pub const fn rule(self) -> Rule {
        let (base, threshold) = match self {
            RuleName::SimpleMajority => (Base::PresentAndVoting, Requirement::more_than(1, 2)),
            RuleName::TwoThirds => (Base::PresentAndVoting, Requirement::at_least(2, 3)),
            RuleName::AbsoluteMajority => (Base::Entitled, Requirement::more_than(1, 2)),
        };
        Rule::Majority {
            base,
            threshold,
            quorum: Quorum::NotRequired,
            blocking: None,
        }
    }

    /// The name of a rule, if it has one.
    pub fn of(rule: &Rule) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.rule() == *rule)
    }
}

/// The first and the last day on which a participant is known to have been one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Unknown where it is left out.
    pub since: Option<Date>,
    /// Still, where it is left out.
    pub until: Option<Date>,
}

impl Period {
    /// It is known to have been a participant on that day: whose beginning is unknown is not taken for one.
    pub fn holds(self, day: Date) -> bool {
        self.since.is_some_and(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The day lies before the beginning or after the end, as far as these are known.
    pub fn excludes(self, day: Date) -> bool {
        self.since.is_some_and(|since| day < since) || self.until.is_some_and(|until| until < day)
    }
}

/// How the participants voted: each in one list at most, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RollCall {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub abstain: Vec<MemberCode>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub no: Vec<MemberCode>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub not_participating: Vec<MemberCode>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub yes: Vec<MemberCode>,
}

impl RollCall {
    /// The list of one choice.
    pub const fn of(&self, choice: Choice) -> &Vec<MemberCode> {
        match choice {
            Choice::Yes => &self.yes,
            Choice::No => &self.no,
            Choice::Abstain => &self.abstain,
            Choice::NotParticipating => &self.not_participating,
        }
    }

    /// Adds a vote; [`RollCall::sort`] follows the last.
    pub fn add(&mut self, choice: Choice, member: MemberCode) {
        match choice {
            Choice::Yes => self.yes.push(member),
            Choice::No => self.no.push(member),
            Choice::Abstain => self.abstain.push(member),
            Choice::NotParticipating => self.not_participating.push(member),
        }
    }

    pub fn sort(&mut self) {
        self.yes.sort_unstable();
        self.no.sort_unstable();
        self.abstain.sort_unstable();
        self.not_participating.sort_unstable();
    }

    /// Every vote, in the order of the codes.
    pub fn votes(&self) -> Vec<(&MemberCode, Choice)> {
        let mut votes: Vec<(&MemberCode, Choice)> = Choice::ALL
            .iter()
            .flat_map(|choice| self.of(*choice).iter().map(|member| (member, *choice)))
            .collect();
        votes.sort_unstable();
        votes
    }

    pub const fn is_empty(&self) -> bool {
        self.yes.is_empty()
            && self.no.is_empty()
            && self.abstain.is_empty()
            && self.not_participating.is_empty()
    }

    /// Counts the votes among the participants of that day; who voted outside its period is counted as well, since
    /// the archive says that it voted.
    pub fn count<'a>(
        &self,
        day: Date,
        participants: impl Iterator<Item = (&'a MemberCode, Period)>,
    ) -> Tally {
        let size = |choice| self.of(choice).len() as i64;
        let (yes, no) = (size(Choice::Yes), size(Choice::No));
        let (abstain, not_participating) = (size(Choice::Abstain), size(Choice::NotParticipating));
        let votes = self.votes();
        let silent = participants
            .filter(|(code, period)| {
                period.holds(day)
                    && votes
                        .binary_search_by(|(voter, _)| (*voter).cmp(code))
                        .is_err()
            })
            .count() as i64;
        Tally {
            entitled: yes + no + abstain + not_participating + silent,
            yes,
            no,
            abstain,
            not_participating,
        }
    }

    /// What the rule makes of the votes; nothing where the archive has none.
    pub fn outcome(&self, rule: &Rule, tally: &Tally) -> Option<Outcome> {
        (!self.is_empty()).then(|| rule.count(tally).outcome)
    }
}
