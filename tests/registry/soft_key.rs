//! A passkey made of nothing but its key: it signs what a page asks it to, as a person's device does.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use registry::rules::permissions::Action;
use registry::store::factors::passkeys::{self, Stored};
use registry::store::{Asking, Kept, Store};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::house::House;

/// Present, and verified by its device (WebAuthn, 6.1).
const PRESENT_AND_VERIFIED: u8 = 0x05;

pub struct SoftKey {
    key: SigningKey,
    id: [u8; 16],
}

impl SoftKey {
    /// A key of this account, as if it had been enrolled.
    pub fn of(house: &House, account: Uuid) -> Self {
        Self::of_account(house.store(), account)
    }

    /// As [`SoftKey::of`], of a house that is known by its store.
    pub fn of_account(store: &Store, account: Uuid) -> Self {
        let id = *Uuid::now_v7().as_bytes();
        let mut secret = [7; 32];
        secret[16..].copy_from_slice(&id);
        let made = Self {
            key: SigningKey::from_slice(&secret).unwrap(),
            id,
        };
        let stored = Stored {
            credential: hex::encode(id),
            account,
            name: "Soft key".to_owned(),
            passkey: made.public().to_string(),
        };
        let voice = store.speaking_for(account).unwrap();
        let asking = Asking::new(voice, Action::OwnAccount);
        store
            .keep(asking, move |tx| {
                passkeys::add(tx, &stored)?;
                Ok(Kept::Done(()))
            })
            .unwrap();
        made
    }

    /// As the library that verifies keeps it.
    fn public(&self) -> Value {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        json!({ "cred": {
            "cred_id": text(&self.id),
            "cred": { "type_": "ES256", "key": { "EC_EC2": { "curve": "SECP256R1", "x": text(x), "y": text(y) } } },
            "counter": 0,
            "transports": null,
            "user_verified": true,
            "backup_eligible": false,
            "backup_state": false,
            "registration_policy": "required",
            "extensions": {},
            "attestation": { "data": "None", "metadata": "None" },
            "attestation_format": "none",
        } })
    }

    /// Answers the options of a page at this origin.
    pub fn answers(&self, options: &Value, origin: &str) -> String {
        self.answers_as(options, origin, PRESENT_AND_VERIFIED)
    }

    /// As [`SoftKey::answers`], by a device that says this of its person.
    pub fn answers_as(&self, options: &Value, origin: &str, flags: u8) -> String {
        let challenge = options["challenge"].as_str().unwrap();
        let client = json!({ "type": "webauthn.get", "challenge": challenge, "origin": origin, "crossOrigin": false });
        let client = client.to_string();
        let host = options["rpId"].as_str().unwrap();
        let mut signed = Sha256::digest(host.as_bytes()).to_vec();
        signed.push(flags);
        signed.extend_from_slice(&[0; 4]);
        let authenticator = signed.clone();
        signed.extend_from_slice(&Sha256::digest(client.as_bytes()));
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": text(&self.id),
            "rawId": text(&self.id),
            "type": "public-key",
            "extensions": {},
            "response": {
                "authenticatorData": text(&authenticator),
                "clientDataJSON": text(client.as_bytes()),
                "signature": text(signature.to_der().as_bytes()),
                "userHandle": null,
            },
        })
        .to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
