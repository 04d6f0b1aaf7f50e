//! Another e-mail address for an account: asked for and confirmed by its person, taken up through a link mailed there.

use serde_json::json;

use super::appointments;
use super::confirming::confirm;
use super::factors::Holder;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor, Letter};
use crate::rules::permissions::Action;
use crate::store::sessions::{self, Token};
use crate::store::{
    Asking, Asks, Failure, Kept, Store, accounts, email_changes, private_log, resets,
};

/// Lays a letter to the new address; the link in it is made as the letter is sent. Where somebody has the address
/// already no letter is laid, and the answer is the same: nobody learns here who has an account.
///
/// # Errors
/// [`Refusal`] of what is no address; [`Refusal::ConfirmFirst`].
pub fn ask(store: &Store, by: &Holder, email: &str) -> Result<(), Failure> {
    let email = appointments::email(email)?;
    store.keep(by.changing(), move |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        confirm(tx, &Deed::of("change-email", &json!({ "email": email }))?)?;
        private_log::write(tx, "email-asked", &account.to_string())?;
        if accounts::of_email(&mut tx.reading(), &email)?.is_none() {
            let letter = Letter::EmailConfirmation {
                account,
                email: email.clone(),
            };
            super::letters::lay(tx, &letter)?;
        }
        Ok(Kept::Done(()))
    })
}

/// Takes up the new address: the address before is told, what was mailed there opens nothing any more, and every
/// session ends.
///
/// # Errors
/// [`Refusal::LinkSpent`], also where somebody has got the address meanwhile.
pub fn take_up(store: &Store, secret: &str) -> Result<(), Failure> {
    let token = Token::of(secret);
    store.keep(Asking::new(Asks::Stranger, Action::SignIn), move |tx| {
        let found = email_changes::find(&mut tx.reading(), &token)?;
        let change = found.ok_or(Refusal::LinkSpent)?;
        if accounts::of_email(&mut tx.reading(), &change.to)?.is_some() {
            return Err(Refusal::LinkSpent.into());
        }
        let (account, at) = (change.account, tx.now());
        // Laid first: it goes to the address that the account still has.
        let letter = Letter::FactorChanged {
            account,
            factor: Factor::Email,
            change: Change::Replaced,
            name: String::new(),
            at,
        };
        super::letters::lay(tx, &letter)?;
        email_changes::make(tx, &change)?;
        resets::spend_all(tx, account)?;
        sessions::end_all(tx, account)?;
        private_log::write(tx, "email-changed", &account.to_string())?;
        Ok(Kept::Done(()))
    })
}
