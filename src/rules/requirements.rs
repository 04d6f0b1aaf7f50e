//! Requirements: "at least two thirds", "more than half", exact by cross-multiplication.

use serde::{Deserialize, Serialize};

use super::refusals::Refusal;
use super::words::word_list;

/// A part of a whole, `2` of `3`; written `[2,3]` in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(i64, i64)", into = "(i64, i64)")]
pub struct Share {
    pub part: i64,
    pub whole: i64,
}

impl Share {
    /// Largest denominator a rule may have: keeps every number of the record exact in any JSON reader.
    const MOST: i64 = 1_000_000;

    pub const fn new(part: i64, whole: i64) -> Self {
        Self { part, whole }
    }

    /// `count` is at least this share of `base`.
    pub fn reached_by(self, count: i64, base: i64) -> bool {
        i128::from(count) * i128::from(self.whole) >= i128::from(self.part) * i128::from(base)
    }

    /// `count` is more than this share of `base`.
    pub fn exceeded_by(self, count: i64, base: i64) -> bool {
        i128::from(count) * i128::from(self.whole) > i128::from(self.part) * i128::from(base)
    }

    /// The share of `base` without its fraction, and whether there was a fraction.
    fn of(self, base: i64) -> (i64, Rest) {
        let product = i128::from(self.part) * i128::from(base);
        let whole = i128::from(self.whole);
        let quotient = i64::try_from(product.div_euclid(whole)).unwrap_or(i64::MAX);
        let rest = if product.rem_euclid(whole) == 0 {
            Rest::None
        } else {
            Rest::Some
        };
        (quotient, rest)
    }
}

enum Rest {
    None,
    Some,
}

impl TryFrom<(i64, i64)> for Share {
    type Error = &'static str;

    /// A record read from elsewhere must not divide by nothing.
    fn try_from((part, whole): (i64, i64)) -> Result<Self, Self::Error> {
        if part >= 0 && (1..=Share::MOST).contains(&whole) {
            Ok(Self { part, whole })
        } else {
            Err("not a share")
        }
    }
}

impl From<Share> for (i64, i64) {
    fn from(share: Share) -> Self {
        (share.part, share.whole)
    }
}

word_list! {
    /// Whether the exact share suffices.
    Bound { AtLeast = "at-least", MoreThan = "more-than" }
}

/// "At least two thirds", "more than half".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Requirement {
    pub bound: Bound,
    pub share: Share,
}

impl Requirement {
    pub const fn at_least(part: i64, whole: i64) -> Self {
        Self {
            bound: Bound::AtLeast,
            share: Share::new(part, whole),
        }
    }

    pub const fn more_than(part: i64, whole: i64) -> Self {
        Self {
            bound: Bound::MoreThan,
            share: Share::new(part, whole),
        }
    }

    /// Whether `count` of `base` is enough.
    pub fn is_met_by(self, count: i64, base: i64) -> bool {
        match self.bound {
            Bound::AtLeast => self.share.reached_by(count, base),
            Bound::MoreThan => self.share.exceeded_by(count, base),
        }
    }

    /// The smallest count of `base` that is enough.
    pub fn least(self, base: i64) -> i64 {
        match (self.bound, self.share.of(base)) {
            (Bound::AtLeast, (exact, Rest::None)) => exact,
            (Bound::AtLeast, (below, Rest::Some)) | (Bound::MoreThan, (below, _)) => {
                below.saturating_add(1)
            }
        }
    }

    /// # Errors
    /// [`Refusal::RuleImpossible`] for what a whole house cannot meet, and for what is no requirement.
    pub(super) fn validated(self) -> Result<Self, Refusal> {
        let Share { part, whole } = self.share;
        let possible = (1..=Share::MOST).contains(&whole)
            && match self.bound {
                Bound::AtLeast => (1..=whole).contains(&part),
                Bound::MoreThan => (0..whole).contains(&part),
            };
        if possible {
            Ok(self)
        } else {
            Err(Refusal::RuleImpossible)
        }
    }
}
