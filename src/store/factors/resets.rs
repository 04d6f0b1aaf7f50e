//! Lost factors: from when to when an account may enrol a new one without an old one.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::{Reading, at};
use crate::store::schema::factor_resets;

/// How long after two officers agreed the way opens: its owner, if there is one still, hears of it before.
pub const WAIT: SignedDuration = SignedDuration::from_hours(24);
/// How long it stays open.
pub const OPEN: SignedDuration = SignedDuration::from_hours(72);

/// A way to a new factor, agreed by two officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reset {
    pub opens: Timestamp,
    pub closes: Timestamp,
}

/// The way that was agreed for an account, open or yet to open; none when there is none or it is over.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn of(r: &mut Reading<'_>, account: Uuid) -> Result<Option<Reset>, StoreError> {
    let row: Option<(i64, i64)> = factor_resets::table
        .find(account.to_string())
        .filter(factor_resets::closes.gt(r.now().as_microsecond()))
        .select((factor_resets::opens, factor_resets::closes))
        .first(r.conn)
        .optional()?;
    row.map(|(opens, closes)| {
        Ok(Reset {
            opens: at(opens)?,
            closes: at(closes)?,
        })
    })
    .transpose()
}

/// Notes that two officers agreed, now.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn agree(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    let opens = tx.now() + WAIT;
    end(tx, account)?;
    diesel::insert_into(factor_resets::table)
        .values((
            factor_resets::account.eq(account.to_string()),
            factor_resets::agreed.eq(tx.now().as_microsecond()),
            factor_resets::opens.eq(opens.as_microsecond()),
            factor_resets::closes.eq((opens + OPEN).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Closes the way of an account; false when there was none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, account: Uuid) -> Result<bool, StoreError> {
    Ok(diesel::delete(factor_resets::table.find(account.to_string())).execute(tx.conn)? > 0)
}
