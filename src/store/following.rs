//! What somebody follows: the entries that a feed is made of, and the hours that a calendar is.

use diesel::dsl::{exists, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use jiff::Timestamp;

use super::connection::MultiBackend;
use super::entries::{Written, shown};
use super::failures::StoreError;
use super::reading::Reading;
use super::schema::{ballots, electors, entries, norms, proposals, versions};
use crate::record::Act;
use crate::rules::words::{Classification, MemberCode, NormSymbol, ProposalSymbol, ThemeCode};

/// Of what the newest entries are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    Everything,
    Norms,
    Votes,
    Member(MemberCode),
    Norm(NormSymbol),
    Theme(ThemeCode),
}

/// Which entries say something to a reader: not votes while they are undisclosed, heads of the private log, keys. In the
/// words of the index that holds these alone.
const TOLD: &str = "entries.act NOT IN ('vote', 'log', 'key')";

type Columns = (i64, i64, String, String);

/// The newest entries of what is followed, newest first; everything that stands in the record is public.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn newest(
    r: &mut Reading<'_>,
    followed: &Followed,
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let told = told().limit(most).into_boxed::<MultiBackend>();
    let rows: Vec<Columns> = match followed {
        Followed::Everything => told.load(r.conn)?,
        Followed::Norms => told.filter(entries::norm.is_not_null()).load(r.conn)?,
        Followed::Votes => told.filter(entries::ballot.is_not_null()).load(r.conn)?,
        Followed::Member(code) => {
            let own = told
                .filter(entries::member.eq(code.to_string()))
                .load::<Columns>(r.conn)?;
            let mut all = [own, closings_for(r, code, most)?].concat();
            all.sort_unstable_by_key(|(index, ..)| std::cmp::Reverse(*index));
            all.dedup_by_key(|(index, ..)| *index);
            all.truncate(usize::try_from(most).unwrap_or(usize::MAX));
            all
        }
        Followed::Norm(symbol) => of_norm(symbol).limit(most).load(r.conn)?,
        Followed::Theme(code) => newest_of_theme(r, code, most)?,
    };
    rows.into_iter().map(shown).collect()
}

/// What is told, newest first.
#[diesel::dsl::auto_type(no_type_alias)]
fn told() -> _ {
    let first: i64 = i64::MAX;
    let is_told: SqlLiteral<Bool> = sql(TOLD);
    entries::table
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .filter(is_told)
        .filter(entries::idx.lt(first))
        .order(entries::idx.desc())
}

/// The closings of the ballots on whose lists a member stood, newest first.
fn closings_for(
    r: &mut Reading<'_>,
    code: &MemberCode,
    most: i64,
) -> Result<Vec<Columns>, StoreError> {
    let listed = electors::table
        .filter(electors::ballot.eq(ballots::symbol))
        .filter(electors::member.eq(code.as_str()))
        .select(electors::ballot);
    Ok(ballots::table
        .inner_join(entries::table.on(entries::idx.nullable().eq(ballots::closed_idx)))
        .filter(ballots::closed_idx.lt(i64::MAX))
        .filter(entries::act.eq("closing"))
        .filter(ballots::symbol.eq_any(listed))
        .order(ballots::closed_idx.desc())
        .limit(most)
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .load(r.conn)?)
}

/// The entries that name a norm, or what brought one of its versions: found by their names, since most norms have few.
#[diesel::dsl::auto_type(no_type_alias)]
fn of_norm(symbol: &NormSymbol) -> _ {
    let named: String = symbol.to_string();
    let brought: String = symbol.to_string();
    let voted: String = symbol.to_string();
    let is_told: SqlLiteral<Bool> = sql(TOLD);
    entries::table
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .filter(is_told)
        .filter(
            entries::norm
                .eq(named)
                .or(entries::proposal.eq_any(
                    versions::table
                        .filter(versions::norm.eq(brought))
                        .select(versions::proposal.nullable()),
                ))
                .or(entries::ballot.eq_any(
                    versions::table
                        .filter(versions::norm.eq(voted))
                        .select(versions::ballot),
                )),
        )
        .order(entries::idx.desc())
}

/// The newest entries about a proposal of a theme, about a ballot on one, or about the norm that came of one. Asked of one
/// entry after the other: a theme has proposals of decades.
fn newest_of_theme(
    r: &mut Reading<'_>,
    code: &ThemeCode,
    most: i64,
) -> Result<Vec<Columns>, StoreError> {
    let of_entry = of_theme(code).filter(proposals::symbol.nullable().eq(entries::proposal));
    let of_ballot = ballots::table
        .filter(ballots::symbol.nullable().eq(entries::ballot))
        .filter(exists(
            of_theme(code).filter(proposals::symbol.eq(ballots::proposal)),
        ));
    let of_norm = norms::table
        .filter(norms::symbol.nullable().eq(entries::norm))
        .filter(exists(
            of_theme(code).filter(proposals::symbol.eq(norms::proposal)),
        ));
    let is_of_theme = exists(of_entry).or(exists(of_ballot)).or(exists(of_norm));
    Ok(told().filter(is_of_theme).limit(most).load(r.conn)?)
}

/// The proposals of a theme that everybody may read: the theme of another is not known.
#[diesel::dsl::auto_type(no_type_alias)]
fn of_theme(code: &ThemeCode) -> _ {
    let code: String = code.to_string();
    let public: &'static str = Classification::Public.as_str();
    proposals::table.filter(proposals::theme.eq(code)).filter(
        proposals::classification
            .eq(public)
            .or(proposals::opened.is_not_null()),
    )
}

/// A consultation as it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consulted {
    /// The entry that opened it.
    pub index: i64,
    pub proposal: ProposalSymbol,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// The consultations opened last, newest first, of proposals that everybody could read.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn consultations(r: &mut Reading<'_>, most: i64) -> Result<Vec<Consulted>, StoreError> {
    // In the words of the index that holds these alone.
    let rows: Vec<Columns> = entries::table
        .filter(sql::<Bool>("entries.act = 'consultation'"))
        .filter(entries::idx.lt(i64::MAX))
        .order(entries::idx.desc())
        .limit(most)
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .load(r.conn)?;
    let mut found = Vec::new();
    for row in rows {
        let one = shown(row)?;
        if let Act::Consultation { proposal, until } = one.entry.act {
            found.push(Consulted {
                index: one.index,
                proposal,
                from: one.time,
                until,
            });
        }
    }
    Ok(found)
}
