//! Redline: what changed between two texts, unit by unit first, then word by word.

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

use super::align::{Pair, Place, align};
use super::{SafeHtml, Text, Unit, UnitKind, html};

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The same words in the same place, perhaps under another number.
    Same,
    /// It is in the new text only.
    Inserted,
    /// It is in the old text only; it stands where it stood.
    Deleted,
    /// Some of its words changed.
    Changed,
    /// It was put elsewhere, with the same words or nearly; it stands at its new place only.
    Moved,
}

/// Where a unit stood in the old text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Its address in the old text.
    pub id: String,
    /// How it was called there.
    pub label: String,
}

/// Whether words are in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// In both.
    Same,
    /// In the new text only.
    Inserted,
    /// In the old text only.
    Deleted,
}

/// Words in a row that had the same fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their fate.
    pub kind: RunKind,
    /// The words, with the spaces between them, as written.
    pub words: String,
}

/// A unit of a redline. The runs that are not `Inserted` make up the old words, those that are
/// not `Deleted` the new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedlineUnit {
    /// Its address: in the new text, or in the old one if it was deleted.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// How it is called.
    pub label: String,
    /// Its heading, whole; the runs of a heading tell what changed in these words.
    pub heading: Option<String>,
    /// How deep it stands.
    pub depth: u8,
    /// What became of it.
    pub change: Change,
    /// Where it stood, if it was moved or is now under another address.
    pub was: Option<Former>,
    /// Its words, or those of its heading.
    pub runs: Vec<Run>,
}

impl RedlineUnit {
    /// The words as HTML, with `ins` and `del`.
    #[must_use]
    pub fn html(&self) -> SafeHtml {
        let parts = self.runs.iter().map(|run| match run.kind {
            RunKind::Same => html(&run.words),
            RunKind::Inserted => SafeHtml::inserted(&run.words),
            RunKind::Deleted => SafeHtml::deleted(&run.words),
        });
        parts.collect()
    }
}

/// How many comparisons of words a redline may cost in all. Beyond it, units are shown as
/// replaced between their first and last common words: correct, only less fine.
const MOST_COMPARISONS: usize = 60_000_000;

/// The redline from one text to another: the units of the new text in order, and between them
/// the deleted units of the old one.
#[must_use]
pub fn redline(old: &Text, new: &Text) -> Vec<RedlineUnit> {
    let (old, new) = (old.units(), new.units());
    let pairs = align(old, new);
    let mut of_new: Vec<Option<Pair>> = vec![None; new.len()];
    let mut is_paired = vec![false; old.len()];
    for pair in pairs {
        of_new[pair.new] = Some(pair);
        is_paired[pair.old] = true;
    }
    let mut out = Vec::with_capacity(new.len());
    let mut budget = MOST_COMPARISONS;
    let mut shown = 0;
    let mut put_in = Vec::new();
    for (unit, pair) in new.iter().zip(of_new) {
        match pair {
            None => put_in.push(whole(unit, Change::Inserted, RunKind::Inserted)),
            Some(pair) if pair.place == Place::Moved => {
                put_in.push(compared(&old[pair.old], unit, pair.place, &mut budget));
            }
            Some(pair) => {
                let gone = deleted(&old[shown..pair.old], &is_paired[shown..pair.old]);
                between(gone, std::mem::take(&mut put_in), &mut out);
                shown = pair.old + 1;
                out.push(compared(&old[pair.old], unit, pair.place, &mut budget));
            }
        }
    }
    let gone = deleted(&old[shown..], &is_paired[shown..]);
    between(gone, put_in, &mut out);
    out
}

/// The units of this stretch of the old text that are not in the new one.
fn deleted(old: &[Unit], is_paired: &[bool]) -> Vec<RedlineUnit> {
    old.iter()
        .zip(is_paired)
        .filter(|(_, is_paired)| !**is_paired)
        .map(|(unit, _)| whole(unit, Change::Deleted, RunKind::Deleted))
        .collect()
}

/// What went out and what came in between two units that stayed: what went out first, but
/// neither under a heading of the other.
fn between(mut gone: Vec<RedlineUnit>, mut put_in: Vec<RedlineUnit>, out: &mut Vec<RedlineUnit>) {
    let headed = |units: &[RedlineUnit]| {
        let heading = units.iter().position(|unit| unit.kind.is_heading());
        heading.unwrap_or(units.len())
    };
    let gone_headed = gone.split_off(headed(&gone));
    let put_in_headed = put_in.split_off(headed(&put_in));
    for units in [gone, put_in, gone_headed, put_in_headed] {
        out.extend(units);
    }
}

fn whole(unit: &Unit, change: Change, kind: RunKind) -> RedlineUnit {
    RedlineUnit {
        id: unit.id.clone(),
        kind: unit.kind,
        label: unit.label.clone(),
        heading: unit.heading.clone(),
        depth: unit.depth,
        change,
        was: None,
        runs: run(kind, unit.content()).into_iter().collect(),
    }
}

fn compared(old: &Unit, new: &Unit, place: Place, budget: &mut usize) -> RedlineUnit {
    let is_same = old.content() == new.content();
    let change = match (place, is_same) {
        (Place::Moved, _) => Change::Moved,
        (Place::Kept, true) => Change::Same,
        (Place::Kept, false) => Change::Changed,
    };
    let former = || Former {
        id: old.id.clone(),
        label: old.label.clone(),
    };
    let mut unit = whole(new, change, RunKind::Same);
    unit.was = (old.id != new.id || place == Place::Moved).then(former);
    if !is_same {
        unit.runs = runs(old.content(), new.content(), budget);
    }
    unit
}

/// The words of two versions of a unit, compared.
fn runs(old: &str, new: &str, budget: &mut usize) -> Vec<Run> {
    let (old_words, new_words) = (tokens(old), tokens(new));
    let ops = match budget.checked_sub(old_words.len() * new_words.len()) {
        Some(left) => {
            *budget = left;
            capture_diff_slices(Algorithm::Myers, &old_words, &new_words)
        }
        None => coarse(&old_words, &new_words),
    };
    let mut weaving = Weaving::default();
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        let was = old_words[op.old_range()].concat();
        let is = new_words[op.new_range()].concat();
        match op {
            // A space between two changes belongs to both: « the old words » is one deletion.
            DiffOp::Equal { .. } if at != last && was.trim().is_empty() => {
                weaving.change(&was, &is)
            }
            DiffOp::Equal { .. } => weaving.same(&is),
            _ => weaving.change(&was, &is),
        }
    }
    let runs = weaving.end();
    if is_scattered(&runs, old.len().max(new.len())) {
        let pair = [run(RunKind::Deleted, old), run(RunKind::Inserted, new)];
        return pair.into_iter().flatten().collect();
    }
    runs
}

/// The words, and each space and sign by itself. The narrow no-break space, which Unicode takes
/// for part of a word, parts them here, and so does the apostrophe of an elided word (« l’ »).
fn tokens(words: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for token in words.tokenize_unicode_words() {
        let mut rest = token;
        while let Some(end) = parting(rest) {
            out.push(&rest[..end]);
            rest = &rest[end..];
        }
        out.push(rest);
    }
    out
}

/// Where a token that Unicode takes for one word is to be cut, if it is.
fn parting(token: &str) -> Option<usize> {
    let cut = token.char_indices().find_map(|(at, c)| match c {
        '\u{202f}' if at == 0 => Some(c.len_utf8()),
        '\u{202f}' => Some(at),
        '’' | '\'' if (1..=2).contains(&at) => Some(at + c.len_utf8()),
        _ => None,
    });
    cut.filter(|&end| end < token.len())
}

/// Compares only the beginnings and the ends.
fn coarse(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tails = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (old_len, new_len) = (old_rest.len() - tail, new_rest.len() - tail);
    vec![
        DiffOp::Equal {
            old_index: 0,
            new_index: 0,
            len: head,
        },
        DiffOp::Replace {
            old_index: head,
            old_len,
            new_index: head,
            new_len,
        },
        DiffOp::Equal {
            old_index: head + old_len,
            new_index: head + new_len,
            len: tail,
        },
    ]
}

/// Whether so little stayed that the old and the new words read better one after the other.
fn is_scattered(runs: &[Run], length: usize) -> bool {
    let same: usize = runs
        .iter()
        .filter(|run| run.kind == RunKind::Same)
        .map(|run| run.words.len())
        .sum();
    runs.len() > 6 && same * 3 < length
}

fn run(kind: RunKind, words: &str) -> Option<Run> {
    (!words.is_empty()).then(|| Run {
        kind,
        words: words.to_owned(),
    })
}

/// Runs being made: deletions before insertions, each in one piece.
#[derive(Default)]
struct Weaving {
    runs: Vec<Run>,
    deleted: String,
    inserted: String,
}

impl Weaving {
    fn change(&mut self, was: &str, is: &str) {
        self.deleted.push_str(was);
        self.inserted.push_str(is);
    }

    fn same(&mut self, words: &str) {
        self.settle();
        self.runs.extend(run(RunKind::Same, words));
    }

    fn settle(&mut self) {
        self.runs.extend(run(RunKind::Deleted, &self.deleted));
        self.runs.extend(run(RunKind::Inserted, &self.inserted));
        self.deleted.clear();
        self.inserted.clear();
    }

    fn end(mut self) -> Vec<Run> {
        self.settle();
        self.runs
    }
}
