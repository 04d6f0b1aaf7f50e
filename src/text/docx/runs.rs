//! Runs: the words of a paragraph with their emphasis.

use crate::text::plain;

/// The words of a paragraph, by emphasis.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<(Emphasis, String)>,
    /// Whether words that come now are text.
    pub is_text: bool,
    /// Whether the run being read is bold.
    pub is_bold: bool,
    /// Whether the run being read is italic.
    pub is_italic: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Emphasis {
    None,
    Italic,
    Bold,
    Both,
}

impl Emphasis {
    const fn marks(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Italic => "*",
            Self::Bold => "**",
            Self::Both => "***",
        }
    }
}

impl Runs {
    /// Takes words of the document, if they are text.
    pub fn words(&mut self, words: &str) {
        if self.is_text {
            self.push(words);
        }
    }

    /// Takes a sign that has a tag of its own.
    pub fn sign(&mut self, sign: char) {
        self.push(sign.encode_utf8(&mut [0; 4]));
    }

    /// The run is at its end.
    pub fn end(&mut self) {
        (self.is_text, self.is_bold, self.is_italic) = (false, false, false);
    }

    fn push(&mut self, words: &str) {
        let emphasis = match (self.is_bold, self.is_italic) {
            (false, false) => Emphasis::None,
            (false, true) => Emphasis::Italic,
            (true, false) => Emphasis::Bold,
            (true, true) => Emphasis::Both,
        };
        match self.runs.last_mut() {
            Some((last, before)) if *last == emphasis => before.push_str(words),
            _ => self.runs.push((emphasis, words.to_owned())),
        }
    }

    /// The words without emphasis, on one line.
    pub fn plain(&self) -> String {
        let words: String = self.runs.iter().map(|(_, words)| words.as_str()).collect();
        one_line(&words)
    }

    /// The words with `*` and `**`, the first `bare` bytes excepted. Where the marks would be read
    /// otherwise than they were meant, there are none.
    pub fn marked(&self, bare: usize) -> String {
        let mut out = String::new();
        let mut left = bare;
        for (emphasis, words) in &self.runs {
            let cut = left.min(words.len());
            let cut = if words.is_char_boundary(cut) { cut } else { 0 };
            left -= cut;
            out.push_str(&words[..cut]);
            let words = &words[cut..];
            let inner = words.trim();
            if inner.is_empty() {
                out.push_str(words);
                continue;
            }
            let from = words.len() - words.trim_start().len();
            let (before, after) = (&words[..from], &words[from + inner.len()..]);
            let marks = emphasis.marks();
            out.extend([before, marks, inner, marks, after]);
        }
        let out = one_line(&out);
        let meant = self.plain();
        if plain(&out) == plain(&meant) {
            out
        } else {
            meant
        }
    }
}

/// Soft line breaks as spaces; after the number of an article one parts it from its heading.
fn one_line(words: &str) -> String {
    words.replace(['\n', '\r'], " ")
}
