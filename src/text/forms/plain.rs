//! Plain text: numbered, indented, in lines that fit a letter.

use crate::text::{Text, Unit, UnitKind, headings, plain as words_of};

/// The most characters of a line.
pub const WIDTH: usize = 72;
/// How far each level is indented.
const STEP: usize = 4;

/// The text in lines of at most 72 characters (a longer word stands alone), a blank line between
/// two units. Marks hang before their words; emphasis is left out.
#[must_use]
pub fn plain(text: &Text) -> String {
    let units: Vec<String> = text.units().iter().map(unit).collect();
    units.join("\n")
}

fn unit(unit: &Unit) -> String {
    match unit.kind {
        UnitKind::Part => lines("", &words_of(&headings::print(unit)).to_uppercase(), 0),
        UnitKind::Article | UnitKind::Annex => lines("", &words_of(&headings::print(unit)), 0),
        UnitKind::Recital => lines("", &words_of(&unit.words), 0),
        UnitKind::Paragraph | UnitKind::Point => {
            let mark = match unit.kind {
                UnitKind::Paragraph if !unit.label.is_empty() => format!("{}.", unit.number()),
                _ => unit.label.clone(),
            };
            let depth = usize::from(unit.depth).saturating_sub(1);
            lines(&mark, &words_of(&unit.words), depth * STEP)
        }
    }
}

/// Words as they are, in lines of at most [`WIDTH`] characters, the last one ended too.
#[must_use]
pub fn wrapped(words: &str) -> String {
    lines("", words, 0)
}

/// The words in lines, indented, the mark hanging before the first of them.
fn lines(mark: &str, words: &str, indent: usize) -> String {
    let hanging = if mark.is_empty() {
        0
    } else {
        STEP.max(mark.chars().count() + 1)
    };
    let begin = indent + hanging;
    let mut out = " ".repeat(indent);
    out.push_str(mark);
    let mut at = indent + mark.chars().count();
    let mut is_first = true;
    for word in words.split(is_breakable).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !is_first && at + 1 + length > WIDTH {
            out.push('\n');
            at = 0;
            is_first = true;
        }
        // The first word of a line stands at the indent, the others after a space.
        let gap = if is_first {
            begin.saturating_sub(at)
        } else {
            1
        };
        out.push_str(&" ".repeat(gap));
        out.push_str(word);
        at += gap + length;
        is_first = false;
    }
    out.push('\n');
    out
}

/// A space at which a line may break: not the no-break spaces of French punctuation.
fn is_breakable(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}
