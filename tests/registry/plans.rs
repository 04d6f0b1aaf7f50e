//! The plans of the queries that public pages ask: none reads from end to end what grows with the register.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::prelude::*;
use diesel::sql_types::Text;
use registry::config::PageCache;
use registry::store::clock::Script;
use registry::store::{Clock, Source, Store};
use registry::web::house::House as Rooms;
use registry::web::site::DemoBanner;

use super::browser::{Browser, Door};
use super::databases::{Database, Lot, tell};
use super::demo::{TOLD, story};

#[path = "../../benches/pages/grown.rs"]
#[allow(dead_code)]
mod grown;

/// Enough that the planner of PostgreSQL has a reason to look things up.
const TIMES: grown::Times = grown::Times {
    story: 25,
    more_norms: 500,
};

/// How many different queries have to be caught, for what is shown to mean anything.
const MOST_USED: usize = 20;

/// The tables that grow as long as the house decides.
const GROWING: [&str; 12] = [
    "adherence_events",
    "ballots",
    "documents",
    "electors",
    "entries",
    "norms",
    "proposals",
    "revisions",
    "search_rows",
    "search_texts",
    "versions",
    "votes",
];

/// Of these, such as hold many rows for each decision. PostgreSQL rightly reads the others whole beside them, as small as
/// they are here; that they can be looked up is judged on SQLite, which knows no sizes.
const OF_MANY_ROWS: [&str; 7] = [
    "adherence_events",
    "documents",
    "electors",
    "entries",
    "revisions",
    "search_texts",
    "votes",
];

/// Indexes of a few rows out of many: who walks along one reads these few.
const OF_FEW: [&str; 3] = ["entries_consultation", "entries_told", "norms_waiting"];

/// Counted once and kept until an act touches what is counted (`web::kept::counts`); the walk is over one table only.
const KEPT_COUNTS: [&str; 2] = [
    "FROM `norms` WHERE ((((`norms`.`collection`",
    // From where it was counted last.
    "FROM `adherence_events` WHERE ((`adherence_events`.`idx` >= ",
];

/// Pages and files that most readers and programs ask for.
const ASKED: [&str; 28] = [
    "/en/",
    "/en/adoption",
    "/en/adoption?member=FRA",
    "/en/calendar.ics",
    "/en/members",
    "/en/members/FRA",
    "/en/norms",
    "/en/norms?theme=sustainable",
    "/en/norms/GAIP-NORM-0001",
    "/en/norms/GAIP-NORM-0002",
    "/en/proposals",
    "/en/proposals/P-2025-003",
    "/en/record",
    "/en/search?q=labels",
    "/en/votes",
    "/en/votes?result=adopted&year=2025",
    "/en/votes?member=FRA",
    "/en/votes/B-2025-001",
    "/en/votes/B-2025-003",
    "/api/v1/norms",
    "/api/v1/ballots",
    "/api/v1/members/FRA/votes",
    "/api/v1/popolo/motions",
    "/feeds/en/everything.atom",
    "/feeds/en/members/FRA.atom",
    "/feeds/en/norms.atom",
    "/feeds/en/themes/sustainable.atom",
    "/feeds/en/votes.atom",
];

/// What was asked of each database that is listened to, by its address.
static CAUGHT: Mutex<BTreeMap<String, Vec<Asked>>> = Mutex::new(BTreeMap::new());

/// A query with the values it was asked with, as PostgreSQL writes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    sql: String,
    values: Vec<String>,
}

/// Hears what is asked on one connection.
#[derive(Default)]
struct Listener {
    source: String,
}

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                self.source = url.to_owned();
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                let mut caught = CAUGHT.lock().unwrap();
                // A server is asked for more than its address says: how long to wait for it.
                let mut heard = caught.iter_mut();
                if let Some((_, heard)) = heard.find(|(of, _)| self.source.starts_with(*of)) {
                    heard.extend(read(&query.to_string()));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn no_page_reads_what_grows_from_end_to_end() {
    reads_no_whole_table(Database::Sqlite);
}

#[test]
fn no_page_reads_what_grows_from_end_to_end_on_postgresql() {
    reads_no_whole_table(Database::Postgres);
}

fn reads_no_whole_table(database: Database) {
    let (lot, script) = grown_story(database);
    let asked = asked_by_pages(&lot.source, script);
    assert!(asked.len() >= MOST_USED, "{} queries", asked.len());
    let wrong = whole_readings(&lot.source, &asked);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    // Without the index by which the answers to a norm are found, the same queries read them all.
    tell(&lot.source, "DROP INDEX adherence_events_norm");
    let wrong = whole_readings(&lot.source, &asked);
    assert!(
        wrong.iter().any(|one| one.contains("adherence_events")),
        "the missing index is not missed: {wrong:?}"
    );
}

/// The demo's story, told many times over, with the statistics of its rows.
fn grown_story(database: Database) -> (Lot, Script) {
    let lot = Lot::empty(database);
    let (store, script, _) = story(TOLD, &lot.source);
    drop(store);
    grown::grow(&lot.source, TIMES);
    (lot, script)
}

/// Every different query asked by the pages, each composed whole.
fn asked_by_pages(source: &Source, script: Script) -> Vec<Asked> {
    let address = match source {
        Source::Sqlite(path) => path,
        Source::Postgres(url) => url,
    };
    CAUGHT.lock().unwrap().insert(address.clone(), Vec::new());
    set_default_instrumentation(|| Some(Box::new(Listener::default()))).unwrap();
    let store = Store::open(source, Clock::Scripted(script))
        .unwrap()
        .with_sealing(super::house::sealing());
    // Opening asks for what is not a page's.
    CAUGHT.lock().unwrap().insert(address.clone(), Vec::new());
    let rooms = Rooms::of(store).keeping(PageCache::Off).composing_all();
    let door = Door::of(rooms, DemoBanner::Shown);
    let browser = Browser::at(door.origin());
    for path in ASKED {
        assert_eq!(browser.get(path).status, 200, "{path}");
    }
    let caught = CAUGHT.lock().unwrap().remove(address).unwrap();
    let mut shapes = BTreeSet::new();
    caught
        .into_iter()
        .filter(|asked| shapes.insert(asked.sql.clone()))
        .collect()
}

/// A query and its values, out of what is said of it; none of what only opens or closes a transaction.
fn read(said: &str) -> Option<Asked> {
    let (sql, values) = said.split_once(" -- binds: ").unwrap_or((said, "[]"));
    let is_query = sql.starts_with("SELECT") || sql.starts_with("WITH");
    is_query.then(|| Asked {
        sql: sql.to_owned(),
        values: literals(values),
    })
}

/// The values of a list as literals: `["FRA", 7, None, ["open"]]` is `'FRA'`, `7`, `NULL`, `ARRAY['open']`.
fn literals(list: &str) -> Vec<String> {
    items(list.trim().strip_prefix('[').unwrap_or(list)).0
}

/// What stands up to the end of a list, and what is behind it.
fn items(mut rest: &str) -> (Vec<String>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([',', ' ']);
        if rest.is_empty() {
            return (found, rest);
        }
        if let Some(after) = rest.strip_prefix(']') {
            return (found, after);
        }
        let (value, after) = literal(rest);
        found.push(value);
        rest = after;
    }
}

fn literal(rest: &str) -> (String, &str) {
    if let Some(inside) = rest.strip_prefix("Some(") {
        let (value, after) = literal(inside);
        return (value, after.strip_prefix(')').unwrap_or(after));
    }
    if let Some(inside) = rest.strip_prefix('[') {
        let (values, after) = items(inside);
        return match values.as_slice() {
            [] => ("'{}'".to_owned(), after),
            values => (format!("ARRAY[{}]", values.join(", ")), after),
        };
    }
    let Some(words) = rest.strip_prefix('"') else {
        let end = rest.find([',', ')', ']', ' ']).unwrap_or(rest.len());
        let value = rest[..end].replace("None", "NULL");
        return (value, &rest[end..]);
    };
    let mut value = String::new();
    let mut letters = words.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => {
                return (format!("'{}'", value.replace('\'', "''")), &words[at + 1..]);
            }
            '\\' => value.extend(letters.next().map(|(_, escaped)| escaped)),
            letter => value.push(letter),
        }
    }
    panic!("a value does not end: {rest}");
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Detail {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// The queries among these that read a growing table from end to end, each with its plan.
fn whole_readings(source: &Source, asked: &[Asked]) -> Vec<String> {
    let plans: Vec<Vec<String>> = match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            let plan = |asked: &Asked| plan_of_sqlite(&mut conn, asked);
            asked.iter().map(plan).collect()
        }
        Source::Postgres(url) => {
            let mut conn = PgConnection::establish(url).unwrap();
            let plan = |asked: &Asked| plan_of_postgres(&mut conn, asked);
            asked.iter().map(plan).collect()
        }
    };
    let wrong = asked.iter().zip(plans).filter_map(|(asked, plan)| {
        let judged: &[&str] = match source {
            Source::Sqlite(_) => &GROWING,
            Source::Postgres(_) => &OF_MANY_ROWS,
        };
        let read: Vec<&str> = judged
            .iter()
            .copied()
            .filter(|table| is_read_whole(source, table, &asked.sql, &plan))
            .collect();
        (!read.is_empty()).then(|| {
            format!(
                "{}\nreads {} whole:\n{}",
                asked.sql,
                read.join(" and "),
                plan.join("\n")
            )
        })
    });
    wrong.collect()
}

fn plan_of_sqlite(conn: &mut SqliteConnection, asked: &Asked) -> Vec<String> {
    let lines: Vec<Detail> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {}", asked.sql))
        .load(conn)
        .unwrap_or_else(|error| panic!("{}: {error}", asked.sql));
    lines.into_iter().map(|line| line.detail).collect()
}

/// With its values: how many rows a value finds decides how PostgreSQL looks for it.
fn plan_of_postgres(conn: &mut PgConnection, asked: &Asked) -> Vec<String> {
    use diesel::connection::SimpleConnection;
    let mut tell = |sentence: &str| {
        conn.batch_execute(sentence)
            .unwrap_or_else(|error| panic!("{sentence}: {error}"));
    };
    tell(&format!(
        "DEALLOCATE ALL; SET plan_cache_mode = force_custom_plan; PREPARE asked AS {}",
        asked.sql
    ));
    let values = match asked.values.as_slice() {
        [] => String::new(),
        values => format!("({})", values.join(", ")),
    };
    // As a query of its own, since EXPLAIN answers without a name for what it says.
    tell(&format!(
        "CREATE OR REPLACE FUNCTION pg_temp.plan() RETURNS SETOF text LANGUAGE plpgsql AS \
         $body$ BEGIN RETURN QUERY EXECUTE $said$ EXPLAIN EXECUTE asked{values} $said$; END $body$"
    ));
    let lines: Vec<Line> = diesel::sql_query("SELECT line FROM pg_temp.plan() AS line")
        .load(conn)
        .unwrap_or_else(|error| panic!("{asked:?}: {error}"));
    lines.into_iter().map(|line| line.line).collect()
}

/// Whether a plan reads a table from its first row to its last. What walks along an index until it has as many rows as
/// are asked for does not.
fn is_read_whole(source: &Source, table: &str, sql: &str, plan: &[String]) -> bool {
    if is_kept_count(sql) {
        return false;
    }
    match source {
        Source::Sqlite(_) => plan.iter().any(|line| {
            let mut words = line.split(' ');
            let how = words.next().unwrap_or_default();
            let is_of_table = words
                .next()
                .is_some_and(|name| is_name_of(name, table, sql));
            let walks = match how {
                "SCAN" => !OF_FEW.iter().any(|index| line.contains(index)),
                // From the first up to a bound, or for every value of another column: that is all there is.
                "SEARCH" => {
                    let bounds = line.rsplit_once('(').map_or("", |(_, bounds)| bounds);
                    bounds.contains("<?") && !bounds.contains(['=', '>']) || line.contains("(ANY(")
                }
                _ => false,
            };
            let is_limited = sql.contains("LIMIT") && line.contains("INDEX");
            is_of_table && walks && !is_limited
        }),
        Source::Postgres(_) => plan.iter().any(|line| {
            let scanned = line.split_once("Seq Scan on ").map(|(_, rest)| rest);
            scanned.and_then(|rest| rest.split(' ').next()) == Some(table)
        }),
    }
}

fn is_kept_count(sql: &str) -> bool {
    let plain = sql.replace('"', "`");
    plain.starts_with("SELECT COUNT(*)") && KEPT_COUNTS.iter().any(|count| plain.contains(count))
}

/// Whether a plan means the table by a name, which may be one that the query gave it.
fn is_name_of(name: &str, table: &str, sql: &str) -> bool {
    let named = [format!("{table} {name} "), format!("{table} AS {name} ")];
    name == table || named.iter().any(|said| sql.contains(said))
}
