//! An instrument of an archive: what each participant did with it, as a matrix, a map and a table.

use std::collections::{BTreeMap, HashMap};

use actix_web::{HttpResponse, web};
use askama::Template;

use super::{code, instrument_path, name, under, words_of};
use crate::rules::archives::ParticipationKind;
use crate::rules::visibility::Viewer;
use crate::rules::words::MemberCode;
use crate::store::archives::{self, Event, Participant};
use crate::store::{Failure, documents};
use crate::web::answers;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::map::{Fill, Meaning, WorldMap};
use crate::web::problems::Problem;
use crate::web::record::public;
use crate::web::results;
use crate::web::shell::Shell;
use crate::web::site::Site;
use crate::web::tables::{Picture, links};
use crate::web::words::{Words, words};

/// A participant with what it did, column by column.
pub struct Row {
    pub name: String,
    pub code: String,
    pub url: String,
    /// The name of the column, and the days in it with their notes.
    pub cells: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "archive/instrument.html")]
struct Page {
    shell: Shell,
    code: String,
    collection_url: String,
    instruments_url: String,
    symbol: String,
    title: String,
    facts: Vec<(String, String)>,
    entry_url: String,
    map: WorldMap,
    columns: Vec<String>,
    rows: Vec<Row>,
    files: Vec<(String, &'static str)>,
}

/// `GET /{lang}/archive/{collection}/instruments/{symbol}`.
///
/// # Errors
/// Not found where the collection has no such instrument.
pub async fn show(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Problem> {
    let w = words(lang.0);
    let code = code(&path.1)?;
    let (asked, slug) = (code.clone(), path.2.clone());
    let (head, instrument, events, members, bodies) = house
        .read(move |r| {
            let instrument = archives::instrument(r, &asked, &slug)?;
            let events = archives::events(r, instrument.idx)?;
            let members = archives::participants(r, &asked)?;
            let texts = [&instrument.title, &instrument.chapter];
            let notes = events.iter().map(|event| &event.note);
            let mut texts: Vec<String> =
                texts.into_iter().chain(notes).flatten().cloned().collect();
            texts.sort_unstable();
            texts.dedup();
            let bodies = documents::bodies(r, &Viewer::Public, &texts)?;
            Ok::<_, Failure>((r.head().clone(), instrument, events, members, bodies))
        })
        .await?;
    let path = instrument_path(&code, &instrument.symbol);
    let title = words_of(
        &bodies,
        instrument.title.as_ref(),
        instrument.symbol.as_str(),
    );
    let kinds: Vec<ParticipationKind> = ParticipationKind::ALL
        .iter()
        .copied()
        .filter(|kind| events.iter().any(|event| event.event == *kind))
        .collect();
    let done = done(&events, &members);
    let mut rows: Vec<Row> = done
        .iter()
        .map(|(member, events)| Row {
            name: name(member, lang.0).to_owned(),
            code: member.code.to_string(),
            url: format!(
                "/{}{}",
                lang.0,
                under(&code, &format!("/members/{}", member.code))
            ),
            cells: cells(&kinds, events, &bodies, w),
        })
        .collect();
    rows.sort_by_cached_key(|row| w.sort_key(&row.name));
    let mut facts = vec![(w.archive_fact_symbol(), instrument.symbol.to_string())];
    facts.extend(
        instrument
            .adopted
            .map(|day| (w.archive_fact_adopted(), w.date(day))),
    );
    let chapter = words_of(&bodies, instrument.chapter.as_ref(), "");
    if !chapter.is_empty() {
        facts.push((w.archive_fact_chapter(), chapter));
    }
    answers::page(&Page {
        shell: public(&site, lang.0, &path, title.clone(), &head),
        code: code.to_string(),
        collection_url: format!("/{}{}", lang.0, under(&code, "")),
        instruments_url: format!("/{}{}", lang.0, under(&code, "/instruments")),
        symbol: instrument.symbol.to_string(),
        facts,
        entry_url: format!("/{}/record/{}", lang.0, instrument.idx),
        map: map(&done, &title, w),
        columns: kinds
            .iter()
            .map(|kind| results::capital(&event_word(*kind, w)))
            .collect(),
        rows,
        files: links(
            &format!("/{}{path}/participation", lang.0),
            "",
            Picture::None,
        ),
        title,
    })
}

/// What was done, as a word.
pub(super) fn event_word(kind: ParticipationKind, w: &Words) -> String {
    w.archive_event(kind.as_str())
}

/// What each participant did; those who did nothing are left out.
fn done<'a>(
    events: &'a [Event],
    members: &'a [Participant],
) -> Vec<(&'a Participant, Vec<&'a Event>)> {
    let mut of: BTreeMap<&MemberCode, Vec<&Event>> = BTreeMap::new();
    for event in events {
        of.entry(&event.member).or_default().push(event);
    }
    let with = members
        .iter()
        .filter_map(|member| Some((member, of.remove(&member.code)?)));
    with.collect()
}

fn cells(
    kinds: &[ParticipationKind],
    events: &[&Event],
    bodies: &HashMap<String, String>,
    w: &Words,
) -> Vec<(String, Vec<String>)> {
    let cell = |kind: &ParticipationKind| {
        let days = events.iter().filter(|event| event.event == *kind);
        let days = days.map(|event| {
            let note = words_of(bodies, event.note.as_ref(), "");
            match note.as_str() {
                "" => w.date_short(event.date),
                note => w.archive_event_noted(w.date_short(event.date), note),
            }
        });
        (results::capital(&event_word(*kind, w)), days.collect())
    };
    kinds.iter().map(cell).collect()
}

/// How far a participant went, for the map: bound, signed, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Bound,
    Signed,
    Other,
}

impl Reach {
    const ALL: [Self; 3] = [Self::Bound, Self::Signed, Self::Other];

    /// By the words of the events alone: what a note says is read, not reckoned with.
    fn of(events: &[&Event]) -> Self {
        use ParticipationKind as P;
        let did = |kinds: &[P]| events.iter().any(|event| kinds.contains(&event.event));
        if did(&[
            P::Ratification,
            P::Accession,
            P::Acceptance,
            P::Approval,
            P::Succession,
            P::DefinitiveSignature,
            P::FormalConfirmation,
            P::ConsentToBeBound,
        ]) {
            Self::Bound
        } else if did(&[P::Signature, P::ProvisionalApplication]) {
            Self::Signed
        } else {
            Self::Other
        }
    }

    const fn fill(self) -> Fill {
        Fill(match self {
            Self::Bound => "s4",
            Self::Signed => "s2",
            Self::Other => "s1",
        })
    }

    fn words(self, w: &Words) -> String {
        match self {
            Self::Bound => w.archive_reach_bound(),
            Self::Signed => w.archive_reach_signed(),
            Self::Other => w.archive_reach_other(),
        }
    }
}

fn map(done: &[(&Participant, Vec<&Event>)], title: &str, w: &Words) -> WorldMap {
    let drawn: Vec<(MemberCode, Fill, String)> = done
        .iter()
        .map(|(member, events)| {
            let reach = Reach::of(events);
            let title = w.map_place(name(member, w.lang()), reach.words(w));
            (member.code.clone(), reach.fill(), title)
        })
        .collect();
    let meanings = Reach::ALL
        .into_iter()
        .map(|reach| {
            (
                reach,
                done.iter()
                    .filter(|(_, events)| Reach::of(events) == reach)
                    .count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(reach, count)| Meaning {
            fill: reach.fill(),
            words: reach.words(w),
            count: w.number(count as i64),
        })
        .collect();
    WorldMap {
        others: w.archive_map_others(),
        ..WorldMap::of(w.archive_map_participation(title), &drawn, meanings, w)
    }
}
