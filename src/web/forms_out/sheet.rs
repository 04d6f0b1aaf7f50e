//! The margins of the printed page: symbol and version above, address and page number below.
//!
//! A sheet of its own for each text, since no style stands in a page.

use super::Place;

/// CSS paged media for this text; a browser that knows no margin boxes prints without them. The first page says
/// at its head what the others say above.
pub(super) fn margins(place: &Place<'_>) -> String {
    let w = place.w();
    let boxes = [
        ("top-left", quoted(&w.house_name())),
        ("top-center", quoted(&place.work.symbol)),
        ("top-right", quoted(&place.version_name())),
        ("bottom-left", quoted(&place.page_url())),
        ("bottom-right", numbered(&w.forms_page_of("\u{1}", "\u{2}"))),
    ];
    let boxes: String = boxes
        .iter()
        .map(|(name, content)| {
            let edge = if name.starts_with("top") {
                "vertical-align: bottom; padding-bottom: 5mm"
            } else {
                "vertical-align: top; padding-top: 5mm"
            };
            format!("@{name} {{ content: {content}; font: 8pt/1.3 {FACE}; color: #333; {edge}; white-space: nowrap; }}\n")
        })
        .collect();
    let unsaid: String = ["top-left", "top-center", "top-right"]
        .map(|name| format!("@{name} {{ content: none; }} "))
        .concat();
    format!(
        "@page {{ size: A4; margin: 25mm 23mm 24mm;\n{boxes}}}\n@page :first {{ margin-top: 16mm; {unsaid}}}\n"
    )
}

/// The face of the margins: that of the page.
const FACE: &str = "\"Source Sans 3\", \"Helvetica Neue\", Arial, sans-serif";

/// A string of CSS.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' | '<' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The sentence with its two counters in their places.
fn numbered(words: &str) -> String {
    let mut parts = Vec::new();
    for (at, piece) in words.split(['\u{1}', '\u{2}']).enumerate() {
        if at > 0 {
            let mut page = words.chars().filter(|c| matches!(c, '\u{1}' | '\u{2}'));
            let is_page = page.nth(at - 1) == Some('\u{1}');
            parts.push(
                if is_page {
                    "counter(page)"
                } else {
                    "counter(pages)"
                }
                .to_owned(),
            );
        }
        if !piece.is_empty() {
            parts.push(quoted(piece));
        }
    }
    parts.join(" ")
}
