//! Factors: what a person signs in with beside the password, made, used and ended.

pub mod enrolment;
pub mod lost;
pub mod passkeys;
pub mod recovery_codes;
pub mod relying_party;
pub mod sign_in;
pub mod totp;

use uuid::Uuid;

use crate::rules::Refusal;
use crate::rules::permissions::Action;
use crate::store::factors::half_sessions::{self, Stage};
use crate::store::sessions::Token;
use crate::store::{Asking, Asks, Failure, Tx, accounts};

/// Who changes the own factors: somebody signed in, or somebody who is led through enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    Session(Token),
    Half(Token),
}

/// The person behind a [`Holder`], found inside the transaction.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub account: Uuid,
    pub email: String,
}

impl Holder {
    /// The token that ceremonies and offers are bound to.
    pub const fn token(&self) -> &Token {
        match self {
            Holder::Session(token) | Holder::Half(token) => token,
        }
    }

    pub(super) fn asking(&self) -> Asking {
        match self {
            Holder::Session(token) => Asking::new(Asks::Session(token.clone()), Action::OwnAccount),
            Holder::Half(_) => Asking::new(Asks::Stranger, Action::SignIn),
        }
    }

    /// Who it is; of those half way in, only whoever may enrol.
    pub(super) fn person(&self, tx: &mut Tx<'_>) -> Result<Person, Failure> {
        match self {
            Holder::Session(_) => {
                let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
                let email = accounts::email_of(&mut tx.reading(), account)?;
                Ok(Person {
                    account,
                    email: email.ok_or(Refusal::SignInFirst)?,
                })
            }
            Holder::Half(token) => match half_sessions::find(&mut tx.reading(), token)? {
                Some(half) if half.stage == Stage::Enrolment => Ok(Person {
                    account: half.account,
                    email: half.email,
                }),
                _ => Err(Refusal::SignInFirst.into()),
            },
        }
    }
}
