//! Links to units: to their own pages once the text became a norm, to their places in a proposal's text before.

use crate::rules::words::{Lang, NormSymbol, Relation, UnitSymbol};
use crate::store::proposals::Proposal;

/// The norm whose units those of a proposal's text are; none before its adoption, and for an abrogation, whose text
/// says something about a norm and is none.
pub fn norm_of(proposal: &Proposal) -> Option<&NormSymbol> {
    let abrogates = proposal
        .related
        .as_ref()
        .is_some_and(|related| related.relation == Relation::Abrogates);
    proposal.norm.as_ref().filter(|_| !abrogates)
}

/// The page of a unit: who proposed its words, what was said, voted and notified on it; none before the adoption.
pub fn page(proposal: &Proposal, unit: &UnitSymbol, lang: Lang) -> Option<String> {
    norm_of(proposal).map(|norm| format!("/{lang}/norms/{norm}/units/{unit}"))
}

/// Where a unit is told of: its page, or its place in the text of the proposal below `base`, or nowhere.
pub fn url(
    proposal: &Proposal,
    unit: &UnitSymbol,
    address: Option<&str>,
    (base, lang): (&str, Lang),
) -> String {
    let place = || {
        address.map_or_else(String::new, |address| {
            format!("/{lang}{base}/{}#{address}", proposal.symbol)
        })
    };
    page(proposal, unit, lang).unwrap_or_else(place)
}
