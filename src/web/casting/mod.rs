//! The vote of a delegation on its desk.

mod after;
mod page;
mod preparing;
mod receipt_files;
mod receipts;
mod seen;
mod sent;
mod voting;

use actix_web::web;

/// The addresses of the votes of delegations.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/ballots/{ballot}", web::get().to(page::show))
        .route(
            "/desk/ballots/{ballot}/review",
            web::post().to(voting::review),
        )
        .route("/desk/ballots/{ballot}/votes", web::post().to(voting::cast))
        .route(
            "/desk/ballots/{ballot}/preparations",
            web::post().to(preparing::prepare),
        )
        .route(
            "/desk/ballots/{ballot}/preparations/removal",
            web::post().to(preparing::remove),
        )
        .route(
            "/desk/ballots/{ballot}/withdrawals",
            web::post().to(voting::withdraw),
        )
        .route(
            "/desk/ballots/{ballot}/votes/{index}",
            web::get().to(receipts::receipt),
        )
        .route(
            "/desk/ballots/{ballot}/votes/{index}/receipt.json",
            web::get().to(receipt_files::file),
        )
        .route(
            "/desk/ballots/{ballot}/error-reports",
            web::post().to(after::report),
        )
        .route(
            "/desk/ballots/{ballot}/intended-votes",
            web::post().to(after::intend),
        )
        .route(
            "/desk/ballots/{ballot}/explanations",
            web::post().to(after::explain),
        );
}
