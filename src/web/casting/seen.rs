//! What the page of a ballot on the desk of a delegation is made of.

use jiff::Timestamp;

use super::preparing;
use crate::acts::preparations::PreparedVote;
use crate::rules::permissions::{Action, may};
use crate::rules::rulebook::Rulebook;
use crate::rules::visibility::Viewer;
use crate::rules::words::{BallotSymbol, Lang, MemberCode};
use crate::store::ballots::{self as reading, Ballot, State};
use crate::store::members::{self, Roster};
use crate::store::preparations::{self, Open, Prepared};
use crate::store::sessions::Visitor;
use crate::store::votes::{self, Receipt, RollLine};
use crate::store::{Failure, Reading, documents, holders, restored};
use crate::web::amendments::part::{self, Asked};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::votes::titles;

/// What the page is made of, read at one moment.
pub(super) struct Seen {
    pub(super) ballot: Ballot,
    pub(super) book: Rulebook,
    pub(super) roster: Roster,
    pub(super) member: MemberCode,
    pub(super) title: Option<String>,
    pub(super) texts: Option<(String, String)>,
    pub(super) line: Option<RollLine>,
    pub(super) own: Option<Receipt>,
    /// What the member explained with its last vote; it comes back in the form, so that a change keeps it.
    pub(super) explained: Vec<(Lang, String)>,
    /// Whether a restore may have lost what the member voted last in this ballot, which still runs.
    pub(super) may_have_lost: bool,
    pub(super) now: Timestamp,
    pub(super) may_vote: bool,
    pub(super) visitor: Visitor,
    pub(super) asked: Option<Asked>,
    /// What somebody of the delegation prepared.
    pub(super) prepared: Option<(Open, PreparedVote)>,
    /// A new holder of the vote waits until then; none where the vote can be given.
    pub(super) waits_until: Option<Timestamp>,
    /// The vote that stands was entered by two officers, from a note verbale.
    pub(super) is_by_note: bool,
}

pub(super) async fn seen(
    house: &House,
    lang: Lang,
    caller: &SignedIn,
    symbol: BallotSymbol,
) -> Result<Seen, Problem> {
    let member = caller.delegation().map_err(|_| Problem::NotFound)?;
    let (visitor, may_vote) = (caller.visitor.clone(), caller.may(Action::Vote));
    house
        .read(move |r| see(r, lang, &symbol, member, visitor, may_vote))
        .await
}

fn see(
    r: &mut Reading<'_>,
    lang: Lang,
    symbol: &BallotSymbol,
    member: MemberCode,
    visitor: Visitor,
    may_vote: bool,
) -> Result<Seen, Failure> {
    let viewer = visitor.viewer();
    let ballot = reading::find(r, &viewer, symbol)?;
    let title = titles(r, &viewer, std::slice::from_ref(&ballot), lang)?.remove(&ballot.proposal);
    let question = reading::question(r, &viewer, &ballot.proposal, ballot.revision)?;
    let texts = match (&question.en, &question.fr) {
        (Some(en), Some(fr)) => {
            let (en, fr) = (en.text.to_string(), fr.text.to_string());
            let mut bodies = documents::bodies(r, &viewer, &[en.clone(), fr.clone()])?;
            bodies.remove(&en).zip(bodies.remove(&fr))
        }
        _ => None,
    };
    let line = votes::roll(r, &viewer, &ballot)?
        .into_iter()
        .find(|line| line.member == member);
    let own = votes::own(r, &viewer, symbol)?;
    let explained = match &own {
        Some(receipt) => explained(r, &viewer, receipt)?,
        None => Vec::new(),
    };
    let lost = match ballot.state {
        State::Open => restored::lost_until(r, &ballot)?,
        _ => None,
    };
    let may_have_lost = lost > own.as_ref().map(|own| own.index);
    let prepared = preparations::open(r, &viewer, Prepared::Vote, symbol.as_str())?;
    let waits_until = match may_vote {
        true => waits_until(r, &visitor, &member)?,
        false => None,
    };
    Ok(Seen {
        prepared: preparing::read(prepared)?,
        waits_until,
        is_by_note: own
            .as_ref()
            .is_some_and(|own| own.content.by.second().is_some()),
        may_have_lost,
        book: reading::rulebook(r, ballot.rulebook)?,
        roster: members::roster(r)?,
        asked: part::asked(r, &viewer, &ballot, lang)?,
        own,
        explained,
        now: r.now(),
        ballot,
        member,
        title,
        texts,
        line,
        may_vote,
        visitor,
    })
}

/// Until when this visitor, who holds the member's vote, has still to wait.
fn waits_until(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    member: &MemberCode,
) -> Result<Option<Timestamp>, Failure> {
    let held = visitor
        .holdings
        .iter()
        .find(|held| may(held.office, Action::Vote) && held.member.as_ref() == Some(member));
    let Some(held) = held else {
        return Ok(None);
    };
    let from = holders::granted(r, &held.seat)?.map(|granted| granted.votes_from());
    Ok(from.filter(|from| r.now() < *from))
}

/// What was explained with a vote of the viewer's own, in the languages it was given in.
pub(super) fn explained(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    receipt: &Receipt,
) -> Result<Vec<(Lang, String)>, Failure> {
    let Some(given) = &receipt.content.explanation else {
        return Ok(Vec::new());
    };
    let asked: Vec<String> = given.iter().map(ToString::to_string).collect();
    let mut bodies = documents::bodies(r, viewer, &asked)?;
    let langs = votes::languages(r, given)?;
    let explained = given
        .iter()
        .filter_map(|one| Some((*langs.get(one)?, bodies.remove(one.as_str())?)));
    Ok(explained.collect())
}
