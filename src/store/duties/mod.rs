//! The duties of whoever holds certain offices, derived from the state of the house in few queries.

mod answers;
mod delegation;
mod languages;
mod offices;
mod sponsored;
mod steps;
mod taken;
mod votes;

use std::collections::{BTreeSet, HashMap};

use diesel::dsl::min;
use diesel::prelude::*;
use jiff::Timestamp;

use super::failures::StoreError;
use super::members;
use super::reading::{Reading, at, word, word_if};
use super::schema::{entries, norms, sealed_acts};
use crate::rules::duties::{DONE_FOR, has, ordered};
use crate::rules::permissions::{Holding, Office};
use crate::rules::standing::{Scope, Standing};
use crate::rules::words::{MemberCode, ProposalSymbol};

pub use crate::rules::duties::{Duty, Kind};

/// What is due from whoever holds these offices now, by deadline, and after it what was done in the last thirty days,
/// the newest first. It never says how anyone voted.
///
/// # Errors
/// [`StoreError`] when the database fails or a row does not read.
pub fn of_holdings(r: &mut Reading<'_>, held: &[Holding]) -> Result<Vec<Duty>, StoreError> {
    let mut all = offices::of(r, held)?;
    for member in delegations(held) {
        let standing = members::roster(r)?
            .find(&member)
            .map_or(Standing::NotYet, |found| {
                found.standing_on(crate::rules::calendar::day_of(r.now()))
            });
        if standing.is_member() {
            all.extend(delegation::of(r, &member, takes_part(standing))?);
        }
    }
    if held.iter().any(|one| one.office.is_of_secretariat()) {
        all.extend(steps::of_secretariat(r)?);
        all.extend(taken::by_the_secretariat(r)?);
    }
    if held.iter().any(|one| has(one.office, Kind::Translation)) {
        all.extend(languages::of(r)?);
    }
    if held.iter().any(|one| has(one.office, Kind::Undelivered)) {
        all.extend(offices::undelivered(r, held)?);
    }
    of_norms(r, &mut all)?;
    all.retain(|duty| held.iter().any(|one| has(one.office, duty.kind)));
    Ok(ordered(all))
}

/// What is about a norm is about the proposal that brought it: its title is found by it.
fn of_norms(r: &mut Reading<'_>, all: &mut [Duty]) -> Result<(), StoreError> {
    use Kind::{Acknowledge, Corrigendum, EntryIntoForce, PreparedReport, Report};
    let is_of_norm = |duty: &Duty| {
        matches!(
            duty.kind,
            Acknowledge | Corrigendum | EntryIntoForce | PreparedReport | Report
        )
    };
    let symbols: BTreeSet<&str> = all
        .iter()
        .filter(|duty| is_of_norm(duty))
        .map(|duty| duty.subject.as_str())
        .collect();
    if symbols.is_empty() {
        return Ok(());
    }
    let rows: Vec<(String, String)> = norms::table
        .filter(norms::symbol.eq_any(symbols))
        .select((norms::symbol, norms::proposal))
        .load(r.conn)?;
    let brought: HashMap<String, String> = rows.into_iter().collect();
    for duty in all.iter_mut().filter(|duty| is_of_norm(duty)) {
        duty.proposal = word_if(brought.get(&duty.subject).map(String::as_str))?;
    }
    Ok(())
}

/// A member suspended from all participation neither comments nor sponsors.
const fn takes_part(standing: Standing) -> bool {
    !matches!(
        standing,
        Standing::Suspended {
            scope: Scope::All,
            ..
        }
    )
}

fn delegations(held: &[Holding]) -> Vec<MemberCode> {
    let mut found: Vec<MemberCode> = held
        .iter()
        .filter(|one| one.office.is_of_delegation() && one.office != Office::PartnerDelegate)
        .filter_map(|one| one.member.clone())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The moment from which on what is done is still shown.
fn recent(r: &Reading<'_>) -> i64 {
    let since = r.now().checked_sub(DONE_FOR).unwrap_or(Timestamp::MIN);
    since.as_microsecond()
}

/// The first entry of those days; past the head where none was made in them.
fn first_recent(r: &mut Reading<'_>) -> Result<i64, StoreError> {
    let first: Option<i64> = entries::table
        .filter(entries::time.ge(recent(r)))
        .select(min(entries::idx))
        .first(r.conn)?;
    Ok(first.unwrap_or(i64::MAX))
}

/// When these entries were made.
fn times(r: &mut Reading<'_>, indexes: &[i64]) -> Result<HashMap<i64, Timestamp>, StoreError> {
    let mut found = HashMap::new();
    for chunk in indexes.chunks(400) {
        let rows: Vec<(i64, i64)> = entries::table
            .filter(entries::idx.eq_any(chunk))
            .select((entries::idx, entries::time))
            .load(r.conn)?;
        for (index, time) in rows {
            found.insert(index, at(time)?);
        }
    }
    Ok(found)
}

/// Which openings of consultations are asked for.
enum Begun<'a> {
    Since(i64),
    /// On these proposals.
    Of(&'a BTreeSet<String>),
}

/// Entries that opened a consultation, with the proposal and the moment of each, oldest first; those on proposals for
/// members too, whose contents are kept closed.
fn consultations(
    r: &mut Reading<'_>,
    begun: Begun<'_>,
) -> Result<Vec<(i64, ProposalSymbol, Timestamp)>, StoreError> {
    let mut open = entries::table
        .filter(entries::act.eq("consultation"))
        .select((
            entries::idx,
            entries::proposal.assume_not_null(),
            entries::time,
        ))
        .into_boxed();
    // The canonical content of an act begins with its name.
    let mut closed = sealed_acts::table
        .inner_join(entries::table.on(entries::idx.eq(sealed_acts::idx)))
        .filter(sealed_acts::content.like("{\"act\":\"consultation\",%"))
        .select((sealed_acts::idx, sealed_acts::proposal, entries::time))
        .into_boxed();
    match begun {
        Begun::Since(since) => {
            open = open.filter(entries::time.ge(since));
            closed = closed.filter(entries::time.ge(since));
        }
        Begun::Of(proposals) => {
            open = open.filter(entries::proposal.eq_any(proposals));
            closed = closed.filter(sealed_acts::proposal.eq_any(proposals));
        }
    }
    let mut all: Vec<(i64, String, i64)> = open.load(r.conn)?;
    all.extend(closed.load::<(i64, String, i64)>(r.conn)?);
    all.sort_unstable();
    all.into_iter()
        .map(|(index, proposal, time)| Ok((index, word(&proposal)?, at(time)?)))
        .collect()
}
