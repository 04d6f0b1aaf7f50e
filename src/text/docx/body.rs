//! The body: the paragraphs of a document, as lines that can be made light Markdown.

use super::numbering::{Number, Numbering};
use super::runs::Runs;
use super::styles::Styles;
use super::xml::{Step, Tag, walk};
use super::{ImportMatter, ImportRemark, NotImported};
use crate::text::excerpt;
use crate::text::paste::{is_heading, is_marked};

/// What was read.
pub(super) struct Body {
    /// Its paragraphs, with blank lines between.
    pub source: String,
    pub remarks: Vec<ImportRemark>,
}

/// The most characters of what a remark quotes.
const QUOTED: usize = 60;
/// The most remarks.
const MOST_REMARKS: usize = 300;

pub(super) fn read(xml: &str, styles: &Styles, numbering: Numbering) -> Result<Body, NotImported> {
    let mut reader = Reading {
        styles,
        numbering,
        paragraph: Paragraph::default(),
        left_out: 0,
        lines: Vec::new(),
        near: String::new(),
        remarks: Vec::new(),
        has_body: false,
    };
    walk(xml, |step| reader.take(step))?;
    if !reader.has_body {
        return Err(NotImported::NoDocument);
    }
    reader.end_paragraph();
    Ok(reader.body())
}

/// A paragraph being read.
#[derive(Default)]
struct Paragraph {
    style: String,
    list: Option<u32>,
    level: Option<u32>,
    outline: Option<u32>,
    runs: Runs,
    matters: Vec<ImportMatter>,
    /// Whether its end was deleted, so that the next paragraph goes on.
    is_open: bool,
}

/// A paragraph as it was read.
struct LineRead {
    words: String,
    /// The level of the heading, for one that does not say itself what it is.
    heading: Option<u32>,
}

struct Reading<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    paragraph: Paragraph,
    /// How many tags deep in what is left out.
    left_out: usize,
    lines: Vec<LineRead>,
    near: String,
    remarks: Vec<ImportRemark>,
    has_body: bool,
}

impl Reading<'_> {
    fn take(&mut self, step: Step<'_>) {
        match step {
            Step::Open(_) if self.left_out > 0 => self.left_out += 1,
            Step::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Step::Words(_) if self.left_out > 0 => {}
            Step::Open(tag) => self.open(&tag),
            Step::Close("p") => {
                if !self.paragraph.is_open {
                    self.end_paragraph();
                }
                self.paragraph.is_open = false;
            }
            Step::Close("r") => self.paragraph.runs.end(),
            Step::Close("t") => self.paragraph.runs.is_text = false,
            Step::Close(_) => {}
            Step::Words(words) => self.paragraph.runs.words(words),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if let Some(matter) = left_out(tag) {
            self.paragraph.matters.extend(matter);
            self.left_out = 1;
            return;
        }
        let paragraph = &mut self.paragraph;
        match tag.name {
            "body" => self.has_body = true,
            "tbl" => paragraph.matters.push(ImportMatter::TableUnfolded),
            "ins" | "moveTo" => paragraph.matters.push(ImportMatter::InsertionKept),
            "footnoteReference" | "endnoteReference" => {
                paragraph.matters.push(ImportMatter::NoteLeftOut);
            }
            "commentReference" => paragraph.matters.push(ImportMatter::CommentLeftOut),
            "pStyle" => paragraph.style = tag.val().unwrap_or_default(),
            "numId" => paragraph.list = tag.number(),
            "ilvl" => paragraph.level = tag.number(),
            "outlineLvl" => paragraph.outline = tag.number(),
            "b" | "i" if tag.is_in("rPr") => {
                let is_of_run = tag
                    .within
                    .iter()
                    .rev()
                    .nth(1)
                    .is_some_and(|name| name == "r");
                if is_of_run && tag.name == "b" {
                    paragraph.runs.is_bold = tag.is_on();
                } else if is_of_run {
                    paragraph.runs.is_italic = tag.is_on();
                }
            }
            "t" => paragraph.runs.is_text = true,
            "tab" | "ptab" if tag.is_in("r") => paragraph.runs.sign('\t'),
            "br" if matches!(tag.get("type").as_deref(), Some("page" | "column")) => {}
            "br" | "cr" => paragraph.runs.sign('\u{2028}'),
            "noBreakHyphen" => paragraph.runs.sign('\u{2011}'),
            "sym" => {
                let code = tag
                    .get("char")
                    .and_then(|code| u32::from_str_radix(&code, 16).ok());
                let sign = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
                paragraph.runs.sign(sign);
            }
            // A deletion of the mark at the end of the paragraph.
            "del" | "moveFrom" => {
                paragraph.is_open = true;
                paragraph.matters.push(ImportMatter::DeletionLeftOut);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        paragraph.runs.end();
        let style = paragraph.style.as_str();
        let plain = paragraph.runs.plain();
        if self.styles.is_contents(style) {
            paragraph.matters.push(ImportMatter::ContentsLeftOut);
        } else if !plain.trim().is_empty() {
            let list = paragraph.list.or_else(|| self.styles.list(style));
            let level = paragraph.level.or_else(|| {
                self.styles
                    .level(style)
                    .filter(|_| paragraph.list.is_none())
            });
            let list = list.filter(|list| *list > 0);
            let number = list.and_then(|list| self.numbering.next(list, level, style, self.styles));
            let outline = paragraph
                .outline
                .filter(|level| *level < 9)
                .map(|level| level + 1);
            let heading = outline.or_else(|| self.styles.heading(style));
            let (line, matter) = line(&paragraph.runs, number.as_ref(), heading);
            paragraph.matters.extend(matter);
            self.near = excerpt(&line.words, QUOTED);
            self.lines.push(line);
        }
        paragraph.matters.sort_unstable();
        paragraph.matters.dedup();
        for matter in paragraph.matters {
            let near = self.near.clone();
            let remark = ImportRemark { near, matter };
            if self.remarks.last() != Some(&remark) && self.remarks.len() < MOST_REMARKS {
                self.remarks.push(remark);
            }
        }
    }

    /// The lines as they are pasted. Headings that do not say what they are take their rank from
    /// the levels in use: of two or more, the highest are parts.
    fn body(self) -> Body {
        let mut levels: Vec<u32> = self.lines.iter().filter_map(|line| line.heading).collect();
        levels.sort_unstable();
        levels.dedup();
        let marks: &[&str] = if levels.len() > 1 {
            &["# ", "## "]
        } else {
            &["## "]
        };
        let mark = |line: &LineRead| {
            let rank = levels.iter().position(|level| Some(*level) == line.heading);
            rank.and_then(|rank| marks.get(rank)).copied().unwrap_or("")
        };
        let lines: Vec<String> = self
            .lines
            .iter()
            .map(|line| format!("{}{}", mark(line), line.words))
            .collect();
        Body {
            source: lines.join("\n\n"),
            remarks: self.remarks,
        }
    }
}

/// What is left out with all that stands in it, and the remark on it.
fn left_out(tag: &Tag<'_>) -> Option<Option<ImportMatter>> {
    match tag.name {
        "del" | "moveFrom" if !tag.is_in("rPr") => Some(Some(ImportMatter::DeletionLeftOut)),
        "drawing" | "pict" | "object" => Some(Some(ImportMatter::PictureLeftOut)),
        // The second of two ways to show the same thing, and what is not words.
        "Fallback" | "sdtPr" | "instrText" | "delText" | "rPrChange" | "pPrChange" | "sectPr"
        | "tblPr" | "trPr" | "tcPr" => Some(None),
        _ => None,
    }
}

/// A paragraph with its number as a line, and what is to be said of that.
fn line(
    runs: &Runs,
    number: Option<&Number>,
    heading: Option<u32>,
) -> (LineRead, Option<ImportMatter>) {
    let plain = runs.plain();
    let numbered = match number {
        Some(Number::Shown(number)) => format!("{number}\t{plain}"),
        Some(Number::Bullet) => format!("•\t{plain}"),
        None => plain.clone(),
    };
    let said = |words: String| LineRead {
        words,
        heading: None,
    };
    if is_heading(&numbered) {
        return (said(numbered), None);
    }
    let marked = match number {
        Some(Number::Shown(number)) => format!("{number}\t{}", runs.marked(0)),
        Some(Number::Bullet) => format!("•\t{}", runs.marked(0)),
        None => runs.marked(typed_mark(&plain)),
    };
    match (heading, number) {
        (Some(_), Some(Number::Shown(number))) => {
            let bare = number.trim().trim_end_matches('.');
            let is_count = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
            if is_count {
                let words = format!("## Article {bare}. {}", plain.trim());
                return (said(words), Some(ImportMatter::ArticleFromNumber));
            }
            if is_marked(&numbered) {
                return (said(marked), None);
            }
            let words = numbered.replace('\t', " ");
            (LineRead { words, heading }, None)
        }
        (Some(_), _) => (
            LineRead {
                words: plain,
                heading,
            },
            None,
        ),
        (None, Some(Number::Shown(_))) if !is_marked(&numbered) => {
            (said(marked), Some(ImportMatter::NumberInWords))
        }
        (None, _) => (said(marked), None),
    }
}

/// How long the number is that was typed before the words, if one was: emphasis begins after it.
fn typed_mark(plain: &str) -> usize {
    let end = plain.find(char::is_whitespace).unwrap_or(plain.len());
    let is_mark = end <= 6 && plain[..end].ends_with(['.', ')']);
    if is_mark { end } else { 0 }
}
