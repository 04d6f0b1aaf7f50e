//! The text of a norm on its page: in one language, or both side by side, every unit a link to itself.

use super::unit_names;
use super::words::Words;
use crate::rules::words::Lang;
use crate::text::{Identities, SafeHtml, Text, Unit};
use crate::web::parsed_texts::parsed;

/// Which text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    One(Lang),
    Both,
}

/// One unit as the template prints it.
pub struct UnitLine {
    pub id: String,
    pub label: String,
    pub is_heading: bool,
    /// `unit`, and for points below a paragraph `unit deep`.
    pub class: &'static str,
    pub html: SafeHtml,
    /// Where everything about this unit is; empty where there is no such page.
    pub about: String,
    /// What the link there is called.
    pub about_label: String,
}

/// A unit in both languages; one side is missing where the texts differ.
pub struct Pair {
    pub own: Option<UnitLine>,
    pub other: Option<UnitLine>,
}

/// The text as it is read, with its contents and the other ways to read it.
pub struct Reading {
    /// The language of the first column.
    pub lang: Lang,
    pub other: Lang,
    pub is_side_by_side: bool,
    /// Units, each alone or with its counterpart.
    pub pairs: Vec<Pair>,
    /// Address and words of each heading.
    pub contents: Vec<(String, String)>,
    /// Query, words and whether it is what is read now.
    pub ways: Vec<(String, String, bool)>,
}

/// What `?text=` chooses; none where it is no such word.
pub fn chosen(word: &str, page: Lang) -> Option<Chosen> {
    match word {
        "" => Some(Chosen::One(page)),
        "both" => Some(Chosen::Both),
        word => word.parse().ok().map(Chosen::One),
    }
}

/// The part of the canonical address: nothing for the page's own language.
pub fn address_part(chosen: Chosen, page: Lang) -> String {
    match chosen {
        Chosen::One(lang) if lang == page => String::new(),
        Chosen::One(lang) => format!("text={lang}"),
        Chosen::Both => "text=both".to_owned(),
    }
}

/// The stable ids of the units, and the address under which each has its page.
pub struct Paths<'a> {
    pub ids: &'a Identities,
    /// `/norms/GAIP-NORM-0007/units`.
    pub base: String,
}

/// Reads both texts and lays them out as chosen.
pub fn reading(
    en: &str,
    fr: &str,
    chosen: Chosen,
    paths: Option<&Paths<'_>>,
    w: &Words,
) -> Reading {
    let lang = match chosen {
        Chosen::One(lang) => lang,
        Chosen::Both => w.lang(),
    };
    let (own, other) = match lang {
        Lang::En => (parsed(en), fr),
        Lang::Fr => (parsed(fr), en),
    };
    let about = |text: &Text, line: &mut UnitLine| {
        if let Some((paths, id)) = paths.and_then(|paths| Some((paths, paths.ids.at(&line.id)?))) {
            line.about = format!("/{}{}/{id}", w.lang(), paths.base);
            line.about_label = w.unit_page_link(unit_names::name(text, &line.id, w));
        }
    };
    let mut pairs: Vec<Pair> = match chosen {
        Chosen::One(_) => own.units().iter().map(alone).collect(),
        Chosen::Both => side_by_side(&own, &parsed(other)),
    };
    for pair in &mut pairs {
        if let Some(line) = &mut pair.own {
            about(&own, line);
        }
    }
    let contents = own
        .articles()
        .map(|unit| (unit.id.clone(), heading(unit)))
        .collect();
    let ways = [
        (Chosen::One(Lang::En), w.norms_text_en()),
        (Chosen::One(Lang::Fr), w.norms_text_fr()),
        (Chosen::Both, w.norms_text_both()),
    ]
    .map(|(way, label)| (address_part(way, w.lang()), label, way == chosen))
    .into();
    Reading {
        lang,
        other: lang.other(),
        is_side_by_side: chosen == Chosen::Both,
        pairs,
        contents,
        ways,
    }
}

fn alone(unit: &Unit) -> Pair {
    Pair {
        own: Some(line(unit)),
        other: None,
    }
}

/// By address; what stands in the other language only follows the unit it stands behind there.
fn side_by_side(own: &Text, other: &Text) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut lone = other
        .units()
        .iter()
        .filter(|unit| own.find(&unit.id).is_none())
        .peekable();
    let place = |id: &str| other.units().iter().position(|unit| unit.id == id);
    for unit in own.units() {
        let at = place(&unit.id);
        while let (Some(next), Some(at)) = (lone.peek(), at) {
            if place(&next.id).is_some_and(|of| of < at) {
                pairs.extend(lone.next().map(|unit| Pair {
                    own: None,
                    other: Some(line(unit)),
                }));
            } else {
                break;
            }
        }
        pairs.push(Pair {
            own: Some(line(unit)),
            other: other.find(&unit.id).map(line),
        });
    }
    pairs.extend(lone.map(|unit| Pair {
        own: None,
        other: Some(line(unit)),
    }));
    pairs
}

fn line(unit: &Unit) -> UnitLine {
    UnitLine {
        id: unit.id.clone(),
        label: unit.label.clone(),
        is_heading: unit.kind.is_heading(),
        class: if unit.depth > 1 { "unit deep" } else { "unit" },
        html: unit.html(),
        about: String::new(),
        about_label: String::new(),
    }
}

fn heading(unit: &Unit) -> String {
    match (&unit.heading, unit.label.is_empty()) {
        (Some(heading), true) => crate::text::plain(heading),
        (Some(heading), false) => format!("{}. {}", unit.label, crate::text::plain(heading)),
        (None, _) => unit.label.clone(),
    }
}
