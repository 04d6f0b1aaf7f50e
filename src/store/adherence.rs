//! Adherence: what members notified about norms, and the standing on each day that follows from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::documents;
use super::eights::{eights, is_one_of};
use super::failures::StoreError;
use super::members::Roster;
use super::norms::{self, Both, Norm};
use super::reading::{Reading, at, word};
use super::schema::adherence_events;
use crate::record::canonical;
use crate::rules::adherence::{self, Effect, Event, EventKind, Status};
use crate::rules::calendar;
use crate::rules::visibility::Viewer;
use crate::rules::words::{Choice, EffectClause, MemberCode, NormSymbol, UnitSymbol};

/// One event as a member notified it; public, with its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    pub norm: NormSymbol,
    pub member: MemberCode,
    pub event: Event,
    /// In the languages it was given in.
    pub note: Both,
    /// The units that it names, by their stable ids.
    pub units: Vec<UnitSymbol>,
    /// When it was received.
    pub received: Timestamp,
    /// Entry and time of the acknowledgement of receipt.
    pub acknowledged: Option<(i64, Timestamp)>,
}

/// Which events are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub norm: Option<NormSymbol>,
    pub member: Option<MemberCode>,
}

/// Events in the order they were notified, with their notes.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn events(r: &mut Reading<'_>, sought: &Sought) -> Result<Vec<Notified>, StoreError> {
    let mut query = selected()
        .filter(adherence_events::idx.lt(r.before()))
        .order(adherence_events::idx)
        .into_boxed();
    if let Some(norm) = &sought.norm {
        query = query.filter(adherence_events::norm.eq(norm.to_string()));
    }
    if let Some(member) = &sought.member {
        query = query.filter(adherence_events::member.eq(member.to_string()));
    }
    let rows: Vec<Row> = query.load(r.conn)?;
    with_notes(r, rows)
}

/// The newest events of a member that name units, at most so many, newest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn naming_units(
    r: &mut Reading<'_>,
    member: &MemberCode,
    most: i64,
) -> Result<Vec<Notified>, StoreError> {
    let rows: Vec<Row> = selected()
        .filter(adherence_events::member.eq(member.to_string()))
        .filter(adherence_events::units.is_not_null())
        .filter(adherence_events::idx.lt(r.before()))
        .order(adherence_events::idx.desc())
        .limit(most)
        .load(r.conn)?;
    with_notes(r, rows)
}

/// A run of events newest first, by keyset: only those of an entry before this one.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn newest(
    r: &mut Reading<'_>,
    sought: &Sought,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Notified>, StoreError> {
    let before = before.map_or(r.before(), |before| before.min(r.before()));
    let mut query = selected()
        .filter(adherence_events::idx.lt(before))
        .order(adherence_events::idx.desc())
        .limit(most)
        .into_boxed();
    if let Some(norm) = &sought.norm {
        query = query.filter(adherence_events::norm.eq(norm.to_string()));
    }
    if let Some(member) = &sought.member {
        query = query.filter(adherence_events::member.eq(member.to_string()));
    }
    let rows: Vec<Row> = query.load(r.conn)?;
    with_notes(r, rows)
}

/// One event.
///
/// # Errors
/// [`StoreError::NotFound`] when no entry of this index notified one.
pub fn find(r: &mut Reading<'_>, index: i64) -> Result<Notified, StoreError> {
    let row: Option<Row> = selected()
        .filter(adherence_events::idx.eq(index))
        .first(r.conn)
        .optional()?;
    with_notes(r, vec![row.ok_or(StoreError::NotFound)?])?
        .pop()
        .ok_or(StoreError::NotFound)
}

/// The events whose receipt is not acknowledged, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn unacknowledged(r: &mut Reading<'_>, most: i64) -> Result<Vec<Notified>, StoreError> {
    let rows: Vec<Row> = selected()
        .filter(adherence_events::acknowledged.is_null())
        .order(adherence_events::idx)
        .limit(most)
        .load(r.conn)?;
    with_notes(r, rows)
}

/// How many events members have notified by the entry of this index and those after it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn count_since(r: &mut Reading<'_>, index: i64) -> Result<i64, StoreError> {
    Ok(adherence_events::table
        .filter(adherence_events::idx.ge(index))
        .filter(adherence_events::idx.lt(r.before()))
        .count()
        .get_result(r.conn)?)
}

/// Everything that standings are derived from, read once for many norms.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Who was bound by the adoption itself, from which day on.
    bound: HashMap<NormSymbol, BTreeMap<MemberCode, Date>>,
    events: HashMap<NormSymbol, BTreeMap<MemberCode, Vec<Event>>>,
}

/// One member's standing on one norm on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub status: Status,
    /// The day since which it adheres without interruption.
    pub adhered_since: Option<Date>,
    /// How many reservations stand.
    pub reservations: i64,
    /// The newest event with effect up to that day.
    pub last: Option<Event>,
}

/// A day on which the Adherents of a norm became more, fewer, or others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub on: Date,
    /// By code.
    pub joined: Vec<MemberCode>,
    /// By code.
    pub left: Vec<MemberCode>,
    /// How many there are from that day on.
    pub adherents: i64,
}

impl Ledger {
    /// The events of a member on a norm, in the order they were notified.
    pub fn events(&self, norm: &NormSymbol, member: &MemberCode) -> &[Event] {
        self.events
            .get(norm)
            .and_then(|of_norm| of_norm.get(member))
            .map_or(&[], Vec::as_slice)
    }

    /// The day from which the adoption itself bound a member.
    pub fn bound_since(&self, norm: &NormSymbol, member: &MemberCode) -> Option<Date> {
        self.bound.get(norm)?.get(member).copied()
    }

    pub fn position(&self, norm: &NormSymbol, member: &MemberCode, on: Date) -> Position {
        let events = self.events(norm, member);
        let bound = self.bound_since(norm, member);
        Position {
            status: adherence::status(events, bound, on),
            adhered_since: adherence::adhered_since(events, bound, on),
            reservations: adherence::reservations(events, bound, on),
            last: events
                .iter()
                .filter(|event| event.date <= on)
                .max_by_key(|event| (event.date, event.index))
                .copied(),
        }
    }

    /// The days since which each Adherent of a norm adheres, on a day.
    pub fn adherences(&self, norm: &NormSymbol, on: Date) -> Vec<Date> {
        let mut members: Vec<&MemberCode> = self
            .events
            .get(norm)
            .into_iter()
            .flat_map(BTreeMap::keys)
            .chain(self.bound.get(norm).into_iter().flat_map(BTreeMap::keys))
            .collect();
        members.sort_unstable();
        members.dedup();
        members
            .into_iter()
            .filter_map(|member| self.position(norm, member, on).adhered_since)
            .collect()
    }

    /// How the number of Adherents of a norm came about: each day on which somebody adhered or withdrew, oldest first,
    /// up to a day. Non-members that adhere are among them.
    pub fn course(&self, norm: &NormSymbol, until: Date) -> Vec<Turn> {
        let mut turning: BTreeMap<Date, BTreeSet<&MemberCode>> = BTreeMap::new();
        let mut turns_on = |day: Date, member| {
            if day <= until {
                turning.entry(day).or_default().insert(member);
            }
        };
        for (member, events) in self.events.get(norm).into_iter().flatten() {
            for event in events {
                turns_on(event.date, member);
            }
        }
        for (member, day) in self.bound.get(norm).into_iter().flatten() {
            turns_on(*day, member);
        }
        let mut adhering: BTreeSet<&MemberCode> = BTreeSet::new();
        let mut turns = Vec::new();
        // A member's adherence turns on the days of its own events, and of its being bound, and on no other.
        for (on, members) in turning {
            let (mut joined, mut left) = (Vec::new(), Vec::new());
            for member in members {
                let adheres = self.position(norm, member, on).adhered_since.is_some();
                if adheres && adhering.insert(member) {
                    joined.push(member.clone());
                } else if !adheres && adhering.remove(member) {
                    left.push(member.clone());
                }
            }
            if !joined.is_empty() || !left.is_empty() {
                turns.push(Turn {
                    on,
                    joined,
                    left,
                    adherents: adhering.len() as i64,
                });
            }
        }
        turns
    }

    /// The day a norm enters into force, where its clause and the adherences up to a day give one.
    pub fn force_date(&self, norm: &Norm, on: Date) -> Option<Date> {
        let adherences = self.adherences(&norm.symbol, on);
        adherence::force_date(&norm.clauses.force, norm.adopted, &adherences)
    }

    /// How many adherences are missing, where the clause counts them.
    pub fn missing(&self, norm: &Norm, on: Date) -> Option<i64> {
        let adherences = self.adherences(&norm.symbol, on);
        adherence::adherences_missing(&norm.clauses.force, &adherences)
    }

    /// Where the norm stands on a day.
    pub fn standing(&self, norm: &Norm, on: Date) -> norms::Standing {
        norm.standing(on, self.force_date(norm, on))
    }
}

/// Reads the ledger of these norms.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn ledger(r: &mut Reading<'_>, of: &[Norm], roster: &Roster) -> Result<Ledger, StoreError> {
    read(r, of, None, roster)
}

/// As [`ledger`], of one member alone.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn ledger_of(
    r: &mut Reading<'_>,
    of: &[Norm],
    member: &MemberCode,
    roster: &Roster,
) -> Result<Ledger, StoreError> {
    read(r, of, Some(member), roster)
}

fn read(
    r: &mut Reading<'_>,
    of: &[Norm],
    member: Option<&MemberCode>,
    roster: &Roster,
) -> Result<Ledger, StoreError> {
    let mut events: HashMap<NormSymbol, BTreeMap<MemberCode, Vec<Event>>> = HashMap::new();
    let symbols: Vec<String> = of.iter().map(|norm| norm.symbol.to_string()).collect();
    for eight in eights(&symbols) {
        let mut query = adherence_events::table
            .filter(is_one_of!(adherence_events::norm, eight))
            .filter(adherence_events::idx.lt(r.before()))
            .into_boxed();
        if let Some(member) = member {
            query = query.filter(adherence_events::member.eq(member.as_str()));
        }
        // Sorted here: asked for an order, SQLite walks along it, past everything that was ever notified.
        let mut rows: Vec<(String, String, String, String, i64)> = query
            .select((
                adherence_events::norm,
                adherence_events::member,
                adherence_events::kind,
                adherence_events::date,
                adherence_events::idx,
            ))
            .load(r.conn)?;
        rows.sort_unstable_by_key(|(.., index)| *index);
        for (norm, member, kind, date, index) in rows {
            let of_norm = events.entry(word(&norm)?).or_default();
            of_norm.entry(word(&member)?).or_default().push(Event {
                kind: word::<EventKind>(&kind)?,
                date: word(&date)?,
                index,
            });
        }
    }
    // What was answered decides only where the adoption itself binds.
    let binding: Vec<&NormSymbol> = of
        .iter()
        .filter(|norm| norm.clauses.effect == EffectClause::Binding)
        .map(|norm| &norm.symbol)
        .collect();
    let answers = norms::answers(r, &binding, member)?;
    let bound = of
        .iter()
        .map(|norm| {
            (
                norm.symbol.clone(),
                bound(norm, answers.get(&norm.symbol), member, roster),
            )
        })
        .collect();
    Ok(Ledger { bound, events })
}

/// A report that a member owes on a norm that asks for one every so many months since its adherence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDue {
    pub norm: Norm,
    /// The day it is due.
    pub on: Date,
}

/// How long before its day a report stands on the desk, in days.
const REPORT_NOTICE: i64 = 60;

/// The reports due from a member now or within sixty days: the first period without a report of a measure
/// or of implementation, counted in months from its adherence.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn reports_due(
    r: &mut Reading<'_>,
    member: &MemberCode,
    roster: &Roster,
) -> Result<Vec<ReportDue>, StoreError> {
    let asking = norms::asking(r, i64::MAX)?;
    reports_due_on(r, asking, member, roster)
}

/// The reports due from all members now or within sixty days, member by member.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn all_reports_due(
    r: &mut Reading<'_>,
    roster: &Roster,
) -> Result<Vec<(MemberCode, ReportDue)>, StoreError> {
    let today = roster.today();
    let asking = norms::asking(r, i64::MAX)?;
    if asking.is_empty() {
        return Ok(Vec::new());
    }
    let ledger = ledger(r, &asking, roster)?;
    let mut due = Vec::new();
    for member in roster.all().map(|member| &member.code) {
        for norm in &asking {
            let position = ledger.position(&norm.symbol, member, today);
            let every = norm.clauses.report_every;
            if let Some(on) = next_report(&ledger, norm, member, position.adhered_since, every)
                .filter(|on| *on <= calendar::days_after(today, REPORT_NOTICE))
            {
                let norm = norm.clone();
                due.push((member.clone(), ReportDue { norm, on }));
            }
        }
    }
    Ok(due)
}

/// The day of the next report of an Adherent; none where nothing is asked of it.
fn next_report(
    ledger: &Ledger,
    norm: &Norm,
    member: &MemberCode,
    since: Option<Date>,
    every: Option<i64>,
) -> Option<Date> {
    Some(report_date(
        ledger.events(&norm.symbol, member),
        since?,
        every?,
    ))
}

/// As [`reports_due`], on some of the norms that ask for reports.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn reports_due_on(
    r: &mut Reading<'_>,
    asking: Vec<Norm>,
    member: &MemberCode,
    roster: &Roster,
) -> Result<Vec<ReportDue>, StoreError> {
    let today = roster.today();
    let ledger = ledger_of(r, &asking, member, roster)?;
    let mut due = Vec::new();
    for norm in asking {
        let position = ledger.position(&norm.symbol, member, today);
        let (Some(since), Some(every)) = (position.adhered_since, norm.clauses.report_every) else {
            continue;
        };
        let on = report_date(ledger.events(&norm.symbol, member), since, every);
        if on <= calendar::days_after(today, REPORT_NOTICE) {
            due.push(ReportDue { norm, on });
        }
    }
    Ok(due)
}

/// The day the next report is due: the end of the first period, since the newest report or the adherence.
fn report_date(events: &[Event], since: Date, every: i64) -> Date {
    let reported = events
        .iter()
        .filter(|event| event.date >= since)
        .filter(|event| {
            matches!(
                event.kind,
                EventKind::MeasureNotified
                    | EventKind::ImplementedInLaw
                    | EventKind::ImplementedInPractice
            )
        })
        .map(|event| event.date)
        .max();
    let every = every.max(1);
    let mut periods = 1;
    // The report made within a period settles it; the next is due at the end of the one after.
    while reported.is_some_and(|day| day > calendar::months_after(since, every * (periods - 1)))
        && periods < 2_400
    {
        periods += 1;
    }
    calendar::months_after(since, every * periods)
}

/// Who the adoption itself bound: the members of that day, by what each answered.
fn bound(
    norm: &Norm,
    answers: Option<&BTreeMap<MemberCode, Choice>>,
    of: Option<&MemberCode>,
    roster: &Roster,
) -> BTreeMap<MemberCode, Date> {
    if norm.clauses.effect == EffectClause::OnAdherence {
        return BTreeMap::new();
    }
    roster
        .all()
        .filter(|member| of.is_none_or(|of| member.code == *of))
        .filter(|member| member.standing_on(norm.adopted).is_member())
        .filter(|member| {
            let answer = answers
                .and_then(|answers| answers.get(&member.code))
                .copied();
            adherence::bound_by_adoption(norm.clauses.effect, answer) == Effect::Bound
        })
        .map(|member| (member.code.clone(), norm.adopted))
        .collect()
}

type Row = (
    i64,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    i64,
    Option<i64>,
    Option<i64>,
    Option<String>,
);

#[diesel::dsl::auto_type(no_type_alias)]
fn selected() -> _ {
    adherence_events::table.select((
        adherence_events::idx,
        adherence_events::norm,
        adherence_events::member,
        adherence_events::kind,
        adherence_events::date,
        adherence_events::en,
        adherence_events::fr,
        adherence_events::at,
        adherence_events::acknowledged,
        adherence_events::acknowledged_at,
        adherence_events::units,
    ))
}

fn with_notes(r: &mut Reading<'_>, rows: Vec<Row>) -> Result<Vec<Notified>, StoreError> {
    let wanted: Vec<String> = rows
        .iter()
        .flat_map(|row| [&row.5, &row.6])
        .flatten()
        .cloned()
        .collect();
    let bodies = documents::bodies(r, &Viewer::Public, &wanted)?;
    let body = |commitment: Option<String>| {
        commitment
            .and_then(|commitment| bodies.get(&commitment).cloned())
            .unwrap_or_default()
    };
    let before = r.before();
    rows.into_iter()
        .map(
            |(index, norm, member, kind, date, en, fr, received, by, when, units)| {
                Ok(Notified {
                    norm: word(&norm)?,
                    member: word(&member)?,
                    event: Event {
                        kind: word(&kind)?,
                        date: word(&date)?,
                        index,
                    },
                    note: Both {
                        en: body(en),
                        fr: body(fr),
                    },
                    units: units.map_or(Ok(Vec::new()), |units| canonical::read(&units))?,
                    received: at(received)?,
                    acknowledged: match (by, when) {
                        (Some(index), Some(when)) if index < before => Some((index, at(when)?)),
                        _ => None,
                    },
                })
            },
        )
        .collect()
}
