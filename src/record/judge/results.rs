//! Results: certified or refused once errors can be reported no more; reported, corrected, intended, explained.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Judge;
use super::ballots::{Ballot, State, counted};
use super::proposals::{in_some_language, of_language};
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Entry, Note};
use crate::rules::Refusal;
use crate::rules::calendar::{day_of, end_of_working_days};
use crate::rules::majority::Outcome;
use crate::rules::refusals::Field;
use crate::rules::rulebook::{self, Rulebook, is_of_a_part};
use crate::rules::stage::Move;
use crate::rules::words::{BallotSymbol, Choice, Lang, MemberCode, ProposalSymbol, Relation};

/// What members said after votes: so that nobody says the same twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    intended: BTreeMap<(BallotSymbol, MemberCode), Choice>,
    /// The ballot or norm, the member and the language of each explanation.
    explained: BTreeSet<(String, MemberCode, Lang)>,
}

impl Judge {
    pub(super) fn certification(&mut self, entry: &Entry) -> Judged {
        let Act::Certification {
            adopted,
            ballot: symbol,
            norm,
            outcome,
            proposal,
            related,
            revision,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        self.after_the_error_period(symbol, entry.time)?;
        let ballot = self.ballot(symbol)?;
        if ballot.proposal != *proposal || ballot.revision != *revision {
            return Err(Wrong::Question);
        }
        let follows = ballot.outcome.ok_or(Refusal::OutOfOrder)?;
        if follows != *outcome {
            return Err(Wrong::Outcome {
                says: *outcome,
                follows,
            });
        }
        let (kind, numbered) = (ballot.kind, ballot.norm.clone());
        let is_adopted = *outcome == Outcome::Adopted;
        let day = is_adopted.then(|| day_of(ballot.closes));
        if *adopted != day {
            return Err(Wrong::AdoptionDay);
        }
        let attempted = match outcome {
            Outcome::Adopted => Move::CertifyAdopted,
            Outcome::Rejected(_) => Move::CertifyRejected,
            Outcome::NoDecision(_) => Move::CertifyNoDecision,
        };
        let known = self.known(proposal)?;
        let is_of_the_whole = !is_of_a_part(kind);
        let does = known
            .related
            .clone()
            .filter(|_| is_adopted && is_of_the_whole);
        if does != *related {
            return Err(Wrong::Question);
        }
        // What amends or abrogates a norm keeps its number; the others have that of their closing.
        let follows = match &does {
            Some(related) if related.relation != Relation::Replaces => Some(related.norm.clone()),
            _ => numbered,
        };
        if follows != *norm {
            return Err(Wrong::NormNumber);
        }
        self.settled(symbol, proposal, attempted)?;
        self.ballot(symbol)?.state = State::Certified;
        if let (Some(norm), Some(day)) = (norm, day) {
            self.adopted(norm, day, proposal, Some(symbol), Vec::new(), entry)?;
        }
        Ok(())
    }

    pub(super) fn certification_refusal(&mut self, entry: &Entry, symbol: &BallotSymbol) -> Judged {
        self.after_the_error_period(symbol, entry.time)?;
        let proposal = self.ballot(symbol)?.proposal.clone();
        self.settled(symbol, &proposal, Move::RefuseCertification)?;
        self.ballot(symbol)?.state = State::Refused;
        Ok(())
    }

    pub(super) fn error_report(&mut self, entry: &Entry) -> Judged {
        let Act::ErrorReport {
            ballot: symbol,
            member,
            note,
            proposal,
        } = &entry.act
        else {
            return Ok(());
        };
        let ballot = self.listed(symbol, member, proposal)?;
        over(&ballot)?;
        if ballot.state != State::Closed {
            return Err(Refusal::OutOfOrder.into());
        }
        let until = end_of_working_days(ballot.result_at, self.book_of(&ballot)?.error_days);
        if entry.time >= until {
            return Err(Refusal::ErrorPeriodOver { until }.into());
        }
        in_some_language(note)
    }

    pub(super) fn intended(
        &mut self,
        symbol: &BallotSymbol,
        member: &MemberCode,
        choice: Choice,
    ) -> Judged {
        let ballot = self.ballot(symbol)?;
        over(ballot)?;
        if !matches!(ballot.state, State::Closed | State::Certified) {
            return Err(Refusal::OutOfOrder.into());
        }
        let line = ballot.line(member).filter(|line| line.ground.is_none());
        let line = line.ok_or_else(|| not_entitled(symbol))?;
        if line.choice == Some(choice) {
            return Err(Refusal::AlreadyDone.into());
        }
        let key = (symbol.clone(), member.clone());
        if self.said.intended.insert(key, choice) == Some(choice) {
            return Err(Refusal::AlreadyDone.into());
        }
        Ok(())
    }

    pub(super) fn correction(&mut self, entry: &Entry) -> Judged {
        let Act::Correction {
            ballot: symbol,
            choice,
            member,
            tally,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        let ballot = self.ballot(symbol)?;
        if !matches!(ballot.state, State::Closed | State::Certified) {
            return Err(Refusal::OutOfOrder.into());
        }
        let mut roll = ballot.roll.clone();
        let code = super::ballots::code_of(member);
        let line = roll
            .iter_mut()
            .find(|line| line.code == code && line.ground.is_none())
            .ok_or_else(|| not_entitled(symbol))?;
        if line.choice == *choice {
            return Err(Refusal::NothingToCorrect.into());
        }
        line.choice = *choice;
        let now = counted(&roll);
        if now != *tally {
            return Err(Wrong::Tally {
                says: *tally,
                counted: now,
            });
        }
        if Some(ballot.rule.count(&now).outcome) != ballot.outcome {
            return Err(Refusal::OutcomeWouldChange.into());
        }
        ballot.roll = roll;
        Ok(())
    }

    pub(super) fn explanation(&mut self, entry: &Entry) -> Judged {
        let Act::Explanation {
            ballot,
            member,
            norm,
            note,
            proposal,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        says_something(note)?;
        let (about, until) = match (ballot, norm) {
            (Some(symbol), None) => {
                let ballot = self.listed(symbol, member, proposal)?;
                over(&ballot)?;
                let days = self.book_of(&ballot)?.explanation_days;
                (
                    symbol.to_string(),
                    end_of_working_days(ballot.result_at, days),
                )
            }
            (None, Some(symbol)) => {
                let norm = self
                    .norms
                    .get(symbol)
                    .ok_or_else(|| Wrong::Unknown(format!("norm {symbol}")))?;
                if norm.ballot.is_some() || norm.proposal != *proposal {
                    return Err(Refusal::OutOfOrder.into());
                }
                let recorded = norm.recorded;
                let book = rulebook::in_force(&self.books, day_of(recorded))
                    .ok_or(Refusal::NoRuleForKind)?;
                self.must_be_a_member(member, day_of(entry.time))?;
                (
                    symbol.to_string(),
                    end_of_working_days(recorded, book.explanation_days),
                )
            }
            _ => return Err(Refusal::Missing(Field::Ballot).into()),
        };
        if entry.time >= until {
            return Err(Refusal::ExplanationPeriodOver { until }.into());
        }
        for (lang, said) in [(Lang::En, &note.en), (Lang::Fr, &note.fr)] {
            let key = (about.clone(), member.clone(), lang);
            if said.is_some() && !self.said.explained.insert(key) {
                return Err(Refusal::AlreadyDone.into());
            }
        }
        Ok(())
    }

    fn after_the_error_period(&mut self, symbol: &BallotSymbol, now: Timestamp) -> Judged {
        let ballot = self.ballot(symbol)?.clone();
        match ballot.state {
            State::Closed => {}
            State::Open => {
                return Err(Refusal::StillRunning {
                    until: ballot.closes,
                }
                .into());
            }
            State::Certified | State::Refused | State::Ended => {
                return Err(Refusal::AlreadyDone.into());
            }
        }
        let until = end_of_working_days(ballot.result_at, self.book_of(&ballot)?.error_days);
        if now < until {
            return Err(Refusal::ErrorPeriodRunning { until }.into());
        }
        Ok(())
    }

    /// The ballot, if it is on this proposal and the member stands on its list, entitled or not.
    fn listed(
        &mut self,
        symbol: &BallotSymbol,
        member: &MemberCode,
        proposal: &ProposalSymbol,
    ) -> Result<Ballot, Wrong> {
        let ballot = self.ballot(symbol)?;
        if ballot.proposal != *proposal {
            return Err(Wrong::Question);
        }
        over(ballot)?;
        match ballot.line(member) {
            Some(_) => Ok(ballot.clone()),
            None => Err(not_entitled(symbol).into()),
        }
    }

    fn book_of(&self, ballot: &Ballot) -> Result<&Rulebook, Wrong> {
        self.books
            .iter()
            .find(|book| book.version == ballot.rulebook)
            .ok_or(Wrong::RulebookNotInForce(ballot.rulebook))
    }
}

/// Something is said, each in the language of its place.
pub(super) fn says_something(note: &Note) -> Judged {
    if note.en.is_none() && note.fr.is_none() {
        return Err(Refusal::Missing(Field::Explanation).into());
    }
    in_its_languages(note)
}

pub(super) fn in_its_languages(note: &Note) -> Judged {
    for (lang, said) in [(Lang::En, &note.en), (Lang::Fr, &note.fr)] {
        if let Some(doc) = said {
            of_language(doc, lang)?;
        }
    }
    Ok(())
}

fn over(ballot: &Ballot) -> Result<(), Refusal> {
    if ballot.state == State::Open {
        Err(Refusal::StillRunning {
            until: ballot.closes,
        })
    } else {
        Ok(())
    }
}

fn not_entitled(symbol: &BallotSymbol) -> Refusal {
    Refusal::NotEntitled {
        ballot: symbol.clone(),
    }
}
