//! Titles: lines of pasted words that head what follows.

use super::line::{Line, tidy};
use crate::text::headings;
use crate::text::numerals::roman;

/// The most characters of the words of a heading that has no `#` marks.
const MOST_HEADING: usize = 120;

/// A line with `#` marks: it is a heading already, but for a space perhaps.
pub(super) fn marked(words: &str) -> Line {
    let marks = words.bytes().take_while(|&b| b == b'#').count();
    let rest = words[marks..].trim_start();
    if marks > 2 || rest.is_empty() {
        return Line::Prose(words.to_owned());
    }
    Line::Heading {
        line: format!("{} {rest}", &words[..marks]),
        is_bare: false,
    }
}

/// A heading whose number and words are parted by a tab or a soft line break.
pub(super) fn parted_heading(tabbed: &str) -> Option<Line> {
    let (head, title) = tabbed.split_once(['\t', '\u{2028}'])?;
    let (head, title) = (tidy(head), tidy(title));
    match heading(&head)? {
        Line::Heading { is_bare: true, .. } if is_title(&title) => {
            heading(&format!("{head}. {title}"))
        }
        _ => None,
    }
}

/// A line that says itself that it is a heading: `ARTICLE 3 – SCOPE`, `Annexe II`.
pub(super) fn heading(words: &str) -> Option<Line> {
    let long = abbreviated(words);
    let words = long.as_deref().unwrap_or(words);
    let (marks, found) = headings::article(words)
        .map(|found| ("##", found))
        .or_else(|| headings::annex(words).map(|found| ("##", found)))
        .or_else(|| headings::part(words).map(|found| ("#", found)))
        .or_else(|| spelled(words).map(|found| ("#", found)))?;
    let label = found.label;
    let rest = &words[label.len()..];
    let is_parted = rest.trim_start().starts_with(['.', ':', '-', '–', '—']);
    let title = found.heading.unwrap_or("");
    // « Article 3 applies to … » is a sentence, « Annexes » a word.
    let is_title = title.is_empty() || is_title(title) && (is_parted || !found.number.is_empty());
    let is_apart = rest.is_empty() || is_parted || rest.starts_with(char::is_whitespace);
    if !is_title || !is_apart {
        return None;
    }
    let label = capitalised(label);
    let line = match title {
        "" => format!("{marks} {label}"),
        title => format!("{marks} {label}. {title}"),
    };
    let is_bare = title.is_empty();
    Some(Line::Heading { line, is_bare })
}

/// `Art. 3` written in full.
fn abbreviated(words: &str) -> Option<String> {
    let head = words
        .get(..4)
        .filter(|head| head.eq_ignore_ascii_case("art."))?;
    let rest = words[head.len()..].trim_start();
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
    is_number.then(|| format!("Article {rest}"))
}

/// `PART ONE`, `Titre Ier`, `PREMIÈRE PARTIE`: parts whose number is a word.
fn spelled(words: &str) -> Option<headings::Designation<'_>> {
    const NOUNS: [&str; 7] = [
        "part", "partie", "title", "titre", "chapter", "chapitre", "section",
    ];
    const NUMBERS: [&str; 32] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "premier",
        "première",
        "deuxième",
        "seconde",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "ier",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "preliminary",
        "préliminaire",
    ];
    let mut ends = words
        .match_indices(|c: char| !c.is_alphanumeric())
        .map(|(at, _)| at)
        .chain([words.len()]);
    let (first, second) = (ends.next()?, ends.next()?);
    let gap = words[first..].chars().next()?;
    let (a, b) = (&words[..first], words.get(first + gap.len_utf8()..second)?);
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let is = |noun: &str, number: &str| NOUNS.contains(&noun) && NUMBERS.contains(&number);
    if !gap.is_whitespace() || !(is(&a, &b) || is(&b, &a)) {
        return None;
    }
    let title = words[second..].trim_start_matches([' ', '.', ':', '-', '–', '—', '\u{a0}']);
    Some(headings::Designation {
        label: &words[..second],
        number: b,
        heading: (!title.is_empty()).then_some(title),
    })
}

/// Whether words may be those of a heading: short, without the end of a sentence.
pub(super) fn is_title(words: &str) -> bool {
    let begins = words
        .chars()
        .find(|c| {
            !matches!(
                c,
                '«' | '“' | '"' | '(' | '*' | '‘' | ' ' | '\u{a0}' | '\u{202f}'
            )
        })
        .is_some_and(|c| c.is_uppercase());
    begins
        && words.chars().count() <= MOST_HEADING
        && !words.ends_with(['.', ';', ',', ':', '!'])
        && !words.contains("...")
}

/// `ARTICLE 3` as it stands in a text: `Article 3`, `Part One`, `Titre premier`.
fn capitalised(label: &str) -> String {
    let is_english = ["PART ", "CHAPTER ", "TITLE "]
        .iter()
        .any(|noun| label.starts_with(noun));
    let is_shouted = |word: &str| {
        let is_long = word.chars().nth(1).is_some();
        is_long && word.chars().all(char::is_uppercase) && roman(word).is_none()
    };
    let words = label.split(' ').enumerate().map(|(at, word)| {
        let lower = if is_shouted(word) {
            word.to_lowercase()
        } else {
            word.to_owned()
        };
        if at == 0 || is_english && is_shouted(word) {
            with_capital(&lower)
        } else {
            lower
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + letters.as_str()
}
