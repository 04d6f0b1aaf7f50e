//! Lines: what is remarked on a line as it was typed, whatever unit it belongs to.

use super::{MOST_CHARS, Matter, Remark, quoted};

/// The remarks on each line, at most one of each sort.
pub(super) fn remarks(typed: &[(usize, String)]) -> Vec<Remark> {
    let mut found = Vec::new();
    for (line, words) in typed {
        let matters = [
            too_long(words),
            heading(words),
            table(words),
            footnote(words),
            html(words),
            not_light(words),
        ];
        let matters = matters.into_iter().flatten();
        found.extend(matters.map(|matter| Remark {
            line: *line,
            matter,
        }));
    }
    found
}

fn too_long(words: &str) -> Option<Matter> {
    let chars = if words.len() > MOST_CHARS {
        words.chars().count()
    } else {
        0
    };
    let most = MOST_CHARS;
    (chars > most).then_some(Matter::LineTooLong { chars, most })
}

fn heading(words: &str) -> Option<Matter> {
    let marks = words.bytes().take_while(|&b| b == b'#').count();
    let rest = &words[marks..];
    let is_spaced = rest.is_empty() || rest.starts_with(' ');
    match marks {
        0 => None,
        1 | 2 if is_spaced => None,
        1 | 2 => Some(Matter::NoSpace {
            words: quoted(words),
        }),
        _ => Some(Matter::TooDeep {
            words: quoted(words),
        }),
    }
}

/// `| a | b |`, or the line `--- | ---` under the head of a table.
fn table(words: &str) -> Option<Matter> {
    let is_row = words.starts_with('|') && words[1..].contains('|');
    let is_rule = words.contains("--")
        && words.contains('|')
        && words
            .chars()
            .all(|c| matches!(c, '-' | '|' | ':' | ' ' | '+'));
    (is_row || is_rule).then(|| Matter::Table {
        words: quoted(words),
    })
}

/// `[^1]`.
fn footnote(words: &str) -> Option<Matter> {
    let at = words.find("[^")?;
    let end = at + words[at..].find(']')?;
    let mark = &words[at..=end];
    let is_mark = mark.len() > 3 && mark.len() < 40 && !mark.contains(' ');
    is_mark.then(|| Matter::Footnote {
        mark: mark.to_owned(),
    })
}

/// `<b>`, `</td>`, `<a href="…">`, `<!-- … -->`; not `a < b`.
fn html(words: &str) -> Option<Matter> {
    // Where no tag ends any more, none begins.
    let last = words.rfind('>')?;
    let opens = words[..last].match_indices('<');
    let tag = opens.map(|(at, _)| &words[at..=last]).find(|rest| {
        let inner = rest[1..].trim_start_matches('/');
        rest.starts_with("<!--") || inner.starts_with(|c: char| c.is_ascii_alphabetic())
    })?;
    let end = tag.find('>')?;
    Some(Matter::Html {
        tag: quoted(&tag[..=end]),
    })
}

/// What Markdown has elsewhere: quotations, bullets, code, rules, links, pictures.
fn not_light(words: &str) -> Option<Matter> {
    let begins = ["> ", "- ", "* ", "+ ", "```", "• "];
    let is_rule = words.len() > 2 && words.bytes().all(|b| b == b'-' || b == b'=' || b == b'_');
    let has_link = words.find('[').is_some_and(|open| {
        let link = words[open..].find("](");
        link.is_some_and(|at| words[open + at..].contains(')'))
    });
    let is_other = begins.iter().any(|mark| words.starts_with(mark)) || is_rule || has_link;
    is_other.then(|| Matter::NotLight {
        words: quoted(words),
    })
}
