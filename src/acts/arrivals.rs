//! Arrivals: a session began; its place is noted, and its person told where it is a new one.

use serde::{Deserialize, Serialize};

use crate::rules::Refusal;
use crate::rules::letters::Letter;
use crate::rules::permissions::Action;
use crate::store::known_browsers::{self, Place};
use crate::store::sessions::Token;
use crate::store::{Asking, Asks, Failure, Kept, Store};

/// From where a session began.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What the browser kept of signing in before.
    pub browser: Option<Token>,
    /// What the browser says it is.
    pub agent: String,
    pub network: String,
}

/// What the browser keeps from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// A new secret; none where it has one already.
    pub secret: Option<String>,
}

/// Notes the place of a session that has just begun. A letter goes to its person where browser or network are new,
/// but not at the first of all.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the session has ended already.
pub fn note(store: &Store, session: &Token, from: Arrival) -> Result<Remembered, Failure> {
    let token = session.clone();
    let asking = Asking::new(Asks::Session(session.clone()), Action::OwnAccount);
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        let (browser, secret) = match &from.browser {
            Some(known) => (known.clone(), None),
            None => {
                let secret = hex::encode(tx.fresh_secret()?);
                (Token::of(&secret), Some(secret))
            }
        };
        known_browsers::place_session(tx, &token, &from.network)?;
        if known_browsers::note(tx, account, &browser, &from.network)? == Place::New {
            let letter = Letter::SignInElsewhere {
                account,
                browser: from.agent.chars().take(200).collect(),
                network: from.network.clone(),
                at: tx.now(),
            };
            super::letters::lay(tx, &letter)?;
        }
        Ok(Kept::Done(Remembered { secret }))
    })
}
