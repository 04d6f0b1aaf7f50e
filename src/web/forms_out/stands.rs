//! Where a version of a norm stands on a day, as words and as programs read it.

use jiff::civil::Date;

use crate::rules::adherence::force_date;
use crate::rules::words::Relation;
use crate::store::adherence::Ledger;
use crate::store::norms::versions::{self, Version};
use crate::store::norms::{Norm, Standing};
use crate::web::words::Words;

/// Where a version of a norm stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    InForce {
        since: Date,
    },
    /// The day is none where it is not known yet.
    NotYet {
        on: Option<Date>,
    },
    /// It gave way to another version.
    Was {
        since: Date,
        until: Date,
    },
    Annulled {
        on: Date,
    },
    /// The norm was abrogated, or replaced by another one.
    Ended {
        on: Date,
        how: Relation,
    },
}

impl Stands {
    pub fn of(norm: &Norm, all: &[Version], own: &Version, ledger: &Ledger, on: Date) -> Self {
        let of_norm = ledger.standing(norm, on);
        match of_norm {
            Standing::Annulled { on } => return Self::Annulled { on },
            Standing::Ended { on, how } => return Self::Ended { on, how },
            Standing::InForce { .. } | Standing::NotInForce { .. } => {}
        }
        let Some((since, _)) = own.in_force.filter(|(since, _)| *since <= on) else {
            return Self::NotYet {
                on: coming(own, of_norm),
            };
        };
        let current = versions::in_force_on(all, on);
        if current.is_none_or(|current| current.index == own.index) {
            return Self::InForce { since };
        }
        let later = all.iter().filter(|one| one.index != own.index);
        let until = later
            .filter_map(|one| Some((one.in_force?, one.index)))
            .filter(|(force, index)| (Some(*force), *index) > (own.in_force, own.index))
            .map(|((day, _), _)| day)
            .min();
        Self::Was {
            since,
            until: until.unwrap_or(since),
        }
    }

    pub fn in_words(self, w: &Words) -> String {
        match self {
            Self::InForce { since } => w.norms_in_force_since(w.date(since)),
            Self::NotYet { on: Some(day) } => w.norms_enters_into_force(w.date(day)),
            Self::NotYet { on: None } => w.norms_not_yet_in_force(),
            Self::Was { since, until } => w.version_was_in_force(w.date(since), w.date(until)),
            Self::Annulled { on } => w.norms_annulled_on(w.date(on)),
            Self::Ended { on, how } => w.norms_ended_on(how.as_str(), w.date(on)),
        }
    }

    /// For programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InForce { .. } => "in-force",
            Self::NotYet { .. } => "not-in-force",
            Self::Was { .. } => "superseded",
            Self::Annulled { .. } => "annulled",
            Self::Ended { how, .. } => match how {
                Relation::Replaces => "replaced",
                Relation::Abrogates | Relation::Amends => "abrogated",
            },
        }
    }

    /// The day since when, or on which.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::InForce { since } => Some(since),
            Self::NotYet { on } => on,
            Self::Was { until, .. } => Some(until),
            Self::Annulled { on } | Self::Ended { on, .. } => Some(on),
        }
    }

    /// The day on which this version entered, or will enter, into force.
    pub const fn first_day(self) -> Option<Date> {
        match self {
            Self::InForce { since } | Self::Was { since, .. } => Some(since),
            Self::NotYet { on } => on,
            Self::Annulled { .. } | Self::Ended { .. } => None,
        }
    }
}

/// The day on which a version that is not in force yet will be, where it is known: never before the norm itself.
fn coming(own: &Version, of_norm: Standing) -> Option<Date> {
    let first = match of_norm {
        Standing::InForce { since } => Some(since),
        Standing::NotInForce { on } => on,
        Standing::Annulled { .. } | Standing::Ended { .. } => None,
    }?;
    if own.is_first() {
        return Some(first);
    }
    let day = force_date(&own.clauses.force, own.adopted, &[])?;
    Some(first.max(day))
}
