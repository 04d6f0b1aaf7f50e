//! Decisions of an imported archive, with their roll calls.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::record::canonical;
use crate::rules::archives::RollCall;
use crate::rules::majority::{Outcome, Rule, Tally};
use crate::rules::words::{ArchiveSymbol, CollectionCode, MemberCode};
use crate::store::connection::MultiBackend;
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{archive_decisions, archive_votes};

/// A decision as it was imported; title and summary are documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its entry.
    pub idx: i64,
    pub symbol: ArchiveSymbol,
    pub date: Date,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub resolution: Option<String>,
    pub rule: Rule,
    pub tally: Tally,
    pub roll: RollCall,
}

impl Decision {
    /// What the rule makes of its roll call, where it has one.
    pub fn outcome(&self) -> Option<Outcome> {
        self.roll.outcome(&self.rule, &self.tally)
    }
}

/// Where a list goes on: after this date and entry.
pub type After = (Date, i64);

/// Which decisions are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub year: Option<i16>,
    /// Only those on which this participant voted.
    pub member: Option<MemberCode>,
    pub after: Option<After>,
}

#[derive(Queryable)]
struct Row {
    idx: i64,
    symbol: String,
    date: String,
    title: Option<String>,
    summary: Option<String>,
    resolution: Option<String>,
    rule: String,
    entitled: i64,
    yes: i64,
    no: i64,
    abstain: i64,
    not_participating: i64,
    roll: String,
}

type Columns = (
    archive_decisions::idx,
    archive_decisions::symbol,
    archive_decisions::date,
    archive_decisions::title,
    archive_decisions::summary,
    archive_decisions::resolution,
    archive_decisions::rule,
    archive_decisions::entitled,
    archive_decisions::yes,
    archive_decisions::no,
    archive_decisions::abstain,
    archive_decisions::not_participating,
    archive_decisions::roll,
);

const fn decision_columns() -> Columns {
    (
        archive_decisions::idx,
        archive_decisions::symbol,
        archive_decisions::date,
        archive_decisions::title,
        archive_decisions::summary,
        archive_decisions::resolution,
        archive_decisions::rule,
        archive_decisions::entitled,
        archive_decisions::yes,
        archive_decisions::no,
        archive_decisions::abstain,
        archive_decisions::not_participating,
        archive_decisions::roll,
    )
}

impl Row {
    fn read(self) -> Result<Decision, StoreError> {
        let corrupt = |error: canonical::Malformed| StoreError::Corrupt(error.to_string());
        Ok(Decision {
            idx: self.idx,
            symbol: word(&self.symbol)?,
            date: word(&self.date)?,
            title: self.title,
            summary: self.summary,
            resolution: self.resolution,
            rule: canonical::read(&self.rule).map_err(corrupt)?,
            tally: Tally {
                entitled: self.entitled,
                yes: self.yes,
                no: self.no,
                abstain: self.abstain,
                not_participating: self.not_participating,
            },
            roll: canonical::read(&self.roll).map_err(corrupt)?,
        })
    }
}

/// Those of a collection, of a year and a participant where these are sought.
fn chosen(
    collection: &CollectionCode,
    sought: &Sought,
) -> archive_decisions::BoxedQuery<'static, MultiBackend> {
    let mut query = archive_decisions::table
        .into_boxed()
        .filter(archive_decisions::collection.eq(collection.to_string()));
    if let Some(year) = sought.year {
        query = query
            .filter(archive_decisions::date.ge(format!("{year:04}-01-01")))
            .filter(archive_decisions::date.le(format!("{year:04}-12-31")));
    }
    if let Some(member) = &sought.member {
        query = query.filter(diesel::dsl::exists(
            archive_votes::table
                .filter(archive_votes::member.eq(member.to_string()))
                .filter(archive_votes::decision.eq(archive_decisions::idx)),
        ));
    }
    query
}

/// Decisions of a collection, by date and in the order of the archive, the newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn decisions(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    sought: &Sought,
    most: i64,
) -> Result<Vec<Decision>, StoreError> {
    let mut query = chosen(collection, sought)
        .filter(archive_decisions::idx.lt(r.before()))
        .order((
            archive_decisions::date.desc(),
            archive_decisions::idx.desc(),
        ))
        .limit(most);
    if let Some((date, idx)) = sought.after {
        let date = date.to_string();
        query = query
            .filter(archive_decisions::date.le(date.clone()))
            .filter(
                archive_decisions::date
                    .lt(date)
                    .or(archive_decisions::idx.lt(idx)),
            );
    }
    query
        .select(decision_columns())
        .load::<Row>(r.conn)?
        .into_iter()
        .map(Row::read)
        .collect()
}

/// The same in the order of the archive, after an entry; the place that is sought is not looked at.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn in_order(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    sought: &Sought,
    after: Option<i64>,
    most: i64,
) -> Result<Vec<Decision>, StoreError> {
    chosen(collection, sought)
        .filter(archive_decisions::idx.gt(after.unwrap_or(-1)))
        .filter(archive_decisions::idx.lt(r.before()))
        .order(archive_decisions::idx)
        .limit(most)
        .select(decision_columns())
        .load::<Row>(r.conn)?
        .into_iter()
        .map(Row::read)
        .collect()
}

/// One decision, by the form of its symbol in addresses.
///
/// # Errors
/// [`StoreError::NotFound`] when the collection has none.
pub fn decision(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    slug: &str,
) -> Result<Decision, StoreError> {
    archive_decisions::table
        .filter(archive_decisions::collection.eq(collection.as_str()))
        .filter(archive_decisions::slug.eq(slug))
        .filter(archive_decisions::idx.lt(r.before()))
        .select(decision_columns())
        .first::<Row>(r.conn)
        .optional()?
        .ok_or(StoreError::NotFound)?
        .read()
}

/// The first and the last year in which a collection has decisions.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn years(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
) -> Result<Option<(i16, i16)>, StoreError> {
    let of = archive_decisions::table
        .filter(archive_decisions::collection.eq(collection.as_str()))
        .filter(archive_decisions::idx.lt(r.before()))
        .select(archive_decisions::date);
    let first: Option<String> = of.order(archive_decisions::date).first(r.conn).optional()?;
    let last: Option<String> = of
        .order(archive_decisions::date.desc())
        .first(r.conn)
        .optional()?;
    let first: Option<Date> = word_if(first.as_deref())?;
    let last: Option<Date> = word_if(last.as_deref())?;
    Ok(first
        .zip(last)
        .map(|(first, last)| (first.year(), last.year())))
}
