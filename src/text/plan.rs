//! Plans: what becomes of each unit of a text when changes are applied to it.

use std::collections::{HashMap, VecDeque};

use super::align::{is_telling, sameness};
use super::amend::{Change, Conflict};
use super::revision::Revision;
use super::structure::end_of;
use super::{Identities, Text, Unit, UnitId, UnitKind, parse};

/// What becomes of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    Replaced(String),
    Deleted,
    /// It goes with the unit it stands under.
    DeletedBelow,
}

/// Source that comes in.
struct Insertion {
    /// The unit it comes after.
    after: Option<usize>,
    /// The unit before which it stands, as long as that is there.
    before: usize,
    source: String,
}

/// What becomes of the units of a revision.
pub(super) struct Plan<'a> {
    current: &'a Revision<'a>,
    fates: Vec<Fate>,
    insertions: Vec<Insertion>,
}

impl<'a> Plan<'a> {
    /// That everything stays.
    pub fn of(current: &'a Revision<'a>) -> Self {
        Self {
            current,
            fates: vec![Fate::Stays; current.units.len()],
            insertions: Vec::new(),
        }
    }

    /// Takes a change up, and says what speaks against it.
    pub fn take(&mut self, change: &Change, base: &Revision<'_>) -> Vec<Conflict> {
        let Some(unit) = change.unit() else {
            return self.insert(None, change);
        };
        let Some(was) = base.place(unit) else {
            return vec![Conflict::Unknown { unit }];
        };
        let Some(at) = self.current.place(unit) else {
            return vec![Conflict::Gone { unit }];
        };
        match change {
            Change::InsertAfter { .. } => self.insert(Some(at), change),
            Change::Replace { source, .. } => self.replace(unit, at, &base.units[was], source),
            Change::Delete { .. } => self.delete(unit, at, end_of(self.current.units, at), base),
            Change::DeleteAlone { .. } => self.delete(unit, at, at + 1, base),
        }
    }

    /// Insertions after a unit that goes with the one it stands under: there is no such place.
    pub fn lost_anchors(&self) -> Vec<Conflict> {
        let anchors = self
            .insertions
            .iter()
            .filter_map(|insertion| insertion.after);
        anchors
            .filter(|&at| self.fates[at] == Fate::DeletedBelow)
            .filter_map(|at| self.current.id(at))
            .map(|unit| Conflict::Twice { unit })
            .collect()
    }

    /// The text with all changes made, and its ids.
    pub fn carry_out(mut self) -> (Text, Identities) {
        // What comes after a point stands before what comes after its paragraph.
        self.insertions
            .sort_by_key(|insertion| (insertion.before, std::cmp::Reverse(insertion.after)));
        let mut blocks: Vec<(Option<usize>, String)> = Vec::new();
        let mut insertions = self.insertions.into_iter().peekable();
        for at in 0..=self.current.units.len() {
            while let Some(next) = insertions.next_if(|next| next.before == at) {
                blocks.push((None, next.source));
            }
            match self.fates.get_mut(at) {
                Some(Fate::Stays) => blocks.push((Some(at), self.current.units[at].print())),
                Some(Fate::Replaced(line)) => blocks.push((Some(at), std::mem::take(line))),
                Some(Fate::Deleted | Fate::DeletedBelow) | None => {}
            }
        }
        let mut movable: HashMap<(bool, &str), VecDeque<UnitId>> = HashMap::new();
        for (at, fate) in self.fates.iter().enumerate() {
            if let (Fate::Deleted | Fate::DeletedBelow, Some(id)) = (fate, self.current.id(at)) {
                let same = sameness(&self.current.units[at]);
                movable.entry(same).or_default().push_back(id);
            }
        }
        let (units, origins) = read(&blocks);
        let kept: Vec<Option<UnitId>> = units
            .iter()
            .zip(origins)
            .map(|(unit, origin)| match origin {
                Some(at) => self.current.id(at),
                None if is_telling(unit) => movable.get_mut(&sameness(unit))?.pop_front(),
                None => None,
            })
            .collect();
        let text = Text { units };
        let ids = Identities::given(self.current.ids.next_number(), &text, &kept);
        (text, ids)
    }

    fn insert(&mut self, after: Option<usize>, change: &Change) -> Vec<Conflict> {
        let Change::InsertAfter { unit, source } = change else {
            return Vec::new();
        };
        let source = one_line_end(source);
        if parse::units(&source).0.is_empty() {
            return vec![Conflict::NoWords { unit: *unit }];
        }
        self.insertions.push(Insertion {
            after,
            before: self.current.opening(after, &source),
            source,
        });
        Vec::new()
    }

    fn replace(&mut self, unit: UnitId, at: usize, was: &Unit, source: &str) -> Vec<Conflict> {
        if self.fates[at] != Fate::Stays {
            return vec![Conflict::Twice { unit }];
        }
        let is = &self.current.units[at];
        match replaced(is, source) {
            Ok(new) if is.content() != was.content() && is.content() != new.content() => {
                vec![Conflict::Changed { unit }]
            }
            Ok(new) => {
                self.fates[at] = Fate::Replaced(new.print());
                Vec::new()
            }
            Err(source) => vec![Conflict::OtherKind {
                unit,
                is: is.kind,
                source,
            }],
        }
    }

    fn delete(
        &mut self,
        unit: UnitId,
        at: usize,
        end: usize,
        base: &Revision<'_>,
    ) -> Vec<Conflict> {
        let mut found = Vec::new();
        let was = base
            .place(unit)
            .map_or(0..0, |was| was..end_of(base.units, was));
        for place in at..end {
            let id = self.current.id(place);
            let known = id
                .and_then(|id| base.place(id))
                .filter(|known| was.contains(known));
            match (id, known) {
                (Some(added), None) => found.push(Conflict::AddedUnder { unit, added }),
                (Some(unit), Some(known)) => {
                    if self.fates[place] != Fate::Stays {
                        found.push(Conflict::Twice { unit });
                    }
                    if base.units[known].content() != self.current.units[place].content() {
                        found.push(Conflict::Changed { unit });
                    }
                }
                (None, _) => {}
            }
            self.fates[place] = if place == at {
                Fate::Deleted
            } else {
                Fate::DeletedBelow
            };
        }
        found
    }
}

/// The unit as its replacement makes it, with its label if the source has none; else what kind
/// the source is, if it is one unit.
pub(super) fn replaced(unit: &Unit, source: &str) -> Result<Unit, Option<UnitKind>> {
    let source = one_line_end(source);
    let source = source.trim();
    let context: &[&str] = match unit.kind {
        UnitKind::Recital => &["-"],
        UnitKind::Paragraph | UnitKind::Point => &["## -", "-"],
        UnitKind::Part | UnitKind::Article | UnitKind::Annex => &[],
    };
    let marks = match unit.kind {
        _ if source.starts_with('#') || source.is_empty() => "",
        UnitKind::Part => "# ",
        UnitKind::Article | UnitKind::Annex => "## ",
        _ => "",
    };
    let lines = format!("{}\n\n{marks}{source}", context.join("\n\n"));
    let made = parse::units(&lines).0.split_off(context.len());
    let [new] = <[Unit; 1]>::try_from(made).map_err(|_| None)?;
    // Words without a mark are the words of what they replace.
    let is_bare = new.label.is_empty()
        && matches!(
            (unit.kind, new.kind),
            (UnitKind::Point, UnitKind::Paragraph) | (UnitKind::Annex, UnitKind::Article)
        );
    if new.kind != unit.kind && !is_bare {
        return Err(Some(new.kind));
    }
    let label = if new.label.is_empty() {
        &unit.label
    } else {
        &new.label
    };
    Ok(Unit {
        label: label.clone(),
        heading: new.heading,
        words: new.words,
        ..unit.clone()
    })
}

/// Reads blocks one after the other: their units, and from which unit each comes.
fn read(blocks: &[(Option<usize>, String)]) -> (Vec<Unit>, Vec<Option<usize>>) {
    let mut source = String::new();
    let mut begins = Vec::with_capacity(blocks.len());
    let mut line = 1;
    for (_, block) in blocks {
        begins.push(line);
        source.push_str(block);
        source.push_str("\n\n");
        line += block.matches('\n').count() + 2;
    }
    let (units, lines) = parse::units(&source);
    let origins = lines.iter().map(|&line| {
        let block = begins.partition_point(|&begin| begin <= line) - 1;
        blocks[block].0
    });
    let origins = origins.collect();
    (units, origins)
}

fn one_line_end(source: &str) -> String {
    source.replace("\r\n", "\n").replace('\r', "\n")
}
