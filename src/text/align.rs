//! Alignment: which unit of the old text became which unit of the new one.

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};

use super::Unit;
use super::common::common;
use super::likeness::{RARE, alike, among_rare, bag};

/// An old unit that became a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index in the old text.
    pub old: usize,
    /// Index in the new text.
    pub new: usize,
    /// Whether it stands elsewhere among the units that both texts have.
    pub place: Place,
}

/// Whether a unit kept its place in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It stands where it stood.
    Kept,
    /// It was taken out there and put in here.
    Moved,
}

/// How alike, in thousandths of common words, two units must be to be the same unit changed.
const ALIKE: u32 = 500;
/// The same, for two units with the same address.
const ALIKE_AT_ADDRESS: u32 = 250;
/// The same, for a unit that was changed while it was moved.
const ALIKE_ELSEWHERE: u32 = 700;
/// How far from its expected place a changed unit is looked for even if it has no rare word.
const NEAR: usize = 3;

/// Pairs the units of two texts, in the order of the new one. Each unit is in one pair at most.
///
/// First the common sequence of equal units, then equal units elsewhere, then similar ones. Time
/// grows with the length of the texts, not with its square.
#[must_use]
pub fn align(old: &[Unit], new: &[Unit]) -> Vec<Pair> {
    let mut found = Found {
        of_old: vec![None; old.len()],
        of_new: vec![None; new.len()],
    };
    equal(old, new, &mut found);
    similar_ones(old, new, &mut found);
    let pairs: Vec<(usize, usize, u32)> = found
        .of_new
        .iter()
        .enumerate()
        .filter_map(|(new, pair)| pair.map(|(old, alike)| (old, new, alike)))
        .collect();
    let kept = longest_rise(&pairs);
    pairs
        .iter()
        .enumerate()
        .filter(|&(at, pair)| kept[at] || pair.2 >= ALIKE_ELSEWHERE)
        .map(|(at, &(old, new, _))| Pair {
            old,
            new,
            place: if kept[at] { Place::Kept } else { Place::Moved },
        })
        .collect()
}

/// The partner of each unit, with how alike they are.
struct Found {
    of_old: Vec<Option<(usize, u32)>>,
    of_new: Vec<Option<(usize, u32)>>,
}

impl Found {
    fn pair(&mut self, old: usize, new: usize, alike: u32) {
        if self.of_old[old].is_none() && self.of_new[new].is_none() {
            self.of_old[old] = Some((new, alike));
            self.of_new[new] = Some((old, alike));
        }
    }
}

/// Pairs units with the same words: those in the same order first, then those moved.
fn equal(old: &[Unit], new: &[Unit], found: &mut Found) {
    let mut numbers: HashMap<(bool, &str), usize> = HashMap::new();
    let mut number = |unit| {
        let next = numbers.len();
        *numbers.entry(sameness(unit)).or_insert(next)
    };
    let old_keys: Vec<usize> = old.iter().map(&mut number).collect();
    let new_keys: Vec<usize> = new.iter().map(&mut number).collect();
    let mut left: Vec<VecDeque<usize>> = vec![VecDeque::new(); numbers.len()];
    let mut in_new = vec![false; numbers.len()];
    for &key in &new_keys {
        in_new[key] = true;
    }
    for (at, &key) in old_keys.iter().enumerate() {
        left[key].push_back(at);
    }
    // Only what both texts have can be common to them; the rest would cost most of the time.
    let olds: Vec<usize> = (0..old.len()).filter(|&at| in_new[old_keys[at]]).collect();
    let news: Vec<usize> = (0..new.len())
        .filter(|&at| !left[new_keys[at]].is_empty())
        .collect();
    let common_old: Vec<usize> = olds.iter().map(|&at| old_keys[at]).collect();
    let common_new: Vec<usize> = news.iter().map(|&at| new_keys[at]).collect();
    for (was, is) in common(&common_old, &common_new, numbers.len()) {
        found.pair(olds[was], news[is], 1000);
    }
    for at in news {
        if found.of_new[at].is_some() || !is_telling(&new[at]) {
            continue;
        }
        let queue = &mut left[new_keys[at]];
        while let Some(was) = queue.pop_front() {
            if found.of_old[was].is_none() {
                found.pair(was, at, 1000);
                break;
            }
        }
    }
}

/// Whether the same words elsewhere show that this unit came from there: one or two words
/// (« and », « Deleted. ») do not.
pub(super) fn is_telling(unit: &Unit) -> bool {
    unit.kind.is_heading() || unit.words.split(' ').nth(2).is_some()
}

/// What makes two units equal: their words, and whether they are headings.
pub(super) fn sameness(unit: &Unit) -> (bool, &str) {
    let words = match &unit.heading {
        Some(heading) => heading,
        None if unit.kind.is_heading() => &unit.label,
        None => &unit.words,
    };
    (unit.kind.is_heading(), words)
}

/// Pairs the units that are left with the most similar ones.
fn similar_ones(old: &[Unit], new: &[Unit], found: &mut Found) {
    let olds: Vec<usize> = (0..old.len())
        .filter(|&at| found.of_old[at].is_none())
        .collect();
    let news: Vec<usize> = (0..new.len())
        .filter(|&at| found.of_new[at].is_none())
        .collect();
    if olds.is_empty() || news.is_empty() {
        return;
    }
    let mut numbers = HashMap::new();
    let mut bags: Vec<Option<Vec<u32>>> = vec![None; old.len()];
    let mut standing: Vec<Vec<usize>> = Vec::new();
    let by_id: HashMap<&str, usize> = olds.iter().map(|&at| (old[at].id.as_str(), at)).collect();
    for &at in &olds {
        let bag = bag(old[at].content(), &mut numbers);
        standing.resize_with(numbers.len(), Vec::new);
        for &word in &bag {
            // One more than needed tells that the word is not rare.
            let places = &mut standing[word as usize];
            if places.len() <= RARE && places.last() != Some(&at) {
                places.push(at);
            }
        }
        bags[at] = Some(bag);
    }
    let mut shared = vec![0; old.len()];
    let mut candidates = Vec::new();
    let mut expected = 0;
    let mut next_new = 0;
    for &at in &news {
        // Where the unit would stand in the old text, counting from the last pair before it.
        for before in next_new..at {
            expected = match found.of_new[before] {
                Some((was, _)) => was + 1,
                None => expected + 1,
            };
        }
        next_new = at;
        let bag = bag(new[at].content(), &mut numbers);
        let mut tried = among_rare(&bag, &standing, &mut shared);
        tried.extend(by_id.get(new[at].id.as_str()));
        tried.extend(expected.saturating_sub(NEAR)..=expected + NEAR);
        for was in tried {
            let Some(Some(other)) = bags.get(was) else {
                continue;
            };
            let alike = alike(other, &bag);
            let is_same_id = old[was].id == new[at].id;
            if is_credible(&old[was], &new[at], alike) {
                let distance = was.abs_diff(expected);
                candidates.push((Reverse((alike, is_same_id)), distance, at, was));
            }
        }
    }
    candidates.sort_unstable();
    for (Reverse((alike, _)), _, at, was) in candidates {
        found.pair(was, at, alike);
    }
}

fn is_credible(old: &Unit, new: &Unit, alike: u32) -> bool {
    let at_address = old.id == new.id;
    match (old.kind.is_heading(), new.kind.is_heading()) {
        (false, false) => alike >= if at_address { ALIKE_AT_ADDRESS } else { ALIKE },
        // An article keeps its identity under another heading.
        (true, true) => old.kind == new.kind && (at_address || alike >= ALIKE),
        _ => false,
    }
}

/// Marks the longest run of pairs whose old places rise with their new ones: what kept its place.
pub(super) fn longest_rise(pairs: &[(usize, usize, u32)]) -> Vec<bool> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = tops.partition_point(|&top| pairs[top].0 < pair.0);
        before.push(length.checked_sub(1).map(|shorter| tops[shorter]));
        if length == tops.len() {
            tops.push(at);
        } else {
            tops[length] = at;
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut next = tops.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}
