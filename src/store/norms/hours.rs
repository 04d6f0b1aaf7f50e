//! What comes by itself: versions that enter into force, and norms that end, each on its day.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use jiff::civil::Date;

use super::not_in_force;
use crate::record::canonical;
use crate::rules::adherence::force_date;
use crate::rules::calendar;
use crate::rules::words::{ForceClause, NormSymbol, ProposalSymbol, Relation};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{norms, proposals, relations, versions};
use crate::store::{adherence, members};

/// What is due, on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// The version that this proposal brought enters into force.
    Force {
        norm: NormSymbol,
        on: Date,
        proposal: ProposalSymbol,
    },
    /// The norm ends: what replaces it is in force, or its abrogation takes effect.
    End {
        norm: NormSymbol,
        on: Date,
        proposal: ProposalSymbol,
        relation: Relation,
    },
}

impl Coming {
    pub const fn norm(&self) -> &NormSymbol {
        match self {
            Coming::Force { norm, .. } | Coming::End { norm, .. } => norm,
        }
    }

    /// By day; on the same day a version comes before an end.
    const fn order(&self) -> (Date, bool) {
        match self {
            Coming::Force { on, .. } => (*on, false),
            Coming::End { on, .. } => (*on, true),
        }
    }
}

/// All that is due today or should have been, in order. Nothing more happens to a norm that has ended.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due(r: &mut Reading<'_>) -> Result<Vec<Coming>, StoreError> {
    let today = calendar::day_of(r.now());
    let mut coming = first_versions(r, today)?;
    let begins: HashMap<NormSymbol, Date> = coming
        .iter()
        .map(|one| (one.norm().clone(), one.order().0))
        .collect();
    coming.extend(later_versions(r, &begins)?);
    coming.extend(ends(r, &begins)?);
    coming.retain(|one| one.order().0 <= today);
    coming.sort_by_key(Coming::order);
    let mut ended = HashSet::new();
    coming.retain(|one| match one {
        Coming::Force { norm, .. } => !ended.contains(norm),
        Coming::End { norm, .. } => ended.insert(norm.clone()),
    });
    Ok(coming)
}

fn first_versions(r: &mut Reading<'_>, today: Date) -> Result<Vec<Coming>, StoreError> {
    let waiting = not_in_force(r)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let roster = members::roster(r)?;
    let ledger = adherence::ledger(r, &waiting, &roster)?;
    let due = waiting.into_iter().filter_map(|norm| {
        let on = ledger
            .force_date(&norm, today)
            .filter(|day| *day <= today)?;
        let (norm, proposal) = (norm.symbol, norm.proposal);
        Some(Coming::Force { norm, on, proposal })
    });
    Ok(due.collect())
}

/// Versions that amendments brought: on their own day, but not before the norm itself is in force.
fn later_versions(
    r: &mut Reading<'_>,
    begins: &HashMap<NormSymbol, Date>,
) -> Result<Vec<Coming>, StoreError> {
    let rows: Vec<(String, String, String, String, Option<String>)> = versions::table
        .inner_join(norms::table.on(norms::symbol.eq(versions::norm)))
        .inner_join(proposals::table.on(proposals::symbol.eq(versions::proposal)))
        .filter(versions::in_force_idx.is_null())
        .filter(versions::proposal.ne(norms::proposal))
        .filter(norms::annulled_idx.is_null())
        .filter(norms::ended_idx.is_null())
        .order(versions::idx)
        .select((
            versions::norm,
            versions::proposal,
            versions::adopted,
            proposals::force,
            norms::in_force_on,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (norm, proposal, adopted, force, since) in rows {
        let norm: NormSymbol = word(&norm)?;
        let since = match word_if(since.as_deref())? {
            Some(since) => Some(since),
            None => begins.get(&norm).copied(),
        };
        if let (Some(day), Some(since)) = (day_of(&force, &adopted)?, since) {
            found.push(Coming::Force {
                norm,
                on: day.max(since),
                proposal: word(&proposal)?,
            });
        }
    }
    Ok(found)
}

fn ends(
    r: &mut Reading<'_>,
    begins: &HashMap<NormSymbol, Date>,
) -> Result<Vec<Coming>, StoreError> {
    let rows: Vec<(String, String, String, String, String, String)> = relations::table
        .inner_join(norms::table.on(norms::symbol.eq(relations::related)))
        .inner_join(proposals::table.on(proposals::symbol.eq(relations::proposal)))
        .filter(relations::relation.ne(Relation::Amends.as_str()))
        .filter(norms::annulled_idx.is_null())
        .filter(norms::ended_idx.is_null())
        .order(relations::idx)
        .select((
            relations::norm,
            relations::related,
            relations::relation,
            relations::proposal,
            relations::adopted,
            proposals::force,
        ))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (new, related, relation, proposal, adopted, force) in rows {
        let relation: Relation = word(&relation)?;
        let on = match relation {
            Relation::Abrogates => day_of(&force, &adopted)?,
            // What replaces it must be in force.
            Relation::Replaces => match in_force_on(r, &new)? {
                Some(since) => Some(since),
                None => begins.get(&word::<NormSymbol>(&new)?).copied(),
            },
            Relation::Amends => None,
        };
        if let Some(on) = on {
            found.push(Coming::End {
                norm: word(&related)?,
                on,
                proposal: word(&proposal)?,
                relation,
            });
        }
    }
    Ok(found)
}

fn in_force_on(r: &mut Reading<'_>, norm: &str) -> Result<Option<Date>, StoreError> {
    let on: Option<String> = norms::table
        .find(norm)
        .select(norms::in_force_on)
        .first(r.conn)?;
    word_if(on.as_deref())
}

/// The day that a clause without adherences gives.
fn day_of(force: &str, adopted: &str) -> Result<Option<Date>, StoreError> {
    let clause: ForceClause = canonical::read(force)?;
    Ok(force_date(&clause, word(adopted)?, &[]))
}
