//! Amendments: changes made to one revision of a text, applied to another, in one language.

use std::collections::HashSet;

use super::plan::{Plan, replaced};
use super::revision::Revision;
use super::{Identities, Text, Unit, UnitId, UnitKind};

pub use super::differences::changes_between;

/// One change to one or more units of a text, in one language.
///
/// `source` is the light Markdown. The same change in the other language has the same unit.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// New words for one unit. Its label stays unless the source gives another (`2 bis. …`).
    Replace {
        /// The unit, which keeps its id.
        unit: UnitId,
        /// One unit of the same kind. Of a heading the `##` may be left out.
        source: String,
    },
    /// New units, numbered as their source says.
    InsertAfter {
        /// After this unit: after all that stands under it, unless what is inserted stands under
        /// it itself (a paragraph after its article's heading). `None` is the very beginning.
        unit: Option<UnitId>,
        /// One or more units.
        source: String,
    },
    /// The unit and everything that stands under it goes.
    Delete {
        /// The unit.
        unit: UnitId,
    },
    /// The unit alone goes; what stood under it comes under what stands before.
    DeleteAlone {
        /// The unit.
        unit: UnitId,
    },
}

impl Change {
    /// The unit it is about; `None` for an insertion at the very beginning.
    #[must_use]
    pub const fn unit(&self) -> Option<UnitId> {
        match self {
            Self::Replace { unit, .. } | Self::Delete { unit } | Self::DeleteAlone { unit } => {
                Some(*unit)
            }
            Self::InsertAfter { unit, .. } => *unit,
        }
    }
}

/// Why a change cannot be applied mechanically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// The text the change was made to has no such unit.
    Unknown {
        /// The unit named.
        unit: UnitId,
    },
    /// The unit was there and is gone since.
    Gone {
        /// The unit named.
        unit: UnitId,
    },
    /// The unit has other words since, and not those of the change.
    Changed {
        /// The unit: the one named, or one that would be deleted with it.
        unit: UnitId,
    },
    /// A unit was added since under the one to be deleted, and would go with it.
    AddedUnder {
        /// The unit to be deleted.
        unit: UnitId,
        /// What was added.
        added: UnitId,
    },
    /// Two changes are about the same unit, or one about a unit that another deletes.
    Twice {
        /// The unit.
        unit: UnitId,
    },
    /// The source is not one unit of the kind it replaces.
    OtherKind {
        /// The unit named.
        unit: UnitId,
        /// What it is.
        is: UnitKind,
        /// What the source is; `None` if it is not one unit.
        source: Option<UnitKind>,
    },
    /// An insertion inserts nothing.
    NoWords {
        /// After which unit.
        unit: Option<UnitId>,
    },
}

/// A unit in the words that would replace it, as [`Change::Replace`] reads them.
///
/// # Errors
/// What the words are instead of one unit of its kind; `None` if they are not one unit.
pub fn reworded(unit: &Unit, source: &str) -> Result<Unit, Option<UnitKind>> {
    replaced(unit, source)
}

/// Applies the changes made to the `base` revision to the `current` one, all or none.
///
/// What is replaced keeps its id. What is inserted gets a fresh one, unless it has the very words
/// of a unit that the same changes delete: that unit was moved, and keeps its own. Several
/// insertions after one unit stand in the order given.
///
/// The same changes made to both languages give the same ids, but for what was moved in one of
/// them only: take those of one language for both, and ask [`Identities::covers`] of the other.
///
/// # Errors
/// Every conflict once, in the order of the changes.
pub fn apply(
    base: &Text,
    base_ids: &Identities,
    current: &Text,
    current_ids: &Identities,
    changes: &[Change],
) -> Result<(Text, Identities), Vec<Conflict>> {
    let base = Revision::of(base, base_ids);
    let current = Revision::of(current, current_ids);
    let mut plan = Plan::of(&current);
    let mut conflicts = Vec::new();
    for change in changes {
        conflicts.extend(plan.take(change, &base));
    }
    conflicts.extend(plan.lost_anchors());
    let mut met = HashSet::new();
    conflicts.retain(|conflict| met.insert(*conflict));
    if conflicts.is_empty() {
        Ok(plan.carry_out())
    } else {
        Err(conflicts)
    }
}
