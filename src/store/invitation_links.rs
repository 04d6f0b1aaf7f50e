//! Links that were mailed for an invitation or a new password: made as the letter is sent, kept as hashes.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};

use super::connection::AnyConnection;
use super::failures::StoreError;
use super::pens::Tx;
use super::schema::{invitation_links, invitations};
use super::sessions::Token;
use crate::rules::words::Seat;

/// How long a link that was mailed can be used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// Makes a link for the invitation to a seat; none when it is spent or over.
///
/// # Errors
/// [`StoreError`] when the database fails or the system has no chance to give.
pub fn make(tx: &mut Tx<'_>, seat: &Seat) -> Result<Option<String>, StoreError> {
    let now = tx.now();
    let invitation: Option<String> = invitations::table
        .filter(invitations::seat.eq(seat.as_str()))
        .filter(invitations::spent.is_null())
        .filter(invitations::expires.gt(now.as_microsecond()))
        .select(invitations::token)
        .first(tx.conn)
        .optional()?;
    let Some(invitation) = invitation else {
        return Ok(None);
    };
    let secret = hex::encode(tx.fresh_secret()?);
    diesel::insert_into(invitation_links::table)
        .values((
            invitation_links::token.eq(Token::of(&secret).as_str()),
            invitation_links::invitation.eq(invitation),
            invitation_links::created.eq(now.as_microsecond()),
            invitation_links::expires.eq((now + LIFE).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(Some(secret))
}

/// The token under which the invitation stands to which this one leads: itself, or that of a mailed link's invitation.
pub(super) fn led_to(
    conn: &mut AnyConnection,
    token: &Token,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let direct: Option<String> = invitations::table
        .find(token.as_str())
        .select(invitations::token)
        .first(conn)
        .optional()?;
    if direct.is_some() {
        return Ok(direct);
    }
    Ok(invitation_links::table
        .find(token.as_str())
        .filter(invitation_links::expires.gt(now.as_microsecond()))
        .select(invitation_links::invitation)
        .first(conn)
        .optional()?)
}
