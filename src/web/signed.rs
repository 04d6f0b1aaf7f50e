//! The signed checkpoint as people read it: what it covers, who signed it, who cosigned it.

use super::tiles::served;
use super::words::Words;
use crate::record::checkpoints::{VerifierKey, base64, signers, split};
use crate::rules::words::KeyUse;
use crate::store::{Reading, StoreError, keys};

/// What stands on the page of the record.
pub struct Signed {
    pub covers: String,
    pub root: String,
    /// Ids of the log's keys whose signatures hold.
    pub keys: String,
    /// Names of witnesses, whose lines were verified as they came; empty if none has cosigned.
    pub witnesses: String,
}

/// The checkpoint that is served; none until the first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn newest(r: &mut Reading<'_>, w: &Words) -> Result<Option<Signed>, StoreError> {
    let Some((checkpoint, served)) = served(r)? else {
        return Ok(None);
    };
    let known: Vec<VerifierKey> = keys::all(r)?
        .iter()
        .filter(|key| key.purpose == KeyUse::Log)
        .filter_map(|key| VerifierKey::parse(key.vkey.as_str()))
        .collect();
    let ids: Vec<String> = signers(&served.note, &known)
        .iter()
        .map(|key| key.id())
        .collect();
    // The log's own lines bear its name; all others were verified before they were attached.
    let witnesses: Vec<String> = split(&served.note)
        .map_or("", |(_, lines)| lines)
        .lines()
        .filter_map(|line| line.strip_prefix("\u{2014} ")?.split(' ').next())
        .filter(|name| *name != checkpoint.origin)
        .map(str::to_owned)
        .collect();
    let size = i64::try_from(checkpoint.size).unwrap_or(i64::MAX);
    Ok(Some(Signed {
        covers: w.signed_covers(w.number(size), w.moment(served.at)),
        root: base64(&checkpoint.root),
        keys: if ids.is_empty() {
            String::new()
        } else {
            w.list(&ids)
        },
        witnesses: if witnesses.is_empty() {
            String::new()
        } else {
            w.list(&witnesses)
        },
    }))
}
