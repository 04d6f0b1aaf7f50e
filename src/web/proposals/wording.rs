//! The words of proposals: stages, clauses, steps, as pages say them.

use crate::record::entries::Clauses;
use crate::rules::stage::Stage;
use crate::rules::words::{DecisionKind, ForceClause};
use crate::web::words::Words;

/// What kind of chip a stage is, and its word.
pub fn chip(stage: Stage, w: &Words) -> (&'static str, String) {
    let kind = match stage {
        Stage::Submitted | Stage::Consultation | Stage::FinalText => "open",
        Stage::Returned | Stage::Parts | Stage::Voting | Stage::Provisional => "due",
        Stage::Adopted => "force",
        Stage::Consulted | Stage::Rejected | Stage::NoDecision | Stage::Withdrawn => "quiet",
        Stage::Annulled => "bad",
    };
    (kind, w.proposal_stage(stage.as_str()))
}

pub fn kind(kind: DecisionKind, w: &Words) -> String {
    w.proposal_kind(kind.as_str())
}

/// When the norm would enter into force.
pub fn force(clauses: &Clauses, w: &Words) -> String {
    match &clauses.force {
        ForceClause::OnDate { date } => w.proposal_force_on_date(w.date(*date)),
        ForceClause::AfterAdoption { months } => w.proposal_force_after_adoption(*months),
        ForceClause::AfterAdherences { adherences, months } => {
            w.proposal_force_after_adherences(*months, w.proposal_nth_adherence(*adherences))
        }
    }
}

/// Whether and how often Adherents would report.
pub fn reports(clauses: &Clauses, w: &Words) -> String {
    clauses.report_every.map_or_else(
        || w.proposal_no_reports(),
        |months| w.proposal_report_every(months),
    )
}

/// One step of the way a proposal goes.
pub struct Step {
    pub label: String,
    /// `done`, `current` or `ahead`.
    pub state: &'static str,
    /// The same in a word, for who does not see the figure.
    pub said: String,
}

/// The way from the submission to the decision, with where the proposal stands on it.
pub fn steps(stage: Stage, resumes: Option<Stage>, w: &Words) -> Vec<Step> {
    let stands = if stage == Stage::Withdrawn {
        resumes.unwrap_or(stage)
    } else {
        stage
    };
    let reached = match stands {
        Stage::Submitted | Stage::Returned => 0,
        Stage::Consultation | Stage::Consulted => 1,
        Stage::FinalText => 2,
        Stage::Parts | Stage::Voting | Stage::Provisional => 3,
        Stage::Adopted
        | Stage::Rejected
        | Stage::NoDecision
        | Stage::Withdrawn
        | Stage::Annulled => 4,
    };
    [
        "submitted",
        "consultation",
        "final-text",
        "voting",
        "decision",
    ]
    .into_iter()
    .enumerate()
    .map(|(place, step)| {
        let (state, said) = match place.cmp(&reached) {
            std::cmp::Ordering::Less => ("done", w.stage_done()),
            std::cmp::Ordering::Equal => ("current", w.stage_current()),
            std::cmp::Ordering::Greater => ("ahead", w.stage_ahead()),
        };
        Step {
            label: w.proposal_step(step),
            state,
            said,
        }
    })
    .collect()
}
