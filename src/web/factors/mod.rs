//! Factors on pages: the second step of the sign-in, enrolment, and what a person keeps of them.

mod answered;
mod apps;
mod cards;
mod enrolment;
mod lost;
mod own;
mod passkeys;
mod second_step;
mod who;

use actix_web::web;

pub use answered::half_way;
pub use own::{Own, own_factors};

/// The addresses of these pages.
pub fn routes(cfg: &mut web::ServiceConfig) {
    second_step::routes(cfg);
    passkeys::routes(cfg);
    enrolment::routes(cfg);
    apps::routes(cfg);
    own::routes(cfg);
    lost::routes(cfg);
}
