//! Headings: what `Article 3 bis. Scope` is called, where it stands in the text, what it is headed.

use super::Unit;

/// A heading that names what it heads: `Article 3. Scope`, `Annexe II`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Designation<'a> {
    /// The noun and number as written: `Article 3 bis`.
    pub label: &'a str,
    /// The number as it stands in an address: `3bis`, `ii`; empty if there is none.
    pub number: String,
    /// What follows, if anything.
    pub heading: Option<&'a str>,
}

/// Latin ordinals of articles and paragraphs inserted between two others.
pub(super) const INSERTED: [&str; 5] = ["bis", "ter", "quater", "quinquies", "sexies"];

/// Reads an article's heading; `None` if it does not begin with « Article » and a number.
#[must_use]
pub fn article(line: &str) -> Option<Designation<'_>> {
    designation(line, &["article"]).filter(|found| !found.number.is_empty())
}

/// Reads an annex's heading; the number is optional.
#[must_use]
pub fn annex(line: &str) -> Option<Designation<'_>> {
    designation(line, &["annex", "annexe"])
}

/// Reads a part's heading; `None` if it does not name its number.
#[must_use]
pub fn part(line: &str) -> Option<Designation<'_>> {
    let nouns = [
        "part", "partie", "title", "titre", "chapter", "chapitre", "section",
    ];
    designation(line, &nouns).filter(|found| !found.number.is_empty())
}

/// Writes a heading's line, without its `#` marks.
#[must_use]
pub fn print(unit: &Unit) -> String {
    match &unit.heading {
        Some(heading) if unit.label.is_empty() => heading.clone(),
        Some(heading) => format!("{}. {heading}", unit.label),
        None => unit.label.clone(),
    }
}

/// The noun that a heading's label begins with, in lower case: `part`, `chapitre`.
#[must_use]
pub fn noun(unit: &Unit) -> String {
    let noun = unit.label.split_whitespace().next().unwrap_or("");
    noun.to_lowercase()
}

/// Splits a paragraph's number from what follows: `2 bis. Words` gives `2 bis` and `Words`.
#[must_use]
pub fn numbered(line: &str) -> Option<(&str, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let letter = line[digits..]
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_lowercase());
    let ends = [inserted(line, digits), digits + usize::from(letter), digits];
    ends.into_iter().find_map(|end| {
        let rest = line[end..].strip_prefix('.')?;
        let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
        parted.then(|| (&line[..end], rest.trim_start()))
    })
}

/// The number as it stands in an address: no spaces, lower case.
#[must_use]
pub fn address(number: &str) -> String {
    let bare: String = number.split_whitespace().collect();
    let bare = bare.to_lowercase();
    match bare.as_str() {
        "premier" | "1er" | "1ᵉʳ" => "1".to_owned(),
        _ => bare,
    }
}

fn designation<'a>(line: &'a str, nouns: &[&str]) -> Option<Designation<'a>> {
    let noun = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !nouns.iter().any(|n| n.eq_ignore_ascii_case(&line[..noun])) {
        return None;
    }
    if line[noun..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let gap = line[noun..].len() - line[noun..].trim_start().len();
    let end = if gap > 0 {
        number_end(line, noun + gap)
    } else {
        None
    };
    let (label_end, number) = match end {
        Some(end) => (end, address(&line[noun + gap..end])),
        None => (noun, String::new()),
    };
    let heading = line[label_end..].trim_start_matches(is_separator).trim();
    Some(Designation {
        label: &line[..label_end],
        number,
        heading: (!heading.is_empty()).then_some(heading),
    })
}

/// Where the number that begins at `start` ends.
fn number_end(line: &str, start: usize) -> Option<usize> {
    let rest = &line[start..];
    if rest.starts_with("1ᵉʳ") {
        return Some(start + "1ᵉʳ".len());
    }
    let token = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = &rest[..token];
    // A letter of another alphabet would cut a word in two.
    if token == 0 || rest[token..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let end = start + token;
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(inserted(line, end));
    }
    // « Annex A list » is not annex A: a letter counts only if the heading stops or parts there.
    let parted = line[end..]
        .trim_start()
        .chars()
        .next()
        .is_none_or(is_separator);
    let ordinal = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase()
        || word.bytes().all(|b| b"IVXLC".contains(&b))
        || word.eq_ignore_ascii_case("premier");
    (parted && ordinal).then_some(end)
}

/// Where the number that ends at `end` really ends, with its `bis` or `ter`.
fn inserted(line: &str, end: usize) -> usize {
    let rest = &line[end..];
    let gap = rest.len() - rest.trim_start().len();
    let word = rest[gap..]
        .bytes()
        .take_while(u8::is_ascii_lowercase)
        .count();
    let found = INSERTED.contains(&&rest[gap..gap + word])
        && !rest[gap + word..].starts_with(char::is_alphanumeric);
    if found { end + gap + word } else { end }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | '—')
}
