//! Retention and roles: what has served goes by the rule, and the application cannot touch what the record says.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use jiff::SignedDuration;
use registry::acts::{private_log as reading, resets, retention};
use registry::clock;
use registry::rules::retention::RULE;
use registry::rules::words::Choice;
use registry::store::{Clock, Source, Store, granting, private_log};

use super::databases::{Database, tell_server};
use super::house::{House, email_of, on_both};
use super::office::run;
use super::questions::opened;

fn later(house: &House, by: SignedDuration) {
    house.script().set(house.now() + by);
}

#[test]
fn what_has_served_is_taken_away_once_a_day_and_what_serves_is_kept() {
    on_both(|house| {
        house.head_of("FRA");
        let account = house.account_of("head.fra");
        let _old = house.session_of("head.fra");
        resets::make(house.store(), house.administrator(), account).unwrap();
        clock::round(house.store());
        let rows = |table: &str| -> i64 { house.count(table) };
        let kept = [
            "sessions",
            "password_resets",
            "outbox",
            "entries",
            "private_log",
        ]
        .map(rows);
        assert!(kept.iter().all(|rows| *rows > 0), "{kept:?}");
        house.letters();

        later(house, RULE.links + SignedDuration::from_hours(2));
        clock::round(house.store());
        assert_eq!(rows("password_resets"), 0);
        assert!(rows("sessions") > 0 && rows("outbox") > 0);

        later(house, RULE.sessions + SignedDuration::from_hours(13));
        let fresh = house.session_of("head.fra");
        clock::round(house.store());
        assert_eq!(rows("sessions"), 1, "the one that runs");
        assert_eq!(rows("outbox"), 0);
        drop(fresh);
        // Once a day, not at every tick.
        assert_eq!(clock::round(house.store()), 0);
    });
}

#[test]
fn the_log_loses_its_words_after_five_years_and_its_chain_holds() {
    on_both(|house| {
        house.head_of("FRA");
        let auditor = house.auditor();
        let before = reading::read(house.store(), auditor.clone(), None, 1_000).unwrap();
        assert!(before.len() > 3);
        later(house, RULE.log + SignedDuration::from_hours(1));
        while retention::forget(house.store()).unwrap() > 0 && house.words_of_log() > 5 {}
        let after = reading::read(house.store(), auditor, None, 1_000).unwrap();
        assert!(after.len() < 5, "{after:?}");
        assert!(after.iter().all(|line| line.n > before[0].n), "{after:?}");
        let first_break = house.store().read(private_log::first_break).unwrap();
        assert_eq!(first_break, None);
        // What is left is held by the chain still.
        run(
            house.source(),
            "UPDATE private_log SET line = '{\"about\":\"x\"}' WHERE n = (SELECT MAX(n) FROM private_log)",
        );
        let broken = house.store().read(private_log::first_break).unwrap();
        assert!(broken.is_some());
    });
}

/// The same database as another role.
fn as_role(source: &Source, role: &str) -> Source {
    let Source::Postgres(url) = source else {
        panic!("only PostgreSQL has roles")
    };
    let (_, rest) = url.split_once("://").unwrap();
    let rest = match rest.split_once('@') {
        Some((_, rest)) => rest,
        None => rest,
    };
    Source::Postgres(format!("postgres://{role}@{rest}"))
}

#[test]
fn the_role_of_the_application_works_and_can_neither_change_nor_remove_what_the_record_says() {
    let house = House::on(Database::Postgres);
    let ballot = opened(&house, 1);
    let role = format!("registry_app_{}", std::process::id());
    tell_server(&format!(
        "DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN"
    ));
    let application = as_role(house.source(), &role);
    let granted = granting::grant(house.source(), &application).unwrap();
    assert_eq!(granted.as_deref(), Some(role.as_str()));

    // It does all that the house does.
    let clock = Clock::Scripted(house.script().clone());
    let store = Store::open(&application, clock)
        .unwrap()
        .with_sealing(super::house::sealing());
    let receipt = registry::acts::votes::cast(
        &store,
        house.head_of("FRA"),
        &super::questions::code("FRA"),
        ballot.clone(),
        Choice::Yes,
        registry::acts::votes::Said::default(),
        None,
    );
    receipt.unwrap();
    resets::ask(&store, &email_of("head.fra")).unwrap();
    later(&house, RULE.log + SignedDuration::from_hours(1));
    retention::forget(&store).unwrap();

    let Source::Postgres(url) = &application else {
        unreachable!()
    };
    let mut conn = PgConnection::establish(url).unwrap();
    for forbidden in [
        "UPDATE entries SET bytes = ''",
        "DELETE FROM entries",
        "TRUNCATE entries CASCADE",
        "UPDATE receipts SET note = ''",
        "DELETE FROM receipts",
        "DELETE FROM private_log",
        "UPDATE private_log SET h = ''",
        "UPDATE __diesel_schema_migrations SET version = ''",
        "ALTER TABLE entries DISABLE TRIGGER ALL",
        "DROP TABLE entries",
        "CREATE OR REPLACE FUNCTION record_is_append_only() RETURNS trigger AS 'BEGIN RETURN OLD; END' LANGUAGE plpgsql",
        "SET session_replication_role = 'replica'",
    ] {
        let refused = conn.batch_execute(forbidden).unwrap_err().to_string();
        assert!(
            refused.contains("permission denied") || refused.contains("must be owner"),
            "{forbidden}: {refused}"
        );
    }
    // Even the owner is stopped, unless it takes the guard away first.
    let Source::Postgres(owner) = house.source() else {
        unreachable!()
    };
    let mut owner = PgConnection::establish(owner).unwrap();
    let stopped = owner.batch_execute("DELETE FROM entries").unwrap_err();
    assert!(stopped.to_string().contains("append-only"), "{stopped}");
    drop((store, conn));
    tell_server(&format!(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '{role}'"
    ));
    owner
        .batch_execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
        .unwrap();
}

#[test]
fn on_sqlite_the_guard_aborts_whoever_changes_or_removes_an_entry() {
    use diesel::SqliteConnection;
    let house = House::on(Database::Sqlite);
    let Source::Sqlite(path) = house.source() else {
        unreachable!()
    };
    let mut conn = SqliteConnection::establish(path).unwrap();
    conn.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
    for forbidden in ["UPDATE entries SET bytes = ''", "DELETE FROM entries"] {
        let stopped = conn.batch_execute(forbidden).unwrap_err().to_string();
        assert!(stopped.contains("append-only"), "{stopped}");
    }
}

#[test]
fn failures_that_count_no_more_are_forgotten() {
    on_both(|house| {
        house.officer();
        let browser = house.browser();
        browser.sign_in_as(&email_of("officer"), "not the password of anybody");
        assert_eq!(
            house.count("sign_in_failures"),
            2,
            "of the account and the network"
        );
        later(
            house,
            registry::rules::throttles::FORGOTTEN + SignedDuration::from_secs(1),
        );
        retention::forget(house.store()).unwrap();
        assert_eq!(house.count("sign_in_failures"), 0);
    });
}
