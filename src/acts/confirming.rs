//! Confirming: a person's passkey or code for exactly the deed in hand, verified and spent in the act's own transaction.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use uuid::Uuid;

use super::factors::passkeys::{self, Answer, Begun};
use super::factors::relying_party::RelyingParty;
use super::factors::totp::{self, Taking};
use crate::record::entries::House;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::authorisation::{Holds, Strength};
use crate::rules::permissions::Action;
use crate::rules::refusals::Unconfirmed;
use crate::rules::words::Auth;
use crate::store::factors::ceremonies::{Bound, Purpose};
use crate::store::factors::passkeys as registered;
use crate::store::intents::{self, Given, Held};
use crate::store::sessions::{self, Token};
use crate::store::{Asking, Asks, Failure, Kept, Store, StoreError, Tx};

/// Goes on when the person confirmed this very deed; to be asked last of all, before the first row. Where the law
/// asks for no confirmation, or nobody is there to give one, it goes on at once.
///
/// # Errors
/// [`Refusal::ConfirmFirst`] with the number under which the deed waits, [`Refusal::ConfirmationVoid`].
pub(super) fn confirm(tx: &mut Tx<'_>, deed: &Deed) -> Result<(), Failure> {
    let Some(strength) = tx.strength() else {
        return Ok(());
    };
    let Some((held_intent, given)) = intents::of_proof(tx)? else {
        let because = match tx.has_proof() {
            true => Unconfirmed::Over,
            false => Unconfirmed::NotYet,
        };
        return Err(tx.ask_for(deed, because));
    };
    if !held_intent.evidence.intent.is_for(deed) {
        return Err(tx.ask_for(deed, Unconfirmed::Another));
    }
    let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
    let means = match given {
        Given::Code(_) => Auth::Totp,
        Given::Assertion { .. } => Auth::Passkey,
    };
    // Asked for where it makes a difference.
    let holds = match strength {
        Strength::PasskeyIfHeld if registered::count(&mut tx.reading(), account)? > 0 => {
            Holds::Passkey
        }
        _ => Holds::NoPasskey,
    };
    if !strength.accepts(means, holds, tx.house() == House::Demo) {
        return Err(tx.ask_for(deed, Unconfirmed::PasskeyNeeded));
    }
    let assertion = match given {
        Given::Code(code) => {
            is_the_code(tx, account, &held_intent, deed, &code)?;
            None
        }
        Given::Assertion {
            ceremony,
            credential,
            origin,
        } => {
            let answer = Answer {
                ceremony,
                credential,
            };
            is_the_assertion(tx, account, (&held_intent, deed), &answer, &origin)?;
            Some(answer.credential)
        }
    };
    if tx.spend(&held_intent, means, assertion)? {
        Ok(())
    } else {
        Err(tx.ask_for(deed, Unconfirmed::Over))
    }
}

/// A code of the person's app, of a step newer than any taken before.
fn is_the_code(
    tx: &mut Tx<'_>,
    account: Uuid,
    waiting: &Held,
    deed: &Deed,
    code: &str,
) -> Result<(), Failure> {
    match totp::take(tx, account, code)? {
        Taking::Taken => Ok(()),
        Taking::Refused => Err(tx.count_wrong(waiting)),
        Taking::Paused => Err(tx.ask_for(deed, Unconfirmed::CodesPaused)),
    }
}

/// A passkey's signature over the challenge that is made of this intent and of nothing else.
fn is_the_assertion(
    tx: &mut Tx<'_>,
    account: Uuid,
    (waiting, deed): (&Held, &Deed),
    answer: &Answer,
    origin: &str,
) -> Result<(), Failure> {
    let session = tx.session().cloned().ok_or(Refusal::SignInFirst)?;
    let bound = Bound::to(account, session, Purpose::Intent);
    let challenge = waiting.evidence.challenge()?;
    let is_of_this_intent = challenge_in(&answer.credential).as_deref() == Some(&challenge[..]);
    let accepted = match RelyingParty::at(origin) {
        Some(house) if is_of_this_intent => {
            passkeys::finish_assertion(tx, &house, &bound, answer)?.is_some()
        }
        _ => false,
    };
    if accepted {
        Ok(())
    } else {
        Err(tx.ask_for(deed, Unconfirmed::PasskeyFailed))
    }
}

/// The challenge that the browser says it had signed (WebAuthn, 5.8.1).
fn challenge_in(credential: &str) -> Option<Vec<u8>> {
    let credential: Value = serde_json::from_str(credential).ok()?;
    let said = credential.pointer("/response/clientDataJSON")?.as_str()?;
    let said: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(said).ok()?).ok()?;
    URL_SAFE_NO_PAD
        .decode(said.pointer("/challenge")?.as_str()?)
        .ok()
}

/// Asks the passkeys of whoever has this session for this intent: the challenge is made of what the page shows.
///
/// # Errors
/// [`Refusal::NotFound`] when the intent is over or somebody else's, [`Refusal::NoPasskey`].
pub fn challenge(
    store: &Store,
    by: &Token,
    intent: Uuid,
    house: &RelyingParty,
) -> Result<Begun, Failure> {
    let asking = Asking::new(Asks::Session(by.clone()), Action::OwnAccount);
    let (token, house) = (by.clone(), house.clone());
    store.keep(asking, move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        let sealing = tx.sealing().clone();
        let mut r = tx.reading();
        let whose = sessions::whose(&mut r, &token)?.ok_or(Refusal::SignInFirst)?;
        let waiting = intents::shown(&mut r, &sealing, intent, &whose)?;
        let challenge = waiting.evidence.challenge()?;
        let bound = Bound::to(account, token.clone(), Purpose::Intent);
        let begun = passkeys::begin_assertion(tx, &house, &bound, Some(challenge))?;
        Ok(Kept::Done(begun))
    })
}

/// Forgets what nobody confirmed in time: once in a while, by the clock. Gives how many.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn forget(store: &Store) -> Result<usize, Failure> {
    if !store.read::<_, StoreError>(intents::are_over)? {
        return Ok(0);
    }
    let asking = Asking::new(Asks::Registry, Action::KeepTheHours);
    store.keep(asking, |tx| {
        Ok(Kept::Done(intents::forget_what_is_over(tx)?))
    })
}
