//! What the register knows of a person, for that person: what they did, and of what they are told by letter.

pub mod acts;
pub mod notices;

use actix_web::web;

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/account/acts", web::get().to(acts::show))
        .route("/desk/account/notices", web::post().to(notices::keep));
}
