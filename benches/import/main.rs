//! How long the import of an archive takes, beside the same rows laid bare, and how much memory it has.

mod archive;
mod bare;
#[path = "../../tests/registry/databases.rs"]
#[allow(dead_code)]
mod databases;
#[path = "../table/mod.rs"]
mod table;

use std::time::{Duration, Instant};

use databases::{Database, Lot, fresh_path};
use registry::archive::import::{Answer, Dry, import_from};
use registry::record::entries::House;
use registry::rules::archives::RuleName;
use registry::rules::words::CollectionCode;
use registry::store::{Clock, Store};
use table::Limit;

/// What a house of the tests would be opened with.
mod house {
    pub const BEGINNING: &str = "2026-03-02T09:00:00Z";
    pub const ORIGIN: &str = "bench.example/log";

    pub fn sealing() -> registry::store::sealing::Sealing {
        registry::store::sealing::Sealing::with_key(&[7; 32])
    }
}

/// Of the bare time.
const TIMES: f64 = 4.0;
/// MB of this process, all in all.
const MEMORY: f64 = 300.0;

fn main() {
    let files = fresh_path("archive");
    archive::written(&files).expect("an archive");
    for database in [Database::Sqlite, Database::Postgres] {
        measured(database, &files);
    }
}

fn measured(database: Database, files: &std::path::Path) {
    let lot = Lot::empty(database);
    let (took, memory) = imported(&lot, files);
    let tables = bare::tables(&lot.source);
    let rows: i64 = tables
        .iter()
        .map(|table| bare::count(&lot.source, table))
        .sum();
    let empty = Lot::empty(database);
    let bare = bare::laid(&lot.source, &empty.source, &tables, files);
    for table in &tables {
        let (brought, laid) = (
            bare::count(&lot.source, table),
            bare::count(&empty.source, table),
        );
        assert_eq!(brought, laid, "{table}");
    }
    let times = took.as_secs_f64() / bare.as_secs_f64();
    table::line(
        &format!(
            "{database:?}, import of {} decisions and {} votes ({rows} rows in {} tables)",
            archive::DECISIONS,
            archive::ALL_VOTES,
            tables.len()
        ),
        format!(
            "{:.1} s beside {:.1} s bare, {times:.2} times",
            took.as_secs_f64(),
            bare.as_secs_f64()
        ),
        times,
        Limit::AtMost(TIMES),
    );
    table::line(
        &format!("{database:?}, most memory of the import"),
        format!("{memory:.0} MB"),
        memory,
        Limit::AtMost(MEMORY),
    );
}

/// From the files to the commit: how long it takes, and the most memory this process has had meanwhile, in MB.
fn imported(lot: &Lot, files: &std::path::Path) -> (Duration, f64) {
    let store = Store::open(&lot.source, Clock::Database)
        .expect("a store")
        .with_sealing(house::sealing());
    store.found(House::Demo, house::ORIGIN).expect("a house");
    let collection = CollectionCode::parse("UN").expect("a code");
    // The most memory is counted from here on.
    std::fs::write("/proc/self/clear_refs", "5").expect("the kernel forgets");
    let began = Instant::now();
    let rule = RuleName::SimpleMajority.rule();
    let answer = import_from(Some(&store), files, &collection, rule, Dry::No);
    let took = began.elapsed();
    assert!(matches!(answer, Ok(Answer::Imported(_))), "{answer:?}");
    (took, peak())
}

fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the kernel's account");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.expect("a number") / 1024.0
}
