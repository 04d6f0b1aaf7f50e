//! Sessions: begun at sign-in, noted when used, ended by their person or by time.

use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::rules::words::Auth;
use crate::store::sessions::{self, Begins, Token};
use crate::store::{Asking, Asks, Failure, Kept, Store, private_log};

/// Begins a session for an account that was let in elsewhere; gives the browser's secret. No page does this: people
/// come in by [`super::factors`].
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn begin(store: &Store, account: Uuid, agent: String) -> Result<String, Failure> {
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        let secret = sessions::begin(tx, account, &Begins::of(Auth::Password, &agent))?;
        private_log::write(tx, "session-begun", &account.to_string())?;
        Ok(Kept::Done(secret))
    })
}

/// Notes that a session is used, once a minute at most.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn touch(store: &Store, token: &Token) -> Result<(), Failure> {
    let token = token.clone();
    store.keep(
        Asking::new(Asks::Session(token.clone()), Action::OwnAccount),
        move |tx| {
            sessions::touch(tx, &token)?;
            Ok(Kept::Done(()))
        },
    )
}

/// Ends a session.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn end(store: &Store, token: &Token) -> Result<(), Failure> {
    let token = token.clone();
    store.keep(
        Asking::new(Asks::Session(token.clone()), Action::OwnAccount),
        move |tx| {
            sessions::end(tx, &token)?;
            private_log::write(tx, "session-ended", "")?;
            Ok(Kept::Done(()))
        },
    )
}

/// Ends a session that may have run out already.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn end_quietly(store: &Store, token: &Token) -> Result<(), Failure> {
    match end(store, token) {
        Err(Failure::Refused(Refusal::SignInFirst)) => Ok(()),
        other => other,
    }
}

/// Ends one of the asking person's own sessions, by its handle.
///
/// # Errors
/// [`Refusal::NotFound`] when the person has no such session.
pub fn end_named(store: &Store, by: &Token, handle: &str) -> Result<(), Failure> {
    let handle = handle.to_owned();
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        if !sessions::end_named(tx, account, &handle)? {
            return Err(Refusal::NotFound.into());
        }
        private_log::write(tx, "session-ended", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// Ends all of the asking person's sessions but the one that asks.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn end_others(store: &Store, by: &Token) -> Result<(), Failure> {
    let kept = by.clone();
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        sessions::end_others(tx, account, &kept)?;
        private_log::write(tx, "other-sessions-ended", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}
