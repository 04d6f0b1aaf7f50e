//! Common units: the sequence of equal ones that two texts share, in near-linear time.

use std::collections::{HashMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::longest_rise;

/// How many comparisons may be spent on units that are not the only ones with their words. Beyond
/// it, the first such unit is paired with the first, the second with the second.
const MOST_COMPARISONS: usize = 4_000_000;

/// Pairs of places (old, new) at which the same key stands, rising in both. Keys are below `keys`.
///
/// First what is equal at both ends, then what stands once in each text (as in a patience diff),
/// then what is left between.
pub(super) fn common(old: &[usize], new: &[usize], keys: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (head, tail) = equal_ends(old, new);
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    found.extend((0..head).map(|at| (at, at)));
    let mut budget = MOST_COMPARISONS;
    let mut from = (head, head);
    let anchors = single(&old[head..old_end], &new[head..new_end], keys);
    let anchors = anchors.into_iter().map(|(was, is)| (was + head, is + head));
    for to in anchors.chain([(old_end, new_end)]) {
        between(old, new, from, to, &mut budget, &mut found);
        if to != (old_end, new_end) {
            found.push(to);
        }
        from = (to.0 + 1, to.1 + 1);
    }
    found.extend((0..tail).map(|at| (old_end + at, new_end + at)));
    found
}

/// How many keys are the same at the beginning, and at the end of what is left.
fn equal_ends(old: &[usize], new: &[usize]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rests = old[head..].iter().rev().zip(new[head..].iter().rev());
    (head, rests.take_while(|(a, b)| a == b).count())
}

/// The longest rising sequence of keys that stand once in each.
fn single(old: &[usize], new: &[usize], keys: usize) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0); keys];
    for (at, &key) in old.iter().enumerate() {
        places[key] = (places[key].0 + 1, at);
    }
    let mut times = vec![0; keys];
    for &key in new {
        times[key] += 1;
    }
    let singles = new.iter().enumerate();
    let pairs = singles.filter(|&(_, &key)| times[key] == 1 && places[key].0 == 1);
    rising(pairs.map(|(at, &key)| (places[key].1, at)))
}

/// Adds what is common between two anchors.
fn between(
    old: &[usize],
    new: &[usize],
    from: (usize, usize),
    to: (usize, usize),
    budget: &mut usize,
    found: &mut Vec<(usize, usize)>,
) {
    let (old, new) = (&old[from.0..to.0], &new[from.1..to.1]);
    let (head, tail) = equal_ends(old, new);
    let middle = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut push = |was: usize, is: usize| found.push((from.0 + was, from.1 + is));
    (0..head).for_each(|at| push(at, at));
    match budget.checked_sub(middle.0.len() * middle.1.len()) {
        Some(left) => {
            *budget = left;
            for op in capture_diff_slices(Algorithm::Myers, middle.0, middle.1) {
                if let DiffOp::Equal {
                    old_index,
                    new_index,
                    len,
                } = op
                {
                    (0..len).for_each(|at| push(head + old_index + at, head + new_index + at));
                }
            }
        }
        None => {
            for (was, is) in in_turn(middle.0, middle.1) {
                push(head + was, head + is);
            }
        }
    }
    let (old_tail, new_tail) = (old.len() - tail, new.len() - tail);
    (0..tail).for_each(|at| push(old_tail + at, new_tail + at));
}

/// Pairs the first of each key with the first, the second with the second, as far as they rise.
fn in_turn(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let mut waiting: HashMap<usize, VecDeque<usize>> = HashMap::new();
    for (at, &key) in old.iter().enumerate() {
        waiting.entry(key).or_default().push_back(at);
    }
    let pairs = new.iter().enumerate().filter_map(|(at, key)| {
        let was = waiting.get_mut(key)?.pop_front()?;
        Some((was, at))
    });
    rising(pairs)
}

fn rising(pairs: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize, u32)> = pairs.map(|(was, is)| (was, is, 0)).collect();
    let kept = longest_rise(&pairs);
    let kept = pairs.iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|((was, is, _), _)| (*was, *is)).collect()
}
