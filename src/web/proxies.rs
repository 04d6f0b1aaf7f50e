//! Proxies that are trusted to say from where a request came, and what they say.

use std::net::IpAddr;
use std::str::FromStr;

use actix_web::http::header::{self, HeaderMap};

/// Addresses that begin alike: `192.0.2.0/24`, `2001:db8::/64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// The network whose failures are counted together: /24 of IPv4, /64 of IPv6.
    pub fn of(address: IpAddr) -> Self {
        let bits = if address.is_ipv4() { 24 } else { 64 };
        Self {
            address: masked(address, bits),
            bits,
        }
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        address.is_ipv4() == self.address.is_ipv4() && masked(address, self.bits) == self.address
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WANTED: &str = "an address or a network, as 10.0.0.0/8";
        let (address, bits) = text.split_once('/').unwrap_or((text, ""));
        let address: IpAddr = address.parse().map_err(|_| WANTED)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            "" if text.contains('/') => return Err(WANTED),
            "" => most,
            bits => bits.parse().map_err(|_| WANTED)?,
        };
        if bits > most || masked(address, bits) != address {
            return Err(WANTED);
        }
        Ok(Self { address, bits })
    }
}

fn masked(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            IpAddr::V4((v4.to_bits() & mask).into())
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            IpAddr::V6((v6.to_bits() & mask).into())
        }
    }
}

/// Who may say so: nobody, unless it is configured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

impl Proxies {
    /// Reads `10.0.0.0/8, ::1`.
    ///
    /// # Errors
    /// What a part of it should be.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        text.split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// From where a request came that reached us from `peer`. What a header says is believed only as far as trusted
    /// proxies wrote it, from the last to the first; where two headers differ, neither is.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        let x_forwarded_for = all(headers, &header::X_FORWARDED_FOR)
            .map(|lines| self.nearest(peer, lines.split(',').map(plain)));
        let forwarded = all(headers, &header::FORWARDED)
            .map(|lines| self.nearest(peer, lines.split(',').map(of_element)));
        match (x_forwarded_for, forwarded) {
            (None, None) => peer,
            (Some(one), None) | (None, Some(one)) => one,
            (Some(one), Some(other)) if one == other => one,
            (Some(_), Some(_)) => peer,
        }
    }

    /// Goes back along the way while who wrote it is trusted; stops where it cannot be read.
    fn nearest(
        &self,
        peer: IpAddr,
        way: impl DoubleEndedIterator<Item = Option<IpAddr>>,
    ) -> IpAddr {
        let mut nearest = peer;
        for address in way.rev() {
            match address {
                Some(address) if self.trusts(nearest) => nearest = address,
                _ => break,
            }
        }
        nearest
    }
}

/// Several lines of a header are one, in their order (RFC 9110, 5.3).
fn all(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let lines: Vec<&str> = headers
        .get_all(name)
        .map(|line| line.to_str().unwrap_or("unreadable"))
        .collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

/// `192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]:4711`.
fn plain(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let text = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None => match text.split_once(':') {
            Some((address, port)) if port.parse::<u16>().is_ok() && address.contains('.') => {
                address
            }
            _ => text,
        },
    };
    text.parse()
        .ok()
        .map(|address: IpAddr| address.to_canonical())
}

/// `for=192.0.2.1;proto=https` (RFC 7239).
fn of_element(text: &str) -> Option<IpAddr> {
    text.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("for")
            .then(|| plain(value))?
    })
}
