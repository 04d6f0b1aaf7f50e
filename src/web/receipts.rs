//! Receipts and proofs, looked at by anybody: what they show, and what they do not.

use actix_web::web;

pub fn routes(_lang: &mut web::ServiceConfig) {}
