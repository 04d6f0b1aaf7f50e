//! Members: codes, names and standing, all from dated entries.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

use super::failures::StoreError;
use super::reading::{Reading, at, word, word_if};
use super::schema::{member_names, members, standings};
use crate::record::effects::GAIP;
use crate::record::entries::Names;
use crate::rules::calendar;
use crate::rules::standing::{self, Standing, StandingRecord};
use crate::rules::words::{Body, Lang, MemberCode, MemberKind, Reference};

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
    members: BTreeMap<MemberCode, Member>,
    today: Date,
}

impl Roster {
    pub fn all(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    pub fn find(&self, code: &MemberCode) -> Option<&Member> {
        self.members.get(code)
    }

    /// The day in Paris of the reading.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Today's short name; the code itself for whoever is not a member.
    pub fn short(&self, code: &MemberCode, lang: Lang) -> String {
        let names = self
            .members
            .get(code)
            .and_then(|member| member.names_on(self.today));
        match (names, lang) {
            (Some(names), Lang::En) => names.short_en.clone(),
            (Some(names), Lang::Fr) => names.short_fr.clone(),
            (None, _) => code.to_string(),
        }
    }

    /// Who is a member on a day, with the kind and standing that the law of electorates asks for.
    pub fn standings_on(&self, day: Date) -> Vec<(MemberCode, MemberKind, Standing)> {
        self.members
            .values()
            .map(|m| (m.code.clone(), m.kind, m.standing_on(day)))
            .collect()
    }
}

/// Reads all members with their names and standings; they are public.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn roster(r: &mut Reading<'_>) -> Result<Roster, StoreError> {
    let today = calendar::day_of(r.now());
    let mut members = BTreeMap::new();
    for (code, iso2, kind) in members::table
        .filter(members::collection.eq(GAIP))
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
    Ok(Roster { members, today })
}

fn read_names(
    r: &mut Reading<'_>,
    members: &mut BTreeMap<MemberCode, Member>,
) -> Result<(), StoreError> {
    type Row = (i64, String, String, String, String, String, String);
    let rows: Vec<Row> = member_names::table
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
        let record = StandingRecord {
            what: word(&what)?,
            from: word(&since)?,
            until: word_if(until.as_deref())?,
            scope: word_if(scope.as_deref())?,
        };
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
