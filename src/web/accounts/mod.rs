//! Accounts as the administrator keeps them: who there is, which offices each held when, who was invited, what mail waits.

mod invitations;
mod letters;
mod list;
mod one;

use actix_web::web;

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/desk/accounts", web::get().to(list::show))
        .route("/desk/accounts/{account}", web::get().to(one::show))
        .route("/desk/accounts/{account}/end", web::post().to(one::end))
        .route(
            "/desk/accounts/{account}/session-ends",
            web::post().to(one::end_sessions),
        )
        .route("/desk/invitations", web::get().to(invitations::show))
        .route(
            "/desk/invitations/letters",
            web::post().to(invitations::send_again),
        )
        .route("/desk/letters", web::get().to(letters::show))
        .route(
            "/desk/letters/{id}/tries",
            web::post().to(letters::try_again),
        );
}
