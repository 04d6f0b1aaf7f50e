//! Amendments are proposed, joined, accepted and taken up, and those that stand get their place in the voting.

use super::{Player, out_of_plot};
use crate::acts::amendments::{self, Beginning};
use crate::acts::application;
use crate::acts::parts::{self, Ordering};
use crate::demo::amendments::{self as proposed, End, ORDER, Proposed};
use crate::demo::scenario::ITEMS;
use crate::record::entries::VotingPart;
use crate::rules::permissions::Office;
use crate::rules::refusals::Field;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, Prose};
use crate::store::Failure;
use crate::store::amendment_drafts::{AmendmentWords, ChangeWords};

impl Player<'_> {
    /// In the larger delegations an expert drafts, from a comment where there is one, and the head proposes.
    pub(in crate::demo) fn amend(&mut self, item: usize, nth: usize) -> Result<(), Failure> {
        let amendment = amendment(item, nth)?;
        let (symbol, revision) = (self.proposal(item)?, self.revision(item)?);
        let store = self.stage.store;
        let head = self.cast.head(amendment.member)?;
        let writer = self.cast.voice(Office::Expert, amendment.member);
        let writer = writer.unwrap_or_else(|_| head.clone());
        let draft = match amendment.comment {
            Some(comment) => {
                amendments::start_from_comment(store, writer.clone(), &symbol, comment, None)
            }
            None => amendments::start(store, writer.clone(), &symbol, Beginning::default(), None),
        }?;
        let mut changes = Vec::new();
        for change in amendment.changes {
            changes.push(ChangeWords {
                how: change.how.to_string(),
                unit: self.unit_at(&symbol, revision, change.unit)?,
                en: change.en.to_owned(),
                fr: change.fr.to_owned(),
            });
        }
        let words = AmendmentWords {
            lang: amendment.lang.to_string(),
            reason: amendment.reason.to_owned(),
            comment: amendment.comment,
            changes,
        };
        let version = amendments::save(store, writer, draft, 1, words, None)?;
        amendments::propose(store, head, draft, version, None)?;
        Ok(())
    }

    pub(in crate::demo) fn join(
        &mut self,
        item: usize,
        nth: usize,
        code: &str,
    ) -> Result<(), Failure> {
        let (symbol, head) = (self.proposal(item)?, self.cast.head(code)?);
        amendments::join(self.stage.store, head, &symbol, numbered(nth), None)
    }

    pub(in crate::demo) fn accept(&mut self, item: usize, nth: usize) -> Result<(), Failure> {
        let symbol = self.proposal(item)?;
        let head = self.cast.head(ITEMS[item].sponsor)?;
        amendments::accept(self.stage.store, head, &symbol, numbered(nth), None)
    }

    pub(in crate::demo) fn take_up(&mut self, item: usize) -> Result<(), Failure> {
        let symbol = self.proposal(item)?;
        let head = self.cast.head(ITEMS[item].sponsor)?;
        amendments::take_up(self.stage.store, head, &symbol, None)?;
        Ok(())
    }

    /// Every amendment that stands has its place.
    pub(in crate::demo) fn order_voting(&mut self, item: usize) -> Result<(), Failure> {
        let all = proposed::to(ITEMS[item].slug);
        let standing = all
            .iter()
            .enumerate()
            .filter(|(_, one)| matches!(one.end, End::PutToTheVote(_)));
        let ordering = Ordering {
            proposal: self.proposal(item)?,
            order: standing
                .map(|(nth, _)| VotingPart::Amendment(numbered(nth)))
                .collect(),
            lang: Lang::En,
            reason: Prose::parse(ORDER, Field::Reason, 1_000)?,
        };
        parts::record_order(self.stage.store, self.cast.officer()?, ordering, None)
    }

    /// The stable id of the unit at an address of a revision.
    pub(super) fn unit_at(
        &self,
        symbol: &ProposalSymbol,
        revision: i64,
        address: &str,
    ) -> Result<String, Failure> {
        let texts = self.stage.store.read::<_, Failure>(|r| {
            Ok(application::texts_of(
                r,
                &Viewer::Secretariat,
                symbol,
                revision,
            )?)
        })?;
        let unit = texts.ids.at(address);
        unit.map(|unit| unit.to_string())
            .ok_or_else(|| out_of_plot(address))
    }
}

pub(super) fn amendment(item: usize, nth: usize) -> Result<&'static Proposed, Failure> {
    let all = proposed::to(ITEMS[item].slug);
    all.get(nth)
        .copied()
        .ok_or_else(|| out_of_plot("an amendment"))
}

/// The number that an amendment gets: they are proposed in the order of the list.
fn numbered(nth: usize) -> i64 {
    i64::try_from(nth).unwrap_or(i64::MAX) + 1
}
