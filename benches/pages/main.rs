//! How fast the public pages are, beside a bare actix-web server that sends the same bytes and the same header lines.

mod bare;
#[path = "../../tests/registry/databases.rs"]
#[allow(dead_code)]
mod databases;
mod grown;
mod load;
mod memory;
mod program;
mod register;
mod signing_in;
#[path = "../table/mod.rs"]
mod table;

use std::time::Duration;

use databases::Database;
use load::{Asking, Figure};
use register::{Register, Served, Size};
use registry::config::PageCache;
use table::Limit;

/// What a house of the tests would be opened with; the register here is the demo's.
mod house {
    pub const BEGINNING: &str = "2026-03-02T09:00:00Z";
    pub const ORIGIN: &str = "bench.example/log";

    pub fn sealing() -> registry::store::sealing::Sealing {
        registry::store::sealing::Sealing::with_key(&[7; 32])
    }
}

/// Each measurement and the one beside it take turns so often, each first every other time; the middle of the ratios
/// counts: what else the machine does falls on both.
const TURNS: usize = 25;
const TURN: Duration = Duration::from_millis(120);
const CONNECTIONS: [usize; 3] = [1, 16, 64];

/// What is measured: all of it, or the parts that are named: `cargo bench --bench pages -- growth program`.
fn main() {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_asked = |part: &str| named.is_empty() || named.iter().any(|one| one == part);
    for database in [Database::Sqlite, Database::Postgres] {
        println!("\n== {database:?}");
        if is_asked("kept") || is_asked("composed") {
            let register = Register::told(database, Size::Demo);
            println!("{}", register.said);
            if is_asked("kept") {
                kept_pages(database, &register);
            }
            if is_asked("composed") {
                composed_pages(database, &register);
            }
        }
        if is_asked("growth") {
            growth(database);
        }
    }
    if is_asked("program") {
        let folder = memory::of_the_program();
        signing_in::beside_readers(&folder);
    }
}

fn kept_pages(database: Database, register: &Register) {
    let kept = register.serve(PageCache::default());
    let pages = Register::pages(&kept);
    if database == Database::Sqlite {
        warm(&kept, &pages);
        unchanged(&kept, &pages);
        at_once(&kept, &pages);
    }
    after_each_act(register, &kept, &pages);
}

fn composed_pages(database: Database, register: &Register) {
    let composed = register.serve_composing();
    let pages = Register::pages(&composed);
    first_renderings(database, register, &pages);
    whole_renderings(database, &composed, &pages);
}

fn growth(database: Database) {
    let full = Register::told(database, Size::FullLists);
    let decades = Register::told(database, Size::Decades);
    println!("{}\n{}", full.said, decades.said);
    let (full, decades) = (full.serve_composing(), decades.serve_composing());
    // The newest stand in both.
    let pages = Register::pages(&full);
    grows_with_the_register(database, &full, &decades, &pages);
}

/// A page and its name.
pub struct Page {
    pub name: &'static str,
    pub path: String,
}

/// Kept pages, as most readers get them.
fn warm(kept: &Served, pages: &[Page]) {
    println!(
        "\nkept pages, brotli: requests a second (p99), beside the bare server; at least 0.9 of it"
    );
    for page in pages {
        let asking = Asking::page(&page.path).encoded("br");
        for connections in CONNECTIONS {
            let what = format!("{} kept", page.name);
            beside(&what, kept, &asking, connections, 0.9);
        }
    }
}

/// Readers who have the page.
fn unchanged(kept: &Served, pages: &[Page]) {
    println!("\nunchanged pages, 304; at least 0.9 of the bare server");
    for page in pages {
        let asking = Asking::page(&page.path).encoded("br");
        let tag = load::once(kept.port, &asking).header("etag");
        let asking = asking.if_changed_from(&tag);
        for connections in CONNECTIONS {
            let what = format!("{} unchanged (304)", page.name);
            beside(&what, kept, &asking, connections, 0.9);
        }
    }
}

/// Every page and encoding at one connection.
fn at_once(kept: &Served, pages: &[Page]) {
    println!("\none connection, kept: the middle and p99 of the time to an answer; at most 0.5 ms");
    for page in pages {
        for encoding in ["identity", "gzip", "br"] {
            let asking = Asking::page(&page.path).encoded(encoding);
            load::once(kept.port, &asking);
            let figure = load::run(kept.port, &asking, 1, TURN);
            table::line(
                &format!("{} kept, {encoding}, one connection", page.name),
                format!(
                    "{:.3} ms (p99 {:.3} ms), {} bytes",
                    millis(figure.middle),
                    millis(figure.p99),
                    figure.bytes
                ),
                millis(figure.middle),
                Limit::AtMost(0.5),
            );
        }
    }
}

/// The first reader after an act, with pages kept: rendered, packed and sent.
fn after_each_act(register: &Register, kept: &Served, pages: &[Page]) {
    println!("\nthe first reader after each act, brotli, and the next: the middle of 30");
    for page in pages {
        let asking = Asking::page(&page.path).encoded("br");
        let (mut first, mut next) = (Vec::new(), Vec::new());
        for _ in 0..30 {
            register.acts();
            first.push(load::once(kept.port, &asking).took);
            next.push(load::once(kept.port, &asking).took);
        }
        println!(
            "  {:<8} {:.2} ms, then {:.2} ms (each with a connection of its own)",
            page.name,
            millis(load::middle(&mut first)),
            millis(load::middle(&mut next)),
        );
    }
}

/// What a page costs its first reader after an act that does not touch it, as most acts touch few pages: nothing is
/// sent without a reading of the head, and there is an act before every turn.
fn first_renderings(database: Database, register: &Register, pages: &[Page]) {
    println!("\nrendered after an act beside it (no cache, 16 connections)");
    let served = register.serve(PageCache::Off);
    for page in pages {
        let limit = goal(page.name, database);
        let asking = Asking::page(&page.path).encoded("identity");
        let what = format!("{database:?}, {} after an act beside it", page.name);
        beside_with(&what, &served, &asking, 16, limit, || register.acts());
    }
}

/// Of the bare server's requests a second; 0 where no goal is set.
fn goal(page: &str, database: Database) -> f64 {
    match (page, database) {
        ("norm", Database::Sqlite) => 0.15,
        ("norm", Database::Postgres) => 0.07,
        ("search", _) => 0.20,
        ("norms" | "votes", _) => 0.15,
        _ => 0.0,
    }
}

/// What a page costs when all of it is composed for each reader, as after an act that touches it.
fn whole_renderings(database: Database, composed: &Served, pages: &[Page]) {
    println!(
        "\ncomposed for each reader, as after an act that touches it (no cache, 16 connections)"
    );
    for page in pages {
        let asking = Asking::page(&page.path).encoded("identity");
        let limit = goal(page.name, database);
        let what = format!("{database:?}, {} composed whole", page.name);
        beside(&what, composed, &asking, 16, limit);
    }
}

/// What a page costs at the size of decades, beside its cost where the register has just so much as fills the lists: at
/// the demo's own size they are shorter, and what they say would be counted as growth.
fn grows_with_the_register(database: Database, full: &Served, decades: &Served, pages: &[Page]) {
    println!(
        "\ncomposed for each reader at 100,000 norms and 900,000 votes; at most 1.2 times the time where lists are just full"
    );
    for page in pages {
        let asking = Asking::page(&page.path).encoded("identity");
        let mut ratios: Vec<(f64, f64, f64)> = (0..TURNS)
            .map(|turn| {
                let (small, large) = in_turn(
                    turn,
                    || load::run(full.port, &asking, 1, TURN),
                    || load::run(decades.port, &asking, 1, TURN),
                );
                let times = (millis(small.middle), millis(large.middle));
                (times.1 / times.0, times.0, times.1)
            })
            .collect();
        ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, small, large) = ratios[TURNS / 2];
        table::line(
            &format!("{database:?}, {} composed whole at size", page.name),
            format!("{large:.2} ms beside {small:.2} ms, {ratio:.2} times"),
            ratio,
            Limit::AtMost(1.2),
        );
    }
}

/// One page of the register and the same bytes of a bare server, in turns.
fn beside(name: &str, served: &Served, asking: &Asking, connections: usize, limit: f64) {
    beside_with(name, served, asking, connections, limit, || {});
}

/// The one first in even turns, the other in odd ones.
fn in_turn<T>(turn: usize, one: impl FnOnce() -> T, other: impl FnOnce() -> T) -> (T, T) {
    if turn.is_multiple_of(2) {
        let first = one();
        (first, other())
    } else {
        let first = other();
        (one(), first)
    }
}

/// As [`beside`], with something that happens before each turn.
fn beside_with(
    name: &str,
    served: &Served,
    asking: &Asking,
    connections: usize,
    limit: f64,
    before: impl Fn(),
) {
    let bare = bare::Server::of(&load::once(served.port, asking));
    let mut pairs: Vec<(f64, Figure, Figure)> = (0..TURNS)
        .map(|turn| {
            before();
            let (own, other) = in_turn(
                turn,
                || load::run(served.port, asking, connections, TURN),
                || load::run(bare.port, asking, connections, TURN),
            );
            (own.rate / other.rate, own, other)
        })
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, own, other) = &pairs[TURNS / 2];
    let what = format!("{name}, {connections} connections");
    let figure = format!(
        "{:.0}/s (p99 {:.2} ms) beside {:.0}/s ({:.2} ms): {ratio:.2}, {:.2} to {:.2}",
        own.rate,
        millis(own.p99),
        other.rate,
        millis(other.p99),
        pairs[0].0,
        pairs[TURNS - 1].0,
    );
    if limit > 0.0 {
        table::line(&what, figure, *ratio, Limit::AtLeast(limit));
    } else {
        println!("  {what}: {figure}");
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
