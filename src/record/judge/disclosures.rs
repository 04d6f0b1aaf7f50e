//! Acts for members: closed until a disclosure opens them, then judged at the place where they were committed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;

use super::Judge;
use super::seats::side_of;
use super::violations::{Judged, Wrong};
use crate::record::commitments::{Kind, commit_canonical, salt_of};
use crate::record::entries::{Act, By, Entry, OpenedAct};
use crate::rules::Refusal;
use crate::rules::calendar::day_of;
use crate::rules::stage::Stage;
use crate::rules::words::{Commitment, ProposalSymbol};

/// What the disclosures of a whole record open, by the index of the closed entry: collected before judging.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    contents: HashMap<i64, OpenedAct>,
}

impl Opened {
    /// How the bytes of every disclosure begin; the others need not be read here.
    pub const BEGINNING: &'static [u8] = br#"{"act":"disclosure""#;

    /// Collects what an entry opens; of one that opens nothing, nothing. What is not well formed is found on judging.
    pub fn collect(&mut self, bytes: &[u8]) {
        if !bytes.starts_with(Self::BEGINNING) {
            return;
        }
        let entry = std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| Entry::parse(text).ok());
        if let Some(Entry {
            act: Act::Disclosure { acts, .. },
            ..
        }) = entry
        {
            for opened in acts {
                self.contents.insert(opened.content.index, opened);
            }
        }
    }

    /// What somebody knows a closed entry to be without any disclosure: the house of its own record.
    pub fn know(&mut self, act: OpenedAct) {
        self.contents.insert(act.content.index, act);
    }

    /// The content of a closed entry, if a disclosure opens it and it is what the entry commits to.
    pub fn content_of(&self, entry: &Entry) -> Option<&Entry> {
        let Act::ForMembers {
            commitment,
            proposal,
        } = &entry.act
        else {
            return None;
        };
        let opened = self.contents.get(&entry.index)?;
        let content = &*opened.content;
        let is_its = is_committed(opened, commitment)
            && content.time == entry.time
            && content.act.under_classification_of() == Some(proposal);
        is_its.then_some(content)
    }
}

fn is_committed(opened: &OpenedAct, commitment: &Commitment) -> bool {
    let salt = salt_of(&opened.salt).filter(|salt| hex::encode(salt) == opened.salt);
    match (salt, opened.content.bytes()) {
        (Some(salt), Ok(bytes)) => commit_canonical(Kind::Act, &salt, &bytes) == *commitment,
        _ => false,
    }
}

/// The acts that stand closed, and what is known of their proposals without opening them.
#[derive(Clone, Debug, Default)]
pub(super) struct Closed {
    acts: BTreeMap<ProposalSymbol, BTreeMap<i64, Commitment>>,
    put_to_the_vote: BTreeSet<ProposalSymbol>,
    /// A proposal that two officers opened: its adoption must follow at the same moment.
    awaited: Option<(ProposalSymbol, Timestamp, u64)>,
}

impl Closed {
    /// Something of it must stand in the record, and it goes to the vote once.
    pub(super) fn may_be_put_to_the_vote(&self, proposal: &ProposalSymbol) -> Judged {
        if !self.acts.contains_key(proposal) {
            return Err(Wrong::Unknown(format!("proposal {proposal}")));
        }
        if self.put_to_the_vote.contains(proposal) {
            return Err(Refusal::OutOfOrder.into());
        }
        Ok(())
    }

    pub(super) fn put_to_the_vote(&mut self, proposal: &ProposalSymbol) {
        self.put_to_the_vote.insert(proposal.clone());
    }

    /// How many acts stay closed.
    pub(super) fn count(&self) -> usize {
        self.acts.values().map(BTreeMap::len).sum()
    }

    /// The proposals of which acts stay closed.
    pub(super) fn proposals(&self) -> usize {
        self.acts.values().filter(|acts| !acts.is_empty()).count()
    }
}

impl Judge {
    pub(super) fn for_members(
        &mut self,
        entry: &Entry,
        commitment: &Commitment,
        proposal: &ProposalSymbol,
    ) -> Judged {
        match &entry.by {
            Some(By::Side(_)) => {}
            Some(By::Seat(seat)) if seat.as_str() == "registry" => {}
            _ => return Err(Wrong::Side),
        }
        if self
            .proposals
            .get(proposal)
            .is_some_and(|known| !known.is_closed())
        {
            return Err(Wrong::MustStandOpen);
        }
        let acts = self.closed.acts.entry(proposal.clone()).or_default();
        acts.insert(entry.index, commitment.clone());
        if !self
            .commitments
            .is_new(&super::ballots::hash_of(commitment))
        {
            return Err(Wrong::CommitmentUsedBefore);
        }
        Ok(())
    }

    pub(super) fn disclosure(
        &mut self,
        entry: &Entry,
        acts: &[OpenedAct],
        proposal: &ProposalSymbol,
    ) -> Judged {
        let closed = self.closed.acts.get_mut(proposal);
        let closed = closed.ok_or_else(|| Wrong::Unknown(format!("proposal {proposal}")))?;
        for opened in acts {
            let index = opened.content.index;
            let commitment = closed.remove(&index).ok_or(Wrong::NoClosedAct(index))?;
            let is_of_it = opened.content.act.under_classification_of() == Some(proposal);
            if !is_of_it || !is_committed(opened, &commitment) {
                return Err(Wrong::ContentDiffers(index));
            }
        }
        let (now, index) = (entry.time, entry.index.unsigned_abs());
        let today = day_of(now);
        let is_by_itself = matches!(entry.by, Some(By::Seat(_)));
        let known = self.known(proposal)?;
        let is_further = known.opened;
        let has_ground = match is_by_itself {
            true => known.opens_by_itself(today),
            false => known.stage == Stage::Adopted || !known.is_closed(),
        };
        known.opened = true;
        if !has_ground && !is_further {
            if is_by_itself {
                return Err(Wrong::OpenedWithoutGround);
            }
            self.closed.awaited = Some((proposal.clone(), now, index));
        }
        self.closed_rest = Some((proposal.clone(), index));
        Ok(())
    }

    /// What an earlier disclosure promised must stand before anything else happens.
    pub(super) fn promised(&mut self, next: Option<&Entry>) {
        let discloses = |of: &ProposalSymbol| matches!(next.map(|entry| &entry.act), Some(Act::Disclosure { proposal, .. }) if proposal == of);
        if let Some((proposal, index)) = self
            .closed_rest
            .take_if(|(proposal, _)| !discloses(proposal))
        {
            let left = self.closed.acts.get(&proposal).map_or(0, BTreeMap::len);
            if left > 0 {
                self.find(index as i64, Wrong::LeftForMembers(left));
            }
        }
        let Some((proposal, at, index)) = self
            .closed
            .awaited
            .take_if(|(proposal, ..)| !discloses(proposal))
        else {
            return;
        };
        let adopts = next.is_some_and(|entry| {
            entry.time == at
                && match &entry.act {
                    Act::Certification {
                        proposal: of,
                        adopted,
                        ..
                    } => *of == proposal && adopted.is_some(),
                    Act::AdoptionWithoutVote { proposal: of, .. } => *of == proposal,
                    _ => false,
                }
        });
        if !adopts {
            self.find(index as i64, Wrong::OpenedWithoutGround);
        }
    }

    /// Whether the side that a closed entry names is that of the act in it.
    pub(super) fn right_side(entry: &Entry, content: &Entry) -> Judged {
        if entry.by.as_ref() == Some(&side_of(content)) {
            Ok(())
        } else {
            Err(Wrong::Side)
        }
    }
}
