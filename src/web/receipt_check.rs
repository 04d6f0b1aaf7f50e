//! What a receipt, a receipt's file or a proof shows, judged against the record and its signed checkpoint.

use super::receipt_given::{Given, count};
use super::tiles::{proof_of, served};
use super::words::Words;
use crate::record::checkpoints::{Checkpoint, TlogProof, VerifierKey, signers, split};
use crate::record::commitments::{Kind, Opened, VoteContent, commit, salt_of};
use crate::record::proofs;
use crate::record::receipts::{ReceiptFile, ReceiptText};
use crate::record::tree::leaf;
use crate::record::{Act, Entry};
use crate::rules::words::{BallotSymbol, KeyUse};
use crate::store::entries::{self, Sought, Written};
use crate::store::{Failure, Reading, StoreError, before, keys, tree};

/// Whether a point is shown, contradicted, or to be seen later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    Yes,
    No,
    NotYet,
}

/// One thing that was checked.
pub struct Point {
    pub shows: Shows,
    pub sentence: String,
}

/// Everything that can be checked, in order.
///
/// # Errors
/// A failure of the store.
pub fn judge(r: &mut Reading<'_>, given: &Given, w: &Words) -> Result<Vec<Point>, Failure> {
    let mut judged = Judged {
        w,
        points: Vec::new(),
    };
    match given {
        Given::Note { note, text } => judged.note(r, note, text)?,
        Given::File(file) => judged.file(r, file)?,
        Given::Proof(proof) => judged.proof(r, proof)?,
    }
    Ok(judged.points)
}

struct Judged<'w> {
    w: &'w Words,
    points: Vec<Point>,
}

impl Judged<'_> {
    fn tell(&mut self, shows: Shows, sentence: String) {
        self.points.push(Point { shows, sentence });
    }

    /// One of two sentences.
    fn either(&mut self, is_shown: bool, yes: String, no: String) {
        if is_shown {
            self.tell(Shows::Yes, yes);
        } else {
            self.tell(Shows::No, no);
        }
    }

    fn note(&mut self, r: &mut Reading<'_>, note: &str, text: &ReceiptText) -> Result<(), Failure> {
        self.signed(r, note, KeyUse::Receipt)?;
        if !self.of_this_record(r, &text.origin, text.index)? {
            return Ok(());
        }
        let number = self.w.number(text.index);
        match entry(r, text.index)? {
            None => self.tell(Shows::No, self.w.point_entry_none(number)),
            Some(written) => {
                let is_same = leaf(written.bytes.as_bytes()) == text.leaf
                    && crate::record::canonical::micros::text(written.time) == text.time;
                self.either(
                    is_same,
                    self.w.point_leaf_same(number.as_str()),
                    self.w.point_leaf_other(number.as_str()),
                );
                self.covered(r, &written)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, r: &mut Reading<'_>, file: &ReceiptFile) -> Result<(), Failure> {
        if !self.of_this_record(r, &file.content.origin, file.content.index)? {
            return Ok(());
        }
        let recomputed = match salt_of(&file.salt) {
            Some(salt) => Some(commit(Kind::Vote, &salt, &file.content)?),
            None => None,
        };
        let is_same = recomputed.as_ref() == Some(&file.commitment);
        self.either(
            is_same,
            self.w.point_commitment_same(),
            self.w.point_commitment_other(),
        );
        let (index, ballot) = (file.content.index, &file.content.ballot);
        let number = self.w.number(index);
        let Some(written) = entry(r, index)? else {
            self.tell(Shows::No, self.w.point_entry_none(number));
            return Ok(());
        };
        let holds = matches!(
            &written.entry.act,
            Act::Vote { ballot: of, commitment } if of == ballot && *commitment == file.commitment
        );
        self.either(
            holds,
            self.w.point_entry_holds(number.as_str(), ballot.as_str()),
            self.w
                .point_entry_holds_not(number.as_str(), ballot.as_str()),
        );
        if let Some(note) = &file.note {
            self.note_of_file(r, note, &written)?;
        }
        self.covered(r, &written)?;
        if is_same && holds {
            self.opened(r, file)?;
        }
        Ok(())
    }

    /// The note within a file must be about the file's own entry.
    fn note_of_file(
        &mut self,
        r: &mut Reading<'_>,
        note: &str,
        written: &Written,
    ) -> Result<(), Failure> {
        let text = split(note).and_then(|(text, _)| ReceiptText::parse(text));
        let number = self.w.number(written.index);
        let is_about_it = text.is_some_and(|text| {
            text.index == written.index && text.leaf == leaf(written.bytes.as_bytes())
        });
        self.either(
            is_about_it,
            self.w.point_leaf_same(number.as_str()),
            self.w.point_leaf_other(number.as_str()),
        );
        self.signed(r, note, KeyUse::Receipt)?;
        Ok(())
    }

    fn proof(&mut self, r: &mut Reading<'_>, proof: &TlogProof) -> Result<(), Failure> {
        let Some(checkpoint) = Checkpoint::of_note(&proof.checkpoint) else {
            self.tell(Shows::No, self.w.receipt_check_unreadable());
            return Ok(());
        };
        let is_signed = self.signed(r, &proof.checkpoint, KeyUse::Log)?;
        let index = i64::try_from(proof.index).unwrap_or(i64::MAX);
        if !self.of_this_record(r, &checkpoint.origin, index)? {
            return Ok(());
        }
        let number = count(proof.index, self.w);
        match entry(r, index)? {
            None => self.tell(Shows::No, self.w.point_entry_none(number)),
            Some(written) => {
                let leads = proofs::includes(
                    &checkpoint.root,
                    checkpoint.size,
                    proof.index,
                    &leaf(written.bytes.as_bytes()),
                    &proof.path,
                );
                self.either(
                    leads,
                    self.w.point_path_holds(number.as_str()),
                    self.w.point_path_fails(number.as_str()),
                );
            }
        }
        // Of a checkpoint that nobody signed there is nothing to say.
        if is_signed {
            self.same_history(r, &checkpoint)?;
        }
        Ok(())
    }

    /// Whether the tree of an older checkpoint is the beginning of what is served.
    fn same_history(
        &mut self,
        r: &mut Reading<'_>,
        checkpoint: &Checkpoint,
    ) -> Result<(), Failure> {
        let earlier = before::all(r)?;
        let lost = earlier.iter().find(|before| {
            before.origin == checkpoint.origin && checkpoint.size > before.index.unsigned_abs()
        });
        if let Some(before) = lost {
            let size = count(checkpoint.size, self.w);
            let origin = before.origin.as_str();
            self.tell(Shows::NotYet, self.w.point_lost_after(size, origin));
            return Ok(());
        }
        let Some((now, _)) = served(r)? else {
            self.tell(Shows::NotYet, self.w.point_newer_than_here());
            return Ok(());
        };
        if checkpoint.size > now.size {
            self.tell(Shows::NotYet, self.w.point_newer_than_here());
            return Ok(());
        }
        let mut stored = tree::Stored::of(r, now.size);
        let is_same = proofs::root(&mut stored, checkpoint.size)? == checkpoint.root
            && proofs::root(&mut stored, now.size)? == now.root;
        self.either(
            is_same,
            self.w.point_same_history(count(now.size, self.w)),
            self.w.point_other_history(),
        );
        Ok(())
    }

    /// Whether a key of the record signed a note.
    fn signed(
        &mut self,
        r: &mut Reading<'_>,
        note: &str,
        purpose: KeyUse,
    ) -> Result<bool, Failure> {
        let listed: Vec<(i64, VerifierKey)> = keys::all(r)?
            .into_iter()
            .filter(|key| key.purpose == purpose)
            .filter_map(|key| Some((key.index, VerifierKey::parse(key.vkey.as_str())?)))
            .collect();
        let known: Vec<VerifierKey> = listed.iter().map(|(_, key)| key.clone()).collect();
        let signers = signers(note, &known);
        match signers.first() {
            None => self.tell(Shows::No, self.w.point_signer_unknown()),
            Some(signer) => {
                let since = listed.iter().find(|(_, key)| key == *signer);
                let since = self.w.number(since.map_or(0, |(index, _)| *index));
                let key = signer.id();
                let use_ = self.w.key_use(purpose.as_str());
                self.tell(Shows::Yes, self.w.point_signed(key, use_, since));
            }
        }
        Ok(!signers.is_empty())
    }

    /// Whether an entry of a record of this origin stands in the present one: what is kept of those that it continues
    /// is its own.
    fn of_this_record(
        &mut self,
        r: &mut Reading<'_>,
        origin: &str,
        index: i64,
    ) -> Result<bool, Failure> {
        if r.head().origin == origin {
            return Ok(true);
        }
        let earlier = before::all(r)?;
        match earlier.iter().find(|before| before.origin == origin) {
            Some(before) if index < before.index => return Ok(true),
            Some(_) => self.tell(Shows::No, self.w.point_lost(self.w.number(index), origin)),
            None => self.tell(Shows::No, self.w.point_other_record(origin)),
        }
        Ok(false)
    }

    /// Whether the entry is in the tree of the checkpoint that is served, by its path.
    fn covered(&mut self, r: &mut Reading<'_>, written: &Written) -> Result<(), Failure> {
        let index = written.index.unsigned_abs();
        let checkpoint = served(r)?.map(|(checkpoint, _)| checkpoint);
        let proof = proof_of(r, index)?;
        match checkpoint.zip(proof) {
            None => self.tell(Shows::NotYet, self.w.point_not_covered()),
            Some((checkpoint, proof)) => {
                let hash = leaf(written.bytes.as_bytes());
                let size = checkpoint.size;
                let is_in = proofs::includes(&checkpoint.root, size, index, &hash, &proof.path);
                self.either(
                    is_in,
                    self.w.point_covered(count(size, self.w)),
                    self.w.point_tree_other(count(size, self.w)),
                );
            }
        }
        Ok(())
    }

    /// Whether it is the vote that the closing opened, or was replaced before.
    fn opened(&mut self, r: &mut Reading<'_>, file: &ReceiptFile) -> Result<(), Failure> {
        let content = &file.content;
        let (ballot, member) = (content.ballot.as_str(), content.member.as_str());
        match opening(r, &content.ballot)? {
            None => self.tell(Shows::NotYet, self.w.point_running(ballot)),
            Some(opened) if opened.iter().any(|vote| vote.content == *content) => {
                self.tell(Shows::Yes, self.w.point_opened(ballot, member));
            }
            // A later one of the same member stands in its place: that is how the record shows a change.
            Some(opened)
                if opened.iter().any(|vote| {
                    vote.content.member == content.member && vote.content.index > content.index
                }) =>
            {
                self.tell(Shows::Yes, self.w.point_replaced(ballot, member));
            }
            Some(_) => self.tell(Shows::No, self.w.point_left_out(ballot, member)),
        }
        Ok(())
    }
}

/// The entry at a place of the record, if it is there.
fn entry(r: &mut Reading<'_>, index: i64) -> Result<Option<Written>, StoreError> {
    match entries::find(r, index) {
        Ok(written) => Ok(Some(written)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The votes that the end of a ballot opened; none while it runs.
fn opening(
    r: &mut Reading<'_>,
    ballot: &BallotSymbol,
) -> Result<Option<Vec<Opened<VoteContent>>>, StoreError> {
    let mut sought = Sought {
        ballot: Some(ballot.to_string()),
        ..Sought::default()
    };
    loop {
        let found = entries::newest(r, &sought, 200)?;
        let Some(last) = found.last().map(|written| written.index) else {
            return Ok(None);
        };
        for written in found {
            if let Entry {
                act: Act::Closing { votes, .. } | Act::BallotEnd { votes, .. },
                ..
            } = written.entry
            {
                return Ok(Some(votes));
            }
        }
        sought.before = Some(last);
    }
}
