//! Lots: who votes how and who comes when, the same every time the story is told.

use sha2::{Digest, Sha256};

use crate::rules::words::Choice;

/// How many of the entitled members vote otherwise than yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    pub no: usize,
    pub abstain: usize,
    /// Not participating.
    pub apart: usize,
    pub silent: usize,
}

/// A steady shuffle: the same names in the same order every time, without a favourite.
pub fn shuffled<T: Clone + AsRef<str>>(seed: &str, names: &[T]) -> Vec<T> {
    let mut names: Vec<T> = names.to_vec();
    names.sort_by_key(|name| lot(seed, name.as_ref()));
    names
}

/// A steady lot for a name.
pub fn lot(seed: &str, name: &str) -> u32 {
    let hash = Sha256::digest(format!("{seed} {name}"));
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Who votes how: those in favour beforehand are for it, the others as the numbers and the lot say.
pub fn choices(
    seed: &str,
    in_favour: &[&str],
    votes: Votes,
    entitled: &[String],
) -> Vec<(String, Option<Choice>)> {
    let is_for = |code: &String| in_favour.contains(&code.as_str());
    let (sponsors, others): (Vec<String>, Vec<String>) = entitled.iter().cloned().partition(is_for);
    let mut left = shuffled(seed, &others).into_iter();
    let mut done = Vec::new();
    for (count, choice) in [
        (votes.silent, None),
        (votes.no, Some(Choice::No)),
        (votes.abstain, Some(Choice::Abstain)),
        (votes.apart, Some(Choice::NotParticipating)),
        (usize::MAX, Some(Choice::Yes)),
    ] {
        done.extend(left.by_ref().take(count).map(|code| (code, choice)));
    }
    done.extend(sponsors.into_iter().map(|code| (code, Some(Choice::Yes))));
    // The members that are asked last are not always the last of the alphabet.
    done.sort_by_key(|(code, _)| lot("order", code));
    done
}
