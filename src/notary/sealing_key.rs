//! The key that seals secrets at rest: a file of its own beside the others, the same on every instance.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::NotaryError;
use super::keys::{alone_in, failed};
use crate::store::Store;
use crate::store::sealing::Sealing;

/// Its name in the folder of the keys.
const FILE: &str = "sealing.key";

/// The key in the folder; made there when nothing was sealed in this database yet.
///
/// # Errors
/// [`NotaryError::NoSealingKey`] when the database was sealed with a key that is not there;
/// [`NotaryError::Key`] when the file does not read.
pub fn of(folder: &Path, store: &Store) -> Result<Sealing, NotaryError> {
    let _alone = alone_in(folder)?;
    let stands = store.sealed_with()?;
    let secret = match (read(folder)?, &stands) {
        (Some(secret), _) => secret,
        (None, Some(id)) => {
            return Err(NotaryError::NoSealingKey(
                folder.display().to_string(),
                id.clone(),
            ));
        }
        (None, None) => make(folder)?,
    };
    let sealing = Sealing::with_key(&secret);
    let id = sealing.id().unwrap_or_default();
    let stands = match stands {
        Some(stands) => stands,
        None => store.seal_with(id)?,
    };
    if stands != id {
        return Err(NotaryError::NoSealingKey(
            folder.display().to_string(),
            stands,
        ));
    }
    Ok(sealing)
}

fn read(folder: &Path) -> Result<Option<[u8; 32]>, NotaryError> {
    let path = folder.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&path, error)),
    };
    let secret = hex::decode(text.trim())
        .ok()
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .ok_or_else(|| failed(&path, "it is not 32 bytes in hexadecimal"))?;
    Ok(Some(secret))
}

fn make(folder: &Path) -> Result<[u8; 32], NotaryError> {
    let path = folder.join(FILE);
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| failed(&path, error))?;
    // A key that was there is never written over.
    let mut written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .map_err(|error| failed(&path, error))?;
    written
        .write_all(format!("{}\n", hex::encode(secret)).as_bytes())
        .and_then(|()| written.sync_all())
        .and_then(|()| File::open(folder)?.sync_all())
        .map_err(|error| failed(&path, error))?;
    Ok(secret)
}
