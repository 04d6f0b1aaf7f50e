//! Paste: text from a word processor, as it arrives in a form, made light Markdown.

mod line;
mod title;

use line::Line;
use title::is_title;

use super::numerals::letters;
use super::{Text, UnitKind, headings};

/// What came of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The light Markdown.
    pub source: String,
    /// What was recognised in it.
    pub recognised: Recognised,
}

/// How many units of each kind a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Parts, titles, chapters.
    pub parts: usize,
    /// Articles, and sections that have no number.
    pub articles: usize,
    /// Annexes.
    pub annexes: usize,
    /// Numbered paragraphs.
    pub paragraphs: usize,
    /// Points and sub-points.
    pub points: usize,
    /// Recitals and unnumbered paragraphs.
    pub unnumbered: usize,
}

impl Recognised {
    /// Counts the units of a text.
    #[must_use]
    pub fn of(text: &Text) -> Self {
        let mut counted = Self::default();
        for unit in text.units() {
            let count = match unit.kind {
                UnitKind::Part => &mut counted.parts,
                UnitKind::Article => &mut counted.articles,
                UnitKind::Annex => &mut counted.annexes,
                UnitKind::Point => &mut counted.points,
                UnitKind::Paragraph if !unit.label.is_empty() => &mut counted.paragraphs,
                UnitKind::Paragraph | UnitKind::Recital => &mut counted.unnumbered,
            };
            *count += 1;
        }
        counted
    }
}

/// Makes light Markdown of pasted text: one unit a line, blank lines between. Applied to its own
/// result it changes nothing. No word is lost; of the marks, only bullets are.
///
/// Lines that stand together are one paragraph if they look wrapped (one of them ends in the
/// middle of a sentence), and a paragraph each if not.
#[must_use]
pub fn markdown(pasted: &str) -> Pasted {
    // « \r\n » is one end of a line, not a blank one.
    let mut source = pasted
        .replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2029}'], "\n");
    // What stands behind a bullet, or was joined, may itself be a mark.
    for _ in 0..MOST_ROUNDS {
        let again = once(&source);
        let is_settled = again == source;
        source = again;
        if is_settled {
            break;
        }
    }
    let recognised = Recognised::of(&Text::parse(&source));
    Pasted { source, recognised }
}

/// Whether a pasted line is a heading.
pub(super) fn is_heading(line: &str) -> bool {
    matches!(line::read(line), Line::Heading { .. })
}

/// Whether a pasted line begins with a number or mark that the light Markdown has.
pub(super) fn is_marked(line: &str) -> bool {
    !matches!(line::read(line), Line::Prose(_) | Line::Blank)
}

/// How often a paste is read again; two rounds are enough for nearly all.
const MOST_ROUNDS: usize = 16;

fn once(pasted: &str) -> String {
    let mut writer = Writer::default();
    let lines: Vec<Line> = pasted.split('\n').map(line::read).collect();
    let mut at = 0;
    while at < lines.len() {
        at += writer.write(&lines[at..]);
    }
    let mut source = writer.blocks.join("\n\n");
    if !source.is_empty() {
        source.push('\n');
    }
    source
}

/// What was written, and where the next line belongs.
#[derive(Default)]
struct Writer {
    blocks: Vec<String>,
    /// The number of the article being written; empty in an annex or a section.
    article: String,
    /// Whether a heading of an article or annex was written.
    is_past_preamble: bool,
    /// Whether a point may follow: something stands above it.
    is_hanging: bool,
    /// Whether `1)` numbers the paragraphs of this article.
    brackets: bool,
}

impl Writer {
    /// Writes what the first of these lines begins, and says how many lines that were.
    fn write(&mut self, lines: &[Line]) -> usize {
        match &lines[0] {
            Line::Blank => 1,
            Line::Heading { line, is_bare } => self.heading(line, *is_bare, &lines[1..]) + 1,
            Line::Bullet(_) => self.bullets(lines),
            first => {
                let (mark, words) = self.mark(first);
                let more = prose(&lines[1..]);
                let is_one = is_wrapped(&words, &more);
                let mut block = format!("{mark} {words}").trim().to_owned();
                for line in &more {
                    if is_one {
                        block.push(' ');
                    } else {
                        self.blocks.push(std::mem::take(&mut block));
                    }
                    block.push_str(line);
                }
                self.blocks.push(block);
                self.is_hanging = true;
                more.len() + 1
            }
        }
    }

    /// Writes a heading, with its words if they stand on the next line; says if they did.
    fn heading(&mut self, line: &str, is_bare: bool, next: &[Line]) -> usize {
        let after = next.iter().position(|line| *line != Line::Blank);
        let title = after.and_then(|at| match (&next[at], next.get(at + 1)) {
            // Words that stand alone under a heading are its paragraph.
            (Line::Prose(words), Some(_)) if is_bare && is_title(words) => {
                let more = next[at + 1..].iter().find(|line| **line != Line::Blank);
                let is_part = line.starts_with("# ");
                let is_followed =
                    more.is_some_and(|line| is_part || !matches!(line, Line::Heading { .. }));
                is_followed.then_some((at, words))
            }
            _ => None,
        });
        let line = match title {
            Some((_, words)) => format!("{line}. {words}"),
            None => line.to_owned(),
        };
        if let Some(rest) = line.strip_prefix("## ") {
            self.article = headings::article(rest).map_or_else(String::new, |found| found.number);
            self.is_past_preamble = true;
        } else if self.is_past_preamble {
            self.article = String::new();
        }
        self.blocks.push(line);
        self.is_hanging = false;
        self.brackets = false;
        title.map_or(0, |(at, _)| at + 1)
    }

    /// The mark of a line in the light Markdown, and its words.
    fn mark(&mut self, line: &Line) -> (String, String) {
        match line {
            Line::Numbered { number, words } => (format!("{number}."), words.clone()),
            Line::Repeated {
                article,
                number,
                words,
            } if *article == self.article => (format!("{number}."), words.clone()),
            Line::Repeated {
                article,
                number,
                words,
            } => (format!("{article}.{number}"), words.clone()),
            Line::Bracketed { number, words } => {
                // Under a heading it numbers paragraphs; under a paragraph, points of it.
                self.brackets |= !self.is_hanging;
                let is_point = !self.brackets && number.len() < 3;
                let mark = if is_point {
                    format!("({number})")
                } else {
                    format!("{number}.")
                };
                (mark, words.clone())
            }
            Line::Point { mark, words } => (format!("({mark})"), words.clone()),
            Line::Heading { line: words, .. } | Line::Bullet(words) | Line::Prose(words) => {
                (String::new(), words.clone())
            }
            Line::Blank => (String::new(), String::new()),
        }
    }

    /// Writes a run of bullets: points if they follow a colon, unnumbered paragraphs if not.
    fn bullets(&mut self, lines: &[Line]) -> usize {
        let mut items = Vec::new();
        let mut taken = 0;
        for (at, line) in lines.iter().enumerate() {
            match line {
                Line::Bullet(words) => items.push(words),
                Line::Blank => continue,
                _ => break,
            }
            taken = at + 1;
        }
        let follows_colon = self.is_hanging
            && self
                .blocks
                .last()
                .is_some_and(|block| block.ends_with(':') && !block.starts_with('('));
        let is_next_point = matches!(lines.get(taken), Some(Line::Point { .. }));
        let are_points = follows_colon && !is_next_point && (2..=26).contains(&items.len());
        for (at, words) in items.into_iter().enumerate() {
            let block = if are_points {
                format!("({}) {words}", letters(at as u32 + 1, 0))
            } else {
                words.clone()
            };
            self.blocks.push(block);
        }
        self.is_hanging = true;
        taken
    }
}

/// The words of the lines of prose that these begin with.
fn prose(lines: &[Line]) -> Vec<&str> {
    let words = lines.iter().map_while(|line| match line {
        Line::Prose(words) => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

/// Whether lines are one paragraph: somewhere a line ends and the next begins inside a sentence.
fn is_wrapped(first: &str, more: &[&str]) -> bool {
    let befores = [first].into_iter().chain(more.iter().copied());
    befores.zip(more).any(|(before, after)| {
        let ends = before
            .trim_end_matches(['*', ')', '»', '”', '"', '’', ' ', '\u{a0}', '\u{202f}'])
            .ends_with(['.', ';', ':', ',', '!', '?', '…']);
        !ends || after.starts_with(char::is_lowercase)
    })
}
