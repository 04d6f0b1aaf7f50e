//! The second place: where the last signed checkpoint stands, outside the database that it speaks of.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{NotaryError, Setting};
use crate::store::Source;
use crate::store::second_place::SecondDatabase;

/// A file on one host, or a database that several instances share.
pub enum Place {
    File(FilePlace),
    Database(SecondDatabase),
}

/// The file, and the lock beside it that one signer holds.
pub struct FilePlace {
    path: PathBuf,
    lock: Option<File>,
}

impl Place {
    /// # Errors
    /// [`NotaryError::Place`] when it cannot be reached.
    pub fn of(setting: &Setting, register: &Source) -> Result<Self, NotaryError> {
        let path = match setting.place.as_deref() {
            None => setting.keys.join("checkpoint"),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                let database = SecondDatabase::open(url, register)
                    .map_err(|error| NotaryError::Place("database".into(), error.to_string()))?;
                return Ok(Place::Database(database));
            }
            Some(path) => PathBuf::from(path.strip_prefix("file://").unwrap_or(path)),
        };
        if matches!(register, Source::Postgres(_)) {
            tracing::warn!(
                path = %path.display(),
                "the second place is a file: right for one instance on one host; several share CHECKPOINT_STORE=postgres://..."
            );
        }
        Ok(Place::File(FilePlace { path, lock: None }))
    }

    /// The signed note that stands there.
    ///
    /// # Errors
    /// [`NotaryError::Place`] when it cannot be read.
    pub fn read(&mut self, origin: &str) -> Result<Option<String>, NotaryError> {
        match self {
            Place::File(file) => file.read(),
            Place::Database(database) => Ok(database.read(origin)?),
        }
    }

    /// Puts a note in the place of another; false if another stood there, or somebody else holds the lock. True
    /// only once it is durable.
    ///
    /// # Errors
    /// [`NotaryError::Place`] when it cannot be written.
    pub fn swap(
        &mut self,
        origin: &str,
        before: Option<&str>,
        after: &str,
    ) -> Result<bool, NotaryError> {
        match self {
            Place::File(file) => file.swap(before, after),
            Place::Database(database) => Ok(database.swap(origin, before, after)?),
        }
    }

    /// Takes the lock of the one signer, if nobody else has it; it is kept until this process ends.
    ///
    /// # Errors
    /// [`NotaryError::Place`] when the lock cannot be asked for.
    pub fn lock(&mut self, origin: &str) -> Result<bool, NotaryError> {
        match self {
            Place::File(file) => file.lock(),
            Place::Database(database) => {
                let hash = Sha256::digest(origin.as_bytes());
                let number = hash.iter().take(7).fold(0, |n, b| n << 8 | i64::from(*b));
                Ok(database.lock(number)?)
            }
        }
    }
}

impl FilePlace {
    fn read(&self) -> Result<Option<String>, NotaryError> {
        match fs::read_to_string(&self.path) {
            Ok(note) => Ok(Some(note)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn swap(&mut self, before: Option<&str>, after: &str) -> Result<bool, NotaryError> {
        if !self.lock()? || self.read()?.as_deref() != before {
            return Ok(false);
        }
        let new = self.path.with_extension("new");
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&new)?;
            file.write_all(after.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &self.path)?;
            File::open(folder_of(&self.path))?.sync_all()
        };
        write().map_err(|error| self.failed(error))?;
        Ok(true)
    }

    fn lock(&mut self) -> Result<bool, NotaryError> {
        if self.lock.is_some() {
            return Ok(true);
        }
        fs::create_dir_all(folder_of(&self.path)).map_err(|error| self.failed(error))?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.path.with_extension("lock"))
            .map_err(|error| self.failed(error))?;
        match file.try_lock() {
            Ok(()) => {
                self.lock = Some(file);
                Ok(true)
            }
            Err(fs::TryLockError::WouldBlock) => Ok(false),
            Err(fs::TryLockError::Error(error)) => Err(self.failed(error)),
        }
    }

    fn failed(&self, error: std::io::Error) -> NotaryError {
        NotaryError::Place(self.path.display().to_string(), error.to_string())
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
