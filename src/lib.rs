//! The governance registry of the Global AI Partnership; each module is a room of the house.

pub mod rules;
pub mod web;
