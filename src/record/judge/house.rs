//! The house itself: its opening, its rulebook, its themes, the anchor of its private log.

use jiff::Timestamp;

use super::Judge;
use super::violations::{Judged, Wrong};
use crate::record::checkpoints::may_sign;
use crate::record::entries::{Act, Entry};
use crate::rules::Refusal;
use crate::rules::calendar::day_of;
use crate::rules::refusals::Field;
use crate::rules::rulebook::Rulebook;
use crate::rules::words::{Commitment, Name, ThemeCode, Vkey};

impl Judge {
    pub(super) fn rulebook(&mut self, rulebook: &Rulebook) -> Judged {
        if self
            .books
            .iter()
            .any(|book| book.version == rulebook.version)
        {
            return Err(Wrong::UsedBefore(format!("version {}", rulebook.version)));
        }
        self.books.push(rulebook.clone().validated()?);
        Ok(())
    }

    pub(super) fn theme(&mut self, theme: &ThemeCode, names: [&str; 2]) -> Judged {
        for name in names {
            if Name::parse(name)?.as_str() != name {
                return Err(Refusal::Malformed(Field::Name).into());
            }
        }
        if self.themes.insert(theme.clone()) {
            Ok(())
        } else {
            Err(Refusal::AlreadyDone.into())
        }
    }

    /// Once a day in Paris, 64 hexadecimal digits.
    pub(super) fn log(&mut self, at: Timestamp, head: &str) -> Judged {
        let is_hash = head.len() == 64
            && head
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !is_hash {
            return Err(Refusal::Malformed(Field::Document).into());
        }
        let today = day_of(at);
        if self.anchored.replace(today) == Some(today) {
            return Err(Refusal::AlreadyDone.into());
        }
        Ok(())
    }

    /// A key signs from its entry on; those of a new house from the first.
    pub(super) fn key(&mut self, entry: &Entry, from: i64, vkey: &Vkey) -> Judged {
        let Act::Key { purpose, .. } = &entry.act else {
            return Ok(());
        };
        let founding = self.seats.is_empty() && from == 0;
        if from != entry.index && !founding {
            return Err(Refusal::Malformed(Field::From).into());
        }
        if self.keys.iter().any(|(_, known, _)| known == vkey) {
            return Err(Refusal::AlreadyDone.into());
        }
        self.keys.push((*purpose, vkey.clone(), from));
        let origin = self.origin.as_deref().unwrap_or_default();
        if may_sign(origin, *purpose, vkey.as_str()) {
            Ok(())
        } else {
            Err(Wrong::KeyUnusable)
        }
    }

    /// A document is withheld once; which act named it may be closed.
    pub(super) fn withhold(&mut self, entry: &Entry, commitment: &Commitment) -> Judged {
        let by = entry.index.unsigned_abs();
        match self.withheld.insert(commitment.clone(), by) {
            None => Ok(()),
            Some(_) => Err(Refusal::NotFound.into()),
        }
    }
}
