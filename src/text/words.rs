//! The words of a text as the search knows them: folded, stemmed, and told from those that say nothing.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Language;

/// The version of what this page does to words. An index made by another version is made anew.
pub const ANALYZER: i64 = 1;

/// A word is known by this many characters; what is longer is not told apart.
pub const LONGEST: usize = 40;

/// A word in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins and ends in the text, in bytes.
    pub start: usize,
    pub end: usize,
    /// In lower case, its accents kept: what is stemmed.
    pub lower: String,
    /// In lower case without accents, ligatures spread out: `œuvre` is `oeuvre`.
    pub folded: String,
}

/// The two ways to the stem of a word. Accents tell French endings apart, so that a stem is taken before they are
/// folded; whoever types none must find it too, so that one is taken after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// stem(fold(word))
    pub plain: String,
    /// fold(stem(word)); equal to `plain` for most words.
    pub accented: String,
}

impl Forms {
    /// Whether two words count as the same.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        [&self.plain, &self.accented]
            .into_iter()
            .any(|form| *form == other.plain || *form == other.accented)
    }
}

/// The words of a text in order. Apostrophes and hyphens part words, so that an elided article (`l’`, `d’`, `qu’`)
/// is a word of its own.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = c.is_alphanumeric() || (start.is_some() && is_inside(c));
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                found.extend(word(&text[begun..at], begun));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A mark over a letter, or what divides a word at the end of a line and is not seen otherwise.
fn is_inside(c: char) -> bool {
    is_combining_mark(c) || is_invisible(c)
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn word(written: &str, start: usize) -> Option<Word> {
    let composed: String = written
        .chars()
        .filter(|c| !is_invisible(*c))
        .nfc()
        .collect();
    let lower: String = composed.to_lowercase().chars().take(LONGEST).collect();
    let folded = fold(&lower);
    (!folded.is_empty()).then(|| Word {
        start,
        end: start + written.len(),
        lower,
        folded,
    })
}

/// Letters and digits in lower case without accents; nothing else is left.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        folded.extend(word.chars().filter(char::is_ascii_alphanumeric));
        folded.make_ascii_lowercase();
        return folded;
    }
    for c in word
        .nfkd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
    {
        for c in c.to_lowercase() {
            match c {
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                'ø' => folded.push('o'),
                'đ' | 'ð' => folded.push('d'),
                'ł' => folded.push('l'),
                'þ' => folded.push_str("th"),
                'ı' => folded.push('i'),
                c if is_combining_mark(c) => {}
                c => folded.push(c),
            }
        }
    }
    folded
}

/// Knows the stems of both languages, and remembers those it has found: a text says the same words again.
pub struct Analyzer {
    stemmers: [Stemmer; 2],
    known: [HashMap<String, Forms>; 2],
}

impl Default for Analyzer {
    fn default() -> Self {
        Self {
            stemmers: [
                Stemmer::new(Algorithm::English),
                Stemmer::new(Algorithm::French),
            ],
            known: [HashMap::new(), HashMap::new()],
        }
    }
}

impl Analyzer {
    /// The forms of a word in a language.
    pub fn forms(&mut self, lang: Language, word: &Word) -> Forms {
        let place = match lang {
            Language::En => 0,
            Language::Fr => 1,
        };
        if let Some(known) = self.known[place].get(&word.lower) {
            return known.clone();
        }
        let stemmer = &self.stemmers[place];
        // What folds to nothing, or a stem of nothing, stands as the word itself.
        let or_word = |stem: String| {
            if stem.is_empty() {
                word.folded.clone()
            } else {
                stem
            }
        };
        let forms = Forms {
            plain: or_word(fold(&stemmer.stem(&word.folded))),
            accented: or_word(fold(&stemmer.stem(&word.lower))),
        };
        self.known[place].insert(word.lower.clone(), forms.clone());
        forms
    }
}

/// Whether a folded word says nothing by itself in either language: alone it is not searched for, in a phrase it is.
#[must_use]
pub fn says_nothing(folded: &str) -> bool {
    ENGLISH
        .split(' ')
        .chain(FRENCH.split(' '))
        .any(|word| word == folded)
}

const ENGLISH: &str = "a an and are as at be been being but by can could did do does for from had has have he her \
     his how if in into is it its may me my no nor not of on or our s shall she should so such t than that the their \
     them then there these they this those to too us was we were what when where which who whom why will with would \
     you your";

/// Folded. `or`, `on`, `me` and `no` are English too; words of the trade (`avis`, `etat`, `lors`) are none of these.
const FRENCH: &str = "ai au aux avec c ce ces cet cette ceux d dans de des du elle elles en est et etaient etait etant \
     eu eux il ils j je jusqu l la le les leur leurs lorsqu lui m ma mais me meme mes n ne ni nos notre nous on ont \
     ou par pas pour puisqu qu que quelqu qui quoiqu sa sans se ses si son sont sur t ta te tes toi ton tu un une vos \
     votre vous y";

/// How many letters must be typed otherwise to make one word of another (left out, added, changed, or two exchanged),
/// up to a limit; none where it takes more.
#[must_use]
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, other) in b.iter().enumerate() {
            let changed = last[j] + usize::from(letter != other);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|so_far| *so_far > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|found| *found <= most)
}
