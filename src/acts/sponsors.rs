//! Sponsors: co-sponsorship of a revision, withdrawal and maintenance of a proposal, consent to publish it.

use serde_json::json;

use super::confirming::confirm;
use crate::record::Act;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::formalities::{self, Opening};
use crate::rules::permissions::Action;
use crate::rules::sponsorship::Sponsorship;
use crate::rules::standing::{Scope, Standing};
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, ProposalSymbol};
use crate::store::proposals::{self, Proposal};
use crate::store::{
    Asking, Asks, Enacted, Failure, Reading, Request, Store, StoreError, Tx, members, revisions,
};

/// A proposal with those who carry it, as the law of sponsorship asks for them.
#[derive(Clone, Debug)]
pub struct Carried {
    pub proposal: Proposal,
    pub cosponsors: Vec<(MemberCode, i64)>,
}

impl Carried {
    pub fn sponsorship(&self) -> Sponsorship<'_> {
        Sponsorship {
            stage: self.proposal.stage,
            resumes: self.proposal.resumes,
            revision: self.proposal.revision,
            sponsor: &self.proposal.sponsor,
            cosponsors: &self.cosponsors,
        }
    }
}

/// Reads a proposal with those who carry it.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none, or none for this viewer.
pub fn carried_by(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Carried, StoreError> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let cosponsors = revisions::cosponsors(r, viewer, symbol)?
        .into_iter()
        .map(|cosponsor| (cosponsor.member, cosponsor.revision))
        .collect();
    Ok(Carried {
        proposal,
        cosponsors,
    })
}

pub(super) fn carried(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Carried, StoreError> {
    let viewer = tx.viewer();
    carried_by(&mut tx.reading(), &viewer, symbol)
}

/// The member for which the caller acts.
pub(super) fn own_member(tx: &Tx<'_>) -> Result<MemberCode, Refusal> {
    tx.permit()
        .member()
        .cloned()
        .ok_or(Refusal::OfficeDoesNotPermit)
}

/// The member for which the caller acts, if it may take part in the work today.
///
/// # Errors
/// [`Refusal::NotAMember`] for a former member, [`Refusal::SuspendedFromParticipation`].
pub(super) fn taking_part(tx: &mut Tx<'_>) -> Result<MemberCode, Failure> {
    let member = own_member(tx)?;
    may_take_part(&mut tx.reading(), &member)?;
    Ok(member)
}

/// Whether a member may take part in the work today: a suspension of the vote alone does not exclude it.
///
/// # Errors
/// [`Refusal::NotAMember`] for a former member, [`Refusal::SuspendedFromParticipation`].
pub fn may_take_part(r: &mut Reading<'_>, member: &MemberCode) -> Result<(), Failure> {
    let today = calendar::day_of(r.now());
    let standing = members::roster(r)?
        .find(member)
        .map_or(Standing::NotYet, |known| known.standing_on(today));
    match standing {
        Standing::Member
        | Standing::Suspended {
            scope: Scope::Vote, ..
        } => Ok(()),
        Standing::Suspended {
            scope: Scope::All, ..
        } => Err(Refusal::SuspendedFromParticipation.into()),
        Standing::NotYet | Standing::Former { .. } => Err(Refusal::NotAMember.into()),
    }
}

/// One act about the carrying of a proposal: who carries it is read, the law asked, and one entry made.
fn carry(
    store: &Store,
    asking: Asking,
    symbol: &ProposalSymbol,
    decide: impl Fn(&Carried, MemberCode, ProposalSymbol) -> Result<Act, Refusal> + Send + 'static,
) -> Result<(), Failure> {
    let (symbol, action) = (symbol.clone(), asking.action);
    store.enact(asking, move |tx| {
        let carried = carried(tx, &symbol)?;
        let member = taking_part(tx)?;
        let act = decide(&carried, member.clone(), symbol.clone())?;
        let about = json!({ "proposal": symbol.as_str() });
        let deed = Deed {
            revision: Some(carried.proposal.revision),
            ..Deed::of(action.as_str(), &about)?.for_member(Some(&member))
        };
        // Where the law asks for it: to consent to publication, not to co-sponsor.
        confirm(tx, &deed)?;
        Ok(Enacted::one(act, ()))
    })
}

/// Co-sponsors the current revision, or confirms an earlier co-sponsorship for it.
///
/// # Errors
/// The law's refusal; see [`Sponsorship::may_join`].
pub fn cosponsor(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    revision: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Cosponsor).with_request(request);
    carry(store, asking, symbol, move |carried, member, proposal| {
        carried.sponsorship().may_join(&member, revision)?;
        Ok(Act::CoSponsorship {
            member,
            proposal,
            revision,
        })
    })
}

/// Withdraws the co-sponsorship of the caller's member.
///
/// # Errors
/// The law's refusal; see [`Sponsorship::may_leave`].
pub fn withdraw_cosponsorship(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Cosponsor).with_request(request);
    carry(store, asking, symbol, |carried, member, proposal| {
        carried.sponsorship().may_leave(&member)?;
        Ok(Act::CoSponsorshipWithdrawn { member, proposal })
    })
}

/// The sponsor withdraws the proposal before the voting begins.
///
/// # Errors
/// The law's refusal; see [`Sponsorship::may_withdraw`].
pub fn withdraw(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::WithdrawProposal).with_request(request);
    carry(store, asking, symbol, |carried, member, proposal| {
        carried.sponsorship().may_withdraw(&member)?;
        Ok(Act::ProposalWithdrawal { member, proposal })
    })
}

/// A co-sponsor of the current revision maintains a withdrawn proposal and becomes its sponsor.
///
/// # Errors
/// The law's refusal; see [`Sponsorship::may_maintain`].
pub fn maintain(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Maintain).with_request(request);
    carry(store, asking, symbol, |carried, member, proposal| {
        carried.sponsorship().may_maintain(&member)?;
        Ok(Act::Maintenance { member, proposal })
    })
}

/// The sponsor agrees that its proposal for members becomes public; two officers then declassify it.
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::AlreadyPublic`], [`Refusal::AlreadyDone`].
pub fn consent_to_publish(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::ConsentToPublish).with_request(request);
    carry(store, asking, symbol, |carried, member, symbol| {
        carried.sponsorship().is_sponsor(&member)?;
        let proposal = &carried.proposal;
        formalities::may_consent(
            proposal.classification,
            opening(proposal),
            proposal.consented,
        )?;
        Ok(Act::ConsentToPublish {
            member,
            proposal: symbol,
        })
    })
}

/// Whether the proposal was opened, in the word of the law.
pub fn opening(proposal: &Proposal) -> Opening {
    if proposal.is_open() {
        Opening::Opened
    } else {
        Opening::Closed
    }
}
