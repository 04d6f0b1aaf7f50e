//! Proposals: their public pages, and the same noun at the desk with what can be done.

mod acts;
mod desk;
pub mod due;
mod list;
mod officers;
mod redline;
mod show;
mod themes;
mod view;
pub mod wording;

use actix_web::web;

use super::texts::{languages, signing};

pub use desk::whole;
pub use redline::{UnitView as RedlineView, changed, units as redlined};
pub use show::{crumbs, symbol};
pub use view::{Asked, Beside, Read, UnitView, paragraphs, read, unit_view, units};

/// Longest form taken on these pages, in bytes: far more than two texts of the greatest length, so that a paste that
/// is too long comes back with the limit named and nothing lost.
pub const FORM_BYTES: usize = 16 * 1024 * 1024;

/// The addresses of proposals, public and at the desk.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.route("/proposals", web::get().to(list::public))
        .route("/proposals/{symbol}", web::get().to(show::public))
        .route(
            "/proposals/{symbol}/revisions",
            web::get().to(show::public_revisions),
        )
        .route(
            "/proposals/{symbol}/revisions/{number}",
            web::get().to(show::public_revision),
        )
        .route(
            "/proposals/{symbol}/redline",
            web::get().to(redline::public),
        )
        .route(
            "/proposals/{symbol}/languages",
            web::get().to(languages::public),
        )
        .route("/desk/themes", web::get().to(themes::show))
        .route("/desk/themes", web::post().to(themes::add))
        .route("/desk/proposals", web::get().to(list::desk))
        .service(
            web::scope("/desk/proposals/{symbol}")
                .app_data(web::FormConfig::default().limit(FORM_BYTES))
                .route("", web::get().to(desk::show))
                .route("/revisions", web::get().to(show::desk_revisions))
                .route("/revisions/{number}", web::get().to(show::desk_revision))
                .route("/redline", web::get().to(redline::desk))
                .route("/languages", web::get().to(languages::desk))
                .route("/sign-offs", web::post().to(signing::sign_off))
                .route("/agreements", web::post().to(signing::agree))
                .route("/drafts", web::post().to(acts::start_revision))
                .route("/co-sponsorships", web::post().to(acts::cosponsor))
                .route(
                    "/co-sponsorships/withdrawal",
                    web::post().to(acts::withdraw_cosponsorship),
                )
                .route(
                    "/withdrawal",
                    web::get().to(desk::withdrawal::withdrawal_form),
                )
                .route("/withdrawal", web::post().to(acts::withdraw))
                .route("/maintenance", web::post().to(acts::maintain))
                .route("/consent", web::post().to(acts::consent))
                .route("/final-text", web::post().to(acts::fix_final_text))
                .route("/declassification", web::post().to(acts::declassify))
                .route("/returns", web::get().to(officers::returns::return_form))
                .route(
                    "/returns",
                    web::post().to(officers::returns::return_for_form),
                )
                .route(
                    "/consultation",
                    web::get().to(officers::consultation::consultation_form),
                )
                .route(
                    "/consultation",
                    web::post().to(officers::consultation::open_consultation),
                )
                .route(
                    "/translations",
                    web::get().to(officers::translation::translation_form),
                )
                .route(
                    "/translations",
                    web::post().to(officers::translation::translate),
                )
                .route(
                    "/translations/imports",
                    web::post().to(officers::translation::import),
                ),
        );
}
