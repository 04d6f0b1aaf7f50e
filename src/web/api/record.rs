//! The public record for programs: its head, and its entries as JSON.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::answered::{Found, one, page};
use super::asked::{Asked, Wrong};
use crate::record::checkpoints::base64;
use crate::record::entries::House as Kind;
use crate::rules::words::{BallotSymbol, MemberCode, NormSymbol, ProposalSymbol};
use crate::store::entries::{self, Sought, Written};
use crate::store::{Failure, StoreError};
use crate::web::house::House;
use crate::web::tiles;

/// Where the record stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HeadOut {
    /// The name of the record.
    #[schema(example = "registry.example/log")]
    pub origin: String,
    pub house: Kind,
    pub entries: i64,
    /// When the newest entry was made.
    pub time: Timestamp,
    /// The signed checkpoint that is served; null until the first.
    pub checkpoint: Option<CheckpointOut>,
}

/// A signed checkpoint (C2SP tlog-checkpoint).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckpointOut {
    /// How many entries it covers.
    pub entries: i64,
    /// The root of the tree (RFC 6962), base64.
    pub root: String,
    /// Since when it is served.
    pub served: Timestamp,
    /// Where the signed lines are.
    #[schema(format = "uri", example = "https://registry.example/checkpoint")]
    pub url: String,
}

/// An entry of the record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryOut {
    pub index: i64,
    pub time: Timestamp,
    /// What was done.
    #[schema(example = "closing")]
    pub act: String,
    /// Leaf hash (RFC 6962), hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub leaf: String,
    /// The entry itself, as `/record/entries/{index}.json` has it in its canonical bytes.
    #[schema(value_type = Object)]
    pub entry: Value,
}

/// `GET /api/v1/record/head`.
///
/// # Errors
/// A failure of the store.
pub async fn head(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    one(asked, house, |r, origin| {
        let served = tiles::served(r)?;
        let head = r.head();
        Ok::<_, Failure>(HeadOut {
            origin: head.origin.clone(),
            house: head.house,
            entries: head.n,
            time: head.time,
            checkpoint: served.map(|(checkpoint, served)| CheckpointOut {
                entries: i64::try_from(checkpoint.size).unwrap_or(i64::MAX),
                root: base64(&checkpoint.root),
                served: served.at,
                url: format!("{}/checkpoint", origin.0),
            }),
        })
    })
    .await
}

/// `GET /api/v1/record/entries`, newest first.
///
/// # Errors
/// A parameter that cannot be read.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    let sought = Sought {
        before: asked.cursor()?,
        proposal: asked
            .word::<ProposalSymbol>("proposal")?
            .map(|one| one.to_string()),
        ballot: asked
            .word::<BallotSymbol>("ballot")?
            .map(|one| one.to_string()),
        norm: asked.word::<NormSymbol>("norm")?.map(|one| one.to_string()),
        member: asked
            .word::<MemberCode>("member")?
            .map(|one| one.to_string()),
    };
    let limit = asked.limit()?;
    page(asked, house, move |r, _| {
        let mut found = entries::newest(r, &sought, limit + 1)?;
        let has_more = found.len() as i64 > limit;
        found.truncate(limit.unsigned_abs() as usize);
        let next = found.last().map(|last| last.index).filter(|_| has_more);
        let items: Result<Vec<EntryOut>, Failure> = found.into_iter().map(entry_out).collect();
        Ok(Found {
            items: items?,
            next,
        })
    })
    .await
}

fn entry_out(written: Written) -> Result<EntryOut, Failure> {
    let entry = serde_json::from_str(&written.bytes)
        .map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(EntryOut {
        index: written.index,
        time: written.time,
        act: written.entry.act.name(),
        leaf: written.leaf,
        entry,
    })
}
