//! Invitations as the administrator lists them: waiting, taken up, withdrawn, over.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::reading::{Reading, at, word, word_if};
use super::schema::{appointments, invitations};
use crate::rules::Refusal;
use crate::rules::permissions::Office;
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, Seat};

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Waiting,
    Taken,
    /// Nobody took it up, and its seat has ended.
    Withdrawn,
    Over,
}

/// An invitation, without its secret.
#[derive(Clone, Debug)]
pub struct Invited {
    pub email: String,
    pub office: Office,
    pub member: Option<MemberCode>,
    pub seat: Seat,
    pub by: Option<Uuid>,
    pub created: Timestamp,
    pub expires: Timestamp,
    pub state: State,
}

/// Invitations made before a moment, newest first, `most` at most.
///
/// # Errors
/// [`Refusal::NotFound`] for every viewer but the administrator.
pub fn list(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Invited>, Failure> {
    if *viewer != Viewer::Administrator {
        return Err(Refusal::NotFound.into());
    }
    let now = r.now().as_microsecond();
    type Row = (
        String,
        String,
        Option<String>,
        String,
        Option<String>,
        i64,
        i64,
        Option<i64>,
    );
    let rows: Vec<Row> = invitations::table
        .filter(invitations::created.lt(before.unwrap_or(i64::MAX)))
        .order((invitations::created.desc(), invitations::token))
        .limit(most)
        .select((
            invitations::email,
            invitations::office,
            invitations::member,
            invitations::seat,
            invitations::invited_by,
            invitations::created,
            invitations::expires,
            invitations::spent,
        ))
        .load(r.conn)?;
    rows.into_iter()
        .map(
            |(email, office, member, seat, by, created, expires, spent)| {
                let state = match spent {
                    Some(_) if was_taken(r, &seat)? => State::Taken,
                    Some(_) => State::Withdrawn,
                    None if expires <= now => State::Over,
                    None => State::Waiting,
                };
                Ok(Invited {
                    email,
                    office: word(&office)?,
                    member: word_if(member.as_deref())?,
                    seat: word(&seat)?,
                    by: word_if(by.as_deref())?,
                    created: at(created)?,
                    expires: at(expires)?,
                    state,
                })
            },
        )
        .collect()
}

fn was_taken(r: &mut Reading<'_>, seat: &str) -> Result<bool, StoreError> {
    let held: Option<String> = appointments::table
        .filter(appointments::seat.eq(seat))
        .select(appointments::id)
        .first(r.conn)
        .optional()?;
    Ok(held.is_some())
}
