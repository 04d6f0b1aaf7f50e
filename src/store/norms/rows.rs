//! Norms as their rows tell them: with decision, texts and vote.

use diesel::prelude::*;
use std::collections::HashMap;

use super::versions::{self, Version};
use super::{Adoption, Both, Ended, Norm};
use crate::record::canonical;
use crate::record::effects::GAIP;
use crate::record::entries::Clauses;
use crate::rules::majority::Tally;
use crate::rules::visibility::Viewer;
use crate::rules::words::NormSymbol;
use crate::store::documents;
use crate::store::failures::StoreError;
use crate::store::past::ballots as past;
use crate::store::reading::{Reading, at, word};
use crate::store::schema::{ballots, norms, proposals};

type NormColumns = (
    String,
    i64,
    String,
    i64,
    String,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<i64>,
    Option<String>,
);
type EndColumns = (Option<String>, Option<i64>, Option<String>, Option<String>);
type DecisionColumns = (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);
type ProposalColumns = (String, String, String, String, Option<i64>, String);
pub(super) type BallotColumns = (
    String,
    String,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);
pub(super) type Row = (
    NormColumns,
    DecisionColumns,
    ProposalColumns,
    EndColumns,
    Option<BallotColumns>,
);

/// Norms with their proposals and ballots.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn joined() -> _ {
    let collection: &'static str = GAIP;
    norms::table
        .inner_join(proposals::table.on(proposals::symbol.eq(norms::proposal)))
        .left_join(ballots::table.on(ballots::symbol.nullable().eq(norms::ballot)))
        .filter(norms::collection.eq(collection))
        .select((
            (
                norms::symbol,
                norms::idx,
                norms::proposal,
                norms::revision,
                norms::adopted,
                norms::in_force_on,
                norms::in_force_idx,
                norms::annulled_on,
                norms::annulled_idx,
                norms::annulled_by,
            ),
            (norms::body, norms::chair, norms::reference, norms::decided),
            (
                proposals::sponsor,
                proposals::theme,
                proposals::effect,
                proposals::force,
                proposals::report_every,
                proposals::original,
            ),
            (
                norms::ended_on,
                norms::ended_idx,
                norms::ended_by,
                norms::ended_how,
            ),
            (
                ballots::symbol,
                ballots::rule,
                ballots::entitled,
                ballots::closes,
                ballots::yes,
                ballots::no,
                ballots::abstain,
                ballots::not_participating,
            )
                .nullable(),
        ))
}

pub(super) fn body_of(bodies: &HashMap<String, String>, commitment: Option<&str>) -> String {
    commitment
        .and_then(|commitment| bodies.get(commitment))
        .cloned()
        .unwrap_or_default()
}

pub(super) fn with_titles(r: &mut Reading<'_>, rows: Vec<Row>) -> Result<Vec<Norm>, StoreError> {
    let found = with_versions(r, rows)?;
    Ok(found.into_iter().map(|(norm, _)| norm).collect())
}

/// Each with all its versions, oldest first.
pub(super) fn with_versions(
    r: &mut Reading<'_>,
    rows: Vec<Row>,
) -> Result<Vec<(Norm, Vec<Version>)>, StoreError> {
    let symbols: Vec<NormSymbol> = rows
        .iter()
        .map(|row| word(&row.0.0))
        .collect::<Result<_, _>>()?;
    let day = versions::day_of(r);
    let mut all = versions::all(r, &symbols)?;
    let shown: Vec<(Version, Vec<Version>)> = symbols
        .iter()
        .map(|symbol| {
            let of_norm = all.remove(symbol).unwrap_or_default();
            match versions::shown(&of_norm, day).cloned() {
                Some(shown) => Ok((shown, of_norm)),
                None => Err(StoreError::Corrupt(format!("{symbol} has no version"))),
            }
        })
        .collect::<Result<_, _>>()?;
    let wanted: Vec<String> = shown
        .iter()
        .flat_map(|(version, _)| version.titles.iter().flatten())
        .cloned()
        .collect();
    let bodies = documents::bodies(r, &Viewer::Public, &wanted)?;
    let before = r.before();
    let mut found: Vec<(Norm, Vec<Version>)> = rows
        .into_iter()
        .zip(shown)
        .map(|(row, (shown, all))| Ok((norm(row, shown, &bodies, before)?, all)))
        .collect::<Result<_, StoreError>>()?;
    for (norm, _) in &mut found {
        if let Adoption::Vote { ballot, tally, .. } = &mut norm.adoption {
            past::uncorrect(r, ballot, tally)?;
        }
    }
    Ok(found)
}

/// A norm as it was before an entry: what later entries did to it is left out.
fn norm(
    row: Row,
    shown: Version,
    bodies: &HashMap<String, String>,
    before: i64,
) -> Result<Norm, StoreError> {
    let (norm, decision, proposal, end, ballot) = row;
    let (symbol, index, of_proposal, revision, adopted, force_on, force_idx, ann_on, ann_idx, by) =
        norm;
    let (sponsor, theme, effect, force, report_every, original) = proposal;
    let [en_title, fr_title, en_summary, fr_summary] = &shown.titles;
    let title = |commitment: &Option<String>| body_of(bodies, commitment.as_deref());
    Ok(Norm {
        symbol: word(&symbol)?,
        index,
        proposal: word(&of_proposal)?,
        revision,
        sponsor: word(&sponsor)?,
        theme: word(&theme)?,
        clauses: Clauses {
            effect: word(&effect)?,
            force: canonical::read(&force)?,
            report_every,
        },
        original: word(&original)?,
        adopted: word(&adopted)?,
        adoption: adoption(decision, ballot)?,
        in_force: match (force_on, force_idx) {
            (Some(on), Some(index)) if index < before => Some((word(&on)?, index)),
            _ => None,
        },
        annulled: match (ann_on, by, ann_idx) {
            (Some(on), Some(by), Some(index)) if index < before => {
                Some((word(&on)?, word(&by)?, index))
            }
            _ => None,
        },
        ended: ended(end, before)?,
        title: Both {
            en: title(en_title),
            fr: title(fr_title),
        },
        summary: Both {
            en: title(en_summary),
            fr: title(fr_summary),
        },
        shown,
        text: Both::default(),
    })
}

fn ended((on, index, by, how): EndColumns, before: i64) -> Result<Option<Ended>, StoreError> {
    match (on, index, by, how) {
        (Some(on), Some(index), Some(by), Some(how)) if index < before => Ok(Some(Ended {
            on: word(&on)?,
            index,
            by: word(&by)?,
            how: word(&how)?,
        })),
        _ => Ok(None),
    }
}

pub(super) fn adoption(
    decision: DecisionColumns,
    ballot: Option<BallotColumns>,
) -> Result<Adoption, StoreError> {
    match (decision, ballot) {
        (_, Some((symbol, rule, entitled, closes, yes, no, abstain, not_participating))) => {
            Ok(Adoption::Vote {
                ballot: word(&symbol)?,
                tally: Tally {
                    entitled,
                    yes: counted(yes)?,
                    no: counted(no)?,
                    abstain: counted(abstain)?,
                    not_participating: counted(not_participating)?,
                },
                rule: canonical::read(&rule)?,
                closed: at(closes)?,
            })
        }
        ((Some(body), Some(chair), Some(reference), Some(decided)), None) => {
            Ok(Adoption::WithoutVote {
                body: word(&body)?,
                chair: word(&chair)?,
                reference: word(&reference)?,
                decided: word(&decided)?,
            })
        }
        _ => Err(StoreError::Corrupt(
            "a norm has neither a ballot nor a decision".into(),
        )),
    }
}

fn counted(count: Option<i64>) -> Result<i64, StoreError> {
    count.ok_or_else(|| StoreError::Corrupt("a norm's ballot was not counted".into()))
}
