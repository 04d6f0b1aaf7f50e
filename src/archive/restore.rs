//! Restore: a backup into an empty database; what was open is ended, what is missing is said.
//!
//! Everything is made ready in a copy of the backup, and comes into the database in one transaction: whole or not
//! at all.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::backup::{beside, fresh_file, remove_all, unusable};
use crate::notary::place::Place;
use crate::notary::{NotaryError, Setting};
use crate::record::checkpoints::{Checkpoint, VerifierKey, base64, signers};
use crate::rules::permissions::Action;
use crate::rules::words::Commitment;
use crate::store::lost::{self, Published, Regained, root_of};
use crate::store::replay::{self, Finding};
use crate::store::restored::{self, Ended, RunningBallot};
use crate::store::{
    Asking, Asks, Clock, Failure, Kept, Source, Store, StoreError, checkpoints, copies, outbox,
    private_log, tree,
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
    /// The votes that run, with whose votes are kept.
    pub running: Vec<RunningBallot>,
    /// What is wrong in the register that was restored.
    pub findings: Vec<Finding>,
}

/// A record as it was published: all entries from the first as their canonical bytes, and its documents.
pub struct PublishedRecord<'a> {
    pub entries: Vec<String>,
    /// Its signed checkpoint: by a log key that the backup knows, or nothing is regained.
    pub note: Option<String>,
    pub document: &'a mut dyn FnMut(&Commitment) -> Result<Option<Published>, StoreError>,
}

/// Restores a backup into a database without a house, and regains what was published since if it is given.
///
/// # Errors
/// [`StoreError::Other`] when there is a house already, the file is no whole backup, or the published record is not
/// of this house; [`Failure`] when the database fails. The database is then as it was.
pub fn restore(
    file: &Path,
    to: &Source,
    published: Option<PublishedRecord<'_>>,
    progress: &dyn Fn(u64),
) -> Result<Restored, Failure> {
    Store::migrate(to)?;
    copies::is_empty(to)?;
    let copy = beside(file, "restoring");
    // What somebody else left there, or works on, is not ours to remove.
    drop(fresh_file(&copy)?);
    let done = made_ready(file, &copy, published).and_then(|(ended, regained)| {
        let rows = copies::from_file(&copy, to, progress)?;
        Ok((rows, ended, regained))
    });
    remove_all(&copy);
    let (rows, ended, regained) = done?;
    let store = Store::open(to, Clock::Database)?;
    let report = replay::check(&store)?;
    let (origin, running) = store.read(|r| {
        let origin = r.head().origin.clone();
        Ok::<_, StoreError>((origin, restored::running(r)?))
    })?;
    Ok(Restored {
        rows,
        entries: report.entries,
        origin,
        ended,
        regained,
        running,
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
        for running in &self.running {
            writeln!(f, "{running}")?;
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
/// [`NotaryError`] when the second place or the register cannot be read.
pub fn missing(
    restored: &Restored,
    to: &Source,
    setting: &Setting,
) -> Result<Option<String>, NotaryError> {
    let note = Place::of(setting, to)?.read(&restored.origin)?;
    let signed = note
        .as_deref()
        .and_then(Checkpoint::of_note)
        .filter(|signed| signed.origin == restored.origin);
    let Some(signed) = signed else {
        return Ok(None);
    };
    let here = restored.entries.unsigned_abs();
    let known = format!(
        "The last checkpoint that was signed is of {} entries, root {}. The register starts read-only",
        signed.size,
        base64(&signed.root)
    );
    if signed.size > here {
        return Ok(Some(format!(
            "entries {here} to {} are missing. {known}; restore into an empty database with --record to regain what \
             was published. If they stay lost, two officers begin a new record with `registry continue`.",
            signed.size - 1
        )));
    }
    let store = Store::open(to, Clock::Database)?;
    let root = store.read(|r| tree::root_over(r, signed.size))?;
    Ok((root != signed.root).then(|| {
        format!(
            "the first {} entries are other ones than those that were signed: their root is {}. {known}.",
            signed.size,
            base64(&signed.root)
        )
    }))
}

/// The backup stays as it is: in a copy of it the tables are brought up to date, what was open is ended, and then
/// what was lost is regained.
fn made_ready(
    file: &Path,
    copy: &Path,
    published: Option<PublishedRecord<'_>>,
) -> Result<(Ended, Option<Regained>), Failure> {
    copied(file, copy).map_err(|error| unusable(file, &error))?;
    let ready = Source::Sqlite(copy.display().to_string());
    Store::migrate(&ready)?;
    let store = Store::open(&ready, Clock::Database)?;
    is_whole(&store)?;
    if let Some(record) = &published {
        is_of_this_house(&store, record)?;
    }
    // Before anything is regained: nobody who had signed in meets the register as it was.
    let ended = end(&store, file)?;
    drop(store);
    let regained = match published {
        None => None,
        Some(record) => Some(lost::regain(&ready, &record.entries, record.document)?),
    };
    Ok((ended, regained))
}

/// A backup is taken only if its entries give what its own head claims, and the checkpoint that it served.
fn is_whole(store: &Store) -> Result<(), StoreError> {
    let broken = |why: String| Err(StoreError::Other(format!("the backup is not whole: {why}")));
    store.read(|r| {
        let n = r.head().n.unsigned_abs();
        let edge = tree::edge(r)?;
        match tree::root_over(r, n) {
            Ok(root) if root == edge.root() => {}
            Ok(_) => return broken("its entries do not give the root that its head claims".into()),
            Err(StoreError::NotFound) => {
                return broken(format!("it has not all of its {n} entries"));
            }
            Err(error) => return Err(error),
        }
        let served = checkpoints::newest(r)?;
        let Some(signed) = served.and_then(|served| Checkpoint::of_note(&served.note)) else {
            return Ok(());
        };
        let is_in = signed.size <= n && tree::root_over(r, signed.size)? == signed.root;
        if is_in {
            Ok(())
        } else {
            broken(format!(
                "it has not the {} entries of the checkpoint that it served",
                signed.size
            ))
        }
    })
}

/// A published record is taken only as it was signed, by a key that the backup names, and if it begins with what the
/// backup has.
fn is_of_this_house(store: &Store, record: &PublishedRecord<'_>) -> Result<(), StoreError> {
    let wrong = |why: String| Err(StoreError::Other(why));
    let (n, root) =
        store.read::<_, StoreError>(|r| Ok((r.head().n.unsigned_abs(), tree::edge(r)?.root())))?;
    let published = record.entries.len() as u64;
    if published < n {
        return wrong(format!(
            "the published record has {published} entries and the backup {n}: nothing to regain"
        ));
    }
    if let Some(note) = &record.note {
        let keys: Vec<VerifierKey> = lost::log_keys(store.source())?
            .iter()
            .filter_map(|key| VerifierKey::parse(key))
            .collect();
        if signers(note, &keys).is_empty() {
            return wrong(
                "the published record is not signed by a key that the backup knows".into(),
            );
        }
        let signed = Checkpoint::of_note(note);
        let is_signed = signed.is_some_and(|signed| {
            signed.size == published && base64(&signed.root) == root_of(&record.entries)
        });
        if !is_signed {
            return wrong("the published entries are not those that their checkpoint signs".into());
        }
    }
    let here = usize::try_from(n).unwrap_or(usize::MAX);
    let begins = record.entries.get(..here);
    if begins.is_none_or(|begins| root_of(begins) != base64(&root)) {
        return wrong(
            "the published record is not the one that this backup is of: their first entries differ".into(),
        );
    }
    Ok(())
}

fn copied(file: &Path, copy: &Path) -> io::Result<()> {
    let mut from = fs::File::open(file)?;
    let mut to = fs::OpenOptions::new().write(true).open(copy)?;
    io::copy(&mut from, &mut to)?;
    to.sync_all()
}

fn end(store: &Store, file: &Path) -> Result<Ended, Failure> {
    let from = file.display().to_string();
    store.keep(Asking::new(Asks::CommandLine, Action::Restore), move |tx| {
        let ended = restored::end_what_was_open(tx)?;
        outbox::give_up_all(tx)?;
        private_log::write(tx, "restored", &from)?;
        Ok(Kept::Done(ended))
    })
}
