//! Figures drawn from counts: the bar of a vote, its parts as whole tenths of a percent.

use super::words::Words;
use crate::rules::words::Choice;

/// How a member stands on a vote, as a mark shows it: by word, shape and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    Voted(Choice),
    DidNotVote,
    NotEntitled,
}

impl Stance {
    /// The letter that `figures.html` draws and the style sheet colours.
    pub const fn letter(self) -> &'static str {
        match self {
            Stance::Voted(Choice::Yes) => "y",
            Stance::Voted(Choice::No) => "n",
            Stance::Voted(Choice::Abstain) => "a",
            Stance::Voted(Choice::NotParticipating) => "p",
            Stance::DidNotVote => "d",
            Stance::NotEntitled => "e",
        }
    }

    pub fn word(self, w: &Words) -> String {
        match self {
            Stance::Voted(choice) => w.choice(choice),
            Stance::DidNotVote => w.choice_did_not_vote(),
            Stance::NotEntitled => w.choice_not_entitled(),
        }
    }
}

/// One part of the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub letter: &'static str,
    pub word: String,
    pub count: String,
    /// SVG lengths, as `12.5%`.
    pub x: String,
    pub width: String,
}

/// A vote as a bar over a list that says the same; print it with `figures.html`, `tally`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyBar {
    pub parts: Vec<Part>,
}

impl TallyBar {
    /// The parts in the order given; those of nobody are in the list, not in the bar.
    pub fn of(counts: &[(Stance, i64)], w: &Words) -> Self {
        let all: i64 = counts.iter().map(|(_, count)| count).sum();
        let mut before = 0;
        let parts = counts
            .iter()
            .map(|(stance, count)| {
                let x = before;
                before += count;
                Part {
                    letter: stance.letter(),
                    word: stance.word(w),
                    count: w.number(*count),
                    x: tenths(x, all),
                    width: tenths_between(x, before, all),
                }
            })
            .collect();
        Self { parts }
    }
}

fn tenths(part: i64, all: i64) -> String {
    tenths_between(0, part, all)
}

/// Both ends are rounded, not the width, so that the parts always meet.
fn tenths_between(from: i64, to: i64, all: i64) -> String {
    let at = |n: i64| {
        if all == 0 {
            0
        } else {
            (n * 2000 + all) / (2 * all)
        }
    };
    let width = at(to) - at(from);
    format!("{}.{}%", width / 10, width % 10)
}
