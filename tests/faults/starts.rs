//! Two instances that start at the same moment: the tables are made once, and the house is founded once.

use std::process::Stdio;
use std::time::Instant;

use super::ground::{alone, fresh_number, ground, many};
use super::instance::{Plan, empty};
use super::postgres::{connect, number, server, words};

#[test]
fn two_that_start_at_once_on_an_empty_database_make_one_house() {
    let _alone = alone();
    let rounds = many(2, 20);
    let began = Instant::now();
    for _ in 0..rounds {
        let run = fresh_number();
        for name in ["empty", "place"] {
            server().tell(&format!("CREATE DATABASE {name}_{run}"));
        }
        let (url, second) = (
            server().url(&format!("empty_{run}")),
            server().url(&format!("place_{run}")),
        );
        let keys = ground().join(format!("keys-of-{run}"));
        let plans = [0, 1].map(|_| empty(&url, &second, &keys));
        let migrating = plans.each_ref().map(|plan: &Plan| {
            let mut command = plan.command(&["migrate"]);
            command
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        });
        for child in migrating {
            let done = child.wait_with_output().unwrap();
            assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
        }
        let mut conn = connect(&url);
        let versions = words(
            &mut conn,
            "SELECT version::text AS word FROM __diesel_schema_migrations ORDER BY version",
        );
        let kept = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres"));
        assert_eq!(versions.len(), kept.unwrap().count(), "{versions:?}");

        // Both found the house; one of them does.
        let instances = plans.each_ref().map(Plan::begin);
        for instance in &instances {
            instance.becomes_ready();
        }
        let openings = "SELECT COUNT(*) AS n FROM entries WHERE act = 'open'";
        assert_eq!(number(&mut conn, openings), 1);
        drop(instances);
        drop(conn);
        let checked = plans[0].command(&["check"]).output().unwrap();
        assert!(
            checked.status.success(),
            "{}",
            String::from_utf8_lossy(&checked.stderr)
        );
        for name in ["empty", "place"] {
            server().tell(&format!("DROP DATABASE {name}_{run} WITH (FORCE)"));
        }
    }
    println!(
        "figure starts: {rounds} times two migrated and served an empty database at once: one house each, {:.1} s",
        began.elapsed().as_secs_f64()
    );
}
