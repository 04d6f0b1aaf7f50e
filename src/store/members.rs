//! Members: codes, names and standing, all from dated entries.

use std::collections::BTreeMap;
use std::sync::Arc;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::failures::StoreError;
use super::reading::{Reading, at, word, word_if};
use super::schema::{entries, member_names, members, moments, partners, seats, standings};
use crate::record::effects::GAIP;
use crate::record::entries::Names;
use crate::rules::calendar;
use crate::rules::permissions::Office;
use crate::rules::standing::{self, Standing, StandingRecord};
use crate::rules::words::{Body, Lang, MemberCode, MemberKind, PartnerKind, Reference, Seat};

/// One dated record of a member's standing.
#[derive(Clone, Debug)]
pub struct StandingEntry {
    pub index: i64,
    pub record: StandingRecord,
    pub body: Body,
    pub reference: Reference,
    /// Date of the body's decision, or of the notification.
    pub decided: Date,
    /// When it was recorded here.
    pub recorded: Timestamp,
}

/// Names borne from a day on.
#[derive(Clone, Debug)]
pub struct NamesEntry {
    pub index: i64,
    pub since: Date,
    pub names: Names,
}

/// A member, past or present.
#[derive(Clone, Debug)]
pub struct Member {
    pub code: MemberCode,
    pub iso2: String,
    pub kind: MemberKind,
    /// In the order they were recorded.
    pub standings: Vec<StandingEntry>,
    /// In the order they were recorded.
    pub names: Vec<NamesEntry>,
}

impl Member {
    pub fn standing_on(&self, day: Date) -> Standing {
        let records: Vec<StandingRecord> =
            self.standings.iter().map(|entry| entry.record).collect();
        standing::on(&records, day)
    }

    /// The names borne on a day; before the first, the first.
    pub fn names_on(&self, day: Date) -> Option<&Names> {
        self.names
            .iter()
            .filter(|entry| entry.since <= day)
            .max_by_key(|entry| (entry.since, entry.index))
            .or_else(|| self.names.first())
            .map(|entry| &entry.names)
    }
}

/// All members of the house, past and present, by code; for pages that name many.
#[derive(Clone, Debug)]
pub struct Roster {
    people: Arc<People>,
    today: Date,
}

/// Members and partners, as they follow from the record alone.
#[derive(Debug)]
pub(super) struct People {
    members: BTreeMap<MemberCode, Member>,
    /// What partners are called: they have no standing, and a name all the same.
    guests: BTreeMap<MemberCode, Names>,
}

impl Roster {
    pub fn all(&self) -> impl Iterator<Item = &Member> {
        self.people.members.values()
    }

    pub fn find(&self, code: &MemberCode) -> Option<&Member> {
        self.people.members.get(code)
    }

    /// The day in Paris of the reading.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Today's short name, of a partner too; the code itself for whoever is neither.
    pub fn short(&self, code: &MemberCode, lang: Lang) -> String {
        let names = self
            .find(code)
            .and_then(|member| member.names_on(self.today))
            .or_else(|| self.people.guests.get(code));
        match (names, lang) {
            (Some(names), Lang::En) => names.short_en.clone(),
            (Some(names), Lang::Fr) => names.short_fr.clone(),
            (None, _) => code.to_string(),
        }
    }

    /// Who is a member on a day, with the kind and standing that the law of electorates asks for.
    pub fn standings_on(&self, day: Date) -> Vec<(MemberCode, MemberKind, Standing)> {
        self.all()
            .map(|m| (m.code.clone(), m.kind, m.standing_on(day)))
            .collect()
    }
}

/// Reads all members with their names and standings; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn roster(r: &mut Reading<'_>) -> Result<Roster, StoreError> {
    Ok(Roster {
        people: r.recall(|known| &known.people, people)?,
        today: calendar::day_of(r.now()),
    })
}

/// Where one member stands on the day of the reading.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn standing_today(r: &mut Reading<'_>, member: &MemberCode) -> Result<Standing, StoreError> {
    type Row = (String, String, Option<String>, Option<String>);
    let rows: Vec<Row> = standings::table
        .filter(standings::member.eq(member.as_str()))
        .filter(standings::idx.lt(r.before()))
        .order(standings::idx)
        .select((
            standings::what,
            standings::since,
            standings::until,
            standings::scope,
        ))
        .load(r.conn)?;
    let records: Vec<StandingRecord> = rows
        .into_iter()
        .map(|(what, since, until, scope)| {
            standing_record(&what, &since, until.as_deref(), scope.as_deref())
        })
        .collect::<Result<_, _>>()?;
    Ok(standing::on(&records, calendar::day_of(r.now())))
}

fn standing_record(
    what: &str,
    since: &str,
    until: Option<&str>,
    scope: Option<&str>,
) -> Result<StandingRecord, StoreError> {
    Ok(StandingRecord {
        what: word(what)?,
        from: word(since)?,
        until: word_if(until)?,
        scope: word_if(scope)?,
    })
}

fn people(r: &mut Reading<'_>) -> Result<People, StoreError> {
    let mut members = BTreeMap::new();
    for (code, iso2, kind) in members::table
        .filter(members::collection.eq(GAIP))
        .filter(members::idx.lt(r.before()))
        .select((members::code, members::iso2, members::kind))
        .load::<(String, String, String)>(r.conn)?
    {
        let code: MemberCode = word(&code)?;
        let member = Member {
            code: code.clone(),
            iso2,
            kind: word(&kind)?,
            standings: Vec::new(),
            names: Vec::new(),
        };
        members.insert(code, member);
    }
    read_names(r, &mut members)?;
    read_standings(r, &mut members)?;
    let guests = partners(r)?
        .into_iter()
        .map(|partner| (partner.code, partner.names))
        .collect();
    Ok(People { members, guests })
}

/// A partner of the house, as one entry recorded it.
#[derive(Clone, Debug)]
pub struct Partner {
    pub index: i64,
    pub code: MemberCode,
    pub kind: PartnerKind,
    pub names: Names,
    pub since: Date,
    /// The first day on which it is one no longer.
    pub until: Option<Date>,
}

impl Partner {
    pub fn is_on(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Every partner ever recorded, in the order of the record; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn partners(r: &mut Reading<'_>) -> Result<Vec<Partner>, StoreError> {
    type Row = (
        i64,
        String,
        String,
        String,
        String,
        String,
        String,
        String,
        Option<String>,
    );
    let rows: Vec<Row> = partners::table
        .filter(partners::idx.lt(r.before()))
        .order(partners::idx)
        .select((
            partners::idx,
            partners::code,
            partners::kind,
            partners::name_en,
            partners::name_fr,
            partners::formal_en,
            partners::formal_fr,
            partners::since,
            partners::until,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(
            |(index, code, kind, short_en, short_fr, formal_en, formal_fr, since, until)| {
                Ok(Partner {
                    index,
                    code: word(&code)?,
                    kind: word(&kind)?,
                    names: Names {
                        formal_en,
                        formal_fr,
                        short_en,
                        short_fr,
                    },
                    since: word(&since)?,
                    until: word_if(until.as_deref())?,
                })
            },
        )
        .collect()
}

/// A seat as the record has it: an office, never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRecord {
    pub index: i64,
    pub seat: Seat,
    pub office: Office,
    pub member: Option<MemberCode>,
    pub since: Timestamp,
    /// The last day of the office, in Paris.
    pub until: Option<Date>,
    pub ended: Option<Timestamp>,
}

impl SeatRecord {
    /// The office of the seat stands at this moment.
    pub fn stands(&self, now: Timestamp) -> bool {
        let today = calendar::day_of(now);
        self.ended.is_none() && self.until.is_none_or(|last| today <= last)
    }
}

/// The seats of a delegation or partner, oldest first; with no member, those of the house. They are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn seats(
    r: &mut Reading<'_>,
    member: Option<&MemberCode>,
) -> Result<Vec<SeatRecord>, StoreError> {
    let mut query = seats::table
        .filter(seats::idx.lt(r.before()))
        .order(seats::idx)
        .into_boxed();
    query = match member {
        Some(member) => query.filter(seats::member.eq(member.as_str())),
        None => query.filter(seats::member.is_null()),
    };
    let rows: Vec<SeatRow> = query.select(SEAT_COLUMNS).load(r.conn)?;
    let now = r.now();
    rows.into_iter().map(|row| seat_of(row, now)).collect()
}

/// One seat of the record.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn seat(r: &mut Reading<'_>, seat: &Seat) -> Result<Option<SeatRecord>, StoreError> {
    seats::table
        .find(seat.as_str())
        .select(SEAT_COLUMNS)
        .first::<SeatRow>(r.conn)
        .optional()?
        .map(|row| seat_of(row, r.now()))
        .transpose()
}

type SeatRow = (
    i64,
    String,
    String,
    Option<String>,
    i64,
    Option<String>,
    Option<i64>,
);
const SEAT_COLUMNS: (
    seats::idx,
    seats::seat,
    seats::office,
    seats::member,
    seats::since,
    seats::until,
    seats::ended,
) = (
    seats::idx,
    seats::seat,
    seats::office,
    seats::member,
    seats::since,
    seats::until,
    seats::ended,
);

/// A seat as it was at a moment: what ended later had not ended.
fn seat_of(row: SeatRow, now: Timestamp) -> Result<SeatRecord, StoreError> {
    let (index, seat, office, member, since, until, ended) = row;
    Ok(SeatRecord {
        index,
        seat: word(&seat)?,
        office: word(&office)?,
        member: word_if(member.as_deref())?,
        since: at(since)?,
        until: word_if(until.as_deref())?,
        ended: ended.map(at).transpose()?.filter(|ended| *ended <= now),
    })
}

/// Days that were recorded before they came, have come, and have no entry of their own yet, oldest first.
///
/// What takes effect on the day it is recorded, or before, has moved the head already.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn due_changes(r: &mut Reading<'_>) -> Result<Vec<(MemberCode, Date)>, StoreError> {
    let entered: Vec<(String, String)> = moments::table
        .filter(moments::what.eq("standing"))
        .select((moments::subject, moments::due))
        .load(r.conn)?;
    let is_entered = |member: &MemberCode, day: Date| {
        entered
            .iter()
            .any(|(code, on)| code == member.as_str() && *on == day.to_string())
    };
    let roster = roster(r)?;
    let mut due = Vec::new();
    for member in roster.all() {
        let records: Vec<StandingRecord> =
            member.standings.iter().map(|entry| entry.record).collect();
        for (day, _) in standing::changes(&records) {
            let was_ahead = member.standings.iter().any(|entry| {
                calendar::day_of(entry.recorded) < day
                    && (entry.record.from == day || entry.record.until == Some(day))
            });
            if was_ahead && day <= roster.today() && !is_entered(&member.code, day) {
                due.push((member.code.clone(), day));
            }
        }
    }
    for (partner, recorded) in partners_recorded(r)? {
        for day in [Some(partner.since), partner.until].into_iter().flatten() {
            let is_due = recorded < day && day <= roster.today();
            if is_due && !is_entered(&partner.code, day) {
                due.push((partner.code.clone(), day));
            }
        }
    }
    due.sort_by_key(|(_, day)| *day);
    due.dedup();
    Ok(due)
}

/// Partners with the day in Paris on which each was recorded.
fn partners_recorded(r: &mut Reading<'_>) -> Result<Vec<(Partner, Date)>, StoreError> {
    let times: BTreeMap<i64, i64> = partners::table
        .inner_join(entries::table.on(entries::idx.eq(partners::idx)))
        .select((entries::idx, entries::time))
        .load::<(i64, i64)>(r.conn)?
        .into_iter()
        .collect();
    partners(r)?
        .into_iter()
        .map(|partner| {
            let recorded = times.get(&partner.index).copied().unwrap_or_default();
            Ok((partner, calendar::day_of(at(recorded)?)))
        })
        .collect()
}

fn read_names(
    r: &mut Reading<'_>,
    members: &mut BTreeMap<MemberCode, Member>,
) -> Result<(), StoreError> {
    type Row = (i64, String, String, String, String, String, String);
    let rows: Vec<Row> = member_names::table
        .filter(member_names::idx.lt(r.before()))
        .order(member_names::idx)
        .select((
            member_names::idx,
            member_names::member,
            member_names::since,
            member_names::short_en,
            member_names::short_fr,
            member_names::formal_en,
            member_names::formal_fr,
        ))
        .load(r.conn)?;
    for (index, member, since, short_en, short_fr, formal_en, formal_fr) in rows {
        if let Some(member) = members.get_mut(&word::<MemberCode>(&member)?) {
            let names = Names {
                formal_en,
                formal_fr,
                short_en,
                short_fr,
            };
            member.names.push(NamesEntry {
                index,
                since: word(&since)?,
                names,
            });
        }
    }
    Ok(())
}

fn read_standings(
    r: &mut Reading<'_>,
    members: &mut BTreeMap<MemberCode, Member>,
) -> Result<(), StoreError> {
    type Row = (
        i64,
        String,
        String,
        Option<String>,
        String,
        String,
        String,
        String,
        Option<String>,
        i64,
    );
    let rows: Vec<Row> = standings::table
        .filter(standings::idx.lt(r.before()))
        .order(standings::idx)
        .select((
            standings::idx,
            standings::member,
            standings::what,
            standings::scope,
            standings::body,
            standings::reference,
            standings::decided,
            standings::since,
            standings::until,
            standings::recorded,
        ))
        .load(r.conn)?;
    for (index, member, what, scope, body, reference, decided, since, until, recorded) in rows {
        let record = standing_record(&what, &since, until.as_deref(), scope.as_deref())?;
        let entry = StandingEntry {
            index,
            record,
            body: word(&body)?,
            reference: word(&reference)?,
            decided: word(&decided)?,
            recorded: at(recorded)?,
        };
        if let Some(member) = members.get_mut(&word::<MemberCode>(&member)?) {
            member.standings.push(entry);
        }
    }
    Ok(())
}
