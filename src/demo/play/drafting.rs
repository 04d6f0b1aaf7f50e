//! Proposals are drafted, submitted, revised and translated.

use super::Player;
use super::wording::{first_piece, first_words, piece, whole, words_of};
use crate::acts::drafts::Written;
use crate::acts::{consultations, drafts, proposals, sponsors};
use crate::demo::scenario::{Does, ITEMS};
use crate::rules::permissions::Office;
use crate::rules::refusals::Field;
use crate::rules::words::{Prose, Title};
use crate::store::Failure;
use crate::store::drafts::DraftWords;

impl Player<'_> {
    pub(in crate::demo) fn submit(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let store = self.stage.store;
        let norm = match item.does {
            Does::AdoptsANorm => None,
            Does::Amends(slug) | Does::Abrogates(slug) => Some(self.norm(slug)?),
        };
        let words = first_words(item, norm)?;
        // In the larger delegations an expert drafts, and the head submits.
        let writer = self
            .cast
            .voice(Office::Expert, item.sponsor)
            .or_else(|_| self.cast.head(item.sponsor))?;
        let draft = drafts::create(
            store,
            writer.clone(),
            DraftWords {
                reason: String::new(),
                ..words.clone()
            },
            None,
        )?;
        let version = drafts::save(store, writer, &draft, 1, words, None)?;
        let symbol =
            proposals::submit(store, self.cast.head(item.sponsor)?, &draft, version, None)?;
        self.proposals.insert(index, symbol);
        Ok(())
    }

    pub(in crate::demo) fn cosponsor(&mut self, index: usize, code: &str) -> Result<(), Failure> {
        let (symbol, revision) = (self.proposal(index)?, self.revision(index)?);
        sponsors::cosponsor(
            self.stage.store,
            self.cast.head(code)?,
            &symbol,
            revision,
            None,
        )
    }

    pub(in crate::demo) fn revise(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let store = self.stage.store;
        let symbol = self.proposal(index)?;
        let head = self.cast.head(item.sponsor)?;
        let draft = drafts::start_revision(store, head.clone(), &symbol, None)?;
        let words = words_of(item, piece(item.slug, item.original)?, None);
        let version = drafts::save(store, head.clone(), &draft, 1, words, None)?;
        proposals::revise(store, head, &draft, version, None)?;
        Ok(())
    }

    pub(in crate::demo) fn translate(&mut self, index: usize) -> Result<(), Failure> {
        let item = &ITEMS[index];
        let (symbol, revision) = (self.proposal(index)?, self.revision(index)?);
        let other = item.original.other();
        let piece = if revision == 0 {
            first_piece(item, other)?
        } else {
            whole(piece(item.slug, other)?)
        };
        let written = Written {
            title: Title::parse(&piece.title)?,
            summary: Prose::parse(&piece.summary, Field::Summary, 4_000)?,
            text: Prose::parse(&piece.body, Field::Text, 400_000)?,
        };
        consultations::supply_translation(
            self.stage.store,
            self.cast.officer()?,
            &symbol,
            revision,
            written,
            None,
        )?;
        Ok(())
    }
}
