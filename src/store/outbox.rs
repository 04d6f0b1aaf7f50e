//! The outbox: letters laid in the transaction of an act, taken by one sender at a time, sent after the commit.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::outbox;
use crate::rules::Refusal;
use crate::rules::letters::Letter;
use crate::rules::notices::Pace;
use crate::rules::visibility::Viewer;
use crate::rules::words::Lang;

/// How long a sender has a letter to itself.
pub const LEASE: SignedDuration = SignedDuration::from_mins(3);

/// Whom a letter reaches, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// None for somebody who has no account yet.
    pub account: Option<Uuid>,
    pub email: String,
    /// Empty where it is not known.
    pub name: String,
    /// None where it is not known: the letter is written in both languages.
    pub lang: Option<Lang>,
}

/// A letter in a sender's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Stays the same however often it is tried: the Message-ID.
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub lang: Option<Lang>,
    pub letter: Letter,
    pub created: Timestamp,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

/// When a notice is due that waits to be collected: never by itself.
const NEVER: i64 = i64::MAX;

/// Lays a letter, in the transaction of what it tells of: to be sent at once, or to be collected.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lay(tx: &mut Tx<'_>, to: &Addressee, letter: &Letter, pace: Pace) -> Result<(), StoreError> {
    let id = tx.fresh_id();
    lay_as(tx, id, to, letter, pace)
}

/// As [`lay`], under an id that is known already.
pub(super) fn lay_as(
    tx: &mut Tx<'_>,
    id: Uuid,
    to: &Addressee,
    letter: &Letter,
    pace: Pace,
) -> Result<(), StoreError> {
    let due = match pace {
        Pace::Never => return Ok(()),
        Pace::AtOnce => tx.now().as_microsecond(),
        Pace::Daily | Pace::Weekly => NEVER,
    };
    if !tx.lays_letters() {
        return Ok(());
    }
    let facts = serde_json::to_string(letter).map_err(|e| StoreError::Other(e.to_string()))?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(id.to_string()),
            outbox::account.eq(to.account.map(|id| id.to_string())),
            outbox::recipient.eq(&to.email),
            outbox::name.eq(&to.name),
            outbox::lang.eq(to.lang.map(Lang::as_str)),
            outbox::kind.eq(letter.kind()),
            outbox::facts.eq(facts),
            outbox::created.eq(tx.now().as_microsecond()),
            outbox::due.eq(due),
            outbox::attempts.eq(0),
            outbox::trouble.eq(""),
            outbox::event.eq(letter.event().map(|event| event.as_str())),
            outbox::proposal.eq(letter.proposal().map(ToString::to_string)),
            outbox::ballot.eq(letter.ballot().map(ToString::to_string)),
            outbox::pace.eq(pace.as_str()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whether a letter can be taken now.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn is_any_due(r: &mut Reading<'_>) -> Result<bool, StoreError> {
    let now = r.now().as_microsecond();
    let found: Option<String> = outbox::table
        .filter(outbox::sent.is_null())
        .filter(outbox::dead.is_null())
        .filter(outbox::due.le(now))
        .filter(outbox::lease.is_null().or(outbox::lease.le(now)))
        .select(outbox::id)
        .first(r.conn)
        .optional()?;
    Ok(found.is_some())
}

/// Whether a letter of this kind was laid for the account since a moment.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn was_laid(
    r: &mut Reading<'_>,
    account: Uuid,
    kind: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    let found: Option<String> = outbox::table
        .filter(outbox::created.gt(since.as_microsecond()))
        .filter(outbox::account.eq(account.to_string()))
        .filter(outbox::kind.eq(kind))
        .select(outbox::id)
        .first(r.conn)
        .optional()?;
    Ok(found.is_some())
}

type Row = (String, String, String, Option<String>, String, i64, i64);

/// Takes the letter that waits longest, for the length of a lease; none when none is due, or another sender was
/// faster.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn take(tx: &mut Tx<'_>) -> Result<Option<Taken>, StoreError> {
    let now = tx.now().as_microsecond();
    let row: Option<Row> = outbox::table
        .filter(outbox::sent.is_null())
        .filter(outbox::dead.is_null())
        .filter(outbox::due.le(now))
        .filter(outbox::lease.is_null().or(outbox::lease.le(now)))
        .order((outbox::due, outbox::id))
        .select((
            outbox::id,
            outbox::recipient,
            outbox::name,
            outbox::lang,
            outbox::facts,
            outbox::created,
            outbox::attempts,
        ))
        .first(tx.conn)
        .optional()?;
    let Some((id, email, name, lang, facts, created, attempts)) = row else {
        return Ok(None);
    };
    let until = (tx.now() + LEASE).as_microsecond();
    let taken = diesel::update(
        outbox::table
            .find(&id)
            .filter(outbox::sent.is_null())
            .filter(outbox::attempts.eq(attempts)),
    )
    .set((outbox::lease.eq(until), outbox::attempts.eq(attempts + 1)))
    .execute(tx.conn)?;
    if taken != 1 {
        return Ok(None);
    }
    Ok(Some(Taken {
        id: word(&id)?,
        email,
        name,
        lang: word_if(lang.as_deref())?,
        letter: letter_of(&facts)?,
        created: at(created)?,
        attempts: attempts + 1,
    }))
}

/// A letter was taken over by the post, with all that was collected in it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn sent(tx: &mut Tx<'_>, id: Uuid) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    let whole = outbox::id
        .eq(id.to_string())
        .or(outbox::digest.eq(id.to_string()));
    diesel::update(outbox::table.filter(whole))
        .set((
            outbox::sent.eq(now),
            outbox::lease.eq(None::<i64>),
            outbox::trouble.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A letter could not be sent now: it is tried again at a later moment, or, where there is none, never.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn failed(
    tx: &mut Tx<'_>,
    id: Uuid,
    trouble: &str,
    again: Option<Timestamp>,
) -> Result<(), StoreError> {
    let now = tx.now().as_microsecond();
    let trouble: String = trouble.chars().take(500).collect();
    let dead = again.is_none().then_some(now);
    diesel::update(outbox::table.find(id.to_string()))
        .set((
            outbox::lease.eq(None::<i64>),
            outbox::due.eq(again.unwrap_or(tx.now()).as_microsecond()),
            outbox::dead.eq(dead),
            outbox::trouble.eq(trouble),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Tries a letter once more that was given up.
///
/// # Errors
/// [`Refusal::NotFound`] when it was not.
pub fn revive(tx: &mut Tx<'_>, id: Uuid) -> Result<(), Failure> {
    let now = tx.now().as_microsecond();
    let revived = diesel::update(
        outbox::table
            .find(id.to_string())
            .filter(outbox::dead.is_not_null()),
    )
    .set((
        outbox::dead.eq(None::<i64>),
        outbox::due.eq(now),
        outbox::attempts.eq(0),
    ))
    .execute(tx.conn)?;
    match revived {
        1 => Ok(()),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// How the post stands, for the administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Waiting for the first try or another; what waits to be collected is not among them.
    pub waiting: i64,
    /// Given up, the newest first; a hundred at most.
    pub dead: Vec<Dead>,
    pub last_sent: Option<Timestamp>,
}

/// A letter that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dead {
    pub id: Uuid,
    pub email: String,
    pub kind: String,
    pub created: Timestamp,
    pub trouble: String,
}

/// How the post stands.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer than the administrator.
pub fn standing(r: &mut Reading<'_>, viewer: &Viewer) -> Result<Post, Failure> {
    if *viewer != Viewer::Administrator {
        return Err(Refusal::NotFound.into());
    }
    let waiting: i64 = outbox::table
        .filter(outbox::sent.is_null())
        .filter(outbox::dead.is_null())
        .filter(outbox::pace.eq(Pace::AtOnce.as_str()))
        .count()
        .get_result(r.conn)?;
    let last: Option<i64> = outbox::table
        .filter(outbox::sent.is_not_null())
        .order(outbox::created.desc())
        .select(outbox::sent.assume_not_null())
        .first(r.conn)
        .optional()?;
    let dead: Vec<(String, String, String, i64, String)> = outbox::table
        .filter(outbox::dead.is_not_null())
        .filter(outbox::digest.is_null())
        .order(outbox::created.desc())
        .limit(100)
        .select((
            outbox::id,
            outbox::recipient,
            outbox::kind,
            outbox::created,
            outbox::trouble,
        ))
        .load(r.conn)?;
    let dead = dead
        .into_iter()
        .map(|(id, email, kind, created, trouble)| {
            Ok(Dead {
                id: word(&id)?,
                email,
                kind,
                created: at(created)?,
                trouble,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Post {
        waiting,
        dead,
        last_sent: last.map(at).transpose()?,
    })
}

/// Gives up what waited when a backup was made: it may have been sent since. The administrator can have it tried again.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn give_up_all(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let now = tx.now().as_microsecond();
    Ok(diesel::update(
        outbox::table
            .filter(outbox::sent.is_null())
            .filter(outbox::dead.is_null()),
    )
    .set((
        outbox::dead.eq(now),
        outbox::lease.eq(None::<i64>),
        outbox::trouble.eq("waited in a backup that was restored"),
    ))
    .execute(tx.conn)?)
}

/// Takes away what an invented past would have sent.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn empty(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    diesel::delete(outbox::table).execute(tx.conn)?;
    Ok(())
}

pub(super) fn letter_of(facts: &str) -> Result<Letter, StoreError> {
    serde_json::from_str(facts).map_err(|e| StoreError::Corrupt(format!("a letter: {e}")))
}
