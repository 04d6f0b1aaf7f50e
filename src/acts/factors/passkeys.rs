//! Passkeys: challenges made and answers verified, both inside the transaction that keeps and spends them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential,
};

use super::Holder;
use super::relying_party::RelyingParty;
use crate::acts::confirming::confirm;
use crate::acts::letters;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor};
use crate::rules::refusals::Field;
use crate::rules::words::Name;
use crate::store::factors::ceremonies::{self, Bound, Purpose};
use crate::store::factors::{held, passkeys};
use crate::store::sessions::Token;
use crate::store::{Failure, Kept, Store, StoreError, Tx, private_log};

/// A challenge that was made: its number, which comes back with the answer, and what the browser is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Begun {
    pub ceremony: String,
    /// The options of `navigator.credentials`, as JSON (`PublicKeyCredentialRequestOptionsJSON` or its sister).
    pub options: Value,
}

/// What a browser sends back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub ceremony: String,
    /// The credential as JSON.
    pub credential: String,
}

/// An answer that was verified: user present and verified, from our own origin, for this very challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asserted {
    pub account: Uuid,
    /// The credential's id, hexadecimal.
    pub credential: String,
    /// What the person calls the passkey.
    pub name: String,
}

/// Passkeys of one account at most.
const MOST: i64 = 20;

/// Makes a challenge for the passkeys of an account; `challenge` is one's own, where the signature has to say what it
/// is for (SECURITY, Step-up). It stands in the options and in the kept state both.
///
/// # Errors
/// [`Refusal::NoPasskey`] when the account has none.
pub fn begin_assertion(
    tx: &mut Tx<'_>,
    rp: &RelyingParty,
    bound: &Bound,
    challenge: Option<[u8; 32]>,
) -> Result<Begun, Failure> {
    let account = bound.account.ok_or(Refusal::SignInFirst)?;
    let known = passkeys::of(&mut tx.reading(), account)?;
    let keys: Vec<Passkey> = known
        .iter()
        .map(|stored| read(&stored.passkey))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err(Refusal::NoPasskey.into());
    }
    let (options, state) = rp.0.start_passkey_authentication(&keys).map_err(failed)?;
    let (mut options, mut state) = (value(&options)?, value(&state)?);
    if let Some(challenge) = challenge {
        let text = json!(URL_SAFE_NO_PAD.encode(challenge));
        put(&mut options, "/publicKey/challenge", text.clone())?;
        put(&mut state, "/ast/challenge", text)?;
    }
    keep(tx, bound, options, &state)
}

/// Verifies the answer to [`begin_assertion`] and spends the challenge; none when it is not accepted: the caller
/// then refuses keeping what was written ([`Kept::RefusedKeeping`], `Enacted::RefusedKeeping`).
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn finish_assertion(
    tx: &mut Tx<'_>,
    rp: &RelyingParty,
    bound: &Bound,
    answer: &Answer,
) -> Result<Option<Asserted>, Failure> {
    let Some((given, stored, state)) = matched(tx, bound, answer)? else {
        return refused(tx, "passkey-unknown", bound);
    };
    if bound.account != Some(stored.account) {
        return refused(tx, "passkey-unknown", bound);
    }
    let state: PasskeyAuthentication = read(&state)?;
    let result = rp.0.finish_passkey_authentication(&given, &state);
    accepted(tx, bound, stored, result)
}

/// Makes a challenge for whatever passkey the browser offers.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn begin_sign_in(tx: &mut Tx<'_>, rp: &RelyingParty) -> Result<Begun, Failure> {
    let (options, state) = rp.0.start_discoverable_authentication().map_err(failed)?;
    let (options, state) = (value(&options)?, value(&state)?);
    keep(tx, &Bound::to_nobody(), options, &state)
}

/// Verifies the answer to [`begin_sign_in`], as [`finish_assertion`] does.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn finish_sign_in(
    tx: &mut Tx<'_>,
    rp: &RelyingParty,
    answer: &Answer,
) -> Result<Option<Asserted>, Failure> {
    let bound = Bound::to_nobody();
    let Some((given, stored, state)) = matched(tx, &bound, answer)? else {
        return refused(tx, "passkey-unknown", &bound);
    };
    // The device says whose key it is; the register must agree.
    if given.get_user_unique_id() != Some(stored.account.as_bytes().as_slice()) {
        return refused(tx, "passkey-unknown", &bound);
    }
    let state: DiscoverableAuthentication = read(&state)?;
    let passkey: Passkey = read(&stored.passkey)?;
    let result =
        rp.0.finish_discoverable_authentication_v2(&given, state, &passkey);
    accepted(tx, &bound, stored, result)
}

/// Makes the challenge for a new passkey of whoever asks.
///
/// # Errors
/// [`Refusal::SignInFirst`], [`Refusal::TooManyPasskeys`].
pub fn begin_registration(
    store: &Store,
    holder: &Holder,
    rp: &RelyingParty,
) -> Result<Begun, Failure> {
    let (holder, rp) = (holder.clone(), rp.clone());
    store.keep(holder.asking(), move |tx| {
        let person = holder.person(tx)?;
        let known = passkeys::of(&mut tx.reading(), person.account)?;
        if known.len() as i64 >= MOST {
            return Err(Refusal::TooManyPasskeys { most: MOST }.into());
        }
        let theirs: Vec<CredentialID> = known
            .iter()
            .map(|stored| Ok(read::<Passkey>(&stored.passkey)?.cred_id().clone()))
            .collect::<Result<_, StoreError>>()?;
        let (options, state) = rp
            .0
            .start_passkey_registration(person.account, &person.email, &person.email, Some(theirs))
            .map_err(failed)?;
        let (mut options, state) = (value(&options)?, value(&state)?);
        // One can be found by the browser without a name typed, where the device has room for it.
        put(
            &mut options,
            "/publicKey/authenticatorSelection/residentKey",
            json!("preferred"),
        )?;
        let bound = Bound::to(
            person.account,
            holder.token().clone(),
            Purpose::Registration,
        );
        Ok(Kept::Done(keep(tx, &bound, options, &state)?))
    })
}

/// Keeps a new passkey under the name its person gives, if the answer is one to the challenge; gives the credential's id.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub(super) fn register(
    tx: &mut Tx<'_>,
    rp: &RelyingParty,
    account: Uuid,
    session: &Token,
    answer: &Answer,
    name: &Name,
) -> Result<Option<String>, Failure> {
    let bound = Bound::to(account, session.clone(), Purpose::Registration);
    let Some(state) = ceremonies::take(tx, &Token::of(&answer.ceremony), &bound)? else {
        return refused(tx, "passkey-refused", &bound).map(|_| None);
    };
    let state: PasskeyRegistration = read(&state)?;
    let given = serde_json::from_str::<RegisterPublicKeyCredential>(&answer.credential);
    let made = given.map_err(|error| error.to_string()).and_then(|given| {
        rp.0.finish_passkey_registration(&given, &state)
            .map_err(|error| error.to_string())
    });
    let passkey = match made {
        Ok(passkey) => passkey,
        Err(error) => {
            tracing::warn!(event = "passkey-refused", %error, "a new passkey was not accepted");
            return refused(tx, "passkey-refused", &bound).map(|_| None);
        }
    };
    let credential = hex::encode(passkey.cred_id());
    if passkeys::find(&mut tx.reading(), &credential)?.is_some() {
        return refused(tx, "passkey-known-already", &bound).map(|_| None);
    }
    let new = passkeys::Stored {
        credential,
        account,
        name: name.as_str().to_owned(),
        passkey: text(&passkey)?,
    };
    passkeys::add(tx, &new)?;
    private_log::write(
        tx,
        "passkey-added",
        &format!("{account} {}", new.credential),
    )?;
    let named = name.as_str();
    letters::factor_changed(tx, account, Factor::Passkey, Change::Added, named)?;
    Ok(Some(new.credential))
}

/// Gives one of the asking person's passkeys another name.
///
/// # Errors
/// [`Refusal::NotFound`] when the person has no such passkey.
pub fn rename(store: &Store, by: &Token, credential: &str, name: &Name) -> Result<(), Failure> {
    let (credential, name) = (credential.to_owned(), name.clone());
    store.keep(Holder::Session(by.clone()).asking(), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        if !passkeys::rename(tx, account, &credential, name.as_str())? {
            return Err(Refusal::NotFound.into());
        }
        private_log::write(tx, "passkey-renamed", &format!("{account} {credential}"))?;
        Ok(Kept::Done(()))
    })
}

/// Ends one of the asking person's passkeys, and every session that began with it.
///
/// # Errors
/// [`Refusal::NotFound`] when the person has no such passkey, [`Refusal::LastFactor`] when nothing else is left.
pub fn remove(store: &Store, by: &Holder, credential: &str) -> Result<(), Failure> {
    let credential = credential.to_owned();
    store.keep(by.changing(), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        let has = held(&mut tx.reading(), account)?;
        let found = passkeys::find(&mut tx.reading(), &credential)?
            .filter(|found| found.account == account)
            .ok_or(Refusal::NotFound)?;
        if has.factors() <= 1 {
            return Err(Refusal::LastFactor.into());
        }
        let about = json!({ "credential": credential, "name": found.name });
        confirm(tx, &Deed::of("remove-passkey", &about)?)?;
        if !passkeys::end(tx, account, &credential)? {
            return Err(Refusal::NotFound.into());
        }
        private_log::write(tx, "passkey-removed", &format!("{account} {credential}"))?;
        letters::factor_changed(tx, account, Factor::Passkey, Change::Removed, "")?;
        Ok(Kept::Done(()))
    })
}

/// A name for a passkey, as its person types it.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::TooLong`].
pub fn name(typed: &str) -> Result<Name, Refusal> {
    const LONGEST: i64 = 60;
    let name = Name::parse(typed)?;
    if name.as_str().chars().count() as i64 > LONGEST {
        return Err(Refusal::TooLong {
            field: Field::Name,
            most: LONGEST,
        });
    }
    Ok(name)
}

fn keep(
    tx: &mut Tx<'_>,
    bound: &Bound,
    mut options: Value,
    state: &Value,
) -> Result<Begun, Failure> {
    let ceremony = hex::encode(tx.fresh_secret()?);
    ceremonies::begin(tx, &Token::of(&ceremony), bound, &state.to_string())?;
    let options = options
        .get_mut("publicKey")
        .map(Value::take)
        .ok_or_else(|| StoreError::Other("a challenge without options".into()))?;
    Ok(Begun { ceremony, options })
}

/// The answer as it reads, the passkey that it names, and the state of its challenge, which is spent by this.
type Matched = (PublicKeyCredential, passkeys::Stored, String);

fn matched(tx: &mut Tx<'_>, bound: &Bound, answer: &Answer) -> Result<Option<Matched>, Failure> {
    let Some(state) = ceremonies::take(tx, &Token::of(&answer.ceremony), bound)? else {
        return Ok(None);
    };
    let Ok(given) = serde_json::from_str::<PublicKeyCredential>(&answer.credential) else {
        return Ok(None);
    };
    let credential = hex::encode(given.get_credential_id());
    let found = passkeys::find(&mut tx.reading(), &credential)?;
    Ok(found.map(|stored| (given, stored, state)))
}

fn accepted(
    tx: &mut Tx<'_>,
    bound: &Bound,
    stored: passkeys::Stored,
    result: webauthn_rs::prelude::WebauthnResult<webauthn_rs::prelude::AuthenticationResult>,
) -> Result<Option<Asserted>, Failure> {
    let result = match result {
        Ok(result) if result.user_verified() => result,
        Ok(_) => return refused(tx, "passkey-refused", bound),
        Err(error) => {
            tracing::warn!(event = "passkey-refused", %error, "an answer of a passkey was not accepted");
            return refused(tx, "passkey-refused", bound);
        }
    };
    let mut passkey: Passkey = read(&stored.passkey)?;
    passkey.update_credential(&result);
    passkeys::note_use(tx, &stored.credential, &text(&passkey)?)?;
    Ok(Some(Asserted {
        account: stored.account,
        credential: stored.credential,
        name: stored.name,
    }))
}

fn refused(tx: &mut Tx<'_>, event: &str, bound: &Bound) -> Result<Option<Asserted>, Failure> {
    let whose = bound
        .account
        .map_or_else(String::new, |account| account.to_string());
    let about = format!("{whose} {}", bound.purpose.as_str());
    private_log::write(tx, event, about.trim_start())?;
    Ok(None)
}

fn put(value: &mut Value, place: &str, new: Value) -> Result<(), StoreError> {
    let found = value.pointer_mut(place).ok_or_else(|| {
        StoreError::Other(format!("the state of a passkey's challenge has no {place}"))
    })?;
    *found = new;
    Ok(())
}

fn value<T: Serialize>(of: &T) -> Result<Value, StoreError> {
    serde_json::to_value(of).map_err(|error| StoreError::Other(error.to_string()))
}

fn text<T: Serialize>(of: &T) -> Result<String, StoreError> {
    serde_json::to_string(of).map_err(|error| StoreError::Other(error.to_string()))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn failed(error: webauthn_rs::prelude::WebauthnError) -> Failure {
    StoreError::Other(format!("a passkey's challenge could not be made: {error}")).into()
}
