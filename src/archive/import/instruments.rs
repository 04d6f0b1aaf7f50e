//! `instruments.csv` and `participation.csv`: instruments, and what was done with each.

use std::collections::HashMap;

use super::Looked;
use super::decisions::Symbols;
use super::members::{Participants, Who, unknown};
use super::sheet::{Column, Needed, Row, Sheet};
use super::values;
use super::wrongs::Wrongs;
use crate::acts::imports::{Event, Instrument};
use crate::rules::archives::ParticipationKind;
use crate::store::archives::Known;

const COLUMNS: &[Column] = &[
    ("symbol", Needed::Yes),
    ("title_en", Needed::Yes),
    ("chapter", Needed::No),
    ("adopted_on", Needed::No),
];

const EVENT_COLUMNS: &[Column] = &[
    ("instrument", Needed::Yes),
    ("member", Needed::Yes),
    ("event", Needed::Yes),
    ("date", Needed::Yes),
    ("note", Needed::No),
];

/// Room for what was done with an instrument in its one entry, in bytes, and what it takes there.
const EVENTS_BYTES: usize = 62_000;
const EVENT_BYTES: usize = 60;
const NOTE_BYTES: usize = 140;

pub(super) fn read(sheet: Option<Sheet>, known: &Known, looked: &mut Looked) -> Symbols {
    let mut symbols = Symbols::of(&known.instruments);
    let Some(sheet) = sheet else {
        return symbols;
    };
    let mut wrongs = std::mem::take(&mut looked.wrongs);
    sheet.rows(COLUMNS, &mut wrongs, |row, wrongs| {
        let Some(instrument) = instrument(row, sheet.name, wrongs) else {
            symbols.broken.insert(row.cell(0).to_owned());
            return;
        };
        if let Err(reason) = symbols.take(&instrument.symbol, row.line) {
            return wrongs.add(sheet.name, row.line, Some("symbol"), reason);
        }
        looked.counts.instruments += 1;
        looked.archive.instruments.push(instrument);
    });
    looked.wrongs = wrongs;
    symbols
}

fn instrument(row: &Row<'_>, file: &'static str, wrongs: &mut Wrongs) -> Option<Instrument> {
    let mut kept =
        |column: &'static str, reason: String| wrongs.add(file, row.line, Some(column), reason);
    let symbol = values::symbol(row.cell(0)).map_err(|reason| kept("symbol", reason));
    let adopted = values::date_if(row.cell(3)).map_err(|reason| kept("adopted_on", reason));
    Some(Instrument {
        symbol: symbol.ok()?,
        title: values::prose(row.cell(1)).to_owned(),
        chapter: values::prose(row.cell(2)).to_owned(),
        adopted: adopted.ok()?,
        events: Vec::new(),
    })
}

pub(super) fn participation(
    sheet: Option<Sheet>,
    members: &Participants,
    instruments: &Symbols,
    looked: &mut Looked,
) {
    let Some(sheet) = sheet else {
        return;
    };
    let file = sheet.name;
    let mut wrongs = std::mem::take(&mut looked.wrongs);
    let mut lines: HashMap<(u32, Event), u64> = HashMap::new();
    sheet.rows(EVENT_COLUMNS, &mut wrongs, |row, wrongs| {
        let code = row.cell(1);
        let place = instruments.find(row.cell(0), "instruments.csv");
        if let Err(Some(reason)) = &place {
            wrongs.add(file, row.line, Some("instrument"), reason.clone());
        }
        let who = members.find(code);
        if let Who::Unknown = who {
            wrongs.add(file, row.line, Some("member"), unknown(code));
        }
        let kind = values::word(row.cell(2), "event", ParticipationKind::ALL)
            .map_err(|reason| wrongs.add(file, row.line, Some("event"), reason));
        let date = values::date(row.cell(3))
            .map_err(|reason| wrongs.add(file, row.line, Some("date"), reason));
        let note = values::prose(row.cell(4));
        if kind == Ok(ParticipationKind::Other) && note.is_empty() {
            let reason = "an event that is \"other\" needs its own wording here";
            return wrongs.add(file, row.line, Some("note"), reason);
        }
        let (Ok(place), Who::Known(member, period), Ok(kind), Ok(date)) = (place, who, kind, date)
        else {
            return;
        };
        let event = Event {
            member,
            event: kind,
            date,
            note: note.to_owned(),
        };
        // What differs in its note only is another event.
        if let Some(first) = lines.get(&(place, event.clone())) {
            let reason = format!("duplicate: the same event stands in line {first} already");
            return wrongs.add(file, row.line, None, reason);
        }
        lines.insert((place, event.clone()), row.line);
        looked.counts.events += 1;
        if period.excludes(date) {
            let reason =
                format!("{kind} of {code} on {date}, outside the time that members.csv gives it");
            looked.notes.add(file, row.line, Some("member"), reason);
        }
        looked.archive.instruments[place as usize]
            .events
            .push(event);
    });
    for instrument in &looked.archive.instruments {
        let bytes: usize = instrument.events.len() * EVENT_BYTES + notes(instrument) * NOTE_BYTES;
        if bytes > EVENTS_BYTES {
            let reason = format!(
                "{} has {} events: more than one entry of the record holds",
                instrument.symbol,
                instrument.events.len()
            );
            wrongs.add(file, 1, Some("instrument"), reason);
        }
    }
    looked.wrongs = wrongs;
}

fn notes(instrument: &Instrument) -> usize {
    let notes = instrument.events.iter().map(|event| event.note.as_str());
    let mut notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
    notes.sort_unstable();
    notes.dedup();
    notes.len()
}
