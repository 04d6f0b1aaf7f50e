//! Comments and amendments of a proposal, and the voting on its parts before the whole.

use super::Judge;
use super::proposals::{
    Proposal, in_language, in_some_language, is_current, is_json, lacking, of_language, text,
};
use super::results::says_something;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Changed, Entry, VotingPart};
use crate::rules::Refusal;
use crate::rules::amendments::{
    Amending, AmendmentState, Named, Part, Progress, Worded, may_change, may_order, may_propose,
};
use crate::rules::calendar::day_of;
use crate::rules::comments::{may_answer, may_comment};
use crate::rules::refusals::Field;
use crate::rules::stage::{Move, next};
use crate::rules::words::{BallotSymbol, DecisionKind, Lang, MemberCode};

/// A comment as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Commented {
    answered: Option<i64>,
}

/// An amendment as the record has it.
#[derive(Clone, Debug)]
pub(super) struct Amended {
    member: MemberCode,
    cosponsors: Vec<MemberCode>,
    pub state: AmendmentState,
    /// A revision has taken it up.
    pub is_merged: bool,
}

/// A place in the order of voting, and what became of it.
#[derive(Clone, Debug)]
pub(super) struct PartDecided {
    part: VotingPart,
    ballot: Option<BallotSymbol>,
    is_settled: bool,
    /// The text must follow: an amendment was adopted, or units were not.
    awaits_merging: bool,
}

impl Proposal {
    pub(super) fn amended(&mut self, number: i64) -> Result<&mut Amended, Wrong> {
        place_of(number)
            .and_then(|place| self.amendments.get_mut(place))
            .ok_or_else(|| Wrong::Unknown(format!("amendment {number}")))
    }

    /// How many amendments were accepted that no revision contains.
    pub(super) fn awaiting(&self) -> i64 {
        let awaits = |one: &&Amended| one.state == AmendmentState::Accepted && !one.is_merged;
        self.amendments.iter().filter(awaits).count() as i64
    }

    fn standing(&self) -> Vec<i64> {
        let numbered = (1i64..).zip(&self.amendments);
        numbered
            .filter(|(_, amended)| amended.state == AmendmentState::Standing)
            .map(|(number, _)| number)
            .collect()
    }

    fn progress(&self) -> Progress {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let settled = self.parts.iter().take_while(|part| part.is_settled);
        Progress {
            parts: count(self.parts.len()),
            settled: count(settled.count()),
            standing: count(self.standing().len()),
        }
    }

    /// The kind of the question that may be put to the vote now, as a part or as the whole.
    pub(super) fn question(&self, part: Option<i64>) -> Result<DecisionKind, Wrong> {
        if self.parts.iter().any(|part| part.awaits_merging) {
            return Err(Refusal::PartsNotDecided.into());
        }
        let Some(place) = part else {
            next(self.stage, Move::OpenBallot, None)?;
            self.question_of_the_whole()?;
            return Ok(self.kind);
        };
        let turn = self.progress().next_part(self.stage)?;
        let asked = place_of(place).and_then(|place| self.parts.get(place));
        match asked.map(|asked| (&asked.part, &asked.ballot)) {
            Some((part, None)) if turn == place => Ok(match part {
                VotingPart::Amendment(_) => DecisionKind::Amendment,
                VotingPart::Division(_) => DecisionKind::Division,
            }),
            _ => Err(Wrong::Question),
        }
    }

    /// Nothing is left to decide before the whole.
    pub(super) fn question_of_the_whole(&self) -> Judged {
        Ok(self.progress().may_decide_the_whole()?)
    }

    pub(super) fn part_opened(&mut self, place: i64, ballot: &BallotSymbol) {
        if let Some(part) = place_of(place).and_then(|place| self.parts.get_mut(place)) {
            part.ballot = Some(ballot.clone());
        }
    }

    /// Settles the part that this ballot was on; says whether it was on one.
    pub(super) fn part_settled(&mut self, ballot: &BallotSymbol, attempted: Move) -> bool {
        let Some(part) = self
            .parts
            .iter_mut()
            .find(|part| part.ballot.as_ref() == Some(ballot))
        else {
            return false;
        };
        let state = match attempted {
            Move::CertifyAdopted => AmendmentState::Adopted,
            Move::CertifyRejected => AmendmentState::Rejected,
            _ => AmendmentState::NoDecision,
        };
        part.is_settled = true;
        let is_adopted = state == AmendmentState::Adopted;
        let amendment = match &part.part {
            VotingPart::Amendment(number) => {
                part.awaits_merging = is_adopted;
                Some(*number)
            }
            VotingPart::Division(_) => {
                part.awaits_merging = !is_adopted;
                None
            }
        };
        if let Some(amended) = amendment.and_then(|number| self.amended(number).ok()) {
            amended.state = state;
        }
        true
    }
}

impl Judge {
    pub(super) fn comment(&mut self, entry: &Entry) -> Judged {
        match &entry.act {
            Act::Comment {
                comment,
                lang,
                member,
                note,
                proposal,
                revision,
                wording,
                ..
            } => {
                self.takes_part(member, day_of(entry.time))?;
                let known = self.known(proposal)?;
                may_comment(known.stage, known.consultation_until, entry.time)?;
                is_current(known, *revision)?;
                is_next(*comment, known.comments.len())?;
                of_language(note, *lang)?;
                if let Some(wording) = wording {
                    of_language(wording, *lang)?;
                }
                known.comments.push(Commented { answered: None });
                Ok(())
            }
            Act::CommentAnswer {
                comment,
                note,
                proposal,
                ..
            } => {
                let known = self.known(proposal)?;
                let stage = known.stage;
                let commented = place_of(*comment)
                    .and_then(|place| known.comments.get_mut(place))
                    .ok_or_else(|| Wrong::Unknown(format!("comment {comment}")))?;
                may_answer(stage, commented.answered)?;
                says_something(note)?;
                commented.answered = Some(entry.index);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn amendment(&mut self, entry: &Entry) -> Judged {
        let Act::Amendment {
            amendment,
            changes,
            comment,
            member,
            proposal,
            reason,
            revision,
        } = &entry.act
        else {
            return Ok(());
        };
        self.takes_part(member, day_of(entry.time))?;
        let known = self.known(proposal)?;
        may_propose(known.stage)?;
        is_current(known, *revision)?;
        is_next(*amendment, known.amendments.len())?;
        in_some_language(reason)?;
        are_whole(changes, lacking(&known.en, &known.fr))?;
        let comments = known.comments.len();
        if comment.is_some_and(|number| place_of(number).is_none_or(|place| place >= comments)) {
            return Err(Wrong::Unknown("comment".to_owned()));
        }
        known.amendments.push(Amended {
            member: member.clone(),
            cosponsors: Vec::new(),
            state: AmendmentState::Standing,
            is_merged: false,
        });
        Ok(())
    }

    /// What sponsors and others do with an amendment that stands.
    pub(super) fn amending(&mut self, entry: &Entry) -> Judged {
        let today = day_of(entry.time);
        match &entry.act {
            Act::AmendmentCoSponsorship {
                amendment,
                member,
                proposal,
            } => {
                self.takes_part(member, today)?;
                let known = self.known(proposal)?;
                known.as_amending(*amendment)?.may_join(member)?;
                known.amended(*amendment)?.cosponsors.push(member.clone());
            }
            Act::AmendmentWithdrawal {
                amendment,
                member,
                proposal,
            } => {
                self.takes_part(member, today)?;
                let known = self.known(proposal)?;
                known.as_amending(*amendment)?.may_withdraw(member)?;
                known.amended(*amendment)?.state = AmendmentState::Withdrawn;
            }
            Act::AmendmentAccepted {
                amendment,
                member,
                proposal,
            } => {
                self.takes_part(member, today)?;
                let known = self.known(proposal)?;
                let sponsor = known.sponsor.clone();
                known
                    .as_amending(*amendment)?
                    .may_accept(member, &sponsor)?;
                known.amended(*amendment)?.state = AmendmentState::Accepted;
            }
            Act::AmendmentFalls {
                amendment,
                proposal,
                reason,
            } => {
                in_some_language(reason)?;
                let known = self.known(proposal)?;
                known.as_amending(*amendment)?.stands()?;
                known.falls(*amendment)?;
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn voting_order(&mut self, entry: &Entry) -> Judged {
        let Act::VotingOrder {
            order,
            proposal,
            reason,
        } = &entry.act
        else {
            return Ok(());
        };
        in_some_language(reason)?;
        let known = self.known(proposal)?;
        let parts: Vec<Part<'_>> = order.iter().map(as_part).collect();
        may_order(known.stage, &parts, &known.standing())?;
        known.parts = order
            .iter()
            .map(|part| PartDecided {
                part: part.clone(),
                ballot: None,
                is_settled: false,
                awaits_merging: false,
            })
            .collect();
        Ok(())
    }

    /// The final text after a part was decided: once for each, in both languages.
    pub(super) fn merging(&mut self, entry: &Entry) -> Judged {
        let Act::Merging {
            part,
            proposal,
            reason,
            revision,
            texts,
            units,
        } = &entry.act
        else {
            return Ok(());
        };
        in_some_language(reason)?;
        is_json(units)?;
        let known = self.known(proposal)?;
        let next = known.revision + 1;
        if *revision != next {
            return Err(Refusal::NotTheCurrentRevision { current: next }.into());
        }
        for lang in [Lang::En, Lang::Fr] {
            let texts = texts.of(lang).ok_or(Refusal::LanguageMissing(lang))?;
            in_language(texts, lang)?;
        }
        let awaiting = place_of(*part)
            .and_then(|place| known.parts.get_mut(place))
            .filter(|part| part.awaits_merging)
            .ok_or(Wrong::Refused(Refusal::OutOfOrder))?;
        awaiting.awaits_merging = false;
        known.revision = next;
        // The notice of the final text runs from when it was fixed.
        known.fixed = known.fixed.map(|(_, at)| (next, at));
        known.en = text(texts.en.as_ref());
        known.fr = text(texts.fr.as_ref());
        Ok(())
    }
}

impl Proposal {
    fn as_amending(&self, number: i64) -> Result<Amending<'_>, Wrong> {
        let amended = place_of(number)
            .and_then(|place| self.amendments.get(place))
            .ok_or_else(|| Wrong::Unknown(format!("amendment {number}")))?;
        Ok(Amending {
            stage: self.stage,
            state: amended.state,
            member: &amended.member,
            cosponsors: &amended.cosponsors,
        })
    }

    /// An amendment in the order of voting whose turn has come has lost its object.
    fn falls(&mut self, number: i64) -> Judged {
        let next = self.progress().next_part(self.stage)?;
        let part = place_of(next).and_then(|place| self.parts.get_mut(place));
        match part {
            Some(part) if part.part == VotingPart::Amendment(number) && part.ballot.is_none() => {
                part.is_settled = true;
                self.amended(number)?.state = AmendmentState::Fallen;
                Ok(())
            }
            _ => Err(Refusal::OutOfOrder.into()),
        }
    }
}

/// Each change brings its words in every language that the text has, or takes a unit out.
pub(super) fn are_whole(changes: &[Changed], lacks: Option<Lang>) -> Judged {
    if changes.is_empty() {
        return Err(Refusal::Missing(Field::Wording).into());
    }
    for change in changes {
        let unit = match change.unit {
            Some(_) => Named::Unit,
            None => Named::Nothing,
        };
        for (lang, doc) in [(Lang::En, &change.en), (Lang::Fr, &change.fr)] {
            if lacks == Some(lang) {
                continue;
            }
            let wording = match doc {
                Some(_) => Worded::Given,
                None => Worded::Nothing,
            };
            may_change(change.how, unit, wording)?;
            if let Some(doc) = doc {
                of_language(doc, lang)?;
            }
        }
    }
    Ok(())
}

fn as_part(part: &VotingPart) -> Part<'_> {
    match part {
        VotingPart::Amendment(number) => Part::Amendment(*number),
        VotingPart::Division(units) => Part::Division(units),
    }
}

/// What is numbered from 1 within a proposal or norm, in the order in which it is entered.
pub(super) fn is_next(number: i64, before: usize) -> Judged {
    match place_of(number) {
        Some(place) if place == before => Ok(()),
        _ => Err(Wrong::UsedBefore(number.to_string())),
    }
}

/// The place in a list of what is numbered from 1.
pub(super) fn place_of(number: i64) -> Option<usize> {
    number
        .checked_sub(1)
        .and_then(|place| usize::try_from(place).ok())
}
