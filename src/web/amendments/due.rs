//! What amendments make due on a desk: to answer, to take up, to put to the vote.

use crate::acts::parts as acts;
use crate::rules::amendments::AmendmentState;
use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::members::Roster;
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, amendments, proposals};
use crate::web::desk::Due;
use crate::web::words::words;

/// The lines of amendments for this visitor's desk.
///
/// # Errors
/// When the database fails.
pub fn due(
    r: &mut Reading<'_>,
    visitor: &Visitor,
    lang: Lang,
    _roster: &Roster,
) -> Result<Vec<Due>, Failure> {
    let viewer = visitor.viewer();
    let w = words(lang);
    let stages: &[Stage] = match &viewer {
        Viewer::Delegation(_) => &[Stage::Consultation, Stage::Consulted],
        Viewer::Secretariat => &[Stage::FinalText, Stage::Parts],
        _ => return Ok(Vec::new()),
    };
    let mut due = Vec::new();
    for proposal in proposals::of_stage(r, &viewer, stages)? {
        let symbol = &proposal.symbol;
        let notes = match &viewer {
            Viewer::Delegation(member) if *member == proposal.sponsor => {
                let all = amendments::of_proposal(r, &viewer, symbol)?;
                let count = |is_it: &dyn Fn(&amendments::Amendment) -> bool| {
                    all.iter().filter(|one| is_it(one)).count() as i64
                };
                let standing = count(&|one| one.state == AmendmentState::Standing);
                let accepted =
                    count(&|one| one.state == AmendmentState::Accepted && one.merged.is_none());
                [
                    (standing > 0).then(|| w.due_amendments_answer(standing)),
                    (accepted > 0).then(|| w.due_amendments_take_up(accepted)),
                ]
            }
            Viewer::Secretariat => match acts::turn(r, &viewer, &proposal) {
                Ok(part) => [Some(w.due_amendments_part(part.place)), None],
                Err(Failure::Refused(_)) => {
                    let all = amendments::of_proposal(r, &viewer, symbol)?;
                    let stands = all.iter().any(|one| one.state == AmendmentState::Standing);
                    let is_unordered = proposal.order.is_none() && stands;
                    [is_unordered.then(|| w.due_amendments_order()), None]
                }
                Err(failure) => return Err(failure),
            },
            _ => [None, None],
        };
        let titles = proposals::titles(r, &viewer, std::slice::from_ref(symbol))?;
        let title = titles.get(symbol).map_or("", |one| one.of(lang));
        for note in notes.into_iter().flatten() {
            due.push(Due {
                title: w.due_proposal(title, symbol.as_str()),
                note,
                url: format!("/{lang}/desk/proposals/{symbol}/amendments"),
                deadline: None,
            });
        }
    }
    Ok(due)
}
