//! The votes that a delegation has still to give.

use super::page::at;
use crate::rules::words::Lang;
use crate::store::ballots::{self as reading, Phase};
use crate::store::members::Roster;
use crate::store::preparations::{self, Prepared};
use crate::store::sessions::Visitor;
use crate::store::votes::{self};
use crate::store::{Failure, Reading};
use crate::web::desk;
use crate::web::votes::{heading, titles};
use crate::web::words::words;

/// The votes that a delegation has still to give.
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
    let Some(member) = viewer.delegation().cloned() else {
        return Ok(Vec::new());
    };
    let w = words(lang);
    let now = r.now();
    let open = reading::open(r, &viewer, &reading::Sought::default())?;
    let prepared = preparations::all_open(r, &viewer, Prepared::Vote)?;
    let titles = titles(r, &viewer, &open, lang)?;
    let mut due = Vec::new();
    for ballot in open {
        if ballot.phase(now) != Phase::Running {
            continue;
        }
        let is_entitled = reading::electorate(r, &ballot.symbol)?
            .iter()
            .any(|elector| elector.member == member && elector.is_entitled());
        let has_voted =
            votes::own(r, &viewer, &ballot.symbol)?.is_some_and(|own| own.content.choice.is_some());
        if is_entitled && !has_voted {
            due.push(desk::Due {
                title: heading(&ballot, titles.get(&ballot.proposal), w),
                note: match prepared
                    .iter()
                    .find(|one| one.subject == ballot.symbol.as_str())
                {
                    None => format!("{}, {}", w.vote_desk_due(), ballot.symbol),
                    Some(one) => w.prepared_due_vote(one.name.as_str(), ballot.symbol.as_str()),
                },
                url: at(lang, &ballot),
                deadline: Some(ballot.closes),
            });
        }
    }
    Ok(due)
}
