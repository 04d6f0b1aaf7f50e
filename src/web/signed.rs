//! The signed checkpoint as people read it: what it covers, who signed it, who cosigned it.

use super::tiles::served;
use super::words::Words;
use crate::record::checkpoints::{VerifierKey, base64, signers, split};
use crate::rules::words::KeyUse;
use crate::store::{Reading, StoreError, keys};

/// What stands on the page of the record.
pub struct Signed {
    pub covers: String,
    /// Root, ids of the log's keys whose signatures hold, and names of witnesses, whose lines were verified
    /// as they came.
    pub facts: Vec<(String, String)>,
    pub is_cosigned: bool,
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
    let mut facts = vec![(w.signed_root(), base64(&checkpoint.root))];
    if !ids.is_empty() {
        facts.push((w.signed_by(), w.list(&ids)));
    }
    let is_cosigned = !witnesses.is_empty();
    if is_cosigned {
        facts.push((w.signed_cosigned(), w.list(&witnesses)));
    }
    Ok(Some(Signed {
        covers: w.signed_covers(w.number(size), w.moment(served.at)),
        facts,
        is_cosigned,
    }))
}
