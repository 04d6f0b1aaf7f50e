//! What may have been meant, where a question finds nothing.

use crate::rules::visibility::Viewer;
use crate::store::search::{Facet, Known, known, near};
use crate::store::{Reading, StoreError};
use crate::text::words::{Word, distance};

use super::query::{Query, parse};
use super::ranking::{Count, count};

/// Another question, which finds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    pub typed: String,
    pub count: Count,
}

/// The question with its unknown words as they are written in what the viewer may find; none where that finds
/// nothing either.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn meant(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    query: &Query,
    facets: &[(Facet, String)],
) -> Result<Option<Meant>, StoreError> {
    let mut typed = query.typed.clone();
    let mut words: Vec<&Word> = query.terms.iter().flatten().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.start));
    let mut is_other = false;
    for word in words {
        if known(r, viewer, &word.folded)? {
            continue;
        }
        if let Some(other) = nearest(r, viewer, word)?
            && typed.is_char_boundary(word.start)
            && typed.get(word.start..word.end).is_some()
        {
            typed.replace_range(word.start..word.end, &other);
            is_other = true;
        }
    }
    if !is_other {
        return Ok(None);
    }
    match count(r, viewer, &parse(&typed), facets)? {
        Count::Exactly(0) => Ok(None),
        count => Ok(Some(Meant { typed, count })),
    }
}

/// The known word that differs least, used most: by one letter of a short word, by two of a longer one.
fn nearest(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    word: &Word,
) -> Result<Option<String>, StoreError> {
    let letters = word.folded.chars().count();
    let most = match letters {
        0..=2 => return Ok(None),
        3 | 4 => 1,
        _ => 2,
    };
    let all = near(r, viewer, letters as i64, most as i64)?;
    let best = all
        .into_iter()
        .filter_map(|Known { word: other, n }| {
            distance(&word.folded, &other, most).map(|far| (far, -n, other))
        })
        .min();
    Ok(best.map(|(_, _, word)| word))
}
