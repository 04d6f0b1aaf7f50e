//! Amendments and voting in parts: their public pages, and what is done with them at the desk.

mod acts;
mod drafting;
mod list;
mod order;
mod page;
pub mod part;
mod redlined;

use actix_web::web;

pub use page::chip;
pub(in crate::web) use page::prose;

/// The addresses of amendments; before those of proposals, whose scope takes every address below it.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route(
        "/proposals/{symbol}/amendments",
        web::get().to(list::public),
    )
    .route(
        "/proposals/{symbol}/amendments/{number}",
        web::get().to(page::public),
    )
    .route(
        "/desk/proposals/{symbol}/amendments",
        web::get().to(list::desk),
    )
    .route(
        "/desk/proposals/{symbol}/amendments",
        web::post().to(acts::start),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/revision",
        web::post().to(acts::take_up),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/{number}",
        web::get().to(page::desk),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/{number}/co-sponsorships",
        web::post().to(acts::join),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/{number}/withdrawal",
        web::post().to(acts::withdraw),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/{number}/acceptance",
        web::post().to(acts::accept),
    )
    .route(
        "/desk/proposals/{symbol}/amendments/{number}/fall",
        web::post().to(order::fall),
    )
    .route(
        "/desk/proposals/{symbol}/comments/{number}/amendment",
        web::post().to(acts::start_from_comment),
    )
    .route(
        "/desk/proposals/{symbol}/voting-order",
        web::get().to(order::show),
    )
    .route(
        "/desk/proposals/{symbol}/voting-order",
        web::post().to(order::record),
    )
    .route("/desk/amendments/{id}", web::get().to(drafting::show))
    .route("/desk/amendments/{id}", web::post().to(drafting::save))
    .route(
        "/desk/amendments/{id}/proposal",
        web::get().to(drafting::review),
    )
    .route(
        "/desk/amendments/{id}/proposal",
        web::post().to(drafting::propose),
    )
    .route(
        "/desk/amendments/{id}/removal",
        web::post().to(drafting::discard),
    )
    .route(
        "/desk/amendments/{id}/revision",
        web::post().to(drafting::carry_over),
    );
}
