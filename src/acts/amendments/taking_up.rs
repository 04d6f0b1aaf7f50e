//! The accepted amendments, taken up in the next revision mechanically.

use crate::acts::application::{self, BothTexts};
use crate::acts::sponsors;
use crate::record::Act;
use crate::record::entries::{LangTexts, Texts};
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::amendments::{self, Amendment};
use crate::store::documents::{self, Enclosure};
use crate::store::proposals::{self, Proposal};
use crate::store::{
    Asking, Asks, Enacted, Failure, Reading, Request, Store, StoreError, Tx, revisions,
};

/// The accepted amendments that no revision contains yet, and what they make of the current text together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingUp {
    pub amendments: Vec<i64>,
    /// The text with all of them.
    pub made: BothTexts,
    /// The amendments that cannot be applied to the text as those before leave it, and what speaks against each.
    pub obstacles: Vec<(i64, Vec<application::Obstacle>)>,
}

/// Makes the accepted amendments to the current text, in the order of their numbers.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such proposal for this viewer.
pub fn taking_up(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    symbol: &ProposalSymbol,
) -> Result<TakingUp, StoreError> {
    let proposal = proposals::find(r, viewer, symbol)?;
    let mut made = application::texts_of(r, viewer, symbol, proposal.revision)?;
    let mut obstacles = Vec::new();
    let accepted: Vec<Amendment> = amendments::of_proposal(r, viewer, symbol)?
        .into_iter()
        .filter(Amendment::awaits_a_revision)
        .collect();
    for amendment in &accepted {
        match application::amended(r, viewer, amendment, &made)? {
            Ok(text) => made = text,
            Err(found) => obstacles.push((amendment.number, found)),
        }
    }
    Ok(TakingUp {
        amendments: accepted.iter().map(|one| one.number).collect(),
        made,
        obstacles,
    })
}

/// The sponsor makes the next revision: the current one with the accepted amendments, mechanically.
///
/// # Errors
/// [`Refusal::NotYours`] but for the sponsor, [`Refusal::OutOfOrder`] where the text is final,
/// [`Refusal::AlreadyDone`] where none awaits it, [`Refusal::AmendmentConflicts`], [`Refusal::WordingMissing`].
pub fn take_up(
    store: &Store,
    by: Asks,
    symbol: &ProposalSymbol,
    request: Option<Request>,
) -> Result<i64, Failure> {
    let symbol = symbol.clone();
    let asking = Asking::new(by, Action::Revise).with_request(request);
    store.enact(asking, move |tx| {
        let member = sponsors::taking_part(tx)?;
        let carried = sponsors::carried(tx, &symbol)?;
        carried.sponsorship().may_revise(&member)?;
        let viewer = tx.viewer();
        let taking = taking_up(&mut tx.reading(), &viewer, &symbol)?;
        if taking.amendments.is_empty() {
            return Err(Refusal::AlreadyDone.into());
        }
        let against: Vec<application::Obstacle> = taking
            .obstacles
            .iter()
            .flat_map(|(_, found)| found.clone())
            .collect();
        if !against.is_empty() {
            return Err(application::refusal(&against).into());
        }
        let proposal = &carried.proposal;
        let (texts, reason) = relaid(tx, proposal, &taking.made)?;
        let with = Enclosure::Proposal(symbol.clone());
        let revision = proposal.revision + 1;
        let act = Act::Revision {
            amendments: taking.amendments,
            clauses: proposal.clauses.clone(),
            proposal: symbol.clone(),
            reason: documents::lay(tx, proposal.original, &reason, &with)?,
            revision,
            texts,
            theme: proposal.theme.clone(),
            units: documents::lay_json(tx, &taking.made.ids.print(), &with)?,
        };
        Ok(Enacted::one(act, revision))
    })
}

/// Title and summary of the current revision with another text, laid down anew; and its reason.
pub(in crate::acts) fn relaid(
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    made: &BothTexts,
) -> Result<(Texts, String), Failure> {
    let viewer = tx.viewer();
    let current = revisions::find(
        &mut tx.reading(),
        &viewer,
        &proposal.symbol,
        proposal.revision,
    )?;
    let bodies = documents::whole(&mut tx.reading(), &viewer, &current.commitments())?;
    let with = Enclosure::Proposal(proposal.symbol.clone());
    let body = |commitment: &str| bodies[commitment].clone();
    let mut texts = Texts { en: None, fr: None };
    for lang in [Lang::En, Lang::Fr] {
        let (Some(was), Some(text)) = (current.of(lang), made.of(lang)) else {
            continue;
        };
        let laid = LangTexts {
            summary: documents::lay(tx, lang, &body(was.summary.as_str()), &with)?,
            text: documents::lay(tx, lang, &text.print(), &with)?,
            title: documents::lay(tx, lang, &body(was.title.as_str()), &with)?,
        };
        match lang {
            Lang::En => texts.en = Some(laid),
            Lang::Fr => texts.fr = Some(laid),
        }
    }
    Ok((texts, body(current.reason.as_str())))
}
