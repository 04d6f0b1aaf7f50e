//! Closings: a ballot's end at its hour or before it, with everything that it opens counted again.

use super::Judge;
use super::ballots::{Running, State};
use super::opened_votes::Settled;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, Entry};
use crate::rules::majority::Outcome;
use crate::rules::stage::Move;
use crate::rules::words::BallotSymbol;
use crate::rules::{Refusal, rulebook};

impl Judge {
    pub(super) fn ballot_end(&mut self, entry: &Entry) -> Judged {
        let Act::BallotEnd {
            ballot: symbol,
            left_closed,
            struck,
            votes,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        let proposal = self.ballot(symbol)?.proposal.clone();
        let is_known = self.proposals.contains_key(&proposal);
        if is_known {
            self.before_its_hour(symbol, entry.time)?;
        }
        let running = self.settle(symbol)?;
        let found = Settled::of(
            self,
            symbol,
            running,
            entry.time,
            votes,
            *left_closed,
            struck,
        );
        self.over(symbol, entry, &found, State::Ended);
        if is_known {
            self.settled(symbol, &proposal, Move::EndBallot)?;
        }
        found.first_fault()
    }

    pub(super) fn closing(&mut self, entry: &Entry) -> Judged {
        let Act::Closing {
            ballot: symbol,
            closes,
            left_closed,
            norm,
            outcome,
            struck,
            tally,
            votes,
            ..
        } = &entry.act
        else {
            return Ok(());
        };
        let ballot = self.ballot(symbol)?;
        let (proposal, rule, kind) = (ballot.proposal.clone(), ballot.rule, ballot.kind);
        let mut running = self.settle(symbol)?;
        let opened = running.opened;
        let is_known = self.proposals.contains_key(&proposal);
        if (is_known && *closes != running.closes) || *closes < running.closes {
            self.find(entry.index, Wrong::HourDiffers);
        } else {
            running.closes = *closes;
        }
        let hour = running.closes;
        let found = Settled::of(self, symbol, running, hour, votes, *left_closed, struck);
        let follows = rule.count(&found.tally).outcome;
        let is_norm = follows == Outcome::Adopted && rulebook::makes_a_norm(kind);
        let ballot = self.ballot(symbol)?;
        ballot.closes = hour;
        ballot.outcome = Some(*outcome);
        ballot.norm.clone_from(norm);
        self.over(symbol, entry, &found, State::Closed);
        let in_order = self.ballots.last_closed < Some((hour, opened));
        self.ballots.last_closed = self.ballots.last_closed.max(Some((hour, opened)));
        self.moved(&proposal, Move::CloseBallot);
        let numbered = self.numbered(norm.as_ref(), is_norm);
        let counted = found.tally;
        found.first_fault()?;
        if counted != *tally {
            return Err(Wrong::Tally {
                says: *tally,
                counted,
            });
        }
        if follows != *outcome {
            return Err(Wrong::Outcome {
                says: *outcome,
                follows,
            });
        }
        numbered?;
        if entry.time < hour {
            return Err(Wrong::BeforeTheHour);
        }
        if in_order {
            Ok(())
        } else {
            Err(Wrong::ClosingOutOfOrder)
        }
    }

    /// Takes the votes of a ballot that ends; the second end of one finds none.
    fn settle(&mut self, symbol: &BallotSymbol) -> Result<Running, Wrong> {
        self.ballots
            .running
            .remove(symbol.as_str())
            .ok_or(Wrong::Refused(Refusal::AlreadyDone))
    }

    fn over(&mut self, symbol: &BallotSymbol, entry: &Entry, found: &Settled, state: State) {
        if let Some(ballot) = self.ballots.all.get_mut(symbol) {
            ballot.state = state;
            ballot.roll.clone_from(&found.roll);
            ballot.result_at = match state {
                State::Ended => entry.time,
                _ => entry.time.max(ballot.closes),
            };
        }
    }
}
