//! The command line, as a person at the machine uses it: answers, reasons and exit codes.

use std::path::Path;
use std::process::{Command, Output};

use registry::acts::house;
use registry::record::checkpoints::Checkpoint;
use registry::record::entries::House;
use registry::store::{Clock, Source, Store};

use super::databases::fresh_path;

/// Runs the registry in a folder of its own, with these settings and no others.
fn registry(folder: &Path, settings: &[(&str, &str)], words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_registry"))
        .current_dir(folder)
        .env_clear()
        .envs(settings.iter().copied())
        .args(words)
        .output()
        .unwrap()
}

fn folder() -> std::path::PathBuf {
    fresh_path("x").parent().unwrap().to_owned()
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

#[test]
fn help_teaches_with_examples() {
    let output = registry(&folder(), &[], &["--help"]);
    assert_eq!(output.status.code(), Some(0));
    for word in [
        "demo",
        "serve",
        "migrate",
        "admin",
        "check",
        "Examples:",
        "Exit codes:",
    ] {
        assert!(said(&output).contains(word), "{word}");
    }
}

#[test]
fn wrong_usage_and_unusable_settings_end_with_two() {
    let folder = folder();
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
    let cases: [Case<'_>; 5] = [
        (&[], &[]),
        (&[], &["open"]),
        (&[], &["admin", "invite", "a@b.example", "--role", "king"]),
        (&[("LISTEN", "everywhere")], &["check"]),
        (&[("LOG", "registry=loud")], &["check"]),
    ];
    for (settings, words) in cases {
        let output = registry(&folder, settings, words);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{words:?}: {}",
            said(&output)
        );
    }
}

#[test]
fn an_address_of_no_known_database_is_refused_in_one_line_and_makes_no_file() {
    let folder = folder();
    for words in [&["serve"][..], &["migrate"], &["check"]] {
        let output = registry(&folder, &[("DATABASE_URL", "sqlit://registry.db")], words);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
        assert!(said(&output).contains("\"sqlit\" is neither sqlite:// nor postgres://"));
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_register_that_is_not_there_is_not_checked() {
    let folder = folder();
    let output = registry(&folder, &[], &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn the_first_administrator_gets_a_link_and_nobody_else_does() {
    let folder = folder();
    let settings = [("BASE_URL", "https://registry.example")];
    let invite = |role| {
        let words = ["admin", "invite", "first@people.example", "--role", role];
        registry(&folder, &settings, &words)
    };
    let refused = invite("officer");
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("administrators only"));

    let output = invite("administrator");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let link = String::from_utf8_lossy(&output.stdout).into_owned();
    let secret = link
        .trim()
        .strip_prefix("https://registry.example/en/invitations/")
        .expect("a link to the house");
    assert_eq!(secret.len(), 64);

    let check = registry(&folder, &settings, &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));

    let elsewhere = [("BASE_URL", "https://elsewhere.example")];
    let words = [
        "admin",
        "invite",
        "b@people.example",
        "--role",
        "administrator",
    ];
    let output = registry(&folder, &elsewhere, &words);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("cannot start as"),
        "{}",
        said(&output)
    );
}

#[test]
fn an_invented_house_is_never_served_as_one_of_record() {
    let folder = folder();
    let source = Source::Sqlite(folder.join("registry.db").to_str().unwrap().to_owned());
    Store::migrate(&source).unwrap();
    let store = Store::open(&source, Clock::Database)
        .unwrap()
        .with_sealing(super::house::sealing());
    house::open(&store, House::Demo, registry::demo::ORIGIN, &[]).unwrap();
    drop(store);
    let settings = [
        ("LISTEN", "127.0.0.1:0"),
        ("ORIGIN", registry::demo::ORIGIN),
    ];
    let output = registry(&folder, &settings, &["serve"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("cannot start as"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_further_key_is_made_and_printed_for_two_officers_to_enter() {
    let folder = folder();
    let settings = [("ORIGIN", "registry.example/log")];
    for file in ["log.key", "log-2.key"] {
        let output = registry(&folder, &settings, &["key", "log"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(printed.starts_with("registry.example/log+"), "{printed}");
        assert!(folder.join("keys").join(file).exists(), "{file}");
    }
    let output = registry(&folder, &settings, &["key", "everything"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_house_of_record_serves_a_checkpoint_that_its_own_key_signed() {
    use std::io::{BufRead, BufReader};
    let folder = folder();
    let mut serving = Command::new(env!("CARGO_BIN_EXE_registry"))
        .current_dir(&folder)
        .env_clear()
        .envs([
            ("LISTEN", "127.0.0.1:0"),
            ("ORIGIN", "registry.example/log"),
        ])
        .arg("serve")
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // The first lines of the log say that the register is open; the checkpoint was signed before.
    let mut lines = BufReader::new(serving.stderr.take().unwrap()).lines();
    let opened = lines.any(|line| line.is_ok_and(|line| line.contains("the register is open")));
    serving.kill().unwrap();
    serving.wait().unwrap();
    assert!(opened);
    let place = std::fs::read_to_string(folder.join("keys/checkpoint")).unwrap();
    let checkpoint = Checkpoint::of_note(&place).unwrap();
    assert!(checkpoint.size > 50, "{place}");
    let again = registry(&folder, &[("ORIGIN", "registry.example/log")], &["check"]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
}

#[test]
fn a_restore_that_ends_with_entries_missing_ends_with_one_and_nothing_is_written_into_it() {
    let folder = folder();
    let invite = |database: &str, email| {
        let settings = [("DATABASE_URL", database)];
        let words = ["admin", "invite", email, "--role", "administrator"];
        registry(&folder, &settings, &words)
    };
    let first = invite("sqlite://one.db", "first@people.example");
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let settings = [("DATABASE_URL", "sqlite://one.db")];
    let saved = registry(&folder, &settings, &["backup", "saved.db"]);
    assert_eq!(saved.status.code(), Some(0), "{}", said(&saved));

    let whole = [("MIGRATE_DATABASE_URL", "sqlite://whole.db")];
    let restored = registry(&folder, &whole, &["restore", "saved.db"]);
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));

    let second = invite("sqlite://one.db", "second@people.example");
    assert_eq!(second.status.code(), Some(0), "{}", said(&second));
    // Each looks first, and signs what the one before did.
    let third = invite("sqlite://one.db", "third@people.example");
    assert_eq!(third.status.code(), Some(0), "{}", said(&third));
    let behind = [("MIGRATE_DATABASE_URL", "sqlite://behind.db")];
    let restored = registry(&folder, &behind, &["restore", "saved.db"]);
    assert_eq!(restored.status.code(), Some(1), "{}", said(&restored));
    assert!(
        said(&restored).contains("are missing"),
        "{}",
        said(&restored)
    );
    let refused = invite("sqlite://behind.db", "third@people.example");
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(
        said(&refused).contains("nothing is written"),
        "{}",
        said(&refused)
    );

    // As many entries as were signed, and other ones: beside what was signed.
    let place = folder.join("keys/checkpoint");
    let note = std::fs::read_to_string(&place).unwrap();
    std::fs::remove_file(&place).unwrap();
    std::fs::rename(folder.join("keys"), folder.join("keys-before")).unwrap();
    std::fs::create_dir(folder.join("keys")).unwrap();
    let other = invite("sqlite://other.db", "first@people.example");
    assert_eq!(other.status.code(), Some(0), "{}", said(&other));
    let of_other = [("DATABASE_URL", "sqlite://other.db")];
    let saved = registry(&folder, &of_other, &["backup", "other-saved.db"]);
    assert_eq!(saved.status.code(), Some(0), "{}", said(&saved));
    std::fs::write(&place, &note).unwrap();
    let beside = [("MIGRATE_DATABASE_URL", "sqlite://beside.db")];
    let smaller = Checkpoint::of_note(&note).unwrap();
    let restored = registry(&folder, &beside, &["restore", "other-saved.db"]);
    assert_eq!(restored.status.code(), Some(1), "{}", said(&restored));
    assert!(smaller.size > 0);
}
