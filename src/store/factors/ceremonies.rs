//! Ceremonies: the challenges that passkeys answer, each once, within five minutes, in the session it was made for.

use diesel::prelude::*;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::store::failures::StoreError;
use crate::store::pens::Tx;
use crate::store::reading::word_if;
use crate::store::schema::ceremonies;
use crate::store::sessions::Token;

/// How long a challenge can be answered.
pub const LIFE: SignedDuration = SignedDuration::from_mins(5);

/// What a challenge is for: an answer to one is none to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// By whoever has a passkey; no account is known yet.
    SignIn,
    /// After the password.
    SecondFactor,
    /// A new passkey.
    Registration,
    /// An act that is shown (step-up).
    Intent,
}

impl Purpose {
    pub const fn as_str(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign-in",
            Purpose::SecondFactor => "second-factor",
            Purpose::Registration => "registration",
            Purpose::Intent => "intent",
        }
    }
}

/// For whom a challenge is: both are none at a sign-in by passkey, where nobody is known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub account: Option<Uuid>,
    /// The session or half session of the browser that asked.
    pub session: Option<Token>,
    pub purpose: Purpose,
}

impl Bound {
    /// Before anybody is known.
    pub const fn to_nobody() -> Self {
        Self {
            account: None,
            session: None,
            purpose: Purpose::SignIn,
        }
    }

    pub const fn to(account: Uuid, session: Token, purpose: Purpose) -> Self {
        Self {
            account: Some(account),
            session: Some(session),
            purpose,
        }
    }
}

/// Keeps the state of a challenge under the hash of its number; those that are over leave.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn begin(tx: &mut Tx<'_>, id: &Token, bound: &Bound, state: &str) -> Result<(), StoreError> {
    let now = tx.now();
    diesel::delete(ceremonies::table.filter(ceremonies::expires.lt(now.as_microsecond())))
        .execute(tx.conn)?;
    diesel::insert_into(ceremonies::table)
        .values((
            ceremonies::id.eq(id.as_str()),
            ceremonies::account.eq(bound.account.map(|account| account.to_string())),
            ceremonies::session.eq(bound.session.as_ref().map(Token::as_str)),
            ceremonies::purpose.eq(bound.purpose.as_str()),
            ceremonies::state.eq(state),
            ceremonies::expires.eq((now + LIFE).as_microsecond()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Takes a challenge, once: its state; none when it is over, was taken, or is for somebody or something else.
/// Whoever asks for it wrongly has spent it.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub fn take(tx: &mut Tx<'_>, id: &Token, bound: &Bound) -> Result<Option<String>, StoreError> {
    let now = tx.now().as_microsecond();
    let taken = diesel::update(
        ceremonies::table
            .find(id.as_str())
            .filter(ceremonies::spent.is_null())
            .filter(ceremonies::expires.gt(now)),
    )
    .set(ceremonies::spent.eq(now))
    .execute(tx.conn)?;
    if taken != 1 {
        return Ok(None);
    }
    let (account, session, purpose, state): (Option<String>, Option<String>, String, String) =
        ceremonies::table
            .find(id.as_str())
            .select((
                ceremonies::account,
                ceremonies::session,
                ceremonies::purpose,
                ceremonies::state,
            ))
            .first(tx.conn)?;
    let is_the_same = word_if::<Uuid>(account.as_deref())? == bound.account
        && session.as_deref() == bound.session.as_ref().map(Token::as_str)
        && purpose == bound.purpose.as_str();
    Ok(is_the_same.then_some(state))
}
