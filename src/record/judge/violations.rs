//! Violations: what an entry does that it must not, each as a value and as a sentence for the terminal.

use jiff::Timestamp;

use crate::rules::Refusal;
use crate::rules::majority::{Outcome, Tally};
use crate::rules::words::{MemberCode, Seat};

/// One thing that is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The entry in which it was found.
    pub index: u64,
    pub wrong: Wrong,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "entry {}: {}", self.index, self.wrong)
    }
}

/// What is wrong with an entry: with its form, with who acted, or with what was done then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    // Form and order.
    #[error("is not well formed: {0}")]
    Malformed(String),
    #[error("says that it is entry {0}")]
    Index(i64),
    #[error("its time is earlier than that of the entry before")]
    TimeRunsBack,
    #[error("is of version {0}, which is not known here")]
    Version(i64),
    #[error("the record does not begin with the opening of a house")]
    NotOpened,
    #[error("opens a house that is open")]
    OpenedTwice,
    #[error("the record is of {says}, not of {expected}")]
    Origin { says: String, expected: String },

    #[error("continues a record wrongly: it {0}")]
    Continues(&'static str),

    #[error("is an imported act that {0}")]
    Imported(&'static str),

    // Who.
    #[error("names somebody, where the record must name nobody")]
    SomebodyNamed,
    #[error("must be done by the registry itself")]
    NotByItself,
    #[error("must name one seat")]
    NotByOneSeat,
    #[error("must be done by two officers")]
    NotByTwo,
    #[error("two different officers must act, and {0} is named twice")]
    SameSeatTwice(Seat),
    #[error("one of the two officers must be a registrar")]
    NoRegistrar,
    #[error("there is no seat {0} at that moment")]
    NoSuchSeat(Seat),
    #[error("the office in seat {0} does not permit this act")]
    Office(Seat),
    #[error("seat {seat} is not of the delegation of {member}")]
    SeatOfAnother { seat: Seat, member: MemberCode },
    #[error("seat {0} was given out before")]
    SeatGivenTwice(Seat),

    // What is named.
    #[error("there is no {0}")]
    Unknown(String),
    #[error("{0} was used before")]
    UsedBefore(String),
    #[error("{0} bears another year than that of the act in Paris")]
    OfAnotherYear(String),
    #[error("a document in it is not in the language of its place")]
    Language,
    #[error("the moment it gives is not that of the entry")]
    AnotherMoment,
    #[error(
        "the key does not read as one that verifies signatures, or bears the name of another use"
    )]
    KeyUnusable,
    #[error("nothing of the kind was due")]
    NotDue,

    // The law's own answer.
    #[error("the law refuses it: {}", super::sentences::refused(.0))]
    Refused(Refusal),

    // Ballots.
    #[error("the rule is not the one that the rulebook in force gives for this kind of decision")]
    RuleNotOfKind,
    #[error("version {0} of the rulebook is not the one in force")]
    RulebookNotInForce(i64),
    #[error("the list of those entitled is not that of the members on that day")]
    Electorate,
    #[error("the texts put to the vote are not those of the final text")]
    Texts,
    #[error("the proposal, its kind or its revision is not the one that was fixed")]
    Question,
    #[error("a vote outside the hours of its ballot")]
    OutsideTheHours,
    #[error("a commitment that another entry has")]
    CommitmentUsedBefore,
    #[error("the closing came before the hour")]
    BeforeTheHour,
    #[error("the hour of closing is not that of the opening with its extensions")]
    HourDiffers,
    #[error(
        "the ballots were not closed in the order of their hours, which the numbers of norms follow"
    )]
    ClosingOutOfOrder,
    #[error("the vote of entry {vote} came after the hour of the ballot")]
    LateVote { vote: u64 },
    #[error("the opened votes are not in the order of members, one for each")]
    VotesNotSorted,
    #[error("the vote opened for {member} is not in an entry of this ballot")]
    VoteOfNoEntry { member: MemberCode },
    #[error("the vote opened for {member} is not the one that entry {vote} commits to")]
    VoteDiffers { member: MemberCode, vote: u64 },
    #[error("{member} was not entitled to the vote of entry {vote}")]
    VoterNotEntitled { member: MemberCode, vote: u64 },
    #[error("seat {seat} could not vote for {member} in entry {vote}")]
    VoterWithoutSeat {
        seat: Seat,
        member: MemberCode,
        vote: u64,
    },
    #[error("leaves {says} votes closed, where {counted} are left")]
    LeftClosed { says: i64, counted: i64 },
    #[error("the members struck from the list are not those that ceased to be members")]
    Struck,
    #[error("the tally is wrong: {}, where the votes give {}", counts(.says), counts(.counted))]
    Tally { says: Tally, counted: Tally },
    #[error("the outcome is wrong: {}, where the rule gives {}", .says.as_str(), .follows.as_str())]
    Outcome { says: Outcome, follows: Outcome },
    #[error("the number of the norm is missing, superfluous, used before or another one")]
    NormNumber,
    #[error("the day of adoption is not that of the closing in Paris")]
    AdoptionDay,
    #[error("ballot {ballot} was due to close at {since} and never was")]
    NeverClosed { ballot: String, since: Timestamp },

    // What was for members.
    #[error("opens entry {0}, which is no closed act of this proposal")]
    NoClosedAct(i64),
    #[error("what it opens is not what entry {0} commits to")]
    ContentDiffers(i64),
    #[error("opens a proposal for members without adoption, declassification or a day set for it")]
    OpenedWithoutGround,
    #[error("leaves {0} acts of the proposal closed")]
    LeftForMembers(usize),
    #[error("an act on a proposal for members stands open")]
    MustStayClosed,
    #[error("an act on a public proposal is closed")]
    MustStandOpen,
    #[error("the side it names is not that of the act")]
    Side,
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        Wrong::Refused(refusal)
    }
}

/// What the judge says of one act.
pub(super) type Judged = Result<(), Wrong>;

fn counts(tally: &Tally) -> String {
    format!(
        "{} yes, {} no, {} abstain, {} not participating of {} entitled",
        tally.yes, tally.no, tally.abstain, tally.not_participating, tally.entitled
    )
}
