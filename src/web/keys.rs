//! The keys of the register: what each signs, since which entry, and how to compare them.

use actix_web::web;

pub fn routes(_lang: &mut web::ServiceConfig) {}
