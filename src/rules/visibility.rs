//! Who may read what: every reading of the store takes a viewer and filters by these rules.

use super::words::{Classification, MemberCode, PartnerKind};

/// Through whose eyes a page is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    Public,
    /// Somebody of a member's delegation.
    Delegation(MemberCode),
    Partner(MemberCode, PartnerKind),
    /// An officer or registrar.
    Secretariat,
    /// A translator or reviser: reads what members read, and no votes.
    Languages,
    /// Keeps accounts and seats; reads the register like the public.
    Administrator,
    /// Reads the private log; the register like the public.
    Auditor,
}

impl Viewer {
    /// Proposals for members are for members and associates (PROCEDURE, section 2).
    pub const fn sees_for_members(&self) -> bool {
        match self {
            Viewer::Delegation(_)
            | Viewer::Secretariat
            | Viewer::Languages
            | Viewer::Partner(_, PartnerKind::Associate) => true,
            Viewer::Public
            | Viewer::Administrator
            | Viewer::Auditor
            | Viewer::Partner(_, PartnerKind::Invitee | PartnerKind::Participant) => false,
        }
    }

    /// May read a proposal of this classification that has not been opened.
    pub const fn sees(&self, classification: Classification) -> bool {
        match classification {
            Classification::Public => true,
            Classification::ForMembers => self.sees_for_members(),
        }
    }

    /// Which members have voted while the ballot runs: the secretariat sees it, a delegation its own vote only.
    pub const fn sees_who_voted(&self) -> bool {
        matches!(self, Viewer::Secretariat)
    }

    /// The member whose drafts and votes this viewer may read.
    pub const fn delegation(&self) -> Option<&MemberCode> {
        match self {
            Viewer::Delegation(member) => Some(member),
            _ => None,
        }
    }
}
