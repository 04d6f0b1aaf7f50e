//! The governance registry of the Global AI Partnership; each module is a room of the house.

pub mod acts;
pub mod archive;
pub mod clock;
pub mod config;
pub mod demo;
pub mod notary;
pub mod post;
pub mod record;
pub mod rules;
pub mod search;
pub mod store;
pub mod text;
pub mod web;
