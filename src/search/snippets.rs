//! What is shown of a text that was found: the words around those that were looked for, these marked.

use crate::rules::words::Lang;
use crate::store::norms::Both;
use crate::store::search::Shown;
use crate::text::Language;
use crate::text::words::{Analyzer, Forms, Word, says_nothing, words};

use super::query::Query;

/// Characters that a snippet has about.
const LONG: usize = 220;
/// Characters before the first word that was looked for.
const BEFORE: usize = 60;

/// A piece of what is shown; a piece that was looked for is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub is_match: bool,
}

/// A hit as it is read in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub title: Vec<Marked>,
    pub title_lang: Lang,
    pub label: String,
    pub heading: Vec<Marked>,
    pub heading_lang: Lang,
    pub snippet: Vec<Marked>,
    pub snippet_lang: Lang,
}

/// Shows hits of one question.
pub struct Show {
    analyzer: Analyzer,
    words: Vec<Word>,
}

impl Show {
    pub fn of(query: &Query) -> Self {
        let all: Vec<Word> = query.terms.iter().flatten().cloned().collect();
        let telling = |word: &Word| !says_nothing(&word.folded);
        let words = if all.iter().any(telling) {
            all.into_iter().filter(telling).collect()
        } else {
            all
        };
        Self {
            analyzer: Analyzer::default(),
            words,
        }
    }

    /// A hit in a language; where only the words in the other were looked for, these.
    pub fn seen(&mut self, shown: &Shown, lang: Lang) -> Seen {
        let (title, title_lang) = self.field(&shown.title, lang, None);
        let (heading, heading_lang) = self.field(&shown.heading, lang, None);
        let (snippet, snippet_lang) = self.field(&shown.body, lang, Some(LONG));
        Seen {
            title,
            title_lang,
            label: shown.label.of(lang).to_owned(),
            heading,
            heading_lang,
            snippet,
            snippet_lang,
        }
    }

    fn field(&mut self, both: &Both, lang: Lang, long: Option<usize>) -> (Vec<Marked>, Lang) {
        let own = both.of(lang);
        let marked = self.marked(own, lang, long);
        let is_met = |marked: &[Marked]| marked.iter().any(|piece| piece.is_match);
        let other = both.of(lang.other());
        if is_met(&marked) || other.is_empty() {
            return (marked, lang);
        }
        // A title is read in the reader's language where it has one; a text in that which says what was looked for.
        if own.is_empty() || long.is_some() {
            let elsewhere = self.marked(other, lang.other(), long);
            if own.is_empty() || is_met(&elsewhere) {
                return (elsewhere, lang.other());
            }
        }
        (marked, lang)
    }

    fn marked(&mut self, text: &str, lang: Lang, long: Option<usize>) -> Vec<Marked> {
        let language = match lang {
            Lang::En => Language::En,
            Lang::Fr => Language::Fr,
        };
        let sought: Vec<Forms> = self
            .words
            .iter()
            .map(|word| self.analyzer.forms(language, word))
            .collect();
        let mut met: Vec<(usize, usize, usize)> = Vec::new();
        for word in words(text) {
            let forms = self.analyzer.forms(language, &word);
            if let Some(which) = sought.iter().position(|one| one.meets(&forms)) {
                met.push((word.start, word.end, which));
            }
        }
        let (from, to) = match long {
            Some(long) => window(text, &met, long),
            None => (0, text.len()),
        };
        pieces(text, from, to, &met)
    }
}

/// The part of the text that has most of what was looked for, the first of these.
fn window(text: &str, met: &[(usize, usize, usize)], long: usize) -> (usize, usize) {
    let after = |from: usize, chars: usize| {
        let next = text[from..].char_indices().nth(chars);
        next.map_or(text.len(), |(at, _)| from + at)
    };
    let mut best = (0, 0);
    for (place, (start, ..)) in met.iter().enumerate() {
        let end = after(*start, long - BEFORE);
        let mut within: Vec<usize> = met[place..]
            .iter()
            .take_while(|(_, until, _)| *until <= end)
            .map(|(_, _, which)| *which)
            .collect();
        within.sort_unstable();
        within.dedup();
        if within.len() > best.0 {
            best = (within.len(), *start);
        }
    }
    let before: Vec<usize> = text[..best.1].char_indices().map(|(at, _)| at).collect();
    let begin = before.len().saturating_sub(BEFORE);
    let mut from = match before.get(begin) {
        Some(at) if begin > 0 => *at,
        _ => 0,
    };
    if from > 0 {
        // Begins with a whole word.
        from = text[from..best.1]
            .find(' ')
            .map_or(best.1, |space| from + space + 1);
    }
    let mut to = after(from, long);
    if to < text.len() {
        to = text[from..to]
            .rfind(' ')
            .filter(|space| *space > 0)
            .map_or(to, |space| from + space);
    }
    (from, to)
}

fn pieces(text: &str, from: usize, to: usize, met: &[(usize, usize, usize)]) -> Vec<Marked> {
    let mut pieces = Vec::new();
    let mut put = |text: String, is_match| {
        if !text.is_empty() {
            pieces.push(Marked { text, is_match });
        }
    };
    let mut at = from;
    put(
        if from > 0 {
            "… ".to_owned()
        } else {
            String::new()
        },
        false,
    );
    for (start, end, _) in met
        .iter()
        .filter(|(start, end, _)| *start >= from && *end <= to)
    {
        put(text[at..*start].to_owned(), false);
        put(text[*start..*end].to_owned(), true);
        at = *end;
    }
    put(text[at..to].to_owned(), false);
    put(
        if to < text.len() {
            " …".to_owned()
        } else {
            String::new()
        },
        false,
    );
    pieces
}
