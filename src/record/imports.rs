//! What imported entries hold, and the rows that follow from them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::effects::{Cell, Column, Effect, columns, json, put};
use super::entries::{Act, Doc};
use crate::rules::archives::{ParticipantKind, ParticipationKind, RollCall};
use crate::rules::majority::{Outcome, Rule, Tally};
use crate::rules::words::{ArchiveSymbol, Choice, CollectionCode, Fingerprint, MemberCode};

/// A file of an import: its name, its size in bytes, how many rows it brings, and the SHA-256 of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    pub bytes: i64,
    pub name: String,
    pub rows: i64,
    pub sha256: Fingerprint,
}

/// A participant of an archive; names and days as the archive has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedMember {
    pub code: MemberCode,
    pub kind: ParticipantKind,
    pub name_en: String,
    pub name_fr: Option<String>,
    pub since: Option<Date>,
    pub until: Option<Date>,
}

/// What a participant did with an instrument, on which day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ImportedEvent {
    pub date: Date,
    pub event: ParticipationKind,
    pub member: MemberCode,
    /// Which of the entry's notes, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<i64>,
}

/// The rows that follow from an imported entry; of any other act none.
pub(super) fn rows(act: &Act, idx: i64, at: Timestamp) -> Vec<Effect> {
    match act {
        Act::Import {
            collection,
            files,
            rule,
        } => begun(collection, files, rule, idx, at),
        Act::ImportedMembers {
            collection,
            members,
        } => members
            .iter()
            .map(|member| participant(collection, member, idx))
            .collect(),
        Act::ImportedDecision {
            collection,
            date,
            outcome,
            resolution,
            roll,
            rule,
            summary,
            symbol,
            tally,
            title,
        } => {
            let mut row = columns! { idx: idx, collection: collection.as_str(), symbol: symbol.as_str(), slug: symbol.slug(),
            date: *date, title: title.as_ref(), summary: summary.as_ref(), resolution: resolution.as_ref().map(ArchiveSymbol::as_str),
            rule: json(rule), outcome: outcome.map(Outcome::as_str), roll: json(roll) };
            row.extend(counted(tally));
            let mut rows = vec![put("archive_decisions", row)];
            rows.extend(votes(roll, idx));
            rows
        }
        Act::ImportedInstrument {
            adopted,
            chapter,
            collection,
            events,
            notes,
            symbol,
            title,
        } => {
            let mut rows = vec![put(
                "archive_instruments",
                columns! { idx: idx, collection: collection.as_str(), symbol: symbol.as_str(), slug: symbol.slug(),
                adopted: *adopted, title: title.as_ref(), chapter: chapter.as_ref() },
            )];
            rows.extend((1i64..).zip(events).map(|(place, event)| {
                put(
                    "archive_events",
                    columns! { idx: idx, place: place, collection: collection.as_str(), member: event.member.as_str(),
                    event: event.event.as_str(), date: event.date, note: note_of(event, notes) },
                )
            }));
            rows
        }
        _ => Vec::new(),
    }
}

fn begun(
    collection: &CollectionCode,
    files: &[ImportedFile],
    rule: &Rule,
    idx: i64,
    at: Timestamp,
) -> Vec<Effect> {
    let mut rows = vec![
        Effect::PutFirst {
            table: "archive_collections",
            row: columns! { code: collection.as_str(), idx: idx },
        },
        put(
            "archive_imports",
            columns! { idx: idx, collection: collection.as_str(), rule: json(rule), at: at },
        ),
    ];
    rows.extend(files.iter().map(|file| {
        put(
            "archive_files",
            columns! { idx: idx, name: &file.name, collection: collection.as_str(), bytes: file.bytes, rows: file.rows,
            sha256: file.sha256.as_str() },
        )
    }));
    rows
}

fn participant(collection: &CollectionCode, member: &ImportedMember, idx: i64) -> Effect {
    put(
        "archive_members",
        columns! { collection: collection.as_str(), code: member.code.as_str(), kind: member.kind.as_str(),
        name_en: &member.name_en, name_fr: member.name_fr.as_ref(), since: member.since, until: member.until, idx: idx },
    )
}

fn counted(tally: &Tally) -> Vec<Column> {
    columns! { entitled: tally.entitled, yes: tally.yes, no: tally.no, abstain: tally.abstain,
    not_participating: tally.not_participating }
}

/// One row for each vote, those of one choice at once.
fn votes(roll: &RollCall, idx: i64) -> impl Iterator<Item = Effect> {
    Choice::ALL.iter().filter_map(move |choice| {
        let members = roll.of(*choice);
        (!members.is_empty()).then(|| Effect::PutEach {
            table: "archive_votes",
            row: columns! { decision: idx, choice: choice.as_str() },
            column: "member",
            values: members.iter().map(ToString::to_string).collect(),
        })
    })
}

fn note_of(event: &ImportedEvent, notes: &[Doc]) -> Cell {
    let place = event.note.and_then(|note| usize::try_from(note - 1).ok());
    Cell::from(place.and_then(|place| notes.get(place)))
}
