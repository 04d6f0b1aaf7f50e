//! What a question finds, in the order of a whole number of our own, with counts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::rules::visibility::Viewer;
use crate::store::search::{
    Alternatives, Facet, Row, Shown, Sought, Within, alternatives, matching, of_symbol, shown,
};
use crate::store::{Reading, StoreError};
use crate::text::words::Analyzer;

use super::query::Query;

/// Texts that are ranked and counted one by one. Of more, those that have the words in their titles are taken first,
/// then in their headings, then anywhere, each in the order of all texts.
pub const BOUND: usize = 1000;
/// Hits on a page.
pub const PAGE: usize = 20;

/// What a word counts for by where it stands.
const IN_TITLE: i64 = 8;
const IN_HEADING: i64 = 4;
const IN_TEXT: i64 = 1;
/// What bears the symbol that was typed stands before all else.
const IS_IT: i64 = 1_000;

/// How many texts were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Exactly(i64),
    MoreThan(i64),
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub row: Row,
    pub rank: i64,
    pub shown: Shown,
}

/// What a question finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub count: Count,
    /// Those of the page, best first; of equal rank in the order of all texts, which is that of their symbols.
    pub hits: Vec<Hit>,
    /// The values of each facet with how many texts have them: of all that were found, or at least so many where
    /// more were found than are counted. Of a facet that is narrowed, only the value it is narrowed to.
    pub facets: Vec<(Facet, Vec<(String, i64)>)>,
    /// Pages there are, from 1.
    pub pages: usize,
}

/// One page of what a question finds, from 1.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn answer(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    query: &Query,
    facets: &[(Facet, String)],
    page: usize,
) -> Result<Answer, StoreError> {
    let sought = Sought {
        terms: query.terms.clone(),
        facets: facets.to_vec(),
    };
    let (rows, count) = candidates(r, viewer, &sought)?;
    let counted = counted(&rows, facets);
    let pages = rows.len().div_ceil(PAGE);
    let ranked = ranked(r, viewer, query, rows)?;
    let of_page: Vec<(i64, Row)> = ranked
        .into_iter()
        .skip(page.saturating_sub(1).saturating_mul(PAGE))
        .take(PAGE)
        .collect();
    let rows: Vec<Row> = of_page.iter().map(|(_, row)| row.clone()).collect();
    let mut texts = shown(r, &rows)?;
    let hits = of_page
        .into_iter()
        .map(|(rank, row)| Hit {
            shown: texts
                .remove(&(row.shelf.clone(), row.id))
                .unwrap_or_default(),
            row,
            rank,
        })
        .collect();
    Ok(Answer {
        count,
        hits,
        facets: counted,
        pages,
    })
}

/// How many texts a question finds.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn count(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    query: &Query,
    facets: &[(Facet, String)],
) -> Result<Count, StoreError> {
    let sought = Sought {
        terms: query.terms.clone(),
        facets: facets.to_vec(),
    };
    let found = matching(r, viewer, &sought, Within::Anywhere, BOUND as i64 + 1)?;
    Ok(counts(found.len()))
}

fn counts(found: usize) -> Count {
    if found > BOUND {
        Count::MoreThan(BOUND as i64)
    } else {
        Count::Exactly(found as i64)
    }
}

/// The texts that are ranked, and how many there are in all.
fn candidates(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    sought: &Sought,
) -> Result<(Vec<Row>, Count), StoreError> {
    let bound = BOUND as i64;
    let anywhere = matching(r, viewer, sought, Within::Anywhere, bound + 1)?;
    let count = counts(anywhere.len());
    if matches!(count, Count::Exactly(_)) || sought.terms.is_empty() {
        return Ok((anywhere.into_iter().take(BOUND).collect(), count));
    }
    let mut rows = matching(r, viewer, sought, Within::Title, bound)?;
    if rows.len() < BOUND {
        rows.extend(matching(r, viewer, sought, Within::Headings, bound)?);
    }
    rows.extend(anywhere);
    let mut seen = HashSet::new();
    rows.retain(|row| seen.insert(row.id));
    rows.truncate(BOUND);
    Ok((rows, count))
}

fn ranked(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    query: &Query,
    rows: Vec<Row>,
) -> Result<Vec<(i64, Row)>, StoreError> {
    let mut analyzer = Analyzer::default();
    let terms: Vec<Alternatives> = query
        .terms
        .iter()
        .map(|term| alternatives(&mut analyzer, term))
        .collect();
    let mut its = BTreeSet::new();
    for key in &query.keys {
        its.extend(of_symbol(r, viewer, key)?.map(|row| row.id));
    }
    let mut ranked: Vec<(i64, Row)> = rows
        .into_iter()
        .map(|row| {
            let is_it = if its.contains(&row.id) { IS_IT } else { 0 };
            let rank = terms.iter().map(|term| weight(term, &row)).sum::<i64>();
            (is_it + rank, row)
        })
        .collect();
    ranked.sort_by(|(rank, row), (other_rank, other)| {
        other_rank.cmp(rank).then_with(|| row.id.cmp(&other.id))
    });
    Ok(ranked)
}

fn weight(term: &Alternatives, row: &Row) -> i64 {
    if term.are_in(&row.title) {
        IN_TITLE
    } else if term.are_in(&row.heading) {
        IN_HEADING
    } else {
        IN_TEXT
    }
}

fn counted(rows: &[Row], narrowed: &[(Facet, String)]) -> Vec<(Facet, Vec<(String, i64)>)> {
    Facet::ALL
        .iter()
        .map(|facet| {
            let mut values: BTreeMap<&str, i64> = BTreeMap::new();
            for row in rows {
                *values.entry(row.of(*facet)).or_default() += 1;
            }
            values.remove("");
            let is_shown = |value: &str| {
                let of_facet = narrowed.iter().find(|(narrowed, _)| narrowed == facet);
                of_facet.is_none_or(|(_, taken)| taken == value)
            };
            let values = values
                .into_iter()
                .filter(|(value, _)| is_shown(value))
                .map(|(value, n)| (value.to_owned(), n))
                .collect();
            (*facet, values)
        })
        .collect()
}
