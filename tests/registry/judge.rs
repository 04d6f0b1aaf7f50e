//! The judge: what the acts allowed holds; what was forged into a record with a correct tree is found and named.

use std::sync::OnceLock;

use registry::record::judge::{Judge, Opened, Verdict};
use registry::store::{Store, entries};

use super::databases::Database;
use super::demo::told;

/// The bytes of every entry of a house, in order.
pub fn record_of(store: &Store) -> Vec<String> {
    let mut bytes = Vec::new();
    loop {
        let run = store
            .read(|r| entries::from(r, bytes.len() as i64, 500))
            .unwrap();
        if run.is_empty() {
            return bytes;
        }
        bytes.extend(run.into_iter().map(|written| written.bytes));
    }
}

/// The record of the invented house, told once.
pub fn of_the_demo() -> &'static [String] {
    static RECORD: OnceLock<Vec<String>> = OnceLock::new();
    RECORD.get_or_init(|| record_of(&told(Database::Sqlite).store))
}

pub fn judged<T: AsRef<[u8]>>(record: &[T]) -> Verdict {
    let mut opened = Opened::default();
    for bytes in record {
        opened.collect(bytes.as_ref());
    }
    let mut judge = Judge::new(opened, None);
    for bytes in record {
        judge.hear(bytes.as_ref());
    }
    judge.end(None)
}

fn found(verdict: &Verdict) -> Vec<String> {
    verdict.violations.iter().map(ToString::to_string).collect()
}

#[test]
fn every_act_of_the_invented_house_was_allowed() {
    let verdict = judged(of_the_demo());
    assert_eq!(found(&verdict), Vec::<String>::new());
    assert!(verdict.entries > 1_000, "{verdict:?}");
    assert!(verdict.closed_acts > 0, "{verdict:?}");
}
