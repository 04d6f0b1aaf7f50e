//! Members and partners: standings by their dated records, names, and the days that come.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Judge;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Decision, Entry, Names};
use crate::rules::calendar::day_of;
use crate::rules::refusals::Field;
use crate::rules::standing::{self, Scope, Standing, StandingRecord, StandingWhat};
use crate::rules::words::{MemberCode, MemberKind, PartnerKind};
use crate::rules::{Refusal, membership};

/// A member as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub kind: MemberKind,
    pub records: Vec<StandingRecord>,
    /// The day in Paris on which each of the records was entered.
    recorded: Vec<Date>,
    names: Vec<(Date, Names)>,
}

#[derive(Clone, Debug)]
struct Partner {
    code: MemberCode,
    kind: PartnerKind,
    since: Date,
    until: Option<Date>,
    recorded: Date,
}

/// Members and partners, and the days on which one of them changed that were entered.
#[derive(Clone, Debug, Default)]
pub(super) struct Roster {
    pub members: BTreeMap<MemberCode, Member>,
    partners: Vec<Partner>,
    moments: Vec<(MemberCode, Date)>,
}

impl Roster {
    pub(super) fn standing(&self, code: &MemberCode, day: Date) -> Standing {
        standing::on(self.records(code), day)
    }

    pub(super) fn standings_on(&self, day: Date) -> Vec<(MemberCode, MemberKind, Standing)> {
        self.members
            .iter()
            .map(|(code, member)| {
                (
                    code.clone(),
                    member.kind,
                    standing::on(&member.records, day),
                )
            })
            .collect()
    }

    fn records(&self, code: &MemberCode) -> &[StandingRecord] {
        self.members
            .get(code)
            .map_or(&[], |member| member.records.as_slice())
    }

    /// Whether a change of standing that was recorded ahead has its day now.
    fn is_due(&self, code: &MemberCode, day: Date, today: Date) -> bool {
        let of_member = self.members.get(code).is_some_and(|member| {
            let was_ahead =
                member
                    .records
                    .iter()
                    .zip(&member.recorded)
                    .any(|(record, recorded)| {
                        *recorded < day && (record.from == day || record.until == Some(day))
                    });
            was_ahead
                && standing::changes(&member.records)
                    .iter()
                    .any(|(changes, _)| *changes == day)
        });
        let of_partner = self.partners.iter().any(|partner| {
            partner.code == *code
                && partner.recorded < day
                && (partner.since == day || partner.until == Some(day))
        });
        let is_entered = self.moments.iter().any(|(of, on)| of == code && *on == day);
        (of_member || of_partner) && day <= today && !is_entered
    }
}

impl Judge {
    pub(super) fn must_be_a_member(&self, code: &MemberCode, day: Date) -> Result<(), Refusal> {
        membership::must_be_a_member(self.roster.records(code), day)
    }

    /// Whether a member may take part in the work: a suspension of the vote alone does not exclude it.
    pub(super) fn takes_part(&self, code: &MemberCode, day: Date) -> Result<(), Refusal> {
        match self.roster.standing(code, day) {
            Standing::Member
            | Standing::Suspended {
                scope: Scope::Vote, ..
            } => Ok(()),
            Standing::Suspended {
                scope: Scope::All, ..
            } => Err(Refusal::SuspendedFromParticipation),
            Standing::NotYet | Standing::Former { .. } => Err(Refusal::NotAMember),
        }
    }

    /// One that begins on a later day is accredited before it.
    pub(super) fn must_be_a_partner(&self, code: &MemberCode, day: Date) -> Result<(), Refusal> {
        let mut partners = self.roster.partners.iter();
        if partners.any(|p| p.code == *code && p.until.is_none_or(|end| day < end)) {
            Ok(())
        } else {
            Err(Refusal::Malformed(Field::Member))
        }
    }

    pub(super) fn membership(&mut self, entry: &Entry) -> Judged {
        let today = day_of(entry.time);
        match &entry.act {
            Act::Admission {
                decision,
                from,
                iso2,
                kind,
                member,
                names,
            } => {
                self.decided(decision, *from, today)?;
                well_named(iso2, names)?;
                membership::may_admit(self.roster.records(member), *from)?;
                let found = self.roster.members.entry(member.clone()).or_insert(Member {
                    kind: *kind,
                    records: Vec::new(),
                    recorded: Vec::new(),
                    names: Vec::new(),
                });
                found.names.push((*from, names.clone()));
                self.record(member, StandingWhat::Admitted, *from, None, None, today);
            }
            Act::Suspension {
                decision,
                from,
                member,
                scope,
                until,
            } => {
                self.decided(decision, *from, today)?;
                membership::may_suspend(self.roster.records(member), *from, *until)?;
                self.record(
                    member,
                    StandingWhat::Suspended,
                    *from,
                    *until,
                    Some(*scope),
                    today,
                );
            }
            Act::Reinstatement {
                decision,
                from,
                member,
            } => {
                self.decided(decision, *from, today)?;
                membership::may_reinstate(self.roster.records(member), *from)?;
                self.record(member, StandingWhat::Reinstated, *from, None, None, today);
            }
            Act::MemberWithdrawal {
                decision,
                from,
                member,
            } => {
                self.decided(decision, *from, today)?;
                membership::must_be_a_member(self.roster.records(member), *from)?;
                self.record(member, StandingWhat::Withdrawn, *from, None, None, today);
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn rename(
        &mut self,
        entry: &Entry,
        from: Date,
        code: &MemberCode,
        names: &Names,
    ) -> Judged {
        membership::must_have_come(from, day_of(entry.time), Field::From)?;
        well_named("AA", names)?;
        self.must_be_a_member(code, from)?;
        if let Some(member) = self.roster.members.get_mut(code) {
            let borne = member.names.iter().filter(|(since, _)| *since <= from);
            // Of two from the same day the one recorded later is borne.
            if borne
                .max_by_key(|(since, _)| *since)
                .is_some_and(|(_, last)| last == names)
            {
                return Err(Refusal::AlreadyDone.into());
            }
            member.names.push((from, names.clone()));
        }
        Ok(())
    }

    pub(super) fn partner(&mut self, entry: &Entry) -> Judged {
        let Act::Partner {
            decision,
            from,
            iso2,
            kind,
            names,
            partner: code,
            until,
        } = &entry.act
        else {
            return Ok(());
        };
        let today = day_of(entry.time);
        self.decided(decision, *from, today)?;
        well_named(iso2, names)?;
        membership::ends_after_it_begins(*from, *until)?;
        if self.roster.standing(code, *from).is_member() {
            return Err(Refusal::AlreadyAMember.into());
        }
        let is_on = |p: &Partner| p.since <= *from && p.until.is_none_or(|end| *from < end);
        let mut known = self.roster.partners.iter();
        if known.any(|p| p.code == *code && p.kind == *kind && is_on(p)) {
            return Err(Refusal::AlreadyDone.into());
        }
        self.roster.partners.push(Partner {
            code: code.clone(),
            kind: *kind,
            since: *from,
            until: *until,
            recorded: today,
        });
        Ok(())
    }

    pub(super) fn standing_changes(
        &mut self,
        entry: &Entry,
        code: &MemberCode,
        on: Date,
    ) -> Judged {
        if !self.roster.is_due(code, on, day_of(entry.time)) {
            return Err(Wrong::NotDue);
        }
        self.roster.moments.push((code.clone(), on));
        Ok(())
    }

    fn decided(&self, decision: &Decision, from: Date, today: Date) -> Result<(), Refusal> {
        membership::decided_before(decision.decided, from, today)
    }

    fn record(
        &mut self,
        code: &MemberCode,
        what: StandingWhat,
        from: Date,
        until: Option<Date>,
        scope: Option<Scope>,
        today: Date,
    ) {
        if let Some(member) = self.roster.members.get_mut(code) {
            member.records.push(StandingRecord {
                what,
                from,
                until,
                scope,
            });
            member.recorded.push(today);
        }
    }
}

fn well_named(iso2: &str, names: &Names) -> Result<(), Refusal> {
    let four = [
        &names.short_en,
        &names.short_fr,
        &names.formal_en,
        &names.formal_fr,
    ];
    membership::well_named(iso2, four.map(String::as_str))
}
