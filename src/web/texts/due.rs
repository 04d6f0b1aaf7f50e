//! The translations that wait for their sponsors, as translators and revisers see them.

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;
use crate::store::proposals::{self, Titles};
use crate::store::{Failure, Reading, revisions};
use crate::web::desk::Due;
use crate::web::words::words;

/// Languages that were supplied and that their sponsors have not agreed.
///
/// # Errors
/// When the database fails.
pub fn waiting(r: &mut Reading<'_>, viewer: &Viewer, lang: Lang) -> Result<Vec<Due>, Failure> {
    let w = words(lang);
    let stages = [Stage::Submitted, Stage::Consultation, Stage::Consulted];
    let open = proposals::of_stage(r, viewer, &stages)?;
    let symbols: Vec<_> = open.iter().map(|one| one.symbol.clone()).collect();
    let titles = proposals::titles(r, viewer, &symbols)?;
    let nameless = Titles::default();
    let mut found = Vec::new();
    for proposal in open {
        let symbol = &proposal.symbol;
        let revision = revisions::find(r, viewer, symbol, proposal.revision)?;
        let is_agreed = revision.agreed.is_some();
        if revision.lacks().is_some() || revision.supplied().is_none() || is_agreed {
            continue;
        }
        let title = titles.get(symbol).unwrap_or(&nameless);
        found.push(Due {
            title: w.due_proposal(title.of(lang), symbol.as_str()),
            note: w.due_agree(),
            url: format!("/{lang}/desk/proposals/{symbol}/languages"),
            deadline: match proposal.stage {
                Stage::Consultation => proposal.consultation_until,
                _ => None,
            },
        });
    }
    Ok(found)
}
