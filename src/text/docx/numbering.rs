//! Numbering: the numbers that a word processor makes, computed as it does (ISO/IEC 29500-1, 17.9).

use std::collections::{HashMap, HashSet};

use super::NotImported;
use super::styles::Styles;
use super::xml::{Step, Tag, walk};
use crate::text::numerals::{letters, roman_of};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
    /// The count of each level of a pattern; lists with one pattern count on together.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Overrides that were applied already: list and level.
    restarted: HashSet<(u32, usize)>,
}

/// An abstract numbering definition.
#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The numbering style whose definition this one takes.
    link: Option<String>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// After which level (from 1) it begins anew; `None`: after any higher one, 0: never.
    restart: Option<u32>,
    style: Option<String>,
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            style: None,
            is_legal: false,
        }
    }
}

/// An instance of a numbering definition.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// As shown: `Article 3`, `1.`, `(a)`.
    Shown(String),
    Bullet,
}

pub(super) fn read(xml: &str) -> Result<Numbering, NotImported> {
    let mut numbering = Numbering::default();
    let mut pattern: Option<(u32, Pattern)> = None;
    let mut list: Option<(u32, List)> = None;
    let mut at = 0;
    walk(xml, |step| match step {
        Step::Open(tag) => match tag.name {
            "abstractNum" => {
                let id = tag.get("abstractNumId").and_then(|id| id.parse().ok());
                pattern = id.map(|id| (id, Pattern::default()));
            }
            "num" => {
                let id = tag.get("numId").and_then(|id| id.parse().ok());
                list = id.map(|id| (id, List::default()));
            }
            "lvl" | "lvlOverride" => {
                let level = tag.get("ilvl").and_then(|level| level.parse().ok());
                at = level.unwrap_or(LEVELS);
                if let (Some((_, list)), "lvl") = (&mut list, tag.name)
                    && let Some(level) = list.levels.get_mut(at)
                {
                    *level = Some(Level::default());
                }
            }
            "numStyleLink" => {
                if let Some((_, pattern)) = &mut pattern {
                    pattern.link = tag.val();
                }
            }
            "abstractNumId" => {
                if let (Some((_, list)), Some(id)) = (&mut list, tag.number()) {
                    list.pattern = id;
                }
            }
            "startOverride" => {
                if let Some((_, list)) = &mut list
                    && let Some(start) = list.starts.get_mut(at)
                {
                    *start = tag.number();
                }
            }
            _ => {
                let of_list = list
                    .as_mut()
                    .and_then(|(_, list)| list.levels.get_mut(at)?.as_mut());
                let of_pattern = pattern
                    .as_mut()
                    .and_then(|(_, pattern)| pattern.levels.get_mut(at));
                if let Some(level) = of_list.or(of_pattern).filter(|_| tag.is_in("lvl")) {
                    level.take(&tag);
                }
            }
        },
        Step::Close("abstractNum") => numbering.patterns.extend(pattern.take()),
        Step::Close("num") => numbering.lists.extend(list.take()),
        Step::Close(_) | Step::Words(_) => {}
    })?;
    Ok(numbering)
}

impl Level {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "start" => self.start = tag.number().unwrap_or(1),
            "numFmt" => self.format = tag.val().unwrap_or_default(),
            "lvlText" => self.text = tag.val().unwrap_or_default(),
            "lvlRestart" => self.restart = tag.number(),
            "pStyle" => self.style = tag.val(),
            "isLgl" => self.is_legal = tag.is_on(),
            _ => {}
        }
    }
}

impl Numbering {
    /// Counts one paragraph of a list on, and says how it is numbered.
    pub fn next(
        &mut self,
        list: u32,
        level: Option<u32>,
        style: &str,
        styles: &Styles,
    ) -> Option<Number> {
        let instance = self.lists.get(&list)?;
        let pattern_id = self.linked(instance.pattern, styles);
        let pattern = self.patterns.get(&pattern_id)?;
        let of_style = || {
            let mut levels = pattern.levels.iter();
            levels.position(|level| level.style.as_deref() == Some(style))
        };
        let at = level
            .map(|level| level as usize)
            .or_else(of_style)
            .unwrap_or(0);
        let level_at = |at: usize| {
            let own = instance.levels.get(at).and_then(Option::as_ref);
            own.or_else(|| pattern.levels.get(at))
        };
        let level = level_at(at)?;
        let counts = self.counts.entry(pattern_id).or_default();
        let restart = instance.starts[at].filter(|_| self.restarted.insert((list, at)));
        counts[at] = Some(match (restart, counts[at]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        });
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let after = level_at(below).and_then(|level| level.restart);
            if after.is_none_or(|after| after as usize > at) {
                *count = None;
            }
        }
        let counts = *counts;
        let count = |at: usize| {
            counts[at]
                .or_else(|| Some(level_at(at)?.start))
                .unwrap_or(1)
        };
        match level.format.as_str() {
            "bullet" => Some(Number::Bullet),
            "none" if level.text.is_empty() => None,
            _ => {
                let shown = shown(level, |at| {
                    let format = level_at(at).map_or("decimal", |level| level.format.as_str());
                    written(count(at), if level.is_legal { "decimal" } else { format })
                });
                (!shown.trim().is_empty()).then_some(Number::Shown(shown))
            }
        }
    }

    /// The pattern that counts: a pattern may take that of a numbering style.
    fn linked(&self, pattern: u32, styles: &Styles) -> u32 {
        let link = self
            .patterns
            .get(&pattern)
            .and_then(|pattern| pattern.link.as_ref());
        let list = link.and_then(|style| styles.list(style));
        let of_list = list.and_then(|list| self.lists.get(&list));
        of_list.map_or(pattern, |list| list.pattern)
    }
}

/// The text of a level with its `%1` to `%9` replaced.
fn shown(level: &Level, number: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        let digit = signs.peek().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
        match (sign, digit) {
            ('%', Some(digit)) => {
                signs.next();
                out.push_str(&number(digit as usize - 1));
            }
            _ => out.push(sign),
        }
    }
    out
}

/// A number in the format of a level.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, 0),
        "upperLetter" => letters(number, 0).to_uppercase(),
        "lowerRoman" => roman_of(number).to_lowercase(),
        "upperRoman" => roman_of(number),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}
