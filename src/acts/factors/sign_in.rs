//! Signing in: a password brings one half way; a code or a passkey, or a passkey alone, all the way.

use uuid::Uuid;

use super::passkeys::{self, Answer, Begun};
use super::relying_party::RelyingParty;
use super::totp::{self, Taking};
use super::{lost, recovery_codes};
use crate::acts::letters;
use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor};
use crate::rules::permissions::Action;
use crate::rules::words::Auth;
use crate::store::accounts::{self, Account};
use crate::store::factors::ceremonies::{Bound, Purpose};
use crate::store::factors::half_sessions::{self, HalfWay, Stage};
use crate::store::factors::{held, recovery_codes as codes};
use crate::store::sessions::{self, Begins, Token};
use crate::store::{Asking, Asks, Failure, Kept, Store, Tx, private_log};

const fn stranger() -> Asking {
    Asking::new(Asks::Stranger, Action::SignIn)
}

/// Lets somebody half way in after the password was verified, unless it was replaced while that waited; gives the
/// browser's secret and what is missing.
///
/// # Errors
/// [`Refusal::WrongCredentials`] when the account or its password is another by now.
pub fn half_way(store: &Store, verified: Account) -> Result<(String, bool), Failure> {
    store.keep(stranger(), move |tx| {
        let now = accounts::of_email(&mut tx.reading(), &verified.email)?;
        if !now.is_some_and(|now| now.id == verified.id && now.password == verified.password) {
            return Err(Refusal::WrongCredentials.into());
        }
        begin_half(tx, verified.id).map(Kept::Done)
    })
}

/// The secret, and whether a factor has to be enrolled.
pub(in crate::acts) fn begin_half(
    tx: &mut Tx<'_>,
    account: Uuid,
) -> Result<(String, bool), Failure> {
    let must_enrol = !held(&mut tx.reading(), account)?.suffices();
    let stage = match must_enrol {
        true => Stage::Enrolment,
        false => Stage::SecondFactor,
    };
    let secret = half_sessions::begin(tx, account, stage)?;
    private_log::write(tx, "password-right", &account.to_string())?;
    Ok((secret, must_enrol))
}

/// All the way in by a code of the app; gives the browser's secret.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the half session is over, [`Refusal::CodeRefused`].
pub fn with_code(store: &Store, half: &Token, code: &str, agent: &str) -> Result<String, Failure> {
    let (half, code, agent) = (half.clone(), code.to_owned(), agent.to_owned());
    store.keep(stranger(), move |tx| {
        let account = second_factor_of(tx, &half)?.account;
        if totp::take(tx, account, &code)? != Taking::Taken {
            half_sessions::note_wrong(tx, &half)?;
            return Ok(Kept::RefusedKeeping(Refusal::CodeRefused));
        }
        all_the_way(tx, &half, account, &Begins::of(Auth::Totp, &agent)).map(Kept::Done)
    })
}

/// The challenge for the passkeys of whoever is half way in.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the half session is over, [`Refusal::NoPasskey`].
pub fn challenge(store: &Store, half: &Token, rp: &RelyingParty) -> Result<Begun, Failure> {
    let (half, rp) = (half.clone(), rp.clone());
    store.keep(stranger(), move |tx| {
        let account = second_factor_of(tx, &half)?.account;
        let bound = Bound::to(account, half.clone(), Purpose::SecondFactor);
        passkeys::begin_assertion(tx, &rp, &bound, None).map(Kept::Done)
    })
}

/// All the way in by a passkey after the password; gives the browser's secret.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the half session is over, [`Refusal::PasskeyRefused`].
pub fn with_passkey_too(
    store: &Store,
    half: &Token,
    rp: &RelyingParty,
    answer: &Answer,
    agent: &str,
) -> Result<String, Failure> {
    let (half, rp) = (half.clone(), rp.clone());
    let (answer, agent) = (answer.clone(), agent.to_owned());
    store.keep(stranger(), move |tx| {
        let account = second_factor_of(tx, &half)?.account;
        let bound = Bound::to(account, half.clone(), Purpose::SecondFactor);
        let Some(asserted) = passkeys::finish_assertion(tx, &rp, &bound, &answer)? else {
            half_sessions::note_wrong(tx, &half)?;
            return Ok(Kept::RefusedKeeping(Refusal::PasskeyRefused));
        };
        let begins = Begins::with_passkey(&asserted.credential, &agent);
        all_the_way(tx, &half, account, &begins).map(Kept::Done)
    })
}

/// The challenge for whatever passkey the browser offers.
///
/// # Errors
/// [`Failure::Store`] when the database fails.
pub fn open_challenge(store: &Store, rp: &RelyingParty) -> Result<Begun, Failure> {
    let rp = rp.clone();
    store.keep(stranger(), move |tx| {
        passkeys::begin_sign_in(tx, &rp).map(Kept::Done)
    })
}

/// In by a passkey alone, which is two factors in one: something held, and its own lock; gives the browser's secret.
///
/// # Errors
/// [`Refusal::PasskeyRefused`].
pub fn with_passkey(
    store: &Store,
    rp: &RelyingParty,
    answer: &Answer,
    agent: &str,
) -> Result<String, Failure> {
    let (rp, answer, agent) = (rp.clone(), answer.clone(), agent.to_owned());
    store.keep(stranger(), move |tx| {
        let Some(asserted) = passkeys::finish_sign_in(tx, &rp, &answer)? else {
            return Ok(Kept::RefusedKeeping(Refusal::PasskeyRefused));
        };
        let begins = Begins::with_passkey(&asserted.credential, &agent);
        lost::has_one_still(tx, asserted.account)?;
        let secret = sessions::begin(tx, asserted.account, &begins)?;
        private_log::write(tx, "session-begun", &asserted.account.to_string())?;
        Ok(Kept::Done(secret))
    })
}

/// A recovery code stands in for a lost factor: its person may enrol a new one, and is not signed in before.
///
/// # Errors
/// [`Refusal::SignInFirst`] when the half session is over, [`Refusal::CodeRefused`].
pub fn with_recovery_code(store: &Store, half: &Token, code: &str) -> Result<(), Failure> {
    let (half, code) = (half.clone(), recovery_codes::read(code));
    store.keep(stranger(), move |tx| {
        let account = second_factor_of(tx, &half)?.account;
        if !codes::spend(tx, account, &code)? {
            half_sessions::note_wrong(tx, &half)?;
            private_log::write(tx, "recovery-code-wrong", &account.to_string())?;
            return Ok(Kept::RefusedKeeping(Refusal::CodeRefused));
        }
        half_sessions::may_enrol(tx, &half)?;
        private_log::write(tx, "recovery-code-spent", &account.to_string())?;
        letters::factor_changed(tx, account, Factor::RecoveryCodes, Change::Used, "")?;
        Ok(Kept::Done(()))
    })
}

fn second_factor_of(tx: &mut Tx<'_>, half: &Token) -> Result<HalfWay, Failure> {
    let found = half_sessions::find(&mut tx.reading(), half)?;
    found
        .filter(|half| half.stage == Stage::SecondFactor)
        .ok_or_else(|| Refusal::SignInFirst.into())
}

fn all_the_way(
    tx: &mut Tx<'_>,
    half: &Token,
    account: Uuid,
    begins: &Begins<'_>,
) -> Result<String, Failure> {
    if !half_sessions::end(tx, half)? {
        return Err(Refusal::SignInFirst.into());
    }
    lost::has_one_still(tx, account)?;
    let secret = sessions::begin(tx, account, begins)?;
    private_log::write(tx, "session-begun", &account.to_string())?;
    Ok(secret)
}
