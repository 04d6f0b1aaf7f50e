//! Corrigenda of norms: what circulates, who objected, what stands.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::Timestamp;

use super::amendments::{self, Change};
use super::failures::StoreError;
use super::reading::{Reading, at, word, word_if};
use super::schema::{corrigenda, corrigendum_objections, norms};
use crate::rules::words::{Commitment, MemberCode, NormSymbol, ProposalSymbol, Reference};

/// A member that objected, with its note in one language or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub member: MemberCode,
    pub en: Option<Commitment>,
    pub fr: Option<Commitment>,
    pub at: Timestamp,
    pub index: i64,
}

/// A corrigendum, numbered within its norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrigendum {
    pub norm: NormSymbol,
    pub number: i64,
    /// The proposal that brought the version it corrects.
    pub proposal: ProposalSymbol,
    pub index: i64,
    pub reason: Commitment,
    pub reference: Reference,
    /// Members may object until this moment.
    pub until: Timestamp,
    pub at: Timestamp,
    /// The entry by which it stands.
    pub stands: Option<i64>,
    pub objections: Vec<Objection>,
    pub changes: Vec<Change>,
}

impl Corrigendum {
    /// Neither stands nor was objected to: it circulates, or its day has just come.
    pub fn is_open(&self) -> bool {
        self.stands.is_none() && self.objections.is_empty()
    }
}

#[derive(Queryable)]
struct Row {
    idx: i64,
    norm: String,
    number: i64,
    proposal: String,
    reason: String,
    reference: String,
    until: i64,
    at: i64,
    stands_idx: Option<i64>,
    _en_text: Option<String>,
    _fr_text: Option<String>,
    _units: Option<String>,
}

/// The corrigenda of a norm, in the order of their numbers.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(r: &mut Reading<'_>, norm: &NormSymbol) -> Result<Vec<Corrigendum>, StoreError> {
    let rows: Vec<Row> = corrigenda::table
        .filter(corrigenda::norm.eq(norm.as_str()))
        .filter(corrigenda::idx.lt(r.before()))
        .order(corrigenda::number)
        .load(r.conn)?;
    let before = r.before();
    let indexes: Vec<i64> = rows.iter().map(|row| row.idx).collect();
    let mut changes = amendments::changed(r, &indexes)?;
    let mut objected = objections(r, norm)?;
    rows.into_iter()
        .map(|row| {
            Ok(Corrigendum {
                norm: word(&row.norm)?,
                number: row.number,
                proposal: word(&row.proposal)?,
                index: row.idx,
                reason: word(&row.reason)?,
                reference: word(&row.reference)?,
                until: at(row.until)?,
                at: at(row.at)?,
                stands: row.stands_idx.filter(|index| *index < before),
                objections: objected.remove(&row.number).unwrap_or_default(),
                changes: changes.remove(&row.idx).unwrap_or_default(),
            })
        })
        .collect()
}

/// One corrigendum.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none of this number.
pub fn find(
    r: &mut Reading<'_>,
    norm: &NormSymbol,
    number: i64,
) -> Result<Corrigendum, StoreError> {
    let mut all = of(r, norm)?;
    all.retain(|one| one.number == number);
    all.pop().ok_or(StoreError::NotFound)
}

/// The corrigenda to which nobody objected in time, of norms that stand.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due(r: &mut Reading<'_>) -> Result<Vec<(NormSymbol, i64)>, StoreError> {
    let rows: Vec<(String, i64)> = corrigenda::table
        .inner_join(norms::table.on(norms::symbol.eq(corrigenda::norm)))
        .filter(corrigenda::stands_idx.is_null())
        .filter(corrigenda::until.le(r.now().as_microsecond()))
        .filter(norms::annulled_idx.is_null())
        .filter(norms::ended_idx.is_null())
        .order(corrigenda::idx)
        .select((corrigenda::norm, corrigenda::number))
        .load(r.conn)?;
    let mut found = Vec::new();
    for (norm, number) in rows {
        let norm: NormSymbol = word(&norm)?;
        let objected: i64 = corrigendum_objections::table
            .filter(corrigendum_objections::norm.eq(norm.as_str()))
            .filter(corrigendum_objections::number.eq(number))
            .count()
            .get_result(r.conn)?;
        if objected == 0 {
            found.push((norm, number));
        }
    }
    Ok(found)
}

/// Those that circulate: neither objected to nor standing, of norms that stand, before their moment.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn circulating(r: &mut Reading<'_>) -> Result<Vec<Corrigendum>, StoreError> {
    let symbols: Vec<String> = corrigenda::table
        .inner_join(norms::table.on(norms::symbol.eq(corrigenda::norm)))
        .filter(corrigenda::stands_idx.is_null())
        .filter(corrigenda::until.gt(r.now().as_microsecond()))
        .filter(norms::annulled_idx.is_null())
        .filter(norms::ended_idx.is_null())
        .order(corrigenda::norm)
        .select(corrigenda::norm)
        .distinct()
        .load(r.conn)?;
    let now = r.now();
    let mut found = Vec::new();
    for symbol in symbols {
        let all = of(r, &word(&symbol)?)?;
        found.extend(
            all.into_iter()
                .filter(|one| one.is_open() && now < one.until),
        );
    }
    Ok(found)
}

fn objections(
    r: &mut Reading<'_>,
    norm: &NormSymbol,
) -> Result<HashMap<i64, Vec<Objection>>, StoreError> {
    type ObjectionRow = (i64, i64, String, Option<String>, Option<String>, i64);
    let rows: Vec<ObjectionRow> = corrigendum_objections::table
        .filter(corrigendum_objections::norm.eq(norm.as_str()))
        .filter(corrigendum_objections::idx.lt(r.before()))
        .order(corrigendum_objections::idx)
        .select((
            corrigendum_objections::number,
            corrigendum_objections::idx,
            corrigendum_objections::member,
            corrigendum_objections::en,
            corrigendum_objections::fr,
            corrigendum_objections::at,
        ))
        .load(r.conn)?;
    let mut found: HashMap<i64, Vec<Objection>> = HashMap::new();
    for (number, index, member, en, fr, when) in rows {
        found.entry(number).or_default().push(Objection {
            member: word(&member)?,
            en: word_if(en.as_deref())?,
            fr: word_if(fr.as_deref())?,
            at: at(when)?,
            index,
        });
    }
    Ok(found)
}
