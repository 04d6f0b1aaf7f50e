//! Plain text: numbered, indented, in lines that fit a letter.

use crate::text::Text;

/// The text in lines of 72 characters at most (a longer word stands alone).
#[must_use]
pub fn plain(text: &Text) -> String {
    text.print()
}
