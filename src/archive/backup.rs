//! Backup: one SQLite file with everything, public and private, of one moment, while the house runs.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::store::{Failure, Source, StoreError, copies};

/// Writes a backup; gives the number of rows. The file is for its owner only, and appears whole or not at all.
///
/// # Errors
/// [`StoreError::Other`] when the file is there already or cannot be written; [`Failure`] when the database fails.
pub fn backup(from: &Source, file: &Path, progress: &dyn Fn(u64)) -> Result<u64, Failure> {
    if file.exists() {
        return Err(StoreError::Other(format!(
            "{} is there already: a backup never overwrites",
            file.display()
        ))
        .into());
    }
    let part = beside(file, "part");
    // What somebody else left there, or works on, is not ours to remove.
    let made = fresh_file(&part)?;
    drop(made);
    let rows = copies::into_file(from, &part, progress).and_then(|rows| {
        File::open(&part)
            .and_then(|written| written.sync_all())
            .and_then(|()| fs::rename(&part, file))
            .and_then(|()| sync_folder(file))
            .map_err(|error| unusable(file, &error))?;
        Ok(rows)
    });
    if rows.is_err() {
        remove_all(&part);
    }
    Ok(rows?)
}

/// `backup.db` with another ending beside it.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// A new, empty file that nobody else can read: backups hold undisclosed votes.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// As [`private_file`]; what an interrupted work left there is named, and never removed by itself.
pub(super) fn fresh_file(path: &Path) -> Result<File, StoreError> {
    private_file(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Other(format!(
            "{} is left over from a backup or restore that was interrupted, or that still runs: see that none runs, \
             remove the file, and try again",
            path.display()
        )),
        _ => unusable(path, &error),
    })
}

/// Removes a file of SQLite and what stands beside it.
pub(super) fn remove_all(file: &Path) {
    for path in [
        file.to_owned(),
        PathBuf::from(format!("{}-wal", file.display())),
        PathBuf::from(format!("{}-shm", file.display())),
    ] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(path = %path.display(), %error, "what was left over could not be removed");
            }
            _ => {}
        }
    }
}

fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

pub(super) fn unusable(file: &Path, error: &io::Error) -> StoreError {
    StoreError::Other(format!("{}: {error}", file.display()))
}
