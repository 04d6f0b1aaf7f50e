//! Recovery codes: shown once, kept as hashes, each spent once.

use diesel::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::Reading;
use crate::store::schema::recovery_codes;

/// A code has 120 bits of chance: one hash is enough (ASVS 5.0, 6.5.2). The account stands in it, so that equal
/// rows of two accounts could not be told.
fn hash(account: Uuid, code: &str) -> String {
    hex::encode(Sha256::digest(format!(
        "gaip-registry/recovery-code/v1\n{account}\n{code}"
    )))
}

/// How many codes of an account can still be used.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn left(r: &mut Reading<'_>, account: Uuid) -> Result<i64, StoreError> {
    Ok(recovery_codes::table
        .filter(recovery_codes::account.eq(account.to_string()))
        .filter(recovery_codes::spent.is_null())
        .filter(recovery_codes::ended.is_null())
        .count()
        .get_result(r.conn)?)
}

/// Keeps new codes of an account in place of all others.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn set(tx: &mut Tx<'_>, account: Uuid, codes: &[String]) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::update(
        recovery_codes::table
            .filter(recovery_codes::account.eq(account.to_string()))
            .filter(recovery_codes::ended.is_null()),
    )
    .set(recovery_codes::ended.eq(now))
    .execute(tx.conn)?;
    for code in codes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::code.eq(hash(account, code)),
                recovery_codes::account.eq(account.to_string()),
                recovery_codes::created.eq(now),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Spends a code of an account; false when it is none, or was spent.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn spend(tx: &mut Tx<'_>, account: Uuid, code: &str) -> Result<bool, StoreError> {
    let spent = diesel::update(
        recovery_codes::table
            .find(hash(account, code))
            .filter(recovery_codes::account.eq(account.to_string()))
            .filter(recovery_codes::spent.is_null())
            .filter(recovery_codes::ended.is_null()),
    )
    .set(recovery_codes::spent.eq(tx.now().as_microsecond()))
    .execute(tx.conn)?;
    Ok(spent == 1)
}
