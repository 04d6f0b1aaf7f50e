//! Imported entries: their form, what they name, and the recount of every vote.

use std::collections::{BTreeMap, BTreeSet};

use super::Judge;
use super::violations::{Judged, Wrong};
use crate::record::entries::{Act, By, Entry};
use crate::record::imports::{ImportedEvent, ImportedFile, ImportedMember};
use crate::rules::archives::Period;
use crate::rules::majority::Rule;
use crate::rules::words::{ArchiveSymbol, CollectionCode, MemberCode};

/// What is remembered of a collection.
#[derive(Clone, Debug)]
pub(super) struct Archive {
    rule: Rule,
    /// By name and SHA-256.
    files: BTreeSet<(String, String)>,
    participants: BTreeMap<MemberCode, Period>,
    decisions: BTreeSet<String>,
    instruments: BTreeSet<String>,
}

pub(super) type Archives = BTreeMap<CollectionCode, Archive>;

impl Judge {
    /// An act of an import, by the seat of the importer, in a collection that an import began.
    pub(super) fn imported(&mut self, entry: &Entry) -> Judged {
        if !matches!(&entry.by, Some(By::Seat(seat)) if seat.as_str() == "import") {
            return Err(Wrong::Imported("is not by the importer"));
        }
        match &entry.act {
            Act::Import {
                collection,
                files,
                rule,
            } => self.import(collection, files, rule),
            Act::ImportedMembers {
                collection,
                members,
            } => self.archive(collection)?.join(members),
            Act::ImportedDecision { collection, .. } => {
                self.archive(collection)?.decided(&entry.act)
            }
            Act::ImportedInstrument { collection, .. } => {
                self.archive(collection)?.instrument(&entry.act)
            }
            _ => Ok(()),
        }
    }

    fn import(
        &mut self,
        collection: &CollectionCode,
        files: &[ImportedFile],
        rule: &Rule,
    ) -> Judged {
        if self.ballots.running.values().any(|ballot| ballot.is_known) {
            return Err(Wrong::Imported("stands while a ballot of the house runs"));
        }
        let rule = rule.validated()?;
        let archive = self
            .archives
            .entry(collection.clone())
            .or_insert_with(|| Archive::counted_by(rule));
        archive.rule = rule;
        for file in files {
            let known = (file.name.clone(), file.sha256.to_string());
            if file.bytes < 0 || file.rows < 0 || !archive.files.insert(known) {
                return Err(Wrong::Imported("names a file that cannot be, or twice"));
            }
        }
        Ok(())
    }

    fn archive(&mut self, collection: &CollectionCode) -> Result<&mut Archive, Wrong> {
        self.archives
            .get_mut(collection)
            .ok_or_else(|| Wrong::Unknown(format!("collection {collection}")))
    }
}

impl Archive {
    const fn counted_by(rule: Rule) -> Self {
        Self {
            rule,
            files: BTreeSet::new(),
            participants: BTreeMap::new(),
            decisions: BTreeSet::new(),
            instruments: BTreeSet::new(),
        }
    }

    fn join(&mut self, members: &[ImportedMember]) -> Judged {
        for member in members {
            let ImportedMember {
                code, since, until, ..
            } = member;
            if member.name_en.is_empty() || since.zip(*until).is_some_and(|(a, b)| b < a) {
                return Err(Wrong::Imported("names a participant that cannot be"));
            }
            let period = Period {
                since: *since,
                until: *until,
            };
            if self.participants.insert(code.clone(), period).is_some() {
                return Err(Wrong::UsedBefore(format!("participant {code}")));
            }
        }
        Ok(())
    }

    fn knows(&self, code: &MemberCode) -> Judged {
        match self.participants.contains_key(code) {
            true => Ok(()),
            false => Err(Wrong::Unknown(format!("participant {code}"))),
        }
    }

    /// Counts the roll call again, under the rule that the import names.
    fn decided(&mut self, act: &Act) -> Judged {
        let Act::ImportedDecision {
            date,
            outcome,
            roll,
            rule,
            symbol,
            tally,
            ..
        } = act
        else {
            return Ok(());
        };
        if *rule != self.rule {
            return Err(Wrong::RuleNotOfKind);
        }
        let votes = roll.votes();
        votes
            .iter()
            .try_for_each(|(member, _)| self.knows(member))?;
        let mut sorted = roll.clone();
        sorted.sort();
        if sorted != *roll || votes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Err(Wrong::VotesNotSorted);
        }
        let participants = self.participants.iter();
        let counted = roll.count(*date, participants.map(|(code, period)| (code, *period)));
        if counted != *tally {
            return Err(Wrong::Tally {
                says: *tally,
                counted,
            });
        }
        let follows = roll.outcome(rule, &counted);
        match (*outcome, follows) {
            (says, follows) if says == follows => used_once(&mut self.decisions, symbol),
            (Some(says), Some(follows)) => Err(Wrong::Outcome { says, follows }),
            _ => Err(Wrong::Imported(
                "has an outcome without a roll call, or a roll call without an outcome",
            )),
        }
    }

    fn instrument(&mut self, act: &Act) -> Judged {
        let Act::ImportedInstrument {
            events,
            notes,
            symbol,
            ..
        } = act
        else {
            return Ok(());
        };
        let most = notes.len() as i64;
        for ImportedEvent { member, note, .. } in events {
            self.knows(member)?;
            if note.is_some_and(|note| note < 1 || note > most) {
                return Err(Wrong::Imported("names a note that it does not have"));
            }
        }
        let once: BTreeSet<&ImportedEvent> = events.iter().collect();
        if once.len() < events.len() {
            return Err(Wrong::Imported("has one event twice"));
        }
        used_once(&mut self.instruments, symbol)
    }
}

/// Two symbols that would have one address are one too many.
fn used_once(known: &mut BTreeSet<String>, symbol: &ArchiveSymbol) -> Judged {
    match known.insert(symbol.slug()) {
        true => Ok(()),
        false => Err(Wrong::UsedBefore(symbol.to_string())),
    }
}
