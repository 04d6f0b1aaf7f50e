//! A member's standing on a day, derived from the dated records of what bodies decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::words::word_list;

word_list! {
    /// What a record says of a member; a body decides it, but for a withdrawal, which the member notifies.
    StandingWhat {
        Admitted = "admitted",
        Suspended = "suspended",
        Reinstated = "reinstated",
        Withdrawn = "withdrawn",
    }
}

word_list! {
    /// What a suspension takes away.
    Scope { Vote = "vote", All = "all-participation" }
}

/// One record of standing, in the terms the law needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StandingRecord {
    pub what: StandingWhat,
    /// Date of effect.
    pub from: Date,
    /// Of a suspension: the first day on which it no longer holds. None: until reinstatement.
    pub until: Option<Date>,
    /// Of a suspension; one that names no scope is of all participation.
    pub scope: Option<Scope>,
}

/// Where a member stands on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not admitted yet.
    NotYet,
    Member,
    /// A member without its vote, or without all participation.
    Suspended {
        scope: Scope,
        from: Date,
        until: Option<Date>,
    },
    /// No longer a member.
    Former {
        since: Date,
    },
}

impl Standing {
    /// A suspended member is a member.
    pub const fn is_member(self) -> bool {
        matches!(self, Standing::Member | Standing::Suspended { .. })
    }
}

/// The standing on a day. Records come in the order they were recorded: of two with effect on the same
/// day the one recorded later prevails. What does not follow (a reinstatement of a member in good
/// standing, a suspension of a non-member) changes nothing.
pub fn on(records: &[StandingRecord], day: Date) -> Standing {
    let mut effective: Vec<&StandingRecord> = records.iter().filter(|r| r.from <= day).collect();
    effective.sort_by_key(|record| record.from);
    let reached = effective.into_iter().fold(Standing::NotYet, next);
    lapsed(reached, day)
}

/// The days on which the standing changes, with what it changes to, earliest first.
pub fn changes(records: &[StandingRecord]) -> Vec<(Date, Standing)> {
    let mut days: Vec<Date> = records
        .iter()
        .flat_map(|record| [Some(record.from), record.until])
        .flatten()
        .collect();
    days.sort_unstable();
    days.dedup();
    let mut before = Standing::NotYet;
    let mut found = Vec::new();
    for day in days {
        let standing = on(records, day);
        if standing != before {
            found.push((day, standing));
            before = standing;
        }
    }
    found
}

/// A suspension whose last day has passed is over by itself.
fn lapsed(standing: Standing, day: Date) -> Standing {
    match standing {
        Standing::Suspended {
            until: Some(until), ..
        } if until <= day => Standing::Member,
        _ => standing,
    }
}

fn next(standing: Standing, record: &StandingRecord) -> Standing {
    match (standing, record.what) {
        (Standing::NotYet | Standing::Former { .. }, StandingWhat::Admitted) => Standing::Member,
        (Standing::Member | Standing::Suspended { .. }, StandingWhat::Suspended) => {
            Standing::Suspended {
                scope: record.scope.unwrap_or(Scope::All),
                from: record.from,
                until: record.until,
            }
        }
        (Standing::Suspended { .. }, StandingWhat::Reinstated) => Standing::Member,
        (Standing::Member | Standing::Suspended { .. }, StandingWhat::Withdrawn) => {
            Standing::Former { since: record.from }
        }
        _ => standing,
    }
}
