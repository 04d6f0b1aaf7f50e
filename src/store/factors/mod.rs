//! Factors: what an account has beside its password, each kind in a table of its own.

pub mod ceremonies;
pub mod half_sessions;
pub mod passkeys;
pub mod recovery_codes;
pub mod resets;
pub mod sealing_keys;
pub mod totp;

use diesel::prelude::*;
use uuid::Uuid;

use super::failures::StoreError;
use super::pens::Tx;
use super::reading::Reading;
use super::schema;

/// What an account has, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub passkeys: i64,
    pub has_totp: bool,
    /// Recovery codes that can still be used.
    pub recovery_codes: i64,
}

impl Held {
    /// A second factor or a passkey: without one nobody gets past the sign-in.
    pub const fn suffices(self) -> bool {
        self.passkeys > 0 || self.has_totp
    }

    /// Passkeys, and the app that shows codes: at least one of them stays.
    pub const fn factors(self) -> i64 {
        self.passkeys + self.has_totp as i64
    }
}

/// What an account has.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn held(r: &mut Reading<'_>, account: Uuid) -> Result<Held, StoreError> {
    Ok(Held {
        passkeys: passkeys::count(r, account)?,
        has_totp: totp::since(r, account)?.is_some(),
        recovery_codes: recovery_codes::left(r, account)?,
    })
}

/// After a restore: nobody is half way in any more, and no challenge or key that was shown counts.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub(super) fn end_what_was_open(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    diesel::delete(schema::half_sessions::table).execute(tx.conn)?;
    diesel::delete(schema::ceremonies::table).execute(tx.conn)?;
    diesel::delete(schema::totp_offers::table).execute(tx.conn)?;
    diesel::delete(schema::factor_resets::table).execute(tx.conn)?;
    Ok(())
}
