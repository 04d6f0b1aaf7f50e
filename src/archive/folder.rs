//! A folder being written: every file with its SHA-256, listed at the end.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The list of all files, as `sha256sum -c` reads it; written last, so that an unfinished export has none.
pub(super) const CHECKSUMS: &str = "checksums";

/// A new folder, and what was written into it.
pub(super) struct Folder {
    root: PathBuf,
    sums: BTreeMap<String, String>,
}

impl Folder {
    /// Begins a folder; one that has anything in it is refused, so that nothing old is taken for new.
    pub(super) fn begin(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        if fs::read_dir(root)?.next().is_some() {
            let why = format!("{} is not empty", root.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
        Ok(Self {
            root: root.to_owned(),
            sums: BTreeMap::new(),
        })
    }

    /// Writes one file, `record/checkpoint`.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.place(path)?;
        fs::write(file, bytes)?;
        self.sums
            .insert(path.to_owned(), hex::encode(Sha256::digest(bytes)));
        Ok(())
    }

    /// Writes the list of all files; gives how many there are.
    pub(super) fn finish(self) -> io::Result<usize> {
        let lines: String = self
            .sums
            .iter()
            .map(|(path, sum)| format!("{sum}  {path}\n"))
            .collect();
        fs::write(self.root.join(CHECKSUMS), lines)?;
        Ok(self.sums.len())
    }

    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let file = self.root.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(file)
    }
}
