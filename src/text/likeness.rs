//! Likeness: how alike the words of two units are, and which units are worth comparing.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// A word in more units than this says nothing about which of them is meant; the bound keeps
/// the search for similar units linear.
pub(super) const RARE: usize = 16;

/// The old units with which most rare words are shared, eight at most. `shared` has a nought for
/// every old unit, before and after.
pub(super) fn among_rare(
    bag: &[u32],
    standing: &[Vec<usize>],
    shared: &mut [u32],
) -> BTreeSet<usize> {
    let mut met = Vec::new();
    let mut last = None;
    for &word in bag {
        if last.replace(word) == Some(word) {
            continue;
        }
        let places = standing.get(word as usize);
        for &at in places.filter(|at| at.len() <= RARE).into_iter().flatten() {
            if shared[at] == 0 {
                met.push(at);
            }
            shared[at] += 1;
        }
    }
    let mut most: Vec<(Reverse<u32>, usize)> = met
        .into_iter()
        .map(|at| (Reverse(std::mem::take(&mut shared[at])), at))
        .collect();
    if most.len() > 8 {
        most.select_nth_unstable(8);
    }
    most.into_iter().take(8).map(|(_, at)| at).collect()
}

/// The words as sorted numbers, each as often as it occurs.
pub(super) fn bag<'a>(words: &'a str, numbers: &mut HashMap<&'a str, u32>) -> Vec<u32> {
    let mut bag: Vec<u32> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(word).or_insert(next)
        })
        .collect();
    bag.sort_unstable();
    bag
}

/// Twice the common words over all words, in thousandths.
pub(super) fn alike(a: &[u32], b: &[u32]) -> u32 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len();
    u32::try_from(2000 * common / all.max(1)).unwrap_or(1000)
}
