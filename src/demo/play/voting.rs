//! Votes are opened, given and explained, and norms adopted without one.

use super::amending::amendment;
use super::{Player, out_of_plot};
use crate::acts::ballots::Putting;
use crate::acts::motions::Motion;
use crate::acts::votes::Said;
use crate::acts::{ballots as ballot_acts, votes};
use crate::demo::amendments::{self, End};
use crate::demo::lots::{self, Votes};
use crate::demo::scenario::{Fate, ITEMS, Item};
use crate::demo::texts::{self};
use crate::rules::permissions::Office;
use crate::rules::words::{Body, Choice, MemberCode, MemberKind};
use crate::store::{Asks, Failure, members};

/// Members whose votes in the running ballots are still due, unless they are sponsors.
const LATE: [&str; 3] = ["FRA", "ESP", "JPN"];

impl Player<'_> {
    pub(in crate::demo) fn open_ballot(
        &mut self,
        index: usize,
        closes: jiff::Timestamp,
    ) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let votes = match item.fate {
            Fate::Voted { votes, .. } => votes,
            Fate::Voting { silent, .. } => Votes {
                no: 4,
                abstain: 5,
                apart: 1,
                silent,
            },
            _ => Votes {
                no: 6,
                abstain: 5,
                apart: 0,
                silent: 14,
            },
        };
        let in_favour: Vec<&str> = item
            .cosponsors
            .iter()
            .copied()
            .chain([item.sponsor])
            // Who wrote a part of the text does not vote against it.
            .chain(amendments::to(item.slug).iter().map(|one| one.member))
            .collect();
        let entitled = self.opens(index, closes, None)?;
        let mut choices = lots::choices(item.slug, &in_favour, votes, &entitled);
        // These leave something to do for whoever tries their desks.
        let is_late = |code: &str| LATE.contains(&code) && !in_favour.contains(&code);
        if matches!(item.fate, Fate::Voting { .. }) {
            for (_, choice) in choices.iter_mut().filter(|(code, _)| is_late(code)) {
                *choice = None;
            }
        }
        self.choices.insert(index, choices);
        Ok(())
    }

    /// The ballot on an amendment, in its place.
    pub(in crate::demo) fn open_part(
        &mut self,
        index: usize,
        nth: usize,
        closes: jiff::Timestamp,
    ) -> Result<(), Failure> {
        let amendment = amendment(index, nth)?;
        let End::PutToTheVote(votes) = amendment.end else {
            return Err(out_of_plot("a vote on an amendment"));
        };
        let sponsors: Vec<&str> = amendment
            .cosponsors
            .iter()
            .copied()
            .chain([amendment.member])
            .collect();
        let entitled = self.opens(index, closes, Some(1))?;
        let choices = lots::choices(amendment.reason, &sponsors, votes, &entitled);
        self.choices.insert(index, choices);
        Ok(())
    }

    /// Opens a ballot, on which the item's votes are from now on; gives who is entitled to vote.
    fn opens(
        &mut self,
        index: usize,
        closes: jiff::Timestamp,
        part: Option<i64>,
    ) -> Result<Vec<String>, Failure> {
        let putting = Putting {
            proposal: self.proposal(index)?,
            closes,
            put_by: self.decision(Body::Bureau, "BUR")?,
            waiver: None,
            part,
        };
        let ballot = ballot_acts::open(self.stage.store, self.cast.officer()?, putting, None)?;
        self.ballots.insert(index, ballot);
        self.explained.retain(|(item, _)| *item != index);
        self.stage.store.read::<_, Failure>(|r| {
            let roster = members::roster(r)?;
            let members = roster.standings_on(roster.today());
            let voting = members.iter().filter(|(_, kind, standing)| {
                *kind == MemberKind::State && *standing == crate::rules::standing::Standing::Member
            });
            Ok(voting.map(|(code, ..)| code.to_string()).collect())
        })
    }

    pub(in crate::demo) fn vote(&mut self, index: usize, turn: usize) -> Result<(), Failure> {
        let Some((code, Some(choice))) = self
            .choices
            .get(&index)
            .and_then(|all| all.get(turn))
            .cloned()
        else {
            return Ok(());
        };
        let item = &ITEMS[index];
        let (store, ballot) = (self.stage.store, self.ballot(index)?);
        let member = MemberCode::parse(&code)?;
        let voter = self.voter(&code)?;
        // Some think again: their first vote is replaced, the last one counts.
        if turn % 13 == 5 {
            let first = if choice == Choice::Yes {
                Choice::Abstain
            } else {
                Choice::Yes
            };
            votes::cast(
                store,
                voter.clone(),
                &member,
                ballot.clone(),
                first,
                Said::default(),
                None,
            )?;
        }
        let said = if turn % 11 == 3 {
            self.explained.insert((index, code.clone()));
            remark(item, choice, turn)?
        } else {
            Said::default()
        };
        votes::cast(store, voter, &member, ballot, choice, said, None)?;
        Ok(())
    }

    /// Alternates vote where there are any, in turn with their heads.
    fn voter(&self, code: &str) -> Result<Asks, Failure> {
        match self.cast.voice(Office::Alternate, code) {
            Ok(alternate) if lots::lot("voter", code).is_multiple_of(2) => Ok(alternate),
            _ => self.cast.head(code),
        }
    }

    pub(in crate::demo) fn explain(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let ballot = self.ballot(index)?;
        let all = self.choices.get(&index).cloned().unwrap_or_default();
        let voted = all
            .into_iter()
            .filter_map(|(code, choice)| Some((code, choice?)));
        let silent = voted.filter(|(code, _)| !self.explained.contains(&(index, code.clone())));
        for (turn, (code, choice)) in silent.enumerate().filter(|(turn, _)| turn % 17 == 8) {
            let said = remark(item, choice, turn + 1)?;
            let member = MemberCode::parse(&code)?;
            votes::explain(
                self.stage.store,
                self.cast.head(&code)?,
                &member,
                ballot.clone(),
                said,
                None,
            )?;
        }
        Ok(())
    }

    pub(in crate::demo) fn adopt_without_vote(
        &mut self,
        index: usize,
        dissociating: usize,
    ) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let decision = self.decision(Body::Plenary, "PLEN")?;
        let others = ["HUN", "ARG", "ISR", "SRB"];
        let dissociations: Vec<MemberCode> = lots::shuffled(item.slug, &others)
            .iter()
            .take(dissociating)
            .map(|code| MemberCode::parse(code))
            .collect::<Result<_, _>>()?;
        let motion = Motion::AdoptionWithoutVote {
            chair: MemberCode::parse("SVN")?,
            decision,
            dissociations,
            proposal: self.proposal(index)?,
        };
        self.cast.two_officers(self.stage.store, motion)?;
        Ok(())
    }
}

/// An explanation that fits the choice and the theme, now in one language, now in both.
fn remark(item: &Item, choice: Choice, turn: usize) -> Result<Said, Failure> {
    let fitting: Vec<_> = texts::explanations()
        .into_iter()
        .filter(|remark| remark.theme == item.theme && remark.kind == choice.as_str())
        .collect();
    let Some(remark) = fitting.get(turn % fitting.len().max(1)) else {
        return Ok(Said::default());
    };
    let (en, fr) = match turn % 3 {
        0 => (remark.en, ""),
        1 => (remark.en, remark.fr),
        _ => ("", remark.fr),
    };
    Ok(Said::explanation(en, fr)?)
}
