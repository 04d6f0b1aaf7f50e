//! The records that this one continues, still served: each at an address of its own, as it is verified.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::documents;
use super::house::House;
use super::problems::Problem;
use super::tiles::{FOR_EVER, TEXT, filled, lines_of};
use super::words::Words;
use crate::record::tiles::Tile;
use crate::store::before::{self, Before};
use crate::store::{Reading, StoreError, keys};

/// The addresses below which a record lies as this one does below the root.
pub fn files(house: &mut web::ServiceConfig) {
    house
        .route(
            "/record/before/{number}/checkpoint",
            web::get().to(checkpoint),
        )
        .route(
            "/record/before/{number}/tile/{path:.*}",
            web::get().to(tile),
        )
        .route(
            "/record/before/{number}/.well-known/registry.vkey",
            web::get().to(vkeys),
        )
        .route(
            "/record/before/{number}/record/documents/{commitment}",
            web::get().to(document),
        );
}

fn find(r: &mut Reading<'_>, number: usize) -> Result<Before, StoreError> {
    let found = before::all(r)?;
    found
        .into_iter()
        .find(|before| before.number == number)
        .ok_or(StoreError::NotFound)
}

/// `GET /record/before/{number}/checkpoint`: the last checkpoint of that record whose entries are all here.
///
/// # Errors
/// Not found where there is none.
pub async fn checkpoint(
    house: web::Data<House>,
    path: web::Path<usize>,
) -> Result<HttpResponse, Problem> {
    let number = *path;
    let found = house.read(move |r| Ok(find(r, number)?)).await?;
    let served = found.served.ok_or(Problem::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(TEXT)
        .insert_header((header::CACHE_CONTROL, FOR_EVER))
        .body(served.note))
}

/// `GET /record/before/{number}/tile/{path}`: as [`super::tiles::tile`], of that record.
///
/// # Errors
/// Not found past its checkpoint.
pub async fn tile(
    house: web::Data<House>,
    path: web::Path<(usize, String)>,
) -> Result<HttpResponse, Problem> {
    let (number, path) = path.into_inner();
    let tile = Tile::parse(&path).ok_or(Problem::NotFound)?;
    let bytes = house
        .read(move |r| {
            let size = find(r, number)?.served.map(|served| served.size);
            Ok(filled(r, &tile, size)?)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header((header::CACHE_CONTROL, FOR_EVER))
        .body(bytes))
}

/// `GET /record/before/{number}/.well-known/registry.vkey`: the keys that signed that record, newest first.
///
/// # Errors
/// Not found where it named none.
pub async fn vkeys(
    house: web::Data<House>,
    path: web::Path<usize>,
) -> Result<HttpResponse, Problem> {
    let number = *path;
    let keys = house
        .read(move |r| {
            let end = find(r, number)?.index;
            let begun = match number {
                1 => 0,
                _ => find(r, number - 1)?.index,
            };
            Ok(keys::of_log(r, begun..end)?)
        })
        .await?;
    lines_of(&keys)
}

/// `GET /record/before/{number}/record/documents/{commitment}`: the document, which belongs to both records.
///
/// # Errors
/// As [`documents::show`].
pub async fn document(
    house: web::Data<House>,
    path: web::Path<(usize, String)>,
) -> Result<HttpResponse, Problem> {
    documents::show(house, web::Path::from(path.into_inner().1)).await
}

/// A record before this one, as people read of it.
pub struct Told {
    pub sentence: String,
    /// Empty where none of its checkpoints is kept.
    pub checkpoint: String,
    pub keys: String,
}

/// What is said of the records before this one, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn told(r: &mut Reading<'_>, w: &Words) -> Result<Vec<Told>, StoreError> {
    Ok(before::all(r)?
        .into_iter()
        .map(|before| {
            let [first, last] = before.lost.map(|index| w.number(index));
            let at = format!("/record/before/{}", before.number);
            Told {
                sentence: w.record_before_line(before.origin, first, last, w.number(before.index)),
                checkpoint: match before.served {
                    Some(_) => format!("{at}/checkpoint"),
                    None => String::new(),
                },
                keys: format!("{at}/.well-known/registry.vkey"),
            }
        })
        .collect())
}
