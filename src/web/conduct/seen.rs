//! What the page of the conduct of a vote is made of, read at one moment.

use jiff::Timestamp;

use crate::rules::Refusal;
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang, MemberCode};
use crate::store::ballots::{self as reading, Ballot, State};
use crate::store::members::{self, Roster};
use crate::store::sessions::Visitor;
use crate::store::votes::{self, Position, Voted};
use crate::store::{Failure, Reading, documents, sent};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::votes::titles;

pub(super) struct Seen {
    pub(super) ballot: Ballot,
    pub(super) book: Rulebook,
    pub(super) roster: Roster,
    pub(super) title: Option<String>,
    pub(super) voted: Voted,
    pub(super) entitled: Vec<MemberCode>,
    pub(super) reports: Vec<(MemberCode, String)>,
    pub(super) sent: Vec<sent::Line>,
    pub(super) now: Timestamp,
    pub(super) visitor: Visitor,
}

pub(super) async fn seen(
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: BallotSymbol,
) -> Result<Seen, Problem> {
    let visitor = caller.visitor.clone();
    house.read(move |r| see(r, lang, &symbol, visitor)).await
}

fn see(
    r: &mut Reading<'_>,
    lang: Lang,
    symbol: &BallotSymbol,
    visitor: Visitor,
) -> Result<Seen, Failure> {
    let viewer = visitor.viewer();
    if viewer != Viewer::Secretariat {
        return Err(Refusal::NotFound.into());
    }
    let ballot = reading::find(r, &viewer, symbol)?;
    let title = titles(r, &viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    let voted = match ballot.state {
        State::Open => votes::voted(r, &viewer, symbol)?,
        _ => voted_as_opened(r, &viewer, &ballot)?,
    };
    let entitled = reading::electorate(r, symbol)?
        .into_iter()
        .filter(crate::rules::electorate::Elector::is_entitled)
        .map(|elector| elector.member)
        .collect();
    let reports = votes::reports(r, &viewer, &ballot)?;
    let notes: Vec<String> = reports
        .iter()
        .map(|(_, _, note)| note.to_string())
        .collect();
    let bodies = documents::bodies(r, &viewer, &notes)?;
    Ok(Seen {
        book: reading::rulebook(r, ballot.rulebook)?,
        roster: members::roster(r)?,
        reports: reports
            .into_iter()
            .filter_map(|(_, member, note)| Some((member, bodies.get(note.as_str())?.clone())))
            .collect(),
        sent: sent::of_ballot(r, &viewer, symbol)?,
        now: r.now(),
        ballot,
        title,
        voted,
        entitled,
        visitor,
    })
}

fn voted_as_opened(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    ballot: &Ballot,
) -> Result<Voted, Failure> {
    let members: Vec<MemberCode> = votes::roll(r, viewer, ballot)?
        .into_iter()
        .filter(|line| matches!(line.position, Position::Voted(_)))
        .map(|line| line.member)
        .collect();
    Ok(Voted {
        count: members.len() as i64,
        members: Some(members),
    })
}
