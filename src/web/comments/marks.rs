//! What stands beside the units of a proposal's text: how many comments, and where one is begun.

use std::collections::HashMap;

use crate::rules::comments::may_comment;
use crate::rules::permissions::Action;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, UnitSymbol};
use crate::store::comments;
use crate::store::proposals::Proposal;
use crate::store::revisions::Revision;
use crate::store::{Failure, Reading};
use crate::text::Text;
use crate::web::proposals::{Beside, UnitView};
use crate::web::signed_in::SignedIn;
use crate::web::unit_names;
use crate::web::words::{Words, words};

use super::compiled::Texts;

/// The comments on a proposal, counted by the address of their unit in one of its revisions.
pub struct Marks {
    texts: Texts,
    counts: HashMap<UnitSymbol, i64>,
    all: i64,
    /// Delegations may comment on this revision now.
    is_open: bool,
    /// There has been a consultation, or is one.
    has_begun: bool,
}

/// Counts them.
///
/// # Errors
/// Not found for this viewer.
pub fn read(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
    revision: &Revision,
    bodies: &HashMap<String, String>,
) -> Result<Marks, Failure> {
    let mut counts: HashMap<UnitSymbol, i64> = HashMap::new();
    let mut all = 0;
    for comment in comments::of_proposal(r, viewer, &proposal.symbol)? {
        all += 1;
        if let Some(unit) = comment.unit {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let law = may_comment(proposal.stage, proposal.consultation_until, r.now());
    Ok(Marks {
        texts: Texts::of(revision, bodies)?,
        counts,
        all,
        is_open: law.is_ok() && proposal.revision == revision.number,
        has_begun: proposal.consultation_until.is_some(),
    })
}

impl Marks {
    /// The link to the compiled page; none before the consultation. `here` is the address of the proposal.
    pub fn link(&self, here: &str, w: &Words) -> Option<(String, String)> {
        let label = w.marks_all(self.all);
        (self.has_begun || self.all > 0).then(|| (format!("{here}/comments"), label))
    }

    /// Puts the number of comments beside each unit that has some.
    pub fn count(&self, units: &mut [UnitView], shown: Lang, here: &str, w: &Words) {
        if self.counts.is_empty() {
            return;
        }
        self.each(units, shown, |unit, symbol, name| {
            if let Some(count) = self.counts.get(symbol) {
                unit.beside.push(Beside {
                    url: format!("{here}/comments?unit={symbol}"),
                    label: w.marks_count(*count),
                    on: w.marks_on(name(w)),
                });
            }
        });
    }

    /// Puts beside each unit where a comment on it is begun, for whom may draft one now.
    pub fn invite(
        &self,
        units: &mut [UnitView],
        shown: Lang,
        here: &str,
        caller: &SignedIn,
        lang: Lang,
    ) {
        if !self.is_open || !caller.may(Action::Draft) {
            return;
        }
        let w = words(lang);
        self.each(units, shown, |unit, symbol, name| {
            unit.beside.push(Beside {
                url: format!("{here}/comments/drafts?unit={symbol}"),
                label: w.marks_comment(),
                on: w.marks_on(name(w)),
            });
        });
    }

    fn each(
        &self,
        units: &mut [UnitView],
        shown: Lang,
        put: impl Fn(&mut UnitView, &UnitSymbol, &dyn Fn(&Words) -> String),
    ) {
        let nothing = Text::default();
        let text = self.texts.text(shown).unwrap_or(&nothing);
        for unit in units {
            let id = self.texts.ids.at(&unit.id);
            let Some(symbol) = id.and_then(|id| UnitSymbol::parse(&id.to_string()).ok()) else {
                continue;
            };
            let address = unit.id.clone();
            put(unit, &symbol, &|w| unit_names::name(text, &address, w));
        }
    }
}
