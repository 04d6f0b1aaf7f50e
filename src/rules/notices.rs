//! The table of notices: what happens in the procedure, who is told, at which moment, and what one may do without.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::calendar;
use super::duties;
use super::majority::Outcome;
use super::words::{BallotSymbol, MemberCode, NormSymbol, ProposalSymbol, word_list};

word_list! {
    /// What a notice tells of; one row of the table each.
    Event {
        ConsultationOpened = "consultation-opened",
        CommentMade = "comment-made",
        CommentAnswered = "comment-answered",
        AmendmentProposed = "amendment-proposed",
        /// A new revision asks the co-sponsors of the one before to confirm.
        RevisionToConfirm = "revision-to-confirm",
        Returned = "returned",
        FinalText = "final-text",
        BallotOpened = "ballot-opened",
        /// Before a closing.
        Reminder = "reminder",
        BallotExtended = "ballot-extended",
        BallotEnded = "ballot-ended",
        ProvisionalResult = "provisional-result",
        Certified = "certified",
        CertificationRefused = "certification-refused",
        NormAdopted = "norm-adopted",
        EntryIntoForce = "entry-into-force",
        CorrigendumCirculates = "corrigendum-circulates",
        ReportDue = "report-due",
        VoteEntered = "vote-entered",
        AppointmentChanged = "appointment-changed",
        MotionWaits = "motion-waits",
    }
}

word_list! {
    /// Who is told.
    Circle {
        /// Heads, alternates and registered address of every member.
        EveryMember = "every-member",
        /// The same of the member whose affair it is.
        MemberConcerned = "member-concerned",
        /// The same of each entitled member without a standing vote.
        NotVoted = "not-voted",
        /// Everybody who holds the member's vote.
        HoldersOfTheVote = "holders-of-the-vote",
        /// Officers and registrars.
        Secretariat = "secretariat",
        /// Officers and registrars, but for the one who proposed.
        OtherOfficers = "other-officers",
        /// Delegates of partners: what is public only.
        Partners = "partners",
        ThePerson = "the-person",
    }
}

word_list! {
    /// When a notice is laid.
    Moment {
        /// In the transaction of the act.
        WithTheAct = "with-the-act",
        /// 72, 24 and 2 hours before the closing.
        BeforeTheClosing = "before-the-closing",
        /// Thirty days before the day, and on it.
        BeforeTheDay = "before-the-day",
    }
}

word_list! {
    /// Whether a person may do without.
    Keeping {
        /// Always sent, and at once.
        Due = "due",
        /// At once, collected or not at all, as each person chooses.
        Chosen = "chosen",
    }
}

word_list! {
    /// How a person wants the notices of one kind.
    Pace { AtOnce = "at-once", Daily = "daily", Weekly = "weekly", Never = "never" }
}

/// Hours before a closing at which members without a standing vote are reminded.
pub const REMINDERS: [i64; 3] = [72, 24, 2];
/// Days before the day of a report at which its member is told.
pub const REPORT_MARKS: [i64; 2] = [30, 0];
/// The hour in Paris at which what was collected is sent.
pub const HOUR: i8 = 7;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub event: Event,
    pub circles: &'static [Circle],
    pub moment: Moment,
    pub keeping: Keeping,
}

/// The whole table, in the order of the procedure.
pub fn table() -> impl Iterator<Item = Row> {
    Event::ALL.iter().map(|event| event.row())
}

impl Event {
    /// The table: who is told of what, when, and whether they can do without. What starts a time limit, asks for an
    /// act or changes an hour is due.
    pub const fn row(self) -> Row {
        use Circle::*;
        use Keeping::*;
        use Moment::*;
        let (circles, moment, keeping): (&'static [Circle], Moment, Keeping) = match self {
            Event::ConsultationOpened => (&[EveryMember], WithTheAct, Due),
            Event::CommentMade => (&[MemberConcerned], WithTheAct, Chosen),
            Event::CommentAnswered => (&[MemberConcerned], WithTheAct, Chosen),
            Event::AmendmentProposed => (&[MemberConcerned], WithTheAct, Due),
            Event::RevisionToConfirm => (&[MemberConcerned], WithTheAct, Due),
            Event::Returned => (&[MemberConcerned], WithTheAct, Due),
            Event::FinalText => (&[EveryMember], WithTheAct, Due),
            Event::BallotOpened => (&[EveryMember], WithTheAct, Due),
            Event::Reminder => (&[NotVoted], BeforeTheClosing, Due),
            Event::BallotExtended => (&[EveryMember, Secretariat], WithTheAct, Due),
            Event::BallotEnded => (&[EveryMember, Secretariat], WithTheAct, Due),
            Event::ProvisionalResult => (&[EveryMember, Secretariat], WithTheAct, Due),
            Event::Certified => (&[EveryMember, Secretariat], WithTheAct, Chosen),
            Event::CertificationRefused => (&[EveryMember, Secretariat], WithTheAct, Due),
            Event::NormAdopted => (&[EveryMember, Secretariat, Partners], WithTheAct, Chosen),
            Event::EntryIntoForce => (&[EveryMember, Secretariat, Partners], WithTheAct, Chosen),
            Event::CorrigendumCirculates => (&[EveryMember], WithTheAct, Due),
            Event::ReportDue => (&[MemberConcerned], BeforeTheDay, Due),
            Event::VoteEntered => (&[HoldersOfTheVote], WithTheAct, Due),
            Event::AppointmentChanged => (&[ThePerson], WithTheAct, Due),
            Event::MotionWaits => (&[OtherOfficers], WithTheAct, Chosen),
        };
        Row {
            event: self,
            circles,
            moment,
            keeping,
        }
    }

    /// Whether a person may have it collected, or do without.
    pub fn is_chosen(self) -> bool {
        self.row().keeping == Keeping::Chosen
    }
}

/// What happened, as the letter tells it: symbols, titles as its readers may see them, hours. Never a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Matter {
    pub proposal: Option<ProposalSymbol>,
    pub ballot: Option<BallotSymbol>,
    pub norm: Option<NormSymbol>,
    pub title_en: Option<String>,
    pub title_fr: Option<String>,
    pub revision: Option<i64>,
    /// Of a comment, an amendment, a corrigendum, or a place in the order of voting.
    pub number: Option<i64>,
    /// Until when something can be done.
    pub until: Option<Timestamp>,
    /// Of an adoption, an entry into force, a report.
    pub day: Option<Date>,
    /// Whose comment or amendment it is.
    pub by: Option<MemberCode>,
    /// Hours before the closing.
    pub hours: Option<i64>,
    pub outcome: Option<Outcome>,
    /// The word of a ground.
    pub ground: Option<String>,
}

/// A notice, as it is laid for one addressee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub event: Event,
    pub matter: Matter,
    /// In whose delegation the addressee is: its capital's hour is said too.
    pub member: Option<MemberCode>,
    pub at: Timestamp,
}

/// Something that is due from a person, as a letter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    pub kind: duties::Kind,
    /// A symbol; empty where it has none that a reader knows.
    pub subject: String,
    pub deadline: Option<Timestamp>,
}

/// The reminder that is due now, as hours before the closing: the last one whose moment has come, if that was after
/// the opening. What a register that stood still missed is not made up for by two letters.
pub fn reminder(opens: Timestamp, closes: Timestamp, now: Timestamp) -> Option<i64> {
    if now >= closes {
        return None;
    }
    REMINDERS
        .into_iter()
        .filter(|hours| {
            let moment = closes - SignedDuration::from_hours(*hours);
            opens < moment && moment <= now
        })
        .min()
}

/// The notice of a report that is due now, as days before its day.
pub fn report_mark(on: Date, today: Date) -> Option<i64> {
    REPORT_MARKS
        .into_iter()
        .filter(|days| calendar::days_after(on, -days) <= today)
        .min()
}

/// The last moment at which what is collected day by day was to be sent: 07:00 in Paris of a working day, which none
/// is on which the house is closed besides.
pub fn daily(now: Timestamp, closed: &BTreeSet<Date>) -> Timestamp {
    let mut day = calendar::day_of(now);
    while !calendar::is_open_day(day, closed) || at_seven(day) > now {
        day = calendar::days_after(day, -1);
    }
    at_seven(day)
}

/// The same of what is collected week by week: Monday, or the first working day after it.
pub fn weekly(now: Timestamp, closed: &BTreeSet<Date>) -> Timestamp {
    let today = calendar::day_of(now);
    let mut monday =
        calendar::days_after(today, -i64::from(today.weekday().to_monday_zero_offset()));
    while at_seven(first_open_day(monday, closed)) > now {
        monday = calendar::days_after(monday, -7);
    }
    at_seven(first_open_day(monday, closed))
}

fn first_open_day(monday: Date, closed: &BTreeSet<Date>) -> Date {
    if calendar::is_open_day(monday, closed) {
        monday
    } else {
        calendar::next_open_day(monday, closed)
    }
}

/// Seven in the morning in Paris: no change of the hour falls on it.
fn at_seven(day: Date) -> Timestamp {
    let seven = Time::constant(HOUR, 0, 0, 0);
    calendar::paris()
        .to_timestamp(day.to_datetime(seven))
        .unwrap_or(Timestamp::MAX)
}
