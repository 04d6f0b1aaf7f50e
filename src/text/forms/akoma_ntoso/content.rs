//! Content: the preamble and the body of a text as elements of Akoma Ntoso.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::text::structure::end_of;
use crate::text::{Identities, Text, Unit, UnitKind, headings, html};

/// A text being written.
pub(super) struct Content<'a> {
    units: &'a [Unit],
    ids: &'a Identities,
    /// The `eId`s given.
    given: HashSet<String>,
    out: String,
}

impl<'a> Content<'a> {
    pub fn of(text: &'a Text, ids: &'a Identities) -> Self {
        Self {
            units: text.units(),
            ids,
            given: ["registry", "author"].map(str::to_owned).into(),
            out: String::new(),
        }
    }

    /// The elements `preamble` (if there are recitals) and `body`.
    pub fn written(mut self) -> String {
        let recitals = self
            .units
            .iter()
            .rposition(|unit| unit.kind == UnitKind::Recital);
        let body = recitals.map_or(0, |last| end_of(self.units, last));
        if body > 0 {
            self.preamble(body);
        }
        self.out.push_str("<body>\n");
        if body == self.units.len() {
            // A body must hold something, even of a draft that has no article yet.
            self.out.push_str("<hcontainer name=\"empty\" eId=\"hcontainer\"><content><p/></content></hcontainer>\n");
        }
        let end = self.units.len();
        self.elements(body, end, "");
        self.out.push_str("</body>\n");
        self.out
    }

    fn preamble(&mut self, end: usize) {
        self.out.push_str("<preamble>\n");
        let mut at = 0;
        let mut is_open = false;
        while at < end {
            let unit = &self.units[at];
            let next = if unit.kind == UnitKind::Recital {
                end_of(self.units, at)
            } else {
                at + 1
            };
            if unit.kind == UnitKind::Recital {
                if !is_open {
                    let id = self.eid("", "recs", "");
                    let _ = writeln!(self.out, "<recitals eId=\"{id}\">");
                    is_open = true;
                }
                let id = self.eid("", "rec", unit.id.trim_start_matches("recital-"));
                self.open("recital", unit, &id);
                let _ = writeln!(self.out, "<p>{}</p>", inline(&unit.words));
                self.items(at + 1, next, &id);
                self.out.push_str("</recital>\n");
            } else {
                // A heading among the recitals is shown where it stands.
                if is_open {
                    self.out.push_str("</recitals>\n");
                    is_open = false;
                }
                let id = self.eid("preamble", "p", "");
                self.open("p", unit, &id);
                let _ = writeln!(self.out, "{}</p>", inline(&headings::print(unit)));
            }
            at = next;
        }
        if is_open {
            self.out.push_str("</recitals>\n");
        }
        self.out.push_str("</preamble>\n");
    }

    /// The points of a recital, as a list of blocks.
    fn items(&mut self, from: usize, end: usize, above: &str) {
        if from >= end {
            return;
        }
        let list = self.eid(above, "list", "1");
        let _ = writeln!(self.out, "<blockList eId=\"{list}\">");
        let mut at = from;
        while at < end {
            let unit = &self.units[at];
            let next = end_of(self.units, at).min(end);
            let id = self.eid(&list, "item", mark(unit));
            self.open("item", unit, &id);
            self.num(unit);
            let _ = writeln!(self.out, "<p>{}</p>", inline(&unit.words));
            self.items(at + 1, next, &id);
            self.out.push_str("</item>\n");
            at = next;
        }
        self.out.push_str("</blockList>\n");
    }

    /// The units of a stretch, each with what stands under it.
    fn elements(&mut self, from: usize, end: usize, above: &str) {
        let mut at = from;
        while at < end {
            let next = end_of(self.units, at).min(end);
            self.element(at, next, above);
            at = next;
        }
    }

    fn element(&mut self, at: usize, end: usize, above: &str) {
        let unit = &self.units[at];
        let (name, short, number) = named(unit);
        // Numbers of articles run on through the parts: they need no part before them.
        let above = if unit.kind.is_heading() { "" } else { above };
        let id = self.eid(above, short, &number);
        self.open(name, unit, &id);
        self.num(unit);
        if let Some(heading) = &unit.heading {
            let _ = writeln!(self.out, "<heading>{}</heading>", inline(heading));
        }
        let words = inline(&unit.words);
        match (unit.kind.is_heading(), at + 1 == end) {
            (true, true) => self.out.push_str("<content><p/></content>\n"),
            (true, false) => {}
            (false, true) => {
                let _ = writeln!(self.out, "<content><p>{words}</p></content>");
            }
            (false, false) => {
                let _ = writeln!(self.out, "<intro><p>{words}</p></intro>");
            }
        }
        self.elements(at + 1, end, &id);
        let name = name.split(' ').next().unwrap_or(name);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn open(&mut self, name: &str, unit: &Unit, id: &str) {
        let _ = write!(self.out, "<{name} eId=\"{}\"", escaped(id));
        if let Some(stable) = self.ids.at(&unit.id) {
            let _ = write!(self.out, " wId=\"{stable}\"");
        }
        self.out.push('>');
    }

    fn num(&mut self, unit: &Unit) {
        if unit.label.is_empty() {
            return;
        }
        let num = match unit.kind {
            UnitKind::Paragraph => format!("{}.", unit.number()),
            _ => unit.label.clone(),
        };
        let _ = writeln!(self.out, "<num>{}</num>", escaped(&num));
    }

    /// An id by the naming convention, that was not given before.
    fn eid(&mut self, above: &str, short: &str, number: &str) -> String {
        let gap = if above.is_empty() { "" } else { "__" };
        let dash = if number.is_empty() { "" } else { "_" };
        let wanted = format!("{above}{gap}{short}{dash}{number}");
        let again = (2..).map(|n| format!("{wanted}-{n}"));
        let mut tried = std::iter::once(wanted.clone()).chain(again);
        let id = tried.find(|id| !self.given.contains(id)).unwrap_or(wanted);
        self.given.insert(id.clone());
        id
    }
}

/// The element of a unit of the body, its short name in ids, and its number there.
fn named(unit: &Unit) -> (&'static str, &'static str, String) {
    let number = || {
        let noun = headings::noun(unit);
        headings::address(unit.label.get(noun.len()..).unwrap_or(""))
    };
    match unit.kind {
        UnitKind::Part => {
            let (name, short) = match headings::noun(unit).as_str() {
                "title" | "titre" => ("title", "title"),
                "chapter" | "chapitre" => ("chapter", "chp"),
                "section" => ("section", "sec"),
                _ => ("part", "part"),
            };
            let counted = unit.id.trim_start_matches("part-").to_owned();
            let number = Some(number()).filter(|number| !number.is_empty());
            (name, short, number.unwrap_or(counted).to_uppercase())
        }
        UnitKind::Article if unit.label.is_empty() => (
            "section",
            "sec",
            unit.id.trim_start_matches("section-").to_owned(),
        ),
        UnitKind::Article => ("article", "art", number()),
        UnitKind::Annex => (
            "hcontainer name=\"annex\"",
            "hcontainer",
            number().to_uppercase(),
        ),
        UnitKind::Point => ("point", "point", mark(unit).to_owned()),
        UnitKind::Paragraph if unit.depth > 1 => ("subparagraph", "subpara", counted(unit)),
        UnitKind::Paragraph if unit.label.is_empty() => ("paragraph", "para", counted(unit)),
        UnitKind::Paragraph | UnitKind::Recital => {
            ("paragraph", "para", headings::address(unit.number()))
        }
    }
}

/// The mark of a point without its brackets.
fn mark(unit: &Unit) -> &str {
    unit.label.trim_matches(['(', ')'])
}

/// The number of what is counted and not numbered.
fn counted(unit: &Unit) -> String {
    let last = unit.id.rsplit('-').next().unwrap_or("");
    last.replace('~', "-")
}

/// Words with their emphasis as `b` and `i`.
fn inline(words: &str) -> String {
    let html = html(&legal(words));
    html.as_str()
        .replace("<strong>", "<b>")
        .replace("</strong>", "</b>")
        .replace("<em>", "<i>")
        .replace("</em>", "</i>")
}

/// Words as XML, in an element or an attribute.
pub(super) fn escaped(words: &str) -> String {
    legal(words)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Words without the signs that XML cannot hold.
fn legal(words: &str) -> String {
    let is_legal = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    words.chars().filter(is_legal).collect()
}
