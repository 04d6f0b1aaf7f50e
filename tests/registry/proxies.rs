//! Proxies: what they say of where a request comes from is believed of those that are trusted, and no further.

use std::net::IpAddr;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use registry::web::proxies::{Network, Proxies};

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(
            HeaderName::from_bytes(name.as_bytes()).unwrap(),
            HeaderValue::from_str(value).unwrap(),
        );
    }
    headers
}

fn seen(proxies: &str, peer: &str, lines: &[(&str, &str)]) -> String {
    let peer: IpAddr = peer.parse().unwrap();
    Proxies::parse(proxies)
        .unwrap()
        .client(peer, &headers(lines))
        .to_string()
}

const X: &str = "x-forwarded-for";
const F: &str = "forwarded";

#[test]
fn nobody_is_believed_unless_it_is_configured() {
    for lines in [
        &[(X, "192.0.2.7")] as &[_],
        &[(F, "for=192.0.2.7")],
        &[("x-real-ip", "192.0.2.7")],
        &[("cf-connecting-ip", "192.0.2.7")],
    ] {
        assert_eq!(seen("", "198.51.100.9", lines), "198.51.100.9");
        assert_eq!(seen("10.0.0.0/8", "198.51.100.9", lines), "198.51.100.9");
    }
}

#[test]
fn a_trusted_proxy_is_believed_and_what_the_client_wrote_before_it_is_not() {
    let trusted = "10.0.0.0/8, ::1";
    for (lines, client) in [
        (&[(X, "192.0.2.7")] as &[(&str, &str)], "192.0.2.7"),
        (&[(X, "203.0.113.1, 192.0.2.7")], "192.0.2.7"),
        (&[(X, "203.0.113.1"), (X, "192.0.2.7")], "192.0.2.7"),
        // Two proxies of ours, one behind the other.
        (&[(X, "203.0.113.1, 192.0.2.7, 10.1.1.1")], "192.0.2.7"),
        (&[(X, "192.0.2.7:4711")], "192.0.2.7"),
        (&[(X, "2001:db8::7")], "2001:db8::7"),
        (&[(X, "[2001:db8::7]:4711")], "2001:db8::7"),
        (&[(X, "::ffff:192.0.2.7")], "192.0.2.7"),
        (&[(F, "for=192.0.2.7;proto=https;by=10.0.0.1")], "192.0.2.7"),
        (
            &[(F, "proto=https; For=\"[2001:db8::7]:4711\"")],
            "2001:db8::7",
        ),
        (&[(F, "for=203.0.113.1, for=192.0.2.7")], "192.0.2.7"),
        // What cannot be read stops the way back, and is nobody.
        (&[(X, "203.0.113.1, unknown")], "10.0.0.1"),
        (&[(X, "203.0.113.1, unknown, 10.1.1.1")], "10.1.1.1"),
        (&[(F, "for=_hidden")], "10.0.0.1"),
        (&[(X, "")], "10.0.0.1"),
        (&[], "10.0.0.1"),
        // One proxy writes one header; the client may have written the other.
        (&[(X, "192.0.2.7"), (F, "for=192.0.2.7")], "192.0.2.7"),
        (&[(X, "192.0.2.7"), (F, "for=203.0.113.1")], "10.0.0.1"),
    ] {
        assert_eq!(seen(trusted, "10.0.0.1", lines), client, "{lines:?}");
    }
    assert_eq!(
        seen(trusted, "::ffff:10.0.0.1", &[(X, "192.0.2.7")]),
        "192.0.2.7"
    );
    assert_eq!(seen(trusted, "::1", &[(X, "192.0.2.7")]), "192.0.2.7");
}

#[test]
fn networks_are_read_exactly_and_a_network_is_counted_as_one() {
    for wrong in [
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/",
        "example.org",
        "::/129",
        "10/8",
    ] {
        assert!(Proxies::parse(wrong).is_err(), "{wrong}");
    }
    let network = |text: &str| Network::of(text.parse().unwrap()).to_string();
    assert_eq!(network("192.0.2.200"), "192.0.2.0/24");
    assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    let everything: Network = "0.0.0.0/0".parse().unwrap();
    assert!(everything.contains("203.0.113.5".parse().unwrap()));
    assert!(!everything.contains("::1".parse().unwrap()));
}
