//! `decisions.csv`: what an archive decided.

use std::collections::{HashMap, HashSet};

use super::Looked;
use super::sheet::{Column, Needed, Row, Sheet};
use super::values;
use super::wrongs::Wrongs;
use crate::acts::imports::Decision;
use crate::rules::words::ArchiveSymbol;
use crate::store::archives::Known;

const COLUMNS: &[Column] = &[
    ("symbol", Needed::Yes),
    ("date", Needed::Yes),
    ("title_en", Needed::Yes),
    ("summary_en", Needed::No),
    ("resolution", Needed::No),
];

/// Symbols of one kind: the place of each that is new, and those that cannot be referred to.
#[derive(Default)]
pub(super) struct Symbols {
    pub places: HashMap<Vec<u8>, u32>,
    /// In the collection before this import.
    pub earlier: HashSet<String>,
    /// On a line that is wrong.
    pub broken: HashSet<String>,
    /// By the form in addresses: the symbol, and its line.
    slugs: HashMap<String, (String, u64)>,
}

impl Symbols {
    pub(super) fn of(earlier: &std::collections::BTreeMap<String, String>) -> Self {
        let slugs = earlier
            .iter()
            .map(|(slug, symbol)| (slug.clone(), (symbol.clone(), 0)));
        Self {
            earlier: earlier.values().cloned().collect(),
            slugs: slugs.collect(),
            ..Self::default()
        }
    }

    /// Takes a symbol up, if no other has it or would have its address.
    pub(super) fn take(&mut self, symbol: &ArchiveSymbol, line: u64) -> Result<(), String> {
        let slug = symbol.slug();
        match self.slugs.get(&slug) {
            None => {}
            Some((other, 0)) if other == symbol.as_str() => {
                return Err(format!("{symbol} was imported before"));
            }
            Some((other, first)) if other == symbol.as_str() => {
                return Err(format!(
                    "duplicate: {symbol} stands in line {first} already"
                ));
            }
            Some((other, _)) => {
                return Err(format!(
                    "{symbol} and {other} would have the same address, {slug}"
                ));
            }
        }
        self.slugs.insert(slug, (symbol.to_string(), line));
        let place = self.places.len() as u32;
        self.places
            .insert(symbol.as_str().as_bytes().to_vec(), place);
        Ok(())
    }

    /// The place of a symbol; why there is none, where that is not named elsewhere.
    pub(super) fn find(&self, text: &str, file: &str) -> Result<u32, Option<String>> {
        if let Some(place) = self.places.get(text.as_bytes()) {
            return Ok(*place);
        }
        if self.broken.contains(text) {
            return Err(None);
        }
        Err(Some(if self.earlier.contains(text) {
            format!("{text} was imported before, whole: nothing is added to it")
        } else {
            match values::symbol(text) {
                Err(reason) => reason,
                Ok(symbol) => format!("{file} does not have {symbol}"),
            }
        }))
    }
}

pub(super) fn read(sheet: Option<Sheet>, known: &Known, looked: &mut Looked) -> Symbols {
    let mut symbols = Symbols::of(&known.decisions);
    let Some(sheet) = sheet else {
        return symbols;
    };
    let mut wrongs = std::mem::take(&mut looked.wrongs);
    sheet.rows(COLUMNS, &mut wrongs, |row, wrongs| {
        let Some(decision) = decision(row, sheet.name, wrongs) else {
            symbols.broken.insert(row.cell(0).to_owned());
            return;
        };
        if let Err(reason) = symbols.take(&decision.symbol, row.line) {
            return wrongs.add(sheet.name, row.line, Some("symbol"), reason);
        }
        looked.counts.decisions += 1;
        looked.archive.decisions.push(decision);
    });
    looked.wrongs = wrongs;
    symbols
}

fn decision(row: &Row<'_>, file: &'static str, wrongs: &mut Wrongs) -> Option<Decision> {
    let mut kept =
        |column: &'static str, reason: String| wrongs.add(file, row.line, Some(column), reason);
    let symbol = values::symbol(row.cell(0)).map_err(|reason| kept("symbol", reason));
    let date = values::date(row.cell(1)).map_err(|reason| kept("date", reason));
    let resolution = values::symbol_if(row.cell(4)).map_err(|reason| kept("resolution", reason));
    Some(Decision {
        symbol: symbol.ok()?,
        date: date.ok()?,
        title: values::prose(row.cell(2)).to_owned(),
        summary: values::prose(row.cell(3)).to_owned(),
        resolution: resolution.ok()?,
    })
}
