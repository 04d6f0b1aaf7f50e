//! Corrigenda begin to circulate.

use super::{Player, out_of_plot};
use crate::acts::corrigenda::{Circular, corrections};
use crate::acts::motions::Motion;
use crate::demo::corrigenda::CIRCULATED;
use crate::demo::scenario::ITEMS;
use crate::rules::words::{Lang, NormSymbol};
use crate::store::norms::versions::{self, As};
use crate::store::{Failure, norms};

impl Player<'_> {
    pub(in crate::demo) fn circulate(&mut self, nth: usize) -> Result<(), Failure> {
        let wanted = CIRCULATED
            .get(nth)
            .ok_or_else(|| out_of_plot("a corrigendum"))?;
        let norm = self.norm(wanted.slug)?;
        let (version, texts) = self.stage.store.read::<_, Failure>(|r| {
            let mut all = versions::of(r, &norm)?;
            let first = all.remove(0);
            let texts = versions::texts(r, &first, As::Corrected)?;
            Ok((first, texts))
        })?;
        let corrected = texts
            .text
            .of(wanted.lang)
            .replace(wanted.wrong, wanted.right);
        let (en, fr) = match wanted.lang {
            Lang::En => (corrected.as_str(), texts.text.fr.as_str()),
            Lang::Fr => (texts.text.en.as_str(), corrected.as_str()),
        };
        let circular = Circular {
            changes: corrections(&texts, en, fr)?,
            norm,
            proposal: version.proposal,
            lang: wanted.lang,
            reason: wanted.reason.to_owned(),
            reference: self.reference("SEC")?,
        };
        self.cast
            .two_officers(self.stage.store, Motion::Corrigendum { circular })?;
        Ok(())
    }

    /// The norm that the proposal of this name became.
    pub(super) fn norm(&self, slug: &str) -> Result<NormSymbol, Failure> {
        let item = ITEMS.iter().position(|item| item.slug == slug);
        let proposal = self.proposal(item.ok_or_else(|| out_of_plot(slug))?)?;
        let all = self.stage.store.read(norms::all)?;
        all.into_iter()
            .find(|norm| norm.proposal == proposal)
            .map(|norm| norm.symbol)
            .ok_or_else(|| out_of_plot("a norm"))
    }
}
