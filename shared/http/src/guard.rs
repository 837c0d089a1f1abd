//! Which addresses may be connected to. The guard is the resolver itself: what it does not return cannot
//! be connected to, so the check and the use of an address are the same moment.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use url::{Host, Url};

/// What a client may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses only. The only value a Lambda is built with.
    Public,
    /// Nothing but one server on this machine, which answers for every name below `.example`
    /// (RFC 2606). For the sample city and tests.
    Loopback(SocketAddr),
}

/// The name of a host is known, and none of its addresses may be connected to.
#[derive(Debug, thiserror::Error)]
#[error("expected a public address, found `{host}`")]
pub(crate) struct NotPublic {
    host: String,
}

/// Whether `address` belongs to the public internet: the complement of IANA's special-purpose registries
/// (RFC 6890), IPv4 inside IPv6 included.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => embedded_v4(v6).map_or_else(|| is_public_v6(v6), is_public_v4),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127, _, _) => true, // this network, private, loopback
        (100, 64..=127, _) => true,   // carrier-grade NAT
        (169, 254, _) => true,        // link-local, cloud metadata
        (172, 16..=31, _) | (192, 168, _) => true,
        (192, 0, 0 | 2) | (192, 88, 99) => true, // protocol assignments, documentation, 6to4 relays
        (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113) => true, // benchmarks, documentation
        (224.., _, _) => true,                   // multicast, reserved, broadcast
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is global unicast; of it 2001::/23 and 2001:db8::/32 and 3fff::/20 are special.
    let global = (first & 0xe000) == 0x2000;
    let special =
        (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) || (first == 0x3fff && second < 0x1000);
    global && !special
}

/// The IPv4 address inside a mapped, compatible, NAT64 or 6to4 address.
fn embedded_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let tail = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] => tail(high, low),
        [0x0064, 0xff9b, 0, 0, 0, 0, high, low] => tail(high, low),
        [0x2002, high, low, ..] => tail(high, low),
        _ => None,
    }
}

/// Refuses an address that names its host by number, such as `http://0x7f.1/`: no resolver would see it.
pub(crate) fn check_literal(url: &Url) -> Result<(), NotPublic> {
    let literal = match url.host() {
        Some(Host::Ipv4(v4)) => IpAddr::V4(v4),
        Some(Host::Ipv6(v6)) => IpAddr::V6(v6),
        _ => return Ok(()),
    };
    // The loopback server of local mode is reached by name alone, so this holds in every mode.
    if is_public(literal) { Ok(()) } else { Err(NotPublic { host: literal.to_string() }) }
}

/// Resolves names to the addresses that may be connected to.
pub(crate) struct GuardedResolver(pub(crate) Reach);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (host, reach) = (name.as_str().to_owned(), self.0);
        Box::pin(async move {
            let addresses = match reach {
                Reach::Loopback(server) if host.ends_with(".example") => vec![server],
                Reach::Loopback(_) => Vec::new(),
                Reach::Public => {
                    let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
                    found.filter(|address| is_public(address.ip())).collect()
                }
            };
            match addresses.is_empty() {
                true => Err(NotPublic { host }.into()),
                false => Ok(Box::new(addresses.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let inside = [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "100::1",
            "3fff::1",
        ];
        for address in inside {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in
            ["1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn numbers_in_every_spelling_are_refused() {
        for spelling in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://0/",
            "http://169.254.169.254/latest/meta-data",
        ] {
            assert!(check_literal(&Url::parse(spelling).unwrap()).is_err(), "{spelling}");
        }
        assert!(check_literal(&Url::parse("https://1.1.1.1/").unwrap()).is_ok());
    }
}
