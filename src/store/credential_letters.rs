//! Letters of credentials and of appointment: PDF files, seen by officers and by the delegation they are of.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word, word_if};
use super::schema::{credential_letters as letters, seats};
use crate::record::checkpoints::{base64, bytes_of};
use crate::record::commitments::sha256_hex;
use crate::rules::Refusal;
use crate::rules::visibility::Viewer;
use crate::rules::words::{MemberCode, Seat};

/// How long a letter waits for the motion that it came with to be approved: a motion waits fourteen days.
const WAITS: SignedDuration = SignedDuration::from_hours(15 * 24);
/// How long a letter is kept after its seat has ended: five years.
const KEPT: SignedDuration = SignedDuration::from_hours(5 * 366 * 24);

/// A letter, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: Uuid,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    pub bytes: i64,
    pub member: Option<MemberCode>,
    /// The seat that it was accepted for; none while the motion waits.
    pub seat: Option<Seat>,
    pub at: Timestamp,
}

/// Lays a letter down, of a member's delegation or of an office of the house. Letters whose motion was never
/// approved, and those of seats that ended years ago, go at the same time.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn lay(
    tx: &mut Tx<'_>,
    member: Option<&MemberCode>,
    file: &[u8],
) -> Result<(Uuid, String), Failure> {
    forget_old(tx)?;
    let by = tx.permit().account().ok_or(Refusal::SignInFirst)?;
    let id = tx.fresh_id();
    let sha256 = sha256_hex(file);
    diesel::insert_into(letters::table)
        .values((
            letters::id.eq(id.to_string()),
            letters::sha256.eq(&sha256),
            letters::bytes.eq(file.len() as i64),
            letters::content.eq(base64(file)),
            letters::member.eq(member.map(MemberCode::as_str)),
            letters::account.eq(by.to_string()),
            letters::at.eq(tx.now().as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok((id, sha256))
}

fn forget_old(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let waited = (tx.now() - WAITS).as_microsecond();
    diesel::delete(
        letters::table
            .filter(letters::seat.is_null())
            .filter(letters::at.lt(waited)),
    )
    .execute(tx.conn)?;
    let kept = (tx.now() - KEPT).as_microsecond();
    let ended: Vec<String> = letters::table
        .inner_join(seats::table.on(letters::seat.eq(seats::seat.nullable())))
        .filter(seats::ended.lt(kept))
        .select(letters::id)
        .load(tx.conn)?;
    diesel::delete(letters::table.filter(letters::id.eq_any(ended))).execute(tx.conn)?;
    Ok(())
}

/// Ties a letter to the seat that it was accepted for.
///
/// # Errors
/// [`Refusal::MotionChanged`] when it is not the file that was shown, or is tied to a seat already.
pub fn accept(tx: &mut Tx<'_>, id: Uuid, sha256: &str, seat: &Seat) -> Result<(), Failure> {
    let tied = diesel::update(
        letters::table
            .find(id.to_string())
            .filter(letters::sha256.eq(sha256))
            .filter(letters::seat.is_null()),
    )
    .set(letters::seat.eq(seat.as_str()))
    .execute(tx.conn)?;
    match tied {
        1 => Ok(()),
        _ => Err(Refusal::MotionChanged.into()),
    }
}

type Row = (String, String, i64, Option<String>, Option<String>, i64);
const COLUMNS: (
    letters::id,
    letters::sha256,
    letters::bytes,
    letters::member,
    letters::seat,
    letters::at,
) = (
    letters::id,
    letters::sha256,
    letters::bytes,
    letters::member,
    letters::seat,
    letters::at,
);

/// The letters of a delegation, the newest first: for officers, and for the delegation those that were accepted.
///
/// # Errors
/// [`Refusal::NotFound`] for every other viewer, and of another delegation's.
pub fn of_member(
    r: &mut Reading<'_>,
    viewer: &Viewer,
    member: &MemberCode,
) -> Result<Vec<Letter>, Failure> {
    let mut query = letters::table
        .filter(letters::member.eq(member.as_str()))
        .order(letters::id.desc())
        .into_boxed();
    query = match viewer {
        Viewer::Secretariat => query,
        Viewer::Delegation(own) if own == member => query.filter(letters::seat.is_not_null()),
        _ => return Err(Refusal::NotFound.into()),
    };
    let rows: Vec<Row> = query.select(COLUMNS).load(r.conn)?;
    rows.into_iter()
        .map(|row| letter_of(row).map_err(Failure::from))
        .collect()
}

/// One letter by its number, without its bytes.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none that this viewer may see.
pub fn find(r: &mut Reading<'_>, viewer: &Viewer, id: Uuid) -> Result<Letter, Failure> {
    let row: Option<Row> = letters::table
        .find(id.to_string())
        .select(COLUMNS)
        .first(r.conn)
        .optional()?;
    let letter = letter_of(row.ok_or(Refusal::NotFound)?)?;
    let is_seen = match viewer {
        Viewer::Secretariat => true,
        Viewer::Delegation(own) => letter.member.as_ref() == Some(own) && letter.seat.is_some(),
        _ => false,
    };
    if is_seen {
        Ok(letter)
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// A letter with its file, byte for byte as it came.
///
/// # Errors
/// As [`find`]; [`StoreError::Corrupt`] when the file is not the one that was laid down.
pub fn file(r: &mut Reading<'_>, viewer: &Viewer, id: Uuid) -> Result<(Letter, Vec<u8>), Failure> {
    let letter = find(r, viewer, id)?;
    let content: String = letters::table
        .find(id.to_string())
        .select(letters::content)
        .first(r.conn)?;
    let file = bytes_of(&content)
        .filter(|file| sha256_hex(file) == letter.sha256)
        .ok_or_else(|| StoreError::Corrupt(format!("letter {id}")))?;
    Ok((letter, file))
}

fn letter_of(row: Row) -> Result<Letter, StoreError> {
    let (id, sha256, bytes, member, seat, made) = row;
    Ok(Letter {
        id: word(&id)?,
        sha256,
        bytes,
        member: word_if(member.as_deref())?,
        seat: word_if(seat.as_deref())?,
        at: at(made)?,
    })
}
