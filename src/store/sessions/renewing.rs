//! A session's secret is renewed after each confirmation (ASVS 5.0, 7.2.4); its name and its age stay.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::Token;
use crate::store::connection::AnyConnection;
use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::schema::sessions;

/// How long the secret before is taken too: a form that was sent twice finds its answer with it.
const GRACE: SignedDuration = SignedDuration::from_secs(60);

/// Where the new secret is put once the act that was confirmed is on disk: it goes to the browser with the answer.
#[derive(Clone, Default)]
pub struct Renewal(Arc<Mutex<Option<String>>>);

impl Renewal {
    pub(in crate::store) fn put(&self, secret: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(secret);
    }

    /// The secret, once; none where nothing was confirmed.
    pub fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for Renewal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Renewal")
    }
}

impl PartialEq for Renewal {
    /// The same place.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Renewal {}

/// Gives the session a new secret, in the transaction of what was confirmed in it; none where it ended with that.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub(in crate::store) fn renew(
    tx: &mut Tx<'_>,
    token: &Token,
) -> Result<Option<String>, StoreError> {
    let secret = hex::encode(tx.fresh_secret()?);
    let session = sessions::table
        .find(&token.0)
        .filter(sessions::ended.is_null());
    let renewed = diesel::update(session)
        .set((
            sessions::token.eq(Token::of(&secret).0),
            sessions::before.eq(&token.0),
            sessions::renewed.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
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
