//! Duties: what the state of the house asks of each office, until when, and what makes it done.

use std::cmp::Reverse;

use jiff::{SignedDuration, Timestamp};

use super::languages::Languages;
use super::permissions::Office;
use super::stage::Stage;
use super::words::{Lang, ProposalSymbol, word_list};

/// How long what is done stays on the board.
pub const DONE_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long before its end an office is said to end.
pub const ENDING_NOTICE: SignedDuration = SignedDuration::from_hours(30 * 24);

word_list! {
    /// What can be due.
    Kind {
        // From a delegation.
        Vote = "vote",
        /// A vote that an expert prepared waits for whoever holds the vote.
        PreparedVote = "prepared-vote",
        Comment = "comment",
        /// Comments that were drafted and not published.
        CommentDrafts = "comment-drafts",
        CoSponsorship = "co-sponsorship",
        /// Amendments to the member's own proposal that stand unanswered.
        AmendmentAnswers = "amendment-answers",
        /// Accepted amendments that no revision has taken up.
        AmendmentsAccepted = "amendments-accepted",
        Correction = "correction",
        /// The language that the secretariat supplied waits for the sponsor.
        Agreement = "agreement",
        Report = "report",
        PreparedReport = "prepared-report",
        Corrigendum = "corrigendum",
        // From whoever appointed, or whose office it is.
        OfficeCode = "office-code",
        OfficeEnds = "office-ends",
        // From the secretariat.
        SecondOfficer = "second-officer",
        VoteHolder = "vote-holder",
        Translation = "translation",
        SignOff = "sign-off",
        OpenConsultation = "open-consultation",
        FixFinalText = "fix-final-text",
        CommentAnswers = "comment-answers",
        OrderOfVoting = "order-of-voting",
        OpenPart = "open-part",
        OpenBallot = "open-ballot",
        /// A ballot that runs: until its hour two officers may extend it.
        Closing = "closing",
        Certify = "certify",
        Acknowledge = "acknowledge",
        EntryIntoForce = "entry-into-force",
        /// Letters that were given up.
        Undelivered = "undelivered",
    }
}

/// Something due, or done not long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub kind: Kind,
    /// Symbol of a ballot, proposal or norm, seat, or id of what waits; empty for letters.
    pub subject: String,
    /// The proposal that it is about, where it is about one.
    pub proposal: Option<ProposalSymbol>,
    /// A word that its sentence needs: a language, a kind of motion, a name, a member.
    pub detail: String,
    /// How many, the number of a revision, or of a corrigendum; 0 where nothing is counted.
    pub number: i64,
    pub deadline: Option<Timestamp>,
    pub done: Option<Timestamp>,
}

impl Duty {
    pub fn of(kind: Kind, subject: impl ToString) -> Self {
        Self {
            kind,
            subject: subject.to_string(),
            proposal: None,
            detail: String::new(),
            number: 0,
            deadline: None,
            done: None,
        }
    }

    #[must_use]
    pub fn about(mut self, proposal: &ProposalSymbol) -> Self {
        self.proposal = Some(proposal.clone());
        self
    }

    #[must_use]
    pub fn detailed(mut self, detail: impl ToString) -> Self {
        self.detail = detail.to_string();
        self
    }

    #[must_use]
    pub const fn numbered(mut self, number: i64) -> Self {
        self.number = number;
        self
    }

    #[must_use]
    pub const fn until(mut self, deadline: Option<Timestamp>) -> Self {
        self.deadline = deadline;
        self
    }

    #[must_use]
    pub const fn done(mut self, at: Timestamp) -> Self {
        self.done = Some(at);
        self
    }

    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.done.is_none() && self.deadline.is_some_and(|deadline| deadline <= now)
    }
}

/// The table: whose duty is it? Everything not listed is nobody's.
pub const fn has(office: Office, kind: Kind) -> bool {
    use Kind::*;
    use Office::*;
    matches!(
        (office, kind),
        // The whole delegation prepares; who decides is said where it is done.
        (
            Expert | Head | Alternate,
            Vote | Comment
                | CommentDrafts
                | CoSponsorship
                | AmendmentAnswers
                | AmendmentsAccepted
                | Correction
                | Agreement
                | Report
        ) | (Head | Alternate, PreparedVote)
            | (Head, PreparedReport | Corrigendum | OfficeCode)
            | (_, OfficeEnds)
            | (
                Officer | Registrar,
                SecondOfficer
                    | VoteHolder
                    | OfficeCode
                    | Translation
                    | OpenConsultation
                    | FixFinalText
                    | CommentAnswers
                    | OrderOfVoting
                    | OpenPart
                    | OpenBallot
                    | Closing
                    | Certify
                    | Acknowledge
                    | EntryIntoForce
                    | Undelivered
            )
            | (Translator | Reviser, Translation | SignOff)
            | (Administrator, OfficeCode | Undelivered)
    )
}

/// What a vote asks of a member of its electorate: due while it runs, done by the last vote that was not withdrawn.
pub fn of_vote(running: bool, last: Option<(Timestamp, Standing)>) -> Stands {
    match (running, last) {
        (_, Some((at, Standing::Given))) => Stands::Done(at),
        (true, _) => Stands::Due,
        (false, _) => Stands::Neither,
    }
}

/// What became of the last vote that a member gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Given,
    Withdrawn,
}

/// Where a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Neither,
    Due,
    Done(Timestamp),
}

/// A consultation asks every member but the sponsor to comment, until its hour; done by the first comment in it.
pub fn of_consultation(
    until: Option<Timestamp>,
    now: Timestamp,
    commented: Option<Timestamp>,
) -> Stands {
    match (commented, until) {
        (Some(at), _) => Stands::Done(at),
        (None, Some(until)) if now < until => Stands::Due,
        _ => Stands::Neither,
    }
}

/// A co-sponsorship is of a revision: a newer one asks for confirmation until the voting begins.
pub const fn asks_for_confirmation(stage: Stage, given: i64, current: i64) -> bool {
    stage.is_open_to_cosponsors() && given < current
}

/// The languages that somebody has still to answer for: none while one is missing.
pub fn unsigned(languages: &Languages) -> Vec<Lang> {
    if languages.lacks.is_some() {
        return Vec::new();
    }
    let all = [Lang::En, Lang::Fr].into_iter();
    all.filter(|lang| !languages.signed.iter().any(|(signed, _)| signed == lang))
        .collect()
}

/// Whether a moment lies within the days in which what is done is still shown.
pub fn is_recent(done: Timestamp, now: Timestamp) -> bool {
    done <= now && now.duration_since(done) <= DONE_FOR
}

/// Due first, by deadline, what has none after it; then what is done, the newest first. A vote that waits prepared
/// is not asked for twice.
pub fn ordered(mut all: Vec<Duty>) -> Vec<Duty> {
    let prepared: Vec<String> = all
        .iter()
        .filter(|duty| duty.kind == Kind::PreparedVote)
        .map(|duty| duty.subject.clone())
        .collect();
    all.retain(|duty| {
        duty.kind != Kind::Vote || duty.done.is_some() || !prepared.contains(&duty.subject)
    });
    all.sort_by(|a, b| {
        let place = |duty: &Duty| {
            let deadline = duty.deadline.unwrap_or(Timestamp::MAX);
            (duty.done.map(Reverse), deadline, duty.kind)
        };
        (place(a), &a.subject, &a.detail).cmp(&(place(b), &b.subject, &b.detail))
    });
    all.dedup();
    all
}
