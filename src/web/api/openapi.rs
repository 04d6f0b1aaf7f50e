//! The description of the interface for programs (OpenAPI 3.1), made of the types that it answers with.

use std::collections::BTreeMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};
use utoipa::{PartialSchema, ToSchema};

use super::answered::{AsOf, Bilingual};
use super::endpoints::{ENDPOINTS, Endpoint, Gives, Param};
use crate::rules::words::{
    BallotSymbol, CollectionCode, Lang, MemberCode, NormSymbol, ProposalSymbol,
};
use crate::web::answers;
use crate::web::problems::Problem;
use crate::web::site::Site;
use crate::web::words::words;

/// What the names of types end in that the description calls by the noun alone.
const ENDING: &str = "Out";

const ABOUT: &str = "Everything public in the governance registry of the Global AI Partnership: norms, proposals, \
     votes, members, adherence and the record they follow from. Nothing needs an account. Every answer says at which \
     head of the record it was read (`as_of`); lists are paged by `next`. Answers carry an `ETag`: ask again with \
     `If-None-Match`. Words in both official languages stand under `en` and `fr`.";

/// `GET /api/openapi.json`.
///
/// # Errors
/// A fault when it cannot be written.
pub async fn show(site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    let body = serde_json::to_string(&document(site.origin())).map_err(Problem::fault)? + "\n";
    Ok(HttpResponse::Ok()
        .content_type("application/vnd.oai.openapi+json;version=3.1")
        .insert_header((
            header::CONTENT_DISPOSITION,
            "inline; filename=\"openapi.json\"",
        ))
        .insert_header(answers::same_for_all())
        .body(body))
}

/// The whole description, for a house at this origin.
pub fn document(origin: &str) -> Value {
    let mut paths = serde_json::Map::new();
    for endpoint in ENDPOINTS {
        paths.insert(
            endpoint.path.to_owned(),
            json!({"get": operation(endpoint)}),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Governance registry of the Global AI Partnership",
            "version": "1.0.0",
            "description": ABOUT,
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": origin}],
        "externalDocs": {"url": format!("{origin}/en/developers"), "description": "How to use it"},
        "tags": tags(),
        "paths": paths,
        "components": {"schemas": schemas(), "responses": responses()},
    })
}

fn tags() -> Vec<Value> {
    let mut names: Vec<&str> = Vec::new();
    for endpoint in ENDPOINTS {
        if !names.contains(&endpoint.of) {
            names.push(endpoint.of);
        }
    }
    names.iter().map(|name| json!({"name": name})).collect()
}

fn operation(endpoint: &Endpoint) -> Value {
    let about = endpoint.about(words(Lang::En));
    let in_path = endpoint
        .path
        .split('/')
        .filter_map(|piece| piece.strip_prefix('{')?.strip_suffix('}'));
    let in_path: Vec<&str> = in_path.collect();
    let is_found_by_symbol = !in_path.is_empty();
    let parameters: Vec<Value> = in_path
        .into_iter()
        .map(|name| piece(endpoint, name))
        .chain(endpoint.query.iter().map(|param| query(param)))
        .collect();
    let mut answers = json!({
        "200": {
            "description": about,
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "Changes whenever the answer does."},
                "Link": {"schema": {"type": "string"}, "description": "`next`, where there is more."},
            },
            "content": {"application/json": {"schema": {"$ref": answer_of(endpoint)}}},
        },
        "304": {"description": "Unchanged since the `ETag` in `If-None-Match`."},
        "400": {"$ref": "#/components/responses/Problem"},
        "503": {"$ref": "#/components/responses/Problem"},
    });
    let is_of_a_day = endpoint.query.iter().any(|param| param.name == "on");
    if is_found_by_symbol || is_of_a_day {
        answers["404"] = json!({"$ref": "#/components/responses/Problem"});
    }
    json!({
        "operationId": endpoint.id,
        "tags": [endpoint.of],
        "summary": about,
        "parameters": parameters,
        "responses": answers,
    })
}

/// A piece of the path.
fn piece(endpoint: &Endpoint, name: &str) -> Value {
    let path = endpoint.path;
    let (schema, example) = match name {
        "symbol" if path.contains("/norms/") => (value::<NormSymbol>(), "GAIP-NORM-0001"),
        "collection" => (value::<CollectionCode>(), "ARCHIVE"),
        "symbol" if path.contains("/archives/") => (
            json!({"type": "string", "pattern": "^[^/]{1,80}$",
                "description": "As the archive has it, with `-` for `/`."}),
            "UNGA-15-654",
        ),
        "symbol" => (value::<ProposalSymbol>(), "P-2026-001"),
        "ballot" => (value::<BallotSymbol>(), "B-2026-001"),
        "code" => (value::<MemberCode>(), "FRA"),
        "number" => (
            json!({"type": "integer", "minimum": 0, "maximum": 1_000_000}),
            "0",
        ),
        _ => (
            json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(~[0-9]+)?$",
                "description": "The day of its adoption; with `~2` the second of a day."}),
            "2026-03-01",
        ),
    };
    parameter("path", name, "", schema, example)
}

fn query(param: &Param) -> Value {
    parameter(
        "query",
        param.name,
        param.about,
        (param.schema)(),
        param.example,
    )
}

fn parameter(place: &str, name: &str, about: &str, schema: Value, example: &str) -> Value {
    let example = match schema["type"].as_str() {
        Some("integer") => example.parse::<i64>().map_or(Value::Null, Value::from),
        _ => Value::from(example),
    };
    let mut parameter = json!({"name": name, "in": place, "schema": schema, "example": example});
    if place == "path" {
        parameter["required"] = true.into();
    }
    if !about.is_empty() {
        parameter["description"] = about.into();
    }
    parameter
}

/// The name of the answer of an endpoint among the schemas.
fn answer_name(endpoint: &Endpoint) -> String {
    let item = (endpoint.item)();
    let name = item.first().map_or("", |(name, _)| plain(name));
    match endpoint.gives {
        Gives::One => format!("{name}Answer"),
        Gives::Page => format!("{name}Page"),
    }
}

fn answer_of(endpoint: &Endpoint) -> String {
    format!("#/components/schemas/{}", answer_name(endpoint))
}

fn plain(name: &str) -> &str {
    name.strip_suffix(ENDING).unwrap_or(name)
}

/// Every schema, under the noun alone.
fn schemas() -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let mut common = vec![
        (AsOf::name().into_owned(), AsOf::schema()),
        (Bilingual::name().into_owned(), Bilingual::schema()),
    ];
    AsOf::schemas(&mut common);
    for (name, schema) in common
        .into_iter()
        .chain(ENDPOINTS.iter().flat_map(|endpoint| (endpoint.item)()))
    {
        let mut schema = serde_json::to_value(schema).unwrap_or_default();
        name_plainly(&mut schema);
        all.insert(plain(&name).to_owned(), schema);
    }
    for endpoint in ENDPOINTS {
        let item = (endpoint.item)();
        let Some((name, _)) = item.first() else {
            continue;
        };
        let item = json!({"$ref": format!("#/components/schemas/{}", plain(name))});
        let as_of = json!({"$ref": "#/components/schemas/AsOf"});
        let schema = match endpoint.gives {
            Gives::One => json!({
                "type": "object",
                "required": ["as_of", "item"],
                "properties": {"as_of": as_of, "item": item},
            }),
            Gives::Page => json!({
                "type": "object",
                "required": ["as_of", "items", "next"],
                "properties": {
                    "as_of": as_of,
                    "items": {"type": "array", "items": item},
                    "next": {
                        "type": ["string", "null"],
                        "format": "uri",
                        "description": "The address of the next page; null on the last one.",
                    },
                },
            }),
        };
        all.insert(answer_name(endpoint), schema);
    }
    all.insert("Problem".to_owned(), problem());
    all
}

/// Turns references to types into references to nouns.
fn name_plainly(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(target) if name == "$ref" => *target = plain(target).to_owned(),
                    value => name_plainly(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(name_plainly),
        _ => {}
    }
}

fn responses() -> Value {
    json!({"Problem": {
        "description": "A problem (RFC 9457).",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }})
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "A problem (RFC 9457).",
        "required": ["type", "status", "title", "detail"],
        "properties": {
            "type": {"type": "string", "examples": ["about:blank"]},
            "status": {"type": "integer", "examples": [400]},
            "title": {"type": "string", "examples": ["A parameter cannot be read"]},
            "detail": {"type": "string", "examples": ["limit must be a whole number from 1 to 100"]},
            "instance": {"type": "string", "description": "Under which the cause is in our log."},
            "errors": {"type": "array", "items": {
                "type": "object",
                "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
            }},
        },
    })
}

fn value<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}
