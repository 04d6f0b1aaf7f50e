//! The map of the world: members filled by what is shown of them, the others as the ground.

use std::sync::LazyLock;

use askama::Template;

use super::assets;
use super::words::Words;
use crate::rules::words::{Lang, MemberCode};

/// Code, centre, area and outline of each country, in units of the map: 4,000 from edge to edge. Made by
/// `scripts/map/outlines.mjs` from Natural Earth (public domain) in the Equal Earth projection; row `-` has what
/// bears no code of ISO 3166, row `EUE` the place of the mark of the European Union.
const TABLE: &str = include_str!("outlines.tsv");

/// Below this area, in square units, a country is shown as a circle too.
const SMALL: i64 = 320;
/// As [`SMALL`], on the larger drawing of Europe.
const SMALL_IN_DETAIL: i64 = 60;
/// Left, top, right and bottom of the part that is drawn again, larger.
const DETAIL: [i64; 4] = [1690, 50, 2390, 520];

/// One country on the ground of the map.
struct Outline {
    code: &'static str,
    x: i64,
    y: i64,
    area: i64,
    path: &'static str,
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let code = cells.next()?;
        let mut whole = || cells.next()?.parse().ok();
        let (x, y, area) = (whole()?, whole()?, whole()?);
        let path = cells.next()?;
        Some(Outline {
            code,
            x,
            y,
            area,
            path,
        })
    };
    TABLE.lines().filter_map(row).collect()
});

/// How a shape is filled, by colour and pattern; the style sheet and `map/parts.html` know the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill(pub &'static str);

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub fill: Fill,
    pub words: String,
    /// How many members, in the reader's numbers.
    pub count: String,
}

/// A member on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub code: &'static str,
    pub fill: Fill,
    /// « France: implemented in law ».
    pub title: String,
    pub x: i64,
    pub y: i64,
    pub path: &'static str,
    pub is_small: bool,
    pub is_small_in_detail: bool,
    pub is_in_detail: bool,
}

/// A map ready to be printed with `map/parts.html`.
#[derive(Clone, Debug)]
pub struct WorldMap {
    /// What it shows, as a sentence; its name for who does not see it.
    pub label: String,
    pub shapes: Vec<Shape>,
    /// The European Union, where it is one of those shown.
    pub union: Option<Shape>,
    pub union_word: String,
    pub meanings: Vec<Meaning>,
    pub europe: String,
    pub others: String,
    pub disclaimer: String,
}

impl WorldMap {
    /// Members with their fills and titles; whoever has no place on the map is in the table beside it.
    pub fn of(
        label: String,
        members: &[(MemberCode, Fill, String)],
        meanings: Vec<Meaning>,
        w: &Words,
    ) -> Self {
        let mut shapes: Vec<Shape> = members
            .iter()
            .filter_map(|(code, fill, title)| shape(code.as_str(), *fill, title.clone()))
            .collect();
        let union = shapes.iter().position(|shape| shape.code == "EUE");
        let union = union.map(|at| shapes.remove(at));
        shapes.retain(|shape| !shape.path.is_empty() || shape.is_small);
        Self {
            label,
            shapes,
            union,
            union_word: w.map_union(),
            meanings,
            europe: w.map_europe(),
            others: w.map_others(),
            disclaimer: w.map_disclaimer(),
        }
    }

    /// The ground, as a file that every map shares.
    pub const fn land(&self) -> &'static str {
        assets::LAND_SVG
    }

    fn ground(&self) -> impl Iterator<Item = &'static str> {
        OUTLINES
            .iter()
            .map(|outline| outline.path)
            .filter(|path| !path.is_empty())
    }

    /// The whole picture as a file that needs nothing beside it: map, detail, legend, disclaimer.
    ///
    /// # Errors
    /// When the template cannot be written.
    pub fn file(&self, lang: Lang) -> Result<String, askama::Error> {
        MapFile {
            map: self,
            lang,
            lines: wrapped(&self.disclaimer, 150),
        }
        .render()
    }
}

#[derive(Template)]
#[template(path = "map/file.svg", escape = "html")]
struct MapFile<'a> {
    map: &'a WorldMap,
    lang: Lang,
    lines: Vec<String>,
}

fn shape(code: &str, fill: Fill, title: String) -> Option<Shape> {
    let outline = OUTLINES.iter().find(|outline| outline.code == code)?;
    let (x, y) = (outline.x, outline.y);
    let [left, top, right, bottom] = DETAIL;
    Some(Shape {
        code: outline.code,
        fill,
        title,
        x,
        y,
        path: outline.path,
        is_small: outline.area < SMALL,
        is_small_in_detail: outline.area < SMALL_IN_DETAIL,
        is_in_detail: (left..right).contains(&x) && (top..bottom).contains(&y),
    })
}

/// Words in lines of at most so many characters.
pub fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
