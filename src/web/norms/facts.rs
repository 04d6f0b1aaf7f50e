//! What is said of a norm beside its text.

use super::{decision, theme_name};
use crate::rules::words::{EffectClause, ForceClause};
use crate::store::adherence::Ledger;
use crate::store::members::Roster;
use crate::store::norms::{Adoption, Norm};
use crate::store::themes::Theme;
use crate::web::refusals::language_name;
use crate::web::sentences::body_word;
use crate::web::words::Words;

pub(super) fn facts(
    norm: &Norm,
    ledger: &Ledger,
    roster: &Roster,
    themes: &[Theme],
    w: &Words,
) -> Vec<(String, String)> {
    let today = roster.today();
    let members = roster
        .all()
        .filter(|member| member.standing_on(today).is_member())
        .count();
    let adherents = ledger.adherences(&norm.symbol, today).len();
    vec![
        (w.norms_fact_symbol(), norm.symbol.printed()),
        (w.norms_fact_adopted(), w.date(norm.adopted)),
        (w.norms_fact_decision(), decision(norm, w)),
        (
            w.norms_fact_adherents(),
            w.norms_adherents_of(adherents as i64, members as i64),
        ),
        (
            w.norms_fact_theme(),
            theme_name(themes, &norm.theme, w.lang()),
        ),
        (
            w.norms_fact_sponsor(),
            roster.short(&norm.sponsor, w.lang()),
        ),
        (w.norms_fact_effect(), effect(norm.clauses.effect, w)),
        (w.norms_fact_force(), force(&norm.clauses.force, w)),
        (
            w.norms_fact_reports(),
            norm.clauses.report_every.map_or_else(
                || w.norms_reports_none(),
                |months| w.norms_reports_every(months),
            ),
        ),
        (w.norms_fact_original(), language_name(norm.original, w)),
    ]
}

fn effect(clause: EffectClause, w: &Words) -> String {
    match clause {
        EffectClause::Binding => w.norms_effect_binding(),
        EffectClause::OnAdherence => w.norms_effect_on_adherence(),
    }
}

pub(super) fn force(clause: &ForceClause, w: &Words) -> String {
    match clause {
        ForceClause::OnDate { date } => w.norms_force_on_date(w.date(*date)),
        ForceClause::AfterAdoption { months } => w.norms_force_after_adoption(*months),
        ForceClause::AfterAdherences { adherences, months } => {
            w.norms_force_after_adherences(*months, *adherences)
        }
    }
}

/// The sentence under « How it was decided ».
pub(super) fn decided(norm: &Norm, roster: &Roster, w: &Words) -> String {
    match &norm.adoption {
        Adoption::Vote { .. } => format!("{}.", decision(norm, w)),
        Adoption::WithoutVote {
            body,
            chair,
            reference,
            decided,
        } => w.norms_without_vote_how(
            w.date(*decided),
            body_word(*body, w),
            roster.short(chair, w.lang()),
            reference.as_str(),
        ),
    }
}
