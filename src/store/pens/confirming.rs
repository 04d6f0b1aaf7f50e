//! The confirmation of the act in hand: whether the law asks for one, what was given, and what was spent.

use uuid::Uuid;

use super::{Asking, Tx};
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::authorisation::{self, Strength};
use crate::rules::permissions::{Caller, Permit};
use crate::rules::refusals::Unconfirmed;
use crate::rules::words::Auth;
use crate::store::failures::{Failure, StoreError};
use crate::store::intents::{self, Held, Instead, Proof, Whose};
use crate::store::sessions::{self, Renewal};

/// Whether the act in hand has to be confirmed by its person, and how far that is.
#[derive(Clone, Debug, Default)]
pub(super) enum Confirming {
    /// The law asks for none, or nobody is there who could give it: the clock, the terminal, a scripted voice.
    #[default]
    Exempt,
    Needed(Box<Wanted>),
}

/// A confirmation that the law asks for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    strength: Strength,
    whose: Whose,
    proof: Option<Proof>,
    /// The intent that was spent for it.
    spent: Option<Uuid>,
    /// What is kept when the act is refused for want of it.
    instead: Option<Instead>,
}

impl Tx<'_> {
    /// How the act in hand must be confirmed; none where it need not be.
    pub const fn strength(&self) -> Option<Strength> {
        match &self.confirming {
            Confirming::Needed(wanted) => Some(wanted.strength),
            Confirming::Exempt => None,
        }
    }

    pub(in crate::store) fn whose(&self) -> Option<&Whose> {
        match &self.confirming {
            Confirming::Needed(wanted) => Some(&wanted.whose),
            Confirming::Exempt => None,
        }
    }

    pub(in crate::store) fn proof(&self) -> Option<&Proof> {
        match &self.confirming {
            Confirming::Needed(wanted) => wanted.proof.as_ref(),
            Confirming::Exempt => None,
        }
    }

    /// Whether anything was sent to confirm the act in hand.
    pub fn has_proof(&self) -> bool {
        self.proof().is_some()
    }

    /// The session's token, where a page asks.
    pub const fn session(&self) -> Option<&sessions::Token> {
        self.token.as_ref()
    }

    /// The intent that was spent for the act in hand.
    pub fn intent(&self) -> Option<Uuid> {
        match &self.confirming {
            Confirming::Needed(wanted) => wanted.spent,
            Confirming::Exempt => None,
        }
    }

    /// Spends an intent for the act in hand, whose answer was verified; false when it was spent meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub fn spend(
        &mut self,
        held: &Held,
        means: Auth,
        assertion: Option<String>,
    ) -> Result<bool, StoreError> {
        let is_spent = intents::spend(self, held, means, assertion)?;
        if let (true, Confirming::Needed(wanted)) = (is_spent, &mut self.confirming) {
            wanted.spent = Some(held.id);
            self.permit = self.permit.clone().confirmed_by(means);
        }
        Ok(is_spent)
    }

    /// Refuses the act in hand until this deed is confirmed: it waits, once the act was taken back.
    pub fn ask_for(&mut self, deed: &Deed, because: Unconfirmed) -> Failure {
        self.refuse_but(Instead::Ask(deed.clone(), because))
    }

    /// Refuses the act in hand for a wrong code, which counts, once the act was taken back.
    pub fn count_wrong(&mut self, held: &Held) -> Failure {
        self.refuse_but(Instead::CountWrong(held.id))
    }

    fn refuse_but(&mut self, instead: Instead) -> Failure {
        if let Confirming::Needed(wanted) = &mut self.confirming {
            wanted.instead = Some(instead);
        }
        Refusal::ConfirmationVoid.into()
    }
}

/// Whether the law wants this act confirmed by whoever asks: only a page's session can be asked.
pub(super) fn confirming(
    asking: &Asking,
    caller: &Caller,
    session: Option<String>,
    permit: &Permit,
) -> Result<Confirming, Failure> {
    let strength = authorisation::needed(asking.action, permit.office());
    let (Some(strength), Some(_)) = (strength, asking.by.token()) else {
        return Ok(Confirming::Exempt);
    };
    let whose = Whose {
        account: caller.account().ok_or(Refusal::SignInFirst)?,
        session: session.ok_or(Refusal::SignInFirst)?,
    };
    Ok(Confirming::Needed(Box::new(Wanted {
        strength,
        whose,
        proof: asking.by.proof().cloned(),
        spent: None,
        instead: None,
    })))
}

/// Whatever the page and the act did: without a spent intent nothing stays of an act that needs one.
pub(super) fn is_confirmed(confirming: &Confirming) -> Result<(), StoreError> {
    match confirming {
        Confirming::Needed(wanted) if wanted.spent.is_none() => Err(StoreError::Other(
            "an act that its person has to confirm did not say what it does".into(),
        )),
        Confirming::Needed(_) | Confirming::Exempt => Ok(()),
    }
}

/// After what was confirmed the session gets a new secret, which its browser is told once the act is on disk.
pub(super) fn renewed(tx: &mut Tx<'_>) -> Result<Option<(Renewal, String)>, StoreError> {
    let Confirming::Needed(wanted) = &tx.confirming else {
        return Ok(None);
    };
    let (Some(_), Some(proof), Some(token)) = (wanted.spent, &wanted.proof, &tx.token) else {
        return Ok(None);
    };
    let (renewal, token) = (proof.renewal.clone(), token.clone());
    Ok(sessions::renew(tx, &token)?.map(|secret| (renewal, secret)))
}

pub(super) fn kept_instead(tx: &Tx<'_>) -> Option<(Permit, Confirming, Instead)> {
    match &tx.confirming {
        Confirming::Needed(wanted) => wanted
            .instead
            .clone()
            .map(|instead| (tx.permit.clone(), tx.confirming.clone(), instead)),
        Confirming::Exempt => None,
    }
}
