//! Norms: adoption without a vote, adherence, acknowledgement, entry into force, annulment.

use jiff::civil::Date;

use super::parts;
use crate::record::Act;
use crate::record::entries::{Decision, Note};
use crate::rules::Refusal;
use crate::rules::adherence::{EventKind, may_notify};
use crate::rules::calendar::day_of;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::rulebook::may_be_adopted_at_a_meeting;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{Lang, MemberCode, NormSymbol, ProposalSymbol, Prose, Relation};
use crate::store::adherence::{self, Ledger};
use crate::store::documents::{self, Enclosure};
use crate::store::members::{self, Roster};
use crate::store::norms::{self, Norm};
use crate::store::{
    Asking, Asks, Enacted, Failure, Request, Store, StoreError, Tx, Who, ballots, entries,
    proposals,
};

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
        let act = Act::Adherence {
            date: notification.date,
            kind: notification.kind,
            member: notification.member.clone(),
            norm: notification.norm.clone(),
            note,
            units: Vec::new(),
        };
        Ok(Enacted::one(act, index))
    })
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

/// Enters on the record the entries into force whose day has come; gives the norms.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn enter_into_force(store: &Store) -> Result<Vec<NormSymbol>, Failure> {
    if store.read(adherence::due_entries_into_force)?.is_empty() {
        return Ok(Vec::new());
    }
    let entered = store.enact(
        Asking::new(Asks::Registry, Action::KeepTheHours),
        move |tx| {
            let due = adherence::due_entries_into_force(&mut tx.reading())?;
            if due.is_empty() {
                // Another instance was faster.
                return Ok(Enacted::RefusedKeeping(Refusal::AlreadyDone));
            }
            let value: Vec<NormSymbol> = due.iter().map(|(norm, _)| norm.symbol.clone()).collect();
            let acts = due
                .into_iter()
                .map(|(norm, on)| {
                    let (norm, proposal) = (norm.symbol, norm.proposal);
                    (Who::Permitted, Act::EntryIntoForce { norm, on, proposal })
                })
                .collect();
            Ok(Enacted::Done { acts, value })
        },
    );
    match entered {
        Err(Failure::Refused(Refusal::AlreadyDone)) => Ok(Vec::new()),
        entered => entered,
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
    let related = proposals::find(&mut tx.reading(), &viewer, proposal)?.related;
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
    let says_something = notification.en.is_some() || notification.fr.is_some();
    match notification.kind {
        EventKind::Reservation | EventKind::Declaration if !says_something => {
            Err(Refusal::Missing(Field::Note).into())
        }
        _ => Ok(()),
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
