//! The relying party: this house as passkeys know it, by its own origin and no other.

use std::time::Duration;

use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

use crate::store::factors::ceremonies;

/// The name that a device shows beside a passkey.
const NAME: &str = "Global AI Partnership – Governance registry";

/// What verifies the answers of passkeys; one per process.
#[derive(Clone, Debug)]
pub struct RelyingParty(pub(super) Webauthn);

impl RelyingParty {
    /// For the house at this origin (`https://host[:port]`); none where no passkey can be, as at a bare number.
    pub fn at(origin: &str) -> Option<Self> {
        let url = Url::parse(origin).ok()?;
        let host = url.domain()?.to_owned();
        let life = Duration::from_secs(ceremonies::LIFE.as_secs().unsigned_abs());
        let built = WebauthnBuilder::new(&host, &url)
            .ok()?
            .rp_name(NAME)
            .timeout(life)
            .build();
        built.ok().map(Self)
    }
}
