//! A device that holds passkeys, made in software: it answers challenges as a browser would send them (WebAuthn, 6).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use registry::acts::factors::passkeys::{Answer, Begun};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// User present, user verified.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// A new credential stands in the data.
const ATTESTED: u8 = 0x40;

/// One passkey on one device.
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
    counter: u32,
    /// Where the browser says it is.
    pub origin: String,
    /// For whom the device believes to sign.
    pub rp_id: String,
    /// Whether its person unlocks it.
    pub is_unlocked: bool,
    /// Whose passkey it is, as it was told when it was made.
    pub account: Option<Uuid>,
}

impl Device {
    /// A device in a browser at this origin, whose host is the relying party.
    pub fn at(origin: &str, number: u8) -> Self {
        let host = origin.split("://").nth(1).unwrap();
        let host = host.split(':').next().unwrap();
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: vec![number; 24],
            counter: 0,
            origin: origin.to_owned(),
            rp_id: host.to_owned(),
            is_unlocked: true,
            account: None,
        }
    }

    /// The credential's id as the register names it.
    pub fn credential(&self) -> String {
        hex::encode(&self.id)
    }

    /// Makes the passkey that is asked for.
    pub fn makes(&mut self, begun: &Begun) -> Answer {
        let user = begun.options["user"]["id"].as_str().unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(user).unwrap();
        self.account = Some(Uuid::from_slice(&bytes).unwrap());
        let client = self.client_data(begun, "webauthn.create");
        let mut seen = self.seen(ATTESTED);
        seen.extend([0; 16]);
        seen.extend((self.id.len() as u16).to_be_bytes());
        seen.extend(&self.id);
        seen.extend(self.public_key());
        let mut attestation = vec![0xa3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x59");
        attestation.extend((seen.len() as u16).to_be_bytes());
        attestation.extend(&seen);
        self.answer(
            begun,
            json!({
                "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
                "attestationObject": URL_SAFE_NO_PAD.encode(attestation),
            }),
        )
    }

    /// Signs the challenge that is put.
    pub fn signs(&mut self, begun: &Begun) -> Answer {
        self.counter += 1;
        let client = self.client_data(begun, "webauthn.get");
        let seen = self.seen(0);
        let signed = [&seen[..], &Sha256::digest(&client)[..]].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(
            begun,
            json!({
                "clientDataJSON": URL_SAFE_NO_PAD.encode(&client),
                "authenticatorData": URL_SAFE_NO_PAD.encode(&seen),
                "signature": URL_SAFE_NO_PAD.encode(signature.to_der().as_bytes()),
                "userHandle": self.account.map(|id| URL_SAFE_NO_PAD.encode(id.as_bytes())),
            }),
        )
    }

    /// Goes back to an earlier count, as a copy of the device would.
    pub const fn counts_from(&mut self, counter: u32) {
        self.counter = counter;
    }

    fn client_data(&self, begun: &Begun, kind: &str) -> Vec<u8> {
        json!({
            "type": kind,
            "challenge": begun.options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
        .into_bytes()
    }

    fn seen(&self, more: u8) -> Vec<u8> {
        let verified = if self.is_unlocked { VERIFIED } else { 0 };
        let mut seen = Sha256::digest(self.rp_id.as_bytes()).to_vec();
        seen.push(PRESENT | verified | more);
        seen.extend(self.counter.to_be_bytes());
        seen
    }

    /// COSE: an ES256 key on P-256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(x);
        key.extend([0x22, 0x58, 0x20]);
        key.extend(y);
        key
    }

    fn answer(&self, begun: &Begun, response: serde_json::Value) -> Answer {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        Answer {
            ceremony: begun.ceremony.clone(),
            credential: json!({
                "id": id,
                "rawId": id,
                "type": "public-key",
                "response": response,
            })
            .to_string(),
        }
    }
}
