//! After a restore: what was open on the old machine is ended on this one.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::failures::StoreError;
use super::pens::Tx;
use super::schema::{invitations, motions, password_resets, sessions};

/// How many of each were ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub sessions: usize,
    pub invitations: usize,
    /// Links to a new password.
    pub resets: usize,
    /// Acts that one officer had proposed and that waited for another.
    pub motions: usize,
}

/// Ends all sessions, links and proposals to a second officer (RECORD, restore).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_what_was_open(tx: &mut Tx<'_>) -> Result<Ended, StoreError> {
    let now = tx.now().as_microsecond();
    let sessions = diesel::update(sessions::table.filter(sessions::ended.is_null()))
        .set(sessions::ended.eq(now))
        .execute(tx.conn)?;
    let invitations = diesel::update(invitations::table.filter(invitations::spent.is_null()))
        .set(invitations::spent.eq(now))
        .execute(tx.conn)?;
    let resets = diesel::update(password_resets::table.filter(password_resets::spent.is_null()))
        .set(password_resets::spent.eq(now))
        .execute(tx.conn)?;
    let motions = diesel::update(motions::table.filter(motions::state.eq("waiting")))
        .set((motions::state.eq("withdrawn"), motions::settled.eq(now)))
        .execute(tx.conn)?;
    Ok(Ended {
        sessions,
        invitations,
        resets,
        motions,
    })
}
