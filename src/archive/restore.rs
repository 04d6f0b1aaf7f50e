//! Restore: a backup into an empty database; what was open is ended, what is missing is said.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::backup::{beside, private_file, remove_all, unusable};
use crate::notary::place::Place;
use crate::notary::{NotaryError, Setting};
use crate::record::Doc;
use crate::record::checkpoints::{Checkpoint, VerifierKey, base64, signers};
use crate::rules::permissions::Action;
use crate::store::lost::{self, Published, Regained};
use crate::store::replay::{self, Finding};
use crate::store::restored::{self, Ended};
use crate::store::{
    Asking, Asks, Clock, Failure, Kept, Source, Store, StoreError, copies, private_log,
};

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub rows: u64,
    /// How many entries the record has now.
    pub entries: i64,
    pub origin: String,
    pub ended: Ended,
    /// What was regained from a published record, if one was given.
    pub regained: Option<Regained>,
    /// What is wrong in the register that was restored.
    pub findings: Vec<Finding>,
}

/// A record as it was published: all entries from the first as their canonical bytes, and its documents.
pub struct PublishedRecord<'a> {
    pub entries: Vec<String>,
    /// Its signed checkpoint: by a log key that the backup knows, or nothing is regained.
    pub note: Option<String>,
    pub document: &'a mut dyn FnMut(&Doc) -> Result<Option<Published>, StoreError>,
}

/// Restores a backup into a database without a house, and regains what was published since if it is given.
///
/// # Errors
/// [`StoreError::Other`] when there is a house already, the file is no backup, or the published record is not of
/// this house; [`Failure`] when the database fails.
pub fn restore(
    file: &Path,
    to: &Source,
    published: Option<PublishedRecord<'_>>,
    progress: &dyn Fn(u64),
) -> Result<Restored, Failure> {
    Store::migrate(to)?;
    let note = published.as_ref().and_then(|record| record.note.as_deref());
    let rows = from_a_copy(file, to, note, progress)?;
    let regained = match published {
        None => None,
        Some(record) => Some(lost::regain(to, &record.entries, record.document)?),
    };
    let store = Store::open(to, Clock::Database)?;
    let ended = end(&store, file)?;
    let report = replay::check(&store)?;
    let origin = store.read(|r| Ok::<_, StoreError>(r.head().origin.clone()))?;
    Ok(Restored {
        rows,
        entries: report.entries,
        origin,
        ended,
        regained,
        findings: report.findings,
    })
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ended {
            sessions,
            invitations,
            resets,
            motions,
        } = self.ended;
        writeln!(
            f,
            "Restored: {} rows; the record \"{}\" has {} entries.",
            self.rows, self.origin, self.entries
        )?;
        writeln!(
            f,
            "Ended: {sessions} sessions, {invitations} invitations, {resets} links to a new password, {motions} acts \
             that waited for a second officer."
        )?;
        if let Some(regained) = &self.regained {
            regained.fmt(f)?;
        }
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        Ok(())
    }
}

/// What the second place has signed and the restored register does not have, as a sentence; none where nothing is
/// missing, or nothing is known.
///
/// # Errors
/// [`NotaryError`] when the second place cannot be read.
pub fn missing(
    restored: &Restored,
    to: &Source,
    setting: &Setting,
) -> Result<Option<String>, NotaryError> {
    let note = Place::of(setting, to)?.read(&restored.origin)?;
    let signed = note.as_deref().and_then(Checkpoint::of_note);
    let here = restored.entries.unsigned_abs();
    Ok(signed.filter(|signed| signed.size > here).map(|signed| {
        format!(
            "Missing: entries {here} to {}. The last checkpoint that was signed is of {} entries, root {}. The register \
             starts read-only; restore into an empty database with --record to regain what was published.",
            signed.size - 1,
            signed.size,
            base64(&signed.root)
        )
    }))
}

/// The backup stays as it is: an older one gets its tables brought up to date in a copy.
fn from_a_copy(
    file: &Path,
    to: &Source,
    note: Option<&str>,
    progress: &dyn Fn(u64),
) -> Result<u64, StoreError> {
    let copy = beside(file, "restoring");
    let copied = copy_of(file, &copy)
        .map_err(|error| unusable(file, &error))
        .and_then(|()| Store::migrate(&Source::Sqlite(copy.display().to_string())))
        .and_then(|()| is_of_this_house(&copy, note))
        .and_then(|()| copies::from_file(&copy, to, progress));
    remove_all(&copy);
    copied
}

/// A published record is taken from nobody but who signed it with a key that the backup names.
fn is_of_this_house(copy: &Path, note: Option<&str>) -> Result<(), StoreError> {
    let Some(note) = note else {
        return Ok(());
    };
    let keys: Vec<VerifierKey> = lost::log_keys(&Source::Sqlite(copy.display().to_string()))?
        .iter()
        .filter_map(|key| VerifierKey::parse(key))
        .collect();
    if signers(note, &keys).is_empty() {
        return Err(StoreError::Other(
            "the published record is not signed by a key that the backup knows".into(),
        ));
    }
    Ok(())
}

fn copy_of(file: &Path, copy: &Path) -> io::Result<()> {
    let mut from = fs::File::open(file)?;
    let mut to = private_file(copy)?;
    io::copy(&mut from, &mut to)?;
    to.sync_all()
}

fn end(store: &Store, file: &Path) -> Result<Ended, Failure> {
    let from = file.display().to_string();
    store.keep(Asking::new(Asks::CommandLine, Action::Restore), move |tx| {
        let ended = restored::end_what_was_open(tx)?;
        private_log::write(tx, "restored", &from)?;
        Ok(Kept::Done(ended))
    })
}
