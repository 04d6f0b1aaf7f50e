//! The import of an archive: others' decisions and instruments enter the record as theirs, all of them or none.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::imports::{ImportedEvent, ImportedFile, ImportedMember};
use crate::record::{Act, Doc};
use crate::rules::Refusal;
use crate::rules::archives::{ParticipationKind, Period, RollCall};
use crate::rules::majority::Rule;
use crate::rules::permissions::Action;
use crate::rules::words::{ArchiveSymbol, Choice, CollectionCode, Lang, MemberCode};
use crate::store::{Asking, Asks, Enacted, Failure, Flow, Store, Tx, archives, documents};

/// Room for participants in one entry, in bytes of their names and what stands around them.
const MEMBERS_BYTES: usize = 50_000;
/// What a participant takes in an entry beside its names.
const MEMBER_BYTES: usize = 130;

/// An archive that was read and found good.
#[derive(Clone, Debug)]
pub struct Archive {
    pub collection: CollectionCode,
    pub rule: Rule,
    pub files: Vec<ImportedFile>,
    /// Participants that the collection does not have yet.
    pub members: Vec<ImportedMember>,
    /// Every participant of the collection, old and new: votes and events name them by their places here.
    pub participants: Vec<(MemberCode, Period)>,
    pub decisions: Vec<Decision>,
    /// In the order of the decisions.
    pub votes: Vec<Vote>,
    pub instruments: Vec<Instrument>,
}

/// A decision of an archive, as its file has it.
#[derive(Clone, Debug)]
pub struct Decision {
    pub symbol: ArchiveSymbol,
    pub date: Date,
    pub title: String,
    pub summary: String,
    pub resolution: Option<ArchiveSymbol>,
}

/// A vote, by the places of its decision and its participant: archives have a great many.
#[derive(Clone, Copy, Debug)]
pub struct Vote {
    pub decision: u32,
    /// The line of its file.
    pub line: u32,
    pub member: u16,
    pub choice: Choice,
}

/// An instrument of an archive, with all that was done with it.
#[derive(Clone, Debug)]
pub struct Instrument {
    pub symbol: ArchiveSymbol,
    pub title: String,
    pub chapter: String,
    pub adopted: Option<Date>,
    pub events: Vec<Event>,
}

/// What a participant did with an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    pub member: u16,
    pub event: ParticipationKind,
    pub date: Date,
    pub note: String,
}

/// The entries that an import made: the first, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub first: i64,
    pub entries: i64,
}

/// What is told while an import is written: how many votes and events so far.
pub type Progress = Arc<dyn Fn(u64) + Send + Sync>;

/// Enters an archive into the record and the register.
///
/// # Errors
/// [`Refusal::StillRunning`] while a ballot of the house runs: nothing may stand between its votes and its closing.
pub fn import(store: &Store, archive: Archive, progress: Progress) -> Result<Imported, Failure> {
    let archive = Arc::new(archive);
    store.enact(Asking::new(Asks::CommandLine, Action::Import), move |tx| {
        if let Some(until) = archives::running_until(&mut tx.reading())? {
            return Err(Refusal::StillRunning { until }.into());
        }
        let runs = runs_of_members(&archive.members);
        let entries = 1 + runs.len() + archive.decisions.len() + archive.instruments.len();
        let value = Imported {
            first: tx.index(),
            entries: entries as i64,
        };
        let writing = Writing {
            archive: archive.clone(),
            runs,
            progress: progress.clone(),
            next: 0,
            votes: 0,
            done: 0,
        };
        Ok(Enacted::Flow {
            next: writing.flow(),
            value,
        })
    })
}

/// As many participants at a time as one entry holds.
fn runs_of_members(members: &[ImportedMember]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut room = 0;
    for (place, member) in members.iter().enumerate() {
        let french = member.name_fr.as_ref().map_or(0, String::len);
        // Of a name nothing takes more than six bytes for each of its own: a control character does.
        let bytes = MEMBER_BYTES + 2 * (member.name_en.len() + french);
        match runs.last_mut() {
            Some((_, end)) if room + bytes <= MEMBERS_BYTES => *end = place + 1,
            _ => {
                runs.push((place, place + 1));
                room = 0;
            }
        }
        room += bytes;
    }
    runs
}

/// How far the writing has come.
struct Writing {
    archive: Arc<Archive>,
    runs: Vec<(usize, usize)>,
    progress: Progress,
    /// How many entries are made.
    next: usize,
    /// How many votes stand in them.
    votes: usize,
    done: u64,
}

impl Writing {
    fn flow(mut self) -> Flow {
        Box::new(move |tx| self.make(tx))
    }

    fn make(&mut self, tx: &mut Tx<'_>) -> Result<Option<Act>, Failure> {
        let archive = self.archive.clone();
        let place = self.next;
        self.next += 1;
        let Some(place) = place.checked_sub(1) else {
            return Ok(Some(Act::Import {
                collection: archive.collection.clone(),
                files: archive.files.clone(),
                rule: archive.rule,
            }));
        };
        if let Some((from, to)) = self.runs.get(place) {
            return Ok(Some(Act::ImportedMembers {
                collection: archive.collection.clone(),
                members: archive.members[*from..*to].to_vec(),
            }));
        }
        let place = place - self.runs.len();
        if let Some(decision) = archive.decisions.get(place) {
            return self.decision(tx, &archive, place, decision).map(Some);
        }
        match archive.instruments.get(place - archive.decisions.len()) {
            Some(instrument) => self.instrument(tx, &archive, instrument).map(Some),
            None => Ok(None),
        }
    }

    fn decision(
        &mut self,
        tx: &mut Tx<'_>,
        archive: &Archive,
        place: usize,
        decision: &Decision,
    ) -> Result<Act, Failure> {
        let rest = &archive.votes[self.votes..];
        let count = rest
            .iter()
            .take_while(|vote| vote.decision as usize == place)
            .count();
        let mut roll = RollCall::default();
        for vote in &rest[..count] {
            let (code, _) = &archive.participants[usize::from(vote.member)];
            roll.add(vote.choice, code.clone());
        }
        roll.sort();
        self.votes += count;
        self.told(count);
        let participants = archive.participants.iter();
        let tally = roll.count(
            decision.date,
            participants.map(|(code, period)| (code, *period)),
        );
        Ok(Act::ImportedDecision {
            collection: archive.collection.clone(),
            date: decision.date,
            outcome: roll.outcome(&archive.rule, &tally),
            resolution: decision.resolution.clone(),
            rule: archive.rule,
            summary: laid(tx, &decision.summary)?,
            symbol: decision.symbol.clone(),
            tally,
            title: laid(tx, &decision.title)?,
            roll,
        })
    }

    fn instrument(
        &mut self,
        tx: &mut Tx<'_>,
        archive: &Archive,
        instrument: &Instrument,
    ) -> Result<Act, Failure> {
        let mut notes: Vec<Doc> = Vec::new();
        let mut places: HashMap<&str, i64> = HashMap::new();
        let mut events = Vec::with_capacity(instrument.events.len());
        for event in &instrument.events {
            let note = match places.get(event.note.as_str()) {
                Some(place) => Some(*place),
                None => laid(tx, &event.note)?.map(|doc| {
                    notes.push(doc);
                    let place = notes.len() as i64;
                    places.insert(&event.note, place);
                    place
                }),
            };
            events.push(ImportedEvent {
                date: event.date,
                event: event.event,
                member: archive.participants[usize::from(event.member)].0.clone(),
                note,
            });
        }
        self.told(events.len());
        Ok(Act::ImportedInstrument {
            adopted: instrument.adopted,
            chapter: laid(tx, &instrument.chapter)?,
            collection: archive.collection.clone(),
            events,
            notes,
            symbol: instrument.symbol.clone(),
            title: laid(tx, &instrument.title)?,
        })
    }

    fn told(&mut self, more: usize) {
        self.done += more as u64;
        (self.progress)(self.done);
    }
}

/// Free text stands in documents; archives are taken to be in English, which is what their columns say.
fn laid(tx: &mut Tx<'_>, text: &str) -> Result<Option<Doc>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    documents::lay_imported(tx, Lang::En, text).map(Some)
}
