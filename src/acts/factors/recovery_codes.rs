//! Recovery codes: they authorise no act; one of them lets its person enrol a new factor.

use serde_json::json;
use uuid::Uuid;

use super::Holder;
use crate::acts::confirming::confirm;
use crate::acts::letters;
use crate::record::intents::Deed;
use crate::rules::Refusal;
use crate::rules::letters::{Change, Factor};
use crate::store::factors::recovery_codes;
use crate::store::{Failure, Kept, Store, StoreError, Tx, private_log};

/// How many a person gets.
pub const COUNT: usize = 8;
/// Digits, and the letters that nobody mistakes for others (Crockford): 5 bits each.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a code: 120 bits.
const LENGTH: usize = 24;
/// They are written in groups of this many.
const GROUP: usize = 4;

/// Gives the asking person new codes in place of the old; they are shown this once.
///
/// # Errors
/// [`Refusal::SignInFirst`].
pub fn renew(store: &Store, by: &Holder) -> Result<Vec<String>, Failure> {
    store.keep(by.changing(), |tx| {
        let account = tx.caller().account().ok_or(Refusal::SignInFirst)?;
        confirm(tx, &Deed::of("new-recovery-codes", &json!({}))?)?;
        Ok(Kept::Done(make(tx, account)?))
    })
}

/// Makes new codes of an account, in place of the old.
pub(super) fn make(tx: &mut Tx<'_>, account: Uuid) -> Result<Vec<String>, Failure> {
    let codes: Vec<String> = (0..COUNT)
        .map(|_| Ok(written(&tx.fresh_secret()?)))
        .collect::<Result<_, StoreError>>()?;
    let plain: Vec<String> = codes.iter().map(|code| read(code)).collect();
    recovery_codes::set(tx, account, &plain)?;
    private_log::write(tx, "recovery-codes-made", &account.to_string())?;
    letters::factor_changed(tx, account, Factor::RecoveryCodes, Change::Replaced, "")?;
    Ok(codes)
}

/// A code of chance, in groups.
fn written(chance: &[u8; 32]) -> String {
    let letters: Vec<char> = chance
        .iter()
        .take(LENGTH)
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
        .collect();
    let groups: Vec<String> = letters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// A code as it is compared: however it was typed.
pub(super) fn read(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}
