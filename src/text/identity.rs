//! Identity: the stable ids of the units of a text, which outlive edits, moves and renumbering.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Text;
use super::align::align;

/// The stable id of a unit in the lineage of a text: `u17`. It is given once, is the same in both
/// languages and is never given again, not even when its unit is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(u32);

impl UnitId {
    /// Reads `u17`; `None` for anything else, `u0` and `u017` included.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let digits = words.strip_prefix('u')?;
        let is_plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let number = digits.parse().ok().filter(|_| is_plain)?;
        Some(Self(number))
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "u{}", self.0)
    }
}

impl std::str::FromStr for UnitId {
    type Err = NotIdentities;

    fn from_str(words: &str) -> Result<Self, NotIdentities> {
        Self::parse(words).ok_or(NotIdentities::Id)
    }
}

impl Serialize for UnitId {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for UnitId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = String::deserialize(from)?;
        Self::parse(&words).ok_or_else(|| serde::de::Error::custom("not a unit's id"))
    }
}

/// Why words are not identities as [`Identities::print`] writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotIdentities {
    /// It is not JSON of this shape.
    #[error("not JSON of the shape {{\"next\":18,\"units\":[[\"recital-1\",\"u1\"]]}}")]
    Shape,
    /// An id is not `u` and a number.
    #[error("an id is not `u` and a number from 1")]
    Id,
    /// An id or an address stands twice.
    #[error("an id or an address stands twice")]
    Twice,
    /// An id is not below the next free number.
    #[error("an id is not below the next free number")]
    Next,
}

/// Which unit address of a text has which stable id, and the next free number of the lineage.
///
/// Both languages share it. A unit that only one language has (a translation not yet in parity)
/// has no id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identities {
    next: u32,
    units: Vec<(String, UnitId)>,
    of_address: HashMap<String, usize>,
    of_unit: HashMap<UnitId, usize>,
}

impl Identities {
    /// The ids of the first text of a lineage: `u1` and so on, in reading order.
    #[must_use]
    pub fn first(text: &Text) -> Self {
        Self::given(1, text, &vec![None; text.units().len()])
    }

    /// The ids of the next text of the lineage. What is untouched, edited, renumbered or moved
    /// keeps its id; what is new gets a fresh one. `self` belongs to `old`.
    #[must_use]
    pub fn next(&self, old: &Text, new: &Text) -> Self {
        let mut kept = vec![None; new.units().len()];
        for pair in align(old.units(), new.units()) {
            kept[pair.new] = self.at(&old.units()[pair.old].id);
        }
        Self::given(self.next, new, &kept)
    }

    /// The id of the unit at this address.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<UnitId> {
        self.of_address.get(address).map(|&at| self.units[at].1)
    }

    /// The address of the unit with this id; `None` if it is not, or no longer, in this text.
    #[must_use]
    pub fn address(&self, unit: UnitId) -> Option<&str> {
        self.of_unit.get(&unit).map(|&at| self.units[at].0.as_str())
    }

    /// Address and id of every unit, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, UnitId)> {
        self.units
            .iter()
            .map(|(address, unit)| (address.as_str(), *unit))
    }

    /// Whether every unit of this text has an id here: of the other language, that it is in parity.
    #[must_use]
    pub fn covers(&self, text: &Text) -> bool {
        let mut units = text.units().iter();
        units.all(|unit| self.of_address.contains_key(&unit.id))
    }

    /// Whether this id was given in the lineage up to this text, be its unit still there or not.
    #[must_use]
    pub fn was_given(&self, unit: UnitId) -> bool {
        unit.0 < self.next
    }

    /// Writes them as canonical JSON (RFC 8785): `{"next":18,"units":[["recital-1","u1"],…]}`. This
    /// is kept for ever as a document of the public record.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = format!("{{\"next\":{},\"units\":[", self.next);
        for (at, (address, unit)) in self.units.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            // Addresses may hold letters of any alphabet; their JSON is the canonical one.
            let address = serde_json::Value::from(address.as_str());
            out.push_str(&format!("[{address},\"{unit}\"]"));
        }
        out.push_str("]}");
        out
    }

    /// Reads what [`Identities::print`] wrote.
    ///
    /// # Errors
    /// [`NotIdentities`] says what is wrong.
    pub fn parse(json: &str) -> Result<Self, NotIdentities> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            next: u32,
            units: Vec<(String, String)>,
        }
        let written: Written = serde_json::from_str(json).map_err(|_| NotIdentities::Shape)?;
        let units = written
            .units
            .into_iter()
            .map(|(address, unit)| Ok((address, unit.parse()?)))
            .collect::<Result<Vec<(String, UnitId)>, NotIdentities>>()?;
        if units.iter().any(|(_, unit)| unit.0 >= written.next) {
            return Err(NotIdentities::Next);
        }
        let all = units.len();
        let read = Self::of(written.next.max(1), units);
        if read.of_address.len() < all || read.of_unit.len() < all {
            return Err(NotIdentities::Twice);
        }
        Ok(read)
    }

    /// The ids of a text whose units keep these, fresh ones from `next` for the others.
    pub(super) fn given(next: u32, text: &Text, kept: &[Option<UnitId>]) -> Self {
        let mut next = next;
        let units = text
            .units()
            .iter()
            .zip(kept)
            .map(|(unit, kept)| {
                let id = kept.unwrap_or_else(|| {
                    next += 1;
                    UnitId(next - 1)
                });
                (unit.id.clone(), id)
            })
            .collect();
        Self::of(next, units)
    }

    /// The next free number.
    pub(super) fn next_number(&self) -> u32 {
        self.next
    }

    fn of(next: u32, units: Vec<(String, UnitId)>) -> Self {
        let places = || units.iter().enumerate();
        let of_address = places().map(|(at, unit)| (unit.0.clone(), at)).collect();
        let of_unit = places().map(|(at, unit)| (unit.1, at)).collect();
        Self {
            next,
            units,
            of_address,
            of_unit,
        }
    }
}
