//! Explanations after an adoption without a vote: a member says how it understands what it did not oppose.

use jiff::Timestamp;

use super::votes::{Recorded, Said};
use crate::record::Act;
use crate::record::entries::Note;
use crate::rules::permissions::Action;
use crate::rules::refusals::Field;
use crate::rules::words::{Lang, MemberCode, NormSymbol, Prose};
use crate::rules::{Refusal, calendar, rulebook};
use crate::store::documents::{self, Enclosure};
use crate::store::norms::{self, Adoption, Norm};
use crate::store::{
    Asking, Asks, Enacted, Failure, Reading, Request, Store, Tx, entries, explanations, members,
    rulebooks,
};

/// Until when a member may explain itself on a norm adopted without a vote: so many working days after the entry
/// that recorded the adoption.
///
/// # Errors
/// [`Refusal::OutOfOrder`] for a norm that was voted on: its votes are explained there.
pub fn period_ends(r: &mut Reading<'_>, norm: &Norm) -> Result<Timestamp, Failure> {
    if !matches!(norm.adoption, Adoption::WithoutVote { .. }) {
        return Err(Refusal::OutOfOrder.into());
    }
    let recorded = entries::find(r, norm.index)?.time;
    let versions = rulebooks::all(r)?;
    let book =
        rulebook::in_force(&versions, calendar::day_of(recorded)).ok_or(Refusal::NoRuleForKind)?;
    Ok(calendar::end_of_working_days(
        recorded,
        book.explanation_days,
    ))
}

/// Records what a member says on an adoption without a vote; never edited.
///
/// # Errors
/// [`Refusal::Missing`] of nothing, [`Refusal::ExplanationPeriodOver`], [`Refusal::NotAMember`],
/// [`Refusal::AlreadyDone`] in a language in which it has done so.
pub fn explain(
    store: &Store,
    by: Asks,
    member: &MemberCode,
    norm: NormSymbol,
    said: Said,
    request: Option<Request>,
) -> Result<Recorded, Failure> {
    let asking = Asking::new(by, Action::Explain)
        .about(member)
        .with_request(request);
    let member = member.clone();
    store.enact(asking, move |tx| {
        if said.is_empty() {
            return Err(Refusal::Missing(Field::Explanation).into());
        }
        let found = norms::find(&mut tx.reading(), &norm)?;
        let until = period_ends(&mut tx.reading(), &found)?;
        if tx.now() >= until {
            return Err(Refusal::ExplanationPeriodOver { until }.into());
        }
        is_a_member(tx, &member)?;
        for earlier in explanations::of_norm(&mut tx.reading(), &norm)? {
            let again = (said.en.is_some() && earlier.en.is_some())
                || (said.fr.is_some() && earlier.fr.is_some());
            if earlier.member == member && again {
                return Err(Refusal::AlreadyDone.into());
            }
        }
        let enclosure = Enclosure::Proposal(found.proposal.clone());
        let act = Act::Explanation {
            ballot: None,
            member: member.clone(),
            norm: Some(norm.clone()),
            note: Note {
                en: laid(tx, Lang::En, said.en.as_ref(), &enclosure)?,
                fr: laid(tx, Lang::Fr, said.fr.as_ref(), &enclosure)?,
            },
            proposal: found.proposal,
            translated: None,
        };
        let index = tx.index();
        Ok(Enacted::one(act, Recorded { index }))
    })
}

fn is_a_member(tx: &mut Tx<'_>, member: &MemberCode) -> Result<(), Failure> {
    let today = calendar::day_of(tx.now());
    let roster = members::roster(&mut tx.reading())?;
    match roster.find(member) {
        Some(found) if found.standing_on(today).is_member() => Ok(()),
        _ => Err(Refusal::NotAMember.into()),
    }
}

fn laid(
    tx: &mut Tx<'_>,
    lang: Lang,
    text: Option<&Prose>,
    with: &Enclosure,
) -> Result<Option<crate::record::Doc>, Failure> {
    text.map(|text| documents::lay(tx, lang, text.as_str(), with))
        .transpose()
}
