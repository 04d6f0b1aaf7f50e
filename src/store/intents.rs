//! Intents: what a person is about to confirm, sealed for three minutes; and, once confirmed, its private evidence.

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::connection::AnyConnection;
use super::factors::totp;
use super::failures::{Failure, StoreError};
use super::pens::Tx;
use super::reading::{Reading, at, word};
use super::schema::intents;
use super::sealing::Sealing;
use super::sessions::Renewal;
use crate::record::canonical;
use crate::record::commitments::{Salt, salt_text};
use crate::record::intents::{Deed, Evidence, Intent};
use crate::rules::Refusal;
use crate::rules::authorisation::Strength;
use crate::rules::refusals::Unconfirmed;
use crate::rules::words::{Auth, BallotSymbol};

/// How long a person has to confirm what is shown.
pub const LIFE: SignedDuration = SignedDuration::from_mins(3);
/// Wrong codes that void an intent.
pub const MOST_WRONG: i64 = 5;

/// An intent that can still be confirmed by whoever it was made for.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: Uuid,
    pub evidence: Evidence,
    pub expires: Timestamp,
}

/// By whom, in which session, in which house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub account: Uuid,
    /// The session's name.
    pub session: String,
}

/// What a page sends to confirm what it showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub intent: Uuid,
    pub given: Given,
    /// The session gets a new secret with the act.
    pub renewal: Renewal,
}

/// By what it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// What the authenticator app showed.
    Code(String),
    /// What a passkey answered.
    Assertion {
        /// The number of the challenge.
        ceremony: String,
        /// The credential as JSON, as the browser gave it.
        credential: String,
        /// The origin that our pages have.
        origin: String,
    },
}

/// What is done instead of an act that was refused for want of a confirmation: the refusal is kept, the act is not.
#[derive(Clone, Debug)]
pub(super) enum Instead {
    /// The deed waits for its confirmation.
    Ask(Deed, Unconfirmed),
    /// A wrong code counts.
    CountWrong(Uuid),
}

fn place(id: Uuid) -> String {
    format!("intents/{id}")
}

/// Lets a deed wait for its confirmation: three minutes, by this account in this session.
pub(super) fn begin(tx: &mut Tx<'_>, deed: &Deed, whose: &Whose) -> Result<Uuid, Failure> {
    forget_what_is_over(tx)?;
    let (id, nonce): (Uuid, Salt) = (tx.fresh_id(), tx.fresh_secret()?);
    let expires = tx.now() + LIFE;
    let deed = deed.clone();
    let ballot = deed.ballot.as_ref().map(ToString::to_string);
    let evidence = Evidence {
        assertion: None,
        intent: Intent {
            account: whose.account.to_string(),
            act: deed.act,
            ballot: deed.ballot,
            choice: deed.choice,
            expires,
            member: deed.member,
            origin: tx.origin().to_owned(),
            revision: deed.revision,
            session: whose.session.clone(),
        },
        nonce: salt_text(&nonce),
    };
    let sealed = seal(tx.sealing(), id, &evidence)?;
    diesel::insert_into(intents::table)
        .values((
            intents::id.eq(id.to_string()),
            intents::account.eq(whose.account.to_string()),
            intents::session.eq(&whose.session),
            intents::ballot.eq(ballot),
            intents::sealed.eq(sealed),
            intents::wrong.eq(0),
            intents::created.eq(tx.now().as_microsecond()),
            intents::expires.eq(expires.as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

fn seal(sealing: &Sealing, id: Uuid, evidence: &Evidence) -> Result<String, StoreError> {
    sealing.seal(&place(id), canonical::write(evidence)?.as_bytes())
}

fn open(sealing: &Sealing, id: Uuid, sealed: &str) -> Result<Evidence, StoreError> {
    let bytes = sealing.open(&place(id), sealed)?;
    let text = String::from_utf8(bytes).map_err(|e| StoreError::Corrupt(e.to_string()))?;
    Ok(canonical::read(&text)?)
}

/// The intent of this number, if it waits still and was made for this account in this session.
fn held(
    conn: &mut AnyConnection,
    sealing: &Sealing,
    (id, whose): (Uuid, &Whose),
    now: Timestamp,
) -> Result<Option<Held>, StoreError> {
    let row: Option<(Option<String>, i64)> = intents::table
        .find(id.to_string())
        .filter(intents::account.eq(whose.account.to_string()))
        .filter(intents::session.eq(&whose.session))
        .filter(intents::consumed.is_null())
        .filter(intents::wrong.lt(MOST_WRONG))
        .filter(intents::expires.gt(now.as_microsecond()))
        .select((intents::sealed, intents::expires))
        .first(conn)
        .optional()?;
    let Some((Some(sealed), expires)) = row else {
        return Ok(None);
    };
    Ok(Some(Held {
        id,
        evidence: open(sealing, id, &sealed)?,
        expires: at(expires)?,
    }))
}

/// What a confirmation page shows: the intent, for whoever it was made for and nobody else.
///
/// # Errors
/// [`Refusal::NotFound`] when it is over, was confirmed, or is somebody else's.
pub fn shown(
    r: &mut Reading<'_>,
    sealing: &Sealing,
    id: Uuid,
    whose: &Whose,
) -> Result<Held, Failure> {
    let now = r.now();
    held(r.conn, sealing, (id, whose), now)?.ok_or_else(|| Refusal::NotFound.into())
}

/// The intent that a proof names, for the act in hand.
///
/// # Errors
/// [`StoreError`] when the database fails, or what is sealed does not open.
pub fn of_proof(tx: &mut Tx<'_>) -> Result<Option<(Held, Given)>, StoreError> {
    let (Some(proof), Some(whose)) = (tx.proof().cloned(), tx.whose().cloned()) else {
        return Ok(None);
    };
    let (now, sealing) = (tx.now(), tx.sealing().clone());
    let found = held(tx.conn, &sealing, (proof.intent, &whose), now)?;
    Ok(found.map(|held| (held, proof.given)))
}

/// Spends an intent, once: it becomes evidence, with the assertion if a passkey gave one.
///
/// # Errors
/// [`StoreError`] when the database fails. False when it was spent meanwhile.
pub fn spend(
    tx: &mut Tx<'_>,
    held: &Held,
    means: Auth,
    assertion: Option<String>,
) -> Result<bool, StoreError> {
    let evidence = Evidence {
        assertion,
        ..held.evidence.clone()
    };
    let sealed = seal(tx.sealing(), held.id, &evidence)?;
    let now = tx.now().as_microsecond();
    // Which entry this leads to, so that what is forgotten with a replaced vote is forgotten here too.
    let index = evidence.intent.ballot.as_ref().map(|_| tx.index());
    let spent = diesel::update(
        intents::table
            .find(held.id.to_string())
            .filter(intents::consumed.is_null()),
    )
    .set((
        intents::consumed.eq(now),
        intents::means.eq(means.as_str()),
        intents::sealed.eq(sealed),
        intents::idx.eq(index),
    ))
    .execute(tx.conn)?;
    Ok(spent == 1)
}

/// Does what is done instead of an act that was not confirmed, and gives the refusal.
pub(super) fn instead(tx: &mut Tx<'_>, instead: &Instead) -> Result<Refusal, Failure> {
    let whose = tx.whose().cloned().ok_or(Refusal::SignInFirst)?;
    let by = tx.strength().ok_or(Refusal::SignInFirst)?;
    match instead {
        Instead::Ask(deed, because) => Ok(Refusal::ConfirmFirst {
            intent: begin(tx, deed, &whose)?,
            because: *because,
            by,
        }),
        Instead::CountWrong(id) => {
            totp::note_wrong(tx, whose.account)?;
            count_wrong(tx, *id, by)
        }
    }
}

/// The fifth wrong code voids the intent, and what it was for is forgotten.
fn count_wrong(tx: &mut Tx<'_>, id: Uuid, by: Strength) -> Result<Refusal, Failure> {
    let row = intents::table
        .find(id.to_string())
        .filter(intents::wrong.lt(MOST_WRONG));
    diesel::update(row)
        .set(intents::wrong.eq(intents::wrong + 1))
        .execute(tx.conn)?;
    let wrong: i64 = intents::table
        .find(id.to_string())
        .select(intents::wrong)
        .first(tx.conn)?;
    super::private_log::write(tx, "code-wrong", &id.to_string())?;
    if wrong < MOST_WRONG {
        return Ok(Refusal::ConfirmFirst {
            intent: id,
            because: Unconfirmed::WrongCode {
                left: MOST_WRONG - wrong,
            },
            by,
        });
    }
    diesel::update(intents::table.find(id.to_string()))
        .set(intents::sealed.eq(None::<String>))
        .execute(tx.conn)?;
    Ok(Refusal::ConfirmationVoid)
}

/// Intents that nobody confirmed in time leave, with everything in them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn forget_what_is_over(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let now = tx.now().as_microsecond();
    Ok(diesel::delete(
        intents::table
            .filter(intents::expires.le(now))
            .filter(intents::consumed.is_null()),
    )
    .execute(tx.conn)?)
}

/// Whether anything waits to be forgotten.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn are_over(r: &mut Reading<'_>) -> Result<bool, StoreError> {
    let over: i64 = intents::table
        .filter(intents::expires.le(r.now().as_microsecond()))
        .filter(intents::consumed.is_null())
        .count()
        .get_result(r.conn)?;
    Ok(over > 0)
}

/// All that waits is void: after a restore.
pub(super) fn void_all(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    Ok(diesel::delete(intents::table.filter(intents::consumed.is_null())).execute(tx.conn)?)
}

/// At a closing: the evidence of replaced votes goes with their salts; what waits for this ballot goes too.
pub(super) fn forget_replaced(
    tx: &mut Tx<'_>,
    ballot: &BallotSymbol,
    kept: &[i64],
) -> Result<(), StoreError> {
    let kept: Vec<Option<i64>> = kept.iter().copied().map(Some).collect();
    diesel::delete(
        intents::table
            .filter(intents::ballot.eq(ballot.as_str()))
            .filter(
                intents::idx
                    .is_null()
                    .or(diesel::dsl::not(intents::idx.eq_any(kept))),
            ),
    )
    .execute(tx.conn)?;
    Ok(())
}

/// A confirmed act as its evidence says it: for whoever holds the sealing key, at the machine.
#[derive(Clone, Debug)]
pub struct Confirmed {
    pub id: Uuid,
    pub means: Auth,
    pub at: Timestamp,
    pub evidence: Evidence,
}

/// Everything that was confirmed and is still kept, oldest first.
///
/// # Errors
/// [`StoreError`] when the database fails, or what is sealed does not open with this key.
pub fn confirmed(r: &mut Reading<'_>, sealing: &Sealing) -> Result<Vec<Confirmed>, StoreError> {
    type Row = (String, Option<String>, Option<i64>, Option<String>);
    let rows: Vec<Row> = intents::table
        .filter(intents::consumed.is_not_null())
        .order((intents::consumed, intents::id))
        .select((
            intents::id,
            intents::means,
            intents::consumed,
            intents::sealed,
        ))
        .load(r.conn)?;
    let missing = || StoreError::Corrupt("a confirmed intent without its evidence".into());
    rows.into_iter()
        .map(|(id, means, consumed, sealed)| {
            let id: Uuid = word(&id)?;
            Ok(Confirmed {
                id,
                means: word(&means.ok_or_else(missing)?)?,
                at: at(consumed.ok_or_else(missing)?)?,
                evidence: open(sealing, id, &sealed.ok_or_else(missing)?)?,
            })
        })
        .collect()
}
