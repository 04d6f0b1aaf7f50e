//! Parts: the order of voting before the whole, what falls, and what each decision makes of the final text.

use super::amendments::relaid;
use super::application::{self, BothTexts, Obstacle};
use crate::record::Act;
use crate::record::entries::VotingPart;
use crate::rules::Refusal;
use crate::rules::amendments::{AmendmentState, Part as Placed, may_order};
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{DecisionKind, How, Lang, ProposalSymbol, Prose, UnitSymbol};
use crate::store::amendments::{self, Amendment};
use crate::store::ballots::Ballot;
use crate::store::documents::{self, Enclosure};
use crate::store::parts::{self, Part};
use crate::store::proposals::{self, Proposal};
use crate::store::{Asking, Asks, Enacted, Failure, Reading, Request, Store, StoreError, Tx};
use crate::text::{Change, RunKind, Text, redline};

/// The order of voting as an officer records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordering {
    pub proposal: ProposalSymbol,
    pub order: Vec<VotingPart>,
    pub lang: Lang,
    pub reason: Prose,
}

/// Records in which order amendments and parts of the text are put to the vote, and why. An order recorded before
/// is replaced, as long as nothing was put to the vote.
///
/// # Errors
/// See [`may_order`]; [`Refusal::Malformed`] of a unit that is not in the text, [`Refusal::DivisionEmptied`].
pub fn record_order(
    store: &Store,
    by: Asks,
    ordering: Ordering,
    request: Option<Request>,
) -> Result<(), Failure> {
    let asking = Asking::new(by, Action::OrderVoting).with_request(request);
    store.enact(asking, move |tx| {
        let viewer = tx.viewer();
        let proposal = of(tx, &ordering.proposal)?;
        let standing = standing(&mut tx.reading(), &viewer, &proposal.symbol)?;
        let placed: Vec<Placed<'_>> = ordering.order.iter().map(as_placed).collect();
        let numbers: Vec<i64> = standing.iter().map(|one| one.number).collect();
        may_order(proposal.stage, &placed, &numbers)?;
        let texts = final_text(&mut tx.reading(), &viewer, &proposal)?;
        leaves_each_division_something(&texts, &ordering.order, &standing)?;
        let with = Enclosure::Proposal(proposal.symbol.clone());
        let act = Act::VotingOrder {
            order: ordering.order.clone(),
            proposal: proposal.symbol.clone(),
            reason: documents::lay(tx, ordering.lang, ordering.reason.as_str(), &with)?,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// A division must still ask something when its turn comes, whatever is decided before it: units that everything
/// before would take out are put to the vote first.
fn leaves_each_division_something(
    texts: &BothTexts,
    order: &[VotingPart],
    standing: &[Amendment],
) -> Result<(), Refusal> {
    let mut gone: Vec<String> = Vec::new();
    for (part, place) in order.iter().zip(1i64..) {
        let taken: Vec<UnitSymbol> = match part {
            VotingPart::Amendment(number) => standing
                .iter()
                .filter(|one| one.number == *number)
                .flat_map(|one| &one.changes)
                .filter(|change| change.how == How::Delete)
                .filter_map(|change| change.unit.clone())
                .collect(),
            VotingPart::Division(units) => {
                for unit in units {
                    let id = application::id_of(unit);
                    if id.and_then(|id| texts.ids.address(id)).is_none() {
                        return Err(Refusal::Malformed(Field::Unit));
                    }
                }
                let asked = with_what_stands_under(texts, units);
                if asked.iter().all(|address| gone.contains(address)) {
                    return Err(Refusal::DivisionEmptied { place });
                }
                let changes = application::taking_out(texts, units);
                application::applied(texts, texts, &changes)
                    .map_err(|obstacles| application::refusal(&obstacles))?;
                units.clone()
            }
        };
        gone.extend(with_what_stands_under(texts, &taken));
    }
    Ok(())
}

/// The addresses of units and of all that stands under them.
pub fn with_what_stands_under(texts: &BothTexts, units: &[UnitSymbol]) -> Vec<String> {
    let some = texts.languages().next().and_then(|lang| texts.of(lang));
    let Some(text) = some else {
        return Vec::new();
    };
    let places = units.iter().filter_map(|unit| {
        let address = texts.ids.address(application::id_of(unit)?)?;
        text.units().iter().position(|one| one.id == address)
    });
    places
        .flat_map(|place| &text.units()[place..application::below(text, place)])
        .map(|unit| unit.id.clone())
        .collect()
}

/// Records that an amendment, whose turn has come, no longer applies: by what was decided before it.
///
/// # Errors
/// [`Refusal::OutOfOrder`] before its turn, [`Refusal::AmendmentSettled`], [`Refusal::StillApplies`].
pub fn falls(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    number: i64,
    (lang, reason): (Lang, Prose),
    request: Option<Request>,
) -> Result<(), Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::OrderVoting).with_request(request);
    store.enact(asking, move |tx| {
        let viewer = tx.viewer();
        let proposal = of(tx, &symbol)?;
        let amendment =
            amendments::find(&mut tx.reading(), &viewer, &symbol, number).map_err(not_found)?;
        if amendment.state != AmendmentState::Standing {
            return Err(Refusal::AmendmentSettled.into());
        }
        let part = turn(&mut tx.reading(), &viewer, &proposal)?;
        if part.what != VotingPart::Amendment(number) {
            return Err(Refusal::OutOfOrder.into());
        }
        if outlook(&mut tx.reading(), &viewer, &proposal, &part)?.is_ok() {
            return Err(Refusal::StillApplies.into());
        }
        let with = Enclosure::Proposal(symbol.clone());
        let act = Act::AmendmentFalls {
            amendment: number,
            proposal: symbol.clone(),
            reason: documents::lay(tx, lang, reason.as_str(), &with)?,
        };
        Ok(Enacted::one(act, ()))
    })
}

/// The part whose turn has come, if nothing was put to the vote on it yet.
///
/// # Errors
/// [`Refusal::NoPartLeft`], [`Refusal::OutOfOrder`] while the vote on it runs or awaits its certification.
pub fn turn(r: &mut Reading<'_>, viewer: &Viewer, proposal: &Proposal) -> Result<Part, Failure> {
    let progress = parts::progress(r, viewer, &proposal.symbol)?;
    let place = progress.next_part(proposal.stage)?;
    let part = parts::find(r, viewer, &proposal.symbol, place)?;
    match part.ballot {
        None => Ok(part),
        Some(_) => Err(Refusal::OutOfOrder.into()),
    }
}

/// What the final text becomes if a part is decided so that it changes: the amendment adopted, the units not.
///
/// # Errors
/// [`StoreError`] when the database fails; inside, everything that speaks against it.
pub fn outlook(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
    part: &Part,
) -> Result<Result<BothTexts, Vec<Obstacle>>, StoreError> {
    let current = final_text(r, viewer, proposal)?;
    match &part.what {
        VotingPart::Amendment(number) => {
            let amendment = amendments::find(r, viewer, &proposal.symbol, *number)?;
            application::amended(r, viewer, &amendment, &current)
        }
        VotingPart::Division(units) => {
            let changes = application::taking_out(&current, units);
            Ok(application::applied(&current, &current, &changes))
        }
    }
}

/// Whether the vote on this place may be opened now; gives the kind of its question.
pub(super) fn may_open(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
    place: i64,
) -> Result<DecisionKind, Failure> {
    let viewer = tx.viewer();
    let proposal = of(tx, symbol)?;
    let part = turn(&mut tx.reading(), &viewer, &proposal)?;
    if part.place != place {
        return Err(Refusal::OutOfOrder.into());
    }
    outlook(&mut tx.reading(), &viewer, &proposal, &part)?
        .map_err(|obstacles| application::refusal(&obstacles))?;
    Ok(part.kind())
}

/// Whether the whole may be decided now, by a vote or without one.
pub(super) fn may_decide_the_whole(
    tx: &mut Tx<'_>,
    symbol: &ProposalSymbol,
) -> Result<(), Failure> {
    let viewer = tx.viewer();
    let progress = parts::progress(&mut tx.reading(), &viewer, symbol)?;
    Ok(progress.may_decide_the_whole()?)
}

/// What a decision on a part makes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decided {
    Adopted,
    NotAdopted,
}

/// The next final text where the decision on a part changes it; nothing for a ballot on the whole.
pub(super) fn merging(
    tx: &mut Tx<'_>,
    ballot: &Ballot,
    decided: Decided,
) -> Result<Vec<Act>, Failure> {
    let Some(place) = ballot.part else {
        return Ok(Vec::new());
    };
    let viewer = tx.viewer();
    let proposal = of(tx, &ballot.proposal)?;
    let part = parts::find(&mut tx.reading(), &viewer, &proposal.symbol, place)?;
    match (&part.what, decided) {
        (VotingPart::Amendment(_), Decided::NotAdopted)
        | (VotingPart::Division(_), Decided::Adopted) => return Ok(Vec::new()),
        (VotingPart::Amendment(_), Decided::Adopted)
        | (VotingPart::Division(_), Decided::NotAdopted) => {}
    }
    let made = outlook(&mut tx.reading(), &viewer, &proposal, &part)?
        .map_err(|obstacles| application::refusal(&obstacles))?;
    let (texts, _) = relaid(tx, &proposal, &made)?;
    let with = Enclosure::Proposal(proposal.symbol.clone());
    let why = why(&part, ballot, proposal.original);
    Ok(vec![Act::Merging {
        part: place,
        proposal: proposal.symbol.clone(),
        reason: documents::lay(tx, proposal.original, &why, &with)?,
        revision: proposal.revision + 1,
        texts,
        units: documents::lay_json(tx, &made.ids.print(), &with)?,
    }])
}

fn why(part: &Part, ballot: &Ballot, lang: Lang) -> String {
    let symbol = &ballot.symbol;
    match (&part.what, lang) {
        (VotingPart::Amendment(number), Lang::En) => {
            format!("Amendment A.{number} was adopted by the vote {symbol}.")
        }
        (VotingPart::Amendment(number), Lang::Fr) => {
            format!("L’amendement A.{number} a été adopté par le scrutin {symbol}.")
        }
        (VotingPart::Division(_), Lang::En) => {
            format!("The units voted on separately were not adopted by the vote {symbol}.")
        }
        (VotingPart::Division(_), Lang::Fr) => {
            format!(
                "Les unités mises aux voix séparément n’ont pas été adoptées par le scrutin {symbol}."
            )
        }
    }
}

/// How far an amendment stands from the text: the words that it changes, of those of the units concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Distance {
    pub changed: usize,
    pub of: usize,
}

impl Distance {
    /// Whole per cent, for showing; the order is by the exact share.
    pub fn per_cent(self) -> usize {
        match self.of {
            0 => 0,
            of => self.changed * 100 / of,
        }
    }

    /// Whether this one is further, by the exact share, then by the number of words.
    pub fn is_further_than(self, other: Self) -> bool {
        let (own, others) = (self.changed * other.of, other.changed * self.of);
        own > others || (own == others && self.changed > other.changed)
    }

    fn add(&mut self, old: &Text, new: &Text) {
        for unit in redline(old, new) {
            if unit.change == Change::Same {
                continue;
            }
            for run in &unit.runs {
                let words = run.words.split_whitespace().count();
                self.of += words;
                if run.kind != RunKind::Same || unit.change == Change::Moved {
                    self.changed += words;
                }
            }
        }
    }
}

/// An amendment in the order that is proposed to the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub amendment: Amendment,
    pub distance: Distance,
    /// What speaks against applying it to the text as it is now.
    pub obstacles: Vec<Obstacle>,
}

/// The amendments that stand, furthest from the text first, measured in both languages together.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn furthest_first(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Ranked>, StoreError> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let current = final_text(r, viewer, &proposal)?;
    let mut ranked: Vec<Ranked> = Vec::new();
    for amendment in standing(r, viewer, symbol)? {
        let base = application::texts_of(r, viewer, symbol, amendment.revision)?;
        let changes = application::changes_of(r, viewer, &amendment)?;
        let mut distance = Distance::default();
        let obstacles = match application::applied(&base, &current, &changes) {
            Ok(made) => {
                for lang in current.languages().collect::<Vec<_>>() {
                    if let (Some(old), Some(new)) = (current.of(lang), made.of(lang)) {
                        distance.add(old, new);
                    }
                }
                Vec::new()
            }
            Err(obstacles) => obstacles,
        };
        let at = ranked
            .iter()
            .position(|before| distance.is_further_than(before.distance))
            .unwrap_or(ranked.len());
        let one = Ranked {
            amendment,
            distance,
            obstacles,
        };
        ranked.insert(at, one);
    }
    Ok(ranked)
}

/// The text on which parts are voted, or would be: the final text, the current one before it is fixed.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn final_text(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
) -> Result<BothTexts, StoreError> {
    let revision = proposal.final_revision.unwrap_or(proposal.revision);
    application::texts_of(r, viewer, &proposal.symbol, revision)
}

fn standing(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<Vec<Amendment>, StoreError> {
    let mut found = amendments::of_proposal(r, viewer, symbol)?;
    found.retain(|one| one.state == AmendmentState::Standing);
    Ok(found)
}

/// The proposals on which a part, or after the parts the whole, can be opened by an officer now.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn awaiting(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Vec<(Proposal, Part)>, Failure> {
    let mut found = Vec::new();
    for proposal in proposals::of_stage(r, viewer, &[Stage::FinalText, Stage::Parts])? {
        match turn(r, viewer, &proposal) {
            Ok(part) => found.push((proposal, part)),
            Err(Failure::Refused(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(found)
}

fn as_placed(part: &VotingPart) -> Placed<'_> {
    match part {
        VotingPart::Amendment(number) => Placed::Amendment(*number),
        VotingPart::Division(units) => Placed::Division(units),
    }
}

fn of(tx: &mut Tx<'_>, symbol: &ProposalSymbol) -> Result<Proposal, StoreError> {
    let viewer = tx.viewer();
    proposals::find(&mut tx.reading(), &viewer, symbol)
}

fn not_found(error: StoreError) -> Failure {
    match error {
        StoreError::NotFound => Refusal::NotFound.into(),
        error => error.into(),
    }
}
