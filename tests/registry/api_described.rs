//! The description of the interface: every address is in it, and every answer is as it says.

use std::collections::BTreeSet;

use registry::web::api::endpoints::{ENDPOINTS, Endpoint, Gives};
use registry::web::api::openapi::document;
use registry::web::site::DemoBanner;
use serde_json::Value;

use super::browser::{Browser, Door};
use super::databases::Database;
use super::demo::told;
use super::strangers;

/// Something of the invented house for each brace of an address, as its lists give it.
pub struct Filled {
    norm: String,
    version: String,
    proposal: String,
    ballot: String,
}

impl Filled {
    pub fn of(visitor: &Browser) -> Self {
        let first = |path: &str, name: &str| {
            let answer = visitor.get(path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            let page: Value = serde_json::from_str(&answer.body).unwrap();
            page["items"][0][name].as_str().unwrap().to_owned()
        };
        Self {
            norm: first("/api/v1/norms?limit=1", "symbol"),
            version: first("/api/v1/norms?limit=1", "version"),
            proposal: first("/api/v1/proposals?limit=1", "symbol"),
            ballot: first("/api/v1/ballots?limit=1&result=adopted", "symbol"),
        }
    }

    pub fn path(&self, endpoint: &Endpoint) -> String {
        let symbol = match endpoint.path.contains("/norms/") {
            true => &self.norm,
            false => &self.proposal,
        };
        let path = endpoint.path.replace("{symbol}", symbol);
        let path = path.replace("{version}", &self.version);
        let path = path.replace("{ballot}", &self.ballot);
        let path = path.replace("{collection}", "NONE");
        path.replace("{code}", "FRA").replace("{number}", "0")
    }
}

/// What of a value is against a schema of the description, each with its place; a small part of JSON Schema, all of
/// which the description keeps to.
fn against(schema: &Value, value: &Value, whole: &Value, place: &str, found: &mut Vec<String>) {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.strip_prefix("#/components/schemas/").unwrap();
        let named = &whole["components"]["schemas"][name];
        assert!(named.is_object(), "{target} is not described");
        return against(named, value, whole, place, found);
    }
    for all in schema["allOf"].as_array().into_iter().flatten() {
        against(all, value, whole, place, found);
    }
    let one_of = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    if let Some(choices) = one_of {
        let fits = choices.iter().any(|choice| {
            let mut wrong = Vec::new();
            against(choice, value, whole, place, &mut wrong);
            wrong.is_empty()
        });
        if !fits {
            found.push(format!("{place}: {value} is none of its choices"));
        }
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_of_kind = match &schema["type"] {
        Value::String(named) => named == kind,
        Value::Array(kinds) => kinds.iter().any(|named| named == kind),
        _ => true,
    };
    if !is_of_kind {
        found.push(format!("{place}: {kind}, not {}", schema["type"]));
    }
    let words = schema["enum"].as_array();
    if words.is_some_and(|words| !words.contains(value)) {
        found.push(format!("{place}: {value} is not in the list"));
    }
    for item in value.as_array().into_iter().flatten() {
        against(&schema["items"], item, whole, &format!("{place}[]"), found);
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() && value.is_object() {
            found.push(format!("{place}: lacks {name}"));
        }
    }
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            against(own, value, whole, &format!("{place}.{name}"), found);
        }
    }
}

/// Every name that a schema gives a field, through references and parts.
fn names(schema: &Value, whole: &Value, known: &mut BTreeSet<String>) {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.strip_prefix("#/components/schemas/").unwrap();
        names(&whole["components"]["schemas"][name], whole, known);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        names(part, whole, known);
    }
    known.extend(
        schema["properties"]
            .as_object()
            .into_iter()
            .flat_map(|own| own.keys().cloned()),
    );
}

#[test]
fn every_address_of_the_interface_is_described_and_no_other() {
    let described: BTreeSet<&str> = ENDPOINTS.iter().map(|endpoint| endpoint.path).collect();
    let routed: BTreeSet<&str> = strangers::of_the_interface().collect();
    assert_eq!(described, routed);
    let whole = document("https://registry.example");
    assert_eq!(whole["openapi"], "3.1.0");
    assert_eq!(whole["paths"].as_object().unwrap().len(), ENDPOINTS.len());
    let ids: BTreeSet<&str> = ENDPOINTS.iter().map(|endpoint| endpoint.id).collect();
    assert_eq!(ids.len(), ENDPOINTS.len(), "an id stands twice");
    for (path, operations) in whole["paths"].as_object().unwrap() {
        let about = operations["get"]["summary"].as_str().unwrap();
        assert_ne!(about, "An address of the interface.", "{path} is not told");
        for parameter in operations["get"]["parameters"].as_array().unwrap() {
            assert!(!parameter["example"].is_null(), "{path}: {parameter}");
            assert!(parameter["schema"].is_object(), "{path}: {parameter}");
        }
    }
}

/// Whether an answer has an item; what is otherwise than described is added to what is wrong.
pub fn as_described(
    visitor: &Browser,
    endpoint: &Endpoint,
    path: &str,
    whole: &Value,
    wrong: &mut Vec<String>,
) -> bool {
    let answer = visitor.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    assert_eq!(answer.header("content-type"), "application/json", "{path}");
    let value: Value = serde_json::from_str(&answer.body).unwrap();
    let told = &whole["paths"][endpoint.path]["get"]["responses"]["200"];
    let schema = &told["content"]["application/json"]["schema"];
    against(schema, &value, whole, path, wrong);
    let item = match endpoint.gives {
        Gives::One => &value["item"],
        Gives::Page => &value["items"][0],
    };
    let Some(item) = item.as_object() else {
        return false;
    };
    // Nothing is answered that is not described.
    let name = (endpoint.item)()[0].0.trim_end_matches("Out").to_owned();
    let mut known = BTreeSet::new();
    names(&whole["components"]["schemas"][&name], whole, &mut known);
    for field in item.keys() {
        if !known.contains(field) {
            wrong.push(format!("{path}: {field} is not described"));
        }
        let is_snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(field.chars().all(is_snake), "{path}: {field}");
    }
    true
}

#[test]
fn every_answer_is_as_the_description_says_on_both_databases() {
    for database in [Database::Sqlite, Database::Postgres] {
        let door = Door::open_with(&told(database).store, DemoBanner::Shown);
        let visitor = Browser::at(door.origin());
        let asked = visitor.get("/api/openapi.json");
        assert_eq!(asked.status, 200);
        let whole: Value = serde_json::from_str(&asked.body).unwrap();
        assert_eq!(whole, document(door.origin()));
        let filled = Filled::of(&visitor);
        let mut wrong = Vec::new();
        for endpoint in ENDPOINTS {
            let path = filled.path(endpoint);
            // The invented house has no archive; `imports` asks one that has.
            if endpoint.of == "archives" && path.contains("NONE") {
                assert_eq!(visitor.get(&path).status, 404, "{path}");
                continue;
            }
            let is_full = as_described(&visitor, endpoint, &path, &whole, &mut wrong);
            let may_be_empty = [
                "list_amendments",
                "list_archives",
                "list_comments",
                "list_partners",
            ];
            assert!(is_full || may_be_empty.contains(&endpoint.id), "{path}");
        }
        assert!(wrong.is_empty(), "{database:?}: {wrong:#?}");
    }
}

#[test]
fn what_is_asked_otherwise_than_described_is_a_problem_that_names_the_parameter() {
    let door = Door::open_with(&told(Database::Sqlite).store, DemoBanner::Shown);
    let visitor = Browser::at(door.origin());
    for (path, parameter) in [
        ("/api/v1/norms?limit=0", "limit"),
        ("/api/v1/norms?limit=101", "limit"),
        ("/api/v1/norms?limit=ten", "limit"),
        ("/api/v1/norms?limit=5&limit=6", "limit"),
        ("/api/v1/norms?cursor=-1", "cursor"),
        ("/api/v1/norms?theme=Workers%20now", "theme"),
        ("/api/v1/norms?state=good", "state"),
        ("/api/v1/norms?on=yesterday", "on"),
        ("/api/v1/norms?on=", "on"),
        ("/api/v1/norms?colour=blue", "colour"),
        ("/api/v1/ballots?year=1899", "year"),
        ("/api/v1/themes?limit=5", "limit"),
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(problem["status"], 400);
        assert_eq!(problem["errors"][0]["parameter"], parameter, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    }
    for path in [
        "/api/v1/norms/GAIP-NORM-9999",
        "/api/v1/norms/nonsense",
        "/api/v1/proposals/P-2026-999",
        "/api/v1/proposals/P-2025-001/revisions/x",
        "/api/v1/ballots/B-1999-001",
        "/api/v1/members/ZZZ",
        "/api/v1/members/ZZZ/votes",
        "/api/v1/members?on=1999-01-01",
        "/api/v1/members?on=2999-01-01",
        "/api/v1/nonsense",
        "/api/v2/norms",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        for member in ["type", "title", "status", "detail"] {
            assert!(!problem[member].is_null(), "{path}: {problem}");
        }
    }
}
