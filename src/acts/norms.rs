//! Norms: adoption without a vote, adherence, acknowledgement, entry into force and end, annulment.

use jiff::civil::Date;

use super::parts;
use super::preparations::PreparedNotification;
use crate::record::Act;
use crate::record::entries::{Decision, Note, Related};
use crate::rules::Refusal;
use crate::rules::adherence::{EventKind, may_name_units, may_notify};
use crate::rules::calendar::day_of;
use crate::rules::formalities::{self, Changing};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::may_be_adopted_at_a_meeting;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{
    Lang, MemberCode, NormSymbol, ProposalSymbol, Prose, Relation, UnitSymbol,
};
use crate::store::adherence::{self, Ledger};
use crate::store::documents::{self, Enclosure};
use crate::store::members::{self, Roster};
use crate::store::norms::versions::{self, As};
use crate::store::norms::{self, Coming, Norm};
use crate::store::preparations::{self, Outcome, Prepared};
use crate::store::proposals::Proposal;
use crate::store::{
    Asking, Asks, Enacted, Failure, Request, Store, StoreError, Tx, Who, ballots, entries,
    proposals,
};
use crate::text::UnitId;

/// Longest note to a notification, in characters.
pub const MOST_NOTE: usize = 6_000;

/// What a member notifies about a norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub member: MemberCode,
    pub norm: NormSymbol,
    pub kind: EventKind,
    /// Date of effect.
    pub date: Date,
    pub en: Option<Prose>,
    pub fr: Option<Prose>,
    /// The units that a reservation, a declaration or a measure is about, by their stable ids.
    pub units: Vec<UnitSymbol>,
}

/// Notifies an event; gives the index of its entry. The secretariat later acknowledges receipt only.
///
/// # Errors
/// The refusals of [`may_notify`]; [`Refusal::NormAnnulled`], [`Refusal::NotAMember`],
/// [`Refusal::MustNotBeLater`] for a day that has not come, [`Refusal::Missing`] where a reservation or
/// declaration says nothing.
pub fn notify(
    store: &Store,
    by: Asks,
    notification: Notification,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::NotifyAdherence)
        .about(&notification.member)
        .with_request(request);
    store.enact(asking, move |tx| {
        allow(tx, &notification)?;
        let index = tx.index();
        let note = Note {
            en: laid(tx, Lang::En, notification.en.as_ref())?,
            fr: laid(tx, Lang::Fr, notification.fr.as_ref())?,
        };
        decides_what_was_prepared(tx, &notification)?;
        let act = Act::Adherence {
            date: notification.date,
            kind: notification.kind,
            member: notification.member.clone(),
            norm: notification.norm.clone(),
            note,
            units: in_order(&notification.units),
        };
        Ok(Enacted::one(act, index))
    })
}

/// Where somebody of the delegation had prepared a notification of this kind on this norm, the head has decided on it.
fn decides_what_was_prepared(tx: &mut Tx<'_>, notification: &Notification) -> Result<(), Failure> {
    let (viewer, norm) = (tx.viewer(), notification.norm.as_str());
    let kind = Prepared::Notification;
    let Some(open) = preparations::open(&mut tx.reading(), &viewer, kind, norm)? else {
        return Ok(());
    };
    if PreparedNotification::read(&open.content)?.kind == notification.kind.as_str() {
        preparations::decide(tx, kind, norm, Outcome::Done)?;
    }
    Ok(())
}

/// Acknowledges receipt of an event, by the index of its entry; its content is not assessed.
///
/// # Errors
/// [`Refusal::NothingToAcknowledge`] when there is no such event or its receipt is acknowledged.
pub fn acknowledge(
    store: &Store,
    by: Asks,
    event: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Acknowledge).with_request(request);
    store.enact(asking, move |tx| {
        let notified = match adherence::find(&mut tx.reading(), event) {
            Ok(notified) => notified,
            Err(StoreError::NotFound) => return Err(Refusal::NothingToAcknowledge.into()),
            Err(error) => return Err(error.into()),
        };
        if notified.acknowledged.is_some() {
            return Err(Refusal::NothingToAcknowledge.into());
        }
        let act = Act::Acknowledgement {
            event,
            member: notified.member,
            norm: notified.norm,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// Enters on the record the versions that enter into force and the norms that end, whose day has come; gives the
/// norms, in order.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn enter_into_force(store: &Store) -> Result<Vec<NormSymbol>, Failure> {
    if store.read(norms::due)?.is_empty() {
        return Ok(Vec::new());
    }
    let entered = store.enact(
        Asking::new(Asks::Registry, Action::KeepTheHours),
        move |tx| {
            let due = norms::due(&mut tx.reading())?;
            if due.is_empty() {
                // Another instance was faster.
                return Ok(Enacted::RefusedKeeping(Refusal::AlreadyDone));
            }
            let value: Vec<NormSymbol> = due.iter().map(|one| one.norm().clone()).collect();
            let acts = due
                .into_iter()
                .map(|one| (Who::Permitted, comes(one)))
                .collect();
            Ok(Enacted::Done { acts, value })
        },
    );
    match entered {
        Err(Failure::Refused(Refusal::AlreadyDone)) => Ok(Vec::new()),
        entered => entered,
    }
}

fn comes(one: Coming) -> Act {
    match one {
        Coming::Force { norm, on, proposal } => Act::EntryIntoForce { norm, on, proposal },
        Coming::End {
            norm,
            on,
            proposal,
            relation,
        } => Act::NormEnd {
            norm,
            on,
            proposal,
            relation,
        },
    }
}

/// What would change a norm needs one that stands. A norm that replaces another comes to be although that one has
/// ended meanwhile: nothing is left to end. An amendment or abrogation cannot be adopted any more: its certification
/// is refused for irregularity, or its sponsor withdraws it.
///
/// # Errors
/// [`Refusal::Malformed`] of a norm that is not there, [`Refusal::NormAnnulled`], [`Refusal::NormEnded`].
pub(super) fn must_stand(tx: &mut Tx<'_>, symbol: &NormSymbol) -> Result<(), Failure> {
    let norm = match norms::find(&mut tx.reading(), symbol) {
        Ok(norm) => norm,
        Err(StoreError::NotFound) => return Err(Refusal::Malformed(Field::Norm).into()),
        Err(error) => return Err(error.into()),
    };
    if norm.annulled.is_some() {
        Err(Refusal::NormAnnulled.into())
    } else if norm.ended.is_some() {
        Err(Refusal::NormEnded.into())
    } else {
        Ok(())
    }
}

/// The norm that a proposal would change stands, and has no version newer than the one the text is written against.
pub(super) fn must_be_on_the_newest(tx: &mut Tx<'_>, proposal: &Proposal) -> Result<(), Failure> {
    match &proposal.related {
        Some(related) => Ok(formalities::must_be_on_the_newest(&changing(
            tx, proposal, related,
        )?)?),
        None => Ok(()),
    }
}

/// As [`must_be_on_the_newest`], and no other vote on that norm is unsettled.
pub(super) fn may_be_decided(tx: &mut Tx<'_>, proposal: &Proposal) -> Result<(), Failure> {
    let Some(related) = &proposal.related else {
        return Ok(());
    };
    let deciding = norms::deciding_on(&mut tx.reading(), &related.norm, &proposal.symbol)?;
    Ok(formalities::may_be_decided(&Changing {
        deciding: deciding.as_ref(),
        ..changing(tx, proposal, related)?
    })?)
}

fn changing<'a>(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    related: &Related,
) -> Result<Changing<'a>, Failure> {
    must_stand(tx, &related.norm)?;
    let newest = versions::of(&mut tx.reading(), &related.norm)?.pop();
    let newest = newest.ok_or(StoreError::NotFound)?;
    Ok(Changing {
        relation: related.relation,
        proposed: proposal.index,
        newest: (newest.index, newest.adopted),
        deciding: None,
    })
}

/// As [`must_stand`], of what is adopted now.
pub(super) fn may_still_change(tx: &mut Tx<'_>, related: Option<&Related>) -> Result<(), Failure> {
    match related {
        Some(related) if related.relation != Relation::Replaces => must_stand(tx, &related.norm),
        _ => Ok(()),
    }
}

/// A norm adopted at a meeting, without being put to the vote: from the final text, in both languages.
pub(super) fn adoption_without_vote(
    tx: &mut Tx<'_>,
    chair: MemberCode,
    decision: Decision,
    dissociations: Vec<MemberCode>,
    proposal: &ProposalSymbol,
) -> Result<Vec<Act>, Failure> {
    let viewer = tx.viewer();
    let candidate = norms::candidate(&mut tx.reading(), &viewer, proposal).map_err(not_found)?;
    stage::next(candidate.stage, Move::AdoptWithoutVote, None)?;
    // Only what would be a norm becomes one; a procedural decision or an admission is recorded elsewhere.
    if !may_be_adopted_at_a_meeting(candidate.kind) {
        return Err(Refusal::OutOfOrder.into());
    }
    parts::may_decide_the_whole(tx, proposal)?;
    let revision = candidate.final_revision.ok_or(Refusal::OutOfOrder)?;
    for lang in [Lang::En, Lang::Fr] {
        if !candidate.languages.contains(&lang) {
            return Err(Refusal::LanguageMissing(lang).into());
        }
    }
    must_have_come(tx, decision.decided)?;
    let roster = members::roster(&mut tx.reading())?;
    let mut dissociations = dissociations;
    dissociations.sort_unstable();
    dissociations.dedup();
    for member in dissociations.iter().chain([&chair]) {
        must_be_a_member(&roster, member, decision.decided)?;
    }
    let found = proposals::find(&mut tx.reading(), &viewer, proposal)?;
    may_be_decided(tx, &found)?;
    let related = found.related;
    let norm = match &related {
        Some(related) if related.relation != Relation::Replaces => related.norm.clone(),
        _ => ballots::next_norm(tx)?,
    };
    let mut acts = vec![Act::AdoptionWithoutVote {
        chair,
        decision,
        dissociations,
        norm,
        proposal: proposal.clone(),
        related,
        revision,
    }];
    if candidate.is_closed {
        acts.extend(entries::disclosures(tx, proposal)?);
    }
    Ok(acts)
}

/// A body annuls a norm; its text and history stay readable.
pub(super) fn annulment(
    tx: &mut Tx<'_>,
    decision: Decision,
    norm: NormSymbol,
) -> Result<Vec<Act>, Failure> {
    let found = norms::find(&mut tx.reading(), &norm).map_err(not_found)?;
    if found.annulled.is_some() {
        return Err(Refusal::NormAnnulled.into());
    }
    stage::next(Stage::Adopted, Move::Annul, None)?;
    must_have_come(tx, decision.decided)?;
    if decision.decided < found.adopted {
        return Err(Refusal::EventBeforeAdoption {
            adopted: found.adopted,
        }
        .into());
    }
    Ok(vec![Act::Annulment { decision, norm }])
}

fn allow(tx: &mut Tx<'_>, notification: &Notification) -> Result<(), Failure> {
    let norm = norms::find(&mut tx.reading(), &notification.norm).map_err(not_found)?;
    if norm.annulled.is_some() {
        return Err(Refusal::NormAnnulled.into());
    }
    must_have_come(tx, notification.date)?;
    let roster = members::roster(&mut tx.reading())?;
    must_be_a_member(&roster, &notification.member, roster.today())?;
    let ledger = ledger_of(tx, &norm, &roster)?;
    may_notify(
        notification.kind,
        ledger.events(&norm.symbol, &notification.member),
        ledger.bound_since(&norm.symbol, &notification.member),
        notification.date,
        norm.adopted,
    )?;
    let units = in_order(&notification.units);
    may_name_units(notification.kind, &units)?;
    must_be_units_of(tx, &norm, &units)?;
    let says_something = notification.en.is_some() || notification.fr.is_some();
    match notification.kind {
        EventKind::Reservation | EventKind::Declaration if !says_something => {
            Err(Refusal::Missing(Field::Note).into())
        }
        _ => Ok(()),
    }
}

fn in_order(units: &[UnitSymbol]) -> Vec<UnitSymbol> {
    let mut units = units.to_vec();
    units.sort_unstable();
    units.dedup();
    units
}

/// Each unit is one of the version in force.
fn must_be_units_of(tx: &mut Tx<'_>, norm: &Norm, units: &[UnitSymbol]) -> Result<(), Failure> {
    if units.is_empty() {
        return Ok(());
    }
    let texts = versions::texts(&mut tx.reading(), &norm.shown, As::Corrected)?;
    let is_there = |unit: &UnitSymbol| {
        UnitId::parse(unit.as_str()).is_some_and(|id| texts.ids.address(id).is_some())
    };
    if units.iter().all(is_there) {
        Ok(())
    } else {
        Err(Refusal::Malformed(Field::Unit).into())
    }
}

fn ledger_of(tx: &mut Tx<'_>, norm: &Norm, roster: &Roster) -> Result<Ledger, StoreError> {
    adherence::ledger(&mut tx.reading(), std::slice::from_ref(norm), roster)
}

fn laid(
    tx: &mut Tx<'_>,
    lang: Lang,
    text: Option<&Prose>,
) -> Result<Option<crate::record::Doc>, Failure> {
    text.map(|text| documents::lay(tx, lang, text.as_str(), &Enclosure::Public))
        .transpose()
}

fn must_have_come(tx: &Tx<'_>, day: Date) -> Result<(), Refusal> {
    if day > day_of(tx.now()) {
        Err(Refusal::MustNotBeLater(Field::Date))
    } else {
        Ok(())
    }
}

fn must_be_a_member(roster: &Roster, code: &MemberCode, on: Date) -> Result<(), Refusal> {
    match roster.find(code) {
        Some(member) if member.standing_on(on).is_member() => Ok(()),
        _ => Err(Refusal::NotAMember),
    }
}

/// What is not there, or not for this viewer, is said as the law says it.
fn not_found(error: StoreError) -> Failure {
    match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    }
}
