//! Norms: adopted, in force by their clause, annulled; what members notify about them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Judge;
use super::results::in_its_languages;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Clauses, Decision, Entry};
use crate::rules::Refusal;
use crate::rules::adherence::{
    Effect, Event, EventKind, adhered_since, bound_by_adoption, force_date, may_notify,
};
use crate::rules::calendar::day_of;
use crate::rules::membership::must_have_come;
use crate::rules::refusals::Field;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{
    BallotSymbol, Choice, DecisionKind, MemberCode, NormSymbol, ProposalSymbol,
};

/// A norm as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    adopted: Date,
    pub proposal: ProposalSymbol,
    clauses: Clauses,
    pub ballot: Option<BallotSymbol>,
    dissociations: Vec<MemberCode>,
    /// When its adoption was entered.
    pub recorded: Timestamp,
    is_in_force: bool,
    is_annulled: bool,
    events: BTreeMap<MemberCode, Vec<Event>>,
}

impl Norm {
    pub(super) fn adopted(
        day: Date,
        proposal: &ProposalSymbol,
        clauses: Clauses,
        ballot: Option<&BallotSymbol>,
        dissociations: Vec<MemberCode>,
        recorded: Timestamp,
    ) -> Self {
        Self {
            adopted: day,
            proposal: proposal.clone(),
            clauses,
            ballot: ballot.cloned(),
            dissociations,
            recorded,
            is_in_force: false,
            is_annulled: false,
            events: BTreeMap::new(),
        }
    }
}

/// The member and the norm of each event whose receipt may be acknowledged yet.
pub(super) type Unacknowledged = BTreeMap<i64, (MemberCode, NormSymbol)>;

impl Judge {
    pub(super) fn adoption_without_vote(&mut self, entry: &Entry) -> Judged {
        let Act::AdoptionWithoutVote {
            chair,
            decision,
            dissociations,
            norm,
            proposal,
            revision,
        } = &entry.act
        else {
            return Ok(());
        };
        let known = self.known(proposal)?;
        let stage = stage::next(known.stage, Move::AdoptWithoutVote, None)?;
        if !matches!(
            known.kind,
            DecisionKind::NormAdoption | DecisionKind::Consensus
        ) {
            return Err(Refusal::OutOfOrder.into());
        }
        if known.fixed.map(|(fixed, _)| fixed) != Some(*revision) {
            return Err(Wrong::Question);
        }
        if let Some(lang) = known.lacks() {
            return Err(Refusal::LanguageMissing(lang).into());
        }
        let clauses = known.clauses.clone();
        must_have_come(decision.decided, day_of(entry.time), Field::Date)?;
        if !dissociations.is_sorted_by(|a, b| a < b) {
            return Err(Refusal::Malformed(Field::Member).into());
        }
        for member in dissociations.iter().chain([chair]) {
            self.must_be_a_member(member, decision.decided)?;
        }
        self.numbered(Some(norm), true)?;
        let known = self.known(proposal)?;
        known.stage = stage;
        known.norm = Some(norm.clone());
        let (day, dissociations) = (decision.decided, dissociations.clone());
        let new = Norm::adopted(day, proposal, clauses, None, dissociations, entry.time);
        self.norms.insert(norm.clone(), new);
        Ok(())
    }

    /// On the day that its clause and the adherences give, once that day has come.
    pub(super) fn entry_into_force(
        &mut self,
        entry: &Entry,
        symbol: &NormSymbol,
        on: Date,
    ) -> Judged {
        let today = day_of(entry.time);
        let norm = self.norm(symbol)?;
        if norm.is_annulled {
            return Err(Refusal::NormAnnulled.into());
        }
        let day = force_date(
            &norm.clauses.force,
            norm.adopted,
            &self.adherences(norm, today),
        );
        if norm.is_in_force || on > today || day != Some(on) {
            return Err(Wrong::NotDue);
        }
        self.norm_mut(symbol)?.is_in_force = true;
        Ok(())
    }

    pub(super) fn annulment(
        &mut self,
        entry: &Entry,
        decision: &Decision,
        symbol: &NormSymbol,
    ) -> Judged {
        let norm = self.norm_mut(symbol)?;
        if norm.is_annulled {
            return Err(Refusal::NormAnnulled.into());
        }
        must_have_come(decision.decided, day_of(entry.time), Field::Date)?;
        if decision.decided < norm.adopted {
            return Err(Refusal::EventBeforeAdoption {
                adopted: norm.adopted,
            }
            .into());
        }
        norm.is_annulled = true;
        let proposal = norm.proposal.clone();
        let known = self.known(&proposal)?;
        known.stage = stage::next(Stage::Adopted, Move::Annul, None)?;
        Ok(())
    }

    pub(super) fn adherence(&mut self, entry: &Entry) -> Judged {
        let Act::Adherence {
            date,
            kind,
            member,
            norm: symbol,
            note,
        } = &entry.act
        else {
            return Ok(());
        };
        let today = day_of(entry.time);
        let norm = self.norm(symbol)?;
        if norm.is_annulled {
            return Err(Refusal::NormAnnulled.into());
        }
        must_have_come(*date, today, Field::Date)?;
        self.must_be_a_member(member, today)?;
        let events = norm.events.get(member).map_or(&[][..], Vec::as_slice);
        may_notify(
            *kind,
            events,
            self.bound_since(norm, member),
            *date,
            norm.adopted,
        )?;
        let says_nothing = note.en.is_none() && note.fr.is_none();
        if says_nothing && matches!(kind, EventKind::Reservation | EventKind::Declaration) {
            return Err(Refusal::Missing(Field::Note).into());
        }
        in_its_languages(note)?;
        let event = Event {
            kind: *kind,
            date: *date,
            index: entry.index,
        };
        let norm = self.norm_mut(symbol)?;
        norm.events.entry(member.clone()).or_default().push(event);
        self.unacknowledged
            .insert(entry.index, (member.clone(), symbol.clone()));
        Ok(())
    }

    pub(super) fn acknowledgement(
        &mut self,
        event: i64,
        member: &MemberCode,
        norm: &NormSymbol,
    ) -> Judged {
        match self.unacknowledged.remove(&event) {
            Some((of, on)) if of == *member && on == *norm => Ok(()),
            _ => Err(Refusal::NothingToAcknowledge.into()),
        }
    }

    fn norm(&self, symbol: &NormSymbol) -> Result<&Norm, Wrong> {
        self.norms
            .get(symbol)
            .ok_or_else(|| Wrong::Unknown(format!("norm {symbol}")))
    }

    fn norm_mut(&mut self, symbol: &NormSymbol) -> Result<&mut Norm, Wrong> {
        self.norms
            .get_mut(symbol)
            .ok_or_else(|| Wrong::Unknown(format!("norm {symbol}")))
    }

    /// The day from which the adoption itself bound a member, by what it answered.
    fn bound_since(&self, norm: &Norm, member: &MemberCode) -> Option<Date> {
        self.must_be_a_member(member, norm.adopted).ok()?;
        let ballot = norm
            .ballot
            .as_ref()
            .and_then(|ballot| self.ballots.all.get(ballot));
        let answer = match norm.dissociations.contains(member) {
            true => Some(Choice::Abstain),
            false => ballot
                .and_then(|ballot| ballot.line(member))
                .and_then(|line| line.choice),
        };
        (bound_by_adoption(norm.clauses.effect, answer) == Effect::Bound).then_some(norm.adopted)
    }

    /// The days since which each Adherent adheres, on a day.
    fn adherences(&self, norm: &Norm, on: Date) -> Vec<Date> {
        self.roster
            .members
            .keys()
            .filter_map(|member| {
                let events = norm.events.get(member).map_or(&[][..], Vec::as_slice);
                adhered_since(events, self.bound_since(norm, member), on)
            })
            .collect()
    }
}
