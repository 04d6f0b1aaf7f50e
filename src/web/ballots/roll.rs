//! How members voted, line by line.

use serde::Deserialize;

use super::seen::Seen;
use crate::store::votes::{Position, RollLine};
use crate::web::figures::Stance;
use crate::web::problems::Problem;
use crate::web::results::{self};
use crate::web::words::Words;

#[derive(Debug, Default, Deserialize)]
pub struct Order {
    #[serde(default)]
    pub(super) by: String,
}

impl Order {
    /// # Errors
    /// [`Problem::NotFound`] of an order that is none.
    pub(super) fn is_by_choice(&self) -> Result<bool, Problem> {
        match self.by.as_str() {
            "" => Ok(false),
            "choice" => Ok(true),
            _ => Err(Problem::NotFound),
        }
    }
}

/// A member in the roll, ready to print.
#[derive(Clone)]
pub struct Row {
    pub name: String,
    pub code: String,
    pub url: String,
    pub letter: &'static str,
    pub word: String,
    /// The ground of a member that is not entitled, or that the line was corrected.
    pub note: String,
    pub index: Option<i64>,
    /// The entry of the vote; empty where there is none.
    pub entry: String,
    pub entry_url: String,
}

/// Members of one vote.
pub struct Group {
    pub word: String,
    pub count: String,
    pub rows: Vec<Row>,
}

/// How a position is marked.
pub(in crate::web) const fn stance(position: Position) -> Stance {
    match position {
        Position::Voted(choice) => Stance::Voted(choice),
        Position::DidNotVote | Position::Undisclosed => Stance::DidNotVote,
        Position::NotEntitled(_) => Stance::NotEntitled,
    }
}

/// A position as programs read it.
pub(super) const fn code(position: Position) -> &'static str {
    match position {
        Position::Voted(choice) => choice.as_str(),
        Position::DidNotVote => "did-not-vote",
        Position::NotEntitled(_) => "not-entitled",
        Position::Undisclosed => "undisclosed",
    }
}

/// The not entitled in sentences, and all members by their names in the reader's language.
pub(super) fn rows(seen: &Seen, w: &Words) -> (Vec<String>, Vec<Row>) {
    let lang = w.lang();
    let mut named: Vec<(String, &RollLine)> = seen
        .roll
        .iter()
        .map(|line| (seen.roster.short(&line.member, lang), line))
        .collect();
    named.sort_by_cached_key(|(name, _)| w.sort_key(name));
    let not_entitled = named
        .iter()
        .filter_map(|(name, line)| match line.position {
            Position::NotEntitled(ground) => {
                Some(w.vote_not_entitled_line(name.as_str(), results::ground(ground, w)))
            }
            _ => None,
        })
        .collect();
    let rows = named.into_iter().map(|(name, line)| row(name, line, w));
    (not_entitled, rows.collect())
}

fn row(name: String, line: &RollLine, w: &Words) -> Row {
    let lang = w.lang();
    let stance = stance(line.position);
    let word = match line.position {
        Position::Undisclosed => w.vote_roll_undisclosed(),
        _ => stance.word(w),
    };
    // What is undisclosed has no mark of its own.
    let letter = match line.position {
        Position::Undisclosed => "",
        _ => stance.letter(),
    };
    let note = match (line.position, line.corrected) {
        (Position::NotEntitled(ground), _) => results::ground(ground, w),
        (_, Some(_)) => w.vote_roll_corrected(),
        _ if line.second_seat.is_some() => w.vote_roll_by_note(),
        _ => String::new(),
    };
    let entry = line.corrected.or(line.index);
    Row {
        code: line.member.to_string(),
        url: format!("/{lang}/members/{}", line.member),
        letter,
        word,
        note,
        index: entry,
        entry: entry.map_or_else(String::new, |index| w.number(index)),
        entry_url: entry.map_or_else(String::new, |index| format!("/{lang}/record/{index}")),
        name,
    }
}

pub(super) fn grouped(rows: &[Row]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for letter in ["y", "n", "a", "p", "d", "e"] {
        let of: Vec<Row> = rows
            .iter()
            .filter(|row| row.letter == letter)
            .cloned()
            .collect();
        if let Some(first) = of.first() {
            groups.push(Group {
                word: results::capital(&first.word),
                count: of.len().to_string(),
                rows: of,
            });
        }
    }
    groups
}
