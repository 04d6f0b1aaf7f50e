//! Imported archives for programs: the addresses at which they are read.

use actix_web::{HttpResponse, web};

use super::answered::{Found, one, page};
use super::archived::{
    ArchivedVote, DecisionInFull, InstrumentInFull, collection, decision, instrument, participant,
    participation, words,
};
use super::asked::{Asked, Wrong, piece};
use crate::rules::words::CollectionCode;
use crate::store::archives::{self, Sought};
use crate::web::house::House;

/// `GET /api/v1/archives`: the collections, imported first first.
///
/// # Errors
/// A failure of the store.
pub async fn list(asked: Asked, house: web::Data<House>) -> Result<HttpResponse, Wrong> {
    page(asked, house, |r, origin| {
        let all = archives::collections(r)?;
        Ok(Found {
            items: all.into_iter().map(|one| collection(one, origin)).collect(),
            next: None,
        })
    })
    .await
}

/// `GET /api/v1/archives/{collection}/members`: its participants, of whatever time, by code.
///
/// # Errors
/// Not found.
pub async fn members(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let code = piece::<CollectionCode>(&path)?;
    page(asked, house, move |r, _| {
        archives::collection(r, &code)?;
        let all = archives::participants(r, &code)?;
        Ok(Found {
            items: all.into_iter().map(participant).collect(),
            next: None,
        })
    })
    .await
}

/// `GET /api/v1/archives/{collection}/decisions`, in the order of the archive.
///
/// # Errors
/// Not found, or a parameter that cannot be read.
pub async fn decisions(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let code = piece::<CollectionCode>(&path)?;
    let sought = Sought {
        year: asked.year()?,
        member: asked.word("member")?,
        after: None,
    };
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, origin| {
        archives::collection(r, &code)?;
        let found = archives::in_order(r, &code, &sought, cursor, limit + 1)?;
        let texts = found.iter().flat_map(|one| [&one.title, &one.summary]);
        let words = words(r, texts)?;
        Ok(Found::of(
            found,
            limit,
            |one| one.idx,
            |one| decision(&one, &code, &words, origin),
        ))
    })
    .await
}

/// `GET /api/v1/archives/{collection}/decisions/{symbol}`: a decision with its roll call.
///
/// # Errors
/// Not found.
pub async fn a_decision(
    asked: Asked,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (code, slug) = path.into_inner();
    let code = piece::<CollectionCode>(&code)?;
    one(asked, house, move |r, origin| {
        let found = archives::decision(r, &code, &slug)?;
        let words = words(r, [&found.title, &found.summary])?;
        let votes = found.roll.votes().into_iter();
        Ok(DecisionInFull {
            decision: decision(&found, &code, &words, origin),
            roll_call: votes
                .map(|(member, choice)| ArchivedVote {
                    member: member.clone(),
                    choice,
                })
                .collect(),
        })
    })
    .await
}

/// `GET /api/v1/archives/{collection}/instruments`, in the order of the archive.
///
/// # Errors
/// Not found, or a parameter that cannot be read.
pub async fn instruments(
    asked: Asked,
    path: web::Path<String>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let code = piece::<CollectionCode>(&path)?;
    let (cursor, limit) = (asked.cursor()?, asked.limit()?);
    page(asked, house, move |r, origin| {
        archives::collection(r, &code)?;
        let found = archives::instruments(r, &code, cursor, limit + 1)?;
        let words = words(r, found.iter().flat_map(|one| [&one.title, &one.chapter]))?;
        Ok(Found::of(
            found,
            limit,
            |one| one.idx,
            |one| instrument(&one, &code, &words, origin),
        ))
    })
    .await
}

/// `GET /api/v1/archives/{collection}/instruments/{symbol}`: an instrument with the participation in it.
///
/// # Errors
/// Not found.
pub async fn an_instrument(
    asked: Asked,
    path: web::Path<(String, String)>,
    house: web::Data<House>,
) -> Result<HttpResponse, Wrong> {
    let (code, slug) = path.into_inner();
    let code = piece::<CollectionCode>(&code)?;
    one(asked, house, move |r, origin| {
        let found = archives::instrument(r, &code, &slug)?;
        let events = archives::events(r, found.idx)?;
        let notes = events.iter().map(|event| &event.note);
        let words = words(r, [&found.title, &found.chapter].into_iter().chain(notes))?;
        Ok(InstrumentInFull {
            instrument: instrument(&found, &code, &words, origin),
            participation: events
                .into_iter()
                .map(|event| participation(event, &words))
                .collect(),
        })
    })
    .await
}
