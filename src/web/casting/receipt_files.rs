//! The receipt of a vote as a file that a delegation keeps.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::record::canonical;
use crate::record::receipts::ReceiptFile;
use crate::rules::words::BallotSymbol;
use crate::store::{receipts, votes};
use crate::web::house::House;
use crate::web::problems::Problem;
use crate::web::signed_in::SignedIn;

/// `GET .../votes/{index}/receipt.json`: content, salt, commitment and signed note, of the visitor's own delegation.
///
/// # Errors
/// Not found of anybody else's.
pub async fn file(
    path: web::Path<(String, String, i64)>,
    house: web::Data<House>,
    caller: SignedIn,
) -> Result<HttpResponse, Problem> {
    let (_, symbol, index) = path.into_inner();
    let symbol = BallotSymbol::parse(&symbol).map_err(|_| Problem::NotFound)?;
    let viewer = caller.viewer();
    let (kept, note) = house
        .read(move |r| {
            let (kept, _) = votes::receipt(r, &viewer, &symbol, index)?;
            Ok((kept, receipts::find(r, index)?))
        })
        .await?;
    let name = format!("{}-{index}-receipt.json", kept.ballot);
    let file = ReceiptFile {
        commitment: kept.commitment,
        content: kept.content,
        note,
        salt: kept.salt,
    };
    let bytes = canonical::write(&file).map_err(Problem::fault)?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(bytes))
}
