//! Proposals: submitted and revised from a draft, withdrawn from closure when the time comes.

use std::collections::BTreeSet;

use super::drafts::{self, Complete, Lack, Written};
use super::{norms, sponsors, units};
use crate::record::Act;
use crate::record::entries::{LangTexts, Texts};
use crate::rules::Refusal;
use crate::rules::calendar;
use crate::rules::formalities;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{DraftSymbol, Lang, ProposalSymbol};
use crate::store::amendments::{self, Amendment};
use crate::store::documents::{self, Enclosure};
use crate::store::{
    Asking, Asks, Enacted, Failure, Request, Store, Tx, drafts as stored, entries, proposals,
    revisions, rulebooks, themes,
};

/// Submits a draft: it gets its symbol (the year is that of Paris) and enters the record.
///
/// `version` is what the head of delegation read; a draft saved meanwhile is not submitted unread.
///
/// # Errors
/// The first thing that is missing, [`Refusal::ChangedSinceOpened`], [`Refusal::NotAMember`],
/// [`Refusal::SuspendedFromParticipation`], [`Refusal::NoRuleForKind`].
pub fn submit(
    store: &Store,
    by: Asks,
    draft: &DraftSymbol,
    version: i64,
    request: Option<Request>,
) -> Result<ProposalSymbol, Failure> {
    let draft = draft.clone();
    let asking = Asking::new(by, Action::Submit).with_request(request);
    store.enact(asking, move |tx| {
        let (working, whole) = read_whole(tx, &draft, version)?;
        if working.proposal.is_some() {
            return Err(Refusal::OutOfOrder.into());
        }
        let sponsor = sponsors::taking_part(tx)?;
        let today = calendar::day_of(tx.now());
        rulebooks::in_force(&mut tx.reading(), today)?.rule_for(whole.kind)?;
        if let Some(related) = &whole.related {
            norms::must_stand(tx, &related.norm)?;
        }
        let year = calendar::year_of(tx.now());
        let symbol = proposals::next_symbol(&mut tx.reading(), year)?;
        let with = Enclosure::Proposal(symbol.clone());
        let units = units::of_submission(
            tx,
            whole.related.as_ref(),
            whole.original,
            original_text(&whole)?,
        )?;
        let act = Act::Submission {
            classification: whole.classification,
            clauses: whole.clauses.clone(),
            kind: whole.kind,
            opens_on: whole.opens_on,
            original: whole.original,
            proposal: symbol.clone(),
            reason: documents::lay(tx, whole.original, whole.reason.as_str(), &with)?,
            related: whole.related.clone(),
            sponsor,
            texts: texts(tx, &whole, &with)?,
            theme: whole.theme,
            units: documents::lay_json(tx, &units.print(), &with)?,
        };
        stored::use_up(tx, &draft, version)?;
        Ok(Enacted::one(act, symbol))
    })
}

/// As [`revise_with`], where no amendment was worked in by hand.
///
/// # Errors
/// See [`revise_with`].
pub fn revise(
    store: &Store,
    by: Asks,
    draft: &DraftSymbol,
    version: i64,
    request: Option<Request>,
) -> Result<i64, Failure> {
    revise_with(store, by, draft, version, Vec::new(), request)
}

/// Sends the working draft of a revision: `Rev.n`, or a returned proposal again. Gives the revision's number. `contains`
/// are accepted amendments that the sponsor worked into its text by hand, where they conflict with one another.
///
/// # Errors
/// As [`submit`], and [`Refusal::NotYours`], [`Refusal::VotingHasBegun`], [`Refusal::OutOfOrder`],
/// [`Refusal::TextsUnchanged`], [`Refusal::AmendmentSettled`] of one that awaits no revision.
pub fn revise_with(
    store: &Store,
    by: Asks,
    draft: &DraftSymbol,
    version: i64,
    contains: Vec<i64>,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let draft = draft.clone();
    let asking = Asking::new(by, Action::Revise).with_request(request);
    store.enact(asking, move |tx| {
        let (working, whole) = read_whole(tx, &draft, version)?;
        let symbol = working.proposal.ok_or(Refusal::OutOfOrder)?;
        let member = sponsors::taking_part(tx)?;
        let carried = sponsors::carried(tx, &symbol)?;
        carried.sponsorship().may_revise(&member)?;
        let original = carried.proposal.original;
        if whole_of(&whole, original).is_none() {
            return Err(Refusal::LanguageMissing(original).into());
        }
        changes_something(tx, &symbol, &whole)?;
        let contains = awaiting(tx, &symbol, &contains)?;
        let revision = carried.proposal.revision + 1;
        let with = Enclosure::Proposal(symbol.clone());
        let units = units::of_revision(tx, &symbol, original, original_text(&whole)?)?;
        let act = Act::Revision {
            amendments: contains,
            clauses: whole.clauses.clone(),
            proposal: symbol,
            reason: documents::lay(tx, original, whole.reason.as_str(), &with)?,
            revision,
            texts: texts(tx, &whole, &with)?,
            theme: whole.theme,
            units: documents::lay_json(tx, &units.print(), &with)?,
        };
        stored::use_up(tx, &draft, version)?;
        Ok(Enacted::one(act, revision))
    })
}

/// The amendments that a revision is said to contain, each once: they were accepted and await one.
fn awaiting(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
    contains: &[i64],
) -> Result<Vec<i64>, Failure> {
    let viewer = tx.viewer();
    let all = amendments::of_proposal(&mut tx.reading(), &viewer, symbol)?;
    let numbers: BTreeSet<i64> = contains.iter().copied().collect();
    let awaits = |number: &i64| {
        let found = all.iter().find(|one| one.number == *number);
        found.is_some_and(Amendment::awaits_a_revision)
    };
    if numbers.iter().all(awaits) {
        Ok(numbers.into_iter().collect())
    } else {
        Err(Refusal::AmendmentSettled.into())
    }
}

/// The draft at the version that was read, with everything it must have.
fn read_whole(
    tx: &mut Tx<'_>,
    draft: &DraftSymbol,
    version: i64,
) -> Result<(stored::Draft, Complete), Failure> {
    let working = drafts::own(tx, draft)?;
    if working.version != version {
        return Err(Refusal::ChangedSinceOpened.into());
    }
    let whole = drafts::complete(&working.words, calendar::day_of(tx.now())).map_err(first)?;
    if themes::find(&mut tx.reading(), &whole.theme)?.is_none() {
        return Err(Refusal::Malformed(Field::Theme).into());
    }
    Ok((working, whole))
}

fn first(lacks: Vec<Lack>) -> Refusal {
    lacks
        .into_iter()
        .next()
        .map_or(Refusal::Missing(Field::Text), |lack| lack.refusal)
}

fn original_text(whole: &Complete) -> Result<&str, Refusal> {
    whole_of(whole, whole.original)
        .map(|written| written.text.as_str())
        .ok_or(Refusal::LanguageMissing(whole.original))
}

const fn whole_of(whole: &Complete, lang: Lang) -> Option<&Written> {
    match lang {
        Lang::En => whole.en.as_ref(),
        Lang::Fr => whole.fr.as_ref(),
    }
}

fn texts(tx: &mut Tx<'_>, whole: &Complete, with: &Enclosure) -> Result<Texts, Failure> {
    Ok(Texts {
        en: laid(tx, Lang::En, whole.en.as_ref(), with)?,
        fr: laid(tx, Lang::Fr, whole.fr.as_ref(), with)?,
    })
}

fn laid(
    tx: &mut Tx<'_>,
    lang: Lang,
    written: Option<&Written>,
    with: &Enclosure,
) -> Result<Option<LangTexts>, Failure> {
    written
        .map(|written| lay_texts(tx, lang, written, with))
        .transpose()
}

/// Lays title, summary and text down as documents.
pub(super) fn lay_texts(
    tx: &mut Tx<'_>,
    lang: Lang,
    written: &Written,
    with: &Enclosure,
) -> Result<LangTexts, Failure> {
    Ok(LangTexts {
        summary: documents::lay(tx, lang, written.summary.as_str(), with)?,
        text: documents::lay(tx, lang, written.text.as_str(), with)?,
        title: documents::lay(tx, lang, written.title.as_str(), with)?,
    })
}

/// A revision that says nothing else than the one before is none.
fn changes_something(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
    whole: &Complete,
) -> Result<(), Failure> {
    let viewer = tx.viewer();
    let proposal = proposals::find(&mut tx.reading(), &viewer, symbol)?;
    let current = revisions::find(&mut tx.reading(), &viewer, symbol, proposal.revision)?;
    let bodies = documents::bodies(&mut tx.reading(), &viewer, &current.commitments())?;
    let body = |commitment: &str| bodies.get(commitment).map(String::as_str);
    let is_same = |lang: Lang| match (current.of(lang), whole_of(whole, lang)) {
        (None, None) => true,
        (Some(was), Some(now)) => {
            body(was.title.as_str()) == Some(now.title.as_str())
                && body(was.summary.as_str()) == Some(now.summary.as_str())
                && body(was.text.as_str()) == Some(now.text.as_str())
        }
        _ => false,
    };
    let is_unchanged = is_same(Lang::En)
        && is_same(Lang::Fr)
        && proposal.clauses == whole.clauses
        && proposal.theme == whole.theme
        && body(current.reason.as_str()) == Some(whole.reason.as_str());
    if is_unchanged {
        Err(Refusal::TextsUnchanged.into())
    } else {
        Ok(())
    }
}

/// Declassification by two officers: the sponsor agreed; every earlier act is opened with it.
pub(super) fn declassification(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
) -> Result<Vec<Act>, Failure> {
    let viewer = tx.viewer();
    let proposal = proposals::find(&mut tx.reading(), &viewer, symbol)?;
    formalities::may_declassify(
        proposal.classification,
        sponsors::opening(&proposal),
        proposal.consented,
    )?;
    let mut acts = vec![Act::Declassification {
        proposal: symbol.clone(),
    }];
    acts.extend(entries::disclosures(tx, symbol)?);
    Ok(acts)
}

/// Opens a proposal that was not adopted, on the day set when it was classified. By the clock.
///
/// # Errors
/// [`Refusal::OutOfOrder`] before that day or while the proposal may still be adopted.
pub fn open_on_its_day(store: &Store, symbol: &ProposalSymbol) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    store.enact(asking, move |tx| {
        if !proposals::due_openings(&mut tx.reading())?.contains(&symbol) {
            return Err(Refusal::OutOfOrder.into());
        }
        let acts = entries::disclosures(tx, &symbol)?;
        Ok(Enacted::Done {
            acts: acts
                .into_iter()
                .map(|act| (crate::store::Who::Registry, act))
                .collect(),
            value: (),
        })
    })
}
