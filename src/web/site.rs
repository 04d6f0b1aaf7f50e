//! What every page must know of the house it stands in: its address and whether it is an example.

use jiff::civil::Date;

use super::proxies::Proxies;
use crate::acts::factors::relying_party::RelyingParty;
use crate::store::gate::Gate;

/// Whether the texts and votes shown are invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoBanner {
    /// A house of record.
    None,
    /// An example: every page says so.
    Shown,
}

/// Whether somebody carries the letters of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    Carried,
    /// No mail server is set, or the house is invented.
    Waits,
}

/// The house as seen from outside; one per process, given to actix as `web::Data<Site>`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Scheme, host and port without a closing slash; the first is the canonical one, the others
    /// are also taken as the origin of a form (the demo answers on two loopback names).
    origins: Vec<String>,
    pub banner: DemoBanner,
    /// Where a person may write about this site; an e-mail address.
    pub contact: Option<String>,
    /// Where a weakness may be reported, and the last day on which that holds.
    pub security: Option<(String, Date)>,
    /// Closed while the register is read-only: every page says so.
    pub gate: Gate,
    /// Whether letters are carried: without it, links are shown to who makes them, to be passed on.
    pub post: Post,
    /// Who may say from where a request comes.
    pub proxies: Proxies,
    relying_party: Option<RelyingParty>,
}

/// `BASE_URL` is not `http://host[:port]` or `https://host[:port]`.
#[derive(Debug, thiserror::Error)]
#[error("BASE_URL must be http:// or https:// with a host and nothing after it, not {0:?}")]
pub struct NotAnOrigin(String);

impl Site {
    /// # Errors
    /// [`NotAnOrigin`] when the text is not an origin (a closing slash is forgiven).
    pub fn at(base_url: &str, banner: DemoBanner) -> Result<Self, NotAnOrigin> {
        let origin = origin(base_url)?;
        Ok(Self {
            relying_party: RelyingParty::at(&origin),
            origins: vec![origin],
            banner,
            contact: None,
            security: None,
            gate: Gate::default(),
            post: Post::Waits,
            proxies: Proxies::default(),
        })
    }

    /// Takes forms from a second name of the same house.
    ///
    /// # Errors
    /// [`NotAnOrigin`] when the text is not an origin.
    pub fn and_at(mut self, base_url: &str) -> Result<Self, NotAnOrigin> {
        self.origins.push(origin(base_url)?);
        Ok(self)
    }

    /// The house as passkeys know it, by its first origin; none where no passkey can be.
    pub const fn relying_party(&self) -> Option<&RelyingParty> {
        self.relying_party.as_ref()
    }

    /// `https://host[:port]`, before every absolute address that we write.
    pub fn origin(&self) -> &str {
        &self.origins[0]
    }

    /// Whether a form sent from there is one of ours.
    pub fn is_own_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|own| own == origin)
    }

    /// Whether browsers reach the house by TLS.
    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    /// Signing in needs TLS, or a browser on this very machine.
    pub fn may_sign_in(&self) -> bool {
        let host = self.origin().strip_prefix("http://").unwrap_or_default();
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        };
        self.is_https() || matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    }
}

fn origin(base_url: &str) -> Result<String, NotAnOrigin> {
    let origin = base_url.strip_suffix('/').unwrap_or(base_url);
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(origin.to_ascii_lowercase())
        }
        _ => Err(NotAnOrigin(base_url.to_owned())),
    }
}
