//! The law over every entry, and what follows from each where a register lies beside the record.

use std::collections::BTreeMap;
use std::sync::mpsc::sync_channel;
use std::thread;

use super::Progress;
use super::day::{AS_OF, Day};
use super::findings::Finding;
use super::papers::{Named, named_in};
use super::reading::{Place, Unreadable, each_bundle, entries_of};
use super::verify::Step;
use crate::record::Entry;
use crate::record::canonical::Malformed;
use crate::record::effects::effects;
use crate::record::judge::{Heard, Judge, Opened, Verdict, votes};
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

/// How many bundles may wait for the judge.
const WAITING: usize = 8;

/// A bundle whose entries are read: of each vote nothing, which is read as quickly as it is passed on.
struct Parsed {
    n: u64,
    bytes: Vec<u8>,
    others: Vec<Option<Result<Box<Entry>, Malformed>>>,
}

/// The law over every entry; with a register beside the record, what follows from each besides. Reading is the
/// longer part of it, and done ahead.
pub(super) fn judge(
    place: &Place,
    size: u64,
    opened: Opened,
    beside: &Beside,
    progress: Progress<'_>,
) -> Result<Judged, Unreadable> {
    let mut judged = Judging {
        judge: Judge::new(opened, None),
        named: BTreeMap::new(),
        register: Register::default(),
        found: Vec::new(),
    };
    thread::scope(|both| {
        let (ahead, read) = sync_channel(WAITING);
        both.spawn(move || {
            for n in 0..size.div_ceil(WIDTH) {
                let parsed = place.bundle(n, size).map(|bytes| parsed(n, bytes, size));
                // Nobody listens any more once something could not be read.
                if ahead.send(parsed).is_err() {
                    return;
                }
            }
        });
        for bundle in read {
            let bundle = bundle?;
            progress(Step::Judging, bundle.n * WIDTH, size);
            judged.bundle(bundle, size, beside);
        }
        Ok::<_, Unreadable>(())
    })?;
    Ok(Judged {
        verdict: judged.judge.end(None),
        named: judged.named,
        register: judged.register,
        found: judged.found,
    })
}

fn parsed(n: u64, bytes: Option<Vec<u8>>, size: u64) -> Parsed {
    let bytes = bytes.unwrap_or_default();
    let entries = entries_of(&bytes, n, size).unwrap_or_default();
    let others = entries
        .into_iter()
        .map(|bytes| {
            if votes::begins(bytes) {
                return None;
            }
            match Heard::parse(bytes) {
                Ok(Heard::Vote(_)) => None,
                Ok(Heard::Entry(entry)) => Some(Ok(entry)),
                Err(malformed) => Some(Err(malformed)),
            }
        })
        .collect();
    Parsed { n, bytes, others }
}

/// Documents are named with their media; of votes that are opened, the explanations. Most entries name none.
fn may_name_a_document(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.contains(r#""media":"#) || text.contains(r#""explanation":["#))
}

struct Judging {
    judge: Judge,
    named: BTreeMap<String, Named>,
    register: Register,
    found: Vec<Finding>,
}

impl Judging {
    fn bundle(&mut self, Parsed { n, bytes, others }: Parsed, size: u64, beside: &Beside) {
        let entries = entries_of(&bytes, n, size).unwrap_or_default();
        for (index, (bytes, other)) in (n * WIDTH..).zip(entries.into_iter().zip(others)) {
            let heard = match other {
                None => Heard::parse(bytes),
                Some(other) => other.map(Heard::Entry),
            };
            if let Ok(Heard::Entry(entry)) = &heard {
                if may_name_a_document(bytes) {
                    named_in(entry, &mut self.named);
                }
                let content = match beside {
                    Beside::Nothing => None,
                    Beside::Register => Some(self.judge.content_of(entry).unwrap_or(entry)),
                    Beside::RegisterOf(day) => day.content_of(entry),
                };
                if let Some(content) = content {
                    let unfit = self.register.apply(&effects(content)).err();
                    let finding = unfit.map(|unfit| Finding::Effect(index, unfit.to_string()));
                    self.found.extend(finding);
                }
            }
            self.judge.take(heard);
        }
    }
}
