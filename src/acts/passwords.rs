//! Passwords: argon2id in PHC form, and what is too weak to be one.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::rules::Refusal;
use crate::store::StoreError;

/// Characters of a password at least, of any kind (ASVS 5.0, 6.2).
pub const LEAST: usize = 15;
/// Characters of a password at most: longer ones only cost us time.
pub const MOST: usize = 200;

/// What an unknown name is verified against, so that it takes as long as a known one.
static NOBODY: LazyLock<Option<String>> =
    LazyLock::new(|| hash("nobody has this password, and nobody will").ok());

/// The hash of a password, with fresh salt: argon2id, 19 MiB, two passes. It takes tens of milliseconds: never on
/// the event loop.
///
/// # Errors
/// [`StoreError::NoChance`] when the system gives no salt.
pub fn hash(password: &str) -> Result<String, StoreError> {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|_| StoreError::NoChance)?;
    Ok(hash.to_string())
}

/// Whether the password is the one of this hash; with no hash, as much work and never true.
pub fn is_right(password: &str, hash: Option<&str>) -> bool {
    let dummy = NOBODY.as_deref();
    let Some(sought) = hash.or(dummy) else {
        return false;
    };
    let Ok(parsed) = PasswordHash::new(sought) else {
        return false;
    };
    let is_same = Argon2::default()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok();
    is_same && hash.is_some()
}

/// Long enough, and not to be guessed by whoever knows the name and the address.
///
/// # Errors
/// [`Refusal::WeakPassword`].
pub fn strong(password: &str, known: &[&str]) -> Result<(), Refusal> {
    let weak = Refusal::WeakPassword {
        least: LEAST as i64,
    };
    let length = password.chars().count();
    if !(LEAST..=MOST).contains(&length) {
        return Err(weak);
    }
    if u8::from(zxcvbn::zxcvbn(password, known).score()) < 3 {
        return Err(weak);
    }
    Ok(())
}
