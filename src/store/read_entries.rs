//! Entries as they were read: what an entry says never changes, and the newest stand on many pages.

use std::sync::{Arc, LazyLock};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::record::Entry;
use crate::record::canonical::{self, Malformed};

/// How many bytes of entries are remembered at most; what they say takes about as much beside them.
const MOST_BYTES: u64 = 1 << 20;
/// How many entries that may be.
const EXPECTED: usize = 1_024;

/// By index: the bytes, and what they say.
type Read = Cache<i64, Arc<(String, Entry)>, Weight>;

static READ: LazyLock<Read> = LazyLock::new(|| Cache::with_weighter(EXPECTED, MOST_BYTES, Weight));

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<i64, Arc<(String, Entry)>> for Weight {
    fn weight(&self, _: &i64, read: &Arc<(String, Entry)>) -> u64 {
        read.0.len().max(1) as u64
    }
}

/// What these bytes of an entry say. Another record of this process may have other bytes at the same index: they are
/// compared.
///
/// # Errors
/// [`Malformed`] of bytes that are no entry in its canonical form.
pub(super) fn said(index: i64, bytes: &str) -> Result<Entry, Malformed> {
    if let Some(known) = READ.get(&index)
        && known.0 == bytes
    {
        return Ok(known.1.clone());
    }
    let entry: Entry = canonical::read(bytes)?;
    READ.insert(index, Arc::new((bytes.to_owned(), entry.clone())));
    Ok(entry)
}
