//! A session's secret is renewed after each confirmation (ASVS 5.0, 7.2.4); its name and its age stay.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::Token;
use crate::store::connection::AnyConnection;
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::schema::{intents, sessions};

/// How long the secret before is taken too: a form that was sent twice finds its answer with it.
const GRACE: SignedDuration = SignedDuration::from_secs(60);

/// Gives the session a new secret if something was confirmed in it since it last got one.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn renew(tx: &mut Tx<'_>, token: &Token) -> Result<Option<String>, StoreError> {
    let row: Option<(Option<String>, Option<i64>)> = sessions::table
        .find(&token.0)
        .filter(sessions::ended.is_null())
        .select((sessions::name, sessions::renewed))
        .first(tx.conn)
        .optional()?;
    let Some((Some(name), renewed)) = row else {
        return Ok(None);
    };
    let since: i64 = intents::table
        .filter(intents::session.eq(name))
        .filter(intents::consumed.ge(renewed.unwrap_or(0)))
        .count()
        .get_result(tx.conn)?;
    if since == 0 {
        return Ok(None);
    }
    let secret = hex::encode(tx.fresh_secret()?);
    let renewed = diesel::update(sessions::table.find(&token.0))
        .set((
            sessions::token.eq(Token::of(&secret).0),
            sessions::before.eq(&token.0),
            // After what was confirmed at this very moment, so that it counts once.
            sessions::renewed.eq(tx.now().as_microsecond() + 1),
        ))
        .execute(tx.conn)?;
    // Another instance was faster: its secret is the one that the session has.
    Ok((renewed == 1).then_some(secret))
}

/// The token that a session has now, for one that it had a moment ago.
pub(in crate::store) fn current(
    conn: &mut AnyConnection,
    token: &Token,
    now: Timestamp,
) -> Result<Token, StoreError> {
    let renewed: Option<String> = sessions::table
        .filter(sessions::before.eq(&token.0))
        .filter(sessions::renewed.gt((now - GRACE).as_microsecond()))
        .select(sessions::token)
        .first(conn)
        .optional()?;
    Ok(renewed.map_or_else(|| token.clone(), Token))
}
