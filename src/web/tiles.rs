//! The record for programs (C2SP tlog-tiles): the checkpoint, tiles of the tree, bundles of entries, the keys.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::before;
use super::house::House;
use super::problems::Problem;
use crate::record::checkpoints::{Checkpoint, TlogProof};
use crate::record::proofs;
use crate::record::tiles::{Holds, Tile, bundle};
use crate::rules::words::Vkey;
use crate::store::checkpoints::{self, Served};
use crate::store::{Failure, Reading, StoreError, before as records_before, keys, tree};

pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The addresses without a language.
pub fn files(house: &mut web::ServiceConfig) {
    house
        .route("/checkpoint", web::get().to(checkpoint))
        .route("/tile/{path:.*}", web::get().to(tile))
        .route("/.well-known/registry.vkey", web::get().to(vkeys))
        .configure(before::files)
        .route(
            "/record/entries/{index}.tlog-proof",
            web::get().to(tlog_proof),
        );
}

/// `GET /checkpoint`: the signed head of the record, as it stands in the second place, with its cosignatures.
///
/// # Errors
/// Not found until the first was signed.
pub async fn checkpoint(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    let served = house.read(|r| Ok(checkpoints::newest(r)?)).await?;
    let served = served.ok_or(Problem::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(TEXT)
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(served.note))
}

/// `GET /tile/{L}/{N}[.p/{W}]` and `/tile/entries/{N}[.p/{W}]`: never anything beyond the signed checkpoint.
///
/// # Errors
/// Not found past the checkpoint, and for every other spelling of a path.
pub async fn tile(
    house: web::Data<House>,
    path: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let tile = Tile::parse(&path).ok_or(Problem::NotFound)?;
    let bytes = house
        .read(move |r| {
            let size = checkpoints::newest(r)?.map(|served| served.size);
            Ok(filled(r, &tile, size)?)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header((header::CACHE_CONTROL, FOR_EVER))
        .body(bytes))
}

/// What a tile of a signed tree of this size holds.
pub(super) fn filled(
    r: &mut Reading<'_>,
    tile: &Tile,
    size: Option<u64>,
) -> Result<Vec<u8>, StoreError> {
    let size = size.ok_or(StoreError::NotFound)?;
    let first = tile.first().filter(|_| tile.is_in(size));
    let first = first.ok_or(StoreError::NotFound)?;
    let end = first + tile.width;
    match tile.holds {
        Holds::Hashes { level } => Ok(tree::row(r, level, first, end)?.concat()),
        Holds::Entries => {
            let entries = tree::bytes(r, first, end)?;
            bundle(entries.iter().map(String::as_bytes))
                .ok_or_else(|| StoreError::Corrupt("an entry of more than 65,535 bytes".into()))
        }
    }
}

/// `GET /.well-known/registry.vkey`: the keys that sign checkpoints, newest first, one a line.
///
/// # Errors
/// Not found while the record names none.
pub async fn vkeys(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    let keys = house
        .read(|r| {
            let begun = records_before::begun(r)?;
            Ok(keys::of_log(r, begun..i64::MAX)?)
        })
        .await?;
    lines_of(&keys)
}

/// Keys, one a line.
pub(super) fn lines_of(keys: &[Vkey]) -> Result<HttpResponse, Problem> {
    if keys.is_empty() {
        return Err(Problem::NotFound);
    }
    let lines: String = keys.iter().map(|key| format!("{key}\n")).collect();
    Ok(HttpResponse::Ok()
        .content_type(TEXT)
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(lines))
}

/// `GET /record/entries/{index}.tlog-proof`: where the entry stands, the path to the root, the checkpoint.
///
/// # Errors
/// A fault of the store. Until a checkpoint covers the entry, 404 with a sentence for programs.
pub async fn tlog_proof(
    house: web::Data<House>,
    path: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let index: u64 = path.parse().map_err(|_| Problem::NotFound)?;
    let proof = house.read(move |r| proof_of(r, index)).await?;
    match proof {
        Some(proof) => Ok(HttpResponse::Ok()
            .content_type(TEXT)
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"entry-{index}.tlog-proof\""),
            ))
            .body(proof.text())),
        // Another spelling than a library's own 404 has, which becomes a page for people.
        None => Ok(HttpResponse::NotFound().content_type("text/plain").body(
            "No signed checkpoint covers this entry yet: one follows each act within five seconds.\n",
        )),
    }
}

/// The proof of an entry in the tree of the checkpoint that is served; none until one covers it.
///
/// # Errors
/// A failure of the store.
pub(super) fn proof_of(r: &mut Reading<'_>, index: u64) -> Result<Option<TlogProof>, Failure> {
    let Some(Served { note, size, .. }) = checkpoints::newest(r)? else {
        return Ok(None);
    };
    let path = proofs::inclusion(&mut tree::Stored::of(r, size), index, size)?;
    Ok(path.map(|path| TlogProof {
        index,
        path,
        checkpoint: note,
    }))
}

/// The checkpoint served, read.
///
/// # Errors
/// A failure of the store.
pub(super) fn served(r: &mut Reading<'_>) -> Result<Option<(Checkpoint, Served)>, StoreError> {
    let Some(served) = checkpoints::newest(r)? else {
        return Ok(None);
    };
    let checkpoint = Checkpoint::of_note(&served.note)
        .ok_or_else(|| StoreError::Corrupt("the checkpoint served is none".into()))?;
    Ok(Some((checkpoint, served)))
}
