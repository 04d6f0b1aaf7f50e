//! The register in five files, in the columns in which an archive is imported.

use std::collections::BTreeMap;
use std::io;

use super::cells::{Line, prose, sheet, word};
use super::imported;
use super::papers::Papers;
use crate::record::effects::{Cell, GAIP};
use crate::record::register::{Part, Register, Row};
use crate::record::tables::Table;
use crate::rules::calendar;
use crate::rules::words::Choice;

/// The files with their columns, each with what it holds.
pub(super) const FILES: &[(&str, &[(&str, &str)])] = &[
    (
        "members",
        &[
            ("code", "string"),
            ("name_en", "string"),
            ("name_fr", "string"),
            ("kind", "string"),
            ("since", "date"),
            ("until", "date"),
        ],
    ),
    (
        "decisions",
        &[
            ("symbol", "string"),
            ("date", "date"),
            ("title_en", "string"),
            ("summary_en", "string"),
            ("resolution", "string"),
        ],
    ),
    (
        "votes",
        &[
            ("decision", "string"),
            ("member", "string"),
            ("choice", "string"),
        ],
    ),
    (
        "instruments",
        &[
            ("symbol", "string"),
            ("title_en", "string"),
            ("chapter", "string"),
            ("adopted_on", "date"),
        ],
    ),
    (
        "participation",
        &[
            ("instrument", "string"),
            ("member", "string"),
            ("event", "string"),
            ("date", "date"),
            ("note", "string"),
        ],
    ),
];

/// The lines of one of the house's own files, by its name.
fn lines(name: &str, register: &Register, papers: &Papers) -> Vec<Line> {
    match name {
        "members" => members(register),
        "decisions" => decisions(register, papers),
        "votes" => votes(register),
        "instruments" => instruments(register, papers),
        _ => participation(register, papers),
    }
}

/// The five files of every collection, each as CSV and as JSON, by their paths.
///
/// Those in the register's own folder are the house's; where an archive was imported, they are those of the first
/// that was, so that what was imported is exported where it is imported from. The others have folders of their own.
pub(super) fn files(register: &Register, papers: &Papers) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let archives = imported::collections(register);
    let folder = |code: &str| match archives.first() {
        Some(first) if *first != code => format!("register/{code}"),
        _ => "register".to_owned(),
    };
    for (name, columns) in FILES {
        let columns: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let lines = lines(name, register, papers);
        let path = format!("{}/{name}", folder(GAIP));
        files.extend(sheet(&path, &columns, lines.into_iter())?);
        for code in &archives {
            let lines = imported::lines(name, code, register, papers);
            files.extend(sheet(&format!("{}/{name}", folder(code)), &columns, lines)?);
        }
    }
    Ok(files)
}

/// One line for each time that a member belonged, under the name it bears or bore last.
fn members(register: &Register) -> Vec<Line> {
    let mut names: BTreeMap<&str, (&str, Row<'_>)> = BTreeMap::new();
    for row in register.named("member_names") {
        let (Some(member), Some(since)) = (row.text("member"), row.text("since")) else {
            continue;
        };
        if names.get(member).is_none_or(|(borne, _)| *borne <= since) {
            names.insert(member, (since, row));
        }
    }
    let mut lines = Vec::new();
    for member in register.named("members") {
        let code = member.text("code").unwrap_or_default();
        let name = |column| {
            let row = names.get(code).map(|(_, row)| *row);
            prose(row.and_then(|row| row.text(column)).unwrap_or_default())
        };
        let mut periods: Vec<(&str, &str)> = Vec::new();
        for record in register
            .named("standings")
            .filter(|row| row.text("member") == Some(code))
        {
            let since = record.text("since").unwrap_or_default();
            match (record.text("what"), periods.last_mut()) {
                (Some("admitted"), _) => periods.push((since, "")),
                (Some("withdrawn"), Some(last)) => last.1 = since,
                _ => {}
            }
        }
        for (since, until) in periods {
            lines.push(vec![
                word(code),
                name("short_en"),
                name("short_fr"),
                word(member.text("kind").unwrap_or_default()),
                word(since),
                word(until),
            ]);
        }
    }
    lines
}

/// One line for each ballot that is over; of a proposal for members, under its symbol alone.
fn decisions(register: &Register, papers: &Papers) -> Vec<Line> {
    over(register)
        .map(|ballot| {
            let revision = question(register, &ballot);
            let paper = |column| {
                let commitment = revision.and_then(|row| row.text(column));
                prose(&papers.line(commitment))
            };
            vec![
                word(ballot.text("symbol").unwrap_or_default()),
                word(&day(&ballot)),
                paper("en_title"),
                paper("en_summary"),
                word(ballot.text("norm").unwrap_or_default()),
            ]
        })
        .collect()
}

fn over(register: &Register) -> impl Iterator<Item = Row<'_>> {
    register
        .named("ballots")
        .filter(|row| row.text("state") != Some("open") && row.text("collection") == Some(GAIP))
}

/// The day of the closing in Paris.
fn day(ballot: &Row<'_>) -> String {
    let closes = ballot.whole("closes");
    let moment = closes.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
    moment.map_or_else(String::new, |at| calendar::day_of(at).to_string())
}

/// The revision that a ballot put to the vote, if outsiders know it.
fn question<'a>(register: &'a Register, ballot: &Row<'_>) -> Option<Row<'a>> {
    let key = [
        Part::from(ballot.cell("proposal")),
        Part::from(ballot.cell("revision")),
    ];
    register.row(Table::named("revisions")?, &key)
}

/// How members voted, after corrections; whoever was entitled and did not vote is not named.
fn votes(register: &Register) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last: BTreeMap<(&str, &str), Option<&str>> = BTreeMap::new();
    for row in register.named("votes").chain(register.named("corrections")) {
        if let (Some(ballot), Some(member)) = (row.text("ballot"), row.text("member")) {
            last.insert((ballot, member), row.text("choice"));
        }
    }
    for elector in register
        .named("electors")
        .filter(|row| *row.cell("ground") == Cell::Null)
    {
        let (Some(ballot), Some(member)) = (elector.text("ballot"), elector.text("member")) else {
            continue;
        };
        let choice = last.get(&(ballot, member)).copied().flatten();
        if let Some(choice) = choice.and_then(|choice| choice.parse::<Choice>().ok()) {
            lines.push(vec![word(ballot), word(member), word(choice.as_str())]);
        }
    }
    lines
}

fn instruments(register: &Register, papers: &Papers) -> Vec<Line> {
    register
        .named("norms")
        .map(|norm| {
            let revision = question(register, &norm);
            let title = revision.and_then(|row| row.text("en_title"));
            let proposal = Table::named("proposals")
                .and_then(|table| register.row(table, &[Part::from(norm.cell("proposal"))]));
            let theme = proposal
                .and_then(|row| row.text("theme"))
                .unwrap_or_default();
            let theme = Table::named("themes")
                .and_then(|table| register.row(table, &[Part::Text(theme.to_owned())]))
                .and_then(|row| row.text("name_en"));
            vec![
                word(norm.text("symbol").unwrap_or_default()),
                prose(&papers.line(title)),
                prose(theme.unwrap_or_default()),
                word(norm.text("adopted").unwrap_or_default()),
            ]
        })
        .collect()
}

fn participation(register: &Register, papers: &Papers) -> Vec<Line> {
    register
        .named("adherence_events")
        .map(|event| {
            let note = event.text("en").or(event.text("fr"));
            vec![
                word(event.text("norm").unwrap_or_default()),
                word(event.text("member").unwrap_or_default()),
                word(event.text("kind").unwrap_or_default()),
                word(event.text("date").unwrap_or_default()),
                prose(&papers.line(note)),
            ]
        })
        .collect()
}
