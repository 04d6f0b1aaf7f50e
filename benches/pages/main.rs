//! How fast the public pages are, beside a bare actix-web server that sends the same bytes and the same header lines.

mod bare;
#[path = "../../tests/registry/databases.rs"]
#[allow(dead_code)]
mod databases;
mod grown;
mod load;
mod memory;
mod register;

use std::time::Duration;

use databases::Database;
use load::{Asking, Figure};
use register::{Register, Served, Size};
use registry::config::PageCache;

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

fn main() {
    for database in [Database::Sqlite, Database::Postgres] {
        println!("\n== {database:?}");
        let register = Register::told(database, Size::Demo);
        println!("{}", register.said);
        let kept = register.serve(PageCache::default());
        let pages = register.pages(&kept);
        if database == Database::Sqlite {
            warm(&kept, &pages);
            unchanged(&kept, &pages);
            at_once(&kept, &pages);
        }
        after_each_act(&register, &kept, &pages);
        drop(kept);
        first_renderings(database, &register, &pages);
        let composed = register.serve_composing();
        whole_renderings(database, &composed, &pages);
        let decades = Register::told(database, Size::Decades);
        println!("{}", decades.said);
        grows_with_the_register(&composed, &decades.serve_composing(), &pages);
    }
    memory::of_the_program();
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
            beside(page.name, kept, &asking, connections, 0.9);
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
            beside(page.name, kept, &asking, connections, 0.9);
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
            println!(
                "  {:<8} {encoding:<9} {:>7} bytes  {:.3} ms  {:.3} ms  {}",
                page.name,
                figure.bytes,
                millis(figure.middle),
                millis(figure.p99),
                verdict(figure.middle <= Duration::from_micros(500)),
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
        beside_with(page.name, &served, &asking, 16, limit, || register.acts());
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
        beside(page.name, composed, &asking, 16, limit);
    }
}

/// What a page costs at the size of decades, beside its cost at the demo's.
fn grows_with_the_register(demo: &Served, decades: &Served, pages: &[Page]) {
    println!(
        "\ncomposed for each reader at 100,000 norms and 900,000 votes; at most 1.2 times the demo's time"
    );
    for page in pages {
        let asking = Asking::page(&page.path).encoded("identity");
        let mut ratios: Vec<(f64, f64, f64)> = (0..TURNS)
            .map(|turn| {
                let (small, large) = in_turn(
                    turn,
                    || load::run(demo.port, &asking, 1, TURN),
                    || load::run(decades.port, &asking, 1, TURN),
                );
                let times = (millis(small.middle), millis(large.middle));
                (times.1 / times.0, times.0, times.1)
            })
            .collect();
        ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, small, large) = ratios[TURNS / 2];
        println!(
            "  {:<8} {small:.2} ms, at size {large:.2} ms  {ratio:.2} times  {}",
            page.name,
            verdict(ratio <= 1.2),
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
    println!(
        "  {name:<8} {connections:>3} connections  {:>7.0} ({:>6.2} ms)  bare {:>7.0} ({:>6.2} ms)  ratio {ratio:.2}, {:.2} to {:.2}  {}",
        own.rate,
        millis(own.p99),
        other.rate,
        millis(other.p99),
        pairs[0].0,
        pairs[TURNS - 1].0,
        if limit > 0.0 {
            format!("at least {limit:.2}: {}", verdict(*ratio >= limit))
        } else {
            String::new()
        },
    );
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "DOES NOT HOLD" }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
