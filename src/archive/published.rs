//! A restore with the record as it was published: verified first, then what the backup does not have is regained.

use std::path::Path;

use super::papers::Paper;
use super::reading::{Place, Unreadable, entries_of};
use super::restore::{PublishedRecord, Restored, restore};
use super::verify::verified;
use super::{Report, mirror};
use crate::record::checkpoints::Checkpoint;
use crate::record::tiles::WIDTH;
use crate::rules::words::Commitment;
use crate::store::lost::Published;
use crate::store::{Failure, Source, StoreError};

/// Restores a backup and regains what was published since, from an exported folder or the address of the register.
///
/// # Errors
/// [`StoreError::Other`] when the published record does not hold, is not signed by a key that the backup knows, or is
/// of another house; and as [`restore`].
pub fn restore_with(
    file: &Path,
    to: &Source,
    record: &str,
    progress: &dyn Fn(u64),
) -> Result<Restored, Failure> {
    let is_url = record.starts_with("https://") || record.starts_with("http://");
    let place = if is_url {
        mirror::fetched(record, None, &|_, _, _| {})
    } else {
        Place::at(Path::new(record))
    };
    let place = place.map_err(unreadable)?;
    let report: Report = verified(&place, None, &|_, _, _| {}).map_err(unreadable)?;
    if !report.holds() {
        let first = report
            .findings
            .first()
            .map_or_else(String::new, ToString::to_string);
        return Err(StoreError::Other(format!(
            "the published record does not hold, nothing was restored: {first}"
        ))
        .into());
    }
    let note = place.file("record/checkpoint").map_err(unreadable)?;
    let note = note.and_then(|bytes| String::from_utf8(bytes).ok());
    let size = note.as_deref().and_then(Checkpoint::of_note);
    let Some(size) = size.map(|checkpoint| checkpoint.size) else {
        return Err(StoreError::Other("the published record is not signed".into()).into());
    };
    let entries = entries(&place, size)?;
    let mut document = |commitment: &Commitment| {
        let path = format!("documents/{commitment}.json");
        let bytes = place.file(&path).map_err(unreadable)?;
        Ok(bytes
            .and_then(|bytes| Paper::read(&bytes))
            .map(|paper| Published {
                media: paper.media,
                salt: paper.salt,
                text: paper.text,
            }))
    };
    let published = PublishedRecord {
        entries,
        note,
        document: &mut document,
    };
    restore(file, to, Some(published), progress)
}

fn entries(place: &Place, size: u64) -> Result<Vec<String>, StoreError> {
    let mut all = Vec::new();
    for n in 0..size.div_ceil(WIDTH) {
        let bytes = place
            .bundle(n, size)
            .map_err(unreadable)?
            .unwrap_or_default();
        let run = entries_of(&bytes, n, size)
            .ok_or_else(|| StoreError::Other(format!("bundle {n} of the record does not read")))?;
        for entry in run {
            all.push(String::from_utf8_lossy(entry).into_owned());
        }
    }
    Ok(all)
}

fn unreadable(why: Unreadable) -> StoreError {
    StoreError::Other(why.to_string())
}
