//! The judge: the law replayed over the record, entry by entry, by whoever has nothing but the record.
//!
//! It keeps what the law needs and no more, so that a million votes fit in little memory: what a closing has
//! settled is dropped. It asks the same functions of `rules` as the acts do.

mod amendments;
mod ballots;
mod closings;
mod commitments;
mod continuing;
mod corrigenda;
mod disclosures;
mod house;
mod imports;
mod members;
mod norms;
mod opened_votes;
mod proposals;
mod results;
mod seats;
mod sentences;
mod steps;
mod table;
mod violations;
pub mod votes;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

pub use self::continuing::Continued;
pub use self::disclosures::Opened;
pub use self::violations::{Violation, Wrong};

use self::violations::Judged;
use super::canonical::Malformed;
use super::entries::{Act, Entry, House};
use crate::rules::rulebook::Rulebook;
use crate::rules::words::{
    Classification, Commitment, KeyUse, NormSymbol, ProposalSymbol, ThemeCode, Vkey,
};

/// How long a ballot may be due and not closed, before the record is taken to have lost its closing.
const GRACE_SECONDS: i64 = 3_600;
/// How many violations are kept; all are counted.
const KEPT: usize = 1_000;

/// Takes the entries of a record in order.
#[derive(Debug, Default)]
pub struct Judge {
    opened: Opened,
    expected: Option<String>,
    next: i64,
    last: Option<Timestamp>,
    found: u64,
    violations: Vec<Violation>,

    house: Option<House>,
    origin: Option<String>,
    continued: Vec<Continued>,
    keys: Vec<(KeyUse, Vkey, i64)>,
    withheld: BTreeMap<Commitment, u64>,
    anchored: Option<Date>,
    books: Vec<Rulebook>,
    themes: BTreeSet<ThemeCode>,
    seats: seats::Seats,
    roster: members::Roster,
    proposals: proposals::Proposals,
    closed: disclosures::Closed,
    closed_rest: Option<(ProposalSymbol, u64)>,
    ballots: ballots::Ballots,
    commitments: commitments::Used,
    said: results::Said,
    adoptions: norms::Adoptions,
    norms: BTreeMap<NormSymbol, norms::Norm>,
    archives: imports::Archives,
    last_norm: i64,
    unacknowledged: norms::Unacknowledged,
}

/// What the judge says of a whole record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub entries: u64,
    /// The first of them; see `found`.
    pub violations: Vec<Violation>,
    /// How many there are.
    pub found: u64,
    /// Acts on proposals for members that stay closed, and so could not be replayed.
    pub closed_acts: usize,
    /// The proposals of which acts stay closed.
    pub closed_proposals: usize,
    /// The documents that were withheld, each with the entry that says so.
    pub withheld: BTreeMap<Commitment, u64>,
    /// The keys of the house, each with its use and the first entry that it may sign for.
    pub keys: Vec<(KeyUse, Vkey, i64)>,
    /// What entry 0 fixed, or the last entry that continues another record.
    pub origin: Option<String>,
    /// The records that this one continues, oldest first.
    pub continued: Vec<Continued>,
}

/// One entry as the judge hears it: a vote, which is most of a record, or any other, parsed.
#[derive(Clone, Debug)]
pub enum Heard<'a> {
    Vote(votes::Cast<'a>),
    Entry(Box<Entry>),
}

impl<'a> Heard<'a> {
    /// Reads an entry's bytes and holds them against their canonical form.
    ///
    /// # Errors
    /// See [`Entry::parse`].
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Malformed> {
        if let Some(cast) = votes::read(bytes) {
            return Ok(Heard::Vote(cast));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Malformed::NotCanonical)?;
        Ok(Heard::Entry(Box::new(Entry::parse(text)?)))
    }
}

impl Judge {
    /// A judge who knows what the disclosures of the record open, and which origin it must have, if one is expected.
    pub fn new(opened: Opened, expected: Option<String>) -> Self {
        Self {
            opened,
            expected,
            ..Self::default()
        }
    }

    /// The content of a closed entry, if the record opens it.
    pub fn content_of(&self, entry: &Entry) -> Option<&Entry> {
        self.opened.content_of(entry)
    }

    /// Hears the next entry from its bytes.
    pub fn hear(&mut self, bytes: &[u8]) {
        self.take(Heard::parse(bytes));
    }

    /// Takes the next entry as it was read.
    pub fn take(&mut self, heard: Result<Heard<'_>, Malformed>) {
        let place = self.next;
        self.next += 1;
        let judged = match heard {
            Err(malformed) => Err(Wrong::Malformed(malformed.to_string())),
            Ok(Heard::Vote(cast)) => self.in_order(place, cast.index, cast.time).and_then(|()| {
                self.promised(None);
                self.vote(&cast)
            }),
            Ok(Heard::Entry(entry)) => self.entry(place, &entry),
        };
        if let Err(wrong) = judged {
            self.find(place, wrong);
        }
    }

    /// Ends the hearing; `until` is the moment of the checkpoint, or of the newest entry.
    pub fn end(mut self, until: Option<Timestamp>) -> Verdict {
        self.promised(None);
        let until = until.or(self.last);
        let overdue: Vec<(String, Timestamp)> = self
            .ballots
            .running
            .iter()
            .filter(|(_, running)| {
                running.is_known
                    && until.is_some_and(|now| {
                        now.as_second() - running.closes.as_second() > GRACE_SECONDS
                    })
            })
            .map(|(symbol, running)| (symbol.clone(), running.closes))
            .collect();
        for (ballot, since) in overdue {
            self.find(self.next - 1, Wrong::NeverClosed { ballot, since });
        }
        if let (Some(expected), Some(says)) = (self.expected.take(), self.origin.clone())
            && says != expected
        {
            self.find(0, Wrong::Origin { says, expected });
        }
        if self.origin.is_none() && self.next > 0 && self.violations.is_empty() {
            self.find(0, Wrong::NotOpened);
        }
        Verdict {
            entries: self.next.unsigned_abs(),
            violations: self.violations,
            found: self.found,
            closed_acts: self.closed.count(),
            closed_proposals: self.closed.proposals(),
            withheld: self.withheld,
            keys: self.keys,
            origin: self.origin,
            continued: self.continued,
        }
    }

    fn find(&mut self, index: i64, wrong: Wrong) {
        self.found += 1;
        if self.violations.len() < KEPT {
            self.violations.push(Violation {
                index: index.unsigned_abs(),
                wrong,
            });
        }
    }

    fn in_order(&mut self, place: i64, says: i64, time: Timestamp) -> Judged {
        if says != place {
            return Err(Wrong::Index(says));
        }
        if self.last.is_some_and(|last| time < last) {
            return Err(Wrong::TimeRunsBack);
        }
        self.last = Some(time);
        if place > 0 && self.origin.is_none() {
            return Err(Wrong::NotOpened);
        }
        Ok(())
    }

    fn entry(&mut self, place: i64, entry: &Entry) -> Judged {
        if place == 0 && !matches!(entry.act, Act::Open { .. }) {
            return Err(Wrong::NotOpened);
        }
        if place > 0 || entry.index != 0 {
            self.in_order(place, entry.index, entry.time)?;
        }
        self.last = Some(entry.time);
        if entry.v != 1 {
            return Err(Wrong::Version(entry.v));
        }
        self.promised(Some(entry));
        if let Act::ForMembers {
            commitment,
            proposal,
        } = &entry.act
        {
            self.for_members(entry, commitment, proposal)?;
            let Some(content) = self.opened.content_of(entry).cloned() else {
                return Ok(());
            };
            if content.v != 1 {
                return Err(Wrong::Version(content.v));
            }
            Self::right_side(entry, &content)?;
            if !self.is_closed_under(&content) {
                return Err(Wrong::MustStandOpen);
            }
            return self.act(&content);
        }
        if self.is_closed_under(entry) {
            return Err(Wrong::MustStayClosed);
        }
        self.act(entry)
    }

    /// Whether the law keeps this act closed at this moment.
    fn is_closed_under(&self, entry: &Entry) -> bool {
        match (&entry.act, entry.act.under_classification_of()) {
            (Act::Submission { classification, .. }, _) => {
                *classification == Classification::ForMembers
            }
            (_, Some(proposal)) => self
                .proposals
                .get(proposal)
                .is_some_and(|known| known.is_closed()),
            (_, None) => false,
        }
    }
}
