//! Comments on a proposal: compiled by unit, drafted and published by delegations, answered by the secretariat.

mod answer;
mod compiled;
mod draft;
mod edit;
mod files;
mod list;
pub mod marks;
mod preview;
mod query;
mod view;

use actix_web::web;

/// The addresses of comments, public and at the desk.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/proposals/{symbol}/comments", web::get().to(list::public))
        .route(
            "/proposals/{symbol}/comments.csv",
            web::get().to(files::public_csv),
        )
        .route(
            "/proposals/{symbol}/comments.xlsx",
            web::get().to(files::public_xlsx),
        )
        .route(
            "/desk/proposals/{symbol}/comments",
            web::get().to(list::desk),
        )
        .route(
            "/desk/proposals/{symbol}/comments.csv",
            web::get().to(files::desk_csv),
        )
        .route(
            "/desk/proposals/{symbol}/comments.xlsx",
            web::get().to(files::desk_xlsx),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts",
            web::get().to(edit::begin),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts",
            web::post().to(edit::create),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts/{id}",
            web::get().to(edit::show),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts/{id}",
            web::post().to(edit::save),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts/{id}/preview",
            web::get().to(preview::show),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts/{id}/publication",
            web::post().to(preview::publish),
        )
        .route(
            "/desk/proposals/{symbol}/comments/drafts/{id}/deletion",
            web::post().to(preview::delete),
        )
        .route(
            "/desk/proposals/{symbol}/comments/{number}/answer",
            web::get().to(answer::show),
        )
        .route(
            "/desk/proposals/{symbol}/comments/{number}/answer",
            web::post().to(answer::send),
        );
}
