//! `votes.csv`: who voted how. Archives have a great many, so that each is kept in twelve bytes.

use super::Looked;
use super::decisions::Symbols;
use super::members::{Participants, Who, unknown};
use super::sheet::{Column, Needed, Sheet};
use super::values;
use crate::acts::imports::Vote;
use crate::rules::words::Choice;

const COLUMNS: &[Column] = &[
    ("decision", Needed::Yes),
    ("member", Needed::Yes),
    ("choice", Needed::Yes),
];

/// The most votes of one decision, so that its roll call stands in one entry.
const MOST: usize = 9_000;

/// Reads the votes and brings them into the order of the decisions.
pub(super) fn read(
    sheet: Option<Sheet>,
    members: &Participants,
    decisions: &Symbols,
    looked: &mut Looked,
) {
    let Some(sheet) = sheet else {
        return;
    };
    let file = sheet.name;
    let mut wrongs = std::mem::take(&mut looked.wrongs);
    sheet.rows(COLUMNS, &mut wrongs, |row, wrongs| {
        let (symbol, code) = (row.cell(0), row.cell(1));
        let decision = decisions.find(symbol, "decisions.csv");
        if let Err(Some(reason)) = &decision {
            wrongs.add(file, row.line, Some("decision"), reason.clone());
        }
        let who = members.find(code);
        if let Who::Unknown = who {
            wrongs.add(file, row.line, Some("member"), unknown(code));
        }
        let choice = values::word(row.cell(2), "choice", Choice::ALL)
            .map_err(|reason| wrongs.add(file, row.line, Some("choice"), reason));
        let (Ok(decision), Who::Known(member, period), Ok(choice)) = (decision, who, choice) else {
            return;
        };
        looked.counts.votes += 1;
        let date = looked.archive.decisions[decision as usize].date;
        if period.excludes(date) {
            let reason =
                format!("{code} voted on {date}, outside the time that members.csv gives it");
            looked.notes.add(file, row.line, Some("member"), reason);
        }
        looked.archive.votes.push(Vote {
            decision,
            line: row.line as u32,
            member,
            choice,
        });
    });
    // Most files are in this order already.
    let votes = &mut looked.archive.votes;
    votes.sort_unstable_by_key(|vote| (vote.decision, vote.member, vote.line));
    let decided = &looked.archive.decisions;
    for pair in votes.windows(2) {
        let [first, second] = pair else { continue };
        if (first.decision, first.member) == (second.decision, second.member) {
            let code = &looked.archive.participants[usize::from(second.member)].0;
            let symbol = &decided[second.decision as usize].symbol;
            let reason = format!(
                "duplicate: the vote of {code} on {symbol} stands in line {} already",
                first.line
            );
            wrongs.add(file, u64::from(second.line), Some("member"), reason);
        }
    }
    for run in votes.chunk_by(|a, b| a.decision == b.decision) {
        if let Some(over) = run.get(MOST) {
            let reason = format!("more than {MOST} votes on one decision");
            wrongs.add(file, u64::from(over.line), Some("decision"), reason);
        }
    }
    looked.wrongs = wrongs;
}
