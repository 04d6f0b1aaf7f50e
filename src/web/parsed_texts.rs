//! Texts as they were parsed: the same words have the same units, and are read by many.

use std::sync::{Arc, LazyLock};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::text::Text;

/// How many bytes of words are remembered at most; their units take about twice as much beside them.
const MOST_BYTES: u64 = 1 << 20;
/// How many texts that may be.
const EXPECTED: usize = 64;

static PARSED: LazyLock<Cache<String, Arc<Text>, Weight>> =
    LazyLock::new(|| Cache::with_weighter(EXPECTED, MOST_BYTES, Weight));

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Arc<Text>> for Weight {
    fn weight(&self, words: &String, _: &Arc<Text>) -> u64 {
        words.len().max(1) as u64
    }
}

/// As [`Text::parse`], found by the words themselves.
pub(super) fn parsed(words: &str) -> Arc<Text> {
    if let Some(text) = PARSED.get(words) {
        return text;
    }
    let text = Arc::new(Text::parse(words));
    PARSED.insert(words.to_owned(), Arc::clone(&text));
    text
}
