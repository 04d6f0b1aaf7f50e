//! Ballots: opened as the rulebook says, extended, ended and closed; what a closing opens is counted again.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Judge;
use super::proposals::is_of_year;
use super::violations::{Judged, Wrong};
use super::votes::Cast;
use crate::record::entries::{Act, Entry};
use crate::rules::calendar::{day_of, year_of};
use crate::rules::electorate::{self, Elector, NotEntitledGround};
use crate::rules::hours::{self, Hours};
use crate::rules::majority::{Outcome, Rule, Tally};
use crate::rules::stage::{self, Move};
use crate::rules::words::{
    BallotSymbol, Choice, Commitment, DecisionKind, MemberCode, NormSymbol, ProposalSymbol,
};
use crate::rules::{Refusal, rulebook};

/// A vote's entry while its ballot runs: dropped once a closing has settled it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sealed {
    pub commitment: [u8; 32],
    pub time: Timestamp,
    pub index: u32,
}

/// A ballot that has not closed yet.
#[derive(Clone, Debug)]
pub(super) struct Running {
    pub votes: Vec<Sealed>,
    pub electorate: Vec<Elector>,
    /// Its hour with all extensions that are known.
    pub closes: Timestamp,
    pub opens: Timestamp,
    /// Its extensions stand open: what comes late is seen at once.
    pub is_known: bool,
    pub opened: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Closed,
    Certified,
    Refused,
    Ended,
}

/// One member in the roll of a ballot that is over: a code of three letters, and how it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub code: [u8; 3],
    pub ground: Option<NotEntitledGround>,
    pub choice: Option<Choice>,
}

/// What is remembered of every ballot.
#[derive(Clone, Debug)]
pub(super) struct Ballot {
    pub state: State,
    pub proposal: ProposalSymbol,
    pub revision: i64,
    pub kind: DecisionKind,
    pub rule: Rule,
    pub rulebook: i64,
    pub closes: Timestamp,
    /// When the closing or the end was recorded.
    pub result_at: Timestamp,
    pub outcome: Option<Outcome>,
    pub norm: Option<NormSymbol>,
    pub roll: Box<[Line]>,
}

impl Ballot {
    pub(super) fn line(&self, member: &MemberCode) -> Option<&Line> {
        self.roll.iter().find(|line| line.code == code_of(member))
    }
}

/// Every ballot by its symbol; those that run, apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Ballots {
    pub all: BTreeMap<BallotSymbol, Ballot>,
    pub running: BTreeMap<String, Running>,
    /// Hour and opening of the ballot that was closed last.
    pub last_closed: Option<(Timestamp, i64)>,
}

impl Judge {
    pub(super) fn ballot(&mut self, symbol: &BallotSymbol) -> Result<&mut Ballot, Wrong> {
        self.ballots
            .all
            .get_mut(symbol)
            .ok_or_else(|| Wrong::Unknown(format!("ballot {symbol}")))
    }

    pub(super) fn opening(&mut self, entry: &Entry) -> Judged {
        let Act::Ballot {
            ballot,
            closes,
            electorate,
            kind,
            opens,
            part,
            proposal,
            put_by,
            revision,
            rule,
            rulebook: version,
            texts,
            waiver,
        } = &entry.act
        else {
            return Ok(());
        };
        if self.ballots.all.contains_key(ballot) {
            return Err(Wrong::UsedBefore(ballot.to_string()));
        }
        if !is_of_year(ballot.as_str(), year_of(entry.time)) {
            return Err(Wrong::OfAnotherYear(ballot.to_string()));
        }
        if *opens != entry.time {
            return Err(Wrong::AnotherMoment);
        }
        let today = day_of(*opens);
        let book = rulebook::in_force(&self.books, today).ok_or(Refusal::NoRuleForKind)?;
        if book.version != *version {
            return Err(Wrong::RulebookNotInForce(*version));
        }
        if book.rule_for(*kind)?.validated()? != *rule {
            return Err(Wrong::RuleNotOfKind);
        }
        let mut asked = Hours {
            fixed: *opens,
            opens: *opens,
            closes: *closes,
            decided: put_by.decided,
            waiver: waiver.as_ref(),
        };
        match self.proposals.get(proposal) {
            Some(known) => {
                let (fixed, at) = known.fixed.ok_or(Refusal::OutOfOrder)?;
                if fixed != *revision || known.question(*part)? != *kind {
                    return Err(Wrong::Question);
                }
                if let Some(lang) = known.lacks() {
                    return Err(Refusal::LanguageMissing(lang).into());
                }
                self.may_decide_on_its_norm(proposal)?;
                let shown = texts.as_ref().map(|texts| (&texts.en, &texts.fr));
                match (shown, known.is_closed()) {
                    (Some(_), true) => return Err(Wrong::MustStayClosed),
                    (None, true) => {}
                    (shown, false) if shown == known.en.as_ref().zip(known.fr.as_ref()) => {}
                    (_, false) => return Err(Wrong::Texts),
                }
                asked.fixed = at;
                hours::may_open(book, &asked)?;
            }
            None => {
                if part.is_some() != rulebook::is_of_a_part(*kind) {
                    return Err(Wrong::Question);
                }
                self.closed.may_be_put_to_the_vote(proposal)?;
                if texts.is_some() {
                    return Err(Wrong::MustStayClosed);
                }
                hours::without_notice(book, &asked)?;
            }
        }
        let follows = electorate::of(&self.roster.standings_on(today), book.organisation);
        if electorate::entitled_count(&follows) == 0 {
            return Err(Refusal::NobodyEntitled.into());
        }
        let differs = *electorate != follows;
        let new = Ballot {
            state: State::Open,
            proposal: proposal.clone(),
            revision: *revision,
            kind: *kind,
            rule: *rule,
            rulebook: *version,
            closes: *closes,
            result_at: *closes,
            outcome: None,
            norm: None,
            roll: Box::default(),
        };
        let running = Running {
            votes: Vec::new(),
            electorate: follows,
            closes: *closes,
            opens: *opens,
            is_known: self.proposals.contains_key(proposal),
            opened: entry.index,
        };
        self.ballots.all.insert(ballot.clone(), new);
        self.ballots.running.insert(ballot.to_string(), running);
        let attempted = match part {
            None => {
                self.closed.put_to_the_vote(proposal);
                Move::OpenBallot
            }
            Some(_) => Move::OpenPart,
        };
        self.moved(proposal, attempted);
        if let Some(known) = self.proposals.get_mut(proposal) {
            match part {
                None => known.ballot = Some(ballot.clone()),
                Some(place) => known.part_opened(*place, ballot),
            }
        }
        if differs {
            Err(Wrong::Electorate)
        } else {
            Ok(())
        }
    }

    /// A vote while it is undisclosed: within the hours, under a commitment of its own.
    pub(super) fn vote(&mut self, cast: &Cast<'_>) -> Judged {
        if !self.commitments.is_new(&cast.commitment) {
            return Err(Wrong::CommitmentUsedBefore);
        }
        let Some(running) = self.ballots.running.get_mut(cast.ballot) else {
            let known =
                BallotSymbol::parse(cast.ballot).is_ok_and(|b| self.ballots.all.contains_key(&b));
            return Err(match known {
                true => Wrong::OutsideTheHours,
                false => Wrong::Unknown(format!("ballot {}", cast.ballot)),
            });
        };
        running.votes.push(Sealed {
            commitment: cast.commitment,
            time: cast.time,
            index: u32::try_from(cast.index).unwrap_or(u32::MAX),
        });
        if running.is_known && (cast.time < running.opens || cast.time >= running.closes) {
            return Err(Wrong::OutsideTheHours);
        }
        Ok(())
    }

    pub(super) fn extension(
        &mut self,
        entry: &Entry,
        symbol: &BallotSymbol,
        to: Timestamp,
    ) -> Judged {
        self.before_its_hour(symbol, entry.time)?;
        let running = self.running(symbol)?;
        hours::may_extend(running.closes, to)?;
        running.closes = to;
        Ok(())
    }

    /// Numbers of norms grow, and stand where something became a norm, nowhere else.
    pub(super) fn numbered(&mut self, norm: Option<&NormSymbol>, is_norm: bool) -> Judged {
        let number = norm.and_then(|norm| norm.as_str().rsplit('-').next()?.parse::<i64>().ok());
        match (number, is_norm) {
            (None, false) => Ok(()),
            (Some(number), true) if number > self.last_norm => {
                self.last_norm = number;
                Ok(())
            }
            _ => Err(Wrong::NormNumber),
        }
    }

    /// Moves a proposal where the table allows it; one that is closed has no stage here.
    pub(super) fn moved(&mut self, proposal: &ProposalSymbol, attempted: Move) {
        if let Some(known) = self.proposals.get_mut(proposal)
            && let Ok(stage) = stage::next(known.stage, attempted, None)
        {
            known.stage = stage;
        }
    }

    /// Moves the proposal by what became of its ballot; a ballot on a part settles that part only.
    pub(super) fn settled(
        &mut self,
        symbol: &BallotSymbol,
        proposal: &ProposalSymbol,
        attempted: Move,
    ) -> Judged {
        let known = self.known(proposal)?;
        if known.part_settled(symbol, attempted) {
            return Ok(());
        }
        known.stage = stage::next(known.stage, attempted, None)?;
        Ok(())
    }

    fn running(&mut self, symbol: &BallotSymbol) -> Result<&mut Running, Wrong> {
        self.ballots
            .running
            .get_mut(symbol.as_str())
            .ok_or(Wrong::Refused(Refusal::AlreadyDone))
    }

    pub(super) fn before_its_hour(&mut self, symbol: &BallotSymbol, now: Timestamp) -> Judged {
        let closes = self.running(symbol)?.closes;
        if now >= closes {
            return Err(Refusal::Closed { at: closes }.into());
        }
        Ok(())
    }
}

/// The letters of a member's code.
pub(super) fn code_of(member: &MemberCode) -> [u8; 3] {
    member.as_str().as_bytes().try_into().unwrap_or_default()
}

/// The bytes of a commitment.
pub(super) fn hash_of(commitment: &Commitment) -> [u8; 32] {
    let mut bytes = [0; 32];
    // A commitment is 64 hexadecimal digits by its type.
    let _ = hex::decode_to_slice(commitment.as_str(), &mut bytes);
    bytes
}

/// Counts a roll once more, after a correction.
pub(super) fn counted(roll: &[Line]) -> Tally {
    let entitled = roll.iter().filter(|line| line.ground.is_none());
    entitled.fold(Tally::default(), |mut tally, line| {
        tally.entitled += 1;
        match line.choice {
            Some(Choice::Yes) => tally.yes += 1,
            Some(Choice::No) => tally.no += 1,
            Some(Choice::Abstain) => tally.abstain += 1,
            Some(Choice::NotParticipating) => tally.not_participating += 1,
            None => {}
        }
        tally
    })
}
