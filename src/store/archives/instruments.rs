//! Instruments of an imported archive, with what each participant did with them.

use diesel::prelude::*;
use jiff::civil::Date;

use crate::rules::archives::ParticipationKind;
use crate::rules::words::{ArchiveSymbol, CollectionCode, MemberCode};
use crate::store::failures::StoreError;
use crate::store::reading::{Reading, word, word_if};
use crate::store::schema::{archive_events, archive_instruments};

/// An instrument as it was imported; title and chapter are documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its entry.
    pub idx: i64,
    pub symbol: ArchiveSymbol,
    pub adopted: Option<Date>,
    pub title: Option<String>,
    pub chapter: Option<String>,
}

/// What a participant did with an instrument; the note is a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The entry of the instrument.
    pub idx: i64,
    pub member: MemberCode,
    pub event: ParticipationKind,
    pub date: Date,
    pub note: Option<String>,
}

type Row = (i64, String, Option<String>, Option<String>, Option<String>);

const fn columns() -> (
    archive_instruments::idx,
    archive_instruments::symbol,
    archive_instruments::adopted,
    archive_instruments::title,
    archive_instruments::chapter,
) {
    (
        archive_instruments::idx,
        archive_instruments::symbol,
        archive_instruments::adopted,
        archive_instruments::title,
        archive_instruments::chapter,
    )
}

/// Instruments of a collection in the order of the archive, after an entry.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn instruments(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    after: Option<i64>,
    most: i64,
) -> Result<Vec<Instrument>, StoreError> {
    let rows: Vec<Row> = archive_instruments::table
        .filter(archive_instruments::collection.eq(collection.as_str()))
        .filter(archive_instruments::idx.gt(after.unwrap_or(-1)))
        .filter(archive_instruments::idx.lt(r.before()))
        .order(archive_instruments::idx)
        .limit(most)
        .select(columns())
        .load(r.conn)?;
    rows.into_iter().map(read).collect()
}

/// One instrument, by the form of its symbol in addresses.
///
/// # Errors
/// [`StoreError::NotFound`] when the collection has none.
pub fn instrument(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    slug: &str,
) -> Result<Instrument, StoreError> {
    let row: Option<Row> = archive_instruments::table
        .filter(archive_instruments::collection.eq(collection.as_str()))
        .filter(archive_instruments::slug.eq(slug))
        .filter(archive_instruments::idx.lt(r.before()))
        .select(columns())
        .first(r.conn)
        .optional()?;
    read(row.ok_or(StoreError::NotFound)?)
}

fn read((idx, symbol, adopted, title, chapter): Row) -> Result<Instrument, StoreError> {
    Ok(Instrument {
        idx,
        symbol: word(&symbol)?,
        adopted: word_if(adopted.as_deref())?,
        title,
        chapter,
    })
}

type EventRow = (i64, String, String, String, Option<String>);

const fn event_columns() -> (
    archive_events::idx,
    archive_events::member,
    archive_events::event,
    archive_events::date,
    archive_events::note,
) {
    (
        archive_events::idx,
        archive_events::member,
        archive_events::event,
        archive_events::date,
        archive_events::note,
    )
}

/// Everything that was done with an instrument, in the order of the archive.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn events(r: &mut Reading<'_>, instrument: i64) -> Result<Vec<Event>, StoreError> {
    let rows: Vec<EventRow> = archive_events::table
        .filter(archive_events::idx.eq(instrument))
        .order(archive_events::place)
        .select(event_columns())
        .load(r.conn)?;
    rows.into_iter().map(event).collect()
}

/// What a participant did, by date, each with its instrument.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn events_of(
    r: &mut Reading<'_>,
    collection: &CollectionCode,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<(Event, Instrument)>, StoreError> {
    let rows: Vec<(EventRow, Row)> = archive_events::table
        .inner_join(archive_instruments::table.on(archive_instruments::idx.eq(archive_events::idx)))
        .filter(archive_events::collection.eq(collection.as_str()))
        .filter(archive_events::member.eq(member.as_str()))
        .filter(archive_events::idx.lt(r.before()))
        .order((
            archive_events::date,
            archive_events::idx,
            archive_events::place,
        ))
        .limit(most)
        .select((event_columns(), columns()))
        .load(r.conn)?;
    rows.into_iter()
        .map(|(done, with)| Ok((event(done)?, read(with)?)))
        .collect()
}

fn event((idx, member, kind, date, note): EventRow) -> Result<Event, StoreError> {
    Ok(Event {
        idx,
        member: word(&member)?,
        event: word(&kind)?,
        date: word(&date)?,
        note,
    })
}
