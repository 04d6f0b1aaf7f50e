//! The documents of an export: their words, what proves them, and which the record names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::commitments::{DocumentContent, Kind, commit, salt_of, sha256_hex};
use crate::record::entries::Entry;
use crate::record::{Act, Doc};

/// One document as it is served and exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    pub commitment: String,
    pub media: String,
    pub salt: String,
    pub sha256: String,
    pub text: String,
}

impl Paper {
    /// As it stands in its file.
    pub(super) fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a file that spells a document in the one way.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let paper: Self = serde_json::from_slice(bytes).ok()?;
        (paper.bytes().ok()? == bytes).then_some(paper)
    }

    /// Whether text, media and salt are those that the commitment commits to.
    pub(super) fn is_as_committed(&self) -> bool {
        let content = DocumentContent {
            media: self.media.clone(),
            sha256: sha256_hex(self.text.as_bytes()),
        };
        let salt = salt_of(&self.salt).filter(|salt| hex::encode(salt) == self.salt);
        let committed = salt.and_then(|salt| commit(Kind::Document, &salt, &content).ok());
        self.sha256 == content.sha256 && committed.is_some_and(|c| c.as_str() == self.commitment)
    }
}

/// The words of the documents at hand, by their commitments.
#[derive(Debug, Default)]
pub(super) struct Papers(pub BTreeMap<String, String>);

impl Papers {
    /// The words on one line; nothing of a document that is closed or withheld.
    pub(super) fn line(&self, commitment: Option<&str>) -> String {
        let text = commitment.and_then(|commitment| self.0.get(commitment));
        text.map_or_else(String::new, |text| {
            // The no-break spaces of French typography stay.
            let words = text
                .split([' ', '\n', '\t'])
                .filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" ")
        })
    }
}

/// A document that an entry names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its length, where the entry says it.
    pub bytes: Option<i64>,
    pub media: Option<String>,
}

/// Every document that an entry names, and every explanation that an opened vote names.
pub(super) fn named_in(entry: &Entry, found: &mut BTreeMap<String, Named>) {
    if let Act::Closing { votes, .. } | Act::BallotEnd { votes, .. } = &entry.act {
        let given = votes
            .iter()
            .flat_map(|opened| opened.content.explanation.iter().flatten());
        for commitment in given {
            found.entry(commitment.to_string()).or_insert(Named {
                bytes: None,
                media: None,
            });
        }
        return;
    }
    if let Act::Disclosure { acts, .. } = &entry.act {
        for opened in acts {
            named_in(&opened.content, found);
        }
        return;
    }
    if let Ok(value) = serde_json::to_value(&entry.act) {
        walk(&value, found);
    }
}

fn walk(value: &serde_json::Value, found: &mut BTreeMap<String, Named>) {
    match value {
        serde_json::Value::Object(fields) => {
            if fields.contains_key("commitment")
                && let Ok(doc) = serde_json::from_value::<Doc>(value.clone())
            {
                let named = Named {
                    bytes: Some(doc.bytes),
                    media: Some(doc.media),
                };
                found.insert(doc.commitment.to_string(), named);
                return;
            }
            fields.values().for_each(|field| walk(field, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        _ => {}
    }
}
