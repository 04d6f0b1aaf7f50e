//! Consultations, with what else an officer does to a proposal: return for form, translation, final text.

use jiff::Timestamp;

use super::drafts::{Written, well_formed};
use super::norms;
use super::proposals::lay_texts;
use super::sponsors;
use super::working_days;
use crate::record::Act;
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::formalities;
use crate::rules::permissions::Action;
use crate::rules::words::{FormGround, Lang, ProposalSymbol, Prose};
use crate::store::documents::{self, Enclosure};
use crate::store::proposals::{self, Proposal};
use crate::store::revisions::Revision;
use crate::store::{
    Asking, Asks, Enacted, Failure, Reading, Request, Store, StoreError, Tx, accounts, amendments,
    revisions, rulebooks,
};
use crate::text::{Text, parity};

/// Why a proposal is returned; the note is written in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnNote {
    pub lang: Lang,
    pub note: Prose,
}

/// Returns a proposal to its sponsor for form.
///
/// # Errors
/// The law's refusal; see [`formalities::may_return`].
pub fn return_for_form(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    ground: FormGround,
    note: Option<ReturnNote>,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::ReturnForForm).with_request(request);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        let viewer = tx.viewer();
        let before: Vec<FormGround> = revisions::returns(&mut tx.reading(), &viewer, &symbol)?
            .iter()
            .map(|returned| returned.ground)
            .collect();
        let ends = return_ends(&mut tx.reading(), &proposal)?;
        formalities::may_return(proposal.stage, ends, tx.now(), ground, &before)?;
        let with = Enclosure::Proposal(symbol.clone());
        let note = note
            .as_ref()
            .map(|note| documents::lay(tx, note.lang, note.note.as_str(), &with))
            .transpose()?;
        let act = Act::Return {
            ground,
            note,
            proposal: symbol.clone(),
        };
        Ok(Enacted::one(act, ()))
    })
}

/// The moment at which a proposal can no longer be returned, by the rulebook of its submission.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn return_ends(r: &mut Reading<'_>, proposal: &Proposal) -> Result<Timestamp, Failure> {
    let book = rulebooks::in_force(r, calendar::day_of(proposal.submitted))?;
    Ok(formalities::return_ends(
        proposal.submitted,
        book.return_days,
    ))
}

/// Supplies the language that the current revision lacks: a translation by the secretariat.
///
/// # Errors
/// [`Refusal::NotTheCurrentRevision`], or see [`formalities::may_translate`].
pub fn supply_translation(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    revision: i64,
    written: Written,
    request: Option<Request>,
) -> Result<Lang, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::SupplyTranslation).with_request(request);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        is_current(&proposal, revision)?;
        let lacks = lacks(tx, &symbol, revision)?;
        let lang = formalities::may_translate(proposal.stage, lacks)?;
        well_formed(lang, &written.text)?;
        let with = Enclosure::Proposal(symbol.clone());
        let act = Act::Translation {
            lang,
            proposal: symbol.clone(),
            revision,
            texts: lay_texts(tx, lang, &written, &with)?,
        };
        Ok(Enacted::one(act, lang))
    })
}

/// Opens the consultation of the members until an hour of a working day.
///
/// # Errors
/// The law's refusal; see [`formalities::may_open_consultation`].
pub fn open(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    until: Timestamp,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::OpenConsultation).with_request(request);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        working_days::must_be_one(tx, until)?;
        formalities::may_open_consultation(
            proposal.stage,
            proposal.consultation_until,
            until,
            tx.now(),
        )?;
        norms::must_be_on_the_newest(tx, &proposal)?;
        let act = Act::Consultation {
            proposal: symbol.clone(),
            until,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// Ends a consultation whose hour has come. By the clock; see [`proposals::due_consultations`].
///
/// # Errors
/// The law's refusal; see [`formalities::may_end_consultation`].
pub fn end(store: &Store, symbol: &ProposalSymbol) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        formalities::may_end_consultation(proposal.stage, proposal.consultation_until, tx.now())?;
        let act = Act::ConsultationEnd {
            proposal: symbol.clone(),
        };
        Ok(Enacted::one(act, ()))
    })
}

/// Signs a language of the current revision off: once the two are parallel, each by another person.
///
/// # Errors
/// [`Refusal::NotTheCurrentRevision`], [`Refusal::TextsNotParallel`], or see [`Languages::may_sign_off`].
pub fn sign_off(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    revision: i64,
    lang: Lang,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::SignOff).with_request(request);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        is_current(&proposal, revision)?;
        let viewer = tx.viewer();
        let current = revisions::find(&mut tx.reading(), &viewer, &symbol, revision)?;
        let languages = revisions::languages(&mut tx.reading(), &viewer, &current)?;
        let seat = tx.permit().seat().clone();
        languages.may_sign_off(proposal.stage, lang, &seat)?;
        let account = tx.permit().account();
        for (_, signed) in &languages.signed {
            // One person may hold two seats.
            if accounts::of_seat(&mut tx.reading(), signed)? == account {
                return Err(Refusal::SignedOffByTheSame.into());
            }
        }
        must_be_parallel(tx, &current)?;
        let act = Act::SignOff {
            lang,
            proposal: symbol.clone(),
            revision,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// The sponsor agrees the language that the secretariat supplied.
///
/// # Errors
/// [`Refusal::NotTheCurrentRevision`], [`Refusal::NotYours`], or see [`Languages::may_agree`].
pub fn agree_translation(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    revision: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::AgreeTranslation).with_request(request);
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let carried = sponsors::carried(tx, &symbol)?;
        carried.sponsorship().is_sponsor(&member)?;
        is_current(&carried.proposal, revision)?;
        let viewer = tx.viewer();
        let current = revisions::find(&mut tx.reading(), &viewer, &symbol, revision)?;
        let languages = revisions::languages(&mut tx.reading(), &viewer, &current)?;
        languages.may_agree(carried.proposal.stage)?;
        let act = Act::TranslationAgreed {
            member,
            proposal: symbol.clone(),
            revision,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// Fixes the current revision, in both languages, as the final text.
///
/// # Errors
/// [`Refusal::NotTheCurrentRevision`], [`Refusal::TextsNotParallel`], or see [`formalities::may_fix_final_text`].
pub fn fix_final_text(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    revision: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::FixFinalText).with_request(request);
    store.enact(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        is_current(&proposal, revision)?;
        let viewer = tx.viewer();
        let current = revisions::find(&mut tx.reading(), &viewer, &symbol, revision)?;
        let languages = revisions::languages(&mut tx.reading(), &viewer, &current)?;
        let amendments = amendments::of_proposal(&mut tx.reading(), &viewer, &symbol)?;
        let awaiting = amendments.iter().filter(|one| one.awaits_a_revision());
        formalities::may_fix_final_text(
            proposal.stage,
            proposal.consultation_until,
            &languages,
            awaiting.count() as i64,
        )?;
        must_be_parallel(tx, &current)?;
        norms::must_be_on_the_newest(tx, &proposal)?;
        let act = Act::FinalText {
            proposal: symbol.clone(),
            revision,
        };
        Ok(Enacted::one(act, ()))
    })
}

fn of(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    let viewer = tx.viewer();
    proposals::find(&mut tx.reading(), &viewer, symbol)
}

fn lacks(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
    revision: i64,
) -> Result<Option<Lang>, StoreError> {
    let viewer = tx.viewer();
    Ok(revisions::find(&mut tx.reading(), &viewer, symbol, revision)?.lacks())
}

/// Both languages have the same units in the same order.
fn must_be_parallel(tx: &mut Tx<'_>, revision: &Revision) -> Result<(), Failure> {
    let text = |lang: Lang| revision.of(lang).map(|texts| texts.text.to_string());
    let (Some(en), Some(fr)) = (text(Lang::En), text(Lang::Fr)) else {
        return Ok(());
    };
    let viewer = tx.viewer();
    let bodies = documents::whole(&mut tx.reading(), &viewer, &[en.clone(), fr.clone()])?;
    let parsed = |commitment: &str| Text::parse(&bodies[commitment]);
    match parity(&parsed(&en), &parsed(&fr)).len() {
        0 => Ok(()),
        units => Err(Refusal::TextsNotParallel {
            units: i64::try_from(units).unwrap_or(i64::MAX),
        }
        .into()),
    }
}

const fn is_current(proposal: &Proposal, revision: i64) -> Result<(), Refusal> {
    if proposal.revision == revision {
        Ok(())
    } else {
        Err(Refusal::NotTheCurrentRevision {
            current: proposal.revision,
        })
    }
}
