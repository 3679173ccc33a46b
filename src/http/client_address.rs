//! Who asks: the address of the client, where proxies stand between it and the service.
//!
//! Anybody can send `X-Forwarded-For`, so it counts only where the connection comes from a proxy that the settings trust, and
//! of its entries only those that such proxies wrote: from the right up to the first address that is none of theirs.

use http::{HeaderMap, HeaderName};
use ipnet::{IpNet, Ipv4Net};
use std::net::{IpAddr, SocketAddr};

/// What proxies tell the client's address by. Its successor `Forwarded` is not read: a proxy that writes the one passes the
/// other on as the client sent it.
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The proxies whose word counts.
#[derive(Debug, Clone, Default)]
pub(super) struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// The proxies in these networks.
    pub(super) fn new(networks: &[IpNet]) -> Self {
        Self(networks.iter().map(canonical_network).collect())
    }

    /// The address of the client whose request came from this peer.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        // Several lines are one list (RFC 9110, section 5.3). Each proxy writes at its end.
        let entries = headers.get_all(X_FORWARDED_FOR).iter().rev();
        for entry in entries.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b',')) {
            let Some(before) = address(entry) else { break };
            client = before;
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// A network of IPv4 addresses that are written as IPv6 ones, as what it means.
fn canonical_network(network: &IpNet) -> IpNet {
    let IpNet::V6(mapped) = network else { return *network };
    let plain = mapped.addr().to_ipv4_mapped().zip(mapped.prefix_len().checked_sub(96));
    plain.and_then(|(address, length)| Ipv4Net::new(address, length).ok()).map_or(*network, IpNet::V4)
}

/// One entry: an address, with or without a port, an IPv6 one perhaps in brackets.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(entry).ok()?.trim_matches([' ', '\t']);
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let address = match bare {
        Some(inner) => IpAddr::V6(inner.parse().ok()?),
        None => text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))?,
    };
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn told(trusted: &[&str], peer: &str, lines: &[&[u8]]) -> String {
        let networks: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(X_FORWARDED_FOR, HeaderValue::from_bytes(line).unwrap());
        }
        TrustedProxies::new(&networks).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_who_is_no_proxy() {
        assert_eq!(told(&[], "10.0.0.1", &[b"192.0.2.7"]), "10.0.0.1");
        assert_eq!(told(&["10.0.0.0/8"], "11.0.0.1", &[b"192.0.2.7"]), "11.0.0.1");
        assert_eq!(told(&["10.0.0.0/8"], "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn the_first_address_from_the_right_that_is_no_proxy_is_the_client() {
        let told = |lines: &[&[u8]]| told(&["10.0.0.0/8", "2001:db8:aa::/48"], "10.0.0.1", lines);
        assert_eq!(told(&[b"192.0.2.7"]), "192.0.2.7");
        assert_eq!(told(&[b"203.0.113.9, 192.0.2.7"]), "192.0.2.7");
        assert_eq!(told(&[b"203.0.113.9, 192.0.2.7,10.1.1.1 ,\t2001:db8:aa::1"]), "192.0.2.7");
        assert_eq!(told(&[b"203.0.113.9, 192.0.2.7", b"10.1.1.1"]), "192.0.2.7");
        assert_eq!(told(&[b"10.9.9.9, 10.1.1.1"]), "10.9.9.9", "the outermost of those that are all proxies");
    }

    #[test]
    fn what_is_no_address_ends_the_walk() {
        for garbage in
            [&b""[..], b"unknown", b"_hidden", b"\"192.0.2.7\"", b"192.0.2.7:", b"192.0.2.7:99999", b"[192.0.2.7]"]
        {
            let line = [b"203.0.113.9, ", garbage, b", 10.1.1.1"].concat();
            assert_eq!(told(&["10.0.0.0/8"], "10.0.0.1", &[&line]), "10.1.1.1", "{}", garbage.escape_ascii());
            assert_eq!(told(&["10.0.0.0/8"], "10.0.0.1", &[garbage]), "10.0.0.1", "{}", garbage.escape_ascii());
        }
        for garbage in [&b"\xff"[..], b"[2001:db8::7", b"2001:db8::7]", b"[]", b"192.0.2.07", b"192.0.2.7/32", b"-"] {
            assert_eq!(told(&["10.0.0.1/32"], "10.0.0.1", &[garbage]), "10.0.0.1", "{}", garbage.escape_ascii());
        }
    }

    #[test]
    fn addresses_are_read_as_proxies_write_them() {
        for (entry, address) in [
            ("192.0.2.7:50000", "192.0.2.7"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:DB8:0::7]:50000", "2001:db8::7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("[::ffff:192.0.2.7]:50000", "192.0.2.7"),
        ] {
            assert_eq!(told(&["127.0.0.0/8"], "127.0.0.1", &[entry.as_bytes()]), address, "{entry}");
        }
    }

    #[test]
    fn an_ipv4_address_is_one_however_it_is_written() {
        assert_eq!(told(&[], "::ffff:192.0.2.7", &[]), "192.0.2.7");
        for trusted in ["10.0.0.0/8", "::ffff:10.0.0.0/104"] {
            for peer in ["10.0.0.1", "::ffff:10.0.0.1"] {
                assert_eq!(told(&[trusted], peer, &[b"192.0.2.7, ::ffff:10.1.1.1"]), "192.0.2.7", "{trusted} {peer}");
            }
        }
        assert_eq!(told(&["::/0"], "10.0.0.1", &[b"192.0.2.7"]), "10.0.0.1");
    }
}
