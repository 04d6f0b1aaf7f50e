//! What members have done with norms.

mod done;
mod files;
mod matrix;
mod notifications;
mod picture;
mod selection;
mod timeline;

use actix_web::web;

use crate::rules::adherence::Status;
use crate::store::adherence::Position;
use crate::web::words::Words;
pub(super) use done::{Done, done};
pub(super) use matrix::members_offered;
pub(super) use notifications::{NotificationLine, notification, units};

pub fn routes(lang: &mut web::ServiceConfig) {
    lang.route("/adoption.{form}", web::get().to(files::matrix))
        .route(
            "/adoption/adherences.{form}",
            web::get().to(files::adherences),
        )
        .route("/adoption", web::get().to(matrix::matrix))
        .route(
            "/norms/{symbol}/adoption.{form}",
            web::get().to(files::norm),
        )
        .route(
            "/norms/{symbol}/adherences.{form}",
            web::get().to(files::norm_adherences),
        );
}

/// A standing as its mark and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What `figures.html`, `degree`, draws.
    pub step: i64,
    pub word: String,
    /// « with 1 reservation », or empty.
    pub reservations: String,
}

/// The mark of a standing, told apart by word, shape and colour.
pub(super) fn mark(position: &Position, w: &Words) -> Mark {
    Mark {
        step: step(position.status),
        word: status_word(position.status, w),
        reservations: reservations(position, w),
    }
}

/// « with 1 reservation », or empty.
fn reservations(position: &Position, w: &Words) -> String {
    match position.reservations {
        0 => String::new(),
        some => w.adoption_reservations(some),
    }
}

const fn step(status: Status) -> i64 {
    match status {
        Status::ImplementedInPractice => 4,
        Status::ImplementedInLaw => 3,
        Status::MeasureNotified => 2,
        Status::Adhered => 1,
        Status::NothingReported => 0,
        Status::AdherenceWithdrawn => -1,
        Status::DoesNotIntend => -2,
    }
}

/// A status as a word of its own.
pub fn status_word(status: Status, w: &Words) -> String {
    match status {
        Status::ImplementedInPractice => w.status_implemented_in_practice(),
        Status::ImplementedInLaw => w.status_implemented_in_law(),
        Status::MeasureNotified => w.status_measure_notified(),
        Status::Adhered => w.status_adhered(),
        Status::AdherenceWithdrawn => w.status_adherence_withdrawn(),
        Status::DoesNotIntend => w.status_does_not_intend(),
        Status::NothingReported => w.status_nothing_reported(),
    }
}
