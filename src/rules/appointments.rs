//! Appointments: who fills which seat, who confirms who sits in it, and from when a new holder of the vote votes.

use jiff::{SignedDuration, Timestamp};

use super::permissions::Office;
use super::refusals::Refusal;

/// How long a new holder of the vote waits, unless an officer confirms it before.
pub const VOTE_WAITS: SignedDuration = SignedDuration::from_hours(24);
/// How many officers there must be before they alone appoint to the offices of trust.
pub const OFFICERS: usize = 2;
/// How often a code can be mistyped before somebody must be invited again.
pub const MOST_WRONG_CODES: i64 = 5;
/// How long a code waits to be confirmed.
pub const CODE_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Offices to which two officers appoint (heads of delegation, who are accredited by two, have an act of their own).
pub const fn needs_two(office: Office) -> bool {
    matches!(
        office,
        Office::Officer | Office::Registrar | Office::Administrator
    )
}

/// An administrator fills such a seat alone only while the house has not two officers to do it.
///
/// # Errors
/// [`Refusal::TwoOfficersAppoint`].
pub const fn may_fill_alone(office: Office, officers: usize) -> Result<(), Refusal> {
    if needs_two(office) && officers >= OFFICERS {
        Err(Refusal::TwoOfficersAppoint)
    } else {
        Ok(())
    }
}

/// An administrator ends an officer's seat alone only where two others stay: nobody makes room for officers of
/// their own choice.
///
/// # Errors
/// [`Refusal::TwoOfficersMustStay`].
pub const fn may_end(office: Office, officers: usize) -> Result<(), Refusal> {
    if office.is_of_secretariat() && officers == OFFICERS {
        Err(Refusal::TwoOfficersMustStay)
    } else {
        Ok(())
    }
}

/// Whoever takes up a vote or an office of the house waits until the inviter has confirmed the code on their screen.
pub const fn needs_code(office: Office) -> bool {
    !matches!(office, Office::Expert | Office::PartnerDelegate)
}

/// Whether a holder of this office confirms who took up that one: whoever appoints to it.
pub const fn may_confirm(confirming: Office, office: Office) -> bool {
    use Office::{
        Administrator, Alternate, Auditor, Head, Officer, Registrar, Reviser, Translator,
    };
    matches!(
        (confirming, office),
        (Head, Alternate)
            | (
                Officer | Registrar,
                Head | Officer | Registrar | Administrator
            )
            | (
                Administrator,
                Officer | Registrar | Administrator | Translator | Reviser | Auditor
            )
    )
}

/// From when a holder votes: a day after the vote was granted, or since an officer confirmed it.
pub fn votes_from(granted: Timestamp, confirmed: Option<Timestamp>) -> Timestamp {
    let waited = granted.checked_add(VOTE_WAITS).unwrap_or(Timestamp::MAX);
    confirmed.map_or(waited, |confirmed| confirmed.min(waited))
}

/// # Errors
/// [`Refusal::VoteWaits`] until [`votes_from`].
pub fn may_vote(
    granted: Timestamp,
    confirmed: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let from = votes_from(granted, confirmed);
    if now < from {
        Err(Refusal::VoteWaits { from })
    } else {
        Ok(())
    }
}
