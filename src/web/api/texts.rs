//! Texts for programs: title, summary, and the units with their stable ids.

use serde::Serialize;
use utoipa::ToSchema;

use crate::text::{self, Identities, forms};

/// A text in one language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Text {
    pub title: String,
    pub summary: String,
    /// In the light Markdown in which norms are written.
    #[schema(example = "## Article 1. Scope\n\n1. This norm applies to …")]
    pub markdown: String,
    /// The units in reading order.
    #[schema(value_type = Vec<TextUnit>)]
    pub units: serde_json::Value,
    /// The commitment of the document: its exact words and salt are at `/record/documents/{commitment}`.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub document: String,
}

/// A unit of a text.
#[derive(Serialize, ToSchema)]
pub struct TextUnit {
    /// The stable id, the same in both languages and through all versions; null where one language alone has it.
    #[schema(example = "u12")]
    pub id: Option<String>,
    /// Where it stands in this text.
    #[schema(example = "art1-p2")]
    pub address: String,
    /// `recital`, `part`, `article`, `paragraph`, `point` or `annex`.
    #[schema(example = "paragraph")]
    pub kind: String,
    #[schema(example = "2.")]
    pub label: String,
    pub heading: Option<String>,
    /// Its words, with their `*` marks.
    pub words: String,
    /// How deep it stands, from 0.
    pub depth: i64,
}

/// A text with its units.
pub(super) fn text(
    (title, summary): (&str, &str),
    markdown: &str,
    ids: &Identities,
    document: &str,
) -> Text {
    Text {
        title: title.to_owned(),
        summary: summary.to_owned(),
        units: forms::json(&text::Text::parse(markdown), ids),
        markdown: markdown.to_owned(),
        document: document.to_owned(),
    }
}
