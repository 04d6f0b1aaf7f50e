//! The package: the ZIP archive that a DOCX is, opened within its limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Step, walk};
use super::{MOST_ENTRIES, MOST_FILE_BYTES, MOST_UNPACKED_BYTES, NotImported};

/// The parts of a DOCX that its text is made of.
pub(super) struct Parts {
    pub document: String,
    pub styles: Option<String>,
    pub numbering: Option<String>,
}

/// How a compound file begins: an older format, or an encrypted package.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

pub(super) fn open(file: &[u8]) -> Result<Parts, NotImported> {
    if file.len() > MOST_FILE_BYTES {
        return Err(NotImported::FileTooLong);
    }
    if file.starts_with(&COMPOUND) {
        return Err(NotImported::ProtectedOrOld);
    }
    let archive = ZipArchive::new(Cursor::new(file)).map_err(|_| NotImported::NotAnArchive)?;
    if archive.len() > MOST_ENTRIES {
        return Err(NotImported::UnpackedTooLong);
    }
    let mut package = Package {
        archive,
        left: MOST_UNPACKED_BYTES as u64,
    };
    package.declared()?;
    let main = match package.part("_rels/.rels")? {
        Some(relations) => main_part(&relations)?,
        None => None,
    };
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let document = package.part(&main)?.ok_or(NotImported::NoDocument)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    Ok(Parts {
        document,
        styles: package.part(&format!("{folder}/styles.xml"))?,
        numbering: package.part(&format!("{folder}/numbering.xml"))?,
    })
}

struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Package<'_> {
    /// Refuses an archive that says itself that it is too long.
    fn declared(&mut self) -> Result<(), NotImported> {
        let mut all: u64 = 0;
        for at in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(at);
            let entry = entry.map_err(|_| NotImported::NotAnArchive)?;
            all = all.saturating_add(entry.size());
        }
        if all > self.left {
            Err(NotImported::UnpackedTooLong)
        } else {
            Ok(())
        }
    }

    /// The words of a part; `None` if there is no such part.
    fn part(&mut self, name: &str) -> Result<Option<String>, NotImported> {
        let entry = match self.archive.by_name(name.trim_start_matches('/')) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(NotImported::ProtectedOrOld);
            }
            Err(_) => return Err(NotImported::NotAnArchive),
        };
        // What an archive says of itself need not be true.
        let mut bytes = Vec::new();
        let mut bounded = entry.take(self.left + 1);
        let read = bounded.read_to_end(&mut bytes);
        let read = read.map_err(|_| NotImported::NotAnArchive)? as u64;
        self.left = self
            .left
            .checked_sub(read)
            .ok_or(NotImported::UnpackedTooLong)?;
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| NotImported::BrokenXml)
    }
}

/// Where the main document is, as the package says.
fn main_part(relations: &str) -> Result<Option<String>, NotImported> {
    let mut found = None;
    walk(relations, |step| {
        let Step::Open(tag) = step else { return };
        let kind = tag.get("Type").unwrap_or_default();
        if tag.name == "Relationship" && kind.ends_with("/officeDocument") && found.is_none() {
            found = tag
                .get("Target")
                .map(|to| to.trim_start_matches('/').to_owned());
        }
    })?;
    Ok(found)
}
