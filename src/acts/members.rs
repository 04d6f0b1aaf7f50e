//! Members: admission, suspension, reinstatement and withdrawal as a body decided them; names; partners.

use jiff::civil::Date;

use crate::record::Act;
use crate::record::entries::{Decision, Names};
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::standing::StandingRecord;
use crate::rules::words::MemberCode;
use crate::rules::{calendar, membership};
use crate::store::members::{self, Member};
use crate::store::{Asking, Asks, Enacted, Failure, Store, Tx};

/// Enters that a date recorded earlier has come: the standing of a member changes today.
///
/// # Errors
/// [`Refusal::AlreadyDone`] when nothing is due, or another instance was faster.
pub fn standing_changes(store: &Store, member: &MemberCode, date: Date) -> Result<(), Failure> {
    let member = member.clone();
    store.enact(
        Asking::new(Asks::Registry, Action::KeepTheHours),
        move |tx| {
            let due = members::due_changes(&mut tx.reading())?;
            if !due.iter().any(|(code, on)| *code == member && *on == date) {
                return Err(Refusal::AlreadyDone.into());
            }
            let member = member.clone();
            Ok(Enacted::one(Act::StandingChanges { member, on: date }, ()))
        },
    )
}

pub(super) fn admission(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::Admission {
        decision,
        from,
        iso2,
        member: code,
        names,
        ..
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    decided_before(tx, decision, *from)?;
    well_formed(iso2, names)?;
    membership::may_admit(&records(tx, code)?, *from)?;
    Ok(vec![act])
}

pub(super) fn suspension(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::Suspension {
        decision,
        from,
        member: code,
        until,
        ..
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    decided_before(tx, decision, *from)?;
    membership::may_suspend(&records(tx, code)?, *from, *until)?;
    Ok(vec![act])
}

pub(super) fn reinstatement(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::Reinstatement {
        decision,
        from,
        member: code,
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    decided_before(tx, decision, *from)?;
    membership::may_reinstate(&records(tx, code)?, *from)?;
    Ok(vec![act])
}

pub(super) fn withdrawal(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::MemberWithdrawal {
        decision,
        from,
        member: code,
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    decided_before(tx, decision, *from)?;
    member_on(tx, code, *from)?;
    Ok(vec![act])
}

pub(super) fn rename(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::Rename {
        from,
        member: code,
        names,
        ..
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    // A name is recorded once it is borne, so that no page changes without an entry.
    not_in_the_future(tx, *from, Field::From)?;
    well_formed("AA", names)?;
    let member = member_on(tx, code, *from)?;
    if member.names_on(*from) == Some(names) {
        return Err(Refusal::AlreadyDone.into());
    }
    Ok(vec![act])
}

pub(super) fn partner(tx: &mut Tx<'_>, act: Act) -> Result<Vec<Act>, Failure> {
    let Act::Partner {
        decision,
        from,
        iso2,
        kind,
        names,
        partner: code,
        until,
    } = &act
    else {
        return Err(Refusal::OutOfOrder.into());
    };
    decided_before(tx, decision, *from)?;
    well_formed(iso2, names)?;
    membership::ends_after_it_begins(*from, *until)?;
    if find(tx, code)?.is_some_and(|member| member.standing_on(*from).is_member()) {
        return Err(Refusal::AlreadyAMember.into());
    }
    let known = members::partners(&mut tx.reading())?;
    if known
        .iter()
        .any(|p| p.code == *code && p.kind == *kind && p.is_on(*from))
    {
        return Err(Refusal::AlreadyDone.into());
    }
    Ok(vec![act])
}

/// A delegation is accredited by a member: a suspended one is a member too.
pub(super) fn may_be_accredited(tx: &mut Tx<'_>, code: &MemberCode) -> Result<(), Failure> {
    let today = calendar::day_of(tx.now());
    member_on(tx, code, today).map(|_| ())
}

fn find(tx: &mut Tx<'_>, code: &MemberCode) -> Result<Option<Member>, Failure> {
    Ok(members::roster(&mut tx.reading())?.find(code).cloned())
}

fn member_on(tx: &mut Tx<'_>, code: &MemberCode, day: Date) -> Result<Member, Failure> {
    find(tx, code)?
        .filter(|member| member.standing_on(day).is_member())
        .ok_or_else(|| Refusal::NotAMember.into())
}

/// What is recorded of a member, in the order it was recorded; nothing of whoever never was one.
fn records(tx: &mut Tx<'_>, code: &MemberCode) -> Result<Vec<StandingRecord>, Failure> {
    let found = find(tx, code)?;
    let standings = found.into_iter().flat_map(|member| member.standings);
    Ok(standings.map(|entry| entry.record).collect())
}

fn decided_before(tx: &Tx<'_>, decision: &Decision, from: Date) -> Result<(), Refusal> {
    membership::decided_before(decision.decided, from, calendar::day_of(tx.now()))
}

fn not_in_the_future(tx: &Tx<'_>, day: Date, field: Field) -> Result<(), Refusal> {
    membership::must_have_come(day, calendar::day_of(tx.now()), field)
}

fn well_formed(iso2: &str, names: &Names) -> Result<(), Refusal> {
    membership::well_named(
        iso2,
        [
            &names.short_en,
            &names.short_fr,
            &names.formal_en,
            &names.formal_fr,
        ],
    )
}
