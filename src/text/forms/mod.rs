//! Forms: what a text is handed out as.

pub mod akoma_ntoso;
mod json;
mod plain;

pub use json::json;
pub use plain::{WIDTH, plain, wrapped};

use super::Text;

/// The light Markdown, as [`Text::print`] writes it.
#[must_use]
pub fn markdown(text: &Text) -> String {
    text.print()
}
