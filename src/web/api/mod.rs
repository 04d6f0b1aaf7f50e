//! The interface for programs: everything public as JSON, described by OpenAPI.

mod adherence;
mod answered;
mod archived;
mod archives;
mod asked;
mod ballots;
pub mod endpoints;
mod members;
mod norms;
pub mod openapi;
mod popolo;
mod proposals;
mod record;
mod remarks;
mod roll;
mod texts;
mod themes;
mod words;

use actix_web::web;

pub(in crate::web) use asked::{Asked, Wrong};
pub(in crate::web) use ballots::decided;
pub(in crate::web) use roll::position;

/// The addresses without a language: programs read both.
pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/api/openapi.json", web::get().to(openapi::show))
        .route("/api/v1/norms", web::get().to(norms::list))
        .route("/api/v1/norms/{symbol}", web::get().to(norms::show))
        .route(
            "/api/v1/norms/{symbol}/versions/{version}",
            web::get().to(norms::version),
        )
        .route("/api/v1/proposals", web::get().to(proposals::list))
        .route("/api/v1/proposals/{symbol}", web::get().to(proposals::show))
        .route(
            "/api/v1/proposals/{symbol}/revisions",
            web::get().to(proposals::all_revisions),
        )
        .route(
            "/api/v1/proposals/{symbol}/revisions/{number}",
            web::get().to(proposals::revision),
        )
        .route(
            "/api/v1/proposals/{symbol}/comments",
            web::get().to(remarks::all_comments),
        )
        .route(
            "/api/v1/proposals/{symbol}/amendments",
            web::get().to(remarks::all_amendments),
        )
        .route("/api/v1/ballots", web::get().to(ballots::list))
        .route("/api/v1/ballots/{ballot}", web::get().to(ballots::show))
        .route("/api/v1/members", web::get().to(members::list))
        .route("/api/v1/members/{code}", web::get().to(members::show))
        .route(
            "/api/v1/members/{code}/votes",
            web::get().to(members::all_votes),
        )
        .route("/api/v1/partners", web::get().to(members::partners))
        .route("/api/v1/adherence/events", web::get().to(adherence::events))
        .route("/api/v1/adherence/matrix", web::get().to(adherence::matrix))
        .route("/api/v1/themes", web::get().to(themes::list))
        .route("/api/v1/archives", web::get().to(archives::list))
        .route(
            "/api/v1/archives/{collection}/members",
            web::get().to(archives::members),
        )
        .route(
            "/api/v1/archives/{collection}/decisions",
            web::get().to(archives::decisions),
        )
        .route(
            "/api/v1/archives/{collection}/decisions/{symbol}",
            web::get().to(archives::a_decision),
        )
        .route(
            "/api/v1/archives/{collection}/instruments",
            web::get().to(archives::instruments),
        )
        .route(
            "/api/v1/archives/{collection}/instruments/{symbol}",
            web::get().to(archives::an_instrument),
        )
        .route("/api/v1/record/head", web::get().to(record::head))
        .route("/api/v1/record/entries", web::get().to(record::list))
        .route(
            "/api/v1/popolo/organizations",
            web::get().to(popolo::organizations),
        )
        .route("/api/v1/popolo/motions", web::get().to(popolo::motions))
        .route(
            "/api/v1/popolo/motions/{ballot}",
            web::get().to(popolo::motion),
        )
        .route(
            "/api/v1/popolo/vote_events",
            web::get().to(popolo::vote_events),
        )
        .route(
            "/api/v1/popolo/vote_events/{ballot}",
            web::get().to(popolo::vote_event),
        );
}
