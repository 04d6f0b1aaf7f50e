//! The encodings in which a kept page is sent: each made once, when it is first wanted.

use std::io::Write;

use actix_web::http::header::{HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::web::files::accepts;

/// Shorter pages fit into one packet as they are.
const SHORTEST: usize = 1024;
/// Where the time a page takes and the bytes it saves are in balance.
const BROTLI_QUALITY: i32 = 5;

/// How the bytes of a page are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Plain,
    Brotli,
    Gzip,
}

impl Encoding {
    pub(super) const ALL: [Self; 3] = [Self::Plain, Self::Brotli, Self::Gzip];

    /// What a reader takes, the shortest first.
    pub(super) fn wanted(headers: &HeaderMap) -> Self {
        let accepted = headers
            .get(actix_web::http::header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if accepted.is_empty() {
            Self::Plain
        } else if accepts(accepted, "br") {
            Self::Brotli
        } else if accepts(accepted, "gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// As `Content-Encoding` names it.
    pub(super) const fn name(self) -> Option<HeaderValue> {
        match self {
            Self::Plain => None,
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
        }
    }

    /// The letter that a validator ends in.
    pub(super) const fn letter(self) -> char {
        match self {
            Self::Plain => 'p',
            Self::Brotli => 'b',
            Self::Gzip => 'g',
        }
    }

    /// The bytes encoded; none where that does not halve them.
    pub(super) fn encode(self, plain: &Bytes) -> Option<Bytes> {
        if plain.len() < SHORTEST {
            return None;
        }
        let packed = match self {
            Self::Plain => None,
            Self::Brotli => brotli(plain),
            Self::Gzip => gzip(plain),
        };
        packed
            .filter(|packed| packed.len() <= plain.len() / 2)
            .map(|packed| Bytes::from(packed.into_boxed_slice()))
    }
}

fn brotli(plain: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: plain.len(),
        lgwin: 18,
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(plain.len() / 4);
    // Writing into memory: what fails is sent as it is.
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &params)
        .is_ok()
        .then_some(packed)
}

fn gzip(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}
