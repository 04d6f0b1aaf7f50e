//! Parked text: what was being written when a session had ended, sealed, and returned to its account alone.

use diesel::prelude::*;
use jiff::SignedDuration;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, word};
use super::schema::{accounts, parked, sessions};
use super::sealing::Sealing;
use super::sessions::Token;
use crate::rules::Refusal;

/// How long it is kept.
pub const LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How many of one account are kept at most: the oldest leave.
const MOST: i64 = 8;

/// A form as it was sent: where to, and what stood in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Form {
    pub path: String,
    pub fields: Vec<(String, String)>,
}

fn place(id: Uuid) -> String {
    format!("parked/{id}")
}

/// Parks a form for whoever had this session; none where no standing account had it.
///
/// # Errors
/// [`StoreError`] when the database fails, or there is no sealing key.
pub fn park(tx: &mut Tx<'_>, had: &Token, form: &Form) -> Result<Option<Uuid>, StoreError> {
    let account: Option<String> = sessions::table
        .inner_join(accounts::table.on(accounts::id.eq(sessions::account)))
        .filter(
            sessions::token
                .eq(had.as_str())
                .or(sessions::before.eq(had.as_str())),
        )
        .filter(accounts::ended.is_null())
        .select(sessions::account)
        .first(tx.conn)
        .optional()?;
    let Some(account) = account else {
        return Ok(None);
    };
    leave_room(tx, &account)?;
    let id = tx.fresh_id();
    let text = serde_json::to_string(&form.fields)
        .map_err(|error| StoreError::Other(error.to_string()))?;
    let sealed = tx.sealing().seal(&place(id), text.as_bytes())?;
    diesel::insert_into(parked::table)
        .values((
            parked::id.eq(id.to_string()),
            parked::account.eq(account),
            parked::path.eq(&form.path),
            parked::sealed.eq(sealed),
            parked::created.eq(tx.now().as_microsecond()),
            parked::expires.eq((tx.now() + LIFE).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(Some(id))
}

fn leave_room(tx: &mut Tx<'_>, account: &str) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    diesel::delete(parked::table.filter(parked::expires.le(now))).execute(tx.conn)?;
    let older: Vec<String> = parked::table
        .filter(parked::account.eq(account))
        .order((parked::created.desc(), parked::id.desc()))
        .offset(MOST - 1)
        .limit(1000)
        .select(parked::id)
        .load(tx.conn)?;
    diesel::delete(parked::table.filter(parked::id.eq_any(older))).execute(tx.conn)?;
    Ok(())
}

/// The parked form, for its account alone.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else, and when it is over.
pub fn find(
    r: &mut Reading<'_>,
    sealing: &Sealing,
    id: Uuid,
    account: Uuid,
) -> Result<Form, Failure> {
    let row: Option<(String, String)> = parked::table
        .find(id.to_string())
        .filter(parked::account.eq(account.to_string()))
        .filter(parked::expires.gt(r.now().as_microsecond()))
        .select((parked::path, parked::sealed))
        .first(r.conn)
        .optional()?;
    let (path, sealed) = row.ok_or(Refusal::NotFound)?;
    let text = sealing.open(&place(id), &sealed)?;
    let fields =
        serde_json::from_slice(&text).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(Form { path, fields })
}

/// Forgets a parked form of an account.
///
/// # Errors
/// [`Refusal::NotFound`] when the account has none of this number.
pub fn forget(tx: &mut Tx<'_>, id: Uuid, account: Uuid) -> Result<(), Failure> {
    let gone = diesel::delete(
        parked::table
            .find(id.to_string())
            .filter(parked::account.eq(account.to_string())),
    )
    .execute(tx.conn)?;
    if gone == 1 {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// The newest parked form of an account, so that it is found without its link.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn newest(r: &mut Reading<'_>, account: Uuid) -> Result<Option<(Uuid, String)>, StoreError> {
    let row: Option<(String, String)> = parked::table
        .filter(parked::account.eq(account.to_string()))
        .filter(parked::expires.gt(r.now().as_microsecond()))
        .order((parked::created.desc(), parked::id.desc()))
        .select((parked::id, parked::path))
        .first(r.conn)
        .optional()?;
    row.map(|(id, path)| Ok((word(&id)?, path))).transpose()
}
