//! Which acts a person confirms afresh, for exactly what is done, and by what it can be confirmed.

use super::permissions::{Action, Office};
use super::words::Auth;

/// How an act must be confirmed (SECURITY, Step-up).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// A passkey, or a code of the authenticator app: for a delegation, so that it votes without JavaScript too.
    PasskeyOrCode,
    /// A passkey where the person has one, else a code: nobody could enrol the first passkey otherwise.
    PasskeyIfHeld,
    Passkey,
}

/// Whether the person holds a passkey that could be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Passkey,
    NoPasskey,
}

impl Strength {
    /// Whether this means is enough. An invented house takes codes of its officers too, and says so on the page.
    pub fn accepts(self, means: Auth, holds: Holds, is_invented: bool) -> bool {
        match means {
            Auth::Passkey => true,
            Auth::Totp => match self {
                Strength::PasskeyOrCode => true,
                Strength::PasskeyIfHeld => is_invented || holds == Holds::NoPasskey,
                Strength::Passkey => is_invented,
            },
            Auth::Password | Auth::System => false,
        }
    }
}

/// The table: what must be confirmed, and how, in this office. What is not listed needs no confirmation.
pub fn needed(action: Action, office: Option<Office>) -> Option<Strength> {
    use Action::*;
    match action {
        // What enters the record for a member or by two officers, and what grants or ends a role or the vote.
        Vote
        | ConsentToPublish
        | ProposeMotion
        | ApproveMotion
        | InviteToDelegation
        | InvitePartnerDelegate
        | InviteToOffice
        | EndAppointment
        | ConfirmHolder
        | ConfirmVote => Some(match office {
            Some(office) if office.is_of_delegation() => Strength::PasskeyOrCode,
            _ => Strength::Passkey,
        }),
        // The own e-mail address and factors, whatever the office.
        ChangeCredentials => Some(Strength::PasskeyIfHeld),
        _ => None,
    }
}
