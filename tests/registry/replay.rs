//! Replay: the public tables follow from the record row for row, and the check finds each one that does not.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::acts::motions::Motion;
use registry::acts::norms as acts;
use registry::rules::adherence::EventKind;
use registry::rules::standing::Scope;
use registry::rules::words::{Choice, Classification, DecisionKind, NormSymbol};
use registry::store::replay::{self, Difference, Finding, How, PUBLIC_TABLES};
use registry::store::{Clock, Failure, Source, Store, StoreError};

use super::databases::fresh_path;
use super::house::{House, on_both};
use super::norms::{meeting, notifies, without_vote};
use super::questions::{CERTIFYING, cast_all, casts, certify, close, code, fixed, opened};

/// A house in which much has happened: a vote, an adoption, a disclosure, adherence, a suspension, an annulment.
pub fn eventful(house: &House) {
    let closed = fixed(
        house,
        9,
        Classification::ForMembers,
        DecisionKind::NormAdoption,
    );
    fixed(
        house,
        8,
        Classification::ForMembers,
        DecisionKind::NormAdoption,
    );
    house.two_officers(without_vote(&closed, &["BRA"])).unwrap();
    let norm = NormSymbol::new(1);
    let event = notifies(house, "FRA", &norm, EventKind::Adhered, "2026-03-02").unwrap();
    acts::acknowledge(house.store(), house.officer(), event, None).unwrap();
    let ballot = opened(house, 1);
    cast_all(house, &ballot, 30, 2, 1);
    casts(house, "FRA", &ballot, Choice::Yes).unwrap();
    close(house, &ballot);
    house.at(CERTIFYING);
    certify(house, &ballot).unwrap();
    house
        .two_officers(Motion::Suspension {
            decision: meeting(),
            from: "2026-04-01".parse().unwrap(),
            member: code("JPN"),
            scope: Scope::Vote,
            until: None,
        })
        .unwrap();
    house.at("2026-05-01T10:00:00Z");
    acts::enter_into_force(house.store()).unwrap();
    house
        .two_officers(Motion::Annulment {
            decision: meeting(),
            norm,
        })
        .unwrap();
}

fn run(source: &Source, sql: &str) {
    match source {
        Source::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            conn.batch_execute(&format!("PRAGMA busy_timeout = 10000; {sql}"))
        }
        Source::Postgres(url) => PgConnection::establish(url).unwrap().batch_execute(sql),
    }
    .unwrap();
}

fn findings(store: &Store) -> Vec<Finding> {
    replay::check(store).unwrap().findings
}

#[test]
fn a_house_rebuilt_from_its_record_is_equal_row_for_row() {
    on_both(|house| {
        eventful(house);
        let copy = Source::Sqlite(fresh_path("copy.db").to_str().unwrap().to_owned());
        replay::into_empty(house.store(), &copy).unwrap();
        let rebuilt = Store::open(&copy, Clock::Scripted(house.script().clone()))
            .unwrap()
            .with_sealing(super::house::sealing());
        assert_eq!(
            replay::differences(house.store(), &rebuilt).unwrap(),
            Vec::new()
        );
        let report = replay::check(&rebuilt).unwrap();
        assert_eq!(report.findings, Vec::new());
        assert!(report.entries > 60 && report.rows > 200 && report.documents > 20);
    });
}

#[test]
fn a_record_is_replayed_into_an_empty_database_only() {
    on_both(|house| {
        let refused = replay::into_empty(house.store(), house.source());
        assert!(matches!(
            refused,
            Err(Failure::Store(StoreError::Other(said))) if said.contains("not empty")
        ));
    });
}

#[test]
fn what_is_found_is_said_in_a_sentence() {
    on_both(|house| {
        eventful(house);
        run(
            house.source(),
            "UPDATE norms SET adopted = '1999-01-01' WHERE symbol = 'GAIP-NORM-0001'",
        );
        let said: Vec<String> = findings(house.store())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "In the table norms, the row GAIP-NORM-0001 is not what the record makes it: adopted differs."
            ]
        );
    });
}

#[test]
fn a_sound_house_has_nothing_to_be_found() {
    on_both(|house| {
        eventful(house);
        assert_eq!(findings(house.store()), Vec::new());
    });
}

#[test]
fn every_column_that_was_changed_by_hand_is_found() {
    on_both(|house| {
        eventful(house);
        for (table, column, change, undo) in [
            ("norms", "adopted", "'1999-01-01'", "'2026-03-02'"),
            ("adherence_events", "kind", "'does-not-intend'", "'adhered'"),
            ("ballots", "yes", "yes + 1", "yes - 1"),
            ("proposals", "changed", "changed + 1", "changed - 1"),
            (
                "standings",
                "reference",
                "reference || 'X'",
                "substr(reference, 1, length(reference) - 1)",
            ),
            ("members", "iso2", "iso2 || 'X'", "substr(iso2, 1, 2)"),
            ("votes", "idx", "idx + 1", "idx - 1"),
            ("electors", "ground", "'suspended'", "NULL"),
            (
                "seats",
                "office",
                "office || 'x'",
                "substr(office, 1, length(office) - 1)",
            ),
            ("head", "time", "time + 1", "time - 1"),
        ] {
            let whose = match table {
                "norms" => "WHERE symbol = 'GAIP-NORM-0001'",
                "electors" => "WHERE member = 'FRA'",
                _ => "",
            };
            run(
                house.source(),
                &format!("UPDATE {table} SET {column} = {change} {whose}"),
            );
            let found = findings(house.store());
            assert!(!found.is_empty(), "{table}.{column} was changed");
            for finding in found {
                let Finding::Row(Difference { table: of, how, .. }) = finding else {
                    panic!("{finding:?}")
                };
                assert_eq!((of, how), (table, How::Columns(vec![column.to_owned()])));
            }
            run(
                house.source(),
                &format!("UPDATE {table} SET {column} = {undo} {whose}"),
            );
            assert_eq!(findings(house.store()), Vec::new(), "{table} is as it was");
        }
    });
}

#[test]
fn a_row_taken_out_and_a_row_put_in_are_found() {
    on_both(|house| {
        eventful(house);
        run(house.source(), "DELETE FROM dissociations");
        run(
            house.source(),
            "INSERT INTO themes (code, name_en, name_fr, idx) VALUES ('forged', 'F', 'F', 1)",
        );
        let found = findings(house.store());
        assert!(found.contains(&Finding::Row(Difference {
            table: "dissociations",
            key: "P-2026-009 BRA".into(),
            how: How::OnlyThere,
        })));
        assert!(found.contains(&Finding::Row(Difference {
            table: "themes",
            key: "forged".into(),
            how: How::OnlyHere,
        })));
        assert_eq!(found.len(), 2);
    });
}

#[test]
fn a_changed_document_a_changed_closed_act_and_a_changed_private_line_are_found() {
    on_both(|house| {
        eventful(house);
        run(
            house.source(),
            "UPDATE documents SET body = 'forged' WHERE body = 'On article 1.'",
        );
        run(
            house.source(),
            "UPDATE sealed_acts SET content = content || ' ' WHERE proposal = 'P-2026-008'",
        );
        run(
            house.source(),
            "UPDATE private_log SET line = '{}' WHERE n = 3",
        );
        let found = findings(house.store());
        let has = |of: fn(&Finding) -> bool| found.iter().any(of);
        assert!(has(|finding| matches!(finding, Finding::Document { .. })));
        assert!(has(|finding| matches!(finding, Finding::Sealed { .. })));
        assert!(has(|finding| *finding == Finding::PrivateLog { line: 3 }));
    });
}

#[test]
fn a_changed_entry_is_found_by_its_hash_and_by_the_root() {
    let house = House::on(super::databases::Database::Sqlite);
    run(
        house.source(),
        "DROP TRIGGER entries_are_not_changed; \
         UPDATE entries SET bytes = replace(bytes, 'France', 'Frances') WHERE act = 'admission'",
    );
    let found = findings(house.store());
    let has = |of: fn(&Finding) -> bool| found.iter().any(of);
    assert!(has(|finding| matches!(finding, Finding::Leaf { .. })));
    assert!(has(|finding| matches!(finding, Finding::Root { .. })));
    assert!(has(|finding| matches!(
        finding,
        Finding::Row(Difference {
            table: "member_names",
            ..
        })
    )));
}

#[test]
fn every_table_of_the_database_is_public_and_compared_or_named_here_as_private() {
    const PRIVATE: &[&str] = &[
        "__diesel_schema_migrations",
        "accounts",
        "amendment_drafts",
        "appointments",
        "ceremonies",
        "certificates",
        "checkpoints",
        "checkpoints_before",
        "closed_days",
        "comment_drafts",
        "counters",
        "credential_letters",
        "documents",
        "drafts",
        "duty_links",
        "email_changes",
        "factor_resets",
        "half_sessions",
        "intents",
        "invitations",
        "motions",
        "parked",
        "passkeys",
        "invitation_links",
        "outbox",
        "password_resets",
        "preparations",
        "private_log",
        "receipts",
        "recovery_codes",
        "registered_addresses",
        "requests",
        "sealed_acts",
        "sealed_votes",
        "sealing_keys",
        // The index of the search, held against the register by `check`.
        "search_made",
        "search_members",
        "search_members_config",
        "search_members_data",
        "search_members_docsize",
        "search_members_idx",
        "search_public",
        "search_public_config",
        "search_public_data",
        "search_public_docsize",
        "search_public_idx",
        "search_rows",
        "search_subjects",
        "search_texts",
        "search_words",
        "known_browsers",
        "own_entries",
        "known_networks",
        "private_log_people",
        "sessions",
        "sign_in_failures",
        "notice_paces",
        "laid_once",
        "takings",
        "tile_roots",
        "totp",
        "totp_offers",
    ];
    #[derive(QueryableByName)]
    struct Table {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let house = House::on(super::databases::Database::Sqlite);
    let Source::Sqlite(path) = house.source() else {
        panic!("this house stands on SQLite")
    };
    let mut conn = SqliteConnection::establish(path).unwrap();
    let tables: Vec<Table> = diesel::sql_query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .load(&mut conn)
    .unwrap();
    let mut named: Vec<&str> = PUBLIC_TABLES
        .iter()
        .map(|(table, _)| *table)
        .chain(PRIVATE.iter().copied())
        .collect();
    let mut there: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    named.sort_unstable();
    there.sort_unstable();
    assert_eq!(named, there);
}

/// A change to any cell, by the type of its column.
fn changed(table: &str, column: &str, is_text: bool) -> String {
    let other = if is_text { "'x'" } else { "1" };
    let further = if is_text {
        format!("\"{column}\" || 'x'")
    } else {
        format!("\"{column}\" + 1000000")
    };
    format!("UPDATE {table} SET \"{column}\" = COALESCE({further}, {other})")
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    kind: String,
}

fn columns(source: &Source, table: &str) -> Vec<Column> {
    match source {
        Source::Sqlite(path) => diesel::sql_query(format!(
            "SELECT name, type AS kind FROM pragma_table_info('{table}')"
        ))
        .load(&mut SqliteConnection::establish(path).unwrap()),
        Source::Postgres(url) => diesel::sql_query(format!(
            "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns \
             WHERE table_name = '{table}' AND table_schema = current_schema()"
        ))
        .load(&mut PgConnection::establish(url).unwrap()),
    }
    .unwrap()
}

/// Whoever holds the database can take down what guards it.
fn take_down_the_guards(source: &Source) {
    match source {
        Source::Sqlite(_) => run(
            source,
            "DROP TRIGGER entries_are_not_changed; DROP TRIGGER entries_are_not_removed;",
        ),
        Source::Postgres(_) => run(
            source,
            "DO $$ DECLARE c record; BEGIN \
               FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint \
                 WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f') LOOP \
                 EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); \
               END LOOP; \
               FOR c IN SELECT tgrelid::regclass AS t, tgname AS conname FROM pg_trigger \
                 JOIN pg_class k ON k.oid = tgrelid WHERE NOT tgisinternal \
                 AND k.relnamespace = current_schema()::regnamespace LOOP \
                 EXECUTE format('DROP TRIGGER %I ON %s', c.conname, c.t); \
               END LOOP; END $$",
        ),
    }
}

fn count(source: &Source, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let sql = format!("SELECT COUNT(*) AS n FROM {table}");
    let counted: Count = match source {
        Source::Sqlite(path) => {
            diesel::sql_query(sql).get_result(&mut SqliteConnection::establish(path).unwrap())
        }
        Source::Postgres(url) => {
            diesel::sql_query(sql).get_result(&mut PgConnection::establish(url).unwrap())
        }
    }
    .unwrap();
    counted.n
}

/// Figure 15: one column after the other of each table that has a row, changed in all its rows.
#[test]
fn each_column_of_each_public_row_that_was_changed_is_found() {
    on_both(|house| {
        eventful(house);
        take_down_the_guards(house.source());
        let mut tried = 0;
        for (table, _) in PUBLIC_TABLES {
            for column in columns(house.source(), table) {
                let is_text = column.kind.eq_ignore_ascii_case("text");
                let guards = match house.source() {
                    Source::Sqlite(_) => {
                        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
                    }
                    Source::Postgres(_) => "",
                };
                let name = &column.name;
                let statement = changed(table, name, is_text);
                run(
                    house.source(),
                    &format!("{guards} CREATE TABLE kept AS SELECT * FROM {table}; {statement};"),
                );
                let found = replay::check(house.store()).map(|report| report.findings);
                let rows = count(house.source(), "kept");
                // What cannot even be read is found as well.
                let is_found = found.map_or(true, |findings| !findings.is_empty());
                assert!(rows == 0 || is_found, "{table}.{name} was changed");
                tried += usize::from(rows > 0);
                run(
                    house.source(),
                    &format!(
                        "{guards} DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept;"
                    ),
                );
            }
        }
        assert_eq!(findings(house.store()), Vec::new(), "all is as it was");
        println!("{tried} columns with rows in them were changed, one after the other");
        assert!(tried > 150, "{tried}");
    });
}

#[test]
fn a_document_missing_or_moved_and_a_changed_certificate_are_found() {
    on_both(|house| {
        eventful(house);
        let one = "SELECT MIN(commitment) FROM documents WHERE proposal = 'P-2026-001'";
        run(
            house.source(),
            &format!("UPDATE documents SET proposal = NULL WHERE commitment = ({one})"),
        );
        run(
            house.source(),
            "DELETE FROM documents WHERE commitment = (SELECT MAX(commitment) FROM documents)",
        );
        run(
            house.source(),
            "UPDATE certificates SET body = replace(body, '\"yes\"', '\"no\"')",
        );
        let found = findings(house.store());
        let has = |of: fn(&Finding) -> bool| found.iter().any(of);
        assert!(has(|finding| matches!(
            finding,
            Finding::DocumentPlace { .. }
        )));
        assert!(has(|finding| matches!(
            finding,
            Finding::DocumentMissing { .. }
        )));
        assert!(has(|finding| matches!(
            finding,
            Finding::Certificate { .. }
        )));
    });
}
