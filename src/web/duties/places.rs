//! Where each duty is done.

use crate::rules::permissions::{Action, Holding, Office, may};
use crate::rules::words::Lang;
use crate::store::duties::{Duty, Kind};
use crate::store::sessions::Visitor;

/// The pages that a visitor has.
pub(super) struct Place {
    lang: Lang,
    is_of_a_delegation: bool,
    may_sign: bool,
    keeps_accounts: bool,
}

impl Place {
    pub(super) fn of(visitor: &Visitor, lang: Lang) -> Self {
        Self::of_holdings(&visitor.holdings, lang)
    }

    pub(super) fn of_holdings(held: &[Holding], lang: Lang) -> Self {
        Self {
            lang,
            is_of_a_delegation: held.iter().any(|one| one.office.is_of_delegation()),
            may_sign: held
                .iter()
                .any(|one| matches!(one.office, Office::Translator | Office::Reviser)),
            keeps_accounts: held.iter().any(|one| may(one.office, Action::KeepAccounts)),
        }
    }

    /// The page where it is done, or seen once it is; empty where there is none.
    pub(super) fn of_duty(&self, duty: &Duty) -> String {
        let subject = duty.subject.as_str();
        let proposal = duty.proposal.as_ref().map_or("", |symbol| symbol.as_str());
        let path = match duty.kind {
            Kind::OpenBallot if duty.done.is_some() => format!("desk/ballots/{subject}"),
            Kind::Vote | Kind::PreparedVote | Kind::Closing | Kind::Certify => {
                format!("desk/ballots/{subject}")
            }
            Kind::Comment
            | Kind::CoSponsorship
            | Kind::Correction
            | Kind::OpenConsultation
            | Kind::FixFinalText => format!("desk/proposals/{subject}"),
            Kind::CommentDrafts | Kind::CommentAnswers => {
                format!("desk/proposals/{proposal}/comments")
            }
            Kind::AmendmentAnswers
            | Kind::AmendmentsAccepted
            | Kind::OrderOfVoting
            | Kind::OpenPart => format!("desk/proposals/{proposal}/amendments"),
            Kind::OpenBallot => format!("desk/proposals/{subject}/ballot"),
            Kind::Agreement | Kind::SignOff => format!("desk/proposals/{subject}/languages"),
            Kind::Translation if self.may_sign && duty.done.is_none() => {
                format!("desk/proposals/{subject}/translations")
            }
            Kind::Translation => format!("desk/proposals/{subject}"),
            Kind::Report | Kind::PreparedReport => format!("desk/norms/{subject}"),
            Kind::Corrigendum => format!("desk/norms/{subject}/corrigenda/{}", duty.number),
            Kind::Acknowledge => format!("desk/norms/{subject}#event-{}", duty.number),
            Kind::EntryIntoForce => format!("norms/{subject}"),
            Kind::SecondOfficer if duty.done.is_some() => "desk/motions".to_owned(),
            Kind::SecondOfficer => format!("desk/motions/{subject}"),
            Kind::OfficeCode | Kind::VoteHolder => "desk/confirmations".to_owned(),
            Kind::OfficeEnds if self.is_of_a_delegation => "desk#people".to_owned(),
            Kind::Undelivered if self.keeps_accounts => "desk/letters".to_owned(),
            Kind::Undelivered => "desk/notices".to_owned(),
            Kind::OfficeEnds => return String::new(),
        };
        format!("/{}/{path}", self.lang)
    }
}
