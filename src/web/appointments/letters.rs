//! The file of a letter of credentials: for officers, and for the delegation it is of.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

use crate::store::credential_letters;
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;

/// `GET /{lang}/desk/credential-letters/{id}`: byte for byte as it came, to be kept and not shown.
///
/// # Errors
/// Not found for everybody else.
pub async fn file(
    address: web::Path<(String, Uuid)>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (viewer, id) = (caller.viewer(), address.1);
    let (letter, file) = house
        .read(move |r| credential_letters::file(r, &viewer, id))
        .await?;
    let whose = letter.seat.map_or_else(
        || "letter".to_owned(),
        |seat| seat.as_str().replace('/', "-"),
    );
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/pdf"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{whose}.pdf\""),
        ))
        .body(file))
}
