//! The votes that wait for the secretariat.

use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::ballots::{self as reading, State};
use crate::store::members::Roster;
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading};
use crate::web::desk;
use crate::web::votes::{heading, titles};
use crate::web::words::words;

/// For officers: proposals to put to the vote, closings of the next days, results to certify.
///
/// # Errors
/// A failure of the store.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<desk::Due>, Failure> {
    let viewer = visitor.viewer();
    if viewer != Viewer::Secretariat {
        return Ok(Vec::new());
    }
    let w = words(lang);
    let mut due = Vec::new();
    for (proposal, revision) in reading::ready(r, &viewer)? {
        due.push(desk::Due {
            title: w.vote_due_open(proposal.as_str()),
            note: w.vote_proposal(proposal.as_str(), revision),
            url: format!("/{lang}/desk/proposals/{proposal}/ballot"),
            deadline: None,
        });
    }
    let open = reading::open(r, &viewer, &reading::Sought::default())?;
    let closed = reading::provisional(r)?;
    let mut titled = titles(r, &viewer, &open, lang)?;
    titled.extend(titles(r, &viewer, &closed, lang)?);
    for ballot in open.iter().chain(&closed) {
        let is_open = ballot.state == State::Open;
        due.push(desk::Due {
            title: if is_open {
                w.vote_due_closing(ballot.symbol.as_str())
            } else {
                w.vote_due_certify(ballot.symbol.as_str())
            },
            note: heading(ballot, titled.get(&ballot.proposal), w),
            url: format!("/{lang}/desk/ballots/{}", ballot.symbol),
            deadline: is_open.then_some(ballot.closes),
        });
    }
    Ok(due)
}
