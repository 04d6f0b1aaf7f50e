//! Parsing: from the light Markdown to the units of a text.

use std::collections::HashMap;

use super::headings::{self, Designation};
use super::{Unit, UnitKind};

/// Reads the units of a text, in order, and the line (from 1) at which each begins.
pub(super) fn units(source: &str) -> (Vec<Unit>, Vec<usize>) {
    let mut reader = Reader::default();
    for (number, line) in lines(source) {
        reader.line = number;
        reader.read(&line);
    }
    (reader.units, reader.lines)
}

/// The lines of a source as they are read, each with the number (from 1) under which it was typed.
pub(super) fn lines(source: &str) -> impl Iterator<Item = (usize, String)> {
    let mut typed = 0;
    let mut rest = source;
    let ends = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        typed += 1;
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = &rest[..end];
        let after = &rest[end..];
        rest = after
            .strip_prefix("\r\n")
            .unwrap_or(after.get(1..).unwrap_or(""));
        Some((typed, line))
    });
    ends.flat_map(|(number, line)| {
        // A word processor's own line ends part lines too, and are not counted in a form.
        line.split(['\u{85}', '\u{2028}', '\u{2029}'])
            .map(move |part| (number, tidy(part)))
    })
}

/// One way to write spaces. Controls that could make a page show the words in another order than
/// they are stored (bidirectional marks) are left out.
fn tidy(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\u{feff}' | '\u{200e}' | '\u{200f}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c == ' ' || c.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() {
        out
    } else {
        trimmed.to_owned()
    }
}

/// What has been read so far, and where the next line belongs.
#[derive(Default)]
struct Reader {
    units: Vec<Unit>,
    /// The line at which each unit begins.
    lines: Vec<usize>,
    /// The line being read.
    line: usize,
    /// How often each address was given.
    given: HashMap<String, usize>,
    /// How many there are so far of what is counted and not numbered, by the address of its parent.
    counted: HashMap<String, usize>,
    /// The article, annex or part being read; none in the preamble.
    section: Option<Section>,
    /// The numbered paragraph being read, which unnumbered ones belong to.
    numbered: Option<String>,
    /// The address and depth that a point would hang on.
    above: Option<(String, u8)>,
    point: Option<Point>,
    /// Whether a line of prose continues the last unit.
    is_open: bool,
}

struct Section {
    id: String,
    /// The article's number, with which labels of its paragraphs begin; empty if none.
    number: String,
}

struct Point {
    id: String,
    mark: String,
    depth: u8,
    /// The mark of its latest sub-point.
    sub: Option<String>,
}

impl Reader {
    fn read(&mut self, line: &str) {
        if line.is_empty() || line == "#" || line == "##" {
            self.is_open = false;
        } else if let Some(rest) = line.strip_prefix("## ") {
            self.section(rest.trim());
        } else if let Some(rest) = line.strip_prefix("# ") {
            self.part(rest.trim());
        } else if let Some((mark, words)) = point_mark(line).filter(|_| self.above.is_some()) {
            self.point(mark, words);
        } else if let Some((number, words)) = headings::numbered(line) {
            match self.section {
                Some(_) => self.numbered(number, words),
                None => self.recital(line),
            }
        } else if self.is_open {
            self.continues(line);
        } else if self.section.is_none() {
            self.recital(line);
        } else {
            self.unnumbered(line);
        }
    }

    fn section(&mut self, line: &str) {
        let (kind, found) = match (headings::article(line), headings::annex(line)) {
            (Some(found), _) => (UnitKind::Article, Some(found)),
            (None, Some(found)) => (UnitKind::Annex, Some(found)),
            (None, None) => (UnitKind::Article, None),
        };
        let number = found.as_ref().map_or("", |f| &f.number).to_owned();
        let id = match (kind, found.is_some()) {
            (UnitKind::Annex, _) if number.is_empty() => "annex".to_owned(),
            (UnitKind::Annex, _) => format!("annex-{number}"),
            (_, true) => format!("art-{number}"),
            (_, false) => self.count("section"),
        };
        let id = self.heading(kind, id, line, found);
        // A paragraph of an annex is called by its own number alone.
        let number = if kind == UnitKind::Article {
            number
        } else {
            String::new()
        };
        self.section = Some(Section { id, number });
    }

    fn part(&mut self, line: &str) {
        let id = self.count("part");
        let id = self.heading(UnitKind::Part, id, line, headings::part(line));
        // Before the first article a part's heading does not end the preamble.
        if let Some(section) = &mut self.section {
            let number = String::new();
            *section = Section { id, number };
        }
    }

    fn heading(
        &mut self,
        kind: UnitKind,
        id: String,
        line: &str,
        found: Option<Designation>,
    ) -> String {
        let (label, heading) = match found {
            Some(found) => (found.label.to_owned(), found.heading),
            None => (String::new(), Some(line)),
        };
        let id = self.push(kind, id, label, "", 0);
        if let Some(unit) = self.units.last_mut() {
            unit.heading = heading.map(str::to_owned);
        }
        self.numbered = None;
        self.above = None;
        self.point = None;
        self.is_open = false;
        id
    }

    fn recital(&mut self, words: &str) {
        let id = self.count("recital");
        let id = self.push(UnitKind::Recital, id, String::new(), words, 0);
        self.above = Some((id, 0));
        self.point = None;
    }

    fn numbered(&mut self, number: &str, words: &str) {
        let Some(section) = &self.section else { return };
        let label = match section.number.as_str() {
            "" => number.to_owned(),
            article => format!("{article}.{number}"),
        };
        let id = format!("{}-par-{}", section.id, headings::address(number));
        let id = self.push(UnitKind::Paragraph, id, label, words, 1);
        self.numbered = Some(id.clone());
        self.above = Some((id, 1));
        self.point = None;
    }

    fn unnumbered(&mut self, words: &str) {
        let (parent, depth) = match (&self.numbered, &self.section) {
            (Some(paragraph), _) => (paragraph.clone(), 2),
            (None, Some(section)) => (section.id.clone(), 1),
            (None, None) => return,
        };
        let id = self.count(&format!("{parent}-sub"));
        let id = self.push(UnitKind::Paragraph, id, String::new(), words, depth);
        self.above = Some((id, depth));
        self.point = None;
    }

    fn point(&mut self, mark: &str, words: &str) {
        let Some((above, depth)) = self.above.clone() else {
            return;
        };
        let label = format!("({mark})");
        if let Some(point) = self.point.as_mut().filter(|p| p.takes(mark)) {
            point.sub = Some(mark.to_owned());
            let (id, depth) = (format!("{}-{mark}", point.id), point.depth + 1);
            self.push(UnitKind::Point, id, label, words, depth);
            return;
        }
        let (id, depth) = (format!("{above}-{mark}"), depth + 1);
        let id = self.push(UnitKind::Point, id, label, words, depth);
        let mark = mark.to_owned();
        self.point = Some(Point {
            id,
            mark,
            depth,
            sub: None,
        });
    }

    fn continues(&mut self, line: &str) {
        if let Some(unit) = self.units.last_mut() {
            if !unit.words.is_empty() {
                unit.words.push(' ');
            }
            unit.words.push_str(line);
        }
    }

    /// The address of the next thing counted under this one.
    fn count(&mut self, under: &str) -> String {
        let n = self.counted.entry(under.to_owned()).or_insert(0);
        *n += 1;
        format!("{under}-{n}")
    }

    fn push(
        &mut self,
        kind: UnitKind,
        id: String,
        label: String,
        words: &str,
        depth: u8,
    ) -> String {
        let times = self.given.entry(id.clone()).or_insert(0);
        *times += 1;
        let id = match *times {
            1 => id,
            n => format!("{id}~{n}"),
        };
        self.lines.push(self.line);
        self.units.push(Unit {
            kind,
            id: id.clone(),
            label,
            heading: None,
            words: words.to_owned(),
            depth,
        });
        self.is_open = true;
        id
    }
}

impl Point {
    /// Whether this mark is a sub-point here: `(i)` is, unless it comes after `(h)`.
    fn takes(&self, mark: &str) -> bool {
        match &self.sub {
            Some(last) => ROMAN
                .iter()
                .position(|r| r == last)
                .is_some_and(|at| ROMAN.get(at + 1) == Some(&mark)),
            None => mark == "i" && self.mark != "h",
        }
    }
}

/// The marks of sub-points, in order.
pub(super) const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
];

/// Splits a point's mark from its words: `(a) Words`, or `a) Words` as often written in French.
pub(super) fn point_mark(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = match line.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?,
        None => line.split_once(')').filter(|(mark, _)| mark.len() == 1)?,
    };
    let bytes = mark.as_bytes();
    let is_letter = matches!(bytes, [a] if a.is_ascii_lowercase());
    let is_doubled = matches!(bytes, [a, b] if a == b && a.is_ascii_lowercase());
    let is_number = (1..=2).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit);
    if !(is_letter || is_doubled || is_number || ROMAN.contains(&mark)) {
        return None;
    }
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    parted.then(|| (mark, rest.trim_start()))
}
