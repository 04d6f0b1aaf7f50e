//! Members: admission, suspension, reinstatement and withdrawal as a body decided them; names; partners.

use jiff::civil::Date;

use crate::record::Act;
use crate::record::entries::{Decision, Names};
use crate::rules::calendar;
use crate::rules::permissions::Action;
use crate::rules::refusals::{Field, Refusal};
use crate::rules::standing::Standing;
use crate::rules::words::{MemberCode, Name};
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
    if let Some(member) = find(tx, code)? {
        let ended = member
            .standings
            .iter()
            .flat_map(|entry| [Some(entry.record.from), entry.record.until])
            .flatten()
            .all(|day| day <= *from);
        if !ended || member.standing_on(*from).is_member() {
            return Err(Refusal::AlreadyAMember.into());
        }
    }
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
    if until.is_some_and(|until| until <= *from) {
        return Err(Refusal::EndsBeforeItBegins.into());
    }
    let member = member_on(tx, code, *from)?;
    if is_suspended_within(&member, *from, *until) {
        return Err(Refusal::AlreadySuspended.into());
    }
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
    match member_on(tx, code, *from)?.standing_on(*from) {
        Standing::Suspended { .. } => Ok(vec![act]),
        _ => Err(Refusal::NotSuspended.into()),
    }
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
    if until.is_some_and(|until| until <= *from) {
        return Err(Refusal::EndsBeforeItBegins.into());
    }
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

/// A body decides first; what it decided takes effect that day or later.
fn decided_before(tx: &Tx<'_>, decision: &Decision, from: Date) -> Result<(), Refusal> {
    not_in_the_future(tx, decision.decided, Field::Date)?;
    if from < decision.decided {
        return Err(Refusal::EffectBeforeDecision {
            decided: decision.decided,
        });
    }
    Ok(())
}

fn not_in_the_future(tx: &Tx<'_>, day: Date, field: Field) -> Result<(), Refusal> {
    if day > calendar::day_of(tx.now()) {
        Err(Refusal::MustNotBeLater(field))
    } else {
        Ok(())
    }
}

fn well_formed(iso2: &str, names: &Names) -> Result<(), Refusal> {
    if iso2.len() != 2 || !iso2.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Refusal::Malformed(Field::Iso2));
    }
    for name in [
        &names.short_en,
        &names.short_fr,
        &names.formal_en,
        &names.formal_fr,
    ] {
        Name::parse(name)?;
    }
    Ok(())
}

/// Two suspensions of a member never overlap: the second would hide the end of the first.
fn is_suspended_within(member: &Member, from: Date, until: Option<Date>) -> bool {
    let later = member
        .standings
        .iter()
        .map(|entry| entry.record.from)
        .filter(|day| *day > from && until.is_none_or(|until| *day < until));
    std::iter::once(from)
        .chain(later)
        .any(|day| matches!(member.standing_on(day), Standing::Suspended { .. }))
}
