//! Membership: which record of a body's decision can be entered on a member (PROCEDURE, section 1).

use jiff::civil::Date;

use super::refusals::{Field, Refusal};
use super::standing::{Standing, StandingRecord, on};
use super::words::Name;

/// A body decides first; what it decided takes effect that day or later.
///
/// # Errors
/// [`Refusal::MustNotBeLater`] of a decision that has not been taken, [`Refusal::EffectBeforeDecision`].
pub fn decided_before(decided: Date, from: Date, today: Date) -> Result<(), Refusal> {
    must_have_come(decided, today, Field::Date)?;
    if from < decided {
        return Err(Refusal::EffectBeforeDecision { decided });
    }
    Ok(())
}

/// # Errors
/// [`Refusal::MustNotBeLater`] of a day after today.
pub fn must_have_come(day: Date, today: Date, field: Field) -> Result<(), Refusal> {
    if day > today {
        Err(Refusal::MustNotBeLater(field))
    } else {
        Ok(())
    }
}

/// Admits a State or organisation, for the first time or again after everything recorded of it has ended.
///
/// # Errors
/// [`Refusal::AlreadyAMember`].
pub fn may_admit(records: &[StandingRecord], from: Date) -> Result<(), Refusal> {
    let has_ended = records
        .iter()
        .flat_map(|record| [Some(record.from), record.until])
        .flatten()
        .all(|day| day <= from);
    if !has_ended || on(records, from).is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    Ok(())
}

/// Suspends a member from a day, until one or until its reinstatement.
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`], [`Refusal::NotAMember`], [`Refusal::AlreadySuspended`].
pub fn may_suspend(
    records: &[StandingRecord],
    from: Date,
    until: Option<Date>,
) -> Result<(), Refusal> {
    ends_after_it_begins(from, until)?;
    must_be_a_member(records, from)?;
    if is_suspended_within(records, from, until) {
        return Err(Refusal::AlreadySuspended);
    }
    Ok(())
}

/// Reinstates a member that is suspended on that day.
///
/// # Errors
/// [`Refusal::NotAMember`], [`Refusal::NotSuspended`].
pub fn may_reinstate(records: &[StandingRecord], from: Date) -> Result<(), Refusal> {
    must_be_a_member(records, from)?;
    match on(records, from) {
        Standing::Suspended { .. } => Ok(()),
        _ => Err(Refusal::NotSuspended),
    }
}

/// # Errors
/// [`Refusal::NotAMember`] on that day; a suspended member is one.
pub fn must_be_a_member(records: &[StandingRecord], day: Date) -> Result<(), Refusal> {
    if on(records, day).is_member() {
        Ok(())
    } else {
        Err(Refusal::NotAMember)
    }
}

/// # Errors
/// [`Refusal::EndsBeforeItBegins`].
pub fn ends_after_it_begins(from: Date, until: Option<Date>) -> Result<(), Refusal> {
    if until.is_some_and(|until| until <= from) {
        Err(Refusal::EndsBeforeItBegins)
    } else {
        Ok(())
    }
}

/// A two-letter code and the four names of a member or partner.
///
/// # Errors
/// [`Refusal::Malformed`], and as [`Name::parse`].
pub fn well_named(iso2: &str, names: [&str; 4]) -> Result<(), Refusal> {
    if iso2.len() != 2 || !iso2.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Refusal::Malformed(Field::Iso2));
    }
    names
        .into_iter()
        .try_for_each(|name| Name::parse(name).map(|_| ()))
}

/// Two suspensions of a member never overlap: the second would hide the end of the first.
fn is_suspended_within(records: &[StandingRecord], from: Date, until: Option<Date>) -> bool {
    let later = records
        .iter()
        .map(|record| record.from)
        .filter(|day| *day > from && until.is_none_or(|until| *day < until));
    std::iter::once(from)
        .chain(later)
        .any(|day| matches!(on(records, day), Standing::Suspended { .. }))
}
