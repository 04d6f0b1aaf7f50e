//! Receipts and proofs, looked at by anybody: what they show, and what they do not.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use futures_util::StreamExt;
use serde::Deserialize;

use super::answers;
use super::forms::{FormError, FormErrors};
use super::house::House;
use super::languages::Language;
use super::problems::Problem;
use super::receipt_check::{self, Point, Shows};
use super::receipt_given::{self, Given};
use super::record::public;
use super::shell::Shell;
use super::site::Site;
use super::words::words;
use crate::rules::words::Lang;
use crate::store::Head;

/// A proof in a tree of 2^40 entries has 40 lines; a receipt's file is smaller.
const LARGEST: usize = 64 * 1024;

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/record/receipt", web::get().to(ask))
        .route("/record/receipt", web::post().to(check));
}

#[derive(Template)]
#[template(path = "record/receipt.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<(String, String)>,
    errors: FormErrors,
    given: String,
    judged: Option<Judged>,
}

/// What came of it.
struct Judged {
    what: String,
    verdict: String,
    /// A chip's kind, its word, and the sentence.
    points: Vec<(&'static str, String, String)>,
    limits: Vec<String>,
}

/// `GET /{lang}/record/receipt`.
///
/// # Errors
/// A fault of the store.
pub async fn ask(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
) -> Result<HttpResponse, Problem> {
    let head = house.read(|r| Ok(r.head().clone())).await?;
    answers::page(&page(
        &site,
        lang.0,
        &head,
        FormErrors::none(),
        String::new(),
    ))
}

/// `POST /{lang}/record/receipt`: reads and judges; keeps nothing and changes nothing.
///
/// # Errors
/// A fault of the store; too large.
pub async fn check(
    lang: Language,
    site: web::Data<Site>,
    house: web::Data<House>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let dropped = dropped(&request, payload).await?;
    let w = words(lang.0);
    let read = receipt_given::read(&dropped);
    let (head, judged) = house
        .read(move |r| {
            let judged = match &read {
                None => None,
                Some(given) => Some(told(lang.0, given, receipt_check::judge(r, given, w)?)),
            };
            Ok((r.head().clone(), judged))
        })
        .await?;
    let mut errors = FormErrors::none();
    if judged.is_none() {
        errors.entries.push(FormError {
            input: Some("text".into()),
            sentence: w.receipt_check_unreadable(),
        });
    }
    // What could not be read comes back to be mended; after an answer the form is free for another.
    let (status, typed) = match judged {
        Some(_) => (StatusCode::OK, String::new()),
        None => (StatusCode::UNPROCESSABLE_ENTITY, dropped),
    };
    let page = Page {
        judged,
        ..page(&site, lang.0, &head, errors, typed)
    };
    answers::page_with(status, &page)
}

fn page(site: &Site, lang: Lang, head: &Head, errors: FormErrors, given: String) -> Page {
    let w = words(lang);
    Page {
        shell: public(site, lang, "/record/receipt", w.receipt_check_title(), head),
        crumbs: vec![(format!("/{lang}/record"), w.record_title())],
        errors,
        given,
        judged: None,
    }
}

fn told(lang: Lang, given: &Given, points: Vec<Point>) -> Judged {
    let w = words(lang);
    let any = |shows: Shows| points.iter().any(|point| point.shows == shows);
    let verdict = if any(Shows::No) {
        w.receipt_verdict_fails()
    } else if any(Shows::NotYet) {
        w.receipt_verdict_waits()
    } else {
        w.receipt_verdict_holds()
    };
    let mut limits = Vec::new();
    if matches!(given, Given::Note { .. }) {
        limits.push(w.receipt_limit_note());
    }
    if !matches!(given, Given::Proof(_)) {
        limits.push(w.receipt_limit_screen());
        limits.push(w.receipt_limit_secrecy());
    }
    limits.push(w.receipt_limit_one_history());
    Judged {
        what: receipt_given::what(given, w),
        verdict,
        points: points
            .into_iter()
            .map(|point| {
                let (kind, word) = match point.shows {
                    Shows::Yes => ("force", w.receipt_point_yes()),
                    Shows::No => ("bad", w.receipt_point_no()),
                    Shows::NotYet => ("due", w.receipt_point_open()),
                };
                (kind, word, point.sentence)
            })
            .collect(),
        limits,
    }
}

#[derive(Deserialize)]
struct Pasted {
    #[serde(default)]
    text: String,
}

/// What was pasted, or else what was uploaded; never written anywhere.
async fn dropped(request: &HttpRequest, payload: web::Payload) -> Result<String, Problem> {
    let kind = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let bytes = payload
            .to_bytes_limited(LARGEST)
            .await
            .map_err(|_| Problem::TooLarge)?
            .map_err(|_| Problem::Unreadable)?;
        let pasted: Pasted =
            serde_html_form::from_bytes(&bytes).map_err(|_| Problem::Unreadable)?;
        return Ok(pasted.text);
    }
    let mut parts = Multipart::new(request.headers(), payload.into_inner());
    let mut found = String::new();
    let mut room = LARGEST;
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| Problem::Unreadable)?;
        let bytes = part
            .bytes(room)
            .await
            .map_err(|_| Problem::TooLarge)?
            .map_err(|_| Problem::Unreadable)?;
        room = room.saturating_sub(bytes.len());
        if matches!(part.name(), Some("text" | "file")) && found.trim().is_empty() {
            // What is no text is none of the three, and the form says so.
            found = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    Ok(found)
}
