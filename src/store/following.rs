//! What somebody follows: the entries that a feed is made of, and the hours that a calendar is.

use diesel::prelude::*;
use jiff::Timestamp;

use super::connection::MultiBackend;
use super::entries::{Written, written};
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

/// Entries that say nothing to a reader: votes while they are undisclosed, heads of the private log, keys.
const UNTOLD: [&str; 3] = ["vote", "log", "key"];

/// The newest entries of what is followed, newest first; everything that stands in the record is public.
///
/// # Errors
/// [`StoreError`] when the database fails or an entry does not read.
pub fn newest(
    r: &mut Reading<'_>,
    followed: &Followed,
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let mut query = entries::table
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .filter(entries::act.ne_all(UNTOLD))
        .order(entries::idx.desc())
        .limit(most)
        .into_boxed::<MultiBackend>();
    query = match followed {
        Followed::Everything => query,
        Followed::Norms => query.filter(entries::norm.is_not_null()),
        Followed::Votes => query.filter(entries::ballot.is_not_null()),
        Followed::Member(code) => query.filter(
            entries::member
                .eq(code.to_string())
                .or(entries::act.eq("closing").nullable().and(
                    entries::ballot.eq_any(
                        electors::table
                            .filter(electors::member.eq(code.to_string()))
                            .select(electors::ballot.nullable()),
                    ),
                )),
        ),
        Followed::Norm(symbol) => query.filter(
            entries::norm
                .eq(symbol.to_string())
                .or(entries::proposal.eq_any(
                    versions::table
                        .filter(versions::norm.eq(symbol.to_string()))
                        .select(versions::proposal.nullable()),
                ))
                .or(entries::ballot.eq_any(
                    versions::table
                        .filter(versions::norm.eq(symbol.to_string()))
                        .select(versions::ballot),
                )),
        ),
        Followed::Theme(code) => query.filter(
            entries::proposal
                .eq_any(of_theme(code).select(proposals::symbol.nullable()))
                .or(entries::ballot.eq_any(
                    ballots::table
                        .filter(ballots::proposal.eq_any(of_theme(code).select(proposals::symbol)))
                        .select(ballots::symbol.nullable()),
                ))
                .or(entries::norm.eq_any(
                    norms::table
                        .filter(norms::proposal.eq_any(of_theme(code).select(proposals::symbol)))
                        .select(norms::symbol.nullable()),
                )),
        ),
    };
    query
        .load::<(i64, i64, String, String)>(r.conn)?
        .into_iter()
        .map(written)
        .collect()
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
    let rows: Vec<(i64, i64, String, String)> = entries::table
        .filter(entries::act.eq("consultation"))
        .order(entries::idx.desc())
        .limit(most)
        .select((entries::idx, entries::time, entries::bytes, entries::leaf))
        .load(r.conn)?;
    let mut found = Vec::new();
    for row in rows {
        let one = written(row)?;
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
