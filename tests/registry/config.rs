//! The settings: defaults that work, and one clear line for each that cannot be used.

use registry::config::{Config, PageCache};

fn of(settings: &[(&str, &str)]) -> Result<Config, String> {
    Config::from(&|name| {
        let found = settings.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    })
    .map_err(|unusable| unusable.to_string())
}

#[test]
fn without_any_setting_the_house_stands_on_this_machine() {
    let config = of(&[]).unwrap();
    assert_eq!(config.database_url, "sqlite://registry.db");
    assert_eq!(config.migrate_database_url, "sqlite://registry.db");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.base_url, "http://localhost:8080");
    assert_eq!(config.origin, "localhost:8080/log");
    assert_eq!(config.keys, "keys");
    assert_eq!(
        (
            config.checkpoint_store.as_deref(),
            config.witnesses.as_deref()
        ),
        (None, None)
    );
    assert!(config.allows_signing_in());
}

#[test]
fn the_origin_of_the_record_follows_from_the_address_unless_it_is_given() {
    let config = of(&[("BASE_URL", "https://Registry.example/")]).unwrap();
    assert_eq!(config.base_url, "https://registry.example");
    assert_eq!(config.origin, "registry.example/log");
    let config = of(&[
        ("BASE_URL", "https://registry.example"),
        ("ORIGIN", "first.example/log"),
    ]);
    assert_eq!(config.unwrap().origin, "first.example/log");
}

#[test]
fn an_empty_setting_counts_as_none() {
    assert_eq!(of(&[("LISTEN", " "), ("CONTACT_EMAIL", "")]), of(&[]));
}

#[test]
fn signing_in_needs_https_except_on_this_machine() {
    for (address, is_safe) in [
        ("https://registry.example", true),
        ("http://localhost:9000", true),
        ("http://127.0.0.1:9000", true),
        ("http://[::1]:9000", true),
        ("http://registry.example", false),
        ("http://localhost.example", false),
        ("http://192.0.2.7:8080", false),
    ] {
        let config = of(&[("BASE_URL", address)]).unwrap();
        assert_eq!(config.allows_signing_in(), is_safe, "{address}");
    }
}

#[test]
fn a_setting_that_makes_no_sense_is_named_with_what_it_should_be() {
    for (name, value) in [
        ("LISTEN", "8080"),
        ("LISTEN", "localhost"),
        ("BASE_URL", "registry.example"),
        ("BASE_URL", "https://registry.example/path"),
        ("BASE_URL", "https://"),
        ("ORIGIN", "No Spaces/log"),
        ("ORIGIN", "registry.example"),
        ("CONTACT_EMAIL", "nobody"),
        ("CONTACT_EMAIL", "a@b@c"),
        ("CHECKPOINT_STORE", "postgre://second"),
        ("CHECKPOINT_STORE", "https://second.example"),
        ("WORKERS", "0"),
        ("WORKERS", "many"),
    ] {
        let line = of(&[(name, value)]).expect_err(value);
        assert!(
            line.starts_with(name) && line.contains(value) && !line.contains('\n'),
            "{line}"
        );
    }
}

#[test]
fn pages_are_kept_in_a_bound_of_memory_or_not_at_all() {
    assert_eq!(of(&[]).unwrap().page_cache, PageCache::default());
    let given = |value| of(&[("PAGE_CACHE", value)]).map(|config| config.page_cache);
    assert_eq!(given("off"), Ok(PageCache::Off));
    assert_eq!(given("64"), Ok(PageCache::Mebibytes(64)));
    for wrong in ["0", "5000", "on", "-1"] {
        assert!(given(wrong).unwrap_err().starts_with("PAGE_CACHE must be"));
    }
}

#[test]
fn a_replica_is_of_postgresql_and_a_drain_is_some_seconds() {
    let config = of(&[]).unwrap();
    assert_eq!((config.replica_url, config.drain.as_secs()), (None, 0));
    let config = of(&[
        ("DATABASE_REPLICA_URL", "postgres://replica/registry"),
        ("DRAIN", "10"),
    ]);
    let config = config.unwrap();
    assert_eq!(
        config.replica_url.as_deref(),
        Some("postgres://replica/registry")
    );
    assert_eq!(config.drain.as_secs(), 10);
    for (name, wrong) in [
        ("DATABASE_REPLICA_URL", "sqlite://copy.db"),
        ("DRAIN", "301"),
        ("DRAIN", "soon"),
    ] {
        let refused = of(&[(name, wrong)]).unwrap_err();
        assert!(
            refused.starts_with(name) && refused.contains(wrong),
            "{refused}"
        );
    }
}

#[test]
fn figures_have_an_address_of_their_own_or_none() {
    assert_eq!(of(&[]).unwrap().metrics_listen, None);
    let config = of(&[("METRICS_LISTEN", "127.0.0.1:9090")]).unwrap();
    assert_eq!(
        config.metrics_listen.map(|at| at.to_string()).as_deref(),
        Some("127.0.0.1:9090")
    );
    for other in ["9090", "127.0.0.1:8080"] {
        let why = of(&[("METRICS_LISTEN", other)]).unwrap_err();
        assert!(why.starts_with("METRICS_LISTEN must be"), "{why}");
    }
}
