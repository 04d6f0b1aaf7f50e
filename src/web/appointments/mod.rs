//! Appointments: heads and offices proposed with their letters, confirmed by code, told at registered addresses.

pub mod code;
pub mod confirmations;
mod credentials;
mod form;
mod letters;

use actix_web::web;

pub use credentials::{LetterLine, lines as letter_lines};
pub use form::{enclosed, link_goes_to};

/// The addresses of appointments.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/accreditations", web::get().to(form::accreditation))
        .route("/desk/accreditations", web::post().to(form::accredit))
        .route(
            "/desk/accreditations/second-officer",
            web::post().to(form::propose_head),
        )
        .route("/desk/appointments", web::get().to(form::appointment))
        .route("/desk/appointments", web::post().to(form::appoint))
        .route(
            "/desk/appointments/second-officer",
            web::post().to(form::propose_office),
        )
        .route("/desk/confirmations", web::get().to(confirmations::show))
        .route(
            "/desk/confirmations",
            web::post().to(confirmations::confirm),
        )
        .route(
            "/desk/confirmations/votes",
            web::post().to(confirmations::confirm_vote),
        )
        .route("/desk/credentials", web::get().to(credentials::list))
        .route("/desk/credentials/{code}", web::get().to(credentials::show))
        .route(
            "/desk/credentials/{code}/address",
            web::post().to(credentials::register),
        )
        .route(
            "/desk/credential-letters/{id}",
            web::get().to(letters::file),
        );
}
