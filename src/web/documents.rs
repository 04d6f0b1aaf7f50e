//! A public document with its salt: what anybody needs to hash it again.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde_json::json;

use super::house::House;
use super::problems::Problem;
use crate::rules::visibility::Viewer;
use crate::rules::words::Commitment;
use crate::store::documents;

/// `GET /record/documents/{commitment}`: media, fingerprint, salt and text. A document can be withheld later,
/// so it is asked for anew each time.
///
/// # Errors
/// Not found when there is none, or none that is public.
pub async fn show(
    house: web::Data<House>,
    path: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let commitment = Commitment::parse(&path).map_err(|_| Problem::NotFound)?;
    let document = house
        .read(move |r| Ok(documents::find(r, &Viewer::Public, &commitment)?))
        .await?;
    let body = json!({
        "commitment": document.commitment.as_str(),
        "media": document.media,
        "salt": document.salt,
        "sha256": document.sha256,
        "text": document.body,
    });
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(body.to_string()))
}
