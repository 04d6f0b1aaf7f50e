//! Units: which part of a text has which stable id, from one revision to the next.

use crate::record::entries::Related;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Lang, ProposalSymbol, Relation};
use crate::store::norms::versions;
use crate::store::{Failure, StoreError, Tx, documents, proposals, revisions};
use crate::text::{Identities, Text};

/// The ids of a text that is submitted: those of the norm that it amends go on, others begin.
pub(super) fn of_submission(
    tx: &mut Tx<'_>,
    related: Option<&Related>,
    original: Lang,
    text: &str,
) -> Result<Identities, Failure> {
    let new = Text::parse(text);
    let amended = related.filter(|related| related.relation == Relation::Amends);
    let Some(amended) = amended else {
        return Ok(Identities::first(&new));
    };
    // The newest version, whether it is in force already or not: ids are never given twice.
    let newest = versions::of(&mut tx.reading(), &amended.norm)?.pop();
    let newest = newest.ok_or(StoreError::NotFound)?;
    let texts = versions::texts(&mut tx.reading(), &newest, versions::As::Corrected)?;
    documents::whole(&mut tx.reading(), &Viewer::Public, &texts.documents)?;
    Ok(texts.ids.next(&texts.parsed(original), &new))
}

/// The ids of the next revision's text.
pub(super) fn of_revision(
    tx: &mut Tx<'_>,
    proposal: &ProposalSymbol,
    original: Lang,
    text: &str,
) -> Result<Identities, Failure> {
    let viewer = tx.viewer();
    let current = proposals::find(&mut tx.reading(), &viewer, proposal)?.revision;
    follow(tx, proposal, current, original, &Text::parse(text))
}

/// The ids of a text that follows a revision, seen in one language.
fn follow(
    tx: &mut Tx<'_>,
    proposal: &ProposalSymbol,
    revision: i64,
    lang: Lang,
    new: &Text,
) -> Result<Identities, Failure> {
    let (old, ids) = of(tx, proposal, revision, lang)?;
    Ok(ids.next(&old, new))
}

/// The text of a revision in one language, with the ids of its units.
pub(super) fn of(
    tx: &mut Tx<'_>,
    proposal: &ProposalSymbol,
    revision: i64,
    lang: Lang,
) -> Result<(Text, Identities), Failure> {
    let viewer = tx.viewer();
    let was = revisions::find(&mut tx.reading(), &viewer, proposal, revision)?;
    let text = was.of(lang).map(|texts| texts.text.to_string());
    let mut wanted = vec![was.units.to_string()];
    wanted.extend(text.clone());
    // Ids that began anew would be given twice.
    let bodies = documents::whole(&mut tx.reading(), &viewer, &wanted)?;
    let ids = Identities::parse(&bodies[was.units.as_str()])
        .map_err(|error| StoreError::Corrupt(format!("units of {proposal}: {error}")))?;
    let old = text.map_or("", |commitment| bodies[&commitment].as_str());
    Ok((Text::parse(old), ids))
}
