//! Half sessions: whoever has shown a password may give a second factor or enrol one, and nothing else.

use diesel::prelude::*;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::rules::words::Lang;
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::{Reading, word};
use crate::store::schema::{accounts, half_sessions};
use crate::store::sessions::Token;

/// How long after the password.
pub const LIFE: SignedDuration = SignedDuration::from_mins(30);
/// Wrong codes after which the password is asked for again.
const MOST_WRONG: i64 = 5;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A code, a passkey, or a recovery code.
    SecondFactor,
    /// A factor has to be made: there is none, or a recovery code stood in for it.
    Enrolment,
}

impl Stage {
    const fn as_str(self) -> &'static str {
        match self {
            Stage::SecondFactor => "second-factor",
            Stage::Enrolment => "enrolment",
        }
    }
}

/// Whoever is half way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfWay {
    pub account: Uuid,
    pub stage: Stage,
    pub name: String,
    pub email: String,
    pub lang: Lang,
}

/// Begins a half session; the secret goes to the browser and nowhere else.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn begin(tx: &mut Tx<'_>, account: Uuid, stage: Stage) -> Result<String, StoreError> {
    let secret = hex::encode(tx.fresh_secret()?);
    let now = tx.now();
    diesel::delete(half_sessions::table.filter(half_sessions::expires.lt(now.as_microsecond())))
        .execute(tx.conn)?;
    diesel::insert_into(half_sessions::table)
        .values((
            half_sessions::token.eq(Token::of(&secret).as_str()),
            half_sessions::account.eq(account.to_string()),
            half_sessions::stage.eq(stage.as_str()),
            half_sessions::expires.eq((now + LIFE).as_microsecond()),
            half_sessions::wrong.eq(0),
        ))
        .execute(tx.conn)?;
    Ok(secret)
}

/// Who has this half session, if it runs and its account stands.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn find(r: &mut Reading<'_>, token: &Token) -> Result<Option<HalfWay>, StoreError> {
    let row: Option<(String, String, String, String, String)> = half_sessions::table
        .inner_join(accounts::table.on(accounts::id.eq(half_sessions::account)))
        .filter(half_sessions::token.eq(token.as_str()))
        .filter(half_sessions::ended.is_null())
        .filter(half_sessions::expires.gt(r.now().as_microsecond()))
        .filter(half_sessions::wrong.lt(MOST_WRONG))
        .filter(accounts::ended.is_null())
        .select((
            half_sessions::account,
            half_sessions::stage,
            accounts::name,
            accounts::email,
            accounts::lang,
        ))
        .first(r.conn)
        .optional()?;
    row.map(|(account, stage, name, email, lang)| {
        Ok(HalfWay {
            account: word(&account)?,
            stage: match stage.as_str() {
                "enrolment" => Stage::Enrolment,
                _ => Stage::SecondFactor,
            },
            name,
            email,
            lang: word(&lang)?,
        })
    })
    .transpose()
}

/// Counts a wrong answer.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn note_wrong(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    diesel::update(half_sessions::table.find(token.as_str()))
        .set(half_sessions::wrong.eq(half_sessions::wrong + 1))
        .execute(tx.conn)?;
    Ok(())
}

/// A recovery code was spent: a new factor may be made.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn may_enrol(tx: &mut Tx<'_>, token: &Token) -> Result<(), StoreError> {
    diesel::update(half_sessions::table.find(token.as_str()))
        .set(half_sessions::stage.eq(Stage::Enrolment.as_str()))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a half session; false when it had ended.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end(tx: &mut Tx<'_>, token: &Token) -> Result<bool, StoreError> {
    let ended = diesel::update(
        half_sessions::table
            .find(token.as_str())
            .filter(half_sessions::ended.is_null()),
    )
    .set(half_sessions::ended.eq(tx.now().as_microsecond()))
    .execute(tx.conn)?;
    Ok(ended == 1)
}

/// Ends every half session of an account: at a new password, and when a factor changes.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn end_all(tx: &mut Tx<'_>, account: Uuid) -> Result<(), StoreError> {
    diesel::update(
        half_sessions::table
            .filter(half_sessions::account.eq(account.to_string()))
            .filter(half_sessions::ended.is_null()),
    )
    .set(half_sessions::ended.eq(tx.now().as_microsecond()))
    .execute(tx.conn)?;
    Ok(())
}
