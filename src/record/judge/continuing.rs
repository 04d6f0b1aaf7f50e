//! A record that continues another: what was lost is named by a checkpoint that the other one signed.

use super::Judge;
use super::violations::{Judged, Wrong};
use crate::record::checkpoints::{Checkpoint, VerifierKey, signers};
use crate::record::entries::{Act, Entry, House};
use crate::rules::words::KeyUse;

/// A record whose last entries are lost, and where the one that is judged goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// Its origin.
    pub origin: String,
    /// The entry of the new record that says so; the entries before it are both records'.
    pub index: i64,
    /// The first and the last entry of it that are lost.
    pub lost: [i64; 2],
    /// The last checkpoint of it that is known, as it was signed.
    pub after: String,
    /// Who signed that.
    pub key: String,
}

impl Judge {
    /// Two officers begin a new record behind what is kept of the old one.
    pub(super) fn continues(&mut self, entry: &Entry) -> Judged {
        let Act::Continue {
            after,
            house,
            lost: [first, last],
            origin,
        } = &entry.act
        else {
            return Ok(());
        };
        let missing = Checkpoint::of_note(after).ok_or(Wrong::Continues("names no checkpoint"))?;
        if self.origin.as_ref() != Some(&missing.origin) {
            return Err(Wrong::Continues("names a checkpoint of another record"));
        }
        let keys: Vec<VerifierKey> = self
            .keys
            .iter()
            .filter(|(purpose, ..)| *purpose == KeyUse::Log)
            .filter_map(|(_, vkey, _)| VerifierKey::parse(vkey.as_str()))
            .collect();
        let signed = signers(after, &keys);
        let key = signed
            .iter()
            .find(|key| key.name() == missing.origin)
            .ok_or(Wrong::Continues(
                "names a checkpoint that no key of the record signed",
            ))?;
        if *first != entry.index
            || last < first
            || u64::try_from(*last)
                .ok()
                .and_then(|last| last.checked_add(1))
                != Some(missing.size)
        {
            return Err(Wrong::Continues(
                "names other entries as lost than those that the checkpoint has more",
            ));
        }
        if self.house != Some(*house) {
            return Err(Wrong::Continues("is of a house of another kind"));
        }
        if self.origin.as_ref() == Some(origin)
            || self.continued.iter().any(|before| before.origin == *origin)
        {
            return Err(Wrong::Continues("has not an origin of its own"));
        }
        self.continued.push(Continued {
            origin: missing.origin,
            index: entry.index,
            lost: [*first, *last],
            after: after.clone(),
            key: key.as_str().to_owned(),
        });
        self.origin = Some(origin.clone());
        Ok(())
    }

    /// The origin that the record had when this entry was made.
    pub(super) fn origin_at(&self, index: i64) -> Option<&str> {
        let before = self.continued.iter().find(|before| index < before.index);
        before
            .map(|before| before.origin.as_str())
            .or(self.origin.as_deref())
    }

    /// The first entry, which fixes the origin.
    pub(super) fn open(&mut self, entry: &Entry, house: House, origin: &str) -> Judged {
        if entry.index != 0 || self.origin.is_some() {
            return Err(Wrong::OpenedTwice);
        }
        self.house = Some(house);
        self.origin = Some(origin.to_owned());
        Ok(())
    }
}
