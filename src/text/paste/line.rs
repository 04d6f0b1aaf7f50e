//! Lines of pasted words: what each would be in the light Markdown.

use super::title::{heading, marked, parted_heading};
use crate::text::numerals::roman;
use crate::text::{headings, parse};

/// What a pasted line is by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing.
    Blank,
    /// A heading, as light Markdown. Its words may stand on the next line if it has none.
    Heading { line: String, is_bare: bool },
    /// `1. Words`.
    Numbered { number: String, words: String },
    /// `3.2 Words`: the number of the article again.
    Repeated {
        article: String,
        number: String,
        words: String,
    },
    /// `1) Words` or `(1) Words`.
    Bracketed { number: String, words: String },
    /// `(a) Words`.
    Point { mark: String, words: String },
    /// A bullet.
    Bullet(String),
    /// Words.
    Prose(String),
}

/// Signs that word processors set before the items of a list.
const BULLETS: [char; 12] = [
    '•', '▪', '■', '□', '◦', '‣', '·', '●', '○', '➢', '\u{f0b7}', '\u{f0a7}',
];

/// Reads a line. `raw` still has its tabs, which part a number from its words.
pub(super) fn read(raw: &str) -> Line {
    let tabbed = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let words = tidy(tabbed);
    if words.is_empty() || words == "#" || words == "##" {
        return Line::Blank;
    }
    if words.starts_with('#') {
        return marked(&words);
    }
    let (head, after_tab) = tabbed.split_once('\t').unwrap_or((tabbed, ""));
    let tab = (tidy(head), tidy(after_tab));
    parted_heading(tabbed)
        .or_else(|| heading(&words))
        .or_else(|| numbered(&words, &tab))
        .or_else(|| point(&words, &tab))
        .or_else(|| bullet(&words, &tab))
        .unwrap_or(Line::Prose(words))
}

/// As the parser reads it, without marks that are not seen (soft hyphens, soft line breaks).
pub(super) fn tidy(words: &str) -> String {
    let joined: String = words
        .chars()
        .filter(|c| *c != '\u{ad}')
        .map(|c| if c == '\u{2028}' { ' ' } else { c })
        .collect();
    let lines: Vec<String> = parse::lines(&joined).map(|(_, line)| line).collect();
    let mut out = lines.join(" ");
    // A line that was cut at its spaces by two separators has two in a row.
    while out.contains("  ") {
        out = out.replace("  ", " ");
    }
    out.trim().to_owned()
}

fn numbered(words: &str, (head, after_tab): &(String, String)) -> Option<Line> {
    if let Some((number, words)) = headings::numbered(words) {
        return Some(Line::Numbered {
            number: number.to_owned(),
            words: words.to_owned(),
        });
    }
    let is_number = (1..=3).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_digit());
    if is_number && !after_tab.is_empty() {
        return Some(Line::Numbered {
            number: head.clone(),
            words: after_tab.clone(),
        });
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let number = words[..digits].to_owned();
    let rest = &words[digits..];
    if let Some(rest) = rest.strip_prefix(')').and_then(parted) {
        let words = rest.to_owned();
        return Some(Line::Bracketed { number, words });
    }
    let rest = rest.strip_prefix('.')?;
    // « 1.Words » lacks its space.
    if rest.starts_with(char::is_uppercase) {
        let words = rest.to_owned();
        return Some(Line::Numbered { number, words });
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let second = &rest[..digits];
    let rest = rest[digits..].strip_prefix('.').unwrap_or(&rest[digits..]);
    let words = parted(rest).filter(|words| !words.is_empty() && (1..=3).contains(&digits))?;
    Some(Line::Repeated {
        article: number,
        number: second.to_owned(),
        words: words.to_owned(),
    })
}

fn point(words: &str, (head, after_tab): &(String, String)) -> Option<Line> {
    let (mark, rest) = match words.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?,
        // « a.\tWords » is a point of a list made by a word processor.
        None if !after_tab.is_empty() && head.ends_with('.') => {
            (head.trim_end_matches('.'), after_tab.as_str())
        }
        None => words.split_once(')')?,
    };
    let mark = mark.trim();
    let rest = if rest == after_tab {
        rest
    } else {
        parted(rest)?
    };
    let is_figure = (1..=3).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
    if is_figure {
        return Some(Line::Bracketed {
            number: mark.to_owned(),
            words: rest.to_owned(),
        });
    }
    let bytes = mark.as_bytes();
    let is_letter = match bytes {
        [a] => a.is_ascii_lowercase(),
        [a, b] => a == b && a.is_ascii_lowercase(),
        _ => false,
    };
    let is_roman = parse::ROMAN.contains(&mark) && roman(mark).is_some();
    (is_letter || is_roman).then(|| Line::Point {
        mark: mark.to_owned(),
        words: rest.to_owned(),
    })
}

fn bullet(words: &str, (head, after_tab): &(String, String)) -> Option<Line> {
    let is_dash = matches!(head.as_str(), "-" | "–" | "—" | "o" | "*") && !after_tab.is_empty();
    if is_dash {
        return Some(Line::Bullet(after_tab.clone()));
    }
    let rest = match words.strip_prefix(BULLETS) {
        Some(rest) => rest,
        None => words
            .strip_prefix("- ")
            .or_else(|| words.strip_prefix("– "))?,
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then(|| Line::Bullet(rest.to_owned()))
}

/// What follows a mark, if a space or the end does.
fn parted(rest: &str) -> Option<&str> {
    let is_parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_parted.then(|| rest.trim_start())
}
