//! A question as it is typed: words, phrases in quotation marks, symbols.

use std::ops::Range;

use crate::rules::words::{BallotSymbol, MemberCode, NormSymbol, ProposalSymbol};
use crate::store::search::Key;
use crate::text::words::{Word, says_nothing, words};

/// Characters of a question that are read.
const LONGEST: usize = 200;
/// Words and phrases that are looked for.
const MOST: usize = 12;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As it was typed, its spaces put in order.
    pub typed: String,
    /// Words, and the words of phrases; their places are those in `typed`.
    pub terms: Vec<Vec<Word>>,
    /// The symbols in it: what bears one of them is found before all else.
    pub keys: Vec<Key>,
    /// More was typed than is looked for.
    pub is_cut: bool,
}

impl Query {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Reads a question. Nothing typed is an error: what cannot be looked for is not there.
pub fn parse(typed: &str) -> Query {
    let in_order = in_order(typed);
    let mut query = Query {
        is_cut: in_order.chars().count() > LONGEST,
        typed: in_order.chars().take(LONGEST).collect(),
        ..Query::default()
    };
    query.typed.truncate(query.typed.trim_end().len());
    if let Some(key) = key_of(&query.typed, true) {
        query.terms.push(words(key.symbol()));
        query.keys.push(key);
        return query;
    }
    let mut passed_over = Vec::new();
    for (is_phrase, range) in parts(&query.typed) {
        let of_part = words_in(&query.typed, range.clone());
        if is_phrase {
            query.terms.extend((!of_part.is_empty()).then_some(of_part));
        } else if let Some(key) = key_of(&query.typed[range.clone()], false) {
            query.terms.push(placed(words(key.symbol()), &range));
            query.keys.push(key);
        } else {
            for word in of_part {
                if says_nothing(&word.folded) {
                    passed_over.push(vec![word]);
                } else {
                    query.terms.push(vec![word]);
                }
            }
        }
    }
    if query.terms.is_empty() {
        // Who types such words alone means them.
        query.terms = passed_over;
    }
    query.is_cut |= query.terms.len() > MOST;
    query.terms.truncate(MOST);
    query
}

/// One space between words, and no character that is none.
fn in_order(typed: &str) -> String {
    let visible: String = typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Phrases, and what stands between spaces outside of them.
fn parts(typed: &str) -> Vec<(bool, Range<usize>)> {
    let mut parts = Vec::new();
    let (mut is_phrase, mut start) = (false, 0);
    for (at, c) in typed.char_indices() {
        let mark = match c {
            '"' | '„' => Some(!is_phrase),
            '“' if is_phrase => Some(false),
            '“' | '«' => Some(true),
            '”' | '»' => Some(false),
            _ => None,
        };
        if mark.is_some() || (c == ' ' && !is_phrase) {
            if start < at {
                parts.push((is_phrase, start..at));
            }
            start = at + c.len_utf8();
        }
        is_phrase = mark.unwrap_or(is_phrase);
    }
    if start < typed.len() {
        parts.push((is_phrase, start..typed.len()));
    }
    parts
}

fn words_in(typed: &str, range: Range<usize>) -> Vec<Word> {
    let mut found = words(&typed[range.clone()]);
    for word in &mut found {
        word.start += range.start;
        word.end += range.start;
    }
    found
}

/// Words that stand for a part of what was typed.
fn placed(mut words: Vec<Word>, range: &Range<usize>) -> Vec<Word> {
    for word in &mut words {
        (word.start, word.end) = (range.start, range.end);
    }
    words
}

/// The symbol that is meant: `GAIP-NORM-0007`, `GAIP/NORM/0007`, `P-2026-014`, `B-2026-031`, `FRA`; where it is all
/// that is typed, also `norm 7`, `p 2026 14` and `fra`.
fn key_of(typed: &str, is_all: bool) -> Option<Key> {
    let upper = typed.to_uppercase();
    let letters = if is_all { &upper } else { typed };
    if let Ok(code) = MemberCode::parse(letters) {
        return Some(Key::Member(code));
    }
    let parts: Vec<&str> = upper
        .split(|c: char| c == '-' || c == '/' || (is_all && c == ' '))
        .collect();
    let number = |text: &str| {
        let is_number = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse::<i64>().ok()).flatten()
    };
    let year = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| text.parse::<i16>().ok()).flatten()
    };
    match parts[..] {
        ["GAIP", "NORM", n] | ["NORM" | "NORME", n] => Some(Key::Norm(NormSymbol::new(number(n)?))),
        ["P", y, n] => Some(Key::Proposal(ProposalSymbol::new(year(y)?, number(n)?))),
        ["P", y, n, revision] if revision.starts_with("REV") => {
            Some(Key::Proposal(ProposalSymbol::new(year(y)?, number(n)?)))
        }
        ["B", y, n] => Some(Key::Vote(BallotSymbol::new(year(y)?, number(n)?))),
        _ => None,
    }
}
