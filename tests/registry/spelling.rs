//! The one spelling: the quick ways of writing and reading it agree with the library that knows every case.

use proptest::prelude::*;
use registry::record::{Entry, canonical};
use serde_json::Value;

use super::judge::of_the_demo;
use super::story;

/// Any JSON that a program may hold: names in any script, fractions, and numbers larger than a double has.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1_000i64..1_000).prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z\"\\\\\n\t/é€😀\u{1}\u{7f}]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let name = prop_oneof![
            "[a-z_-]{0,5}".prop_map(String::from),
            "[a-zA-Z\"\\\\é€😀\u{fb33}\n]{0,4}".prop_map(String::from),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// The members of an object in the order in which they are given, as a struct writes its fields.
struct AsGiven(Vec<(String, Value)>);

impl serde::Serialize for AsGiven {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_written_is_written_as_the_library_writes_it(value in any_json()) {
        let library = serde_json_canonicalizer::to_string(&value).ok();
        prop_assert_eq!(canonical::write(&value).ok(), library);
    }

    #[test]
    fn fields_in_any_order_are_written_in_the_one_order(
        members in prop::collection::btree_map("[a-zé]{1,4}", any_json(), 0..8),
        turn in any::<prop::sample::Index>(),
    ) {
        let mut given: Vec<(String, Value)> = members.into_iter().collect();
        if !given.is_empty() {
            let by = turn.index(given.len());
            given.rotate_left(by);
        }
        let given = AsGiven(given);
        let library = serde_json_canonicalizer::to_string(&given).ok();
        prop_assert_eq!(canonical::write(&given).ok(), library);
    }
}

fn is_read_alike(bytes: &str) -> bool {
    let quickly = Entry::parse(bytes).ok();
    assert_eq!(
        quickly,
        canonical::read::<Entry>(bytes).ok(),
        "read otherwise: {bytes}"
    );
    quickly.is_some()
}

#[test]
fn entries_that_open_votes_are_read_as_all_others_are() {
    let records = [of_the_demo(), &story::told().record];
    let opening = records.into_iter().flatten().filter(|bytes| {
        let begins = ["{\"act\":\"closing\"", "{\"act\":\"ballot-end\""];
        begins.iter().any(|act| bytes.starts_with(act))
    });
    let opening: Vec<&String> = opening.collect();
    assert!(opening.len() > 10);
    assert!(
        opening
            .iter()
            .any(|bytes| bytes.contains("\"explanation\":["))
    );
    let mut refused = 0;
    for (n, bytes) in opening.iter().enumerate() {
        assert!(is_read_alike(bytes));
        // Each place changed in some closing: what is refused the one way is refused the other.
        for at in (n % 7..bytes.len()).step_by(if n == 0 { 5 } else { 499 }) {
            for other in ["", " ", "0", "\"", ",", "\\"] {
                if bytes.is_char_boundary(at) && bytes.is_char_boundary(at + 1) {
                    let changed = format!("{}{other}{}", &bytes[..at], &bytes[at + 1..]);
                    refused += usize::from(!is_read_alike(&changed));
                }
            }
        }
        for (there, instead) in [
            ("\"choice\":\"yes\"", "\"choice\":null"),
            ("\"choice\":\"yes\"", "\"choice\":\"aye\""),
            ("\"explanation\":null", "\"explanation\":[]"),
            ("\"v\":1},\"salt\"", "\"v\":01},\"salt\""),
            ("\"origin\":\"", "\"origin\":\"\\u0061"),
            ("\"votes\":[", "\"votes\":[],\"votes\":["),
            (",\"votes\":[", ",\"unknown\":1,\"votes\":["),
            ("\"auth\":\"", "\"auth\":\"x"),
        ] {
            is_read_alike(&bytes.replacen(there, instead, 1));
        }
    }
    assert!(refused > 5_000, "{refused}");
}
