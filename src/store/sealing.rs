//! Sealing: secrets at rest, encrypted under a key that lies outside the database (SECURITY, At rest).

use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use super::failures::StoreError;

/// Before the key's bytes in the hash that names it.
const NAMED: &[u8] = b"gaip-registry/sealing-key/v1\n";
/// How every sealed text begins; nothing that is kept open does.
const SEALED: &str = "v1:";
/// The random number that stands before each sealed text, in bytes.
const NONCE: usize = 24;

/// The key in hand; without one nothing is sealed and nothing opened.
#[derive(Clone, Default)]
pub struct Sealing(Option<Arc<Key>>);

struct Key {
    cipher: XChaCha20Poly1305,
    id: String,
}

impl std::fmt::Debug for Sealing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Sealing").field(&self.id()).finish()
    }
}

impl Sealing {
    /// With a key of 32 bytes from the operating system.
    pub fn with_key(secret: &[u8; 32]) -> Self {
        let mut hash = Sha256::new();
        hash.update(NAMED);
        hash.update(secret);
        let id = hex::encode(&hash.finalize()[..8]);
        let cipher = XChaCha20Poly1305::new(secret.into());
        Self(Some(Arc::new(Key { cipher, id })))
    }

    /// The key's name, which tells nothing of the key; none without one.
    pub fn id(&self) -> Option<&str> {
        self.0.as_ref().map(|key| key.id.as_str())
    }

    /// Seals a secret for one place: `about` says where it stands (`totp/ACCOUNT`), and it opens nowhere else.
    ///
    /// # Errors
    /// [`StoreError::Other`] without a key, [`StoreError::NoChance`] without random bytes.
    pub fn seal(&self, about: &str, secret: &[u8]) -> Result<String, StoreError> {
        let key = self.key()?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| StoreError::NoChance)?;
        let sealed = key
            .cipher
            .encrypt(&XNonce::from(nonce), bound(secret, about))
            .map_err(|_| StoreError::Other("a secret could not be sealed".into()))?;
        let (nonce, sealed) = (hex::encode(nonce), hex::encode(sealed));
        Ok(format!("v1:{}:{nonce}{sealed}", key.id))
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`StoreError::Other`] without its key, [`StoreError::Corrupt`] when it was changed or stood elsewhere.
    pub fn open(&self, about: &str, sealed: &str) -> Result<Vec<u8>, StoreError> {
        let key = self.key()?;
        let corrupt = || StoreError::Corrupt(format!("what is sealed for {about}"));
        let mut parts = sealed.splitn(3, ':');
        let (Some("v1"), Some(id), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(corrupt());
        };
        if id != key.id {
            return Err(StoreError::Other(format!(
                "{about} is sealed with the key {id}, and here is the key {}",
                key.id
            )));
        }
        let bytes = hex::decode(text).map_err(|_| corrupt())?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or_else(corrupt)?;
        key.cipher
            .decrypt(&XNonce::from(*nonce), bound(sealed, about))
            .map_err(|_| corrupt())
    }

    /// A text as it is kept: sealed, where there is a key. A house without one (the tests', a copy being read) keeps it
    /// open.
    ///
    /// # Errors
    /// As [`Sealing::seal`].
    pub fn close(&self, about: &str, text: &str) -> Result<String, StoreError> {
        match self.0 {
            None => Ok(text.to_owned()),
            Some(_) => self.seal(about, text.as_bytes()),
        }
    }

    /// A text that [`Sealing::close`] made, or that was kept before there was a key.
    ///
    /// # Errors
    /// As [`Sealing::open`].
    pub fn disclose(&self, about: &str, kept: &str) -> Result<String, StoreError> {
        if !kept.starts_with(SEALED) {
            return Ok(kept.to_owned());
        }
        String::from_utf8(self.open(about, kept)?)
            .map_err(|_| StoreError::Corrupt(format!("what is sealed for {about}")))
    }

    fn key(&self) -> Result<&Key, StoreError> {
        self.0.as_deref().ok_or_else(|| {
            StoreError::Other("there is no sealing key: secrets cannot be read or kept".into())
        })
    }
}

const fn bound<'a>(msg: &'a [u8], about: &'a str) -> Payload<'a, 'a> {
    Payload {
        msg,
        aad: about.as_bytes(),
    }
}
