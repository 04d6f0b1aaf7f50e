//! Who may attempt which act: one table, closed by default; whether the house can accept it now is asked elsewhere.

use jiff::Timestamp;
use uuid::Uuid;

use super::refusals::Refusal;
use super::words::{Auth, MemberCode, Seat, word_list};

word_list! {
    /// An office that a person holds for a period, in a seat.
    Office {
        /// Drafts for a member.
        Expert = "expert",
        Head = "head-of-delegation",
        /// Holds the member's vote for a period.
        Alternate = "alternate",
        PartnerDelegate = "partner-delegate",
        Officer = "officer",
        /// An officer who may certify.
        Registrar = "registrar",
        /// Supplies the other language, and signs a language off.
        Translator = "translator",
        /// Revises translations, and signs a language off.
        Reviser = "reviser",
        /// Accounts only.
        Administrator = "administrator",
        /// Reads the private log.
        Auditor = "auditor",
    }
}

impl Office {
    /// Sits in a member's delegation.
    pub const fn is_of_delegation(self) -> bool {
        matches!(self, Office::Expert | Office::Head | Office::Alternate)
    }

    /// Sits in the secretariat and runs the procedure.
    pub const fn is_of_secretariat(self) -> bool {
        matches!(self, Office::Officer | Office::Registrar)
    }

    pub const fn holds_the_vote(self) -> bool {
        matches!(self, Office::Head | Office::Alternate)
    }
}

word_list! {
    /// What can be attempted. One column of the permission matrix each.
    Action {
        // A delegation, for its own member.
        Draft = "draft",
        Submit = "submit",
        Revise = "revise",
        Cosponsor = "co-sponsor",
        WithdrawProposal = "withdraw-proposal",
        Maintain = "maintain-proposal",
        ConsentToPublish = "consent-to-publish",
        Vote = "vote",
        Explain = "explain-vote",
        ReportError = "report-error",
        StateIntendedVote = "state-intended-vote",
        NotifyAdherence = "notify-adherence",
        Comment = "comment",
        Amend = "amend",
        AcceptAmendment = "accept-amendment",
        AgreeTranslation = "agree-translation",
        ObjectToCorrigendum = "object-to-corrigendum",
        InviteToDelegation = "invite-to-delegation",
        // One officer.
        ReturnForForm = "return-for-form",
        SupplyTranslation = "supply-translation",
        OpenConsultation = "open-consultation",
        FixFinalText = "fix-final-text",
        SignOff = "sign-off",
        AnswerComment = "answer-comment",
        OrderVoting = "order-voting",
        OpenBallot = "open-ballot",
        Acknowledge = "acknowledge-receipt",
        AddTheme = "add-theme",
        InvitePartnerDelegate = "invite-partner-delegate",
        KeepCredentials = "keep-credentials",
        ConfirmVote = "confirm-vote",
        /// A notice that could not be delivered.
        SendNoticeAgain = "send-notice-again",
        KeepWorkingDays = "keep-working-days",
        // Two officers: one proposes, another approves.
        ProposeMotion = "propose-motion",
        ApproveMotion = "approve-motion",
        /// Takes back what waits for a second officer.
        WithdrawMotion = "withdraw-motion",
        // Accounts.
        InviteToOffice = "invite-to-office",
        EndAppointment = "end-appointment",
        ConfirmHolder = "confirm-holder",
        KeepAccounts = "keep-accounts",
        OwnAccount = "own-account",
        /// The own e-mail address and factors.
        ChangeCredentials = "change-credentials",
        ReadPrivateLog = "read-private-log",
        // Before anybody is known.
        SignIn = "sign-in",
        // What happens by itself.
        OpenHouse = "open-house",
        CloseBallot = "close-ballot",
        KeepTheHours = "keep-the-hours",
        AnchorLog = "anchor-log",
        KeepCheckpoint = "keep-checkpoint",
        SendLetters = "send-letters",
        // The person at the machine.
        Restore = "restore",
        Continue = "continue",
        Import = "import",
    }
}

/// One office held by the person who asks, in force at the moment of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub office: Office,
    pub seat: Seat,
    /// The member or partner whose delegation this is; none for an office of the house.
    pub member: Option<MemberCode>,
}

/// Who asks, as the store found it after the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Stranger,
    Person {
        account: Uuid,
        holdings: Vec<Holding>,
        auth: Auth,
    },
    /// What happens by itself: the clock, and the first acts of a new house.
    Registry,
    /// The person at the machine, who makes administrators only, and restores backups.
    CommandLine,
}

impl Caller {
    pub fn holdings(&self) -> &[Holding] {
        match self {
            Caller::Person { holdings, .. } => holdings,
            _ => &[],
        }
    }

    pub fn account(&self) -> Option<Uuid> {
        match self {
            Caller::Person { account, .. } => Some(*account),
            _ => None,
        }
    }
}

/// Proof that the law lets this caller attempt this act. Only [`permit`] makes one: no permit, no pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    action: Action,
    seat: Seat,
    member: Option<MemberCode>,
    office: Option<Office>,
    account: Option<Uuid>,
    auth: Auth,
    at: Timestamp,
}

impl Permit {
    pub const fn action(&self) -> Action {
        self.action
    }
    /// The seat in which the act is done.
    pub const fn seat(&self) -> &Seat {
        &self.seat
    }
    /// The member for which it is done, if the seat is of a delegation.
    pub const fn member(&self) -> Option<&MemberCode> {
        self.member.as_ref()
    }
    pub const fn office(&self) -> Option<Office> {
        self.office
    }
    pub const fn account(&self) -> Option<Uuid> {
        self.account
    }
    pub const fn auth(&self) -> Auth {
        self.auth
    }

    /// The same permit, for an act that its person confirmed afresh by this means.
    #[must_use]
    pub fn confirmed_by(self, means: Auth) -> Self {
        Self {
            auth: means,
            ..self
        }
    }
}

/// The table: may this office attempt this act at all? Everything not listed is refused.
pub const fn may(office: Office, action: Action) -> bool {
    use Action::*;
    use Office::*;
    matches!(
        (office, action),
        (Expert | Head | Alternate, Draft)
            | (
                Head,
                Submit
                    | Revise
                    | Cosponsor
                    | WithdrawProposal
                    | Maintain
                    | ConsentToPublish
                    | ReportError
                    | StateIntendedVote
                    | NotifyAdherence
                    | Comment
                    | Amend
                    | AcceptAmendment
                    | AgreeTranslation
                    | ObjectToCorrigendum
                    | InviteToDelegation
                    | EndAppointment
                    | ConfirmHolder
            )
            | (Head | Alternate, Vote | Explain)
            | (
                Officer | Registrar,
                ReturnForForm
                    | SupplyTranslation
                    | OpenConsultation
                    | FixFinalText
                    | AnswerComment
                    | OrderVoting
                    | OpenBallot
                    | Acknowledge
                    | AddTheme
                    | InvitePartnerDelegate
                    | KeepCredentials
                    | ConfirmVote
                    | SendNoticeAgain
                    | KeepWorkingDays
                    | ConfirmHolder
                    | ProposeMotion
                    | ApproveMotion
                    | WithdrawMotion
            )
            | (Translator | Reviser, SupplyTranslation | SignOff)
            | (
                Administrator,
                InviteToOffice | EndAppointment | ConfirmHolder | KeepAccounts
            )
            | (Auditor, ReadPrivateLog)
            | (_, OwnAccount | ChangeCredentials)
    )
}

/// Asks the law whether `caller` may attempt `action`, for the member `about` where the act is a member's own.
///
/// # Errors
/// [`Refusal::SignInFirst`] for a stranger, [`Refusal::OfficeDoesNotPermit`] where no office held permits the
/// act, [`Refusal::NotYours`] where one does but for another member.
pub fn permit(
    caller: &Caller,
    action: Action,
    about: Option<&MemberCode>,
    at: Timestamp,
) -> Result<Permit, Refusal> {
    let by_itself = |seat: Seat| Permit {
        action,
        seat,
        member: None,
        office: None,
        account: None,
        auth: Auth::System,
        at,
    };
    match caller {
        Caller::Stranger if matches!(action, Action::SignIn) => Ok(by_itself(Seat::registry())),
        Caller::Stranger => Err(Refusal::SignInFirst),
        Caller::Registry => match action {
            Action::OpenHouse
            | Action::CloseBallot
            | Action::KeepTheHours
            | Action::AnchorLog
            | Action::KeepCheckpoint
            | Action::SendLetters
            | Action::SignIn => Ok(by_itself(Seat::registry())),
            _ => Err(Refusal::OfficeDoesNotPermit),
        },
        Caller::CommandLine => match action {
            Action::InviteToOffice | Action::ConfirmHolder | Action::Restore | Action::Continue => {
                Ok(by_itself(Seat::registry()))
            }
            Action::Import => Ok(by_itself(Seat::import())),
            _ => Err(Refusal::OfficeDoesNotPermit),
        },
        Caller::Person {
            account,
            holdings,
            auth,
        } => {
            if matches!(
                action,
                Action::OwnAccount | Action::ChangeCredentials | Action::SignIn
            ) {
                return Ok(Permit {
                    account: Some(*account),
                    auth: *auth,
                    ..by_itself(Seat::registry())
                });
            }
            let mut permitting = holdings
                .iter()
                .filter(|held| may(held.office, action))
                .peekable();
            if permitting.peek().is_none() {
                return Err(Refusal::OfficeDoesNotPermit);
            }
            // Where several seats permit it, the registrar's: the record must show that one certified.
            let held = permitting
                .filter(|held| {
                    about.is_none() || held.member.is_none() || held.member.as_ref() == about
                })
                .min_by_key(|held| held.office != Office::Registrar)
                .ok_or(Refusal::NotYours)?;
            Ok(Permit {
                action,
                seat: held.seat.clone(),
                member: held.member.clone(),
                office: Some(held.office),
                account: Some(*account),
                auth: *auth,
                at,
            })
        }
    }
}
