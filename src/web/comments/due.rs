//! What comments make due on a desk: drafts that await the head, comments that await an answer.

use std::collections::BTreeMap;

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol};
use crate::store::members::Roster;
use crate::store::proposals::{self, Titles};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, comment_drafts, comments};
use crate::web::desk::Due;
use crate::web::words::words;

/// The lines of comments for this visitor's desk.
///
/// # Errors
/// When the database fails.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<Due>, Failure> {
    let (viewer, w) = (visitor.viewer(), words(lang));
    match &viewer {
        Viewer::Delegation(_) => {
            let mut counts: BTreeMap<ProposalSymbol, i64> = BTreeMap::new();
            for draft in comment_drafts::open(r, &viewer)? {
                *counts.entry(draft.proposal).or_default() += 1;
            }
            let counts = counts.into_iter().collect();
            lines(r, &viewer, lang, counts, |count| {
                w.due_comment_drafts(count)
            })
        }
        Viewer::Secretariat => {
            let counts = comments::unanswered(r, &viewer)?;
            lines(r, &viewer, lang, counts, |count| {
                w.due_comment_answers(count)
            })
        }
        Viewer::Languages
        | Viewer::Public
        | Viewer::Partner(..)
        | Viewer::Auditor
        | Viewer::Administrator => Ok(Vec::new()),
    }
}

fn lines(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    lang: Lang,
    counts: Vec<(ProposalSymbol, i64)>,
    said: impl Fn(i64) -> String,
) -> Result<Vec<Due>, Failure> {
    let w = words(lang);
    let symbols: Vec<ProposalSymbol> = counts.iter().map(|(symbol, _)| symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let nameless = Titles::default();
    let mut due = Vec::new();
    for (symbol, count) in counts {
        let proposal = proposals::find(r, viewer, &symbol)?;
        // What was not published before the end is no longer due.
        if viewer.delegation().is_some() && proposal.stage != Stage::Consultation {
            continue;
        }
        let title = titles.get(&symbol).unwrap_or(&nameless);
        due.push(Due {
            title: w.due_proposal(title.of(lang), symbol.as_str()),
            note: said(count),
            url: format!("/{lang}/desk/proposals/{symbol}/comments"),
            deadline: match proposal.stage {
                Stage::Consultation if viewer.delegation().is_some() => proposal.consultation_until,
                _ => None,
            },
        });
    }
    Ok(due)
}
