//! Members comment in the consultations, and the secretariat answers.

use super::{Player, out_of_plot};
use crate::acts::comments::{self, AnswerReason};
use crate::demo::comments::{ANSWERS, REMARKS, Remark};
use crate::rules::permissions::Office;
use crate::rules::refusals::Field;
use crate::rules::visibility::Viewer;
use crate::rules::words::{ProposalSymbol, Prose};
use crate::store::comment_drafts::CommentWords;
use crate::store::{Failure, documents, revisions};
use crate::text::{Identities, Text};

impl Player<'_> {
    /// In the larger delegations an expert drafts, and the head publishes.
    pub(in crate::demo) fn comment(&mut self, item: usize, nth: usize) -> Result<(), Failure> {
        let remark = REMARKS.get(nth).ok_or_else(|| out_of_plot("a comment"))?;
        let (symbol, revision) = (self.proposal(item)?, self.revision(item)?);
        let store = self.stage.store;
        let words = CommentWords {
            unit: self.unit_of(&symbol, revision, remark)?,
            lang: remark.lang.to_string(),
            kind: remark.kind.to_string(),
            note: remark.note.to_owned(),
            wording: String::new(),
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
        let (answer, en, fr) = *ANSWERS.get(nth).ok_or_else(|| out_of_plot("an answer"))?;
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

    /// The stable id of the unit that a comment is on; the text as a whole where it has fewer.
    fn unit_of(
        &self,
        symbol: &ProposalSymbol,
        revision: i64,
        remark: &Remark,
    ) -> Result<String, Failure> {
        let viewer = Viewer::Secretariat;
        let (units, text) = self.stage.store.read::<_, Failure>(|r| {
            let found = revisions::find(r, &viewer, symbol, revision)?;
            let text = found.of(remark.lang).map(|texts| texts.text.to_string());
            let wanted = [found.units.to_string(), text.unwrap_or_default()];
            let bodies = documents::bodies(r, &viewer, &wanted)?;
            let body = |at: usize| bodies.get(wanted[at].as_str()).cloned().unwrap_or_default();
            Ok((body(0), body(1)))
        })?;
        let text = Text::parse(&text);
        let mut worded = text.units().iter().filter(|unit| !unit.kind.is_heading());
        let address = worded.nth(remark.unit).map(|unit| unit.id.clone());
        let ids = Identities::parse(&units).map_err(|_| out_of_plot("the units of a text"))?;
        let unit = address.and_then(|address| ids.at(&address));
        Ok(unit.map(|unit| unit.to_string()).unwrap_or_default())
    }
}
