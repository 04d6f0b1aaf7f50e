//! The private log's chain: each line's hash takes in the one before; the newest enters the record daily.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::canonical::{self, Malformed};
use super::commitments::Salt;

/// The hash before the first line.
pub const START: [u8; 32] = [0; 32];

/// `h = SHA-256("gaip-registry/log/v1\n" ‖ prev ‖ salt ‖ JCS(line))`.
///
/// # Errors
/// [`Malformed::Form`] when the line has no JSON form.
pub fn next<T: Serialize>(prev: &[u8; 32], salt: &Salt, line: &T) -> Result<[u8; 32], Malformed> {
    let mut hash = Sha256::new();
    hash.update(b"gaip-registry/log/v1\n");
    hash.update(prev);
    hash.update(salt);
    hash.update(canonical::write(line)?.as_bytes());
    Ok(hash.finalize().into())
}
