//! Letters: what the register tells people by e-mail, to whom, and which of it one may do without.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::notices::{Event, Owed, Told};
use super::permissions::Office;
use super::words::{BallotSymbol, MemberCode, ProposalSymbol, Seat, word_list};

word_list! {
    /// What a person signs in with.
    Factor {
        Passkey = "passkey",
        /// A program that shows a new code every half minute.
        Codes = "codes",
        RecoveryCodes = "recovery-codes",
        Password = "password",
        Email = "e-mail",
    }
}

word_list! {
    /// What became of it.
    Change { Added = "added", Removed = "removed", Replaced = "replaced", Used = "used" }
}

/// A letter: its kind and the facts it tells. It holds no secret and no vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Letter {
    /// A factor of an account was added, removed, replaced, or a recovery code used.
    FactorChanged {
        account: Uuid,
        factor: Factor,
        change: Change,
        /// What its person calls it; empty where it has no name.
        name: String,
        at: Timestamp,
    },
    /// A session began in a browser, or a network, that the account had not used before.
    SignInElsewhere {
        account: Uuid,
        browser: String,
        network: String,
        at: Timestamp,
    },
    Appointed {
        account: Uuid,
        office: Office,
        member: Option<MemberCode>,
        seat: Seat,
        at: Timestamp,
    },
    AppointmentEnded {
        account: Uuid,
        office: Office,
        member: Option<MemberCode>,
        seat: Seat,
        at: Timestamp,
    },
    /// A member's vote was recorded, changed or withdrawn; never which.
    VoteCast {
        member: MemberCode,
        ballot: BallotSymbol,
        index: i64,
        at: Timestamp,
    },
    /// A head of delegation was accredited by two officers, and is offered the seat at this address.
    HeadAccredited {
        member: MemberCode,
        seat: Seat,
        email: String,
        at: Timestamp,
    },
    /// Another registered address was registered for a member; told where the member was told before.
    AddressRegistered {
        member: MemberCode,
        email: String,
        at: Timestamp,
    },
    /// Two officers entered a member's vote from a note verbale; never which.
    NoteVerbaleEntered {
        member: MemberCode,
        ballot: BallotSymbol,
        index: i64,
        at: Timestamp,
    },
    /// An office is offered; the link is made as the letter is sent.
    Invitation {
        office: Office,
        member: Option<MemberCode>,
        seat: Seat,
        expires: Timestamp,
    },
    /// A new password may be set; the link is made as the letter is sent.
    PasswordReset { account: Uuid },
    /// An account may have this address from now on; the link is made as the letter is sent to it.
    EmailConfirmation { account: Uuid, email: String },
    /// A motion waits for another officer than the one who proposed it.
    MotionWaits {
        motion: Uuid,
        motion_kind: String,
        subject: String,
        proposed_by: Seat,
        account: Uuid,
        expires: Timestamp,
    },
    /// Something of the procedure happened, or comes: a row of the table of notices.
    Told(Told),
    /// What a person wanted collected, since the last such letter, oldest first; and what is due from them.
    Collected {
        account: Uuid,
        /// In whose delegation the person is.
        member: Option<MemberCode>,
        due: Vec<Owed>,
        items: Vec<Letter>,
    },
}

/// To whom a letter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipients {
    /// The person of the account.
    Person(Uuid),
    /// The person of the account, at another address than the account's.
    PersonAt(Uuid, String),
    /// Everybody who holds the vote of the member.
    HoldersOfTheVote(MemberCode),
    /// The heads of the member's delegation, and its registered address.
    HeadsAndAddress(MemberCode),
    /// Everybody who holds the vote of the member, and its registered address.
    HoldersAndAddress(MemberCode),
    /// The address to which the seat was offered.
    Invitee(Seat),
    /// Officers and registrars, but not this one.
    OfficersBut(Uuid),
    /// Whom the table of notices names; they are found where the notice is laid.
    OfTheTable(Event),
}

impl Letter {
    /// The table of who is told what.
    pub fn recipients(&self) -> Recipients {
        match self {
            Letter::FactorChanged { account, .. }
            | Letter::SignInElsewhere { account, .. }
            | Letter::Appointed { account, .. }
            | Letter::AppointmentEnded { account, .. }
            | Letter::PasswordReset { account }
            | Letter::Collected { account, .. } => Recipients::Person(*account),
            Letter::EmailConfirmation { account, email } => {
                Recipients::PersonAt(*account, email.clone())
            }
            Letter::VoteCast { member, .. } => Recipients::HoldersOfTheVote(member.clone()),
            Letter::HeadAccredited { member, .. } | Letter::AddressRegistered { member, .. } => {
                Recipients::HeadsAndAddress(member.clone())
            }
            Letter::NoteVerbaleEntered { member, .. } => {
                Recipients::HoldersAndAddress(member.clone())
            }
            Letter::Invitation { seat, .. } => Recipients::Invitee(seat.clone()),
            Letter::MotionWaits { account, .. } => Recipients::OfficersBut(*account),
            Letter::Told(told) => Recipients::OfTheTable(told.event),
        }
    }

    /// Its row in the table of notices; none for letters about an account.
    pub const fn event(&self) -> Option<Event> {
        match self {
            Letter::Told(told) => Some(told.event),
            Letter::MotionWaits { .. } => Some(Event::MotionWaits),
            Letter::VoteCast { .. } | Letter::NoteVerbaleEntered { .. } => Some(Event::VoteEntered),
            Letter::Appointed { .. }
            | Letter::AppointmentEnded { .. }
            | Letter::HeadAccredited { .. } => Some(Event::AppointmentChanged),
            _ => None,
        }
    }

    /// The kind that a person may have collected or do without; none for what is due to them.
    pub fn chosen(&self) -> Option<Event> {
        self.event().filter(|event| event.is_chosen())
    }

    /// The ballot that a notice is about. Of a letter about a vote it is not noted beside it.
    pub const fn ballot(&self) -> Option<&BallotSymbol> {
        match self {
            Letter::Told(told) => told.matter.ballot.as_ref(),
            _ => None,
        }
    }

    /// The proposal that it is about.
    pub const fn proposal(&self) -> Option<&ProposalSymbol> {
        match self {
            Letter::Told(told) => told.matter.proposal.as_ref(),
            _ => None,
        }
    }

    /// The word of the kind, as the outbox keeps it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Letter::FactorChanged { .. } => "factor-changed",
            Letter::SignInElsewhere { .. } => "sign-in-elsewhere",
            Letter::Appointed { .. } => "appointed",
            Letter::AppointmentEnded { .. } => "appointment-ended",
            Letter::VoteCast { .. } => "vote-cast",
            Letter::HeadAccredited { .. } => "head-accredited",
            Letter::AddressRegistered { .. } => "address-registered",
            Letter::NoteVerbaleEntered { .. } => "note-verbale-entered",
            Letter::Invitation { .. } => "invitation",
            Letter::PasswordReset { .. } => "password-reset",
            Letter::EmailConfirmation { .. } => "email-confirmation",
            Letter::MotionWaits { .. } => "motion-waits",
            Letter::Told(told) => told.event.as_str(),
            Letter::Collected { .. } => "collected",
        }
    }
}
