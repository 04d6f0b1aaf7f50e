//! `members.csv`: who took part in an archive, and when.

use std::collections::{HashMap, HashSet};

use super::Looked;
use super::sheet::{Column, Needed, Row, Sheet};
use super::values;
use super::wrongs::Wrongs;
use crate::record::imports::ImportedMember;
use crate::rules::archives::{ParticipantKind, Period};
use crate::rules::words::MemberCode;
use crate::store::archives::Known;

const COLUMNS: &[Column] = &[
    ("code", Needed::Yes),
    ("name_en", Needed::Yes),
    ("name_fr", Needed::No),
    ("kind", Needed::Yes),
    ("since", Needed::No),
    ("until", Needed::No),
];

/// Longest name taken, in characters.
const LONGEST: usize = 200;
/// The most participants that a collection has.
const MOST: usize = 10_000;

/// Participants by their codes: the place of each, and its period.
#[derive(Default)]
pub(super) struct Participants {
    places: HashMap<Vec<u8>, (u16, Period)>,
    /// Named in the file on a line that is wrong: what refers to them is not wrong as well.
    broken: HashSet<String>,
}

/// What a code stands for.
pub(super) enum Who {
    Known(u16, Period),
    /// Its own line is wrong, and named there.
    Broken,
    Unknown,
}

impl Participants {
    pub(super) fn find(&self, code: &str) -> Who {
        match self.places.get(code.as_bytes()) {
            Some((place, period)) => Who::Known(*place, *period),
            None if self.broken.contains(code) => Who::Broken,
            None => Who::Unknown,
        }
    }
}

/// Why a code stands for nobody.
pub(super) fn unknown(code: &str) -> String {
    match values::code(code) {
        Err(reason) => reason,
        Ok(code) => format!("unknown member {code}: members.csv does not name it"),
    }
}

/// Reads the participants, those that the collection has first.
pub(super) fn read(sheet: Option<Sheet>, known: &Known, looked: &mut Looked) -> Participants {
    let mut participants = Participants::default();
    for (code, participant) in &known.participants {
        add(&mut participants, looked, code, participant.period());
    }
    let Some(sheet) = sheet else {
        return participants;
    };
    let mut wrongs = std::mem::take(&mut looked.wrongs);
    let mut lines: HashMap<MemberCode, u64> = HashMap::new();
    sheet.rows(COLUMNS, &mut wrongs, |row, wrongs| {
        let Some(member) = member(row, sheet.name, wrongs) else {
            participants.broken.insert(row.cell(0).to_owned());
            return;
        };
        let code = member.code.clone();
        if let Some(first) = lines.insert(code.clone(), row.line) {
            let reason = format!("duplicate: {code} stands in line {first} already");
            return wrongs.add(sheet.name, row.line, Some("code"), reason);
        }
        looked.counts.members += 1;
        if let Some(before) = known.participants.get(&code) {
            let same = before.kind == member.kind
                && before.name_en == member.name_en
                && before.name_fr == member.name_fr
                && before.period()
                    == Period {
                        since: member.since,
                        until: member.until,
                    };
            if !same {
                let reason = format!("{code} is in the collection already, and otherwise");
                wrongs.add(sheet.name, row.line, Some("code"), reason);
            }
            return;
        }
        if participants.places.len() >= MOST {
            return wrongs.add(
                sheet.name,
                row.line,
                None,
                format!("more than {MOST} members"),
            );
        }
        let period = Period {
            since: member.since,
            until: member.until,
        };
        add(&mut participants, looked, &code, period);
        looked.archive.members.push(member);
    });
    looked.wrongs = wrongs;
    participants
}

fn add(participants: &mut Participants, looked: &mut Looked, code: &MemberCode, period: Period) {
    let place = looked.archive.participants.len() as u16;
    let key = code.as_str().as_bytes().to_vec();
    participants.places.insert(key, (place, period));
    looked.archive.participants.push((code.clone(), period));
}

/// A row whose every cell is what it must be.
fn member(row: &Row<'_>, file: &'static str, wrongs: &mut Wrongs) -> Option<ImportedMember> {
    let before = wrongs.found();
    let mut kept =
        |column: &'static str, reason: String| wrongs.add(file, row.line, Some(column), reason);
    let code = values::code(row.cell(0)).map_err(|reason| kept("code", reason));
    let name_en = name(row.cell(1)).map_err(|reason| kept("name_en", reason));
    if matches!(name_en, Ok(None)) {
        kept("name_en", "the name is empty".to_owned());
    }
    let name_fr = name(row.cell(2)).map_err(|reason| kept("name_fr", reason));
    let kind = values::word(row.cell(3), "kind", ParticipantKind::ALL)
        .map_err(|reason| kept("kind", reason));
    let since = values::date_if(row.cell(4)).map_err(|reason| kept("since", reason));
    let until = values::date_if(row.cell(5)).map_err(|reason| kept("until", reason));
    if let (Ok(Some(since)), Ok(Some(until))) = (&since, &until)
        && until < since
    {
        kept("until", format!("{until} is before since, {since}"));
    }
    if wrongs.found() > before {
        return None;
    }
    Some(ImportedMember {
        code: code.ok()?,
        kind: kind.ok()?,
        name_en: name_en.ok()??,
        name_fr: name_fr.ok()?,
        since: since.ok()?,
        until: until.ok()?,
    })
}

fn name(text: &str) -> Result<Option<String>, String> {
    let text = values::prose(text);
    if text.chars().count() > LONGEST {
        return Err(format!("the name has more than {LONGEST} characters"));
    }
    if text.chars().any(char::is_control) {
        return Err("a name stands on one line".to_owned());
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
