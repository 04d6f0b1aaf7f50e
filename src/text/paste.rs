//! Paste: text from a word processor, as it arrives in a form, made light Markdown.

/// What came of a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The light Markdown.
    pub source: String,
    /// What was recognised in it.
    pub recognised: Recognised,
}

/// How many units of each kind were recognised in words that were not yet light Markdown, or were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// Parts, titles, chapters.
    pub parts: usize,
    /// Articles.
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

/// Makes light Markdown of pasted text. Light Markdown stays as it is: `markdown(markdown(x))` is
/// `markdown(x)`. No word is lost.
#[must_use]
pub fn markdown(pasted: &str) -> Pasted {
    Pasted {
        source: pasted.to_owned(),
        recognised: Recognised::default(),
    }
}
