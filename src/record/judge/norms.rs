//! Norms: adopted, in force by their clause, annulled; what members notify about them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Judge;
use super::corrigenda::Circulated;
use super::proposals::Proposal;
use super::results::in_its_languages;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Clauses, Decision, Entry, Related};
use crate::rules::adherence::{
    Effect, Event, EventKind, adhered_since, bound_by_adoption, force_date, may_name_units,
    may_notify,
};
use crate::rules::calendar::day_of;
use crate::rules::formalities::{self, Changing};
use crate::rules::membership::must_have_come;
use crate::rules::refusals::Field;
use crate::rules::stage::{self, Move, Stage};
use crate::rules::words::{BallotSymbol, Choice, MemberCode, NormSymbol, ProposalSymbol, Relation};
use crate::rules::{Refusal, rulebook};

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
    /// The proposals that brought its versions, the first one first.
    pub versions: Vec<ProposalSymbol>,
    /// The entry and the day of adoption of the newest of them.
    newest: (i64, Date),
    pub corrigenda: Vec<Circulated>,
    is_annulled: bool,
    has_ended: bool,
    events: BTreeMap<MemberCode, Vec<Event>>,
}

/// What an adoption brought that takes effect on its day: a version of a norm, or the end of one.
#[derive(Clone, Debug)]
pub(super) struct Adopted {
    norm: NormSymbol,
    adopted: Date,
    clauses: Clauses,
    related: Option<Related>,
    in_force: Option<Date>,
    has_ended: bool,
}

impl Norm {
    pub(super) fn stands(&self) -> Result<(), Refusal> {
        if self.is_annulled {
            Err(Refusal::NormAnnulled)
        } else if self.has_ended {
            Err(Refusal::NormEnded)
        } else {
            Ok(())
        }
    }
}

/// What each adopted proposal brought.
pub(super) type Adoptions = BTreeMap<ProposalSymbol, Adopted>;

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
            related,
            revision,
        } = &entry.act
        else {
            return Ok(());
        };
        let known = self.known(proposal)?;
        let stage = stage::next(known.stage, Move::AdoptWithoutVote, None)?;
        if !rulebook::may_be_adopted_at_a_meeting(known.kind) || known.related != *related {
            return Err(Refusal::OutOfOrder.into());
        }
        known.question_of_the_whole()?;
        if known.fixed.map(|(fixed, _)| fixed) != Some(*revision) {
            return Err(Wrong::Question);
        }
        if let Some(lang) = known.lacks() {
            return Err(Refusal::LanguageMissing(lang).into());
        }
        must_have_come(decision.decided, day_of(entry.time), Field::Date)?;
        if !dissociations.is_sorted_by(|a, b| a < b) {
            return Err(Refusal::Malformed(Field::Member).into());
        }
        for member in dissociations.iter().chain([chair]) {
            self.must_be_a_member(member, decision.decided)?;
        }
        match related {
            Some(related) if related.relation != Relation::Replaces => {
                if related.norm != *norm {
                    return Err(Wrong::NormNumber);
                }
            }
            _ => self.numbered(Some(norm), true)?,
        }
        self.may_decide_on_its_norm(proposal)?;
        self.known(proposal)?.stage = stage;
        let (day, dissociations) = (decision.decided, dissociations.clone());
        self.adopted(norm, day, proposal, None, dissociations, entry)
    }

    /// What an adoption, by a vote or at a meeting, makes of its norm.
    pub(super) fn adopted(
        &mut self,
        norm: &NormSymbol,
        day: Date,
        proposal: &ProposalSymbol,
        ballot: Option<&BallotSymbol>,
        dissociations: Vec<MemberCode>,
        entry: &Entry,
    ) -> Judged {
        let known = self.known(proposal)?;
        known.norm = Some(norm.clone());
        let (clauses, related) = (known.clauses.clone(), known.related.clone());
        let adopted = Adopted {
            norm: norm.clone(),
            adopted: day,
            clauses: clauses.clone(),
            related: related.clone(),
            in_force: None,
            has_ended: false,
        };
        self.adoptions.insert(proposal.clone(), adopted);
        match related.map(|related| related.relation) {
            Some(Relation::Amends) => {
                let norm = self.norm_mut(norm)?;
                norm.stands()?;
                norm.newest = (entry.index, day);
                norm.versions.push(proposal.clone());
            }
            Some(Relation::Abrogates) => self.must_stand(norm)?,
            Some(Relation::Replaces) | None => {
                let new = Norm {
                    adopted: day,
                    proposal: proposal.clone(),
                    clauses,
                    ballot: ballot.cloned(),
                    dissociations,
                    recorded: entry.time,
                    newest: (entry.index, day),
                    versions: vec![proposal.clone()],
                    corrigenda: Vec::new(),
                    is_annulled: false,
                    has_ended: false,
                    events: BTreeMap::new(),
                };
                self.norms.insert(norm.clone(), new);
            }
        }
        Ok(())
    }

    /// On the day that its clause and the adherences give, once that day has come.
    pub(super) fn entry_into_force(
        &mut self,
        entry: &Entry,
        symbol: &NormSymbol,
        on: Date,
        proposal: &ProposalSymbol,
    ) -> Judged {
        self.must_stand(symbol)?;
        let adopted = self.adoptions.get(proposal);
        let adopted = adopted.ok_or_else(|| Wrong::Unknown(format!("proposal {proposal}")))?;
        let is_a_version = self.norm(symbol)?.versions.contains(proposal);
        let due = self.due_on(adopted, day_of(entry.time))?;
        // An amended version is not in force before the norm itself is.
        let first = &self.norm(symbol)?.proposal;
        let due = if first == proposal {
            due
        } else {
            let begins = self.adoptions.get(first).and_then(|first| first.in_force);
            due.zip(begins).map(|(day, since)| day.max(since))
        };
        if !is_a_version || adopted.in_force.is_some() || due != Some(on) {
            return Err(Wrong::NotDue);
        }
        if let Some(adopted) = self.adoptions.get_mut(proposal) {
            adopted.in_force = Some(on);
        }
        Ok(())
    }

    /// A norm ends when what replaces it is in force, or its abrogation takes effect.
    pub(super) fn norm_end(
        &mut self,
        entry: &Entry,
        symbol: &NormSymbol,
        on: Date,
        proposal: &ProposalSymbol,
        relation: Relation,
    ) -> Judged {
        self.must_stand(symbol)?;
        let adopted = self.adoptions.get(proposal);
        let adopted = adopted.ok_or_else(|| Wrong::Unknown(format!("proposal {proposal}")))?;
        let says = Related {
            norm: symbol.clone(),
            relation,
        };
        let due = match relation {
            Relation::Replaces => adopted.in_force,
            Relation::Abrogates => self.due_on(adopted, day_of(entry.time))?,
            Relation::Amends => None,
        };
        if adopted.related.as_ref() != Some(&says) || adopted.has_ended || due != Some(on) {
            return Err(Wrong::NotDue);
        }
        if let Some(adopted) = self.adoptions.get_mut(proposal) {
            adopted.has_ended = true;
        }
        self.norm_mut(symbol)?.has_ended = true;
        Ok(())
    }

    /// The day on which what was adopted takes effect by its clause, if that day has come.
    fn due_on(&self, adopted: &Adopted, today: Date) -> Result<Option<Date>, Wrong> {
        let adherences = self.adherences(self.norm(&adopted.norm)?, today);
        let day = force_date(&adopted.clauses.force, adopted.adopted, &adherences);
        Ok(day.filter(|day| *day <= today))
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
        for known in self.proposals.values_mut() {
            if known.norm.as_ref() == Some(symbol) {
                known.stage = stage::next(Stage::Adopted, Move::Annul, None)?;
            }
        }
        Ok(())
    }

    pub(super) fn adherence(&mut self, entry: &Entry) -> Judged {
        let Act::Adherence {
            date,
            kind,
            member,
            norm: symbol,
            note,
            units,
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
        may_name_units(*kind, units)?;
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

    /// The norm that a proposal would change stands as the text was written against it, and no other vote on it runs.
    pub(super) fn may_decide_on_its_norm(&self, symbol: &ProposalSymbol) -> Judged {
        let Some(proposal) = self.proposals.get(symbol) else {
            return Ok(());
        };
        let Some(related) = &proposal.related else {
            return Ok(());
        };
        let norm = self.norm(&related.norm)?;
        norm.stands()?;
        let is_deciding = |other: &Proposal| {
            let is_of_it = other.related.as_ref().map(|other| &other.norm) == Some(&related.norm);
            is_of_it && other.stage.is_being_decided()
        };
        let mut others = self.proposals.iter().filter(|(other, _)| *other != symbol);
        Ok(formalities::may_be_decided(&Changing {
            relation: related.relation,
            proposed: proposal.proposed,
            newest: norm.newest,
            deciding: others
                .find(|(_, other)| is_deciding(other))
                .map(|(other, _)| other),
        })?)
    }

    /// Neither annulled nor ended.
    pub(super) fn must_stand(&self, symbol: &NormSymbol) -> Judged {
        Ok(self.norm(symbol)?.stands()?)
    }

    fn norm(&self, symbol: &NormSymbol) -> Result<&Norm, Wrong> {
        self.norms
            .get(symbol)
            .ok_or_else(|| Wrong::Unknown(format!("norm {symbol}")))
    }

    pub(super) fn norm_mut(&mut self, symbol: &NormSymbol) -> Result<&mut Norm, Wrong> {
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
