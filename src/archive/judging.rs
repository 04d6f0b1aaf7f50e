//! The law over every entry, and what follows from each where a register lies beside the record.

use std::collections::BTreeMap;

use super::Progress;
use super::day::{AS_OF, Day};
use super::findings::Finding;
use super::papers::{Named, named_in};
use super::reading::{Place, Unreadable, each_bundle};
use super::verify::Step;
use crate::record::effects::effects;
use crate::record::judge::{Heard, Judge, Opened, Verdict};
use crate::record::register::Register;
use crate::record::tiles::WIDTH;

/// What the disclosures open, wherever they stand.
pub(super) fn opened_in(place: &Place, size: u64) -> Result<Opened, Unreadable> {
    let mut opened = Opened::default();
    each_bundle(place, size, |_, entries| {
        for bytes in entries.into_iter().flatten() {
            opened.collect(bytes);
        }
    })?;
    Ok(opened)
}

/// Whether a register lies beside the record, and of which day.
pub(super) enum Beside {
    Nothing,
    Register,
    RegisterOf(Day),
}

impl Beside {
    /// Looks beside the record; none when the register does not say its day as it must.
    pub(super) fn of(place: &Place, size: u64) -> Result<Option<Self>, Unreadable> {
        if !place.has("register") {
            return Ok(Some(Self::Nothing));
        }
        let Some(says) = place.file(AS_OF)? else {
            return Ok(Some(Self::Register));
        };
        let Some(mut day) = Day::read(&says) else {
            return Ok(None);
        };
        each_bundle(place, size, |_, entries| {
            for bytes in entries.into_iter().flatten() {
                day.collect(bytes);
            }
        })?;
        Ok(Some(Self::RegisterOf(day)))
    }
}

pub(super) struct Judged {
    pub verdict: Verdict,
    pub named: BTreeMap<String, Named>,
    pub register: Register,
    pub found: Vec<Finding>,
}

/// The law over every entry; with a register beside the record, what follows from each besides.
pub(super) fn judge(
    place: &Place,
    size: u64,
    opened: Opened,
    beside: &Beside,
    progress: Progress<'_>,
) -> Result<Judged, Unreadable> {
    let mut judge = Judge::new(opened, None);
    let mut named = BTreeMap::new();
    let mut register = Register::default();
    let mut found = Vec::new();
    each_bundle(place, size, |n, entries| {
        for (index, bytes) in (n * WIDTH..).zip(entries.into_iter().flatten()) {
            let heard = Heard::parse(bytes);
            if let Ok(Heard::Entry(entry)) = &heard {
                named_in(entry, &mut named);
                let content = match beside {
                    Beside::Nothing => None,
                    Beside::Register => Some(judge.content_of(entry).unwrap_or(entry)),
                    Beside::RegisterOf(day) => day.content_of(entry),
                };
                if let Some(content) = content {
                    let unfit = register.apply(&effects(content)).err();
                    found.extend(unfit.map(|unfit| Finding::Effect(index, unfit.to_string())));
                }
            }
            judge.take(heard);
        }
        progress(Step::Judging, n * WIDTH, size);
    })?;
    Ok(Judged {
        verdict: judge.end(None),
        named,
        register,
        found,
    })
}
