//! Drafts of amendments: started, saved, thrown away, carried over to another revision.

use uuid::Uuid;

use super::{not_found, of};
use crate::acts::application::{self, BothTexts};
use crate::rules::Refusal;
use crate::rules::amendments::may_propose;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{How, Lang, ProposalSymbol, UnitSymbol};
use crate::store::amendment_drafts::{self as drafts, AmendmentDraft, AmendmentWords, ChangeWords};
use crate::store::amendments;
use crate::store::documents;
use crate::store::{Asking, Asks, Failure, Kept, Request, Store, Tx};

/// What a draft begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The language of the reason.
    pub lang: Option<Lang>,
    /// The first change is to this unit.
    pub unit: Option<UnitSymbol>,
}

/// Starts a draft of an amendment to the current revision: empty, or with a change of one unit as it stands.
///
/// # Errors
/// See [`may_propose`]; [`Refusal::Malformed`] of a unit that is not there.
pub fn start(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    beginning: Beginning,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        may_propose(proposal.stage)?;
        let viewer = tx.viewer();
        let texts = application::texts_of(&mut tx.reading(), &viewer, &symbol, proposal.revision)?;
        let changes = match &beginning.unit {
            Some(unit) => vec![as_it_stands(&texts, unit)?],
            None => Vec::new(),
        };
        let words = AmendmentWords {
            lang: beginning.lang.unwrap_or(proposal.original).to_string(),
            changes,
            ..AmendmentWords::default()
        };
        let id = drafts::create(tx, &symbol, proposal.revision, &words)?;
        Ok(Kept::Done(id))
    })
}

/// Starts a draft of an amendment from the wording that a published comment proposes, with its note as the reason.
///
/// # Errors
/// See [`may_propose`]; [`Refusal::NotFound`] of a comment that proposes no wording.
pub fn start_from_comment(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    comment: i64,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let proposal = of(tx, &symbol)?;
        may_propose(proposal.stage)?;
        let viewer = tx.viewer();
        let found = amendments::suggested(&mut tx.reading(), &viewer, &symbol, comment)
            .map_err(not_found)?;
        let wanted = [found.note.to_string(), found.wording.to_string()];
        let bodies = documents::whole(&mut tx.reading(), &viewer, &wanted)?;
        let body = |at: usize| bodies[&wanted[at]].clone();
        let texts = application::texts_of(&mut tx.reading(), &viewer, &symbol, proposal.revision)?;
        let there = found.unit.as_ref().map(|unit| as_it_stands(&texts, unit));
        let mut change = match there {
            Some(Ok(change)) => change,
            // On the text as a whole, or on a unit that is gone: the words come in at the end.
            _ => ChangeWords {
                how: How::InsertAfter.to_string(),
                unit: last_unit(&texts),
                ..ChangeWords::default()
            },
        };
        match found.lang {
            Lang::En => change.en = body(1),
            Lang::Fr => change.fr = body(1),
        }
        let words = AmendmentWords {
            lang: found.lang.to_string(),
            reason: body(0),
            comment: Some(comment),
            changes: vec![change],
        };
        let id = drafts::create(tx, &symbol, proposal.revision, &words)?;
        Ok(Kept::Done(id))
    })
}

/// Saves what was typed over the version that was open; gives the new version. Changes are then to the current
/// revision, which the page showed beside them.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`] when somebody saved meanwhile: nothing is overwritten.
pub fn save(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    words: AmendmentWords,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, id)?;
        Ok(Kept::Done(drafts::save(tx, id, version, &words)?))
    })
}

/// Throws a draft away.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`], [`Refusal::AlreadyDone`] of one that was proposed.
pub fn discard(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        own(tx, id)?;
        drafts::discard(tx, id, version)?;
        Ok(Kept::Done(()))
    })
}

/// Makes the changes of a draft to the current revision again, after the text was revised.
///
/// # Errors
/// [`Refusal::ChangedSinceOpened`], [`Refusal::AlreadyDone`].
pub fn carry_over(
    store: &Store,
    by: Asks,
    id: Uuid,
    version: i64,
    request: Option<Request>,
) -> Result<Uuid, Failure> {
    let asking = Asking::new(by, Action::Draft).with_request(request);
    store.keep(asking, move |tx| {
        let draft = own(tx, id)?;
        let proposal = of(tx, &draft.proposal)?;
        may_propose(proposal.stage)?;
        drafts::discard(tx, id, version)?;
        let id = drafts::create(tx, &draft.proposal, proposal.revision, &draft.words)?;
        Ok(Kept::Done(id))
    })
}

/// A draft of the caller's delegation that has not been proposed yet.
pub(super) fn own(tx: &mut Tx<'_>, id: Uuid) -> Result<AmendmentDraft, Failure> {
    let viewer = tx.viewer();
    let draft = drafts::find(&mut tx.reading(), &viewer, id)?;
    match draft.used {
        None => Ok(draft),
        Some(_) => Err(Refusal::AlreadyDone.into()),
    }
}

/// A replacement of one unit that begins with its present words.
///
/// # Errors
/// [`Refusal::Malformed`] of a unit that is not there.
pub fn as_it_stands(texts: &BothTexts, unit: &UnitSymbol) -> Result<ChangeWords, Refusal> {
    let address = application::id_of(unit)
        .and_then(|id| texts.ids.address(id))
        .ok_or(Refusal::Malformed(Field::Unit))?;
    let words = |lang: Lang| {
        let found = texts.of(lang).and_then(|text| text.find(address));
        found.map(crate::text::Unit::print).unwrap_or_default()
    };
    Ok(ChangeWords {
        how: How::Replace.to_string(),
        unit: unit.to_string(),
        en: words(Lang::En),
        fr: words(Lang::Fr),
    })
}

fn last_unit(texts: &BothTexts) -> String {
    texts
        .ids
        .iter()
        .last()
        .map(|(_, unit)| unit.to_string())
        .unwrap_or_default()
}
