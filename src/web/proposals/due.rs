//! What proposals make due on a desk: confirmations, comments, corrections; translations, consultations, final texts.

use crate::rules::stage::Stage;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, MemberCode};
use crate::store::members::Roster;
use crate::store::proposals::{self, Proposal, Titles};
use crate::store::sessions::Visitor;
use crate::store::{Failure, Reading, revisions};
use crate::web::desk::Due;
use crate::web::refusals::{self, language_name};
use crate::web::words::{Words, words};

/// The lines of proposals for this visitor's desk.
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
    let notes = match &viewer {
        Viewer::Delegation(member) => of_delegation(r, &viewer, member, w)?,
        Viewer::Secretariat => of_secretariat(r, &viewer, w)?,
        // Translators and revisers have a desk of their own.
        Viewer::Public
        | Viewer::Partner(..)
        | Viewer::Languages
        | Viewer::Auditor
        | Viewer::Administrator => Vec::new(),
    };
    lines(r, &viewer, lang, notes)
}

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

fn of_delegation(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
    w: &Words,
) -> Result<Vec<(Proposal, String)>, Failure> {
    let mut notes = Vec::new();
    for (symbol, given) in revisions::cosponsored_by(r, viewer, member)? {
        let proposal = proposals::find(r, viewer, &symbol)?;
        if proposal.stage.is_open_to_cosponsors() && given != proposal.revision {
            let note = w.due_confirm(w.revision_name_inside(proposal.revision));
            notes.push((proposal, note));
        }
    }
    for proposal in proposals::of_stage(r, viewer, &[Stage::Returned])? {
        if proposal.sponsor == *member {
            notes.push((proposal, w.due_returned()));
        }
    }
    for proposal in proposals::of_stage(r, viewer, &[Stage::Consultation])? {
        notes.push((proposal, w.due_comment()));
    }
    Ok(notes)
}

fn of_secretariat(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    w: &Words,
) -> Result<Vec<(Proposal, String)>, Failure> {
    let stages = [Stage::Submitted, Stage::Consultation, Stage::Consulted];
    let mut notes = Vec::new();
    for proposal in proposals::of_stage(r, viewer, &stages)? {
        let revision = revisions::find(r, viewer, &proposal.symbol, proposal.revision)?;
        if let Some(missing) = revision.lacks() {
            let note = w.due_translation(language_name(missing, w));
            notes.push((proposal.clone(), note));
        }
        match proposal.stage {
            Stage::Submitted => notes.push((proposal, w.due_consultation())),
            Stage::Consulted => {
                let languages = revisions::languages(r, viewer, &revision)?;
                let note = match languages.may_be_final() {
                    Ok(()) => w.due_final_text(),
                    Err(refusal) => refusals::say(&refusal, w),
                };
                notes.push((proposal, note));
            }
            _ => {}
        }
    }
    Ok(notes)
}
