//! The consultations that a partner may read.

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::proposals::{self, Proposal, Titles};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading};
use crate::web::desk::Due;
use crate::web::words::words;

/// What a partner may read now: consultations on what it may see.
///
/// # Errors
/// When the database fails.
pub fn reading(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<Due>, Failure> {
    let (viewer, w) = (visitor.viewer(), words(lang));
    let open = proposals::of_stage(r, &viewer, &[Stage::Consultation])?;
    let notes = open
        .into_iter()
        .map(|proposal| (proposal, w.proposal_stage(Stage::Consultation.as_str())));
    let notes = notes.collect();
    lines(r, &viewer, lang, notes)
}

fn lines(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    lang: Lang,
    notes: Vec<(Proposal, String)>,
) -> Result<Vec<Due>, Failure> {
    let w = words(lang);
    let symbols: Vec<_> = notes.iter().map(|(p, ..)| p.symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let nameless = Titles::default();
    Ok(notes
        .into_iter()
        .map(|(proposal, note)| {
            let title = titles.get(&proposal.symbol).unwrap_or(&nameless);
            Due {
                title: w.due_proposal(title.of(lang), proposal.symbol.as_str()),
                note,
                url: format!("/{lang}/desk/proposals/{}", proposal.symbol),
                deadline: match proposal.stage {
                    Stage::Consultation => proposal.consultation_until,
                    _ => None,
                },
            }
        })
        .collect())
}
