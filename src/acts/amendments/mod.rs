//! Amendments: proposed by a head of delegation, joined, withdrawn, accepted.

mod completing;
mod drafting;
mod taking_up;

use uuid::Uuid;

use super::application::{self, WordedChange};
use super::sponsors;
use crate::record::Act;
use crate::record::entries::Changed;
use crate::rules::Refusal;
use crate::rules::amendments::{Amending, may_propose};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode, ProposalSymbol};
use crate::store::amendment_drafts as drafts;
use crate::store::amendments::{self, Amendment};
use crate::store::documents::{self, Enclosure};
use crate::store::proposals::{self, Proposal};
use crate::store::{Asking, Asks, Enacted, Failure, Request, Store, StoreError, Tx};
pub use completing::{CHANGES_MOST, Complete, Lack, WORDING_MOST, complete};
use drafting::own;
pub use drafting::{Beginning, as_it_stands, carry_over, discard, save, start, start_from_comment};
pub(super) use taking_up::relaid;
pub use taking_up::{TakingUp, take_up, taking_up};

/// Proposes an amendment: it gets its number within the proposal and enters the record.
///
/// `version` is what the head of delegation read; a draft saved meanwhile is not proposed unread.
///
/// # Errors
/// See [`may_propose`]; the first thing that is missing; [`Refusal::AmendmentConflicts`], [`Refusal::TextsUnchanged`];
/// [`Refusal::NotTheCurrentRevision`] where the text has changed since the draft was made.
pub fn propose(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    store.enact(asking, move |tx| {
        let draft = own(tx, id)?;
        if draft.version != version {
            return Err(Refusal::ChangedSinceOpened.into());
        }
        let member = sponsors::taking_part(tx)?;
        let proposal = of(tx, &draft.proposal)?;
        may_propose(proposal.stage)?;
        if draft.revision != proposal.revision {
            return Err(Refusal::NotTheCurrentRevision {
                current: proposal.revision,
            }
            .into());
        }
        let viewer = tx.viewer();
        let current =
            application::texts_of(&mut tx.reading(), &viewer, &draft.proposal, draft.revision)?;
        let whole = complete(&draft.words, &current).map_err(first)?;
        let before = amendments::of_proposal(&mut tx.reading(), &viewer, &draft.proposal)?;
        let number = before.last().map_or(1, |last| last.number + 1);
        let with = Enclosure::Proposal(draft.proposal.clone());
        let act = Act::Amendment {
            amendment: number,
            changes: lay_changes(tx, &whole.changes, &with)?,
            comment: draft.words.comment,
            member,
            proposal: draft.proposal.clone(),
            reason: documents::lay(tx, whole.lang, whole.reason.as_str(), &with)?,
            revision: draft.revision,
        };
        drafts::use_up(tx, id, version)?;
        Ok(Enacted::one(act, number))
    })
}

/// Lays the words of changes down as documents.
pub(super) fn lay_changes(
    tx: &mut Tx<'_>,
    changes: &[WordedChange],
    with: &Enclosure,
) -> Result<Vec<Changed>, Failure> {
    let mut laid = Vec::with_capacity(changes.len());
    for change in changes {
        let mut lay = |lang: Lang| {
            change
                .of(lang)
                .map(|words| documents::lay(tx, lang, words, with))
                .transpose()
        };
        laid.push(Changed {
            en: lay(Lang::En)?,
            fr: lay(Lang::Fr)?,
            how: change.how,
            unit: change.unit.clone(),
        });
    }
    Ok(laid)
}

/// Joins the sponsors of an amendment.
///
/// # Errors
/// See [`Amending::may_join`].
pub fn join(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found.as_amending().may_join(&member)?;
        Ok(Act::AmendmentCoSponsorship {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// Withdraws an amendment.
///
/// # Errors
/// See [`Amending::may_withdraw`].
pub fn withdraw(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Amend).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found.as_amending().may_withdraw(&member)?;
        Ok(Act::AmendmentWithdrawal {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// The sponsor of the proposal accepts an amendment: it becomes part of the next revision.
///
/// # Errors
/// See [`Amending::may_accept`].
pub fn accept(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::AcceptAmendment).with_request(request);
    amend(store, asking, symbol, number, |found, member| {
        found
            .as_amending()
            .may_accept(&member, &found.proposal.sponsor)?;
        Ok(Act::AmendmentAccepted {
            amendment: found.amendment.number,
            member,
            proposal: found.proposal.symbol.clone(),
        })
    })
}

/// An amendment with its proposal, as the law asks for them.
#[derive(Clone, Debug)]
pub struct Found {
    pub proposal: Proposal,
    pub amendment: Amendment,
}

impl Found {
    pub fn as_amending(&self) -> Amending<'_> {
        Amending {
            stage: self.proposal.stage,
            state: self.amendment.state,
            member: &self.amendment.member,
            cosponsors: &self.amendment.cosponsors,
        }
    }
}

/// One act about an amendment: it is read with its proposal, the law asked, and one entry made.
fn amend(
    store: &Store,
    asking: Asking,
    symbol: &ProposalSymbol,
    number: i64,
    decide: impl Fn(&Found, MemberCode) -> Result<Act, Refusal> + Send + 'static,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let proposal = of(tx, &symbol)?;
        let viewer = tx.viewer();
        let amendment =
            amendments::find(&mut tx.reading(), &viewer, &symbol, number).map_err(not_found)?;
        let found = Found {
            proposal,
            amendment,
        };
        let act = decide(&found, member)?;
        Ok(Enacted::one(act, ()))
    })
}

fn of(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    let viewer = tx.viewer();
    proposals::find(&mut tx.reading(), &viewer, symbol)
}

fn first(lacks: Vec<Lack>) -> Refusal {
    lacks
        .into_iter()
        .next()
        .map_or(Refusal::Missing(Field::Wording), |lack| lack.refusal)
}

fn not_found(error: StoreError) -> Failure {
    match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    }
}
