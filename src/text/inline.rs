//! Inline rendering: the words of a unit as HTML in which nothing but emphasis is markup.

use std::fmt;

/// Escaped HTML of the words of a unit. Only this module makes one, and it is the only thing
/// that a template may print with `|safe`: `&`, `<`, `>` and quotes are always escaped, and the
/// only tags in it are `em`, `strong`, `ins` and `del`, without attributes and well nested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SafeHtml {
    /// The HTML itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was inserted: the words in `ins`.
    pub(super) fn inserted(words: &str) -> Self {
        Self(format!("<ins>{}</ins>", html(words)))
    }

    /// What was deleted: the words in `del`.
    pub(super) fn deleted(words: &str) -> Self {
        Self(format!("<del>{}</del>", html(words)))
    }
}

impl FromIterator<Self> for SafeHtml {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        Self(parts.into_iter().map(|part| part.0).collect())
    }
}

/// Renders words: everything is escaped, then `*x*` is `em` and `**x**` is `strong`. Raw HTML is
/// shown as it was typed; a `*` without its partner is a `*`.
#[must_use]
pub fn html(words: &str) -> SafeHtml {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    render(words, &mut out, Form::Html);
    SafeHtml(out)
}

/// The words without the marks of emphasis, not escaped: for titles, search and plain text.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    render(words, &mut out, Form::Plain);
    out
}

/// From where on emphasis is opened and never closed, if it is: these stars are shown as typed.
/// A star inside a word (`2*3`) opens none.
#[must_use]
pub(super) fn open_emphasis(words: &str) -> Option<&str> {
    let mut at = 0;
    while let Some(star) = words[at..].find('*') {
        at += star;
        let rest = &words[at..];
        let stars = rest.bytes().take_while(|&b| b == b'*').count();
        let is_inside = words[..at].ends_with(char::is_alphanumeric);
        let end = if opens(rest, 2) {
            strong_end(rest).map(|end| end + 2)
        } else if opens(rest, 1) {
            em_end(rest).map(|end| end + 1)
        } else {
            Some(stars)
        };
        match end {
            Some(end) => at += end,
            None if is_inside => at += stars,
            None => return Some(rest),
        }
    }
    None
}

#[derive(Clone, Copy)]
enum Form {
    Html,
    Plain,
}

impl Form {
    fn words(self, words: &str, out: &mut String) {
        if matches!(self, Self::Plain) {
            out.push_str(words);
            return;
        }
        for c in words.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
    }

    fn tag(self, tag: &str, out: &mut String) {
        if matches!(self, Self::Html) {
            out.push_str(tag);
        }
    }
}

fn render(words: &str, out: &mut String, form: Form) {
    let mut rest = words;
    // Where no partner was found once, none is further on: without this, a page of lone stars
    // would be searched anew for each of them.
    let (mut strong_ended, mut em_ended) = (false, false);
    while let Some(star) = rest.find('*') {
        form.words(&rest[..star], out);
        rest = &rest[star..];
        if !strong_ended && opens(rest, 2) {
            match strong_end(rest) {
                Some(end) => {
                    form.tag("<strong>", out);
                    emphasis(&rest[2..end], out, form);
                    form.tag("</strong>", out);
                    rest = &rest[end + 2..];
                    continue;
                }
                None => strong_ended = true,
            }
        }
        if !em_ended && !rest.starts_with("**") && opens(rest, 1) {
            match em_end(rest) {
                Some(end) => {
                    form.tag("<em>", out);
                    form.words(&rest[1..end], out);
                    form.tag("</em>", out);
                    rest = &rest[end + 1..];
                    continue;
                }
                None => em_ended = true,
            }
        }
        let stars = rest.bytes().take_while(|&b| b == b'*').count();
        form.words(&rest[..stars], out);
        rest = &rest[stars..];
    }
    form.words(rest, out);
}

/// The inside of `strong`, where only `em` can stand.
fn emphasis(words: &str, out: &mut String, form: Form) {
    let mut rest = words;
    while let Some(star) = rest.find('*') {
        form.words(&rest[..star], out);
        rest = &rest[star..];
        let end = if opens(rest, 1) { em_end(rest) } else { None };
        let Some(end) = end else { break };
        form.tag("<em>", out);
        form.words(&rest[1..end], out);
        form.tag("</em>", out);
        rest = &rest[end + 1..];
    }
    form.words(rest, out);
}

/// Whether the words begin with this many stars and then with something to emphasise.
fn opens(words: &str, stars: usize) -> bool {
    words.bytes().take(stars).filter(|&b| b == b'*').count() == stars
        && words[stars..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_whitespace() && (c != '*' || stars == 2))
}

/// Where the `**` stands that ends the `**` at the beginning.
fn strong_end(words: &str) -> Option<usize> {
    ends(words, 2).find_map(|(at, stars)| (stars >= 2).then(|| at + stars - 2))
}

/// Where the `*` stands that ends the `*` at the beginning.
fn em_end(words: &str) -> Option<usize> {
    ends(words, 1).find_map(|(at, stars)| (stars == 1).then_some(at))
}

/// The runs of stars after the opening ones that have something before them: place and length.
fn ends(words: &str, opening: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let first = words
        .bytes()
        .skip(opening)
        .take_while(|&b| b == b'*')
        .count();
    let mut from = opening + first;
    std::iter::from_fn(move || {
        loop {
            let at = from + words.get(from..)?.find('*')?;
            let stars = words.bytes().skip(at).take_while(|&b| b == b'*').count();
            from = at + stars;
            let before = words[..at].chars().next_back();
            if before.is_some_and(|c| !c.is_whitespace() && c != '*') {
                return Some((at, stars));
            }
        }
    })
}
