//! What a vote on a part is about, for the pages of votes: the question, and the redline that it decides on.

use super::redlined::{Redlined, name_of, names, redlined};
use crate::acts::application::{self, BothTexts};
use crate::record::entries::VotingPart;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode, UnitSymbol};
use crate::store::amendments::{self, Amendment};
use crate::store::ballots::Ballot;
use crate::store::members;
use crate::store::proposals::{self, Proposal};
use crate::store::{Failure, Reading, StoreError, parts};
use crate::web::unit_links;
use crate::web::words::Words;

/// A part that was put to the vote.
pub struct Asked {
    number: Option<i64>,
    sponsor: Option<MemberCode>,
    sponsor_name: String,
    units: Vec<UnitSymbol>,
    proposal: Proposal,
    before: BothTexts,
    /// What the text becomes if the amendment is adopted, or the units are not.
    after: Option<BothTexts>,
    title: String,
}

/// The part that a ballot is on; none for the whole, or where this viewer may not read the proposal.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn asked(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
    lang: Lang,
) -> Result<Option<Asked>, Failure> {
    let Some(place) = ballot.part else {
        return Ok(None);
    };
    let proposal = match proposals::find(r, viewer, &ballot.proposal) {
        Ok(proposal) => proposal,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let part = parts::find(r, viewer, &ballot.proposal, place)?;
    let before = application::texts_of(r, viewer, &ballot.proposal, ballot.revision)?;
    let titles = proposals::titles(r, viewer, std::slice::from_ref(&proposal.symbol))?;
    let title = titles.get(&proposal.symbol);
    let title = title.map(|one| one.of(lang).to_owned()).unwrap_or_default();
    Ok(Some(match &part.what {
        VotingPart::Amendment(number) => {
            let amendment = amendments::find(r, viewer, &ballot.proposal, *number)?;
            let after = application::amended(r, viewer, &amendment, &before)?.ok();
            Asked {
                number: Some(*number),
                sponsor_name: members::roster(r)?.short(&amendment.member, lang),
                units: targets(&amendment),
                sponsor: Some(amendment.member),
                proposal,
                before,
                after,
                title,
            }
        }
        VotingPart::Division(units) => {
            let changes = application::taking_out(&before, units);
            let after = application::applied(&before, &before, &changes).ok();
            Asked {
                number: None,
                sponsor: None,
                sponsor_name: String::new(),
                units: units.clone(),
                proposal,
                before,
                after,
                title,
            }
        }
    }))
}

/// The units that an amendment changes, each once.
fn targets(amendment: &Amendment) -> Vec<UnitSymbol> {
    let mut units: Vec<UnitSymbol> = Vec::new();
    for unit in amendment.changes.iter().filter_map(|one| one.unit.as_ref()) {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    units
}

/// The part in words.
pub struct Part {
    /// « Shall amendment A.2 of Kenya to … be adopted? »
    pub question: String,
    pub redlines: Vec<Redlined>,
    /// How the redline is read: what goes if the units are not adopted.
    pub how: String,
    /// The page of the amendment; empty for a division.
    pub url: String,
    pub link: String,
    /// The units that it is about: address, empty where there is none, and name.
    pub units: Vec<(String, String)>,
}

/// Puts a part into words. `base` is where the proposals stand: `/proposals`, `/desk/proposals`.
pub fn part(asked: &Asked, ballot: &Ballot, base: &str, w: &Words) -> Part {
    let proposal = w.vote_proposal(ballot.proposal.as_str(), ballot.revision);
    let title = asked.title.as_str();
    let of = format!("/{}{base}/{}", w.lang(), ballot.proposal);
    let (question, how, url, link) = match asked.number {
        Some(number) => (
            w.part_question_amendment(
                asked.sponsor.as_ref().map_or("", MemberCode::as_str),
                format!("A.{number}"),
                &*asked.sponsor_name,
                proposal,
                title,
            ),
            w.part_how_amendment(),
            format!("{of}/amendments/{number}"),
            w.part_link_amendment(format!("A.{number}")),
        ),
        None => (
            w.part_question_division(names(&asked.before, &asked.units, w), proposal, title),
            w.part_how_division(),
            format!("{of}/amendments#order"),
            w.part_link_order(),
        ),
    };
    Part {
        question,
        redlines: match &asked.after {
            Some(after) => redlined(&asked.before, after, w),
            None => Vec::new(),
        },
        how,
        url,
        link,
        units: units(asked, ballot, (base, w)),
    }
}

fn units(asked: &Asked, ballot: &Ballot, (base, w): (&str, &Words)) -> Vec<(String, String)> {
    // An address is one of the text that is put to the vote.
    let is_current = asked.proposal.revision == ballot.revision;
    let named = asked.units.iter().filter_map(|unit| {
        let id = application::id_of(unit)?;
        let address = asked.before.ids.address(id).filter(|_| is_current);
        let url = unit_links::url(&asked.proposal, unit, address, (base, w.lang()));
        Some((url, name_of(&asked.before, id, w)))
    });
    named.collect()
}
