//! What a vote on a part is about, for the pages of votes: the question, and the redline that it decides on.

use super::redlined::{Redlined, names, redlined};
use crate::acts::application::{self, BothTexts};
use crate::record::entries::VotingPart;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode};
use crate::store::ballots::Ballot;
use crate::store::members;
use crate::store::{Failure, Reading, StoreError, amendments, parts, proposals};
use crate::web::words::{Words, words};

/// A part that was put to the vote.
pub struct Asked {
    number: Option<i64>,
    sponsor: Option<MemberCode>,
    sponsor_name: String,
    units: String,
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
    let w = words(lang);
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
                sponsor: Some(amendment.member),
                units: String::new(),
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
                units: names(&before, units, w),
                before,
                after,
                title,
            }
        }
    }))
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
            w.part_question_division(&*asked.units, proposal, title),
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
    }
}
