//! The acts of an import as sentences.

use crate::record::Act;
use crate::web::sentences::Teller;

impl Teller<'_> {
    /// The sentence of an imported act; none where it is another act.
    pub(in crate::web) fn of_archives(&self, act: &Act) -> Option<String> {
        let w = self.w;
        Some(match act {
            Act::Import {
                collection, files, ..
            } => {
                let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
                w.record_act_import(collection.as_str(), w.list(&names))
            }
            Act::ImportedMembers {
                collection,
                members,
            } => w.record_act_imported_members(members.len() as i64, collection.as_str()),
            Act::ImportedDecision {
                collection,
                date,
                symbol,
                tally,
                ..
            } => w.record_act_imported_decision(
                symbol.as_str(),
                w.date(*date),
                collection.as_str(),
                tally.yes,
                tally.no,
                tally.abstain,
            ),
            Act::ImportedInstrument {
                collection,
                events,
                symbol,
                ..
            } => w.record_act_imported_instrument(
                symbol.as_str(),
                collection.as_str(),
                events.len() as i64,
            ),
            _ => return None,
        })
    }
}
