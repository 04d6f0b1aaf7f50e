//! The description of the CSV files for programs (W3C CSV on the Web).

use serde_json::{Value, json};

use super::collection;
use crate::record::tables::{Kind, TABLES};

/// `register/csv-metadata.json`: every file with its columns, what they hold, and its key.
pub(super) fn metadata() -> Value {
    let simple = collection::FILES.iter().map(|(name, columns)| {
        let columns: Vec<Value> = columns
            .iter()
            .map(|(name, datatype)| json!({"name": name, "titles": name, "datatype": datatype, "null": ""}))
            .collect();
        json!({"url": format!("{name}.csv"), "tableSchema": {"columns": columns}})
    });
    let full = TABLES.iter().map(|table| {
        let columns: Vec<Value> = table
            .columns
            .iter()
            .map(|(name, kind)| {
                json!({
                    "name": name,
                    "titles": name,
                    "datatype": datatype(*kind),
                    "null": "",
                    "required": table.key.contains(name),
                })
            })
            .collect();
        json!({
            "url": format!("full/{}.csv", table.name),
            "tableSchema": {"columns": columns, "primaryKey": table.key},
        })
    });
    json!({
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": true},
        "tables": simple.chain(full).collect::<Vec<_>>(),
    })
}

const fn datatype(kind: Kind) -> &'static str {
    match kind {
        Kind::Whole => "integer",
        Kind::Time => "dateTime",
        Kind::Day => "date",
        Kind::Word | Kind::Prose => "string",
    }
}
