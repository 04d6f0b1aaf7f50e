//! The import as it shows on a terminal.

use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::wrongs::Wrongs;
use super::{Counts, Looked, Unusable, look};
use crate::acts::imports::{self, Imported};
use crate::rules::majority::Rule;
use crate::rules::words::CollectionCode;
use crate::store::archives::{self, Known};
use crate::store::{Failure, Store, StoreError};

/// Notes that are printed; the others are counted.
const SHOWN: usize = 20;

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Imported(Imported),
    /// Everything stood in the register already.
    Nothing,
    /// The files are good, and only that was asked.
    Good,
    /// So many things are wrong; nothing was written.
    Wrong(u64),
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Unusable(#[from] Unusable),
    #[error("{0}")]
    Act(Failure),
}

/// Imports the files of a folder into a collection, all of them or none; prints what is wrong, and what was done.
/// Without a store the files are only looked at.
///
/// # Errors
/// [`Failed`] when files cannot be read, the law refuses the import, or the database fails.
pub fn import_from(
    store: Option<&Store>,
    folder: &Path,
    collection: &CollectionCode,
    rule: Rule,
    dry: Dry,
) -> Result<Answer, Failed> {
    let known = match store {
        None => Known::default(),
        Some(store) => store
            .read(|r| archives::known(r, collection))
            .map_err(|error: StoreError| Failed::Act(error.into()))?,
    };
    let looked = look(folder, collection.clone(), rule, &known)?;
    for note in looked.notes.places().iter().take(SHOWN) {
        println!("Note: {note}.");
    }
    beyond(&looked.notes, SHOWN, "notes");
    for wrong in looked.wrongs.places() {
        println!("WRONG: {wrong}.");
    }
    beyond(&looked.wrongs, usize::MAX, "lines that are wrong");
    if looked.wrongs.found() > 0 {
        return Ok(Answer::Wrong(looked.wrongs.found()));
    }
    for name in &looked.known {
        println!("{name} was imported before: it changes nothing.");
    }
    if looked.archive.files.is_empty() {
        println!("Nothing to import: {collection} has it all.");
        return Ok(Answer::Nothing);
    }
    let (Dry::No, Some(store)) = (dry, store) else {
        println!(
            "{collection}: {}. Nothing was written.",
            told(looked.counts)
        );
        return Ok(Answer::Good);
    };
    write(store, looked).map_err(Failed::Act)
}

/// Whether an import is only tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dry {
    Yes,
    No,
}

fn write(store: &Store, looked: Looked) -> Result<Answer, Failure> {
    let counts = looked.counts;
    let collection = looked.archive.collection.clone();
    let bar = bar((counts.votes + counts.events) as u64);
    let moving = bar.clone();
    let imported = imports::import(
        store,
        looked.archive,
        Arc::new(move |done| moving.set_position(done)),
    )?;
    bar.finish_and_clear();
    println!(
        "{collection}: {}, in entries {} to {}.",
        told(counts),
        imported.first,
        imported.first + imported.entries - 1
    );
    Ok(Answer::Imported(imported))
}

fn told(counts: Counts) -> String {
    format!(
        "{} members, {} decisions with {} votes, {} instruments with {} events",
        counts.members, counts.decisions, counts.votes, counts.instruments, counts.events
    )
}

fn beyond(wrongs: &Wrongs, shown: usize, what: &str) {
    let shown = wrongs.places().len().min(shown) as u64;
    if wrongs.found() > shown {
        println!("... and {} more {what}.", wrongs.found() - shown);
    }
}

fn bar(all: u64) -> ProgressBar {
    let style = ProgressStyle::with_template(
        "Importing {bar:40} {pos}/{len} votes and events, {per_sec}, {eta} left",
    );
    let bar = ProgressBar::new(all);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
