//! The beginning of a text, for lists.

use super::plain;

/// The beginning of the words, without marks of emphasis, in at most `most_chars` characters
/// (not bytes) including the `…` that says something is left out. It stops between two words
/// where it can, and never after a space, an opening quotation mark or a comma.
#[must_use]
pub fn excerpt(words: &str, most_chars: usize) -> String {
    let words = plain(words);
    let words = words.trim();
    // One character of the room is for the « … ».
    let Some(room) = most_chars.checked_sub(1) else {
        return String::new();
    };
    let Some((cut, next)) = words.char_indices().nth(room) else {
        return words.to_owned();
    };
    if cut + next.len_utf8() == words.len() {
        return words.to_owned();
    }
    let head = &words[..cut];
    let whole = match head.rfind(is_breakable) {
        Some(space) if !is_breakable(next) => &head[..space],
        _ => head,
    };
    let kept = whole.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '«' | '“' | '‘' | '(' | ',' | ';' | ':')
    });
    format!("{kept}…")
}

/// A space at which a line may break: not the no-break spaces of French punctuation.
fn is_breakable(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}
