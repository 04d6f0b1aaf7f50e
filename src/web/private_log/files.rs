//! The private log as a file: CSV for a sheet, JSON Lines with what the chain is hashed from.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde_json::json;

use super::Query;
use crate::acts;
use crate::record::canonical::micros;
use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::store::private_log::Link;
use crate::web::forms::FormErrors;
use crate::web::house::House;
use crate::web::languages::Language;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;
use crate::web::tables::harmless;
use crate::web::words::words;

/// `GET /{lang}/desk/log.csv`: what is sought, newest first.
///
/// # Errors
/// Not found for everybody but an auditor.
pub async fn csv(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let links = exported(lang, &house, &caller, &query).await?;
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet
        .write_record(["n", "at", "event", "by", "about", "hash"])
        .map_err(Problem::fault)?;
    for Link { line, h, .. } in &links {
        let by = line.by.clone().unwrap_or_default();
        sheet
            .write_record([
                line.n.to_string(),
                micros::text(line.at),
                harmless(&line.event),
                harmless(&by),
                harmless(&line.about),
                h.clone(),
            ])
            .map_err(Problem::fault)?;
    }
    let bytes = sheet.into_inner().map_err(Problem::fault)?;
    Ok(file(
        "csv",
        "text/csv; charset=utf-8; header=present",
        bytes,
    ))
}

/// `GET /{lang}/desk/log.jsonl`: the same, each line with its salt and hashes.
///
/// # Errors
/// As [`csv`].
pub async fn json_lines(
    lang: Language,
    house: web::Data<House>,
    caller: SignedIn,
    query: web::Query<Query>,
) -> Result<HttpResponse, Problem> {
    let links = exported(lang, &house, &caller, &query).await?;
    let mut bytes = Vec::new();
    for link in &links {
        let whole = json!({
            "line": link.line,
            "salt": link.salt,
            "prev": link.prev,
            "hash": link.h,
        });
        bytes.extend_from_slice(whole.to_string().as_bytes());
        bytes.push(b'\n');
    }
    Ok(file("jsonl", "application/jsonl; charset=utf-8", bytes))
}

async fn exported(
    lang: Language,
    house: &House,
    caller: &SignedIn,
    query: &Query,
) -> Result<Vec<Link>, Problem> {
    if !caller.may(Action::ReadPrivateLog) {
        return Err(Problem::NotFound);
    }
    let mut errors = FormErrors::none();
    let sought = super::sought(house, caller, query, &mut errors, words(lang.0)).await?;
    // The page says what makes no sense; a file of it is not there.
    let sought = sought.ok_or(Refusal::NotFound)?;
    let by = caller.asks();
    house
        .act(move |store| acts::private_log::export(store, by, sought))
        .await
}

fn file(suffix: &str, kind: &str, bytes: Vec<u8>) -> HttpResponse {
    let name = format!("attachment; filename=\"private-log.{suffix}\"");
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(bytes)
}
