//! Members comment in the consultations, and the secretariat answers.

use super::{Player, out_of_plot};
use crate::acts::comments::{self, AnswerReason};
use crate::demo::comments::{self as remarks, Remark};
use crate::demo::scenario::ITEMS;
use crate::rules::permissions::Office;
use crate::rules::refusals::Field;
use crate::rules::words::Prose;
use crate::store::Failure;
use crate::store::comment_drafts::CommentWords;

impl Player<'_> {
    /// In the larger delegations an expert drafts, and the head publishes.
    pub(in crate::demo) fn comment(&mut self, item: usize, nth: usize) -> Result<(), Failure> {
        let remark = remark(item, nth)?;
        let (symbol, revision) = (self.proposal(item)?, self.revision(item)?);
        let store = self.stage.store;
        let words = CommentWords {
            unit: self.unit_at(&symbol, revision, remark.unit)?,
            lang: remark.lang.to_string(),
            kind: remark.kind.to_string(),
            note: remark.note.to_owned(),
            wording: remark.wording.to_owned(),
        };
        let head = self.cast.head(remark.member)?;
        let writer = self.cast.voice(Office::Expert, remark.member);
        let writer = writer.unwrap_or_else(|_| head.clone());
        let draft = comments::draft(store, writer, &symbol, words, None)?;
        comments::publish(store, head, draft, 1, revision, None)?;
        Ok(())
    }

    pub(in crate::demo) fn answer_comment(
        &mut self,
        item: usize,
        nth: usize,
    ) -> Result<(), Failure> {
        let answer = remark(item, nth)?.answer;
        let (answer, en, fr) = answer.ok_or_else(|| out_of_plot("an answer"))?;
        let reason = AnswerReason {
            en: Some(Prose::parse(en, Field::Answer, 2_000)?),
            fr: Some(Prose::parse(fr, Field::Answer, 2_000)?),
        };
        let number = i64::try_from(nth).unwrap_or(i64::MAX) + 1;
        comments::answer(
            self.stage.store,
            self.cast.officer()?,
            &self.proposal(item)?,
            number,
            answer,
            reason,
            None,
        )
    }
}

fn remark(item: usize, nth: usize) -> Result<&'static Remark, Failure> {
    let all = remarks::on(ITEMS[item].slug);
    all.get(nth)
        .copied()
        .ok_or_else(|| out_of_plot("a comment"))
}
