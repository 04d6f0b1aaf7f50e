//! Runs: what changed inside a unit, word by word.

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

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

/// How many comparisons of words a redline may cost in all. Beyond it, units are shown as
/// replaced between their first and last common words: correct, only less fine.
pub(super) const MOST_COMPARISONS: usize = 60_000_000;

/// The words of two versions of a unit, compared.
pub(super) fn runs(old: &str, new: &str, budget: &mut usize) -> Vec<Run> {
    let (head, tail) = common_ends(old, new);
    let (old_words, new_words) = (
        tokens(&old[head..old.len() - tail]),
        tokens(&new[head..new.len() - tail]),
    );
    let ops = match budget.checked_sub(old_words.len() * new_words.len()) {
        Some(left) => {
            *budget = left;
            capture_diff_slices(Algorithm::Myers, &old_words, &new_words)
        }
        None => coarse(&old_words, &new_words),
    };
    let mut weaving = Weaving::default();
    weaving.same(&old[..head]);
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
    weaving.same(&old[old.len() - tail..]);
    let runs = weaving.end();
    if is_scattered(&runs, old.len().max(new.len())) {
        let pair = [run(RunKind::Deleted, old), run(RunKind::Inserted, new)];
        return pair.into_iter().flatten().collect();
    }
    runs
}

/// How many bytes at the beginning and at the end are the same, in whole words: what stands
/// there need not be cut into words.
fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = a[..head].iter().rposition(|&byte| byte == b' ');
    let head = head.map_or(0, |space| space + 1);
    let (a, b) = (&a[head..], &b[head..]);
    let tails = a.iter().rev().zip(b.iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let space = a[a.len() - tail..].iter().position(|&byte| byte == b' ');
    (head, space.map_or(0, |space| tail - space))
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

/// The words as one run; none if there are no words.
pub(super) fn run(kind: RunKind, words: &str) -> Option<Run> {
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
        if words.is_empty() {
            return;
        }
        self.settle();
        match self.runs.last_mut() {
            Some(last) if last.kind == RunKind::Same => last.words.push_str(words),
            _ => self.runs.extend(run(RunKind::Same, words)),
        }
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
