//! What programs get of an imported archive: what other bodies decided, how it was voted on, and who took part in what.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::answered::{Bilingual, Origin, Pages};
use super::ballots::{RuleOut, TallyOut, rule, tally};
use crate::rules::archives::{ParticipantKind, ParticipationKind};
use crate::rules::visibility::Viewer;
use crate::rules::words::{ArchiveSymbol, Choice, CollectionCode, Lang, MemberCode};
use crate::store::archives::{Collection, Decision, Event, Instrument, Participant};
use crate::store::{Failure, Reading, documents};
use crate::web::archive::{decision_path, instrument_path};

/// An imported collection: decided elsewhere, and marked so on every page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionOut {
    pub code: CollectionCode,
    /// The files it was imported from, oldest first.
    pub files: Vec<ImportedFile>,
    pub pages: Pages,
}

/// A file that was imported.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportedFile {
    #[schema(example = "decisions.csv")]
    pub name: String,
    pub bytes: i64,
    /// Lines without the heading.
    pub rows: i64,
    /// Of its bytes, in hexadecimal.
    pub sha256: String,
    /// The entry of its import.
    pub entry: i64,
}

/// A participant of a collection. It shares its code with a member of the house and nothing else.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParticipantOut {
    pub code: MemberCode,
    pub kind: ParticipantKind,
    pub name: Bilingual,
    /// The first day that the archive gives; null where it gives none.
    pub since: Option<Date>,
    /// The last day that the archive gives; null where it gives none.
    pub until: Option<Date>,
}

/// A decision of a collection.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionOut {
    pub symbol: ArchiveSymbol,
    pub date: Date,
    /// In the language of the archive.
    pub title: Option<String>,
    pub summary: Option<String>,
    /// The symbol of the resolution.
    pub resolution: Option<String>,
    /// The rule under which the register counted the votes again.
    pub rule: RuleOut,
    pub tally: TallyOut,
    /// `adopted` or `rejected` under that rule; null where the archive has no votes.
    #[schema(example = "adopted")]
    pub outcome: Option<&'static str>,
    /// The entry that brought it.
    pub entry: i64,
    pub pages: Pages,
}

/// A decision with its roll call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionInFull {
    #[serde(flatten)]
    pub decision: DecisionOut,
    /// Whoever the archive names as having voted, by code.
    pub roll_call: Vec<ArchivedVote>,
}

/// How a participant voted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ArchivedVote {
    pub member: MemberCode,
    pub choice: Choice,
}

/// An instrument of a collection.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InstrumentOut {
    pub symbol: ArchiveSymbol,
    /// In the language of the archive.
    pub title: Option<String>,
    pub chapter: Option<String>,
    pub adopted: Option<Date>,
    /// The entry that brought it.
    pub entry: i64,
    pub pages: Pages,
}

/// An instrument with the participation in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InstrumentInFull {
    #[serde(flatten)]
    pub instrument: InstrumentOut,
    /// In the order of the archive.
    pub participation: Vec<Participation>,
}

/// What a participant did with an instrument.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Participation {
    pub member: MemberCode,
    pub event: ParticipationKind,
    pub date: Date,
    pub note: Option<String>,
}

/// The words of documents, by their hashes.
pub(super) type Words = HashMap<String, String>;

/// What documents say, each read once.
pub(super) fn words<'a>(
    r: &mut Reading<'_>,
    texts: impl IntoIterator<Item = &'a Option<String>>,
) -> Result<Words, Failure> {
    let mut hashes: Vec<String> = texts.into_iter().flatten().cloned().collect();
    hashes.sort_unstable();
    hashes.dedup();
    Ok(documents::bodies(r, &Viewer::Public, &hashes)?)
}

fn said(words: &Words, text: Option<&String>) -> Option<String> {
    words.get(text?).cloned()
}

pub(super) fn collection(of: Collection, origin: &Origin) -> CollectionOut {
    CollectionOut {
        pages: origin.pages(&format!("/archive/{}", of.code)),
        code: of.code,
        files: of
            .files
            .into_iter()
            .map(|file| ImportedFile {
                name: file.name,
                bytes: file.bytes,
                rows: file.rows,
                sha256: file.sha256,
                entry: file.idx,
            })
            .collect(),
    }
}

pub(super) fn participant(of: Participant) -> ParticipantOut {
    ParticipantOut {
        code: of.code,
        kind: of.kind,
        name: Bilingual::of(|lang| match lang {
            Lang::En => Some(of.name_en.clone()),
            Lang::Fr => of.name_fr.clone(),
        }),
        since: of.since,
        until: of.until,
    }
}

pub(super) fn decision(
    of: &Decision,
    code: &CollectionCode,
    words: &Words,
    origin: &Origin,
) -> DecisionOut {
    DecisionOut {
        date: of.date,
        title: said(words, of.title.as_ref()),
        summary: said(words, of.summary.as_ref()),
        resolution: of.resolution.clone(),
        rule: rule(&of.rule),
        tally: tally(of.tally),
        outcome: of.outcome().map(|outcome| outcome.as_str()),
        entry: of.idx,
        pages: origin.pages(&decision_path(code, &of.symbol)),
        symbol: of.symbol.clone(),
    }
}

pub(super) fn instrument(
    of: &Instrument,
    code: &CollectionCode,
    words: &Words,
    origin: &Origin,
) -> InstrumentOut {
    InstrumentOut {
        title: said(words, of.title.as_ref()),
        chapter: said(words, of.chapter.as_ref()),
        adopted: of.adopted,
        entry: of.idx,
        pages: origin.pages(&instrument_path(code, &of.symbol)),
        symbol: of.symbol.clone(),
    }
}

pub(super) fn participation(event: Event, words: &Words) -> Participation {
    Participation {
        note: said(words, event.note.as_ref()),
        member: event.member,
        event: event.event,
        date: event.date,
    }
}
