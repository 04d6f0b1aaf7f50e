//! Intents: what a person confirms, in canonical bytes, and the challenge that a passkey signs for it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::canonical::{self, Malformed, micros};
use super::commitments::Salt;
use crate::rules::words::{BallotSymbol, Choice, MemberCode};

/// What is to be done, but for who confirms it and until when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deed {
    /// `{"about":…,"name":"…"}`: the act by its name, and all that it says.
    pub act: Value,
    pub ballot: Option<BallotSymbol>,
    pub choice: Option<Choice>,
    pub member: Option<MemberCode>,
    pub revision: Option<i64>,
}

impl Deed {
    /// An act by its name and what it says.
    ///
    /// # Errors
    /// [`Malformed::Form`] when what it says has no JSON form.
    pub fn of<T: Serialize>(name: &str, about: &T) -> Result<Self, Malformed> {
        let about = serde_json::to_value(about)?;
        Ok(Self {
            act: json!({ "about": about, "name": name }),
            ballot: None,
            choice: None,
            member: None,
            revision: None,
        })
    }

    #[must_use]
    pub fn for_member(mut self, member: Option<&MemberCode>) -> Self {
        self.member = member.cloned();
        self
    }

    /// The act's name: `vote`, `approve-motion`.
    pub fn name(&self) -> &str {
        self.act["name"].as_str().unwrap_or_default()
    }

    /// What the act says.
    pub fn about(&self) -> &Value {
        &self.act["about"]
    }
}

/// What a passkey signs, or a code stands for: this deed, by this account in this session, until then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// The account's id.
    pub account: String,
    pub act: Value,
    pub ballot: Option<BallotSymbol>,
    pub choice: Option<Choice>,
    #[serde(with = "micros")]
    pub expires: Timestamp,
    pub member: Option<MemberCode>,
    /// The origin of the record.
    pub origin: String,
    pub revision: Option<i64>,
    /// The session's name, which is no secret.
    pub session: String,
}

impl Intent {
    /// Whether it is for exactly this.
    pub fn is_for(&self, deed: &Deed) -> bool {
        self.deed() == *deed
    }

    pub fn deed(&self) -> Deed {
        Deed {
            act: self.act.clone(),
            ballot: self.ballot.clone(),
            choice: self.choice,
            member: self.member.clone(),
            revision: self.revision,
        }
    }
}

/// What stays of a confirmed act, as private evidence: anybody who may read it can compute the challenge again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the browser gave, as it came; none of a code.
    pub assertion: Option<String>,
    pub intent: Intent,
    /// 32 bytes, hexadecimal.
    pub nonce: String,
}

impl Evidence {
    /// The challenge that was set: the nonce is a salt, for a vote has four values.
    ///
    /// # Errors
    /// [`Malformed`] when the intent has no canonical form, or the nonce is none.
    pub fn challenge(&self) -> Result<[u8; 32], Malformed> {
        let nonce = super::commitments::salt_of(&self.nonce).ok_or(Malformed::NotCanonical)?;
        Ok(challenge(&nonce, &canonical::write(&self.intent)?))
    }
}

/// `SHA-256("gaip-registry/intent/v1\n" ‖ nonce ‖ JCS(intent))`.
pub fn challenge(nonce: &Salt, intent: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"gaip-registry/intent/v1\n");
    hash.update(nonce);
    hash.update(intent.as_bytes());
    hash.finalize().into()
}
