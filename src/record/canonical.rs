//! Canonical bytes: the JSON Canonicalization Scheme (RFC 8785), the one spelling that is hashed.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ordering::ordered;

/// Bytes that are not what they claim to be.
#[derive(Debug, thiserror::Error)]
pub enum Malformed {
    #[error("not JSON of this form: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the bytes are not the canonical form of what they say")]
    NotCanonical,
    #[error("{0} bytes, more than the 65,535 an entry may have")]
    TooLong(usize),
}

/// The canonical bytes of a value, as text.
///
/// # Errors
/// [`Malformed::Form`] when the value has no JSON form.
pub fn write<T: Serialize>(value: &T) -> Result<String, Malformed> {
    // The library knows every case, and takes its time; an order of plain names is all that most values need.
    match ordered(&serde_json::to_string(value)?) {
        Some(canonical) => Ok(canonical),
        None => Ok(serde_json_canonicalizer::to_string(value)?),
    }
}

/// Reads a value and makes sure that its canonical bytes are exactly those given: a field unknown,
/// doubled, or spelt otherwise is found here.
///
/// # Errors
/// [`Malformed::Form`] or [`Malformed::NotCanonical`].
pub fn read<T: Serialize + DeserializeOwned>(bytes: &str) -> Result<T, Malformed> {
    let value: T = serde_json::from_str(bytes)?;
    if write(&value)? == bytes {
        Ok(value)
    } else {
        Err(Malformed::NotCanonical)
    }
}

/// RFC 3339, UTC, always six digits of the second: the one form of a time in the record.
pub mod micros {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    /// As it is written in an entry: `2026-11-22T17:04:05.000123Z`.
    pub fn text(at: Timestamp) -> String {
        format!("{at:.6}")
    }

    /// # Errors
    /// Whatever the serializer refuses.
    pub fn serialize<S: Serializer>(at: &Timestamp, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&text(*at))
    }

    /// # Errors
    /// When the text is no time.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Timestamp, D::Error> {
        String::deserialize(d)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
