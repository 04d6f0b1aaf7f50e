//! The faults: programs killed, databases crashed and cut off, clocks set wrong; what was acknowledged stands.

mod clocks;
mod closings;
mod crashed;
mod cut;
mod doubles;
mod ground;
mod house;
mod instance;
mod killed;
mod nginx;
mod postgres;
mod proxy;
mod replicas;
mod revoked;
mod rolling;
#[allow(dead_code, reason = "shared with the tests of behaviour")]
#[path = "../registry/soft_key.rs"]
mod soft_key;
mod starts;
mod survivor;
mod synced;
mod voters;
