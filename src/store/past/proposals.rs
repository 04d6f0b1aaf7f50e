//! Proposals as they were: each told again from its own entries, up to the reading's day.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::record::Entry;
use crate::record::effects::{Cell, Effect, effects};
use crate::store::failures::StoreError;
use crate::store::proposals::Row;
use crate::store::reading::Reading;
use crate::store::schema::{entries, proposals, sealed_acts};

/// What one proposal's row holds, by column.
type Told = BTreeMap<&'static str, Cell>;

/// The rows of the proposals of the house that were submitted by the reading's day, as it had them, newest first;
/// of one only, where one is named.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub(in crate::store) fn rows(
    r: &mut Reading<'_>,
    collection: &str,
    only: Option<&str>,
) -> Result<Vec<Row>, StoreError> {
    type Names = (String, Option<String>, Option<String>);
    let mut query = proposals::table
        .filter(proposals::collection.eq(collection.to_owned()))
        .filter(proposals::idx.lt(r.before()))
        .order(proposals::idx.desc())
        .select((proposals::symbol, proposals::ballot, proposals::norm))
        .into_boxed();
    if let Some(symbol) = only {
        query = query.filter(proposals::symbol.eq(symbol.to_owned()));
    }
    let known: Vec<Names> = query.load(r.conn)?;
    known
        .into_iter()
        .map(|(symbol, ballot, norm)| {
            let mut told = Told::new();
            for entry in acts_on(r, &symbol, ballot.as_deref(), norm.as_deref())? {
                for effect in effects(&entry) {
                    tell(&mut told, &effect, &symbol);
                }
            }
            row(&told)
        })
        .collect()
}

/// The entries about a proposal, its ballot and its norm up to the reading's day, those for members opened.
fn acts_on(
    r: &mut Reading<'_>,
    symbol: &str,
    ballot: Option<&str>,
    norm: Option<&str>,
) -> Result<Vec<Entry>, StoreError> {
    let before = r.before();
    let open: Vec<(i64, String)> = entries::table
        .filter(entries::idx.lt(before))
        .filter(
            entries::proposal
                .eq(symbol.to_owned())
                .or(entries::ballot.eq(ballot.unwrap_or_default().to_owned()))
                .or(entries::norm.eq(norm.unwrap_or_default().to_owned())),
        )
        // A vote leaves a proposal where it is, and there are many.
        .filter(entries::act.ne("vote"))
        .select((entries::idx, entries::bytes))
        .load(r.conn)?;
    let closed: Vec<(i64, String)> = sealed_acts::table
        .filter(sealed_acts::idx.lt(before))
        .filter(sealed_acts::proposal.eq(symbol.to_owned()))
        .select((sealed_acts::idx, sealed_acts::content))
        .load(r.conn)?;
    // An opened act stands in the place of the entry that committed to it.
    let all: BTreeMap<i64, String> = open.into_iter().chain(closed).collect();
    all.into_values()
        .map(|bytes| Entry::parse(&bytes).map_err(|error| StoreError::Corrupt(error.to_string())))
        .collect()
}

/// Takes one effect up, where it is on the row of this proposal.
fn tell(told: &mut Told, effect: &Effect, symbol: &str) {
    match effect {
        Effect::Put { table, row } | Effect::PutFirst { table, row } => {
            let is_own = row.contains(&("symbol", Cell::from(symbol)));
            if *table == "proposals" && is_own && told.is_empty() {
                told.extend(row.iter().cloned());
            }
        }
        Effect::PutEach { .. } => {}
        Effect::Set { table, key, change } => {
            let is_own = key.iter().all(|(name, cell)| told.get(name) == Some(cell));
            if *table == "proposals" && is_own && !told.is_empty() {
                let before = told.clone();
                for (name, cell) in change {
                    let cell = match cell {
                        Cell::Of(other) => before.get(other).cloned().unwrap_or(Cell::Null),
                        cell => cell.clone(),
                    };
                    told.insert(name, cell);
                }
            }
        }
    }
}

fn row(told: &Told) -> Result<Row, StoreError> {
    let missing = |name: &str| StoreError::Corrupt(format!("proposals.{name}"));
    let text_if = |name: &str| match told.get(name) {
        Some(Cell::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let int_if = |name: &str| match told.get(name) {
        Some(Cell::Int(n)) => Some(*n),
        _ => None,
    };
    let text = |name: &str| text_if(name).ok_or_else(|| missing(name));
    let int = |name: &str| int_if(name).ok_or_else(|| missing(name));
    Ok(Row {
        symbol: text("symbol")?,
        _collection: text("collection")?,
        stage: text("stage")?,
        resumes: text_if("resumes"),
        sponsor: text("sponsor")?,
        classification: text("classification")?,
        kind: text("kind")?,
        theme: text("theme")?,
        original: text("original")?,
        effect: text("effect")?,
        force: text("force")?,
        report_every: int_if("report_every"),
        submitted: int("submitted")?,
        revision: int("revision")?,
        final_revision: int_if("final_revision"),
        final_at: int_if("final_at"),
        consultation_until: int_if("consultation_until"),
        opens_on: text_if("opens_on"),
        consented: int_if("consented"),
        opened: int_if("opened"),
        ballot: text_if("ballot"),
        norm: text_if("norm"),
        relation: text_if("relation"),
        related: text_if("related"),
        order_idx: int_if("order_idx"),
        order_reason: text_if("order_reason"),
        idx: int("idx")?,
        changed: int("changed")?,
    })
}
