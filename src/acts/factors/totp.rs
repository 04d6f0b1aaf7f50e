//! Codes of an authenticator app (RFC 6238): six digits, thirty seconds, each step taken once.

use jiff::Timestamp;
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use super::Holder;
use crate::acts::{confirming, letters};
use crate::record::entries::House;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor};
use crate::store::factors::{held, totp};
use crate::store::sealing::Sealing;
use crate::store::sessions::Token;
use crate::store::{Failure, Kept, Reading, Store, StoreError, Tx, private_log};

/// Seconds of one step.
const STEP: i64 = 30;
/// Before the address in an app's list.
const ISSUER: &str = "GAIP Registry";

/// A seed as an app takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed(Vec<u8>);

impl Seed {
    /// The seed of these bytes.
    pub const fn of(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// As it is typed, base32 without padding.
    ///
    /// # Errors
    /// [`Refusal::Malformed`] when it is not.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let compact: String = text.split_whitespace().collect();
        let secret = Secret::try_from_base32(compact.to_uppercase())
            .map_err(|_| Refusal::Malformed(crate::rules::refusals::Field::Code))?;
        Ok(Self(secret.as_bytes().to_vec()))
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Base32 without padding, as accounts.csv and an app's form have it.
    pub fn base32(&self) -> String {
        Secret::from(self.0.clone()).to_base32()
    }

    /// The address that the picture holds (Key URI Format).
    pub fn uri(&self, email: &str) -> String {
        let issuer = ISSUER.replace(' ', "%20");
        let email: String = email
            .bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                    char::from(b).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .collect();
        format!(
            "otpauth://totp/{issuer}:{email}?secret={}&issuer={issuer}",
            self.base32()
        )
    }

    /// The code of a moment.
    pub fn code_at(&self, at: Timestamp) -> String {
        self.generator()
            .generate(at.as_second().unsigned_abs())
            .to_string()
    }

    /// The step whose code this is, if it is the one of the moment, the one before or the one after.
    fn step_of(&self, code: &str, at: Timestamp) -> Option<i64> {
        let code: String = code.split_whitespace().collect();
        let found = self
            .generator()
            .check(&code, at.as_second().unsigned_abs())?;
        i64::try_from(found).ok()
    }

    fn generator(&self) -> Totp {
        Builder::new()
            .with_secret(self.0.clone())
            .with_step_duration(STEP.unsigned_abs())
            .with_skew(1)
            .build_noncompliant()
    }
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    Taken,
    /// It is wrong, or was taken before, or there is no app.
    Refused,
    /// None are looked at for a while, after too many wrong ones.
    Paused,
}

/// Takes a code of an account, once. What was written has to be kept also when the act is refused
/// (`RefusedKeeping`).
///
/// # Errors
/// [`Failure::Store`] when the database fails or the seed does not open.
pub fn take(tx: &mut Tx<'_>, account: Uuid, code: &str) -> Result<Taking, Failure> {
    let (taking, event) = match totp::app(tx, account)? {
        None => (Taking::Refused, "code-without-app"),
        Some(app) if app.is_paused => (Taking::Paused, "codes-paused"),
        Some(app) => match Seed(app.seed).step_of(code, tx.now()) {
            None => {
                totp::note_wrong(tx, account)?;
                (Taking::Refused, "code-wrong")
            }
            Some(step) if totp::take_step(tx, account, step)? => (Taking::Taken, "code-taken"),
            Some(_) => (Taking::Refused, "code-replayed"),
        },
    };
    private_log::write(tx, event, &account.to_string())?;
    Ok(taking)
}

/// Offers a fresh seed to whoever asks; their own app takes it before the first code counts.
///
/// # Errors
/// [`Refusal::SignInFirst`].
pub fn offer(store: &Store, holder: &Holder) -> Result<(), Failure> {
    let holder = holder.clone();
    store.keep(holder.asking(), move |tx| {
        let person = holder.person(tx)?;
        let chance = tx.fresh_secret()?;
        totp::offer(tx, holder.token(), person.account, &chance[..totp::SEED])?;
        Ok(Kept::Done(()))
    })
}

/// Keeps the seed that was offered, if the code is one of it; true when it does.
///
/// # Errors
/// [`Refusal::LinkSpent`] when the offer is over.
pub(super) fn confirm(
    tx: &mut Tx<'_>,
    account: Uuid,
    session: &Token,
    code: &str,
) -> Result<bool, Failure> {
    let sealing = tx.sealing().clone();
    let offered = totp::offered(&mut tx.reading(), &sealing, session)?;
    let Some((whose, seed)) = offered.filter(|(whose, _)| *whose == account) else {
        return Err(Refusal::OfferOver.into());
    };
    let Some(step) = Seed(seed.clone()).step_of(code, tx.now()) else {
        private_log::write(tx, "code-wrong", &whose.to_string())?;
        return Ok(false);
    };
    totp::end_offer(tx, session)?;
    totp::set(tx, account, &seed, step)?;
    private_log::write(tx, "app-added", &account.to_string())?;
    letters::factor_changed(tx, account, Factor::Codes, Change::Added, "")?;
    Ok(true)
}

/// Gives an account of an invented house its seed, so that its list can show it; no live house can.
///
/// # Errors
/// [`Refusal::SignInFirst`] in a live house.
pub fn grant(store: &Store, account: Uuid, seed: &Seed) -> Result<(), Failure> {
    use crate::rules::permissions::Action;
    let asking = crate::store::Asking::new(store.speaking_for(account)?, Action::OwnAccount);
    let seed = seed.clone();
    store.keep(asking, move |tx| {
        totp::set(tx, account, seed.as_bytes(), 0)?;
        private_log::write(tx, "app-added", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}

/// The next code of an account that can be taken: in an invented house only, where nobody should have to install
/// an app. The record itself says what the house is, from its first entry on.
///
/// # Errors
/// [`Failure::Store`] when the database fails or the seed does not open.
pub fn code_of_an_invented_house(
    r: &mut Reading<'_>,
    sealing: &Sealing,
    account: Uuid,
) -> Result<Option<String>, Failure> {
    if r.head().house != House::Demo {
        return Ok(None);
    }
    let Some((seed, last_step)) = totp::shown(r, sealing, account)? else {
        return Ok(None);
    };
    let now = r.now().as_second() / STEP;
    let step = now.max(last_step + 1);
    if step > now + 1 {
        return Ok(None);
    }
    let at = Timestamp::from_second(step * STEP)
        .map_err(|error| StoreError::Other(error.to_string()))?;
    Ok(Some(Seed(seed).code_at(at)))
}

/// Forgets the app of the asking person.
///
/// # Errors
/// [`Refusal::NotFound`] without one, [`Refusal::LastFactor`] when nothing else is left.
pub fn remove(store: &Store, by: &Holder) -> Result<(), Failure> {
    store.keep(by.changing(), |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        let has = held(&mut tx.reading(), account)?;
        if !has.has_totp {
            return Err(Refusal::NotFound.into());
        }
        if has.factors() <= 1 {
            return Err(Refusal::LastFactor.into());
        }
        confirming::confirm(tx, &Deed::of("remove-app", &json!({}))?)?;
        totp::end(tx, account)?;
        private_log::write(tx, "app-removed", &account.to_string())?;
        letters::factor_changed(tx, account, Factor::Codes, Change::Removed, "")?;
        Ok(Kept::Done(()))
    })
}

/// A seed from the operating system.
///
/// # Errors
/// [`StoreError::NoChance`] when it has none to give.
pub fn fresh() -> Result<Seed, StoreError> {
    let mut seed = vec![0; totp::SEED];
    getrandom::fill(&mut seed).map_err(|_| StoreError::NoChance)?;
    Ok(Seed(seed))
}
