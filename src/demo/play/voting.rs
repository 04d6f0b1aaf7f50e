//! Votes are opened, given and explained, and norms adopted without one.

use super::Player;
use crate::acts::ballots::Putting;
use crate::acts::motions::Motion;
use crate::acts::votes::Said;
use crate::acts::{ballots as ballot_acts, votes};
use crate::demo::plot::{self};
use crate::demo::scenario::{ITEMS, Item};
use crate::demo::texts::{self};
use crate::rules::permissions::Office;
use crate::rules::words::{Body, Choice, MemberCode, MemberKind};
use crate::store::{Asks, Failure, members};

impl Player<'_> {
    pub(in crate::demo) fn open_ballot(
        &mut self,
        index: usize,
        closes: jiff::Timestamp,
    ) -> Result<(), Failure> {
        let putting = Putting {
            proposal: self.proposal(index)?,
            closes,
            put_by: self.decision(Body::Bureau, "BUR")?,
            waiver: None,
            part: None,
        };
        let ballot = ballot_acts::open(self.stage.store, self.cast.officer()?, putting, None)?;
        let entitled = self.stage.store.read::<_, Failure>(|r| {
            let roster = members::roster(r)?;
            let members = roster.standings_on(roster.today());
            let voting = members.iter().filter(|(_, kind, standing)| {
                *kind == MemberKind::State && *standing == crate::rules::standing::Standing::Member
            });
            Ok(voting
                .map(|(code, ..)| code.to_string())
                .collect::<Vec<_>>())
        })?;
        self.choices
            .insert(index, plot::choices(&ITEMS[index], &entitled));
        self.ballots.insert(index, ballot);
        Ok(())
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
            Ok(alternate) if plot::lot("voter", code).is_multiple_of(2) => Ok(alternate),
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
        let dissociations: Vec<MemberCode> = plot::shuffled(item.slug, &others)
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
