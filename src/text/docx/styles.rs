//! Styles: what the style of a paragraph says about it.

use std::collections::HashMap;

use super::NotImported;
use super::xml::{Step, Tag, walk};

/// The paragraph styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    list: Option<u32>,
    level: Option<u32>,
}

/// How many styles may stand on one another.
const MOST_BASES: usize = 32;

pub(super) fn read(xml: &str) -> Result<Styles, NotImported> {
    let mut styles = HashMap::new();
    let mut current: Option<(String, Style)> = None;
    walk(xml, |step| match step {
        Step::Open(tag) if tag.name == "style" => {
            let is_paragraph = tag
                .get("type")
                .is_none_or(|kind| kind == "paragraph" || kind == "numbering");
            let id = tag.get("styleId").filter(|_| is_paragraph);
            current = id.map(|id| (id, Style::default()));
        }
        Step::Open(tag) => {
            if let Some((_, style)) = &mut current {
                style.take(&tag);
            }
        }
        Step::Close("style") => styles.extend(current.take()),
        Step::Close(_) | Step::Words(_) => {}
    })?;
    Ok(Styles(styles))
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "name" if tag.is_in("style") => {
                self.name = tag.val().unwrap_or_default().to_lowercase();
            }
            "basedOn" => self.based_on = tag.val(),
            "outlineLvl" => self.outline = tag.number(),
            "numId" => self.list = tag.number(),
            "ilvl" => self.level = tag.number(),
            _ => {}
        }
    }
}

impl Styles {
    /// The style and those it is based on, itself first.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        let bases = std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?));
        bases.take(MOST_BASES)
    }

    /// The level of a heading, from 1: by its outline, or by its name (« heading 2 », « Titre 2 »).
    pub fn heading(&self, id: &str) -> Option<u32> {
        if self.0.is_empty() {
            return level_in(&id.to_lowercase());
        }
        self.chain(id).find_map(|style| {
            let outline = style
                .outline
                .filter(|level| *level < 9)
                .map(|level| level + 1);
            outline.or_else(|| level_in(&style.name))
        })
    }

    /// Whether paragraphs of this style make the table of contents.
    pub fn is_contents(&self, id: &str) -> bool {
        let is_named = |name: &str| {
            name.starts_with("toc ")
                || name.starts_with("toc heading")
                || name.starts_with("contents ")
        };
        self.0.get(id).is_some_and(|style| is_named(&style.name))
    }

    /// The list that paragraphs of this style are in.
    pub fn list(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|style| style.list)
    }

    /// The level in the list.
    pub fn level(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|style| style.level)
    }
}

/// The level in the name of a heading's style.
fn level_in(name: &str) -> Option<u32> {
    let nouns = ["heading", "titre", "überschrift", "título"];
    let rest = nouns.iter().find_map(|noun| name.strip_prefix(noun))?;
    rest.trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))
}
